"""Read a name pattern such as ``{title} {given-initial} {surname}``, and put values into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

__all__ = ["Field", "Pattern", "read_pattern"]

_FIELD = re.compile(r"\{([^{}]*)\}")
_ABBREVIATED = frozenset({"initial", "monogram"})
_TO_SPACE = re.compile(r"\S*\s")
_FROM_SPACE = re.compile(r"\s\S*$")
_SPACES = re.compile(r"(\s)\s+")
_PATTERNS = 1024  # more than CLDR has


@dataclass(frozen=True, slots=True)
class Field:
    """Hold one field of a pattern: a part of the name, and what is to be done to it."""

    part: str
    modifiers: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Tell whether more than the first letters of the part are written."""
        return not self.modifiers & _ABBREVIATED


@dataclass(frozen=True, slots=True)
class Pattern:
    """Hold the fields of a pattern and the literals around them, of which there is one more."""

    text: str
    fields: tuple[Field, ...]
    literals: tuple[str, ...]

    def has(self, part: str) -> bool:
        """Tell whether a part of the name is written in any form."""
        return any(field.part == part for field in self.fields)

    def has_whole(self, part: str) -> bool:
        """Tell whether a part of the name is written as more than its first letters."""
        return any(field.part == part and field.is_whole for field in self.fields)

    def filled(self, values: Sequence[str]) -> str:
        """Return the text with one value for each field. An empty one goes with the literals that belong to it."""
        known = [position for position, value in enumerate(values) if value]
        if not known:
            return ""
        pieces = [self.literals[0] if known[0] == 0 else ""]
        for before, after in pairwise(known):
            gap = self.literals[before + 1], self.literals[after]
            pieces += [values[before], gap[0] if after == before + 1 else _joined(*gap)]
        pieces += [values[known[-1]], self.literals[-1] if known[-1] == len(values) - 1 else ""]
        return "".join(pieces)


@lru_cache(maxsize=_PATTERNS)
def read_pattern(text: str) -> Pattern:
    """Return a pattern of CLDR in its parts.

    Source: UTS #35, part 8, namePattern Syntax.

    Example:
        >>> pattern = read_pattern("{surname}, {given} {given2-initial}")
        >>> pattern.filled(["Schmidt", "Anna", ""]), pattern.filled(["Schmidt", "", "M."])
        ('Schmidt, Anna', 'Schmidt, M.')
    """
    *pairs, last = _FIELD.split(text)
    fields = (name.split("-") for name in pairs[1::2])
    return Pattern(text, tuple(Field(part, frozenset(modifiers)) for part, *modifiers in fields), (*pairs[::2], last))


def _joined(before: str, after: str) -> str:
    """Return what stands in the place of fields without a value: punctuation goes with them as far as the nearest space."""
    if not before or before.endswith(after):  # as it does where nothing is after
        return before or after
    start, end = _TO_SPACE.match(before), _FROM_SPACE.search(after)
    return _SPACES.sub(r"\1", (start[0] if start else "") + (end[0] if end else ""))
