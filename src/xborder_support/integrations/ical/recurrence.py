"""Answer whether a recurrence may be expanded at all: a rule of a few bytes can keep a machine busy for hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from xborder_support.errors import PayloadError

__all__ = ["check_cost", "is_expandable"]

_MOST_STEPS = 2_000_000  # some ten seconds at the very worst; a feed of holidays takes a few thousand
_STEP: dict[str, tuple[int, int, int]] = {  # days between two steps, cost of one, cost of looking in vain until the year 9999
    "DAILY": (1, 1, 0),
    "WEEKLY": (7, 1, 0),
    "MONTHLY": (28, 2, 200_000),
    "YEARLY": (365, 12, 100_000),
}
_PICKING = ("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_expandable(component: Any) -> bool:
    """Return whether all rules of an event step by days at least, at one time of day, and surely find days if they step often."""
    return component.get("EXRULE") is None and all(_is_plain(rule) for rule in rules_of(component))


def check_cost(components: Iterable[Any], last_on: date) -> None:
    """Refuse a feed whose rules together would take too long until the last date asked for.

    Errors: ``PayloadError`` ``recurrence-too-long``.
    """
    steps = sum(_cost(rule, _start_year(component), last_on.year) for component in components for rule in rules_of(component))
    if steps > _MOST_STEPS:
        hint = "ask the calendar for single events, or for a shorter range of dates"
        raise PayloadError("the recurrences of the feed take too many steps", code="recurrence-too-long", hint=hint)


def rules_of(component: Any) -> Iterator[Any]:
    """Yield the recurrence rules of an event."""
    rules = component.get("RRULE")
    yield from rules if isinstance(rules, list) else [] if rules is None else [rules]


def _is_plain(rule: Any) -> bool:
    frequency = _frequency(rule)
    if frequency not in _STEP or any(len(_values(rule, name)) > 1 for name in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        return False
    return frequency in {"MONTHLY", "YEARLY"} or not (any(_values(rule, name) for name in _PICKING) or _may_miss_weekdays(rule))


def _may_miss_weekdays(rule: Any) -> bool:
    return _frequency(rule) == "DAILY" and bool(_values(rule, "BYDAY")) and _interval(rule) % 7 == 0


def _cost(rule: Any, start_year: int, last_year: int) -> int:
    days, each, in_vain = _STEP[_frequency(rule)]
    steps = max(last_year + 1 - start_year, 1) * 366 // days
    return each * steps + (in_vain if _may_be_in_vain(rule) else 0)


def _may_be_in_vain(rule: Any) -> bool:
    """Return whether a rule may pick days that never come, such as 30 February."""
    picks = any(_values(rule, name) for name in ("BYDAY", "BYMONTH", *_PICKING))
    if (_interval(rule) > 1 and picks) or _values(rule, "BYYEARDAY") or _values(rule, "BYWEEKNO"):
        return True
    return _names_no_day(rule) or _counts_too_far(rule)


def _names_no_day(rule: Any) -> bool:
    longest = max((_LENGTHS[month - 1] for month in _numbers(rule, "BYMONTH") if 1 <= month <= 12), default=31)
    days = _numbers(rule, "BYMONTHDAY")
    return bool(days) and not any(abs(day) <= longest for day in days)


def _counts_too_far(rule: Any) -> bool:
    """Return whether the fifth Monday, or the ninetieth of some days, is asked for."""
    weekdays = [str(day) for day in _values(rule, "BYDAY")]
    places = _numbers(rule, "BYSETPOS")
    ordinals = [abs(int(number)) for day in weekdays if (number := day[:-2].replace("+", ""))]
    return any(ordinal > 4 for ordinal in ordinals) or (
        bool(places) and (bool(ordinals) or bool(_values(rule, "BYMONTHDAY")) or min(map(abs, places)) > 4 * len(weekdays))
    )


def _frequency(rule: Any) -> str:
    return str(next(iter(_values(rule, "FREQ")), "")).upper()


def _interval(rule: Any) -> int:
    return max([1, *_numbers(rule, "INTERVAL")])


def _numbers(rule: Any, name: str) -> list[int]:
    return [int(value) for value in _values(rule, name)]


def _values(rule: Any, name: str) -> list[Any]:
    value = rule.get(name)
    return [] if value is None else [*value] if isinstance(value, list | tuple) else [value]


def _start_year(component: Any) -> int:
    return int(component["DTSTART"].dt.year)
