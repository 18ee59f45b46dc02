"""Say in which order people of a market expect a reply, as the packaged file has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from xborder_support.terms import LanguageTag, Territory

from .tables import table

__all__ = ["Expectation", "Order", "ReplyKind", "order_for"]

#: What a reply mainly does.
ReplyKind: TypeAlias = Literal["answer", "request", "refusal", "fault", "apology"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """Say that a part is expected where another one stands, in one kind of reply or in any."""

    part: str
    where: str
    kind: ReplyKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Hold one order of a reply: which parts stand together, which may not be empty, and which are missed."""

    name: str
    paragraphs: tuple[tuple[str, ...], ...]
    languages: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    required_in: tuple[str, ...] = ()
    expected: tuple[Expectation, ...] = ()
    source: str
    confidence: Literal["high", "medium", "low"]

    def fits(self, code: Territory, language: str, kind: ReplyKind) -> bool:
        """Tell whether the order is for such a reply."""
        asked = ((self.languages, language), (self.territories, code), (self.kinds, kind))
        return all(not wanted or given in wanted for wanted, given in asked)


def order_for(code: Territory, locale: LanguageTag, kind: ReplyKind) -> Order:
    """Return the first order that fits; the last one of the file fits everything."""
    language = locale.partition("-")[0]
    return next(order for order in _orders() if order.fits(code, language, kind))


@cache
def _orders() -> tuple[Order, ...]:
    return tuple(_order(entry) for entry in table("orders")["orders"])


def _order(entry: Mapping[str, Any]) -> Order:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    values["paragraphs"] = tuple(map(tuple, entry["paragraphs"]))
    values["expected"] = tuple(Expectation(**each) for each in entry.get("expected", ()))
    return Order(**values)
