"""Tell the days off of a customer, on which nobody writes to them unless it is urgent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from xborder_support.calendars import BusinessCalendar, Closure, Holidays, end_of_day
from xborder_support.errors import UsageError

__all__ = ["DaysOff", "days_off"]


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
        while midnight < wish:
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


@lru_cache(maxsize=128)
def _listed(zone: str, holidays: Holidays) -> DaysOff:
    return DaysOff(BusinessCalendar(time_zone=zone, weekly={"mon-sun": "00:00-24:00"}, holidays=[holidays]))
