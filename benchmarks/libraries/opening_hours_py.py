"""Ask opening-hours-py, which knows when it is open and when that changes next.

It has no durations and no due times: a walk over its intervals adds them up, in UTC, as a careful user would. In its language a dated
rule replaces one calendar day from midnight to midnight, so what a night shift leaves to such a day, and to the day after it, is written
out. A break is a dated rule that is "off".
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State
from schedules import DAYS, Schedule, Stretches

__all__ = ["OpeningHoursPy"]

_HORIZON = timedelta(days=60)


class OpeningHoursPy:
    """Walk the intervals of an expression."""

    def __init__(self, schedule: Schedule) -> None:
        self.zone = ZoneInfo(schedule.zone)
        self.hours = OpeningHours(_expression(schedule), timezone=self.zone, country=schedule.territory)
        self.is_open = self.hours.is_open

    def business_seconds(self, a: datetime, b: datetime) -> int:
        if b < a:
            return -self.business_seconds(b, a)
        return round(sum(end - start for start, end in self._open(a, b)))

    def add_near(self, t: datetime, seconds: int) -> datetime:
        left: float = seconds
        for start, end in self._open(t, t + _HORIZON) if seconds else ():
            if end - start >= left:
                return self._at(start + left)
            left -= end - start
        return t

    def add_far(self, t: datetime, seconds: int) -> datetime:
        left: float = seconds
        for start, end in self._open(t, t + _HORIZON):
            if end - start > left:
                return self._at(start + left)
            left -= end - start
        raise LookupError

    def sub_near(self, t: datetime, seconds: int) -> datetime:
        left: float = seconds
        for start, end in reversed(list(self._open(t - _HORIZON, t))) if seconds else ():
            if end - start >= left:
                return self._at(end - left)
            left -= end - start
        return t

    def sub_far(self, t: datetime, seconds: int) -> datetime:
        left: float = seconds
        for start, end in reversed(list(self._open(t - _HORIZON, t))):
            if end - start > left:
                return self._at(end - left)
            left -= end - start
        raise LookupError

    def next_open(self, t: datetime) -> datetime:
        return self._at(next(self._open(t, t + _HORIZON))[0])

    def next_close(self, t: datetime) -> datetime:
        return self.periods(t, t + _HORIZON)[0][1]

    def periods(self, a: datetime, b: datetime) -> list[tuple[datetime, datetime]]:
        found: list[tuple[float, float]] = []
        for start, end in self._open(a, b):
            if found and found[-1][1] >= start:  # it may cut an open stretch in two
                found[-1] = (found[-1][0], end)
            elif end > start:
                found.append((start, end))
        return [(self._at(start), self._at(end)) for start, end in found]

    def _open(self, a: datetime, b: datetime) -> Iterator[tuple[float, float]]:
        for start, end, state, _ in self.hours.intervals(a, b):
            if state == State.OPEN:
                yield start.timestamp(), end.timestamp()

    def _at(self, epoch_seconds: float) -> datetime:
        return datetime.fromtimestamp(epoch_seconds, UTC)


def _expression(schedule: Schedule) -> str:
    ordered = sorted(schedule.weekly, key=lambda day: str(schedule.weekly[day]))
    groups = [(list(days), hours) for hours, days in groupby(ordered, key=lambda day: _printed(schedule.weekly[day]))]
    weekly = ", ".join(f"{','.join(day.title()[:2] for day in days)} {hours}" for days, hours in groups)
    replaced = [date.fromisoformat(day) for day in schedule.exceptions]
    dates = sorted({*replaced, *(day + timedelta(days=1) for day in replaced)})
    dated = [f"{_named(day)} {_printed([*_rest(schedule, day), *_hours(schedule, day)]) or 'off'}" for day in dates]
    breaks = [f"{_named(date.fromisoformat(day))} {_printed(hours)} off" for day, hours in schedule.breaks.items()]
    return "; ".join([weekly, *(["PH off"] if schedule.territory else []), *dated, *breaks])


def _rest(schedule: Schedule, day: date) -> Stretches:
    """Return what the shift of the evening before still has to run on a date."""
    return [("00:00", end) for start, end in _hours(schedule, day - timedelta(days=1)) if "00:00" < end <= start]


def _hours(schedule: Schedule, day: date) -> Stretches:
    return schedule.exceptions.get(day.isoformat(), schedule.weekly.get(DAYS[day.weekday()], ()))


def _printed(hours: Stretches) -> str:
    return ",".join("-".join(stretch) for stretch in hours)


def _named(day: date) -> str:
    return day.strftime("%Y %b %d")
