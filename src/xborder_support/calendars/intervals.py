"""Join and cut sorted half-open intervals of integers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TypeAlias

__all__ = ["Interval", "clip", "complement", "intersect", "subtract", "union"]

#: Start and end; the end does not belong to it.
Interval: TypeAlias = tuple[int, int]


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """Return the maximal intervals that cover the same moments, in order. Empty and inverted ones vanish."""
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def subtract(intervals: Iterable[Interval], holes: Sequence[Interval]) -> list[Interval]:
    """Return what is left of disjoint sorted intervals outside disjoint sorted holes."""
    if not holes:
        return list(intervals)
    left: list[Interval] = []
    ends = [end for _, end in holes]
    for start, end in intervals:
        rest = start
        for hole_start, hole_end in islice(holes, bisect_right(ends, start), None):
            if hole_start >= end:
                break
            if hole_start > rest:
                left.append((rest, hole_start))
            rest = hole_end
        if rest < end:
            left.append((rest, end))
    return left


def clip(intervals: Iterable[Interval], start: int, end: int) -> list[Interval]:
    """Return the parts of sorted intervals that lie within ``[start, end)``."""
    cut = ((max(a, start), min(b, end)) for a, b in intervals)
    return [(a, b) for a, b in cut if a < b]


def intersect(one: Sequence[Interval], other: Sequence[Interval]) -> list[Interval]:
    """Return what two rows of disjoint sorted intervals have in common."""
    common: list[Interval] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            common.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return common


def complement(intervals: Sequence[Interval], start: int, end: int) -> list[Interval]:
    """Return what disjoint sorted intervals leave uncovered of ``[start, end)``."""
    return subtract([(start, end)] if start < end else [], intervals)
