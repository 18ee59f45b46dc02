"""Keep as many years of a calendar compiled as its questions have needed so far.

The only thing here that changes is which finished time line is kept. Two threads may both make a longer one; either is right.
"""

from __future__ import annotations

from datetime import UTC, datetime

from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .compilation import compile_year
from .hours import DAY_SECONDS
from .instants import SECOND, instant_at, microseconds
from .schedule import Schedule
from .timeline import Timeline

__all__ = ["Horizon"]

_FIRST_INSTANT = microseconds(datetime.min.replace(tzinfo=UTC))
_LAST_INSTANT = microseconds(datetime.max.replace(tzinfo=UTC))


class Horizon:
    """Hand out a time line that covers the instants asked for, in microseconds."""

    __slots__ = ("_line", "_schedule")

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._line: Timeline | None = None

    def covering(self, at: int) -> Timeline:
        """Return a line that answers for an instant.

        Errors: ``UsageError`` ``holidays-out-of-range``, ``calendar-out-of-range``.
        """
        line = self._line
        if line is not None and line.start <= at < line.end:
            return line
        return self._keep(self._stretched(line, at))

    def covering_eve(self, at: int) -> Timeline:
        """Return a line that answers for an instant and, as far as the calendar knows, for two days before it."""
        eve = at - 2 * DAY_SECONDS * SECOND
        line = self.covering(at)
        if line.start <= eve or line.years[0].year == self._schedule.first_year:
            return line
        return self.spanning(eve, at)

    def spanning(self, one: int, other: int) -> Timeline:
        """Return a line that answers for two instants."""
        line = self.covering(one)
        if line.start <= other < line.end:
            return line
        return self._keep(self._stretched(line, other))

    def later(self, line: Timeline, *, until_close: bool = False) -> Timeline:
        """Return a line that goes on half as far again into the future.

        Errors: ``UsageError`` ``no-open-time`` where the calendar holds nothing further, ``no-close`` where it never closes again,
        ``holidays-out-of-range`` and ``calendar-out-of-range`` where that is not known.
        """
        first, last = line.years[0].year, line.years[-1].year
        limit = self._schedule.open_years[1]
        if last >= limit:
            if until_close and line.is_open(line.end - 1) and not self._schedule.holidays:
                raise UsageError("the calendar never closes again", code="no-close", hint="ask is_open first, or periods(a, b)")
            raise self._exhausted(f"after {last}", last + 1)
        return self._keep(self._compiled(line, first, min(last + 1 + (last - first) // 2, limit)))

    def earlier(self, line: Timeline) -> Timeline:
        """Return a line that goes back half as far again into the past.

        Errors: as ``later``.
        """
        first, last = line.years[0].year, line.years[-1].year
        limit = self._schedule.open_years[0]
        if first <= limit:
            raise self._exhausted(f"before {first}", first - 1)
        return self._keep(self._compiled(line, max(first - 1 - (last - first) // 2, limit), last))

    def _keep(self, line: Timeline) -> Timeline:
        self._line = line
        return line

    def _stretched(self, line: Timeline | None, at: int) -> Timeline:
        """Return a line with the instant's local year and, where they are known, its neighbours, so that most searches end inside."""
        year = instant_at(min(max(at, _FIRST_INSTANT), _LAST_INSTANT)).year
        if self._schedule.first_year <= year <= self._schedule.last_year:  # else the zone's conversion might overflow
            year = instant_at(at).astimezone(time_zone(self._schedule.zone)).year
        self._schedule.check_year(year)
        first, last = max(year - 1, self._schedule.first_year), min(year + 1, self._schedule.last_year)
        if line is not None:
            first, last = min(first, line.years[0].year), max(last, line.years[-1].year)
        return self._compiled(line, first, last)

    def _compiled(self, line: Timeline | None, first: int, last: int) -> Timeline:
        known = {year.year: year for year in line.years} if line else {}
        return Timeline([known.get(year) or compile_year(self._schedule, year) for year in range(first, last + 1)])

    def _exhausted(self, where: str, year: int) -> UsageError:
        if any(self._schedule.week):
            self._schedule.check_year(year)
        hint = "the calendar has hours on single dates only: add later ones, or weekly hours"
        return UsageError(f"the calendar has no open time {where}", code="no-open-time", hint=hint)
