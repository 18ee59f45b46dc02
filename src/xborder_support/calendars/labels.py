"""Label every moment of a schedule with what decided it: the hours of which rank, or which closing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from xborder_support.terms import time_zone

from .cause import Cause, CauseKind, Labelled
from .compilation import EARLIER_DAYS, laid
from .intervals import Interval
from .zone_clock import zone_clock

if TYPE_CHECKING:
    from .schedule import DayHours, Ground, Schedule

__all__ = ["label", "local_ordinal"]

# What decided a date is also the cause, but for the hours of the week.
_KINDS: Mapping[Ground, CauseKind] = {
    "season": "season",
    "working_day": "working_day",
    "half_day": "half_day",
    "holiday": "holiday",
    "closed_date": "closed_date",
    "exception": "exception",
}


def label(schedule: Schedule, start: int, end: int) -> list[Labelled]:
    """Return a label for each moment of ``[start, end)`` in UTC seconds, without gaps; neighbours of one cause are one stretch."""
    joined: list[Labelled] = []
    for found in _by_day(schedule, start, end):
        if joined and joined[-1].is_open == found.is_open and joined[-1].causes == found.causes:
            joined[-1] = joined[-1]._replace(end=found.end)
        else:
            joined.append(found)
    return joined


def local_ordinal(zone: str, second: int) -> int:
    """Return the proleptic ordinal of the local date at a UTC second."""
    return datetime.fromtimestamp(second, UTC).astimezone(time_zone(zone)).toordinal()


def _by_day(schedule: Schedule, start: int, end: int) -> Iterator[Labelled]:
    first, last = local_ordinal(schedule.zone, start), local_ordinal(schedule.zone, end)
    # Hours may run over from the eve, or from the day before a date that was skipped; a pause may begin before its own midnight.
    days = [_Day(schedule, told) for told in schedule.days(first - EARLIER_DAYS, last + 1)]
    for position, day in enumerate(days[EARLIER_DAYS:-1]):
        near = days[position : position + EARLIER_DAYS + 2]
        begin, until = max(day.midnight, start), min(day.next_midnight, end)
        edges = {edge for one in near for edge in one.edges() if begin < edge < until}
        for a, b in pairwise(sorted({begin, *edges, until}) if begin < until else ()):
            yield Labelled(a, b, *_judge(near, day, a))


def _judge(near: list[_Day], day: _Day, second: int) -> tuple[bool, tuple[Cause, ...]]:
    owner = next((one for one in reversed(near) if _holding(one.stretches, second)), None)
    if owner is None:
        return False, (day.closing(second),)
    hole = next((cause for one in reversed(near) for start, end, cause in one.holes if start <= second < end), None)
    return (False, (hole,)) if hole else (True, (owner.opening,))


class _Day:
    """Hold one date laid on the time line: its hours, the holes of that date, and its midnights."""

    def __init__(self, schedule: Schedule, told: DayHours) -> None:
        self.schedule, self.told = schedule, told
        self.clock = zone_clock(schedule.zone, date.fromordinal(told.ordinal).year)
        self.midnight, self.next_midnight = self.clock.midnight(told.ordinal), self.clock.midnight(told.ordinal + 1)
        self.stretches = laid(self.clock, told.ordinal, told.hours)
        self.holes = [*self._breaks(), *self._prayers()]

    def edges(self) -> Iterator[int]:
        """Yield where something begins or ends, and where the usual hours would."""
        yield from (edge for stretch in (*self.stretches, *self._usual()) for edge in stretch)
        yield from (edge for start, end, _ in self.holes for edge in (start, end))

    @property
    def opening(self) -> Cause:
        """Return why it is open within the hours of this date."""
        return self._cause(_KINDS.get(self.told.ground, "hours"))

    def closing(self, second: int) -> Cause:
        """Return why it is closed at a second of this date."""
        if not self.told.hours or _holding(self._usual(), second):
            return self._cause(_KINDS.get(self.told.ground, "rest_day"))
        inside = self.stretches and min(self.stretches)[0] <= second < max(end for _, end in self.stretches)
        return self._cause("pause" if inside else "outside_hours")

    def _cause(self, kind: CauseKind) -> Cause:
        ordinal, schedule = self.told.ordinal, self.schedule
        named = kind in {"holiday", "half_day", "working_day"}
        return Cause(
            kind=kind,
            time_zone=schedule.zone,
            holiday=schedule.holiday(date.fromordinal(ordinal)) if named else None,
            reason=_reason(schedule, ordinal, kind),
            source=schedule.closed[ordinal].source if kind == "closed_date" else None,
        )

    def _usual(self) -> list[Interval]:
        if self.told.ground == "week":
            return []
        return laid(self.clock, self.told.ordinal, self.schedule.usual_hours(self.told.ordinal, self.told.ground))

    def _breaks(self) -> Iterator[tuple[int, int, Cause]]:
        if dated := self.schedule.breaks.get(self.told.ordinal):
            cause = Cause(kind="break", time_zone=self.schedule.zone, reason=dated.reason)
            yield from ((start, end, cause) for start, end in laid(self.clock, self.told.ordinal, dated.hours))

    def _prayers(self) -> Iterator[tuple[int, int, Cause]]:
        if pause := self.schedule.prayer:
            for slot in pause.slots(self.told.ordinal, self.told.ordinal, self.schedule.zone):
                yield slot.start, slot.end, Cause(kind="prayer", time_zone=self.schedule.zone, prayer=slot.prayer)


def _reason(schedule: Schedule, ordinal: int, kind: CauseKind) -> str | None:
    if kind == "exception" and ordinal in schedule.exceptions:
        return schedule.exceptions[ordinal].reason
    if kind == "closed_date":
        return schedule.closed[ordinal].reason
    if kind == "season" and (season := schedule.season(ordinal)):
        return season.name
    return None


def _holding(stretches: list[Interval], second: int) -> bool:
    return any(start <= second < end for start, end in stretches)
