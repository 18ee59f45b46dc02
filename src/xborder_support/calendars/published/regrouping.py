"""Answer which days share their hours, and what a week looks like from another zone.

A week is laid on a circle of seven days, so that hours may move over midnight and over the end of the week.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from xborder_support.calendars.hours import DAY_SECONDS, Hours
from xborder_support.calendars.weekdays import Week

__all__ = ["DayGroup", "grouped", "moved"]

_WEEK_SECONDS = 7 * DAY_SECONDS
_LONGEST_RUN_OVER_THE_SEAM = 5

#: Runs of consecutive weekdays (first, last; 0 is Monday) and the hours that all of them have.
DayGroup: TypeAlias = tuple[tuple[tuple[int, int], ...], tuple[Hours, ...]]


def moved(week: Week, seconds: int) -> Week:
    """Return the week with every stretch moved, and laid out in the way that takes the fewest lines.

    Stretches that touch are joined. Hours over midnight stay with the day they start on, or are cut at midnight where that reads
    shorter; whatever lasts 24 hours or more is cut in any case, so that a full day is a full day.
    """
    stretches = _joined(_laid_out(week, seconds))
    kept, cut = _by_day(stretches, DAY_SECONDS), _by_day(stretches, 0)
    return min(kept, cut, key=_lines)


def grouped(week: Week, first_day: int) -> list[DayGroup]:
    """Return the open days by equal hours, in the order of a week that starts on ``first_day``."""
    days_of: dict[tuple[Hours, ...], list[int]] = {}
    for day in ((first_day + step) % 7 for step in range(7)):
        if week[day]:
            days_of.setdefault(week[day], []).append(day)
    groups = [(_runs(days, first_day), hours) for hours, days in days_of.items()]
    return sorted(groups, key=lambda group: (group[0][0][0] - first_day) % 7)


def _laid_out(week: Week, seconds: int) -> list[Hours]:
    """Return each stretch as seconds since Monday's midnight, its start within the week."""
    starts = ((day * DAY_SECONDS + start + seconds, end - start) for day, hours in enumerate(week) for start, end in hours)
    return [(start % _WEEK_SECONDS, start % _WEEK_SECONDS + length) for start, length in starts]


def _joined(stretches: Iterable[Hours]) -> list[Hours]:
    """Return the union on the circle. A start lies in the week; an end may lie in the next one. A full circle is one week."""
    joined: list[Hours] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return _closed(joined)


def _closed(joined: list[Hours]) -> list[Hours]:
    """Return the stretches with what runs over the end of the week joined to its beginning."""
    while len(joined) > 1 and joined[-1][1] >= joined[0][0] + _WEEK_SECONDS:
        (_, end), *joined = joined
        joined[-1] = (joined[-1][0], max(joined[-1][1], end + _WEEK_SECONDS))
    if len(joined) == 1 and joined[0][1] - joined[0][0] >= _WEEK_SECONDS:
        return [(0, _WEEK_SECONDS)]
    return joined


def _by_day(stretches: Iterable[Hours], shortest_cut: int) -> Week:
    """Return the hours of each day, with stretches of at least so many seconds cut at midnight."""
    days: list[list[Hours]] = [[] for _ in range(7)]
    for start, end in stretches:
        for first, last in _cut(start, end) if end - start >= shortest_cut else [(start, end)]:
            day, opening = divmod(first, DAY_SECONDS)
            days[day % 7].append((opening, opening + last - first))
    return tuple(tuple(sorted(hours)) for hours in days)


def _cut(start: int, end: int) -> list[Hours]:
    midnights = range((start // DAY_SECONDS + 1) * DAY_SECONDS, end, DAY_SECONDS)
    return list(zip([start, *midnights], [*midnights, end], strict=True))


def _lines(week: Week) -> tuple[int, int]:
    """Return how long the week would be in print: its different days, then all their stretches."""
    different = {hours for hours in week if hours}
    return len(different), sum(len(hours) for hours in different)


def _runs(days: list[int], first_day: int) -> tuple[tuple[int, int], ...]:
    """Return consecutive days as first and last; one run may lie over the seam of the week, as a weekend does."""
    runs: list[list[int]] = []
    for day in days:
        if runs and (day - runs[-1][-1]) % 7 == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    if len(runs) == 2 and len(days) <= _LONGEST_RUN_OVER_THE_SEAM and runs[0][0] == first_day and (runs[1][-1] + 1) % 7 == first_day:
        runs = [runs[1] + runs[0]]
    return tuple((run[0], run[-1]) for run in runs)
