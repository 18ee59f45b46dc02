"""Go a term on from a date, forwards or backwards, as people and laws do: a month later is the same date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from xborder_support.errors import UsageError

from .local_days import checked_day, day_later
from .term import Term

__all__ = ["date_reached"]

_DAYS = {"calendar_days": 1, "weeks": 7}
_MONTHS = {"months": 1, "years": 12}


def date_reached(day: date, term: Term, step: int) -> date:
    """Return the date that a term of days, weeks, months or years leads to; ``step`` is 1 forwards and -1 backwards.

    Errors: ``UsageError`` ``calendar-out-of-range``, and ``term-needs-days`` for business days, which depend on a place.
    """
    if term.unit in _DAYS:
        return day_later(day, step * term.count * _DAYS[term.unit])
    if term.unit in _MONTHS:
        return _months_later(day, step * term.count * _MONTHS[term.unit])
    hint = "ask deadline_after, or a calendar's add_business_days"
    needs = "needs" if term.count == 1 else "need"
    raise UsageError(f"{term} {needs} a place whose working days count", code="term-needs-days", hint=hint)


def _months_later(day: date, months: int) -> date:
    """Return the same date of another month, or that month's last day where it has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return checked_day(date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])))
