"""Read the hours of a window: what is open on each weekday."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from xborder_support.calendars import BusinessCalendar

__all__ = ["Stretches", "read_stretches", "read_week"]

#: Half-open stretches of a day in seconds of wall time since its midnight. An end may lie on the next day.
Stretches: TypeAlias = tuple[tuple[int, int], ...]

_MONDAY = datetime(2024, 1, 1, tzinfo=UTC)  # whose week has no clock change in UTC
_DAY = timedelta(days=1)


def read_week(hours: Mapping[str, Iterable[str]]) -> tuple[Stretches, ...]:
    """Return what is open on each weekday, Monday first.

    Errors: ``UsageError`` ``unknown-day``, ``bad-hours``, of a rule that the host wrote.
    """
    week: list[Stretches] = [()] * 7
    for entry, texts in hours.items():
        stretches = read_stretches(texts)
        named = BusinessCalendar(time_zone="UTC", weekly={entry: "00:00-24:00"})
        for number in range(7):
            if named.is_open(_MONDAY + number * _DAY):
                week[number] = tuple(sorted({*week[number], *stretches}))
    return tuple(week)


def read_stretches(texts: Iterable[str]) -> Stretches:
    """Return stretches such as ``09:00-18:00``. One that ends before it starts runs over midnight."""
    found = []
    for text in texts:
        (period,) = BusinessCalendar(time_zone="UTC", weekly={"mon": text}).periods(_MONDAY, _MONDAY + 2 * _DAY)
        found.append((_seconds(period.start), _seconds(period.end)))
    return tuple(sorted(found))


def _seconds(instant: datetime) -> int:
    return round((instant - _MONDAY).total_seconds())
