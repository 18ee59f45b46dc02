"""Answer which week a caller means: one that was read already, or hours by day as a calendar takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from xborder_support.calendars.hours import HoursLike
from xborder_support.calendars.weekdays import Week, read_week
from xborder_support.errors import UsageError

__all__ = ["WeekLike", "given_week"]

#: Hours by day as in ``BusinessCalendar(weekly=...)``, or the seven days that were read from them.
WeekLike: TypeAlias = Week | Mapping[str, HoursLike]


def given_week(week: WeekLike) -> Week:
    """Return the hours of the seven days.

    Errors: ``UsageError`` ``not-a-week``; of hours by day also ``unknown-day``, ``day-twice``, ``bad-hours``.
    """
    if isinstance(week, Mapping):
        return read_week(week)
    if isinstance(week, tuple) and len(week) == 7 and all(_is_day(day) for day in week):
        return week
    raise UsageError(f"a week is hours by day, not {type(week).__name__}", code="not-a-week", hint='pass {"mon-fri": "09:00-18:00"}')


def _is_day(day: Any) -> bool:
    return isinstance(day, tuple) and all(_is_stretch(stretch) for stretch in day)


def _is_stretch(stretch: Any) -> bool:
    return isinstance(stretch, tuple) and len(stretch) == 2 and all(isinstance(moment, int) for moment in stretch)
