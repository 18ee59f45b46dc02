"""Make the calendar of a market: its usual support hours, in its main zone, closed on its holidays."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from xborder_support.errors import UsageError
from xborder_support.markets import HolidaySource, Market, get_market

from .calendar import BusinessCalendar
from .closed_dates import read_date
from .holidays import Holidays

__all__ = ["calendar_of_market"]

# No shop asks when it was open before, and each year costs about a millisecond.
_FIRST_YEAR = 2000


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
    return BusinessCalendar(
        time_zone=market.time_zones[0],
        weekly=market.support_hours,
        holidays=[_list_of(market.holidays)],
    )


def _list_of(source: HolidaySource) -> Holidays:
    listed = Holidays(
        territory=source.territory, subdivision=source.subdivision, categories=source.categories, half_days=source.half_days or None
    )
    return _without(listed, frozenset(source.open_on)) if source.open_on else listed


@lru_cache(maxsize=128)
def _without(listed: Holidays, names: frozenset[str]) -> Holidays:
    """Return a list without the days of some names, from 2000 on. A day that has another name as well stays closed."""
    worked = {part for name in names for part in _parts(name)}
    years = range(max(listed.first_year, _FIRST_YEAR), listed.last_year + 1)
    days = (day for year in years for day in listed.in_year(year))
    return Holidays(
        territory=listed.territory,
        subdivision=listed.subdivision,
        categories=listed.categories,
        half_days=listed.half_days,
        announced={day.on: None for day in days if worked.issuperset(_parts(day.name("en")))},
    )


def _parts(name: str) -> list[str]:
    # Two holidays on one date are joined by a slash, and the list of Israel has a slash in the name of one.
    return name.split(" / ")
