"""Find a wish to be left alone inside a message: groups of words in an order, close together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .folding import Units
from .seen import Seen, beginning_key

__all__ = ["LOOK_AHEAD", "LOOK_BACK", "Found", "Slot", "Turns", "Wording", "most_telling"]

LOOK_BACK = 4
LOOK_AHEAD = 14
_LONGEST_COURTESY = 5  # Units.

Found: TypeAlias = tuple[int, int]


def most_telling(phrase: Units) -> str:
    """Return the longest word, which other messages hold least often; of single characters, Han rather than kana."""
    return phrase[0] if len(phrase) == 1 else max(phrase, key=lambda unit: (len(unit), unit))


@dataclass(slots=True, eq=False)
class Slot:
    """Hold alternatives for one place: phrases, and beginnings of words. What is derived from them is made once it is needed.

    ``wordings`` are those that are looked for where one of the alternatives stands in a message.
    """

    exact: Sequence[Units]
    prefixes: tuple[str, ...] = ()
    wordings: list[Wording] = field(default_factory=list)
    _by_first: Mapping[str, tuple[Units, ...]] | None = None
    _keys: frozenset[str] | None = None
    _rarity: int | None = None

    @property
    def phrases(self) -> Mapping[str, tuple[Units, ...]]:
        """Return the phrases by their first unit, the longest first."""
        if self._by_first is None:
            by_first: dict[str, list[Units]] = {}
            for units in sorted(set(self.exact), key=lambda units: (-len(units), units)):
                by_first.setdefault(units[0], []).append(units)
            self._by_first = {first: tuple(found) for first, found in by_first.items()}
        return self._by_first

    @property
    def keys(self) -> frozenset[str]:
        """Return a word of each phrase, the longest, and the keys of the beginnings of words."""
        if self._keys is None:
            self._keys = frozenset([*map(most_telling, self.exact), *map(beginning_key, self.prefixes)])
        return self._keys

    @property
    def rarity(self) -> int:
        """Return the length of the shortest telling word: long words are rare."""
        if self._rarity is None:
            self._rarity = min((max(map(len, phrase)) for phrase in self.exact), default=0)
        return self._rarity

    def may_be_in(self, seen: Seen) -> bool:
        """Tell whether one of the alternatives may stand in what is seen. False is certain."""
        met = self.keys & seen.keys
        if not met or not self.prefixes:
            return bool(met)
        return any(key[-1] != "*" for key in met) or any(unit.startswith(self.prefixes) for unit in seen.units)

    def end_at(self, units: Units, start: int) -> int | None:
        """Return where a match that begins here ends, or None."""
        for phrase in self.phrases.get(units[start], ()):
            if units[start : start + len(phrase)] == phrase:
                return start + len(phrase)
        return start + 1 if self.prefixes and units[start].startswith(self.prefixes) else None

    def ends_at(self, units: Units, start: int) -> Iterator[int]:
        """Yield where each match that begins here ends: "no" and "no me" may both stand before "me saquen"."""
        for phrase in self.phrases.get(units[start], ()):
            if units[start : start + len(phrase)] == phrase:
                yield start + len(phrase)
        if self.prefixes and units[start].startswith(self.prefixes):
            yield start + 1

    def is_right_before(self, units: Units, stop: int, start: int) -> bool:
        """Tell whether one of the alternatives begins at ``start`` or later and ends at ``stop``."""
        return any(stop in self.ends_at(units, place) for place in range(start, stop))

    def is_in(self, units: Units) -> bool:
        """Tell whether one of the alternatives stands among the units."""
        return any(self.end_at(units, place) is not None for place in range(len(units)))

    def taken_out(self, units: Units) -> Units:
        """Return units with an empty one for each that is part of an alternative, the longest first. In an empty one nothing is found."""
        left, start = list(units), 0
        while start < len(units):
            end = self.end_at(units, start) or start
            left[start:end] = [""] * (end - start)
            start = max(end, start + 1)
        return tuple(left)


@dataclass(frozen=True, slots=True)
class Turns:
    """Hold what turns a wish of a language into a question: words before it, after it, and our own instructions, quoted back.

    ``negators`` count right before it alone: "don't stop sending me ads", not "I am not interested stop sending me ads".
    ``neutral`` are phrases with such words in them that turn nothing: "as of today", where "today" may ask to wait until tomorrow.
    ``look_back`` and ``look_ahead`` are the units in which those before and after it count.
    """

    blockers: Slot
    softeners: Slot
    footers: Slot
    negators: Slot
    neutral: Slot
    look_back: int = LOOK_BACK
    look_ahead: int = LOOK_AHEAD

    def apply(self, units: Units, found: Found, clause: int) -> bool:
        """Tell whether they turn what was found there, in a clause that starts at ``clause``."""
        start, _ = found
        if self.footers.is_in(units):  # "Reply STOP to opt out"
            return True
        if self.negators.is_right_before(units, start, clause):
            return True
        if not self._is_turned(units, found, clause):
            return False
        return not self.neutral.exact or self._is_turned(self.neutral.taken_out(units), found, clause)

    def _is_turned(self, units: Units, found: Found, clause: int) -> bool:
        start, end = found
        before, after = units[max(start - self.look_back, clause) : start], units[end : end + self.look_ahead]
        return self.blockers.is_in(before) or self.softeners.is_in(after)


@dataclass(slots=True, eq=False)
class Wording:
    """Hold one way of asking to be left alone, as groups of words with at most ``gap`` other units between them.

    Where it ``ends``, nothing but courtesy may stand after it in the sentence. With ``one_clause`` there is no comma inside of it.
    ``order`` is its place in the data.
    """

    code: str
    language: str
    order: int
    slots: tuple[Slot, ...]
    gap: int
    is_question: bool
    ends: bool
    one_clause: bool
    marketing: Slot
    turns: Turns
    refused_before: Slot
    refused_next: Slot
    refused_anywhere: Slot
    refused_until: Slot

    @property
    def rarest(self) -> Slot:
        """Return the place whose shortest word is the longest, of those without beginnings of words if there are any."""
        if len(self.slots) == 1:
            return self.slots[0]
        of_whole_words = [slot for slot in self.slots if not slot.prefixes]
        return max(of_whole_words, key=lambda slot: slot.rarity) if of_whole_words else self.slots[0]

    def may_be_in(self, seen: Seen) -> bool:
        """Tell whether it may be made of what is seen. False is certain."""
        for slot in self.slots:  # Most wordings fail here, and cheaply.
            if slot.keys.isdisjoint(seen.keys):
                return False
        return all(slot.may_be_in(seen) for slot in self.slots if slot.prefixes)

    def starts(self, places: Mapping[str, Sequence[int]]) -> Iterable[int]:
        """Return where it may begin, by the places of each unit of the sentence."""
        first = self.slots[0]
        heads = first.phrases.keys() & places.keys()
        if first.prefixes:
            heads |= {unit for unit in places if unit.startswith(first.prefixes)}
        return [place for unit in heads for place in places[unit]]

    def match(self, units: Units, start: int, clause: int, is_courtesy: Callable[[Units], bool]) -> Found | None:
        """Return where a match that begins here begins and ends, or None. ``units`` are those of one sentence."""
        ends = self._ends(units, start)
        if not ends or self._is_refused(units, start, clause):
            return None
        end = next((end for end in ends if self._may_end(units, end, is_courtesy)), None)
        return None if end is None or self.refused_until.is_in(units[:end]) else (start, end)

    def meaning(
        self, units: Units, found: Found, clause: int, others: Iterable[Turns] = ()
    ) -> tuple[Literal["stop", "ambiguous"], Literal["all", "marketing"]]:
        """Return what a match means. ``others`` are what turns a wish in other languages that the sentence may be written in."""
        is_open = self.is_question or any(turns.apply(units, found, clause) for turns in (self.turns, *others))
        return "ambiguous" if is_open else "stop", "marketing" if self.marketing.is_in(units[found[0] : found[1]]) else "all"

    def _ends(self, units: Units, start: int) -> list[int]:
        """Return where a match may end, the nearest first: each place may be filled by an earlier or a later word."""
        first = self.slots[0].end_at(units, start)
        if first is None:
            return []
        ends = [first]
        for slot in self.slots[1:]:
            positions = sorted({place for end in ends for place in range(end, min(end + self.gap + 1, len(units)))})
            ends = sorted({end for place in positions if (end := slot.end_at(units, place)) is not None})
        return ends

    def _is_refused(self, units: Units, start: int, clause: int) -> bool:
        if self.refused_before.is_right_before(units, start, clause):
            return True
        return self.refused_anywhere.is_in(units)

    def _may_end(self, units: Units, end: int, is_courtesy: Callable[[Units], bool]) -> bool:
        if end == len(units):
            return True
        return self.refused_next.end_at(units, end) is None and (not self.ends or _is_all_courtesy(units, end, is_courtesy))


def _is_all_courtesy(units: Units, start: int, is_courtesy: Callable[[Units], bool]) -> bool:
    while start < len(units):
        sizes = (size for size in range(_LONGEST_COURTESY, 0, -1) if is_courtesy(units[start : start + size]))
        size = next(sizes, 0)
        if not size:
            return False
        start += size
    return True
