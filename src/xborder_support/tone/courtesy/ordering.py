"""Say in which order people of a market expect a reply, and what is missed in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from xborder_support.markets import Market
from xborder_support.terms import LanguageTag, Territory

from .places import speaks
from .tables import table

__all__ = ["Expectation", "Habit", "Order", "ReplyKind", "habits_in", "habits_named", "order_for"]

#: What a reply mainly does.
ReplyKind: TypeAlias = Literal["answer", "request", "refusal", "fault", "apology"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """Say that a part is expected where another one stands, in one kind of reply or in any."""

    part: str
    where: str
    kind: ReplyKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """Hold what a habit of replies asks for: parts that may not be empty on some kinds of channels, and parts that are missed."""

    required: tuple[str, ...] = ()
    required_in: tuple[str, ...] = ()
    expected: tuple[Expectation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Hold one order of a reply: which parts stand together, and the habits that are usual with it."""

    name: str
    paragraphs: tuple[tuple[str, ...], ...]
    languages: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    habits: tuple[str, ...] = ()
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


def habits_in(market: Market | None, locale: str, usual: Collection[str], *, by_language: bool = False) -> frozenset[str]:
    """Return the habits that a reply in a locale is held to: the market's own, where it is described and somebody knows them.

    ``usual`` are the habits where no market is described. In a language that is not the market's, it can take away from them, and not
    add; nor take away where they are ``by_language``, wherever that is read.

    Example:
        >>> from datetime import date
        >>> from xborder_support.markets import get_market
        >>> japan = get_market("JP", on=date(2026, 2, 3))
        >>> sorted(habits_in(japan, "ja", ())), sorted(habits_in(japan, "en", ("cushion", "bullets")))
        (['cushion', 'restate'], ['cushion'])
    """
    if market is None or "reply_habits" in market.unknown_fields:
        return frozenset(usual)
    own = frozenset[str](market.reply_habits)
    if speaks(market, locale):
        return own
    return frozenset(usual) if by_language else own & frozenset(usual)


def habits_named(names: Iterable[str]) -> tuple[Habit, ...]:
    """Return what habits ask for, in the order of the file."""
    return tuple(habit for name, habit in _habits().items() if name in names)


@cache
def _habits() -> Mapping[str, Habit]:
    return {name: _habit(entry) for name, entry in table("orders")["habits"].items()}


def _habit(entry: Mapping[str, Any]) -> Habit:
    expected = tuple(Expectation(**each) for each in entry.get("expected", ()))
    return Habit(required=tuple(entry.get("required", ())), required_in=tuple(entry.get("required_in", ())), expected=expected)


@cache
def _orders() -> tuple[Order, ...]:
    return tuple(_order(entry) for entry in table("orders")["orders"])


def _order(entry: Mapping[str, Any]) -> Order:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    values["paragraphs"] = tuple(map(tuple, entry["paragraphs"]))
    return Order(**values)
