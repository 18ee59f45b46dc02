"""Answer where two markets differ, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .fact import Fact
from .market import FACT_FIELDS, Market, as_market

__all__ = ["FieldDifference", "diff_markets"]


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """Name a field of which two markets say different things, with both facts."""

    name: str
    first: Fact
    second: Fact


def diff_markets(first: Market, second: Market) -> tuple[FieldDifference, ...]:
    """Return the fields whose values differ, in the order of ``Market``. Another source of the same value is no difference.

    One market on two days tells what changed between them.

    Example:
        >>> from datetime import date
        >>> from xborder_support.markets import diff_markets, get_market
        >>> on = date(2026, 11, 22)
        >>> [found.name for found in diff_markets(get_market("ID", on=on), get_market("MY", on=on))][:3]
        ['locales', 'languages', 'time_zones']
    """
    first, second = as_market(first), as_market(second)
    return tuple(
        FieldDifference(name, first.fact(name), second.fact(name)) for name in FACT_FIELDS if _said(first, name) != _said(second, name)
    )


def _said(market: Market, name: str) -> tuple[bool, Any]:
    # An empty list is an answer and "unknown" is none, though both leave the field empty.
    return market.fact(name).is_unknown, getattr(market, name)
