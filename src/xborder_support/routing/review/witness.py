"""Write contexts for a box, so that a decision can show what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice, product
from typing import Any, TypeAlias

from .axes import Axis
from .boxes import Box, places
from .divisions import ABSENT

__all__ = ["NOW", "contexts"]

#: The field that reads the instant of the decision.
NOW = "now"

_TRIALS = 16
_OPTIONS = 4
_UNLIKELY = ("other", "en", "art-x-other")
_HOURS_AGO = (0, 1, 2, 3, 6, 12, 18, 24, 48, 72, 120, 240, 720, 2_160)
_Parts: TypeAlias = list[tuple[Axis, int]]


def contexts(axes: Sequence[Axis], region: Box, *, is_complete: bool, now: datetime) -> Iterator[dict[str, object]]:
    """Yield some contexts of a region, the plainest first; none where no value is known for one of its places.

    With ``is_complete``, fields that do not matter are given as well, so that nothing is missing which need not be. Where questions are
    opaque, a context may lie outside of the region: ask before using it.
    """
    fields: dict[str, _Parts] = {}
    for number, axis in enumerate(axes):
        if axis.field in {"", NOW} or not (is_complete or number in region):
            continue
        fields.setdefault(axis.field, []).append((axis, region.get(number, axis.full if axis.asked else axis.known)))
    names = sorted(fields)
    options = [[*islice(_fitting(fields[name], now), _OPTIONS)] for name in names]
    for values in islice(product(*options), _TRIALS):
        yield {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _fitting(parts: _Parts, now: datetime) -> Iterator[Any]:
    """Yield what a field may hold, None for nothing."""
    return (value for value in _candidates(parts, now) if all(axis.may_hold(value, mask, now) for axis, mask in parts))


def _candidates(parts: _Parts, now: datetime) -> Iterator[Any]:
    may_be_missing = all(not axis.missing or mask & axis.missing for axis, mask in parts)
    has_known = all(mask & axis.known for axis, mask in parts)
    if has_known:
        yield from _of_set(parts)
        yield from (value for axis, mask in parts for value in _samples(axis, mask & axis.known))
        yield from (value for axis, _ in parts for value in _hints(axis, now))
    if may_be_missing:
        yield None
    yield from (value for axis, mask in parts for value in _samples(axis, mask & ~axis.known & ~axis.missing))


def _of_set(parts: _Parts) -> Iterator[Any]:
    if any(axis.tag is not None or not (axis.samples or axis.asked) for axis, _ in parts):
        present = [axis.tag for axis, mask in parts if axis.tag is not None and not mask & ABSENT]
        yield " ".join(present) if any(axis.is_text for axis, _ in parts) else present


def _samples(axis: Axis, mask: int) -> Iterator[Any]:
    return (axis.samples[place] for place in places(mask) if axis.samples and axis.samples[place] is not None)


def _hints(axis: Axis, now: datetime) -> Iterator[Any]:
    """Yield values that may answer questions which place values only when asked: those they name, or instants before now."""
    named = [value for question, _ in axis.asked for value in question.asked.values]
    if named:
        yield from (*named, *_UNLIKELY)
    elif axis.asked:
        yield from (now - timedelta(hours=hours) for hours in _HOURS_AGO)
