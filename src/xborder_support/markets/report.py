"""Answer how sure the facts of markets are, and how long ago somebody checked them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from xborder_support.errors import UsageError
from xborder_support.terms import Territory

from .fact import Fact, expect_day
from .market import Market, as_market

__all__ = ["FactsReport", "MarketFacts", "facts_report"]

_LONG = 180  # days
_LONGEST = 36_500
# What stands in place of a source where a file names none; a host need not, our own files must.
_NO_SOURCE = frozenset({"", "host override"})
_HEADINGS = ("market", "high", "medium", "low", "unknown", "no source", "known", "oldest check", "unchecked")
_COUNTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketFacts:
    """Count the facts of one market.

    ``high``, ``medium`` and ``low`` count what is known, by confidence; with ``unknown`` they make up all fields. ``oldest`` is the day of
    the fact that was checked longest ago, None where no fact names a day. ``unchecked`` are the fields that nobody checked for long, and
    those that never were; ``without_source`` those that name no source.
    """

    territory: Territory
    high: int
    medium: int
    low: int
    unknown: int
    without_source: tuple[str, ...]
    oldest: date | None
    unchecked: tuple[str, ...]

    @property
    def share_known(self) -> float:
        """Return the share of fields that are known, 0..1."""
        known = self.high + self.medium + self.low
        return known / (known + self.unknown)


@dataclass(frozen=True, slots=True)
class FactsReport:
    """Hold a row for each market, and the day and the number of days it was asked with."""

    rows: tuple[MarketFacts, ...]
    on: date
    days: int

    @property
    def share_known(self) -> float:
        """Return the share of all fields of all markets that are known, 0..1; 1 without any market."""
        unknown = sum(row.unknown for row in self.rows)
        fields = unknown + sum(row.high + row.medium + row.low for row in self.rows)
        return 1 - unknown / fields if fields else 1.0

    def to_text(self) -> str:
        """Return a table for people: a line for each market, and one for all."""
        rows = [_HEADINGS, *(_cells(row) for row in self.rows), _cells_of_all(self)]
        return "\n".join(_aligned(rows))


def facts_report(markets: Iterable[Market], *, on: date, days: int = _LONG) -> FactsReport:
    """Count the facts of markets by confidence and age. A fact is unchecked where more than ``days`` lie between its check and ``on``.

    Errors: ``UsageError`` ``not-a-date``, ``bad-days`` (not from 0 to 36,500), ``wrong-argument``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.markets import facts_report, get_market
        >>> on = date(2026, 11, 22)
        >>> report = facts_report([get_market("JP", on=on)], on=on)
        >>> report.rows[0].without_source, report.rows[0].unchecked
        ((), ())
    """
    expect_day(on, "pass the day to count from, now.date()")
    if not isinstance(days, int) or isinstance(days, bool) or not 0 <= days <= _LONGEST:
        raise UsageError(f"days cannot be {str(days)[:20]}", code="bad-days", hint=f"pass a whole number from 0 to {_LONGEST}")
    if isinstance(markets, Market):
        raise UsageError("one market is no list of them", code="wrong-argument", hint="pass [market]")
    since = date.fromordinal(max(1, on.toordinal() - days))
    return FactsReport(tuple(_row(as_market(market), since) for market in markets), on, days)


def _row(market: Market, since: date) -> MarketFacts:
    trust = Counter(fact.confidence for fact in market.facts.values() if not fact.is_unknown)
    checked = [fact.checked for fact in market.facts.values() if fact.checked]
    return MarketFacts(
        territory=market.territory,
        high=trust["high"],
        medium=trust["medium"],
        low=trust["low"],
        unknown=len(market.unknown_fields),
        without_source=tuple(name for name, fact in market.facts.items() if fact.source.strip() in _NO_SOURCE),
        oldest=min(checked, default=None),
        unchecked=tuple(name for name, fact in market.facts.items() if _is_old(fact, since)),
    )


def _is_old(fact: Fact, since: date) -> bool:
    return fact.checked is None or fact.checked < since


def _counts(row: MarketFacts) -> tuple[int, ...]:
    return row.high, row.medium, row.low, row.unknown, len(row.without_source)


def _cells(row: MarketFacts) -> tuple[str, ...]:
    return (row.territory, *map(str, _counts(row)), f"{row.share_known:.1%}", _day(row.oldest), str(len(row.unchecked)))


def _cells_of_all(report: FactsReport) -> tuple[str, ...]:
    sums = [sum(column) for column in zip(*map(_counts, report.rows), strict=True)]
    oldest = min((row.oldest for row in report.rows if row.oldest), default=None)
    unchecked = sum(len(row.unchecked) for row in report.rows)
    return ("all", *map(str, sums or [0] * _COUNTS), f"{report.share_known:.1%}", _day(oldest), str(unchecked))


def _day(day: date | None) -> str:
    return day.isoformat() if day else "never"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    first, *others = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join([row[0].ljust(first), *map(str.rjust, row[1:], others)]) for row in rows]
