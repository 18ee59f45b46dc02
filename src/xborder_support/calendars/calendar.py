"""Answer when a desk is open, how long it was, and when something is due.

Every question is one line over the compiled time line; this file holds the edge where datetimes become integers and back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .closed_dates import ClosedDates, read_closed, read_dated_hours
from .closure import Closure, closure_on
from .holiday_source import Holidays
from .horizon import Horizon
from .hours import HoursLike
from .instants import SECOND, instant_at, length_of, microseconds
from .landing import Landing, adding, subtracting
from .schedule import Schedule
from .weekdays import read_week

if TYPE_CHECKING:
    from datetime import tzinfo

    from xborder_support.markets import Market

__all__ = ["BusinessCalendar", "Period"]

_NO_DATED_HOURS: Mapping[str, HoursLike] = {}


class Period(NamedTuple):
    """Hold one stretch of open time in UTC. The end does not belong to it."""

    start: datetime
    end: datetime


class BusinessCalendar:
    """Answer questions about the open hours of a desk.

    ``weekly`` maps days (``mon``, ``mon-fri``, ``sat-mon``, ``mon,wed``) to local hours, which may cross midnight and belong to the
    date they start on. ``exceptions`` replace the hours of single dates, ``closed`` closes dates and ranges, ``holidays`` the dates of
    lists, and ``breaks`` are taken out of what is open. An exception outranks a closed date, that a holiday, and that the week.

    Datetimes must be aware, of any zone; answers are in UTC. Durations are elapsed time, not differences of wall clocks. A calendar
    answers for the years 1900 to 2199, or as far as its holidays are known.

    Errors: ``UsageError`` ``unknown-time-zone``, ``unknown-day``, ``day-twice``, ``bad-hours``, ``bad-date``, ``date-twice``,
    ``bad-date-range``, ``not-holidays``, ``empty-calendar``. Of every question: ``naive-datetime``, ``not-a-datetime``,
    ``holidays-out-of-range``, ``calendar-out-of-range``; of every search also ``no-open-time``.

    Example:
        >>> from datetime import UTC, datetime, timedelta
        >>> from xborder_support import BusinessCalendar, Holidays
        >>> tokyo = BusinessCalendar(
        ...     time_zone="Asia/Tokyo",
        ...     weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]},
        ...     holidays=[Holidays(territory="JP")],
        ... )
        >>> friday_evening = datetime(2026, 1, 9, 8, 0, tzinfo=UTC)  # 17:00 in Tokyo, before a long weekend
        >>> tokyo.add(friday_evening, timedelta(hours=2)).astimezone(tokyo.time_zone).isoformat()
        '2026-01-13T10:00:00+09:00'
    """

    __slots__ = ("_digest", "_horizon", "_schedule")

    def __init__(
        self,
        *,
        time_zone: str | tzinfo,
        weekly: Mapping[str, HoursLike],
        exceptions: Mapping[str, HoursLike] | Mapping[date, HoursLike] = _NO_DATED_HOURS,
        breaks: Mapping[str, HoursLike] | Mapping[date, HoursLike] = _NO_DATED_HOURS,
        closed: Iterable[str | date | ClosedDates] = (),
        holidays: Iterable[Holidays] = (),
    ) -> None:
        self._schedule = Schedule(
            zone=_zone_name(time_zone),
            week=read_week(weekly),
            exceptions=read_dated_hours(exceptions),
            breaks=read_dated_hours(breaks),
            closed=read_closed(closed),
            holidays=tuple(holidays),
        )
        self._digest = self._schedule.digest()
        self._horizon = Horizon(self._schedule)

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> BusinessCalendar:
        """Return the calendar of a desk file's ``[calendars.<name>]`` table.

        Errors: ``ConfigurationError`` with every fault of the table.

        Example:
            >>> from xborder_support import BusinessCalendar
            >>> BusinessCalendar.from_config({"time_zone": "Asia/Tokyo", "holidays": "JP", "hours": {"mon-fri": ["09:00-18:00"]}})
            BusinessCalendar(time_zone='Asia/Tokyo', digest='...')
        """
        from .settings import read_settings  # noqa: PLC0415  (settings build calendars, so they know this class)

        return read_settings(config).to_calendar()

    @classmethod
    def for_market(cls, market: str | Market, *, on: date | None = None) -> BusinessCalendar:
        """Return the usual support hours of a market, in its main zone and with its holidays.

        ``market`` is a territory, whose market is looked up as of the date ``on``, or a ``Market``, which has its date already.

        Errors: ``UsageError`` ``missing-date`` for a territory without a date.
        """
        from .market_hours import calendar_of_market  # noqa: PLC0415  (calendars are useful without any market)

        return calendar_of_market(market, on=on)

    @property
    def time_zone(self) -> ZoneInfo:
        """Return the zone in which the hours are meant."""
        return time_zone(self._schedule.zone)

    @property
    def digest(self) -> str:
        """Return a SHA-256 of the definition: equal calendars have equal digests in every process.

        It stands for what the calendar was told. The versions of zone data and of holiday data are not part of it.
        """
        return self._digest

    def is_open(self, t: datetime) -> bool:
        """Return whether the desk is open at an instant. It is at the opening itself, and no longer at the close."""
        at = microseconds(t)
        return self._horizon.covering(at).is_open(at)

    def business_duration(self, a: datetime, b: datetime) -> timedelta:
        """Return the open time from a to b, negative where b is the earlier one."""
        return timedelta(0, 0, self._elapsed(a, b))

    def business_seconds(self, a: datetime, b: datetime) -> int:
        """Return the open seconds from a to b, rounded down, negative where b is the earlier one."""
        return self._elapsed(a, b) // SECOND

    def add(self, t: datetime, duration: timedelta, landing: Landing = "close") -> datetime:
        """Return when so much open time has passed since t. Nothing added is t itself, or the next open instant.

        Errors: ``UsageError`` ``not-a-duration``, ``negative-duration``, ``duration-too-long``, ``unknown-landing``.
        """
        at, length, inverse = microseconds(t), length_of(duration), adding(landing)
        if not length and landing == "close":
            return instant_at(at)
        line = self._horizon.covering(at)
        while (found := inverse(line, line.elapsed(at) + length)) is None:
            line = self._horizon.later(line)
        return instant_at(found)

    def subtract(self, t: datetime, duration: timedelta, landing: Landing = "close") -> datetime:
        """Return the instant from which so much open time passes until t: the latest such instant, or by ``next_open`` the earliest.

        Errors: as ``add``.
        """
        at, length, inverse = microseconds(t), length_of(duration), subtracting(landing)
        if not length and landing == "close":
            return instant_at(at)
        line = self._horizon.covering(at)
        while (found := inverse(line, line.elapsed(at) - length)) is None:
            line = self._horizon.earlier(line)
        return instant_at(found)

    def next_open(self, t: datetime) -> datetime:
        """Return t if it is open, else the next opening."""
        at = microseconds(t)
        line = self._horizon.covering(at)
        while (found := line.next_open(at)) is None:
            line = self._horizon.later(line)
        return instant_at(found)

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
        start, end = microseconds(a), microseconds(b)
        if end < start:
            raise UsageError("the range ends before it starts", code="reversed-range", hint="pass the earlier instant first")
        found = self._horizon.spanning(start, end).periods(start, end)
        return [Period(instant_at(opening), instant_at(close)) for opening, close in found]

    def add_business_days(self, t: datetime, n: int) -> datetime:
        """Return the last close of the n-th business day after the day of t.

        A business day is a local date on which hours start that are not wholly taken by breaks. The day of t does not count, whatever
        the hour; it is the local date of t, or the date before while a shift of that date is still running over midnight. So one business
        day from a Friday at 17:00, with a holiday on Monday, ends at Tuesday's close.

        Errors: ``UsageError`` ``bad-count`` unless n is 1 or more.
        """
        if not isinstance(n, int) or isinstance(n, bool) or n < 1:
            raise UsageError("business days are counted in whole numbers from 1", code="bad-count", hint="pass n=1 for the next one")
        at = microseconds(t)
        line = self._horizon.covering_eve(at)
        day = self._local_date(at).toordinal()
        while (found := line.business_day_close(day, at, n)) is None:
            line = self._horizon.later(line)
        return instant_at(found)

    def closure(self, t: datetime) -> Closure | None:
        """Return why the desk is closed at an instant, or None where it is open.

        Example:
            >>> from datetime import UTC, datetime
            >>> from xborder_support import BusinessCalendar, Holidays
            >>> berlin = BusinessCalendar(
            ...     time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"}, holidays=[Holidays(territory="DE")]
            ... )
            >>> closure = berlin.closure(datetime(2026, 5, 1, 10, tzinfo=UTC))
            >>> closure.kind, closure.name("de"), closure.next_open_at.isoformat()
            ('holiday', 'Erster Mai', '2026-05-04T07:00:00+00:00')
        """
        if self.is_open(t):
            return None
        at = microseconds(t)
        return closure_on(self._schedule, second=at // SECOND, day=self._local_date(at), next_open_at=self._reopening(t))

    def __eq__(self, other: object) -> bool:
        return self._digest == other._digest if isinstance(other, BusinessCalendar) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._digest)

    def __repr__(self) -> str:
        return f"BusinessCalendar(time_zone={self._schedule.zone!r}, digest={self._digest[:12]!r})"

    def __getstate__(self) -> Schedule:
        return self._schedule

    def __setstate__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._digest = schedule.digest()
        self._horizon = Horizon(schedule)

    def _elapsed(self, a: datetime, b: datetime) -> int:
        start, end = microseconds(a), microseconds(b)
        line = self._horizon.spanning(start, end)
        return line.elapsed(end) - line.elapsed(start)

    def _local_date(self, at: int) -> date:
        return instant_at(at).astimezone(self.time_zone).date()

    def _reopening(self, t: datetime) -> datetime | None:
        try:
            return self.next_open(t)
        except UsageError:  # nothing further is known: a notice then simply names no day
            return None


def _zone_name(zone: str | tzinfo) -> str:
    return time_zone(zone).key
