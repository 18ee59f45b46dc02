"""Answer which days are working days where no desk is asked, only the holidays of a place and its days of rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from xborder_support.calendars.holidays import Holidays
from xborder_support.errors import UsageError

from .local_days import day_later
from .wording import named_day, weekday_name

__all__ = ["WorkingDays", "read_working_days"]

_WEEK = frozenset(range(1, 8))
_HINT = "number them as ISO 8601 does, 1 for Monday to 7 for Sunday: (6, 7), or (5, 6), and leave one day to work on"


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Tell working days from holidays and days of rest, which are ISO numbers of weekdays.

    ``holidays`` is None where nobody said which ones count: then no date can be called a working day. With ``make_up_days``, a day of
    rest that a list of holidays says is worked, as in China, is a working day.
    """

    holidays: tuple[Holidays, ...] | None
    rest_days: frozenset[int]
    make_up_days: bool

    def is_working(self, day: date) -> bool:
        """Return whether a date is a working day.

        Errors: ``UsageError`` ``no-holidays-given``, ``holidays-out-of-range``.
        """
        if self.holidays is None:
            hint = 'pass holidays=[Holidays(territory="DE")], or holidays=[] where rest_days alone are free'
            raise UsageError("which days are working days depends on the holidays", code="no-holidays-given", hint=hint)
        if day in _closed(self.holidays, day.year):
            return False
        return day.isoweekday() not in self.rest_days or (self.make_up_days and day in _made_up(self.holidays, day.year))

    def nth(self, day: date, n: int) -> date:
        """Return the n-th working day after a date, or before it where n is negative."""
        step = 1 if n > 0 else -1
        left = abs(n)
        while left:
            day = day_later(day, step)
            left -= self.is_working(day)
        return day

    def nearest(self, day: date, step: int) -> date:
        """Return the date itself if it is a working day, else the next one (step 1) or the one before (step -1)."""
        return day if self.is_working(day) else self.nth(day, step)

    def cause(self, day: date) -> str:
        """Return the English name of the holiday or of the weekday that makes a date no working day."""
        return self._holiday(day) or weekday_name(day)

    def described(self, day: date) -> str:
        """Return a date with its weekday and, in English, its holiday."""
        holiday = self._holiday(day)
        return f"{named_day(day.isoformat())} ({holiday})" if holiday else named_day(day.isoformat())

    def _holiday(self, day: date) -> str | None:
        found = (source.on(day) for source in self.holidays or ())
        return next((holiday.name("en") for holiday in found if holiday), None)


def read_working_days(holidays: Holidays | Iterable[Holidays] | None, rest_days: Iterable[int], *, make_up_days: bool) -> WorkingDays:
    """Return the working days that lists of holidays and ISO weekdays leave.

    Errors: ``UsageError`` ``not-holidays``, ``bad-rest-days``.
    """
    for source in (sources := _sources(holidays)) or ():
        if not isinstance(source, Holidays):
            raise UsageError(f"holidays are not {type(source).__name__}", code="not-holidays", hint='pass [Holidays(territory="DE")]')
    numbers = tuple(rest_days) if isinstance(rest_days, Iterable) and not isinstance(rest_days, str) else (rest_days,)
    if not all(isinstance(number, int) and not isinstance(number, bool) and number in _WEEK for number in numbers):
        raise UsageError("a day of rest is not a weekday's number", code="bad-rest-days", hint=_HINT)
    if _WEEK.issubset(numbers):
        raise UsageError("no day of the week is left to work on", code="bad-rest-days", hint=_HINT)
    return WorkingDays(sources, frozenset(numbers), make_up_days)


def _sources(holidays: Any) -> tuple[Any, ...] | None:
    if holidays is None:
        return None
    return tuple(holidays) if isinstance(holidays, Iterable) and not isinstance(holidays, str) else (holidays,)


@lru_cache(maxsize=1024)
def _closed(sources: tuple[Holidays, ...], year: int) -> frozenset[date]:
    return frozenset[date]().union(*(source.dates(year) for source in sources))


@lru_cache(maxsize=1024)
def _made_up(sources: tuple[Holidays, ...], year: int) -> frozenset[date]:
    return frozenset[date]().union(*(source.working_days_in(year) for source in sources))
