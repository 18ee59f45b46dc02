"""Answer, for arrays of instants, how much open time lies before each, and which instant has so much before it.

Everything counts in ticks since 1970, of which there are 1, 1,000 or 1,000,000 a second. With ``A(t)`` the open time before t, a span is
``A(b) - A(a)``. Three tables give the same A: ``SlotTable`` is the quickest and needs all boundaries on one coarse grid, ``StretchTable``
needs closed stretches that are not tiny, and ``EdgeTable`` always works.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np

from .integers import CHUNK, Flags, Integers

__all__ = ["EdgeTable", "SlotTable", "StretchTable", "Table", "fastest_table"]

_SHORTEST_SLOT_SECONDS = 300
_MOST_SLOTS = 1 << 20  # 8 MiB a column of the table
_LARGEST_FREE_SHIFT = 62


class Scratch:
    """Hold what a chunk needs on its way, so that nothing is allocated row by row."""

    def __init__(self, count: int) -> None:
        size = min(count, CHUNK)
        self.index, self.ticks, self.other = (np.empty(size, np.int64) for _ in range(3))


class Table(Protocol):
    """Describe what every table answers. ``out`` may be the array that was asked about."""

    def elapsed(self, moments: Integers, out: Integers, scratch: Scratch) -> None:
        """Write A of each moment."""

    def is_open(self, moments: Integers, out: Flags, scratch: Scratch) -> None:
        """Write whether each moment is open."""

    def earliest(self, amounts: Integers) -> Integers:
        """Return the earliest moment with so much open time before it, for amounts above 0."""

    def latest(self, amounts: Integers) -> Integers:
        """Return the latest moment with so much open time before it, for amounts below all that the table holds."""


@dataclass(frozen=True, slots=True, eq=False)
class EdgeTable:
    """Find the period of each instant by bisection. ``before`` holds the open time before each period."""

    starts: Integers
    ends: Integers
    before: Integers

    @classmethod
    def of(cls, starts: Integers, ends: Integers) -> Self:
        """Return the table of disjoint periods in order, at least one."""
        return cls(starts, ends, np.cumsum(ends - starts) - (ends - starts))

    def elapsed(self, moments: Integers, out: Integers, scratch: Scratch) -> None:  # noqa: ARG002  (bisection makes its own array)
        """Write A of each moment: what lies before its period, and its way into it."""
        period = np.maximum(np.searchsorted(self.starts, moments, "right") - 1, 0)
        inside = np.clip(moments, self.starts[period], self.ends[period])
        np.add(inside - self.starts[period], self.before[period], out=out)

    def is_open(self, moments: Integers, out: Flags, scratch: Scratch) -> None:  # noqa: ARG002  (as above)
        """Write whether each moment is open: it has passed one more start than ends."""
        started, ended = (np.searchsorted(edges, moments, "right") for edges in (self.starts, self.ends))
        np.greater(started, ended, out=out)

    def earliest(self, amounts: Integers) -> Integers:
        """Return the earliest moment with so much open time before it."""
        return self._reached(amounts, np.searchsorted(self.before, amounts, "left") - 1)

    def latest(self, amounts: Integers) -> Integers:
        """Return the latest moment with so much open time before it."""
        return self._reached(amounts, np.searchsorted(self.before, amounts, "right") - 1)

    def _reached(self, amounts: Integers, period: Integers) -> Integers:
        return (self.starts - self.before)[period] + amounts


@dataclass(frozen=True, slots=True, eq=False)
class StretchTable(EdgeTable):
    """Cut time into slots of ``2**shift`` ticks, each with at most one open stretch.

    Within such a slot A rises from ``elapsed_at[slot]`` to ``elapsed_at[slot + 1]``, and the moment less ``closed[slot]`` in between.
    """

    shift: int
    first_slot: int
    closed: Integers
    elapsed_at: Integers

    @classmethod
    def over(cls, edges: EdgeTable, span: tuple[int, int], ticks: int) -> Self | None:
        """Return the table for the moments from ``span[0]`` up to ``span[1]``, or None where it would be too large."""
        gaps = edges.starts[1:] - edges.ends[:-1]
        shift = min(int(gaps.min(initial=1 << _LARGEST_FREE_SHIFT)), ticks * 86_400).bit_length() - 1
        first, last = span[0] >> shift, span[1] >> shift
        if last - first >= _MOST_SLOTS:
            return None
        bounds = np.arange(first, last + 2, dtype=np.int64) << shift
        elapsed_at = np.empty_like(bounds)
        edges.elapsed(bounds, elapsed_at, Scratch(0))
        period = np.minimum(np.searchsorted(edges.ends, bounds[:-1], "right"), len(edges.ends) - 1)
        closed = (edges.starts - edges.before)[period]
        return cls(edges.starts, edges.ends, edges.before, shift=shift, first_slot=first, closed=closed, elapsed_at=elapsed_at)

    def elapsed(self, moments: Integers, out: Integers, scratch: Scratch) -> None:
        """Write A of each moment."""
        index, bound = self._slots(moments, scratch), scratch.other[: len(moments)]
        opened = scratch.ticks[: len(moments)]
        self.closed.take(index, out=opened, mode="clip")
        np.subtract(moments, opened, out=opened)
        self.elapsed_at.take(index, out=bound, mode="clip")
        np.maximum(opened, bound, out=opened)
        self.elapsed_at[1:].take(index, out=bound, mode="clip")
        np.minimum(opened, bound, out=out)

    def is_open(self, moments: Integers, out: Flags, scratch: Scratch) -> None:
        """Write whether each moment is open."""
        index = self._slots(moments, scratch)
        opened = moments - self.closed[index]
        np.logical_and(opened >= self.elapsed_at[index], opened < self.elapsed_at[index + 1], out=out)

    def _slots(self, moments: Integers, scratch: Scratch) -> Integers:
        index = scratch.index[: len(moments)]
        np.right_shift(moments, self.shift, out=index)
        return np.subtract(index, self.first_slot, out=index)


@dataclass(frozen=True, slots=True, eq=False)
class SlotTable:
    """Cut time into slots of one length, each wholly open or wholly closed.

    ``packed`` holds, twice, the open time at the first instant of a table that is open or closed for ever as the slot is, and in its last
    bit whether the slot is open. So one look-up gives ``A(t) = (packed >> 1) + (t - origin) * (packed & 1)``. ``openings`` holds the start
    of every open slot, which makes the way back a look-up too.
    """

    origin: int
    slot: int
    packed: Integers
    openings: Integers

    @classmethod
    def over(cls, edges: EdgeTable, span: tuple[int, int], ticks: int) -> Self | None:
        """Return the table for the moments of a span, or None where its slots would be too short or too many."""
        origin, end = span
        bounds = np.concatenate([[origin], np.stack([edges.starts, edges.ends], axis=1).ravel(), [end]])
        slot = int(np.gcd.reduce(bounds - origin))
        if slot < _SHORTEST_SLOT_SECONDS * ticks or (end - origin) // slot > _MOST_SLOTS:
            return None
        lengths = np.diff(bounds) // slot
        is_open = np.repeat(np.arange(len(lengths)) & 1, lengths)
        starts = np.arange(len(is_open), dtype=np.int64) * slot
        elapsed_at = (np.cumsum(is_open) - is_open) * slot
        packed = (elapsed_at - starts * is_open) << 1 | is_open
        return cls(origin=origin, slot=slot, packed=packed, openings=origin + starts[is_open == 1])

    def elapsed(self, moments: Integers, out: Integers, scratch: Scratch) -> None:
        """Write A of each moment."""
        found, since = self._found(moments, scratch), scratch.ticks[: len(moments)]
        opened = scratch.index[: len(moments)]
        np.bitwise_and(found, 1, out=opened)
        np.multiply(since, opened, out=since)
        np.right_shift(found, 1, out=found)
        np.add(found, since, out=out)

    def is_open(self, moments: Integers, out: Flags, scratch: Scratch) -> None:
        """Write whether each moment is open."""
        found = self._found(moments, scratch)
        np.bitwise_and(found, 1, out=found)
        np.not_equal(found, 0, out=out)

    def earliest(self, amounts: Integers) -> Integers:
        """Return the earliest moment with so much open time before it."""
        return self._reached(amounts, (amounts - 1) // self.slot)

    def latest(self, amounts: Integers) -> Integers:
        """Return the latest moment with so much open time before it."""
        return self._reached(amounts, amounts // self.slot)

    def _reached(self, amounts: Integers, slots: Integers) -> Integers:
        return self.openings.take(slots, mode="clip") + (amounts - slots * self.slot)

    def _found(self, moments: Integers, scratch: Scratch) -> Integers:
        """Return the entry of each moment's slot; the time since the origin is left in ``scratch.ticks``."""
        index, since = scratch.index[: len(moments)], scratch.ticks[: len(moments)]
        found = scratch.other[: len(moments)]
        np.subtract(moments, self.origin, out=since)
        np.floor_divide(since, self.slot, out=index)
        return self.packed.take(index, out=found, mode="clip")


def fastest_table(starts: Integers, ends: Integers, span: tuple[int, int], ticks: int) -> Table:
    """Return the quickest table that can hold these periods."""
    edges = EdgeTable.of(starts, ends)
    return SlotTable.over(edges, span, ticks) or StretchTable.over(edges, span, ticks) or edges
