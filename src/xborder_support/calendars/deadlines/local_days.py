"""Turn local dates and wall times into instants, and back, by the boundary rule of the package.

A wall time takes effect at the first instant whose local clock reads it or later: in a gap that is the clock change, in a fold the
first pass.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from xborder_support.calendars.hours import DAY_SECONDS
from xborder_support.calendars.instants import SECOND, instant_at
from xborder_support.calendars.zone_clock import wall_midnight, zone_clock
from xborder_support.errors import UsageError
from xborder_support.terms import time_zone as pinned_zone
from xborder_support.terms import utc

__all__ = ["checked_day", "day_later", "end_of_day", "event_day", "last_day_before", "local_time", "start_of_day", "wall_instant"]

_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # as calendars have it
_RANGE_HINT = "check the date and the length of the term"
_A_MICROSECOND = timedelta(microseconds=1)


def end_of_day(day: date, *, time_zone: str) -> datetime:
    """Return the instant at which a local date is over (aware UTC): the first one that does not belong to it.

    Errors: ``UsageError`` ``not-a-date``, ``unknown-time-zone``, ``calendar-out-of-range``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import end_of_day
        >>> end_of_day(date(2026, 3, 3), time_zone="Europe/Berlin").isoformat()
        '2026-03-03T23:00:00+00:00'
    """
    if not isinstance(day, date) or isinstance(day, datetime):
        raise UsageError(f"the day is not a date but {type(day).__name__}", code="not-a-date", hint="pass date(2026, 3, 3)")
    return start_of_day(day_later(checked_day(day), 1, at_the_edge=True), pinned_zone(time_zone).key)


def start_of_day(day: date, zone: str) -> datetime:
    """Return the instant at which a local date begins."""
    return wall_instant(day, timedelta(0), zone)


def wall_instant(day: date, clock: timedelta, zone: str) -> datetime:
    """Return the instant (aware UTC) at which a wall time of a date takes effect: the first whose local clock reads it or later.

    ``clock`` is what the clock reads, from zero to a day, and ``zone`` an IANA name. In an hour that comes twice it is the first pass, in
    one that is skipped the change itself.

    Errors: ``OverflowError`` or ``ValueError`` in the years 1 and 9999.

    Example:
        >>> from datetime import date, timedelta
        >>> from xborder_support.calendars import wall_instant
        >>> wall_instant(date(2026, 3, 29), timedelta(hours=2, minutes=30), "Europe/Berlin").isoformat()
        '2026-03-29T01:00:00+00:00'
    """
    wall = wall_midnight(day.toordinal()) + clock.days * DAY_SECONDS + clock.seconds
    zone_year = zone_clock(zone, day.year)
    moment = zone_year.utc(wall)
    # Within a gap all wall times are the one instant of the clock change: there are no microseconds to add to it.
    is_shown = zone_year.utc(wall + 1) > moment
    return instant_at(moment * SECOND + (clock.microseconds if is_shown else 0))


def local_time(instant: datetime, zone: str) -> datetime:
    """Return what the local clock shows at an instant, as an aware datetime in its zone.

    Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``, ``calendar-out-of-range``.
    """
    moment = utc(instant, "the event")
    if not _FIRST_YEAR - 1 <= moment.year <= _LAST_YEAR + 1:
        raise _out_of_range(moment.year)
    shown = moment.astimezone(pinned_zone(zone))
    checked_day(shown.date())
    return shown


def event_day(event: datetime | date, zone: str) -> date:
    """Return the local date of an event, which may be given as that date."""
    if isinstance(event, date) and not isinstance(event, datetime):
        return checked_day(event)
    return local_time(event, zone).date()


def last_day_before(instant: datetime, zone: str) -> date:
    """Return the local date of the last microsecond before an instant."""
    return (instant - _A_MICROSECOND).astimezone(pinned_zone(zone)).date()


def day_later(day: date, days: int, *, at_the_edge: bool = False) -> date:
    """Return the date so many days later, or earlier where they are negative; ``at_the_edge`` allows the day after the last year."""
    found = date.fromordinal(day.toordinal() + days)  # a term is a century at most, so that no date runs out of years
    return found if at_the_edge else checked_day(found)


def checked_day(day: date) -> date:
    """Return the date, where calendars answer for its year.

    Errors: ``UsageError`` ``calendar-out-of-range``.
    """
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise _out_of_range(day.year)
    return day


def _out_of_range(year: int) -> UsageError:
    message = f"a calendar answers for the years {_FIRST_YEAR} to {_LAST_YEAR}, not for {year}"
    return UsageError(message, code="calendar-out-of-range", hint=_RANGE_HINT)
