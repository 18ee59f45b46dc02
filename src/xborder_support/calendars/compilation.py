"""Lay the hours of one local year on the UTC time line: union of what is open, without the breaks and the prayer pauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .hours import Hours
from .intervals import Interval, clip, subtract, union
from .zone_clock import ZoneClock, wall_midnight, zone_clock

if TYPE_CHECKING:
    from .dated_hours import DatedHours
    from .schedule import Schedule

__all__ = ["EARLIER_DAYS", "BusinessDay", "CompiledYear", "compile_year", "laid"]

#: How many days back hours may have begun that still run: the eve, or the day before a date that a zone skipped.
EARLIER_DAYS = 2

#: A business day: its proleptic ordinal, its first opening and its last close in UTC seconds.
BusinessDay = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class CompiledYear:
    """Hold the open periods between two local New Years in UTC seconds, and the business days that begin there."""

    year: int
    start: int
    end: int
    periods: tuple[Interval, ...]
    business_days: tuple[BusinessDay, ...]


def compile_year(schedule: Schedule, year: int) -> CompiledYear:
    """Return the compiled periods and business days of a local year."""
    first, following = date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()
    clock = zone_clock(schedule.zone, year)
    start, end = clock.midnight(first), clock.midnight(following)
    # The shift that starts on 31 December may reach into this year, and so may a break.
    days = [(day, laid(clock, day, hours)) for day, hours, _ in schedule.days(first - EARLIER_DAYS, following - 1) if hours]
    holes = _breaks(schedule.breaks, clock, range(first - EARLIER_DAYS, following + 1))
    if schedule.prayer:
        slots = schedule.prayer.slots(first - EARLIER_DAYS, following, schedule.zone)
        holes = union([*holes, *((slot.start, slot.end) for slot in slots)])
    periods = subtract(union(stretch for _, stretches in days for stretch in stretches), holes)
    return CompiledYear(
        year=year,
        start=start,
        end=end,
        periods=tuple(clip(periods, start, end)),
        business_days=tuple(_business_days([(day, stretches) for day, stretches in days if day >= first], holes)),
    )


def laid(clock: ZoneClock, day: int, hours: Iterable[Hours]) -> list[Interval]:
    """Return the hours of a date in UTC seconds."""
    midnight = wall_midnight(day)
    return [(clock.utc(midnight + start), clock.utc(midnight + end)) for start, end in hours]


def _breaks(breaks: Mapping[int, DatedHours], clock: ZoneClock, days: range) -> list[Interval]:
    return union(stretch for day, dated in breaks.items() if day in days for stretch in laid(clock, day, dated.hours))


def _business_days(days: Iterable[tuple[int, list[Interval]]], holes: list[Interval]) -> Iterable[BusinessDay]:
    """Yield first opening and last close of what is left of each date's own stretches, for dates that have anything left."""
    ends = [end for _, end in holes]
    for day, stretches in days:
        own = [stretch for stretch in stretches if stretch[0] < stretch[1]]
        if own and holes:
            own = union(own)
            own = subtract(own, holes[bisect_right(ends, own[0][0]) : bisect_left(ends, own[-1][1]) + 1])
        if own:
            yield day, own[0][0], max([end for _, end in own])
