"""Fold spellings of one word together, and remember where each folded character stands in the text as it was written.

NFKC, case, invisible characters, Arabic and Hebrew vowel signs, the stretching mark and the forms of alef, ya and ta marbuta make no
difference. Accents do: "peut-être" is found by its accent. Folding changes lengths, so that every place is led back to the text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from .facts import facts

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["ENDING_MARK", "Folded", "fold"]

#: Parts a word from its endings while a lexicon is compiled; of the private use area: no text that means anything has it.
ENDING_MARK = "\ue000"

_REMEMBERED = 8192  # Characters: all that people write in one place, and a bound for hostile texts.
_VOICED = "\uff9e\uff9f"  # half-width sound marks, which join the kana before them
_DROPPED = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x0591, 0x05BD),  # Hebrew points
    (0x05BF, 0x05C7),
    (0x0610, 0x061A),  # Arabic signs and vowels
    (0x061C, 0x061C),
    (0x0640, 0x0640),  # tatweel
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x200B, 0x200F),  # joiners and marks of direction
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),
)


@dataclass(frozen=True, eq=False, repr=False)  # without slots, which would leave no room for what is found once
class Folded:
    """Hold a folded text, and how to lead a place in it back to the text as it was written (None: nothing moved)."""

    text: str
    _lead: Callable[[], Callable[[int, int], tuple[int, int]]] | None = None

    @cached_property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Return where each run of letters, marks and digits stands; a percent sign is a word."""
        return tuple(match.span() for match in _word().finditer(self.text))

    @cached_property
    def numbers(self) -> Mapping[str, Sequence[int]]:
        """Return of each word which ones of the text it is, counted from 0."""
        found: dict[str, list[int]] = {}
        for number, (start, end) in enumerate(self.words):
            found.setdefault(self.text[start:end], []).append(number)
        return found

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a half-open, not empty range of the folded text stands in the text as it was written."""
        return (start, end) if self._lead is None else self._written(start, end)

    @cached_property
    def _written(self) -> Callable[[int, int], tuple[int, int]]:
        assert self._lead is not None  # noqa: S101  (asked only where something moved)
        return self._lead()


def fold(text: str) -> Folded:
    """Return a text as it is looked up, in time that grows with its length alone.

    Example:
        >>> folded = fold("Ein ﬁx gerührter Kuchen")
        >>> folded.text, folded.span(4, 7)
        ('ein fix gerührter kuchen', (4, 6))
    """
    if text.isascii():
        return Folded(text.lower())
    letters = set(text)
    if any(map(_joins, letters)) and not _is_composed(text):
        return _by_clusters(text)
    alone = {ord(letter): _piece(letter) for letter in letters}
    folded = text.translate(alone)
    if all(len(letter) == 1 for letter in alone.values()):
        return Folded(folded)
    return Folded(folded, lambda: _by_letters(text, alone))


def _by_letters(text: str, alone: Mapping[int, str]) -> Callable[[int, int], tuple[int, int]]:
    """Return how to lead a range back, where each letter was folded by itself: only the few that changed their length are looked at."""
    changed = "".join(map(re.escape, (chr(code) for code, folded in alone.items() if len(folded) != 1)))
    places: list[int] = []
    moved: list[tuple[int, int]] = []  # the letter behind, and where it stands in the folded text
    shift = 0
    for match in re.finditer(f"[{changed}]", text):
        index = match.start()
        size = len(alone[ord(match[0])])
        places.append(index + shift)
        moved.append((index + 1, index + shift + size))
        shift += size - 1

    def written(place: int) -> int:
        number = bisect_right(places, place) - 1
        if number < 0:
            return place
        behind, folded = moved[number]
        return behind + place - folded if place >= folded else behind - 1

    def lead(start: int, end: int) -> tuple[int, int]:
        last = written(end - 1) + 1
        while last < len(text) and not alone[ord(text[last])] and unicodedata.category(text[last]) == "Mn":
            last += 1  # a vowel sign belongs to its letter, though nobody looks it up
        return written(start), last

    return lead


def _by_clusters(text: str) -> Folded:
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    for match in _clusters().finditer(text):
        folded = _piece(match.group())
        pieces.append(folded)
        starts.extend([match.start()] * len(folded))
        ends.extend([match.end()] * len(folded))
    return Folded("".join(pieces), lambda: lambda start, end: (starts[start], ends[end - 1]))


@cache
def _word() -> Pattern[str]:
    import regex  # noqa: PLC0415  (13 ms, which nobody pays who lints nothing)

    return regex.compile(rf"[\p{{L}}\p{{M}}\p{{N}}_{ENDING_MARK}]+|%")


@cache
def _clusters() -> Pattern[str]:
    """Return the pattern of a character with its marks.

    Unicode's stream-safe form has 30 marks at most (UAX 15, 13); putting a longer run in order takes the square of its length.
    """
    import regex  # noqa: PLC0415  (13 ms, which an ASCII text does not need)

    return regex.compile("[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|.[\\p{M}\uff9e\uff9f]{0,30}+", regex.DOTALL)


@lru_cache(maxsize=_REMEMBERED)
def _piece(piece: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", piece).casefold())
    return "".join(letter for letter in folded.translate(_letters()) if not _is_dropped(letter))


@lru_cache(maxsize=_REMEMBERED)
def _joins(letter: str) -> bool:
    """Tell whether what a character becomes depends on its neighbours."""
    return unicodedata.category(letter).startswith("M") or "\u1100" <= letter <= "\u11ff" or letter in _VOICED


def _is_composed(text: str) -> bool:
    """Tell whether nothing in a text joins its neighbour any more; a run of marks that is too long to be put in order is not asked."""
    if any(mark in text for mark in _VOICED) or _many_marks().search(text):
        return False
    return unicodedata.is_normalized("NFC", text)


@cache
def _many_marks() -> Pattern[str]:
    import regex  # noqa: PLC0415  (13 ms, which an ASCII text does not need)

    return regex.compile(r"\p{M}{31}")


@cache
def _letters() -> dict[int, str]:
    return {ord(letter): plain for letter, plain in facts("joining")["letters"].items()}


def _is_dropped(letter: str) -> bool:
    code = ord(letter)
    return any(first <= code <= last for first, last in _DROPPED)
