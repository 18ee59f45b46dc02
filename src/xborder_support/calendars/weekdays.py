"""Read which days of the week an entry speaks of: ``mon``, ``mon-fri``, ``sat-mon``, ``mon,wed``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from xborder_support.errors import UsageError, did_you_mean

from .hours import DAY_SECONDS, Hours, HoursLike, first_overlap, print_hours, read_hours, warn_of_overlap, within

__all__ = ["DAY_NAMES", "Week", "read_days", "read_week", "week_config"]

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

#: The hours of each weekday, Monday first.
Week: TypeAlias = tuple[tuple[Hours, ...], ...]


def read_days(text: str) -> tuple[int, ...]:
    """Return the weekdays that an entry names, 0 for Monday. A range may run over the end of the week.

    Errors: ``UsageError`` ``unknown-day``.
    """
    days: list[int] = []
    for part in str(text).lower().split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        start = _day(first)
        length = (_day(last) - start) % 7 + 1 if dash else 1
        days += [(start + step) % 7 for step in range(length)]
    return tuple(days)


def read_week(weekly: Mapping[str, HoursLike]) -> Week:
    """Return the hours of all seven days. A day that no entry names is closed.

    Errors: ``UsageError`` ``unknown-day``, ``bad-hours``, and ``day-twice`` where two entries speak of one day, since it would be a guess
    whether the second adds to the first or replaces it.
    """
    if not isinstance(weekly, Mapping):
        hint = 'write {"mon-fri": ["09:00-12:00", "13:00-18:00"]}'
        raise UsageError(f"weekly hours are a table of days, not {type(weekly).__name__}", code="bad-hours", hint=hint)
    week: dict[int, tuple[Hours, ...]] = {}
    for entry, hours in weekly.items():
        for day in read_days(entry):
            if day in week:
                hint = "give each day in one entry, with all its hours"
                raise UsageError(f"two entries speak of {DAY_NAMES[day]!r}, the second is {str(entry)[:40]!r}", code="day-twice", hint=hint)
            with within(entry):
                week[day] = read_hours(hours)
    read = tuple(week.get(day, ()) for day in range(7))
    _warn_of_overlaps(read)
    return read


def week_config(week: Week) -> dict[str, list[str]]:
    """Return the week as a desk file writes it: consecutive days of equal hours as a range, closed days left out."""
    runs: list[tuple[int, int]] = []
    for day, hours in enumerate(week):
        if runs and runs[-1][1] == day - 1 and week[runs[-1][0]] == hours:
            runs[-1] = (runs[-1][0], day)
        elif hours:
            runs.append((day, day))
    return {_days(*run): [print_hours(stretch) for stretch in week[run[0]]] for run in runs}


def _days(first: int, last: int) -> str:
    return DAY_NAMES[first] if first == last else f"{DAY_NAMES[first]}-{DAY_NAMES[last]}"


def _warn_of_overlaps(week: Week) -> None:
    stretches = sorted((day * DAY_SECONDS + start, day * DAY_SECONDS + end) for day in range(8) for start, end in week[day % 7])
    if overlap := first_overlap(stretches):
        warn_of_overlap(DAY_NAMES[overlap // DAY_SECONDS % 7])


def _day(name: str) -> int:
    if name not in DAY_NAMES:
        raise UsageError(f"unknown day {name[:20]!r}", code="unknown-day", hint=did_you_mean(name[:20], DAY_NAMES))
    return DAY_NAMES.index(name)
