"""Tell what the words around a number say that it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from .words import Word, words_in

__all__ = ["Roles", "Surroundings"]

Roles = frozenset[str]

_BEFORE = 48  # Characters in which a word before a number speaks of it.
_AFTER = 20
_NOTHING: Roles = frozenset()
_PLACES = ("street", "street_first", "street_name", "box", "unit", "postcode")


class Surroundings:
    """Hold the words of a text that name numbers, and those that name places."""

    def __init__(self, text: str) -> None:
        self._text = text
        words = words_in(text)
        self._naming = [word for word in words if word.role not in _PLACES]
        self._ends = [word.end for word in self._naming]
        self._starts = sorted((word.start, word.role) for word in self._naming)
        self.places = [word for word in words if word.role in _PLACES]

    def named(self, role: str) -> Iterator[Word]:
        """Yield the words of one role; "id:" stands for all national numbers."""
        return (word for word in self._naming if word.role == role or (role == "id:" and word.role.startswith(role)))

    def roles(self, start: int, end: int, since: int) -> Roles:
        """Return what the nearest words say: those before, back to ``since``, or else those after on the same line."""
        if start and self._text[start - 1] == "#":
            near = self._before(start, since)
            return near if near & {"card", "phone"} else frozenset({"order"})
        return self._before(start, since) or self._after(end)

    def _before(self, start: int, since: int) -> Roles:
        place = bisect_right(self._ends, start)
        if not place:
            return _NOTHING
        nearest = self._ends[place - 1]
        if nearest <= since or start - nearest > _BEFORE:
            return _NOTHING
        first = bisect_left(self._ends, nearest)
        return frozenset(word.role for word in self._naming[first:place])

    def _after(self, end: int) -> Roles:
        place = bisect_left(self._starts, (end, ""))
        if place == len(self._starts):
            return _NOTHING
        nearest = self._starts[place][0]
        if nearest - end > _AFTER or any(letter in "\n0123456789*" for letter in self._text[end:nearest]):
            return _NOTHING
        last = bisect_right(self._starts, (nearest, "\U0010ffff"))
        return frozenset(role for _, role in self._starts[place:last])
