"""Answer which dates a season covers that is given in dates, once or every year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from xborder_support.calendars.closed_dates import ClosedDates
from xborder_support.calendars.instants import FIRST_YEAR, LAST_YEAR
from xborder_support.errors import UsageError

from .month_days import GREGORIAN_YEAR, MonthDay, MonthDays
from .spans import within

__all__ = ["DatedSeason", "YearlySeason"]


@dataclass(frozen=True, slots=True)
class DatedSeason:
    """Cover one stretch of dates."""

    first_on: date
    last_on: date

    @classmethod
    def parse(cls, dates: str | date | ClosedDates) -> DatedSeason:
        """Read a date or a range.

        Errors: ``UsageError`` ``bad-date``, ``bad-date-range``, ``season-out-of-range``.
        """
        read = dates if isinstance(dates, ClosedDates) else ClosedDates.parse(dates)
        if read.first_on.year < FIRST_YEAR or read.last_on.year > LAST_YEAR:
            message = f"a season lies in the years {FIRST_YEAR} to {LAST_YEAR}, not {read}"
            raise UsageError(message, code="season-out-of-range", hint="check the years")
        return cls(read.first_on, read.last_on)

    @property
    def first_year(self) -> int:
        """Return the first year that is known."""
        return FIRST_YEAR

    @property
    def last_year(self) -> int:
        """Return the last year that is known."""
        return LAST_YEAR

    def spans(self, first: int, last: int) -> list[range]:
        """Return the ordinals within a window that are covered."""
        return within([(self.first_on.toordinal(), self.last_on.toordinal())], first, last)

    def certainty_at(self, ordinal: int) -> Literal["fixed"]:  # noqa: ARG002  (as other kinds of season are asked)
        """Return that no day depends on a sighting."""
        return "fixed"

    def to_config(self) -> dict[str, str]:
        """Return the keys of a desk file."""
        return {"dates": str(ClosedDates(self.first_on, self.last_on))}


@dataclass(frozen=True, slots=True)
class YearlySeason:
    """Cover the same days of every year. 29 February counts in leap years only, as the start or the end of a range too."""

    days: MonthDays

    @classmethod
    def parse(cls, days: str) -> YearlySeason:
        """Read a day or a range.

        Errors: ``UsageError`` ``bad-month-day``.
        """
        return cls(MonthDays.parse(days, GREGORIAN_YEAR))

    @property
    def first_year(self) -> int:
        """Return the first year that is known."""
        return FIRST_YEAR

    @property
    def last_year(self) -> int:
        """Return the last year that is known."""
        return LAST_YEAR

    def spans(self, first: int, last: int) -> list[range]:
        """Return the ordinals within a window that are covered."""
        if last < first:
            return []
        # The season that began in December of the year before may still run.
        years = range(max(date.fromordinal(first).year - 1, date.min.year), date.fromordinal(last).year + 1)
        return within(((_not_before(year, self.days.first), self._end(year)) for year in years), first, last)

    def certainty_at(self, ordinal: int) -> Literal["fixed"]:  # noqa: ARG002  (as other kinds of season are asked)
        """Return that no day depends on a sighting."""
        return "fixed"

    def to_config(self) -> dict[str, str]:
        """Return the keys of a desk file."""
        return {"yearly": str(self.days)}

    def _end(self, year: int) -> int:
        return _not_after(year + 1 if self.days.crosses_new_year else year, self.days.last)


def _not_before(year: int, wanted: MonthDay) -> int:
    """Return the first date of a year that is not before a day which that year may lack."""
    return (date(year, wanted.month, 1) + timedelta(days=wanted.day - 1)).toordinal()


def _not_after(year: int, wanted: MonthDay) -> int:
    """Return the last date of a year that is not after a day which that year may lack."""
    if year > date.max.year:
        return date.max.toordinal()
    return date(year, wanted.month, min(wanted.day, monthrange(year, wanted.month)[1])).toordinal()
