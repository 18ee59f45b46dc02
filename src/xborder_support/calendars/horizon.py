"""Keep as many years of a calendar compiled as its questions have needed so far.

The only thing here that changes is which finished time line is kept. Two threads may both make a longer one; either is right.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .compilation import CompiledYear
from .definition import Definition
from .hours import DAY_SECONDS
from .instants import LAST_YEAR, SECOND, instant_at, microseconds
from .intervals import Interval, clip, union
from .labels import local_ordinal
from .timeline import Timeline

__all__ = ["Horizon"]

_FIRST_INSTANT = microseconds(datetime.min.replace(tzinfo=UTC))
_LAST_INSTANT = microseconds(datetime.max.replace(tzinfo=UTC))


class Horizon:
    """Hand out a time line that covers the instants asked for, in microseconds."""

    __slots__ = ("_line", "_years", "definition")

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self._line: Timeline | None = None
        self._years: dict[int, CompiledYear] = {}  # no more than the years that a calendar answers for

    def __reduce__(self) -> tuple[type[Horizon], tuple[Definition]]:
        return Horizon, (self.definition,)

    def open_seconds(self, start: int, end: int) -> list[Interval]:
        """Return the open periods within ``[start, end)``, cut to it, all in UTC seconds, as far as the calendar knows."""
        if start >= end:
            return []
        first, last = (date.fromordinal(local_ordinal(self.definition.zone, second)).year for second in (start, end - 1))
        known = range(max(first, self.definition.first_year), min(last, self.definition.last_year) + 1)
        return clip(union(period for year in known for period in self._year(year).periods), start, end)

    def covering(self, at: int) -> Timeline:
        """Return a line that answers for an instant.

        Errors: ``UsageError`` ``holidays-out-of-range``, ``calendar-out-of-range``.
        """
        line = self._line
        if line is not None and line.start <= at < line.end:
            return line
        line = self._keep(self._stretched(line, at))
        if not line.start <= at < line.end:  # the rim of what two calendars in different zones both know
            hint = "one of the calendars does not know this instant: its holidays or seasons begin later or end earlier"
            raise UsageError("the instant is outside what the calendar knows", code="calendar-out-of-range", hint=hint)
        return line

    def covering_eve(self, at: int) -> Timeline:
        """Return a line that answers for an instant and, as far as the calendar knows, for two days before it."""
        eve = at - 2 * DAY_SECONDS * SECOND
        line = self.covering(at)
        if line.start <= eve or line.years[0].year == self.definition.first_year:
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
        limit = self.definition.open_years[1]
        if last >= limit:
            if until_close and line.is_open(line.end - 1) and last >= LAST_YEAR:
                raise UsageError("the calendar never closes again", code="no-close", hint="ask is_open first, or periods(a, b)")
            raise self._exhausted(line, f"after {last}", last + 1)
        return self._keep(self._compiled(first, min(last + 1 + (last - first) // 2, limit)))

    def earlier(self, line: Timeline) -> Timeline:
        """Return a line that goes back half as far again into the past.

        Errors: as ``later``.
        """
        first, last = line.years[0].year, line.years[-1].year
        limit = self.definition.open_years[0]
        if first <= limit:
            raise self._exhausted(line, f"before {first}", first - 1)
        return self._keep(self._compiled(max(first - 1 - (last - first) // 2, limit), last))

    def _keep(self, line: Timeline) -> Timeline:
        self._line = line
        return line

    def _stretched(self, line: Timeline | None, at: int) -> Timeline:
        """Return a line with the instant's local year and, where they are known, its neighbours, so that most searches end inside."""
        year = instant_at(min(max(at, _FIRST_INSTANT), _LAST_INSTANT)).year
        if self.definition.first_year <= year <= self.definition.last_year:  # else the zone's conversion might overflow
            year = instant_at(at).astimezone(time_zone(self.definition.zone)).year
        self.definition.check_year(year)
        first, last = max(year - 1, self.definition.first_year), min(year + 1, self.definition.last_year)
        if line is not None:
            first, last = min(first, line.years[0].year), max(last, line.years[-1].year)
        return self._compiled(first, last)

    def _compiled(self, first: int, last: int) -> Timeline:
        return Timeline([self._year(year) for year in range(first, last + 1)])

    def _year(self, year: int) -> CompiledYear:
        if year not in self._years:
            self._years[year] = self.definition.compiled(year)
        return self._years[year]

    def _exhausted(self, line: Timeline, where: str, year: int) -> UsageError:
        """Return what is wrong: the years that are known end here, though the calendar would open again; or it never does."""
        if not line.is_empty:
            self.definition.check_year(year)
        hint = "the calendar opens on single dates only, or never: add later dates, or weekly hours"
        return UsageError(f"the calendar has no open time {where}", code="no-open-time", hint=hint)
