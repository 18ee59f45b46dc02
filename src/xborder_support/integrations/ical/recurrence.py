"""Answer whether a recurrence may be expanded at all: a rule of a few bytes can keep a machine busy for hours.

Work is counted beforehand, in units of some two microseconds: the steps of a rule from its start on, the steps that it takes in vain
until the year 9999, and the events that come out of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from icalendar import vDDDLists

from xborder_support.errors import PayloadError

from .events import length_of
from .rule_parts import frequency, interval, is_well_formed, numbers, ordinals, rules_of, values

__all__ = ["check_cost", "cost_of", "is_expandable"]

_MOST_WORK = 1_000_000  # some two seconds at the very worst; a feed of holidays takes a few thousand
_PER_EVENT = 36
_FUTURES_PER_UNIT = 20
_MARGIN = 4  # days: the zones of the feed and of the reader, and what the expansion adds
_LAST_YEAR = 9_999
_STEP: dict[str, tuple[int, int, int]] = {  # days between two steps, cost of one, cost of looking in vain until the year 9999
    "DAILY": (1, 1, 0),
    "WEEKLY": (7, 1, 0),
    "MONTHLY": (28, 2, 200_000),
    "YEARLY": (365, 12, 100_000),
}
_SURE_DAYS = 28  # steps this short meet every month and every weekday soon
_PICKING = ("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
_TIMES = ("BYHOUR", "BYMINUTE", "BYSECOND")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_expandable(component: Any) -> bool:
    """Return whether all rules of an event are well formed, step by days at least, at one time of day, and surely find days."""
    dates = [*_listed(component, "RDATE"), *_listed(component, "EXDATE")]
    is_readable = component.get("EXRULE") is None and all(isinstance(part, vDDDLists) for part in dates)
    return is_readable and all(_is_plain(rule) for rule in rules_of(component))


def check_cost(components: Iterable[Any], first_on: date, last_on: date) -> None:
    """Refuse a feed whose rules together would take too long between two dates.

    Errors: ``PayloadError`` ``recurrence-too-long``.
    """
    if cost_of(components, first_on, last_on) > _MOST_WORK:
        hint = "ask the calendar for single events, or for a shorter range of dates"
        raise PayloadError("the recurrences of the feed take too many steps", code="recurrence-too-long", hint=hint)


def cost_of(components: Iterable[Any], first_on: date, last_on: date) -> int:
    """Return the most work that the recurrences of some events can be, in units."""
    events = [*components]
    futures = sum("RANGE" in getattr(event.get("RECURRENCE-ID"), "params", ()) for event in events)
    per_event = _PER_EVENT + futures // _FUTURES_PER_UNIT
    steps = sum(_steps(rule, _start(event).year, last_on.year) for event in events for rule in rules_of(event))
    return steps + per_event * sum(_repeats(event, first_on, last_on) for event in events)


def _is_plain(rule: Any) -> bool:
    if not is_well_formed(rule) or frequency(rule) not in _STEP or any(len(values(rule, name)) > 1 for name in _TIMES):
        return False
    return frequency(rule) in {"MONTHLY", "YEARLY"} or not (any(values(rule, name) for name in _PICKING) or _may_miss_weekdays(rule))


def _may_miss_weekdays(rule: Any) -> bool:
    return frequency(rule) == "DAILY" and bool(values(rule, "BYDAY")) and interval(rule) % 7 == 0


def _steps(rule: Any, start_year: int, last_year: int) -> int:
    """Return the work of stepping from the start to the last year, or until UNTIL."""
    days, each, _ = _STEP[frequency(rule)]
    steps = max(min(last_year, _until(rule).year) + 1 - start_year, 1) * 366 // days
    weight = 1 + len(values(rule, "BYSETPOS")) + max(len(values(rule, "BYDAY")) - 7, 0) // 2
    return weight * (each * steps + _in_vain(rule))


def _in_vain(rule: Any) -> int:
    """Return the work of looking for days that never come, such as 30 February."""
    days, _, in_vain = _STEP[frequency(rule)]
    picks = any(values(rule, name) for name in ("BYDAY", "BYMONTH", *_PICKING))
    if not in_vain:
        step = days * interval(rule)
        return 366 * _LAST_YEAR // step if picks and step >= _SURE_DAYS else 0
    may_be = (interval(rule) > 1 and picks) or values(rule, "BYYEARDAY") or values(rule, "BYWEEKNO")
    return in_vain if may_be or _names_no_day(rule) or _counts_too_far(rule) else 0


def _names_no_day(rule: Any) -> bool:
    longest = max((_LENGTHS[month - 1] for month in numbers(rule, "BYMONTH")), default=31)
    days = numbers(rule, "BYMONTHDAY")
    return bool(days) and not any(abs(day) <= longest for day in days)


def _counts_too_far(rule: Any) -> bool:
    """Return whether the fifth Monday, or the ninetieth of some days, is asked for."""
    places, counted = numbers(rule, "BYSETPOS"), [abs(number) for number in ordinals(rule) if number]
    return any(number > 4 for number in counted) or (
        bool(places) and (bool(counted) or bool(values(rule, "BYMONTHDAY")) or min(map(abs, places)) > 4 * len(values(rule, "BYDAY")))
    )


def _repeats(event: Any, first_on: date, last_on: date) -> int:
    """Return the most events that come out of the recurrences of one."""
    listed = sum(len(part.dts) for part in _listed(event, "RDATE"))
    first = max(_start(event).toordinal(), first_on.toordinal() - length_of(event) // timedelta(days=1) - _MARGIN)
    return listed + sum(_found(rule, first, last_on.toordinal() + _MARGIN) for rule in rules_of(event))


def _found(rule: Any, first: int, last: int) -> int:
    """Return the most days that a rule finds between two ordinals."""
    days = min(last, _until(rule).toordinal() + 1) - first
    found = (days // (_STEP[frequency(rule)][0] * interval(rule)) + 2) * _most_picked(rule)
    return max(min([found, *numbers(rule, "COUNT")]), 0)


def _most_picked(rule: Any) -> int:
    """Return the most days that one step picks."""
    is_yearly = frequency(rule) == "YEARLY"
    months = len(values(rule, "BYMONTH")) if is_yearly else 0
    each = {"DAILY": 1, "WEEKLY": 1, "MONTHLY": 5, "YEARLY": 5 * months or 53}[frequency(rule)]
    picked = [
        len(values(rule, "BYSETPOS")),
        len(values(rule, "BYYEARDAY")),
        len(values(rule, "BYWEEKNO")) * 7,
        len(values(rule, "BYMONTHDAY")) * (months or (12 if is_yearly else 1)),
        sum((months or 1) if number else each for number in ordinals(rule)),
    ]
    return min((count for count in picked if count), default=months or 1)


def _listed(event: Any, name: str) -> list[Any]:
    """Return the properties that list dates."""
    dates = event.get(name)
    return dates if isinstance(dates, list) else [] if dates is None else [dates]


def _until(rule: Any) -> date:
    until = next(iter(values(rule, "UNTIL")), None)
    return until if isinstance(until, date) else date.max - timedelta(days=1)


def _start(event: Any) -> date:
    start: date = event["DTSTART"].dt
    return start
