"""Tell when a target is due on its clock, and when a share of it is used."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from xborder_support.calendars.calendar import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.terms import Target, utc

__all__ = ["due_at", "share_at"]

_MAX_SHARE = 10


def due_at(target: Target, start: datetime, calendar: BusinessCalendar | None) -> datetime:
    """Return when a target that starts counting at an instant is due (aware UTC).

    Business time ends on the close where it runs out there, not on the next opening. Calendar days end with the n-th local day after the
    one of the start, in the calendar's zone. Elapsed time needs no calendar.

    Errors: ``UsageError`` ``no-calendar``, ``naive-datetime``, and ``no-open-time`` of a calendar that never opens again.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import Target
        >>> from xborder_support.calendars import due_at
        >>> due_at(Target.parse("24h elapsed"), datetime(2026, 2, 6, 17, tzinfo=UTC), None).isoformat()
        '2026-02-07T17:00:00+00:00'
    """
    begin = utc(start, "start")
    if target.clock == "elapsed":
        return begin + target.duration
    if calendar is None:
        hint = 'pass a calendar, or count wall time: "2h elapsed"'
        raise UsageError(f"a target of {target} needs a calendar", code="no-calendar", hint=hint)
    if target.clock == "business":
        return calendar.add(begin, target.duration)
    days = calendar if target.clock == "business_days" else _every_day(calendar.time_zone.key)
    return days.add_business_days(begin, target.days)


def share_at(target: Target, start: datetime, calendar: BusinessCalendar | None, *, share: float) -> datetime:
    """Return when a share of a target is used: 0.5 is half of it, 1.0 the due time, 1.5 half of it again after that.

    The share is of business time where the target counts that or business days, and otherwise of wall time. It never decreases as
    the share grows.

    Errors: ``UsageError`` ``bad-share`` outside 0 to 10, and those of ``due_at``.
    """
    if not 0 <= share <= _MAX_SHARE:
        raise UsageError(
            f"a share of {share} is out of range", code="bad-share", hint=f"pass a number from 0 to {_MAX_SHARE}, 0.5 for half"
        )
    begin = utc(start, "start")
    if target.clock == "business" and calendar is not None:
        return calendar.add(begin, target.duration * share)
    due = due_at(target, begin, calendar)
    if share == 1:
        return due
    if target.clock == "business_days" and calendar is not None:
        return calendar.add(begin, calendar.business_duration(begin, due) * share)
    return begin + (due - begin) * share


@lru_cache(maxsize=64)
def _every_day(zone: str) -> BusinessCalendar:
    """Return a calendar that never closes, so that its business days are the calendar days of the zone, midnight gaps included."""
    return BusinessCalendar(time_zone=zone, weekly={"mon-sun": "00:00-24:00"})
