"""Fold spellings of one word together, and remember where each folded character stands in the text as it was written.

NFKC, case, invisible characters, Arabic and Hebrew vowel signs, the stretching mark and the forms of alef, ya and ta marbuta make no
difference. Accents do: "peut-être" is found by its accent. Folding changes lengths, so that every place is led back to the text.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .facts import facts

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["Folded", "fold"]

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


@dataclass(frozen=True, slots=True)
class Folded:
    """Hold a folded text. ``starts`` and ``ends`` lead each of its characters back to the text; None where nothing moved."""

    text: str = field(repr=False)
    starts: Sequence[int] | None = field(default=None, repr=False)
    ends: Sequence[int] | None = field(default=None, repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a half-open, not empty range of the folded text stands in the text as it was written."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


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
    if all(folded is not None and len(folded) == 1 for folded in table.values()):
        return Folded(text.translate(str.maketrans({letter: folded or "" for letter, folded in table.items()})))
    return _moved(text)


def _moved(text: str) -> Folded:
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    for match in _clusters().finditer(text):
        folded = _piece(match.group())
        pieces.append(folded)
        starts.extend([match.start()] * len(folded))
        ends.extend([match.end()] * len(folded))
    return Folded("".join(pieces), starts, ends)


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
    return str.maketrans(facts("joining")["letters"])


def _is_dropped(letter: str) -> bool:
    code = ord(letter)
    return any(first <= code <= last for first, last in _DROPPED)
