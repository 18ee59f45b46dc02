"""Lay the hours of one local year on the UTC time line: union of what is open, without the breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .hours import Hours
from .intervals import Interval, clip, subtract, union
from .schedule import Schedule
from .zone_clock import ZoneClock, wall_midnight, zone_clock

__all__ = ["CompiledYear", "compile_year", "owned_by"]


@dataclass(frozen=True, slots=True)
class CompiledYear:
    """Hold the open periods between two local New Years in UTC seconds, and for each business day (ordinal) its last close."""

    year: int
    start: int
    end: int
    periods: tuple[Interval, ...]
    business_days: tuple[int, ...]
    closes: tuple[int, ...]


def compile_year(schedule: Schedule, year: int) -> CompiledYear:
    """Return the compiled periods and business days of a local year."""
    first, following = date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()
    clock = zone_clock(schedule.zone, year)
    start, end = clock.midnight(first), clock.midnight(following)
    # The shift that starts on 31 December may reach into this year, and so may a break.
    days = [(day, _laid(clock, day, hours)) for day, hours in schedule.hours_by_date(first - 1, following - 1)]
    holes = _holes(schedule, clock, range(first - 1, following + 1))
    periods = subtract(union(stretch for _, stretches in days for stretch in stretches), holes)
    closes = _last_closes([(day, stretches) for day, stretches in days if day >= first], holes)
    return CompiledYear(
        year=year,
        start=start,
        end=end,
        periods=tuple(clip(periods, start, end)),
        business_days=tuple(closes),
        closes=tuple(closes.values()),
    )


def owned_by(schedule: Schedule, day: date) -> tuple[list[Interval], list[Interval]]:
    """Return the stretches that start on a date and the breaks of that date, in UTC seconds, the breaks not yet taken out."""
    ordinal = day.toordinal()
    clock = zone_clock(schedule.zone, day.year)
    stretches = [stretch for _, hours in schedule.hours_by_date(ordinal, ordinal) for stretch in _laid(clock, ordinal, hours)]
    return stretches, _laid(clock, ordinal, schedule.breaks.get(ordinal, ()))


def _laid(clock: ZoneClock, day: int, hours: Iterable[Hours]) -> list[Interval]:
    midnight = wall_midnight(day)
    return [(clock.utc(midnight + start), clock.utc(midnight + end)) for start, end in hours]


def _holes(schedule: Schedule, clock: ZoneClock, days: range) -> list[Interval]:
    return union(stretch for day, hours in schedule.breaks.items() if day in days for stretch in _laid(clock, day, hours))


def _last_closes(days: Iterable[tuple[int, list[Interval]]], holes: list[Interval]) -> dict[int, int]:
    """Return for each date the end of what is left of its own stretches, for dates that have anything left."""
    closes = {}
    for day, stretches in days:
        left = subtract(union(stretches), holes) if holes else stretches
        if ends := [end for start, end in left if start < end]:
            closes[day] = max(ends)
    return closes
