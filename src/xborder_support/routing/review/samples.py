"""Choose a value that stands for all values which no rule tells apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from math import ceil, floor
from typing import Any

from xborder_support.conditions import Field

__all__ = ["foreign_value", "number_between", "text_with_stem"]

_TRIALS = 1_000
_COMMON = {
    "territory": ("US", "DE", "JP", "BR", "IN", "FR", "GB", "MX", "KR", "SA", "ID", "NG", "PL", "TR", "ZA", "NZ", "IS"),
    "language": ("en", "fr", "sw", "is", "mi", "qu", "eu"),
}


def foreign_value(declared: Field | None, is_listed: Callable[[str], bool]) -> tuple[str | None, bool]:
    """Return a text that no rule lists, and whether the field may hold one: a closed list can be used up. None where none is found soon."""
    value = next((value for value in _candidates(declared) if not is_listed(value)), None)
    return value, declared is None or declared.values is None or value in declared.values


def _candidates(declared: Field | None) -> Iterator[str]:
    if declared is not None:
        yield from declared.values or ()
        yield from _COMMON.get(declared.kind, ())
    prefix = "art-x-other" if declared is not None and declared.kind == "language" else "other"
    yield prefix
    yield from (f"{prefix}{number}" for number in range(2, _TRIALS))
    yield from (f"{chr(letter)}-other" for letter in range(ord("a"), ord("a") + _TRIALS))  # where rules ask for what begins with "other"


def text_with_stem(stem: str, words: Collection[Hashable], stems: Collection[str]) -> str | None:
    """Return a text that begins so, in no longer listed way, and is no listed word itself."""
    longer = tuple(other for other in stems if len(other) > len(stem))
    texts = (stem + ending for ending in ("", "-", "-x", "0", "~"))
    return next((text for text in texts if text not in words and not text.startswith(longer)), None)


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
