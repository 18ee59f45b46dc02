# ruff: noqa: D102  (the methods are explained where ``Probe`` declares them)
"""Tell for all conditions at once which of them a field of a context does not refute.

A set of conditions is an integer: bit ``i`` stands for the condition at place ``i``. A probe holds what the conditions ask of one field
and finds the set that the field's value leaves, by look-ups that do not grow with the number of conditions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal
from itertools import accumulate
from operator import xor
from typing import ClassVar, Protocol, TypeAlias

from .leaf import Keyed, Leaf
from .numbers import Amount, Range, is_number

__all__ = ["AskingProbe", "KeyedProbe", "NumberProbe", "Places", "Probe", "SetProbe"]

#: A set of conditions, bit by bit.
Places: TypeAlias = int
_MEMORY = 2_048  # Values whose answer is kept, so that a customer who sends ever new tags fills nothing.
_LARGEST_KEPT = 64  # characters or bits


class Probe(Protocol):
    """Find the conditions that a value of one field leaves standing.

    ``free`` are those that ask nothing of the field. ``memory`` holds answers for plain ``str`` and ``int`` values only: other types may
    equal one of them and be of another kind all the same, as ``True`` equals 1.
    """

    free: Places
    memory: dict[object, Places]
    effort: ClassVar[int]

    def find(self, value: object) -> Places | None:
        """Return the conditions that the value does not refute, or None where it is of another kind and so counts as missing."""

    def share(self) -> float:
        """Return how many conditions a value leaves, roughly, for putting the sharpest probe first."""


class KeyedProbe:
    """Find conditions by the keys that a value goes by.

    Where the questions are barred, a condition stands as long as the value has none of its keys.
    """

    __slots__ = ("_by_key", "_keys_of", "_without", "free", "memory")
    effort: ClassVar[int] = 1

    def __init__(self, everything: Places, asked: Sequence[tuple[int, Keyed]], *, is_barred: bool) -> None:
        self.free = everything & ~_all_of(asked)
        self.memory: dict[object, Places] = {}
        self._keys_of = asked[0][1].keys_of
        self._without = everything if is_barred else self.free
        self._by_key: dict[object, Places] = {}
        for place, leaf in asked:
            for key in leaf.keys:
                self._by_key[key] = self._by_key.get(key, 0) | 1 << place

    def find(self, value: object) -> Places | None:
        keys = self._keys_of(value)
        if keys is None:
            return None
        found = self._without ^ self._hit(keys)
        if type(value) is str:
            _keep(self.memory, value, found)
        return found

    def _hit(self, keys: Iterable[Hashable]) -> Places:
        hit = 0
        for key in keys:
            hit |= self._by_key.get(key, 0)
        return hit

    def share(self) -> float:
        hits = self._by_key.values()
        return sum((self._without ^ hit).bit_count() for hit in hits) / len(hits)


class SetProbe(KeyedProbe):
    """Find conditions by the members of a set."""

    __slots__ = ("_by_member",)
    effort: ClassVar[int] = 20

    def __init__(self, everything: Places, asked: Sequence[tuple[int, Keyed]], *, is_barred: bool) -> None:
        super().__init__(everything, asked, is_barred=is_barred)
        self._by_member: dict[object, Places] = {}

    def find(self, value: object) -> Places | None:
        if not isinstance(value, (list, tuple, frozenset, set)):
            return KeyedProbe.find(self, value)
        hit = 0
        known = self._by_member.get
        for member in value:
            found = known(member) if type(member) is str else None
            hit |= self._member(member) if found is None else found
        return self._without ^ hit

    def _member(self, member: object) -> Places:
        if not isinstance(member, str):
            return 0
        found = self._hit((member.casefold(),))
        if type(member) is str:
            _keep(self._by_member, member, found)
        return found


class AskingProbe:
    """Find conditions by asking each of them, once for each value that comes up."""

    __slots__ = ("_asked", "_without", "free", "memory")
    effort: ClassVar[int] = 1

    def __init__(self, everything: Places, asked: Sequence[tuple[int, Leaf]], *, is_barred: bool) -> None:
        self.free = everything & ~_all_of(asked)
        self.memory: dict[object, Places] = {}
        self._without = everything if is_barred else self.free
        self._asked = asked

    def find(self, value: object) -> Places | None:
        hit = 0
        for place, leaf in self._asked:
            holds = leaf.holds(value)
            if holds is None:
                return None  # of another kind for one of them, and so for all
            hit |= holds << place
        found = self._without ^ hit
        if type(value) is str:
            _keep(self.memory, value, found)
        return found

    def share(self) -> float:
        return self._without.bit_count() + len(self._asked) / 2


class NumberProbe:
    """Find conditions by where a number stands among all their bounds.

    Between two neighbouring bounds, and on each bound, every number gets the same answer, so each of these places has its set.
    """

    __slots__ = ("_bounds", "_left", "free", "memory")
    effort: ClassVar[int] = 2

    def __init__(self, everything: Places, asked: Sequence[tuple[int, Amount | Range]], *, is_barred: bool) -> None:
        self.free = everything & ~_all_of(asked)
        self.memory: dict[object, Places] = {}
        self._bounds = sorted({bound for _, leaf in asked for span in leaf.spans for bound in span if bound is not None})
        self._left: list[Places] = list(accumulate(self._changes(asked, everything if is_barred else self.free), xor))

    def _changes(self, asked: Sequence[tuple[int, Amount | Range]], without: Places) -> list[Places]:
        """Return which conditions start or cease to hold below the first bound, on it, between it and the second, on that one, ..."""
        changes = [0] * (2 * len(self._bounds) + 2)
        changes[0] = without
        for place, leaf in asked:
            for low, high in leaf.spans:
                first = 0 if low is None else 2 * bisect_left(self._bounds, low) + 1
                last = len(changes) - 2 if high is None else 2 * bisect_left(self._bounds, high) + 1
                changes[first] ^= 1 << place
                changes[last + 1] ^= 1 << place
        return changes

    def find(self, value: object) -> Places | None:
        if not isinstance(value, (int, float, Decimal)) or not is_number(value):
            return None
        at = bisect_left(self._bounds, value)
        is_on = at < len(self._bounds) and self._bounds[at] == value
        found = self._left[2 * at + is_on]
        if type(value) is int:
            _keep(self.memory, value, found)
        return found

    def share(self) -> float:
        return sum(mask.bit_count() for mask in self._left) / len(self._left)


def _all_of(asked: Iterable[tuple[int, object]]) -> Places:
    places = 0
    for place, _ in asked:
        places |= 1 << place
    return places


def _keep(memory: dict[object, Places], value: str | int, found: Places) -> None:
    """Remember an answer, unless the value is a giant; where the memory is full, begin anew."""
    if (len(value) if isinstance(value, str) else value.bit_length()) > _LARGEST_KEPT:
        return
    if len(memory) >= _MEMORY:
        memory.clear()
    memory[value] = found
