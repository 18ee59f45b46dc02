"""Answer at which instants a set of windows is open, exactly to the second, through clock changes and holidays.

Every window is laid out on the days of UTC. A day is cut where the clock changes, so that within each piece wall time is a plain sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from xborder_support.compliance.rulebook import ClosedDay, Rule

from .clocks import DAY, pieces
from .free_days import is_free
from .week import Stretches

__all__ = ["HORIZON_DAYS", "OpenHours", "Shift", "Spans", "common_spans", "next_open", "spans_on"]

#: For how many days after the question an instant is looked for at which a contact is fine.
HORIZON_DAYS = 400

#: Half-open stretches of time in seconds of UTC since 1970, sorted and apart.
Spans: TypeAlias = tuple[tuple[int, int], ...]

_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shift:
    """Hold a window on one clock: what is open on each weekday, Monday first, and on the eve of a day that is free."""

    rule: Rule
    zone: str
    week: tuple[Stretches, ...]
    eve: Stretches
    closed: tuple[ClosedDay, ...]
    place: str

    def stretches(self, day: date) -> Stretches:
        """Return what is open on a local date, in seconds of wall time. A rule that is not in force leaves all of it open."""
        if not self.rule.holds(day):
            return ((0, DAY),)
        usual = self.week[day.weekday()]
        if not usual or not self.closed:
            return usual
        if is_free(self.place, self.closed, day):
            return ()
        tomorrow = date.fromordinal(day.toordinal() + 1)
        return self.eve if self.eve and is_free(self.place, self.closed, tomorrow) else usual


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OpenHours:
    """Hold windows that must all be open at once. Equal ones are one and the same, so that what was laid out is found again."""

    shifts: tuple[Shift, ...]

    def is_open(self, second: int) -> bool:
        """Tell whether all windows are open in a second of UTC since 1970."""
        return any(start <= second < end for start, end in spans_on(self, second // DAY))


def next_open(hours: OpenHours, second: int) -> int | None:
    """Return the first second from this one on at which all windows are open, or None where there is none within the horizon."""
    today = second // DAY
    for day in range(today, today + HORIZON_DAYS + 1):
        for start, end in spans_on(hours, day):
            if end > second:
                return max(start, second)
    return None


@lru_cache(maxsize=16_384)
def spans_on(hours: OpenHours, day: int) -> Spans:
    """Return when all windows are open on a day of UTC, numbered from 1970."""
    return common_spans(hours.shifts, day)


def common_spans(shifts: Iterable[Shift], day: int) -> Spans:
    """Return when all of these are open on a day of UTC; all of it where there is none."""
    common: Spans = ((day * DAY, (day + 1) * DAY),)
    for shift in shifts:
        common = tuple(_overlaps(common, _spans_of(shift, day)))
        if not common:
            break
    return common


@lru_cache(maxsize=65_536)
def _spans_of(shift: Shift, day: int) -> Spans:
    found = (span for start, end, offset in pieces(shift.zone, day) for span in _within(shift, start, end, offset))
    return _merged(found)


def _within(shift: Shift, start: int, end: int, offset: int) -> Iterator[tuple[int, int]]:
    """Yield what is open between two seconds of UTC between which the clock stays so far ahead of it."""
    first, last = start + offset, end + offset
    for number in range(first // DAY - 1, (last - 1) // DAY + 1):  # from the eve on, whose hours may run over midnight
        midnight = number * DAY
        for opens, closes in shift.stretches(date.fromordinal(_EPOCH_ORDINAL + number)):
            low, high = max(first, midnight + opens), min(last, midnight + closes)
            if low < high:
                yield low - offset, high - offset


def _merged(spans: Iterable[tuple[int, int]]) -> Spans:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _overlaps(ours: Spans, theirs: Spans) -> Iterator[tuple[int, int]]:
    for start, end in ours:
        for opens, closes in theirs:
            if (low := max(start, opens)) < (high := min(end, closes)):
                yield low, high
