"""Load the words of the topics and compile them into tables that are looked up, never searched."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from .folding import fold, words_of
from .vocabulary import TOPICS, Topic

__all__ = ["STRONG", "Entry", "Lexicon", "Node", "compile_lexicon", "keys_of", "languages", "lexicon"]

#: Evidence is counted in thirds: a strong entry is three, a weak one is one.
STRONG = 3
_WEAK = 1
_WEIGHTS = {"strong": STRONG, "weak": _WEAK}

_WITHOUT_SPACES = frozenset({"ja", "th", "zh"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry of a lexicon in its own spelling. ``topic`` is None for angry wording."""

    text: str
    topic: Topic | None
    weight: int
    is_single: bool = True


@dataclass(slots=True)
class Node:
    """Hold what may follow the words read so far, and the entries that end here. A stem follows as its letters and a ``*``."""

    following: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Lexicon:
    """Hold one language: a tree of words where words stand apart, else a table of character runs."""

    language: str
    is_spaced: bool
    root: Node = field(default_factory=Node)
    stems: set[str] = field(default_factory=set)
    stem_sizes: tuple[int, ...] = ()
    runs: dict[str, list[Entry]] = field(default_factory=dict)
    run_sizes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    negations: set[str] = field(default_factory=set)

    def add(self, entry: Entry) -> None:
        """Take over one entry, in all its spellings."""
        for spelling in _spellings(entry.text, self.language):
            if self.is_spaced:
                self._add_words(keys_of(spelling), entry)
            else:
                self.runs.setdefault("".join(word.text for word in words_of(fold(spelling))), []).append(entry)

    def keys_at(self, word: str) -> list[str]:
        """Return the word and its stems that the lexicon knows, as keys of the tree."""
        found = [word]
        for size in self.stem_sizes:
            if size > len(word):
                break
            if word[:size] in self.stems:
                found.append(f"{word[:size]}*")
        return found

    def _add_words(self, keys: list[str], entry: Entry) -> None:
        node = self.root
        for key in keys:
            self._note_stem(key)
            node = node.following.setdefault(key, Node())
        if keys and entry not in node.entries:
            node.entries.append(entry)

    def _note_stem(self, key: str) -> None:
        if key.endswith("*"):
            self.stems.add(key[:-1])

    def add_negation(self, word: str) -> None:
        """Take over a word that turns the next ones round."""
        for spelling in _spellings(word, self.language):
            for key in keys_of(spelling):
                self._note_stem(key)
                self.negations.add(key)

    def close(self) -> None:
        """Note which sizes are worth looking up."""
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
def lexicon(language: str) -> Lexicon:
    """Return the compiled lexicon of one of ``languages()``."""
    text = resources.files(__package__).joinpath("data", "lexicon", f"{language}.toml").read_text(encoding="utf-8")
    return compile_lexicon(language, tomllib.loads(text))


def compile_lexicon(language: str, document: Mapping[str, Any]) -> Lexicon:
    """Compile a document such as those in ``data/lexicon``."""
    found = Lexicon(language, is_spaced=language not in _WITHOUT_SPACES)
    for topic in TOPICS:
        _add_all(found, topic, document.get("topics", {}).get(topic, {}))
    _add_all(found, None, document.get("negative", {}))
    for word in document.get("negation", {}).get("words", ()):
        found.add_negation(word)
    found.close()
    return found


def _add_all(found: Lexicon, topic: Topic | None, rows: Mapping[str, Any]) -> None:
    for strength, weight in _WEIGHTS.items():
        for text in rows.get(strength, ()):
            found.add(Entry(text, topic, weight, is_single=len(text.split()) == 1))


def _spellings(text: str, language: str) -> Iterator[str]:
    yield text
    if language == "de" and (written_out := text.translate(_UMLAUTS)) != text:
        yield written_out


def keys_of(spelling: str) -> list[str]:
    """Return the words of an entry as keys of the tree; one that ends in ``*`` is a stem."""
    keys: list[str] = []
    for piece in spelling.split():
        words = [word.text for word in words_of(fold(piece.removesuffix("*")))]
        if piece.endswith("*") and words:
            words[-1] += "*"
        keys += words
    return keys
