"""Write contexts for a box, so that a decision can show what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice, product
from typing import Any

from .axes import ABSENT, FALSE, TRUE, Axis
from .boxes import Box, places

__all__ = ["contexts"]

_TRIALS = 16
_OPTIONS = 4
_LEFT_OUT = object()


def contexts(axes: Sequence[Axis], region: Box, *, is_complete: bool, now: datetime) -> Iterator[dict[str, object]]:
    """Yield some contexts of a region, the plainest first; none where no value is known for one of its places.

    With ``is_complete``, fields that do not matter are given as well, so that nothing is missing which need not be. Where questions are
    opaque, a context may lie outside of the region: ask before using it.
    """
    fields: dict[str, list[tuple[Axis, int]]] = {}
    for number, axis in enumerate(axes):
        if not axis.field:
            continue  # time is no field
        if number in region:
            fields.setdefault(axis.field, []).append((axis, region[number]))
        elif is_complete and axis.question is None:
            fields.setdefault(axis.field, []).append((axis, axis.known))
    options = [[*islice(_values(name, parts, now), _OPTIONS)] for name, parts in fields.items()]
    for values in islice(product(*options), _TRIALS):
        yield {name: value for name, value in zip(fields, values, strict=True) if value is not _LEFT_OUT}


def _values(name: str, parts: list[tuple[Axis, int]], now: datetime) -> Iterator[Any]:
    """Yield what a field may hold, a sentinel for nothing."""
    opaque = [(axis.question, mask) for axis, mask in parts if axis.question is not None]
    for value in _candidates(parts):
        if all(_fits(question.leaf.truth({} if value is _LEFT_OUT else {name: value}, now), mask) for question, mask in opaque):
            yield value


def _fits(truth: bool | None, mask: int) -> bool:  # noqa: FBT001  (a truth of three values, not a switch)
    return bool(mask & {True: TRUE, False: FALSE}.get(truth, ~(TRUE | FALSE)))  # type: ignore[arg-type]


def _candidates(parts: list[tuple[Axis, int]]) -> Iterator[Any]:
    if any(axis.tag is not None for axis, _ in parts) and not any(mask & axis.missing == mask for axis, mask in parts):
        yield [axis.tag for axis, mask in parts if axis.tag is not None and not mask & ABSENT]
    for axis, mask in parts:
        allowed = [*places(mask & axis.known), *places(mask & ~axis.known & ~axis.missing)]
        yield from (axis.samples[place] for place in allowed if axis.samples and axis.samples[place] is not None)
    for axis, _ in parts:
        yield from _hints(axis)
    if all(not axis.missing or mask & axis.missing for axis, mask in parts):
        yield _LEFT_OUT


def _hints(axis: Axis) -> Iterator[Any]:
    """Yield values that may answer an opaque question: those that it names itself, and one that it hardly means."""
    if axis.question is not None:
        yield from getattr(axis.question.leaf, "values", ())
        yield from ("other", 0)
