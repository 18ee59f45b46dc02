"""Count business days: the next one, the one before, how many lie between, and the same time on another."""

from __future__ import annotations

from datetime import date, datetime

from xborder_support.errors import UsageError

from .closed_dates import read_date
from .horizon import Horizon
from .instants import SECOND, instant_at, microseconds
from .labels import local_ordinal
from .timeline import Timeline
from .zone_clock import wall_at, wall_midnight, zone_clock

__all__ = ["BusinessDays"]


class BusinessDays:
    """Answer the questions that count days and not time.

    A business day is a local date on which hours start that breaks leave something of. An instant counts for its local date, or for the
    date before while a shift of that date is still running over midnight.
    """

    __slots__ = ("_horizon",)

    _horizon: Horizon

    def add_business_days(self, t: datetime, n: int) -> datetime:
        """Return the last close of the n-th business day after the day of t.

        The day of t does not count, whatever the hour. So one business day from a Friday at 17:00, with a holiday on Monday, ends at
        Tuesday's close.

        Errors: ``UsageError`` ``bad-count`` unless n is 1 or more.
        """
        at = microseconds(t)
        line, position = self._position_after(at, _count(n))
        return instant_at(line.closes[position])

    def subtract_business_days(self, t: datetime, n: int) -> datetime:
        """Return the first opening of the n-th business day before the day of t, which does not count: by when work had to begin.

        Errors: ``UsageError`` ``bad-count`` unless n is 1 or more.

        Example:
            >>> from datetime import UTC, datetime
            >>> from xborder_support import BusinessCalendar
            >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-17:00"})
            >>> berlin.subtract_business_days(datetime(2026, 1, 12, 10, tzinfo=UTC), 2).isoformat()
            '2026-01-08T08:00:00+00:00'
        """
        at, count = microseconds(t), _count(n)
        line = self._horizon.covering_eve(at)
        while (position := line.days_before(self._day(line, at)) - count) < 0:
            line = self._horizon.earlier(line)
        return instant_at(line.openings[position])

    def business_days_between(self, a: datetime, b: datetime) -> int:
        """Return how many business days lie after the day of a, up to the day of b; negative where b is the earlier one.

        Example:
            >>> from datetime import UTC, datetime
            >>> from xborder_support import BusinessCalendar
            >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-17:00"})
            >>> friday, tuesday = datetime(2026, 1, 9, 18, tzinfo=UTC), datetime(2026, 1, 13, 8, tzinfo=UTC)
            >>> berlin.business_days_between(friday, tuesday), berlin.business_days_between(tuesday, friday)
            (2, -2)
        """
        start, end = microseconds(a), microseconds(b)
        self._horizon.covering_eve(min(start, end))
        line = self._horizon.spanning(start, end)
        return line.days_until(self._day(line, end)) - line.days_until(self._day(line, start))

    def same_time_next_business_day(self, t: datetime, n: int = 1) -> datetime:
        """Return the wall time of t on the n-th business day after its day, or the next opening where the desk is closed then.

        Errors: ``UsageError`` ``bad-count`` unless n is 1 or more.

        Example:
            >>> from datetime import datetime
            >>> from xborder_support import BusinessCalendar
            >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-17:00"})
            >>> friday = datetime(2026, 3, 27, 15, 30, tzinfo=berlin.time_zone)  # the clock changes on Sunday
            >>> berlin.same_time_next_business_day(friday).astimezone(berlin.time_zone).isoformat()
            '2026-03-30T15:30:00+02:00'
        """
        at = microseconds(t)
        line, position = self._position_after(at, _count(n))
        zone, second = self._horizon.definition.zone, at // SECOND
        since_midnight = wall_at(zone, second) - wall_midnight(self._day(line, at))
        day = line.days[position]
        moment = zone_clock(zone, date.fromordinal(day).year).utc(wall_midnight(day) + since_midnight)
        return instant_at(self._next_open(moment * SECOND + at % SECOND))

    def business_day_after(self, day: date, n: int = 1) -> date:
        """Return the n-th business day after a local date, which does not count.

        Errors: ``UsageError`` ``bad-count`` unless n is 1 or more, ``bad-date``, ``calendar-out-of-range``.

        Example:
            >>> from datetime import date
            >>> from xborder_support import BusinessCalendar
            >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-17:00"})
            >>> berlin.business_day_after(date(2026, 1, 9), 2)
            datetime.date(2026, 1, 13)
        """
        ordinal, count = read_date(day).toordinal(), _count(n)
        year = date.fromordinal(ordinal).year
        self._horizon.definition.check_year(year)
        line = self._horizon.covering(zone_clock(self._horizon.definition.zone, year).midnight(ordinal) * SECOND)
        while (position := line.days_until(ordinal) + count - 1) >= len(line.days):
            line = self._horizon.later(line)
        return date.fromordinal(line.days[position])

    def _position_after(self, at: int, count: int) -> tuple[Timeline, int]:
        """Return a line, and in it the position of the business day that is ``count`` after the day of an instant."""
        line = self._horizon.covering_eve(at)
        while (position := line.days_until(self._day(line, at)) + count - 1) >= len(line.days):
            line = self._horizon.later(line)
        return line, position

    def _day(self, line: Timeline, at: int) -> int:
        return line.owner(at, local_ordinal(self._horizon.definition.zone, at // SECOND))

    def _next_open(self, at: int) -> int:
        line = self._horizon.covering(at)
        while (found := line.next_open(at)) is None:
            line = self._horizon.later(line)
        return found


def _count(n: int) -> int:
    if not isinstance(n, int) or isinstance(n, bool) or n < 1:
        raise UsageError("business days are counted in whole numbers from 1", code="bad-count", hint="pass n=1 for the next one")
    return n
