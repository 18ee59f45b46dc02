"""Answer what holiday lists know of feasts: the dates that they name, and the days that they close."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from xborder_support.calendars.holidays import Holidays

__all__ = ["closed_between", "runs_in", "sighted_on"]

_ONE_DAY = timedelta(days=1)


def runs_in(listing: str, categories: tuple[str, ...], name: str, year: int) -> tuple[date, ...]:
    """Return the first days of runs of days that a list names so in American English.

    A run that began in the year before is not this year's.
    """
    return tuple(day for day in _named(listing, categories, name, year) if not _is_named(listing, categories, name, day - _ONE_DAY))


def sighted_on(territory: str, name: str, reckoned: date) -> date:
    """Return the day after the reckoned one where only that day has the name, in American English, in a territory's public list.

    A moon is sighted on the evening that is reckoned or on the next one. A list that names earlier days gives leave before the feast.
    """
    later = reckoned + _ONE_DAY
    is_later = _is_named(territory, ("public",), name, later) and not _is_named(territory, ("public",), name, reckoned)
    return later if is_later else reckoned


def closed_between(territory: str, subdivision: str | None, first: date, last: date) -> tuple[date, ...]:
    """Return the days from the first to the last that the public list closes."""
    public = Holidays(territory=territory, subdivision=subdivision)
    days = (first + ahead * _ONE_DAY for ahead in range((last - first).days + 1))
    return tuple(day for day in days if day in public.dates(day.year))


def _is_named(listing: str, categories: tuple[str, ...], name: str, day: date) -> bool:
    known = Holidays(territory=listing, categories=categories)
    return known.first_year <= day.year <= known.last_year and day in _named(listing, categories, name, day.year)


@lru_cache(maxsize=512)
def _named(listing: str, categories: tuple[str, ...], name: str, year: int) -> tuple[date, ...]:
    """Return the days of a year that a list names so in American English. A day may carry several names; a substitute is no feast."""
    found = Holidays(territory=listing, categories=categories).in_year(year)
    return tuple(one.on for one in found if one.substitute_for is None and name in one.name("en-US").split(" / "))
