"""Answer what the clocks of a zone show: its date at a second, and where in a day of UTC it is put forward or back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from xborder_support.terms import time_zone

__all__ = ["DAY", "instant_of", "local_days", "midnights", "pieces", "second_of"]

DAY = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_QUARTER, _LAST_QUARTER = -69_000_000, 281_000_000  # in the years 2 and 9983: no clock of any zone leaves the calendar there
_QUARTER = 900  # Clocks have been apart by whole quarters of an hour since 1972.


def second_of(instant: datetime) -> int:
    """Return the second of UTC since 1970 in which an instant lies."""
    since = instant - _EPOCH
    return since.days * DAY + since.seconds


def instant_of(second: int) -> datetime:
    """Return the instant (aware UTC) at which a second begins."""
    return _EPOCH + timedelta(seconds=second)


def local_days(zones: tuple[str, ...], second: int) -> tuple[date, date]:
    """Return the earliest and the latest date that clocks of these zones show; that of UTC where no zone is known."""
    return _days_in_quarter(zones, min(max(second // _QUARTER, _FIRST_QUARTER), _LAST_QUARTER))


@lru_cache(maxsize=8192)
def _days_in_quarter(zones: tuple[str, ...], quarter: int) -> tuple[date, date]:
    instant = instant_of(quarter * _QUARTER)
    days = [instant.astimezone(time_zone(zone)).date() for zone in zones or ("UTC",)]
    return min(days), max(days)


@lru_cache(maxsize=16_384)
def pieces(zone: str, day: int) -> tuple[tuple[int, int, int], ...]:
    """Return a day of UTC in pieces without a clock change: first second, end, and how far ahead of UTC the clock is.

    Two changes of one clock are days apart, so that there is at most one of them.
    """
    info = time_zone(zone)
    start, end = day * DAY, (day + 1) * DAY
    before, after = _offset(info, start), _offset(info, end - 1)
    if before == after:
        return ((start, end, before),)
    change = _change(info, start, end - 1)
    return (start, change, before), (change, end, after)


def midnights(zone: str, day: int) -> Iterator[int]:
    """Yield the seconds of a day of UTC in which the date of a zone may change: its midnights, and where its clock is put."""
    for start, end, offset in pieces(zone, day):
        yield start
        midnight = -(-(start + offset) // DAY) * DAY - offset
        if midnight < end:
            yield midnight


def _change(info: ZoneInfo, before: int, after: int) -> int:
    """Return the first second of the offset in force at ``after``, by bisection."""
    former = _offset(info, before)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if _offset(info, middle) == former else (before, middle)
    return after


def _offset(info: ZoneInfo, second: int) -> int:
    shown = instant_of(second).astimezone(info).utcoffset()
    return round(shown.total_seconds()) if shown is not None else 0
