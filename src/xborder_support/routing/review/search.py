"""Find a context that lies outside of some boxes, or prove that there is none."""

from __future__ import annotations

from collections.abc import Sequence

from .boxes import Box, Owned

__all__ = ["Budget", "OutOfBudgetError", "find_outside"]


_WIDE = 8_192  # bits


class OutOfBudgetError(Exception):
    """Say that an analysis was given up. Whoever analyses says so in a finding."""


class Budget:
    """Bound the work of an analysis, in comparisons of boxes: so many for one rule, and so many for all of them.

    Where masks are wide, a comparison takes longer and counts for more.
    """

    __slots__ = ("_each", "_left", "_total", "_weight")

    def __init__(self, *, each: int, total: int, width: int = 0) -> None:
        self._each = each
        self._total = total
        self._left = each
        self._weight = 1 + width // _WIDE

    @property
    def is_spent(self) -> bool:
        """Tell whether nothing is left for any rule."""
        return self._total < 0

    def renew(self) -> None:
        """Give the next rule its share."""
        self._left = self._each

    def spend(self, amount: int) -> None:
        """Take what a step costs.

        Errors: ``OutOfBudgetError`` where it is more than what is left.
        """
        self._left -= amount * self._weight
        self._total -= amount * self._weight
        if self._left < 0 or self._total < 0:
            raise OutOfBudgetError


def find_outside(region: Box, cover: Sequence[Owned], space: Sequence[int], budget: Budget, used: set[int] | None = None) -> Box | None:
    """Return a part of a region that no box of the cover meets, or None where they cover all of it.

    ``space`` holds the places that count on each axis. ``used`` is told the rules whose boxes the proof needed.

    Errors: ``OutOfBudgetError``.
    """
    seen = used if used is not None else set()
    start = _within(region, space)
    stack = [] if start is None else [(start, cover)]
    while stack:
        part, boxes = stack.pop()
        budget.spend(len(boxes) + 1)
        left = _trimmed(part, boxes, space, budget, seen)
        if left is None:
            continue
        rest, meeting = left
        if not meeting:
            return rest
        stack += [(piece, meeting) for piece in _split(rest, min(meeting, key=_breadth), space, seen)]
    return None


def _breadth(owned: Owned) -> int:
    return len(owned.box)


def _within(region: Box, space: Sequence[int]) -> Box | None:
    found = {axis: mask & space[axis] for axis, mask in region.items()}
    return found if all(found.values()) else None


def _trimmed(part: Box, boxes: Sequence[Owned], space: Sequence[int], budget: Budget, used: set[int]) -> tuple[Box, list[Owned]] | None:
    """Take away every box that cuts the part on one axis alone, as long as there is one.

    Return what is left with the boxes that meet it, or None where nothing is left.
    """
    rest = part
    while True:
        meeting: list[Owned] = []
        is_cut = False
        for owned in boxes:
            cut = _cut_axes(rest, owned.box, space)
            if cut is None:
                continue
            if len(cut) > 1:
                meeting.append(owned)
                continue
            used.add(owned.rule)
            if not cut:
                return None
            if not is_cut:
                rest, is_cut = dict(rest), True
            rest[cut[0]] = rest.get(cut[0], space[cut[0]]) & ~owned.box[cut[0]]
        if not is_cut:
            return rest, meeting
        boxes = meeting
        budget.spend(len(boxes) + 1)


def _cut_axes(part: Box, box: Box, space: Sequence[int]) -> list[int] | None:
    """Return the axes on which a box leaves some of a part, or None where they do not meet."""
    cut: list[int] = []
    for axis, mask in box.items():
        have = part.get(axis, space[axis])
        inside = have & mask
        if not inside:
            return None
        if inside != have:
            cut.append(axis)
    return cut


def _split(part: Box, owned: Owned, space: Sequence[int], used: set[int]) -> list[Box]:
    """Return what is left of a part without a box, in pieces, the largest of them last."""
    used.add(owned.rule)
    pieces: list[Box] = []
    rest = dict(part)
    for axis in _cut_axes(part, owned.box, space) or ():
        have, mask = rest.get(axis, space[axis]), owned.box[axis]
        pieces.append({**rest, axis: have & ~mask})
        rest[axis] = have & mask
    return pieces[::-1]
