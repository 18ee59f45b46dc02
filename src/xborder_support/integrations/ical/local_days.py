"""Answer which local days and hours an event takes: whole days are closed, parts of a day are breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from xborder_support.calendars import ClosedDates

__all__ = ["Taken", "joined", "taken_by"]

_DAY = timedelta(days=1)


class Taken(NamedTuple):
    """Hold a local date and the part of it that is taken, as seconds after its midnight; 0 to 86,400 is the whole day."""

    day: date
    start: int
    end: int

    @property
    def is_whole_day(self) -> bool:
        """Return whether nothing of the day is left."""
        return self.end - self.start >= 86_400

    @property
    def hours(self) -> str:
        """Return the part in the form that a calendar's breaks have."""
        return f"{_clock(self.start)}-{_clock(self.end)}"


def taken_by(start: date, end: date, zone: ZoneInfo, first_on: date, last_on: date) -> Iterator[Taken]:
    """Yield what an event takes of the days between two dates. A date as its end is the first day after it.

    A time without a zone is local.
    """
    opening, close = _local(start, zone), _local(end, zone)
    if not isinstance(start, datetime):
        close = max(close, opening + _DAY)
    last = min(last_on, close.date())
    day = max(first_on, opening.date())
    while day <= last:
        midnight = datetime.combine(day, datetime.min.time())
        part = Taken(day, max(_seconds(opening - midnight), 0), min(_seconds(close - midnight), 86_400))
        if part.start < part.end:
            yield part
        day += _DAY


def joined(days: Iterable[tuple[date, str | None]], source: str | None) -> list[ClosedDates]:
    """Return closed days as ranges: consecutive ones with one reason are one range."""
    ranges: list[ClosedDates] = []
    for reason, day in sorted({(reason or "", day) for day, reason in days}):
        if ranges and (ranges[-1].reason or "") == reason and ranges[-1].last_on + _DAY == day:
            ranges[-1] = ClosedDates(ranges[-1].first_on, day, reason or None, source)
        else:
            ranges.append(ClosedDates(day, day, reason or None, source))
    return sorted(ranges, key=lambda dates: (dates.first_on, dates.last_on, dates.reason or ""))


def _local(moment: date, zone: ZoneInfo) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, datetime.min.time())
    return (moment if moment.tzinfo is None else moment.astimezone(zone)).replace(tzinfo=None)


def _seconds(length: timedelta) -> int:
    return length // timedelta(seconds=1)


def _clock(moment: int) -> str:
    minutes, seconds = divmod(moment, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
