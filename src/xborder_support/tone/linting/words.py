"""Find the words and phrases of a lexicon in a text: whole words only, in one pass.

Where words stand apart, a phrase is a chain of whole words with blanks, hyphens or apostrophes between them, as it was declared: "rund"
is not in "Rundgang", "ham" not in "Birmingham", and "peut être" is not "peut-être". In Chinese, Japanese and Thai a phrase is found
anywhere, unless it stands inside a longer phrase of the lexicon: "最" is not in "最近" where "最近" is known as harmless.

An entry may declare endings: ``"beer|s"`` is "beer" and "beers". A lexicon adds what its language joins to words: the article and the
one-letter words of Arabic and Hebrew in front, the particles of Korean behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from .facts import facts
from .folding import ENDING_MARK, Folded, fold

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["Found", "Lexicon", "outside"]

_Meaning = TypeVar("_Meaning")

# Han with its iteration mark, kana with the long-vowel mark, Thai, Lao, Khmer, Burmese.
_UNSPACED = "\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f\u0e01-\u0e4e\u0e80-\u0eff\u1780-\u17d3\u1000-\u109f"


class Found(NamedTuple, Generic[_Meaning]):
    """Say where a phrase stands, in code points of the text as it was written, and what it means."""

    start: int
    end: int
    meaning: _Meaning


@dataclass(slots=True)
class _Node(Generic[_Meaning]):
    following: dict[tuple[str, str], _Node[_Meaning]] = field(default_factory=dict)
    meanings: list[_Meaning | None] = field(default_factory=list)


class Lexicon(Generic[_Meaning]):
    """Hold phrases with what each of them means.

    ``harmless`` phrases hide what stands inside them. ``is_joined`` says whether a word is found that a hyphen joins to another one that
    is not in the phrase ("wine-red").

    Example:
        >>> lexicon = Lexicon([("rund", "approximation"), ("in Kürze", "time")], language="de", harmless=["rund um"])
        >>> [found.meaning for found in lexicon.find("Rund 5 kg, in  KÜRZE. Rund um die Uhr: Rundgang.")]
        ['approximation', 'time']
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, _Meaning]],
        *,
        language: str,
        harmless: Iterable[str] = (),
        is_joined: bool = False,
    ) -> None:
        """Compile the phrases; ``language`` is a primary subtag."""
        self._language = language
        self._is_joined = is_joined
        self._words: _Node[_Meaning] = _Node()
        self._runs: dict[str, list[_Meaning | None]] = {}
        for text, meaning in phrases:
            self._add(text, meaning)
        for text in harmless:
            self._add(text, None)
        self._firsts = frozenset(key for _, key in self._words.following)
        self._run = _either(self._runs)

    def find(self, text: str | Folded) -> list[Found[_Meaning]]:
        """Return what occurs, in the order of the text. What is a part of a longer phrase is left out."""
        folded = fold(text) if isinstance(text, str) else text
        places = list(self._by_words(folded)) if self._firsts else []
        if self._run:
            places += self._by_runs(folded.text, self._run)
        if not places:
            return []
        return [Found(*folded.span(start, end), meaning) for start, end, meaning in _longest(places) if meaning is not None]

    def _add(self, text: str, meaning: _Meaning | None) -> None:
        spelled = fold(text.replace("|", ENDING_MARK))
        if _unspaced().search(spelled.text):
            self._runs.setdefault(spelled.text, []).append(meaning)
            return
        pieces = list(_pieces(spelled))
        edges = [(number == 0, number == len(pieces) - 1) for number in range(len(pieces))]
        for forms in product(*(self._forms(piece, edge) for piece, edge in zip(pieces, edges, strict=True))):
            node = self._words
            for key in forms:
                node = node.following.setdefault(key, _Node())
            node.meanings.append(meaning)

    def _forms(self, piece: tuple[str, str, tuple[str, ...]], edge: tuple[bool, bool]) -> list[tuple[str, str]]:
        """Return how a word may be written, with what the language joins to the first word and to the last; every other stands as it is."""
        joint, word, endings = piece
        is_first, is_last = edge
        prefixes = ("", *_joined("prefixes", self._language)) if is_first else ("",)
        behind = ("", *(_joined("endings", self._language) if is_last else ()), *endings)
        return [(joint, f"{prefix}{word}{ending}") for prefix in prefixes for ending in behind]

    def _by_words(self, folded: Folded) -> Iterator[tuple[int, int, _Meaning | None]]:
        text, words = folded.text, folded.words
        for first in self._firsts & folded.numbers.keys():
            for place in folded.numbers[first]:
                start = words[place][0]
                if self._is_joined or not _is_hyphen(text[start - 1 : start], text[start - 2 : start - 1]):
                    yield from self._phrases_at(text, words, place)

    def _phrases_at(self, text: str, words: Sequence[tuple[int, int]], place: int) -> Iterator[tuple[int, int, _Meaning | None]]:
        node = self._words
        joint = ""
        for number in range(place, len(words)):
            start, end = words[number]
            following = node.following.get((joint, text[start:end]))
            if following is None:
                return
            node = following
            if node.meanings and (self._is_joined or not _is_hyphen(text[end : end + 1], text[end + 1 : end + 2])):
                for meaning in node.meanings:
                    yield words[place][0], end, meaning
            joint = _joint(text[end : words[number + 1][0]]) if number + 1 < len(words) else "?"

    def _by_runs(self, text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, _Meaning | None]]:
        """Yield at each place the longest run that stands there: what is shorter would be left out."""
        match = pattern.search(text)
        while match is not None:
            start, end = match.span()
            for meaning in self._runs[match[0]]:
                yield start, end, meaning
            match = pattern.search(text, start + 1)


def outside(found: Iterable[Found[_Meaning]], ranges: Iterable[tuple[int, int]]) -> Iterator[Found[_Meaning]]:
    """Yield what stands in none of the ranges, both in the order of the text. The ranges do not overlap."""
    left = iter(ranges)
    current = next(left, None)
    for place in found:
        while current is not None and current[1] <= place.start:
            current = next(left, None)
        if current is None or place.end <= current[0]:
            yield place


def _longest(places: Iterable[tuple[int, int, _Meaning | None]]) -> Iterator[tuple[int, int, _Meaning | None]]:
    """Drop what is a part of a longer phrase; of two readings of one place the harmless one counts."""
    kept: tuple[int, int, _Meaning | None] = (-1, -1, None)
    for place in sorted(places, key=lambda place: (place[0], -place[1], place[2] is not None)):
        is_same = place[:2] == kept[:2]
        if place[1] > kept[1] or (is_same and kept[2] is not None):
            kept = place
            yield place


@cache
def _joined(place: str, language: str) -> tuple[str, ...]:
    return tuple(fold(form).text for form in facts("joining")[place].get(language, ()))


def _either(runs: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of some runs, of which the longest is met first; None where there are none."""
    listed = sorted(runs, key=lambda run: (-len(run), run))
    return re.compile("|".join(map(re.escape, listed))) if listed else None


@cache
def _unspaced() -> Pattern[str]:
    import regex  # noqa: PLC0415  (13 ms, which nobody pays who lints nothing)

    return regex.compile(f"[{_UNSPACED}]")


def _pieces(spelled: Folded) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each word of an entry with what joins it to the one before, and its endings."""
    last = 0
    for start, end in spelled.words:
        word, *endings = spelled.text[start:end].split(ENDING_MARK)
        yield _joint(spelled.text[last:start]) if last else "", word, tuple(endings)
        last = end


_HYPHENS = "-\u2010\u2011"


def _joint(gap: str) -> str:
    """Return what joins two words: nothing, a blank, a hyphen, an apostrophe; or "?" for what parts them."""
    if gap.isspace():
        return " " if gap.count("\n") < 2 else "?"
    if gap in {"", "'"}:
        return gap
    return "-" if gap in _HYPHENS else "?"


def _is_hyphen(character: str, beyond: str) -> bool:
    return character != "" and character in _HYPHENS and beyond.isalnum()
