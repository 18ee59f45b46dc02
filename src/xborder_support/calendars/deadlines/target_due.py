"""Answer when a target is due that nothing pauses, on each of its clocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache

from xborder_support.calendars.calendar import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.terms import Target

from .cut_off import CutOff
from .local_days import end_of_day, event_day
from .steps import date_reached
from .target_amount import wall_later
from .term import Term
from .weekend import carried_over

__all__ = ["due_unpaused", "length_later"]


def due_unpaused(target: Target, begin: datetime, calendar: BusinessCalendar | None) -> datetime:
    """Return when a target is due that starts counting at a UTC instant."""
    if target.weekend_until is not None:
        carried = carried_over(target.weekend_until, begin, _needed(target, calendar))
        if carried is not None:
            return carried
    if target.seconds:
        return length_later(target, begin, calendar, target.duration)
    return _DUE[target.clock](target, begin, _needed(target, calendar))


def length_later(target: Target, begin: datetime, calendar: BusinessCalendar | None, length: timedelta) -> datetime:
    """Return when so much time has passed on the clock of a target that counts seconds."""
    if target.clock == "elapsed":
        return wall_later(begin, length)
    return _needed(target, calendar).add(begin, length)


def _needed(target: Target, calendar: BusinessCalendar | None) -> BusinessCalendar:
    if calendar is None:
        hint = 'pass a calendar, or count wall time: "2h elapsed"'
        raise UsageError(f"a target of {target} needs a calendar", code="no-calendar", hint=hint)
    return calendar


def _business_days(target: Target, begin: datetime, calendar: BusinessCalendar) -> datetime:
    return calendar.add_business_days(begin, target.days)


def _calendar_days(target: Target, begin: datetime, calendar: BusinessCalendar) -> datetime:
    return _every_day(calendar.time_zone.key).add_business_days(begin, target.days)


def _calendar_months(target: Target, begin: datetime, calendar: BusinessCalendar) -> datetime:
    zone = calendar.time_zone.key
    return end_of_day(date_reached(event_day(begin, zone), Term(target.months, "months"), 1), time_zone=zone)


def _cut_off(target: Target, begin: datetime, calendar: BusinessCalendar) -> datetime:
    at, until = str(target.cut_off), str(target.until)
    return CutOff(at=at, until=until, calendar=calendar).due(begin, days=1 if until < at else 0).ends_at


@lru_cache(maxsize=64)
def _every_day(zone: str) -> BusinessCalendar:
    """Return a calendar that never closes, so that its business days are the calendar days of the zone, midnight gaps included."""
    return BusinessCalendar(time_zone=zone, weekly={"mon-sun": "00:00-24:00"})


_DUE: Mapping[str, Callable[[Target, datetime, BusinessCalendar], datetime]] = {
    "business_days": _business_days,
    "calendar_days": _calendar_days,
    "calendar_months": _calendar_months,
    "cut_off": _cut_off,
}
