"""Read the hours in which a customer must not be disturbed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TypeAlias
from zoneinfo import ZoneInfo

from xborder_support.calendars import BusinessCalendar, HoursLike
from xborder_support.errors import UsageError

__all__ = ["QuietLike", "end_of_quiet", "quiet_hours"]

#: Quiet hours: a calendar that is open while it is quiet; or hours of every day, or of named days, on the customer's clock.
QuietLike: TypeAlias = BusinessCalendar | HoursLike | Mapping[str, HoursLike]

_LOOK_AHEAD_DAYS = (2, 30, 400)


def quiet_hours(given: QuietLike | None, zone: ZoneInfo) -> BusinessCalendar | None:
    """Return a calendar that is open while the customer must not be disturbed.

    Errors: ``UsageError`` as ``BusinessCalendar``: ``bad-hours``, ``unknown-day``, ``day-twice``, ``empty-calendar``.
    """
    if given is None or isinstance(given, BusinessCalendar):
        return given
    weekly = given if isinstance(given, Mapping) else {"mon-sun": given}
    return _quiet(zone.key, tuple((day, _frozen(hours)) for day, hours in weekly.items()))


def end_of_quiet(quiet: BusinessCalendar, at: datetime) -> datetime:
    """Return when the quiet stretch ends that an instant lies in.

    Errors: ``UsageError`` ``always-quiet`` where it goes on for more than a year.
    """
    for days in _LOOK_AHEAD_DAYS:
        if gaps := quiet.gaps(at, at + timedelta(days=days)):
            return gaps[0].start
    hint = "quiet is the time in which the customer must not be disturbed, not the time in which they may be"
    raise UsageError("the quiet hours never end, so no answer can be promised", code="always-quiet", hint=hint)


def _frozen(hours: HoursLike) -> HoursLike:
    """Return hours that a cache can keep. What is no text is told as text, which the calendar refuses."""
    if isinstance(hours, str | bytes) or not isinstance(hours, Iterable):
        return hours
    return tuple(entry if isinstance(entry, str) else repr(entry) for entry in hours)


@lru_cache(maxsize=128)
def _quiet(zone: str, weekly: tuple[tuple[str, HoursLike], ...]) -> BusinessCalendar:
    return BusinessCalendar(time_zone=zone, weekly=dict(weekly))
