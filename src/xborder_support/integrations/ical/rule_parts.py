"""Answer what a recurrence rule says, and whether it says so as RFC 5545 allows: the libraries take much that never ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

__all__ = ["frequency", "interval", "is_well_formed", "numbers", "ordinals", "rules_of", "values"]

_MOST_VALUES = 366
_FAR = 1_000_000_000
_ONCE = {"FREQ", "UNTIL", "WKST", "COUNT", "INTERVAL"}
_COUNTS_BACK = {"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}
_LIMITS = {
    "COUNT": (1, _FAR),
    "INTERVAL": (1, _FAR),
    "BYSECOND": (0, 59),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTHDAY": (1, 31),
    "BYYEARDAY": (1, 366),
    "BYWEEKNO": (1, 53),
    "BYMONTH": (1, 12),
    "BYSETPOS": (1, 366),
}
_WEEKDAY = re.compile(r"(?P<ordinal>[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)", re.ASCII | re.IGNORECASE)


def rules_of(component: Any) -> Iterator[Any]:
    """Yield the recurrence rules of an event."""
    rules = component.get("RRULE")
    yield from rules if isinstance(rules, list) else [] if rules is None else [rules]


def is_well_formed(rule: Any) -> bool:
    """Return whether each part of a rule is one of RFC 5545 and within its limits, and not both COUNT and UNTIL are there.

    Source: RFC 5545, section 3.3.10.
    """
    return isinstance(rule, Mapping) and not {"COUNT", "UNTIL"} <= set(rule) and all(_is_allowed(rule, str(name).upper()) for name in rule)


def frequency(rule: Any) -> str:
    """Return the unit of the steps, such as ``DAILY``, or nothing."""
    return str(next(iter(values(rule, "FREQ")), "")).upper()


def interval(rule: Any) -> int:
    """Return how many units a step has."""
    return next(iter(numbers(rule, "INTERVAL")), 1)


def ordinals(rule: Any) -> list[int]:
    """Return the numbers before the weekdays, such as -1 for the last Monday, and 0 for each weekday without one."""
    matches = [_WEEKDAY.fullmatch(str(day)) for day in values(rule, "BYDAY")]
    return [int(match["ordinal"] or 0) for match in matches if match]


def numbers(rule: Any, name: str) -> list[int]:
    """Return the values of a part as numbers."""
    return [int(value) for value in values(rule, name)]


def values(rule: Any, name: str) -> list[Any]:
    """Return the values of a part, none where it is absent."""
    value = rule.get(name)
    return [] if value is None else [*value] if isinstance(value, list | tuple) else [value]


def _is_allowed(rule: Any, name: str) -> bool:
    found = values(rule, name)
    if not 1 <= len(found) <= (1 if name in _ONCE else _MOST_VALUES):
        return False
    if name in _LIMITS:
        return all(_is_within(value, name) for value in found)
    if name in {"BYDAY", "WKST"}:
        return all(_is_weekday(str(value), may_count=name == "BYDAY") for value in found)
    return name == "FREQ" or (name == "UNTIL" and isinstance(found[0], date))


def _is_within(value: Any, name: str) -> bool:
    if not isinstance(value, int) or getattr(value, "leap", False):  # a month of a calendar other than the Gregorian
        return False
    least, most = _LIMITS[name]
    return least <= (abs(value) if name in _COUNTS_BACK else value) <= most


def _is_weekday(text: str, *, may_count: bool) -> bool:
    match = _WEEKDAY.fullmatch(text)
    if not match or not match["ordinal"]:
        return match is not None
    return may_count and 1 <= abs(int(match["ordinal"])) <= 53
