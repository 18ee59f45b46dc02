"""Make the calendar of a market: its usual support hours, in its main zone, closed on its holidays."""

from __future__ import annotations

from datetime import date

from xborder_support.errors import UsageError
from xborder_support.markets import Market, get_market

from .calendar import BusinessCalendar
from .closed_dates import read_date
from .holidays import Holidays

__all__ = ["calendar_of_market"]


def calendar_of_market(market: str | Market, *, on: date | None) -> BusinessCalendar:
    """Return the calendar of a market, or of a territory's market as of a date.

    Errors: ``UsageError`` ``not-a-market``, ``missing-date``, ``bad-date``, and those of ``get_market``.
    """
    if isinstance(market, str):
        if on is None:
            raise UsageError("a market is looked up as of a date", code="missing-date", hint="pass on=now.date()")
        market = get_market(market, on=read_date(on))
    if not isinstance(market, Market):
        hint = 'pass one of list_markets(), such as "JP", or a Market of your own'
        raise UsageError(f"a market is a territory or a Market, not {type(market).__name__}", code="not-a-market", hint=hint)
    source = market.holidays
    return BusinessCalendar(
        time_zone=market.time_zones[0],
        weekly=market.support_hours,
        holidays=[Holidays(territory=source.territory, subdivision=source.subdivision, categories=source.categories)],
    )
