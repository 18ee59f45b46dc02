"""Answer on which local date a period of a rule ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from xborder_support.calendars import Term, deadline_after, wall_instant
from xborder_support.errors import UsageError

from .free_days import holidays_of

__all__ = ["covers", "day_begins", "last_day"]

_LAST_YEAR = 2199  # as calendars have it
_FIRST_DAY = date(1971, 1, 1)  # before the first instant that anybody may ask about
_MIDNIGHT = timedelta(0)


@lru_cache(maxsize=8192)
def last_day(day: date, term: Term, place: str) -> date:
    """Return the date that a period leads to, the day of the event not counted. Business days are those of the place.

    Where a period leads out of all calendars, or to a year whose holidays are not known, it does not end (``date.max``). One that began
    before all calendars is reckoned from their first day, and is long over.
    """
    holidays = [holidays_of(place)] if place else []
    try:
        return deadline_after(max(day, _FIRST_DAY), term, rules="plain", time_zone="UTC", holidays=holidays).last_on
    except UsageError:
        return date.max


def covers(day: date, term: Term, place: str, today: date) -> bool:
    """Tell whether today lies in a period, where that is known: for what speaks for a contact, an unknown end is none."""
    return day <= today <= last_day(day, term, place) != date.max


@lru_cache(maxsize=8192)
def day_begins(day: date, zones: tuple[str, ...]) -> datetime | None:
    """Return when a date has begun on all of these clocks (aware UTC), or None for a date that never comes."""
    if day.year > _LAST_YEAR:
        return None
    return max(wall_instant(day, _MIDNIGHT, zone) for zone in zones)
