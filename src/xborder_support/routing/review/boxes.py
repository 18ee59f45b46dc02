"""Compute with boxes: sets of contexts that allow some values on some axes, and everything on all others.

A box maps an axis to a mask of the places that it allows there; an axis that it does not name is free. It is never empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

__all__ = ["Box", "BoxIndex", "Owned", "intersection", "places", "product"]

Box: TypeAlias = dict[int, int]

_FEW = 8


class Owned(NamedTuple):
    """Hold a box of the contexts that fulfil a rule, and the place of the rule."""

    rule: int
    box: Box


def places(mask: int) -> Iterator[int]:
    """Yield the places that a mask allows, the lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def intersection(one: Box, other: Box) -> Box | None:
    """Return what two boxes share, or None."""
    both = dict(one)
    for axis, mask in other.items():
        left = both.get(axis, mask) & mask
        if not left:
            return None
        both[axis] = left
    return both


def product(factors: Iterable[Sequence[Box]], *, limit: int) -> list[Box] | None:
    """Return boxes for what lies in one box of each factor, or None for more than ``limit`` of them."""
    found: list[Box] = [{}]
    for factor in factors:
        found = [both for one in found for other in factor if (both := intersection(one, other)) is not None]
        if len(found) > limit:
            return None
    return found


class BoxIndex:
    """Keep boxes in order, so that those which may meet another one are found without looking at all of them."""

    __slots__ = ("_axes", "_boxes", "_by_place", "_free")

    def __init__(self, axes: Iterable[int]) -> None:
        self._axes = tuple(axes)
        self._boxes: list[Owned] = []
        self._free: dict[int, list[int]] = {axis: [] for axis in self._axes}
        self._by_place: dict[int, defaultdict[int, list[int]]] = {axis: defaultdict(list) for axis in self._axes}

    def add(self, owned: Owned) -> None:
        """Add a box after all others."""
        number = len(self._boxes)
        self._boxes.append(owned)
        for axis in self._axes:
            mask = owned.box.get(axis)
            if mask is None or mask.bit_count() > _FEW:
                self._free[axis].append(number)
                continue
            for place in places(mask):
                self._by_place[axis][place].append(number)

    def near(self, box: Box) -> list[Owned]:
        """Return at least the boxes that meet this one, in the order in which they were added."""
        options = [[*self._lists(axis, box[axis])] for axis in self._axes if axis in box and box[axis].bit_count() <= _FEW]
        if not options:
            return list(self._boxes)
        best = min(options, key=lambda lists: sum(map(len, lists)))
        return [self._boxes[number] for number in sorted(set().union(*best))]

    def _lists(self, axis: int, mask: int) -> Iterator[list[int]]:
        yield self._free[axis]
        for place in places(mask):
            yield self._by_place[axis].get(place, [])
