"""Find a wish to be left alone inside a message: groups of words in an order, close together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .folding import Units

__all__ = ["LOOK_AHEAD", "LOOK_BACK", "PREFIX_UNITS", "Found", "Slot", "Turns", "Wording"]

PREFIX_UNITS = 3  # Letters of a prefix that serve as its key.

LOOK_BACK = 4
LOOK_AHEAD = 14
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

    def is_right_before(self, units: Units, stop: int, start: int = 0) -> bool:
        """Tell whether one of the alternatives begins at ``start`` or later and ends at ``stop``."""
        return any(self.end_at(units, place) == stop for place in range(start, stop))

    def is_in(self, units: Units) -> bool:
        """Tell whether one of the alternatives stands among the units."""
        return self.find(units, 0, len(units)) is not None


@dataclass(frozen=True, slots=True)
class Turns:
    """Hold what turns a wish of a language into a question: words before it, after it, and our own instructions, quoted back.

    ``negators`` count right before it alone: "don't stop sending me ads", not "I am not interested stop sending me ads".
    ``look_back`` and ``look_ahead`` are the units in which those before and after it count.
    """

    blockers: Slot
    softeners: Slot
    footers: Slot
    negators: Slot
    look_back: int = LOOK_BACK
    look_ahead: int = LOOK_AHEAD

    def apply(self, units: Units, found: Found, clause: int) -> bool:
        """Tell whether they turn what was found there, in a clause that starts at ``clause``."""
        start, end = found
        if self.footers.is_in(units):  # "Reply STOP to opt out"
            return True
        if self.negators.is_right_before(units, start, clause):
            return True
        before, after = units[max(start - self.look_back, clause) : start], units[end : end + self.look_ahead]
        return self.blockers.is_in(before) or self.softeners.is_in(after)


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
    turns: Turns
    refused_before: Slot
    refused_next: Slot
    refused_anywhere: Slot
    only_before: AbstractSet[Units] | None = None

    def match(self, units: Units, start: int, clause: int = 0) -> Found | None:
        """Return where a match that begins here begins and ends, or None. ``units`` are those of one sentence."""
        ends = self._ends(units, start)
        if not ends or self._is_refused(units, start, clause):
            return None
        return next(((start, end) for end in ends if not self._is_refused_after(units, end)), None)

    def meaning(
        self, units: Units, found: Found, clause: int, others: Iterable[Turns] = ()
    ) -> tuple[Literal["stop", "ambiguous"], Literal["all", "marketing"]]:
        """Return what a match means. ``others`` are what turns a wish in other languages that the sentence may be written in."""
        is_open = self.is_question or any(turns.apply(units, found, clause) for turns in (self.turns, *others))
        return "ambiguous" if is_open else "stop", "marketing" if self.marketing.is_in(units[found[0] : found[1]]) else "all"

    def _ends(self, units: Units, start: int) -> list[int]:
        """Return where a match may end, the nearest first: each place may be filled by an earlier or a later word."""
        first = self.slots[0].end_at(units, start)
        ends = [] if first is None else [first]
        for slot in self.slots[1:]:
            positions = sorted({place for end in ends for place in range(end, min(end + self.gap + 1, len(units)))})
            ends = sorted({end for place in positions if (end := slot.end_at(units, place)) is not None})
        return ends

    def _is_refused(self, units: Units, start: int, clause: int) -> bool:
        if self.refused_before.is_right_before(units, start, clause):
            return True
        return self.refused_anywhere.is_in(units)

    def _is_refused_after(self, units: Units, end: int) -> bool:
        return end < len(units) and (self.refused_next.end_at(units, end) is not None or not self._may_go_on(units, end))

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
