"""Read what is asked for the customer's sake: hours in which nobody disturbs them, and days off on which nobody writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TypeAlias
from zoneinfo import ZoneInfo

from xborder_support.calendars import BusinessCalendar, Closure, Holidays, HoursLike, end_of_day
from xborder_support.errors import UsageError

__all__ = ["DaysOff", "QuietLike", "days_off", "end_of_quiet", "quiet_hours"]

#: Quiet hours: a calendar that is open while it is quiet; or hours of every day, or of named days, on the customer's clock.
QuietLike: TypeAlias = BusinessCalendar | HoursLike | Mapping[str, HoursLike]

_EVERY_DAY = "mon-sun"
_LOOK_AHEAD_DAYS = (2, 30, 400)


def quiet_hours(given: QuietLike | None, zone: ZoneInfo) -> BusinessCalendar | None:
    """Return a calendar that is open while the customer must not be disturbed.

    Errors: ``UsageError`` as ``BusinessCalendar``: ``bad-hours``, ``unknown-day``, ``day-twice``, ``empty-calendar``.
    """
    if given is None or isinstance(given, BusinessCalendar):
        return given
    weekly = given if isinstance(given, Mapping) else {_EVERY_DAY: given}
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


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Tell the local dates on which the customer's side is closed for a holiday, or on a date that it closed itself."""

    calendar: BusinessCalendar

    def is_off(self, at: datetime) -> bool:
        """Return whether an instant lies on such a date. A half holiday is none."""
        return self._closure(at) is not None

    def ends(self, at: datetime) -> datetime:
        """Return the midnight after the days off that an instant lies on, or the instant itself."""
        closure = self._closure(at)
        return at if closure is None else end_of_day(closure.last_on, time_zone=closure.cause.time_zone)

    def first_by(self, at: datetime, wish: datetime) -> datetime | None:
        """Return the first midnight after one instant and up to another with which a day off begins."""
        midnight = self._end_of_date(at)
        while midnight <= wish:
            if self.is_off(midnight):
                return midnight
            midnight = self._end_of_date(midnight)
        return wish if self.is_off(wish) else None

    def _closure(self, at: datetime) -> Closure | None:
        closure = self.calendar.closure(at)
        if closure is None or closure.kind not in {"holiday", "closed_date"} or closure.cause.kind == "half_day":
            return None
        return closure

    def _end_of_date(self, at: datetime) -> datetime:
        zone = self.calendar.time_zone
        return end_of_day(at.astimezone(zone).date(), time_zone=zone.key)


def days_off(given: Holidays | BusinessCalendar | None, zone: ZoneInfo) -> DaysOff | None:
    """Return the days off of the customer's side: of a list, as the customer's clock has its dates, or of a calendar of theirs.

    Errors: ``UsageError`` ``not-holidays``.
    """
    if given is None:
        return None
    if isinstance(given, BusinessCalendar):
        return DaysOff(given)
    if not isinstance(given, Holidays):
        hint = 'pass Holidays(territory="JP"), or a BusinessCalendar of the customer\'s side'
        raise UsageError(f"the customer's holidays are not Holidays but {type(given).__name__}", code="not-holidays", hint=hint)
    return _listed(zone.key, given)


def _frozen(hours: HoursLike) -> HoursLike:
    return tuple(hours) if isinstance(hours, Iterable) and not isinstance(hours, str | bytes) else hours


@lru_cache(maxsize=128)
def _quiet(zone: str, weekly: tuple[tuple[str, HoursLike], ...]) -> BusinessCalendar:
    return BusinessCalendar(time_zone=zone, weekly=dict(weekly))


@lru_cache(maxsize=128)
def _listed(zone: str, holidays: Holidays) -> DaysOff:
    return DaysOff(BusinessCalendar(time_zone=zone, weekly={_EVERY_DAY: "00:00-24:00"}, holidays=[holidays]))
