"""Find a wish to be left alone inside a message: groups of words in an order, close together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .folding import Units

__all__ = ["PREFIX_UNITS", "Found", "Slot", "Wording"]

PREFIX_UNITS = 3  # Letters of a prefix that serve as its key.

_LOOK_BACK = 4  # Units before a match in which a blocker counts.
_LOOK_AHEAD = 14  # Units after it in which a softener counts.
_LONGEST_COURTESY = 5  # Units.

Found: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Slot:
    """Hold alternatives for one place: phrases by their first unit, longest first, and beginnings of words."""

    phrases: Mapping[str, tuple[Units, ...]]
    prefixes: tuple[str, ...] = ()

    @classmethod
    def of(cls, phrases: Iterable[Units], prefixes: Iterable[str] = ()) -> Slot:
        """Return the slot for these folded alternatives."""
        by_first: dict[str, list[Units]] = {}
        for units in sorted(set(phrases), key=lambda units: (-len(units), units)):
            by_first.setdefault(units[0], []).append(units)
        return cls({first: tuple(found) for first, found in by_first.items()}, tuple(prefixes))

    @property
    def first_units(self) -> frozenset[str]:
        """Return the keys under which a match of this slot is found: whole first units, and the heads of prefixes."""
        return frozenset(self.phrases) | {prefix[:PREFIX_UNITS] + "*" for prefix in self.prefixes}

    def end_at(self, units: Units, start: int) -> int | None:
        """Return where a match that begins here ends, or None."""
        for phrase in self.phrases.get(units[start], ()):
            if units[start : start + len(phrase)] == phrase:
                return start + len(phrase)
        return start + 1 if self.prefixes and units[start].startswith(self.prefixes) else None

    def find(self, units: Units, start: int, stop: int) -> Found | None:
        """Return the first match that begins in this range."""
        for position in range(max(start, 0), min(stop, len(units))):
            if (end := self.end_at(units, position)) is not None:
                return position, end
        return None

    def is_in(self, units: Units) -> bool:
        """Tell whether one of the alternatives stands among the units."""
        return self.find(units, 0, len(units)) is not None


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold one way of asking to be left alone, as groups of words with at most ``gap`` other units between them.

    With ``only_before``, nothing but such courtesy may stand after it in the sentence.
    """

    code: str
    language: str
    slots: tuple[Slot, ...]
    gap: int
    is_question: bool
    marketing: Slot
    blockers: Slot
    softeners: Slot
    refused_next: Slot
    refused_anywhere: Slot
    footers: Slot
    only_before: AbstractSet[Units] | None = None

    def match(self, units: Units, start: int, clause: int = 0) -> tuple[Literal["stop", "ambiguous"], Literal["all", "marketing"]] | None:
        """Return what a match that begins here means, or None. ``units`` are those of one sentence, ``clause`` the start of its clause."""
        end = self._end(units, start)
        if end is None or self._is_refused(units, end):
            return None
        is_open = self.is_question or self._is_turned(units, start, end, clause)
        return "ambiguous" if is_open else "stop", "marketing" if self.marketing.is_in(units[start:end]) else "all"

    def _end(self, units: Units, start: int) -> int | None:
        end = self.slots[0].end_at(units, start)
        for slot in self.slots[1:]:
            if end is None:
                return None
            found = slot.find(units, end, end + self.gap + 1)
            end = found[1] if found else None
        return end

    def _is_refused(self, units: Units, end: int) -> bool:
        if end < len(units) and (self.refused_next.end_at(units, end) is not None or not self._may_go_on(units, end)):
            return True
        return self.refused_anywhere.is_in(units)

    def _may_go_on(self, units: Units, end: int) -> bool:
        if self.only_before is None:
            return True
        while end < len(units):
            sizes = (size for size in range(_LONGEST_COURTESY, 0, -1) if units[end : end + size] in self.only_before)
            size = next(sizes, 0)
            if not size:
                return False
            end += size
        return True

    def _is_turned(self, units: Units, start: int, end: int, clause: int) -> bool:
        if self.footers.is_in(units):  # "Reply STOP to opt out": our own words, quoted.
            return True
        return self.blockers.is_in(units[max(start - _LOOK_BACK, clause) : start]) or self.softeners.is_in(units[end : end + _LOOK_AHEAD])
