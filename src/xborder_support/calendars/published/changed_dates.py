"""Answer which dates have other hours than the week or the season says, and which: what is published must be what is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, count
from typing import TYPE_CHECKING

from xborder_support.calendars.hours import DAY_SECONDS, Hours
from xborder_support.calendars.intervals import Interval, subtract, union

if TYPE_CHECKING:
    from xborder_support.calendars.dated_hours import DatedHours
    from xborder_support.calendars.schedule import DayHours, Schedule
    from xborder_support.calendars.weekdays import Week

__all__ = ["changed_dates"]


def changed_dates(schedule: Schedule, first: int, last: int) -> dict[date, tuple[Hours, ...]]:
    """Return the hours of the dates from first to last (ordinals, both included) that differ, without their breaks.

    What a break leaves of a night after its midnight belongs to the next date, even to the one after the last. The date before the first
    is there too where its own night, as the week has it, is not the one that runs into the first.
    """
    found: dict[int, tuple[Hours, ...]] = {}
    tail: list[Hours] = []  # what is left of the night before, from this midnight on
    for told in _days(schedule, first - 2, last):
        if told.ordinal > last and not tail:
            break
        left = _left(told, schedule.breaks)
        own = tuple(sorted({*tail, *(stretch for stretch in left if stretch[0] < DAY_SECONDS)}))
        differs = tail or left != told.hours or told.ground not in {"week", "season"}
        if told.ordinal >= first and differs:
            found[told.ordinal] = own
        elif told.ordinal == first - 1 and _night(own) != _night(_usual(schedule.week, told)):
            found[told.ordinal] = own
        tail = [(start - DAY_SECONDS, end - DAY_SECONDS) for start, end in left if start >= DAY_SECONDS]
    return {date.fromordinal(day): hours for day, hours in found.items()}


def _days(schedule: Schedule, first: int, last: int) -> Iterator[DayHours]:
    beyond = (schedule.days(day, day)[0] for day in count(last + 1))
    return chain(schedule.days(first, last), beyond)


def _left(told: DayHours, breaks: Mapping[int, DatedHours]) -> tuple[Hours, ...]:
    """Return what the breaks of a date and of its neighbours leave of the hours that start on it."""
    near = [(step * DAY_SECONDS, breaks[told.ordinal + step]) for step in (-1, 0, 1) if told.ordinal + step in breaks]
    holes: list[Interval] = union((shift + start, shift + end) for shift, dated in near for start, end in dated.hours)
    return tuple(part for stretch in told.hours for part in subtract([stretch], holes))


def _usual(week: Week, told: DayHours) -> tuple[Hours, ...]:
    return week[(told.ordinal + 6) % 7]


def _night(hours: tuple[Hours, ...]) -> list[Hours]:
    return [(max(start, DAY_SECONDS), end) for start, end in hours if end > DAY_SECONDS]
