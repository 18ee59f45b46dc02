"""Answer when a desk is open, how long it was, and when something is due.

Every question is one line over the compiled time line; this file holds the edge where datetimes become integers and back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple, TypeAlias

from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .business_days import BusinessDays
from .instants import SECOND, instant_at, length_of, microseconds
from .intervals import complement
from .landing import Inverse, Landing, adding, subtracting
from .timeline import Timeline

__all__ = ["OpenTime", "Period", "check_range"]


#: Two instants, the later one second.
Stretch: TypeAlias = tuple[datetime, datetime]


class Period(NamedTuple):
    """Hold one stretch of time in UTC, open or, as a gap, closed. The end does not belong to it."""

    start: datetime
    end: datetime

    @property
    def duration(self) -> timedelta:
        """Return the elapsed time."""
        return self.end - self.start

    def text(self, *zones: str) -> str:
        """Return the period in UTC and as the clocks of these zones show it.

        Example:
            >>> from datetime import UTC, datetime
            >>> from xborder_support.calendars import Period
            >>> Period(datetime(2026, 1, 9, 22, tzinfo=UTC), datetime(2026, 1, 10, 1, tzinfo=UTC)).text("Asia/Tokyo")
            '2026-01-09 22:00 to 2026-01-10 01:00 UTC, 2026-01-10 07:00 to 10:00 Asia/Tokyo'
        """
        return ", ".join(_printed(self, zone) for zone in ("UTC", *(zone for zone in zones if zone != "UTC")))


class OpenTime(BusinessDays):
    """Answer the questions about open time that need no more than the compiled time line."""

    __slots__ = ()

    def is_open(self, t: datetime) -> bool:
        """Return whether the desk is open at an instant. It is at the opening itself, and no longer at the close."""
        at = microseconds(t)
        return self._horizon.covering(at).is_open(at)

    def business_duration(self, a: datetime, b: datetime, *, without: Iterable[Stretch] = ()) -> timedelta:
        """Return the open time from a to b, negative where b is the earlier one.

        The open time of the stretches ``without`` which it shall be counted is left out: pairs of instants, none of which overlap.
        """
        start, end = microseconds(a), microseconds(b)
        line = self._horizon.spanning(start, end)
        open_time = line.elapsed(end) - line.elapsed(start)
        return timedelta(0, 0, open_time - _elapsed_within(line, without, start, end) if without else open_time)

    def business_seconds(self, a: datetime, b: datetime) -> int:
        """Return the open seconds from a to b, rounded down, negative where b is the earlier one."""
        return self._elapsed(a, b) // SECOND

    def add(self, t: datetime, duration: timedelta, landing: Landing = "close", *, without: Iterable[Stretch] = ()) -> datetime:
        """Return when so much open time has passed since t. Nothing added is t itself, or the next open instant.

        Each stretch ``without`` which time shall be counted, and which begins before that, puts it off by its open time: pairs of instants,
        in order, that do not overlap.

        Errors: ``UsageError`` ``not-a-duration``, ``negative-duration``, ``duration-too-long``, ``unknown-landing``.
        """
        at, length, inverse = microseconds(t), length_of(duration), adding(landing)
        line = self._horizon.covering(at)
        if not length and landing == "close":
            return instant_at(at)
        for start, end in without:
            first = max(microseconds(start), at)
            line = self._horizon.spanning(at, first)
            used = line.elapsed(first) - line.elapsed(at)
            if used > length or (used == length and first >= self._reached(line, inverse, at, length)):
                break
            last = microseconds(end)
            line = self._horizon.spanning(at, last)
            length += max(line.elapsed(last) - line.elapsed(first), 0)
        return instant_at(self._reached(line, inverse, at, length))

    def _reached(self, line: Timeline, inverse: Inverse, at: int, length: int) -> int:
        while (found := inverse(line, line.elapsed(at) + length)) is None:
            line = self._horizon.later(line)
        return found

    def subtract(self, t: datetime, duration: timedelta, landing: Landing = "close") -> datetime:
        """Return the instant from which so much open time passes until t: the latest such instant, or by ``next_open`` the earliest.

        Errors: as ``add``.
        """
        at, length, inverse = microseconds(t), length_of(duration), subtracting(landing)
        line = self._horizon.covering(at)
        if not length and landing == "close":
            return instant_at(at)
        while (found := inverse(line, line.elapsed(at) - length)) is None:
            line = self._horizon.earlier(line)
        return instant_at(found)

    def open_since(self, t: datetime) -> datetime | None:
        """Return when the open period began that t lies in, or None where it is closed. It never goes back before what is known.

        Example:
            >>> from datetime import UTC, datetime
            >>> from xborder_support import BusinessCalendar
            >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-17:00"})
            >>> berlin.open_since(datetime(2026, 1, 9, 12, tzinfo=UTC)).isoformat()
            '2026-01-09T08:00:00+00:00'
        """
        at = microseconds(t)
        line = self._horizon.covering(at)
        while (found := line.open_since(at)) == line.start and line.years[0].year > self._horizon.definition.open_years[0]:
            line = self._horizon.earlier(line)
        return None if found is None else instant_at(found)

    def next_open(self, t: datetime) -> datetime:
        """Return t if it is open, else the next opening."""
        return instant_at(self._next_open(microseconds(t)))

    def next_close(self, t: datetime) -> datetime:
        """Return the end of the open period that t lies in, or else of the next one.

        Errors: ``UsageError`` ``no-close`` for a calendar that is always open.
        """
        at = microseconds(t)
        line = self._horizon.covering(at)
        while (found := line.next_close(at)) is None:
            line = self._horizon.later(line, until_close=True)
        return instant_at(found)

    def periods(self, a: datetime, b: datetime) -> list[Period]:
        """Return the open periods within ``[a, b)``, cut to it.

        Errors: ``UsageError`` ``reversed-range``.
        """
        start, end = check_range(a, b)
        found = self._horizon.spanning(start, end).periods(start, end)
        return [Period(instant_at(opening), instant_at(close)) for opening, close in found]

    def gaps(self, a: datetime, b: datetime) -> list[Period]:
        """Return the stretches within ``[a, b)`` in which nobody is there; none proves that every moment is covered.

        Errors: ``UsageError`` ``reversed-range``.

        Example:
            >>> from datetime import UTC, datetime
            >>> from xborder_support import BusinessCalendar
            >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": "09:00-21:00"})
            >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-sun": "09:00-24:00"})
            >>> for gap in (tokyo | berlin).gaps(datetime(2026, 1, 12, tzinfo=UTC), datetime(2026, 1, 13, tzinfo=UTC)):
            ...     print(gap.text("Asia/Tokyo"))
            2026-01-12 23:00 to 2026-01-13 00:00 UTC, 2026-01-13 08:00 to 09:00 Asia/Tokyo
        """
        start, end = check_range(a, b)
        found = complement(self._horizon.spanning(start, end).periods(start, end), start, end)
        return [Period(instant_at(closing), instant_at(opening)) for closing, opening in found]

    def _elapsed(self, a: datetime, b: datetime) -> int:
        start, end = microseconds(a), microseconds(b)
        line = self._horizon.spanning(start, end)
        return line.elapsed(end) - line.elapsed(start)


def _elapsed_within(line: Timeline, stretches: Iterable[Stretch], start: int, end: int) -> int:
    """Return the open time of stretches as far as they lie between two instants, signed like the time between these."""
    low, high = (start, end) if start <= end else (end, start)
    total = 0
    for begin, until in stretches:
        first, last = microseconds(begin), microseconds(until)
        if first < high and last > low and first < last:
            total += line.elapsed(min(last, high)) - line.elapsed(max(first, low))
    return total if start <= end else -total


def check_range(a: datetime, b: datetime) -> tuple[int, int]:
    """Return two instants in microseconds.

    Errors: ``UsageError`` ``reversed-range``.
    """
    start, end = microseconds(a), microseconds(b)
    if end < start:
        raise UsageError("the range ends before it starts", code="reversed-range", hint="pass the earlier instant first")
    return start, end


def _printed(period: Period, zone: str) -> str:
    start, end = (instant.astimezone(time_zone(zone)) for instant in period)
    is_one_day = start.date() == end.date()
    return f"{start:%Y-%m-%d %H:%M} to {end:{'%H:%M' if is_one_day else '%Y-%m-%d %H:%M'}} {zone}"
