"""Choose a value that stands for all values which no rule tells apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from itertools import chain, count
from math import ceil, floor
from typing import Any

from xborder_support.conditions import Field

__all__ = ["foreign_value", "number_between"]

_COMMON = {
    "territory": ("US", "DE", "JP", "BR", "IN", "FR", "GB", "MX", "KR", "SA", "ID", "NG", "PL", "TR", "ZA", "NZ", "IS"),
    "language": ("en", "fr", "sw", "is", "mi", "qu", "eu"),
}


def foreign_value(
    declared: Field | None, listed: Collection[Hashable], keys_of: Callable[[object], Collection[Hashable] | None]
) -> tuple[str, bool]:
    """Return a text that goes by none of the listed keys, and whether the field may hold it: a closed list can be used up."""
    for value in _candidates(declared):
        keys = keys_of(value)
        if keys is not None and not any(key in listed for key in keys):
            return value, declared is None or declared.values is None or value in declared.values
    raise AssertionError  # pragma: no cover  (the candidates never end)


def _candidates(declared: Field | None) -> Iterator[str]:
    if declared is not None:
        yield from declared.values or ()
        yield from _COMMON.get(declared.kind, ())
    prefix = "art-x-other" if declared is not None and declared.kind == "language" else "other"
    yield from (f"{prefix}{number}" for number in chain([""], count(2)))


def number_between(low: Any, high: Any) -> Any:
    """Return a number between two bounds, a whole one where there is one. A bound that is None is no bound.

    Return None where no number can be written between them.
    """
    if low is None or high is None:
        return ceil(high) - 1 if low is None else floor(low) + 1
    whole = floor(low) + 1
    if whole < high:
        return whole
    try:
        middle = (low + high) / 2
    except (OverflowError, TypeError):
        return None
    return middle if low < middle < high else None
