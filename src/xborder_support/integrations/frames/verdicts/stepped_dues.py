"""Answer when targets are due that count days, or name a time of day, for many starts.

All starts of one local day are due together, or in a few steps. So the scalar core is asked for the first and the last start of a day, and
where they differ it is asked where the step lies. Due times never decrease within a day, so nothing can hide between equal answers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from xborder_support.calendars import BusinessCalendar, due_at
from xborder_support.errors import UsageError
from xborder_support.integrations.frames.integers import MICROSECOND, Integers, datetime_of, microsecond_of
from xborder_support.integrations.frames.wall_times import days_of
from xborder_support.terms import Target

__all__ = ["stepped_dues"]

_MOST_STEPS = 3


def stepped_dues(
    target: Target, calendar: BusinessCalendar, starts: Integers, refused: Callable[[UsageError, int], UsageError]
) -> Integers:
    """Return when each start is due. ``refused`` names the row in an error: it is given the error and the position of the start."""
    scalar = _Scalar(target, calendar)
    days, day_of = np.unique(days_of(starts, calendar.time_zone), return_inverse=True)
    order = np.argsort(day_of, kind="stable")
    dues = np.empty_like(starts)
    for part in np.split(order, np.cumsum(np.bincount(day_of, minlength=len(days)))[:-1]):
        try:
            dues[part] = scalar.of_day(starts[part])
        except UsageError:
            for position in part.tolist():
                try:
                    scalar.due(int(starts[position]))
                except UsageError as error:
                    raise refused(error, position) from None
            raise
    return dues


class _Scalar:
    def __init__(self, target: Target, calendar: BusinessCalendar) -> None:
        self._target = target
        self._calendar = calendar
        self._plain = target if target.weekend_until is None else replace(target, weekend_until=None)

    def due(self, start: int) -> int:
        return self._due(self._target, start)

    def _due(self, target: Target, start: int) -> int:
        return microsecond_of(due_at(target, datetime_of(start, MICROSECOND), self._calendar))

    def of_day(self, starts: Integers) -> Integers:
        """Return when the starts of one local day are due."""
        first, last = int(starts.min()), int(starts.max())
        earliest, latest = self.due(first), self.due(last)
        is_plain = earliest == self._due(self._plain, first), latest == self._due(self._plain, last)
        if is_plain == (True, True) and self._target.clock == "elapsed":
            return starts + self._target.seconds * MICROSECOND
        steps = self._steps((first, earliest), (last, latest)) if is_plain != (True, False) else None
        if steps is None:  # a weekend begins in the course of the day, or open time is counted
            return np.array([self.due(int(start)) for start in starts], dtype=np.int64)
        edges, dues = zip(*steps, strict=True)
        found: Integers = np.array(dues)[np.searchsorted(np.array(edges), starts, "right") - 1]
        return found

    def _steps(self, low: tuple[int, int], high: tuple[int, int]) -> list[tuple[int, int]] | None:
        """Return where each step begins and its due time; None where there are too many for steps."""
        found = [low]
        while found[-1][1] != high[1]:
            if len(found) > _MOST_STEPS:
                return None
            found.append(self._next_step(found[-1], high))
        return found

    def _next_step(self, low: tuple[int, int], high: tuple[int, int]) -> tuple[int, int]:
        """Return the first start that is due later than another one."""
        before, after = low[0], high
        while after[0] - before > 1:
            middle = (before + after[0]) // 2
            due = self.due(middle)
            if due == low[1]:
                before = middle
            else:
                after = middle, due
        return after
