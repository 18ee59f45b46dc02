"""Answer which stretches of UTC a pause takes, a year at a time."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from xborder_support.calendars.zone_clock import ZoneClock, wall_midnight, zone_clock
from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .method import PrayerMethod
from .prayer_day import PrayerDay, is_skipped

if TYPE_CHECKING:
    from .pause import PrayerPause

__all__ = ["PrayerSlot", "slots_between"]

_FRIDAY = 5
_YEARS = range(1899, 2201)  # a year more at both ends than calendars answer for, since a night reaches over New Year


class PrayerSlot(NamedTuple):
    """Hold one pause: from ``start`` until before ``end``, in UTC seconds since 1970, for a prayer."""

    start: int
    end: int
    prayer: str


def slots_between(pause: PrayerPause, first: int, last: int, zone: str) -> list[PrayerSlot]:
    """Return the pauses of the dates from ``first`` to ``last``, ordered by their start.

    Errors: ``UsageError`` ``unknown-time-zone``, ``date-out-of-range``, ``hijri-out-of-range``.
    """
    if first > last:
        return []
    key = time_zone(zone).key
    days = chain.from_iterable(_days_within(pause, key, year, first, last) for year in range(_year(first), _year(last) + 1))
    return sorted(chain.from_iterable(days))


def _year(ordinal: int) -> int:
    if not date(_YEARS.start, 1, 1).toordinal() <= ordinal <= date(_YEARS[-1], 12, 31).toordinal():
        message = f"prayer times are worked out for the years {_YEARS.start + 1} to {_YEARS[-1] - 1}"
        raise UsageError(message, code="date-out-of-range", hint="check the year")
    return date.fromordinal(ordinal).year


def _days_within(pause: PrayerPause, zone: str, year: int, first: int, last: int) -> tuple[tuple[PrayerSlot, ...], ...]:
    new_year = date(year, 1, 1).toordinal()
    return _days_of_year(pause, zone, year)[max(first - new_year, 0) : last - new_year + 1]


@lru_cache(maxsize=256)
def _days_of_year(pause: PrayerPause, zone: str, year: int) -> tuple[tuple[PrayerSlot, ...], ...]:
    method, clock = pause.effective_method, zone_clock(zone, year)
    first, next_year = date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()
    return tuple(_slots_on(date.fromordinal(ordinal), pause, method, (zone, clock)) for ordinal in range(first, next_year))


def _slots_on(on: date, pause: PrayerPause, method: PrayerMethod, local: tuple[str, ZoneClock]) -> tuple[PrayerSlot, ...]:
    zone, clock = local
    prayers = [prayer for prayer in pause.prayers if prayer != "jumuah" or on.isoweekday() == _FRIDAY]
    if not prayers or is_skipped(on, clock):
        return ()
    day = PrayerDay.make(on, zone, (pause.latitude, pause.longitude), method)
    return tuple(_slot(prayer, day, pause, clock) for prayer in prayers)


def _slot(prayer: str, day: PrayerDay, pause: PrayerPause, clock: ZoneClock) -> PrayerSlot:
    if prayer == "jumuah" or (prayer == "dhuhr" and day.on.isoweekday() == _FRIDAY):
        at = day.dhuhr() if pause.friday_at is None else _at_clock(day.on, pause.friday_at, clock)
        return PrayerSlot(at - 60 * (pause.friday_before_minutes or 0), at + 60 * (pause.friday_after_minutes or 0), "jumuah")
    at = getattr(day, prayer)()
    return PrayerSlot(at - 60 * pause.before_minutes, at + 60 * pause.after_minutes, prayer)


def _at_clock(on: date, time: str, clock: ZoneClock) -> int:
    hours, minutes = time.split(":")
    return clock.utc(wall_midnight(on.toordinal()) + int(hours) * 3_600 + int(minutes) * 60)
