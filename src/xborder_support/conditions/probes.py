# ruff: noqa: D102  (the methods are explained where ``Probe`` declares them)
"""Tell for all conditions at once which of them a field of a context does not refute.

A set of conditions is an integer: bit ``i`` stands for the condition at place ``i``. A probe holds what the conditions ask of one field
and finds the set that the field's value leaves, by look-ups that do not grow with the number of conditions. What it holds grows with the
number of values that the conditions list, not with that of the conditions times that of the values.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, ClassVar, TypeAlias

from .leaf import Keyed, Leaf
from .numbers import Amount, Range, is_number

__all__ = ["AskingProbe", "KeyedProbe", "NumberProbe", "Places", "Probe", "SetProbe"]

#: A set of conditions, bit by bit.
Places: TypeAlias = int
_MEMORY = 2_048  # Values whose answer is kept, so that a customer who sends ever new tags fills nothing.
_LARGEST_KEPT = 64  # characters or bits
_MARKS = 2_048  # Sets that are kept along the numbers; beyond them, some steps are taken anew.
_SEVERAL = (list, tuple, set, frozenset)
_BITS_OF_A_PLACE = 256  # A set is kept as a list where that takes less room.


class Probe(ABC):
    """Find the conditions that a value of one field leaves standing.

    Where the questions are barred, a condition stands as long as they do not hold. ``free`` are the conditions that ask nothing of the
    field. ``memory`` holds answers for values of the type ``plain`` alone: others may equal one of them and be of another kind all the
    same, as ``True`` equals 1. ``effort`` is what a look-up costs beside others.
    """

    __slots__ = ("_without", "free", "memory")
    effort: ClassVar[int] = 1
    plain: type = str

    def __init__(self, everything: Places, asked: Sequence[tuple[int, Any]], *, is_barred: bool) -> None:
        self.free = everything & ~_set_of([place for place, _ in asked])
        self.memory: dict[object, Places] = {}
        self._without = everything if is_barred else self.free

    @abstractmethod
    def find(self, value: object) -> Places | None:
        """Return the conditions that the value does not refute, or None where it is of another kind and so counts as missing."""

    @abstractmethod
    def share(self) -> float:
        """Return how many conditions a value leaves, roughly, for putting the sharpest probe first."""

    def _keep(self, value: object, found: Places) -> Places:
        if type(value) is self.plain:
            _keep(self.memory, value, found)
        return found


class KeyedProbe(Probe):
    """Find conditions by the keys that a value goes by."""

    __slots__ = ("_by_key", "_keys_of", "_mean", "plain")

    def __init__(self, everything: Places, asked: Sequence[tuple[int, Keyed]], *, is_barred: bool) -> None:
        super().__init__(everything, asked, is_barred=is_barred)
        by_key = _by_key(asked)
        few = everything.bit_length() // _BITS_OF_A_PLACE
        self.plain = type(next(iter(by_key)))
        self._keys_of = asked[0][1].keys_of
        self._mean = sum(map(len, by_key.values())) / len(by_key)
        self._by_key = {key: places if len(places) < few else _set_of(places) for key, places in by_key.items()}

    def find(self, value: object) -> Places | None:
        keys = self._keys_of(value)
        return None if keys is None else self._keep(value, self._without ^ self._hit(keys))

    def _hit(self, keys: Iterable[Hashable]) -> Places:
        hit = 0
        for key in keys:
            found = self._by_key.get(key, 0)
            hit |= found if isinstance(found, int) else _set_of(found)
        return hit

    def share(self) -> float:
        return self._without.bit_count() + (self._mean if self._without == self.free else -self._mean)


class SetProbe(KeyedProbe):
    """Find conditions by the members of a set."""

    __slots__ = ("_by_member",)
    effort: ClassVar[int] = 20

    def __init__(self, everything: Places, asked: Sequence[tuple[int, Keyed]], *, is_barred: bool) -> None:
        super().__init__(everything, asked, is_barred=is_barred)
        self._by_member: dict[object, Places] = {}

    def find(self, value: object) -> Places | None:
        if not isinstance(value, _SEVERAL):
            return super().find(value)
        hit = 0
        recall = self._by_member.get
        for member in value:
            if type(member) is str and (found := recall(member)) is not None:
                hit |= found
            else:
                hit |= self._member(member)
        return self._without ^ hit

    def _member(self, member: object) -> Places:
        if not isinstance(member, str):
            return 0
        found = self._hit((member.casefold(),))
        if type(member) is str:
            _keep(self._by_member, member, found)
        return found


class AskingProbe(Probe):
    """Find conditions by asking each of them, once for each value that comes up."""

    __slots__ = ("_asked",)

    def __init__(self, everything: Places, asked: Sequence[tuple[int, Leaf]], *, is_barred: bool) -> None:
        super().__init__(everything, asked, is_barred=is_barred)
        self._asked = asked

    def find(self, value: object) -> Places | None:
        truths = [(place, leaf.holds(value)) for place, leaf in self._asked]
        if truths[0][1] is None:
            return None  # of another kind for one of them, and so for all
        return self._keep(value, self._without ^ _set_of([place for place, truth in truths if truth]))

    def share(self) -> float:
        return self._without.bit_count() + len(self._asked) / 2


class NumberProbe(Probe):
    """Find conditions by where a number stands among all their bounds.

    Between two neighbouring bounds, and on each bound, every number gets the same answer. Going up, each condition that starts or ceases to
    hold is a step, and the answers after some of the steps are kept as marks.
    """

    __slots__ = ("_bounds", "_marks", "_places", "_positions", "_stride")
    effort: ClassVar[int] = 2
    plain = int

    def __init__(self, everything: Places, asked: Sequence[tuple[int, Amount | Range]], *, is_barred: bool) -> None:
        super().__init__(everything, asked, is_barred=is_barred)
        self._bounds = sorted({bound for _, leaf in asked for span in leaf.spans for bound in span if bound is not None})
        steps = sorted(self._steps(asked))
        self._positions = [position for position, _ in steps]
        self._places = [place for _, place in steps]
        self._stride = len(steps) // _MARKS + 1
        self._marks = [*self._answers()]

    def _steps(self, asked: Sequence[tuple[int, Amount | Range]]) -> Iterator[tuple[int, int]]:
        """Yield where which condition starts or ceases to hold: below the first bound, on it, between it and the next, on that, ..."""
        for place, leaf in asked:
            for low, high in leaf.spans:
                yield 0 if low is None else 2 * bisect_left(self._bounds, low) + 1, place
                if high is not None:
                    yield 2 * bisect_left(self._bounds, high) + 2, place

    def _answers(self) -> Iterator[Places]:
        """Yield the answer before the first step, and after each that is marked."""
        found = self._without
        yield found
        for number, place in enumerate(self._places, 1):
            found ^= 1 << place
            if number % self._stride == 0:
                yield found

    def find(self, value: object) -> Places | None:
        if not isinstance(value, (int, float, Decimal)) or not is_number(value):
            return None
        at = bisect_left(self._bounds, value)
        is_on = at < len(self._bounds) and self._bounds[at] == value
        taken = bisect_right(self._positions, 2 * at + is_on)
        mark, more = divmod(taken, self._stride)
        found = self._marks[mark]
        for place in self._places[taken - more : taken]:
            found ^= 1 << place
        return self._keep(value, found)

    def share(self) -> float:
        return sum(mark.bit_count() for mark in self._marks) / len(self._marks)


def _by_key(asked: Sequence[tuple[int, Keyed]]) -> dict[Hashable, Sequence[int]]:
    """Return the places at which each key is listed. Millions of keys may stand at one place each, so those of a question share a tuple."""
    found: dict[Hashable, Sequence[int]] = {}
    for place, leaf in asked:
        alone = (place,)
        for key in leaf.keys:
            places = found.setdefault(key, alone)
            if isinstance(places, list):
                places.append(place)
            elif places is not alone:
                found[key] = [*places, place]
    return found


def _set_of(places: Sequence[int]) -> Places:
    """Return a set with some members, of which the last is the highest."""
    if not places:
        return 0
    bits = bytearray(places[-1] // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def _keep(memory: dict[object, Places], value: Any, found: Places) -> None:
    """Remember an answer, unless the value is a giant; where the memory is full, begin anew."""
    if (len(value) if isinstance(value, str) else value.bit_length()) > _LARGEST_KEPT:
        return
    if len(memory) >= _MEMORY:
        memory.clear()
    memory[value] = found
