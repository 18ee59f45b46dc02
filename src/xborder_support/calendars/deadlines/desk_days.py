"""Count the business days of a desk: dates on which its hours start."""

from __future__ import annotations

from datetime import date, datetime

from xborder_support.calendars.calendar import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.terms import Reason

from .deadline import Deadline
from .local_days import day_later, last_day_before
from .term import Term, read_term

__all__ = ["business_day_from", "business_day_later", "business_deadline"]


def business_deadline(event: datetime, term: Term | str, *, calendar: BusinessCalendar) -> Deadline:
    """Return the close of the n-th business day of a desk after the day of an event.

    Errors: ``UsageError`` ``bad-term`` unless the term is one of business days; ``not-a-calendar``, ``naive-datetime``, and
    those of the calendar.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, Holidays
        >>> from xborder_support.calendars import business_deadline
        >>> desk = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"}, holidays=[Holidays(territory="JP")])
        >>> friday = datetime(2026, 1, 9, 8, 0, tzinfo=UTC)  # 17:00 in Tokyo, and Monday is a holiday
        >>> business_deadline(friday, "1 working day", calendar=desk).ends_at.isoformat()
        '2026-01-13T09:00:00+00:00'
    """
    if not isinstance(calendar, BusinessCalendar):
        message = f"a desk is a BusinessCalendar, not {type(calendar).__name__}"
        raise UsageError(message, code="not-a-calendar", hint="pass calendar=BusinessCalendar(...), or ask deadline_after for a place")
    length, zone = read_term(term), calendar.time_zone.key
    if length.unit != "business_days":
        hint = 'write "3 business days", or ask deadline_after'
        raise UsageError(f"{length} {'is' if length.count == 1 else 'are'} not counted in business days", code="bad-term", hint=hint)
    ends_at = calendar.add_business_days(event, length.count)
    last_on = last_day_before(ends_at, zone)
    reason = Reason("close-of-business-day", {"term": f"{length}", "to": f"{last_on}"})
    return Deadline(ends_at=ends_at, last_on=last_on, time_zone=zone, reasons=(reason,))


def business_day_from(calendar: BusinessCalendar, day: date) -> date:
    """Return a date if it is a business day of the desk, else the next one."""
    return calendar.business_day_after(day_later(day, -1))


def business_day_later(calendar: BusinessCalendar, day: date, n: int) -> date:
    """Return the n-th business day after a date."""
    return calendar.business_day_after(day, n)
