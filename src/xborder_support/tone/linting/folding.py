"""Fold spellings of one word together, and remember where each folded character stands in the text as it was written.

NFKC, case, invisible characters, Arabic and Hebrew vowel signs, the stretching mark and the forms of alef, ya and ta marbuta make no
difference. Accents do: "peut-être" is found by its accent. Folding changes lengths, so that every place is led back to the text.
"""

from __future__ import annotations

import unicodedata
from array import array
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
    _places: Callable[[], tuple[Sequence[int], Sequence[int]]] | None = None

    @cached_property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Return where each run of letters, marks and digits stands; a percent sign is a word."""
        return tuple(match.span() for match in _word().finditer(self.text))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a half-open, not empty range of the folded text stands in the text as it was written."""
        if self._places is None:
            return start, end
        starts, ends = self._written
        return starts[start], ends[end - 1]

    @cached_property
    def _written(self) -> tuple[Sequence[int], Sequence[int]]:
        return self._places() if self._places else ((), ())


def fold(text: str) -> Folded:
    """Return a text as it is looked up, in time that grows with its length alone.

    Example:
        >>> folded = fold("Ein ﬁx gerührter Kuchen")
        >>> folded.text, folded.span(4, 7)
        ('ein fix gerührter kuchen', (4, 6))
    """
    if text.isascii():
        return Folded(text.lower())
    table = {letter: _alone(letter) for letter in set(text)}
    if None in table.values():
        return _by_clusters(text)
    alone = {ord(letter): folded or "" for letter, folded in table.items()}
    folded = text.translate(alone)
    if all(len(letter) == 1 for letter in alone.values()):
        return Folded(folded)
    return Folded(folded, lambda: _by_letters(text, alone))


def _by_letters(text: str, alone: Mapping[int, str]) -> tuple[Sequence[int], Sequence[int]]:
    starts = array("L", [index for index, letter in enumerate(text) for _ in alone[ord(letter)]])
    return starts, array("L", [start + 1 for start in starts])


def _by_clusters(text: str) -> Folded:
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    for match in _clusters().finditer(text):
        folded = _piece(match.group())
        pieces.append(folded)
        starts.extend([match.start()] * len(folded))
        ends.extend([match.end()] * len(folded))
    return Folded("".join(pieces), lambda: (starts, ends))


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
def _alone(letter: str) -> str | None:
    """Return a character folded by itself, or None where what it becomes depends on its neighbours."""
    joins = unicodedata.category(letter).startswith("M") or "\u1100" <= letter <= "\u11ff" or letter in "\uff9e\uff9f"
    return None if joins else _piece(letter)


@cache
def _letters() -> dict[int, str]:
    return {ord(letter): plain for letter, plain in facts("joining")["letters"].items()}


def _is_dropped(letter: str) -> bool:
    code = ord(letter)
    return any(first <= code <= last for first, last in _DROPPED)
