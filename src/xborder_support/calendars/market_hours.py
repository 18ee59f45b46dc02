"""Make the calendar of a market: its usual support hours, in its main zone, closed on its holidays."""

from __future__ import annotations

from datetime import date

from xborder_support.errors import UsageError
from xborder_support.markets import Market, get_market

from .calendar import BusinessCalendar
from .holidays import Holidays

__all__ = ["calendar_of_market"]


def calendar_of_market(market: str | Market, *, on: date | None) -> BusinessCalendar:
    """Return the calendar of a market, or of a territory's market as of a date."""
    if isinstance(market, str):
        if on is None:
            raise UsageError("a market is looked up as of a date", code="missing-date", hint="pass on=now.date()")
        market = get_market(market, on=on)
    source = market.holidays
    return BusinessCalendar(
        time_zone=market.time_zones[0],
        weekly=market.support_hours,
        holidays=[Holidays(territory=source.territory, subdivision=source.subdivision, categories=source.categories)],
    )
