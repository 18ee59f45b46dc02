"""Answer until when that can wait which starts at a weekend, where a target carries it over to a day and an hour.

Marketplaces that forgive weekends mean the two days before the day they name, in local time: Saturday and Sunday before "mon 12:00". They
do not mean holidays, and somebody who works at the weekend is not forgiven. So a start is carried over where its local date is one of the
two dates before the named day, and the calendar opens on none of the dates from it to the eve of that day. Where a shift of the day before
is still running, nothing is carried over.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from xborder_support.calendars.calendar import BusinessCalendar
from xborder_support.calendars.weekdays import DAY_NAMES

from .local_days import day_later, local_time, wall_instant

__all__ = ["carried_over"]

_DAYS_OF_A_WEEKEND = (1, 2)  # how far ahead the named day is


def carried_over(weekend_until: str, begin: datetime, calendar: BusinessCalendar) -> datetime | None:
    """Return the end of the weekend in which something starts (aware UTC), or None where it starts in no weekend of the calendar."""
    zone = calendar.time_zone.key
    day = local_time(begin, zone).date()
    name, _, clock = weekend_until.partition(" ")
    ahead = (DAY_NAMES.index(name) - day.weekday()) % 7
    if ahead not in _DAYS_OF_A_WEEKEND:
        return None
    last = day_later(day, ahead)
    if calendar.is_open(begin) or calendar.business_day_after(day_later(day, -1)) < last:
        return None
    hours, _, minutes = clock.partition(":")
    return wall_instant(last, timedelta(hours=int(hours), minutes=int(minutes)), zone)
