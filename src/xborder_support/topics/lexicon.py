"""Load the words of the topics and compile them into tables that are looked up, never searched."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from .entries import INQUIRY, STRONG, Combination, Entry, Node, combinations_of, is_class, part_entries
from .folding import fold, marked, words_of
from .vocabulary import TOPICS, Topic

__all__ = ["KEEPS_MARKS", "Known", "Lexicon", "compile_lexicon", "keys_of", "languages", "lexicon"]

_WEIGHTS = {"strong": STRONG, "weak": 1}

_WITHOUT_SPACES = frozenset({"ja", "th", "zh"})
#: Languages in which accents tell words apart that have nothing to do with each other.
KEEPS_MARKS = frozenset({"vi"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_REACHES = {"ja": 14, "zh": 14}  # Characters between the parts of a combination.
_REACH = 40
_REMEMBERED = 4096  # Words of a language: most of what customers write, and a bound for hostile texts.
_DIGITS = re.compile("[0-9]+")
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Known:
    """Hold the keys that a word is looked up as, and whether it begins an entry, negates what follows or denies what went before."""

    keys: tuple[str, ...]
    begins: bool
    negates: bool
    denies: bool


@dataclass(slots=True)
class Lexicon:
    """Hold one language: a tree of words where words stand apart, else a table of character runs.

    ``negations`` stand before what they deny, ``denials`` after it. Any number is looked up as ``#`` beside itself.
    """

    language: str
    is_spaced: bool
    is_marked: bool = False
    root: Node = field(default_factory=Node)
    stems: set[str] = field(default_factory=set)
    stem_sizes: tuple[int, ...] = ()
    runs: dict[str, list[Entry]] = field(default_factory=dict)
    run_sizes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    negations: set[str] = field(default_factory=set)
    denials: set[str] = field(default_factory=set)
    combinations: list[Combination] = field(default_factory=list)
    reach: int = _REACH
    keys: set[str] = field(default_factory=set)
    remembered: dict[str, Known] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take over one entry, in all its spellings."""
        for spelling in _spellings(entry.text, self.language):
            self._add_spelling(spelling, entry)

    def add_part(self, entry: Entry, spellings: tuple[str, ...]) -> None:
        """Take over what a part of a combination may be written as."""
        for text in spellings:
            for spelling in _spellings(text, self.language):
                self._add_spelling(spelling, entry)

    def _add_spelling(self, spelling: str, entry: Entry) -> None:
        if self.is_spaced:
            self._add_words(keys_of(spelling, is_marked=self.is_marked), entry)
        elif entry not in (same := self.runs.setdefault(run_of(spelling), [])):
            same.append(entry)

    def look_up(self, word: str) -> Known:
        """Return what the lexicon knows of a word. Words come again in every message, so answers are remembered."""
        known = self.remembered.get(word)
        if known is None:
            known = self._known(word)
            if len(self.remembered) < _REMEMBERED:
                self.remembered[word] = known
        return known

    def _known(self, word: str) -> Known:
        counted = _DIGITS.sub("#", word)
        spellings = (word,) if counted == word else (word, counted)
        stems = [f"{text[:size]}*" for text in spellings for size in self.stem_sizes if size <= len(text) and text[:size] in self.stems]
        keys = (*spellings, *stems)
        return Known(
            keys=tuple(key for key in keys if key in self.keys),
            begins=not self.root.following.keys().isdisjoint(keys),
            negates=not self.negations.isdisjoint(keys),
            denies=not self.denials.isdisjoint(keys),
        )

    def _add_words(self, keys: list[str], entry: Entry) -> None:
        node = self.root
        for key in keys:
            self._note_stem(key)
            self.keys.add(key)
            node = node.following.setdefault(key, Node())
        if keys and entry not in node.entries:
            node.entries.append(entry)

    def _note_stem(self, key: str) -> None:
        if key.endswith("*"):
            self.stems.add(key[:-1])

    def add_negation(self, word: str, *, is_after: bool = False) -> None:
        """Take over a word that denies what stands next to it."""
        known = self.denials if is_after else self.negations
        for spelling in _spellings(word, self.language):
            keys = keys_of(spelling, is_marked=self.is_marked) if self.is_spaced else [run_of(spelling)]
            for key in keys:
                self._note_stem(key)
                known.add(key)

    def close(self) -> None:
        """Note which sizes are worth looking up."""
        self.runs.pop("", None)
        self.stem_sizes = tuple(sorted({len(stem) for stem in self.stems}))
        sizes: dict[str, set[int]] = {}
        for run in self.runs:
            sizes.setdefault(run[0], set()).add(len(run))
        self.run_sizes = {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


@cache
def languages() -> frozenset[str]:
    """Return the languages that a lexicon exists for, as primary subtags."""
    folder = resources.files(__package__).joinpath("data", "lexicon")
    return frozenset(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


@cache
def lexicon(language: str, *, is_marked: bool = False) -> Lexicon:
    """Return the compiled lexicon of one of ``languages()``."""
    text = resources.files(__package__).joinpath("data", "lexicon", f"{language}.toml").read_text(encoding="utf-8")
    return compile_lexicon(language, tomllib.loads(text), is_marked=is_marked)


def compile_lexicon(language: str, document: Mapping[str, Any], *, is_marked: bool = False) -> Lexicon:
    """Compile a document such as those in ``data/lexicon``. A marked one keeps accents."""
    found = Lexicon(language, language not in _WITHOUT_SPACES, is_marked, reach=_REACHES.get(language, _REACH))
    for topic in TOPICS:
        _add_all(found, topic, document.get("topics", {}).get(topic, {}))
    _add_all(found, None, document.get("negative", {}))
    _add_combinations(found, document)
    for place, is_after in (("words", False), ("after", True)):
        for word in document.get("negation", {}).get(place, ()):
            found.add_negation(word, is_after=is_after)
    found.close()
    return found


def _add_all(found: Lexicon, topic: Topic | None, rows: Mapping[str, Any]) -> None:
    for strength, weight in _WEIGHTS.items():
        for text in rows.get(strength, ()):
            found.add(Entry(text, topic, weight, is_single=len(text.split()) == 1))


def _add_combinations(found: Lexicon, document: Mapping[str, Any]) -> None:
    classes: Mapping[str, list[str]] = document.get("classes", {})
    parts = [INQUIRY] if INQUIRY[1:-1] in classes else []
    for combination in combinations_of(document.get("topics", {})):
        found.combinations.append(combination)
        parts += combination.parts
    for part, entry in part_entries(parts):
        found.add_part(entry, tuple(classes[part[1:-1]]) if is_class(part) else (part,))


def _spellings(text: str, language: str) -> Iterator[str]:
    yield text
    if language == "de" and (written_out := text.translate(_UMLAUTS)) != text:
        yield written_out


def run_of(spelling: str) -> str:
    """Return an entry as a run of characters; each digit is a ``#``."""
    return _DIGIT.sub("#", "".join(word.text for word in words_of(fold(spelling.replace("#", "0")))))


def keys_of(spelling: str, *, is_marked: bool = False) -> list[str]:
    """Return the words of an entry as keys of the tree; one that ends in ``*`` is a stem, and ``#`` is any number."""
    return [key for piece in spelling.split() for key in _keys_of_piece(piece, is_marked)]


@lru_cache(maxsize=2048)  # The same words stand in entry after entry; folding them is most of the work of compiling.
def _keys_of_piece(piece: str, is_marked: bool) -> tuple[str, ...]:  # noqa: FBT001  (a keyword would slow the cache)
    words = _words_in(piece.removesuffix("*").replace("#", "0"), is_marked=is_marked)
    if "#" in piece:
        words = [_DIGITS.sub("#", word) for word in words]
    if piece.endswith("*") and words:
        words[-1] += "*"
    return tuple(words)


def _words_in(piece: str, *, is_marked: bool) -> list[str]:
    if is_marked:
        return [word.text for word in marked(piece)]
    return [word.text for word in words_of(fold(piece))]
