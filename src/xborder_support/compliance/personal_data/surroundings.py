"""Tell what the words around a number say that it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from .words import Word, words_in

__all__ = ["Roles", "Surroundings", "first_after"]

Roles = frozenset[str]

_BEFORE = 48  # Characters in which a word before a number speaks of it.
_AFTER = 20
_FOLLOWING = 48  # Characters behind the reach of a word that are read too, so that no number is cut there.
_APART = re.compile(r"[\n0-9*]|[.!?;\u3002]\s")  # What parts a number from a word behind it.
_NUMBER = re.compile(r"[ \t:.,#\u2116\u00b0\u00ba-]{0,4}[0-9]")
_NOTHING: Roles = frozenset()
_PHONE: Roles = frozenset({"phone"})
_LONGEST_LABEL = 32
_EXTENSION = r"(?:[ ,]{0,2}(?:x|ext\.?|#)[ ]?[0-9]{1,7})?"
_BEHIND = re.compile(_EXTENSION, re.IGNORECASE)
_WORDS = r"[^\W\d_]+(?:[ ][^\W\d_]+)?"
_LABEL_BEFORE = re.compile(rf"(?<![^\n|,;/])[ \t(]*({_WORDS})?[.)]?[ ]?[:\-]?[ ]*\Z")
_LABEL_AFTER = re.compile(rf"{_EXTENSION}[ ]*[(\-]?({_WORDS})?[ ).]*(?=\Z|[\n|,;/])", re.IGNORECASE)
_PLACES = ("street", "street_first", "street_name", "box", "unit", "postcode")
_SHADES = ("sure", "numbered", "label")


def _of_market(words: list[Word], territory: str | None) -> list[Word]:
    """Return the words without those that mean something in another market alone."""
    if not any("@" in word.role for word in words):
        return words
    return [
        word._replace(role=word.role.partition("@")[0]) for word in words if "@" not in word.role or word.role.endswith(f"@{territory}")
    ]


def first_after(pattern: re.Pattern[str], text: str, start: int, reach: int) -> re.Match[str] | None:
    """Return the first match from a place on that begins within reach, to its end."""
    match = pattern.search(text, start, start + reach + _FOLLOWING)
    return match if match and match.start() < start + reach else None


class Surroundings:
    """Hold the words of a text that name numbers, and those that name places."""

    def __init__(self, text: str, territory: str | None = None) -> None:
        self.text = text
        words = _of_market(words_in(text), territory)
        self._naming = [word for word in words if word.role == "postcode" or word.role not in _PLACES + _SHADES]
        self._ends = [word.end for word in self._naming]
        self._starts = sorted((word.start, word.role) for word in self._naming)
        self._by_start: dict[int, list[Word]] = {}
        for word in self._naming:
            self._by_start.setdefault(word.start, []).append(word)
        self.places = [word for word in words if word.role in _PLACES]
        self._shades = {(word.role, word.end) for word in words if word.role in _SHADES}
        self._labels = {(word.start, word.end) for word in words if word.role == "label"}

    def named(self, role: str) -> Iterator[Word]:
        """Yield the words of one role; "id:" stands for all national numbers."""
        return (word for word in self._naming if word.role == role or (role == "id:" and word.role.startswith(role)))

    def is_sure(self, word: Word) -> bool:
        """Tell whether a word for a street is hardly ever anything else."""
        return ("sure", word.end) in self._shades

    def is_numbered(self, word: Word) -> bool:
        """Tell whether the number of the house may stand before a word for a street that precedes its name."""
        return ("numbered", word.end) in self._shades

    def roles(self, start: int, end: int, since: int) -> Roles:
        """Return what the nearest words say: those before, back to ``since``, or else those after on the same line."""
        if not self._naming and not self._labels and self.text[start - 1 : start] != "#":
            return _NOTHING
        if start and self.text[start - 1] == "#":
            near = self._before(start, since)
            return near if near & {"card", "phone"} else frozenset({"order"})
        if self._labels and self._is_labelled(start, end):
            return _PHONE
        return self._before(start, since) or self._after(end)

    def _is_labelled(self, start: int, end: int) -> bool:
        """Tell whether one word such as "office" is all that stands beside a number in its line."""
        before = _LABEL_BEFORE.search(self.text, max(0, start - _LONGEST_LABEL), start)
        after = _LABEL_AFTER.match(self.text, end, end + _LONGEST_LABEL)
        if before is None or after is None or (before[1] and after[1]):
            return False
        return (before.span(1) if before[1] else after.span(1)) in self._labels

    def _before(self, start: int, since: int) -> Roles:
        place = bisect_right(self._ends, start)
        if not place:
            return _NOTHING
        nearest = self._ends[place - 1]
        if nearest <= since or start - nearest > _BEFORE:
            return _NOTHING
        first = bisect_left(self._ends, nearest)
        longest = min(word.start for word in self._naming[first:place])
        return frozenset(word.role for word in self._naming[first:place] if word.start == longest)

    def _after(self, end: int) -> Roles:
        end = max(end, behind.end() if (behind := _BEHIND.match(self.text, end)) else end)
        place = bisect_left(self._starts, (end, ""))
        if place == len(self._starts):
            return _NOTHING
        nearest = self._starts[place][0]
        if nearest - end > _AFTER or _APART.search(self.text, end, nearest) or self._has_own_number(nearest):
            return _NOTHING
        last = bisect_right(self._starts, (nearest, "\U0010ffff"))
        return frozenset(role for _, role in self._starts[place:last])

    def _has_own_number(self, start: int) -> bool:
        """Tell whether a number follows the words that begin here."""
        return any(_NUMBER.match(self.text, word.end) for word in self._by_start.get(start, ()))
