"""Read the values that pages put into opening hours: days in every spelling, times with seconds or zones, dates with times."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

__all__ = ["PUBLIC_HOLIDAYS", "Clock", "read_clock", "read_day", "read_valid", "tail"]

#: The day that stands for all public holidays.
PUBLIC_HOLIDAYS = 7

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "publicholidays")
_SPELLINGS = {spelling: day for day, name in enumerate(_NAMES[:7]) for spelling in {name, name[:2], name[:3]}} | {
    "tues": 1,
    "wednes": 2,
    "thur": 3,
    "thurs": 3,
    "publicholidays": PUBLIC_HOLIDAYS,
    "publicholiday": PUBLIC_HOLIDAYS,
    "ph": PUBLIC_HOLIDAYS,
}
_CLOCK = re.compile(
    r"T?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(?:([ap])(?:\.?m\.?)?\s*)?(Z|[+-]\d{2}:?\d{2})?",
    re.ASCII | re.IGNORECASE,
)
_LONGEST = 60  # characters of a time or a date, whatever stands around it
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].{0,40})?", re.ASCII)


class Clock(NamedTuple):
    """Hold a time of day in seconds, and the zone that was written behind it."""

    seconds: int
    zone: str | None


def tail(text: str) -> str:
    """Return the last part of a name: ``https://schema.org/Monday``, ``schema:Monday`` and ``Monday`` are one."""
    return re.split(r"[/#:]", text.strip())[-1]


def read_day(value: Any) -> int | None:
    """Return a weekday, 0 for Monday, or ``PUBLIC_HOLIDAYS``, or None where it is no day."""
    text = value.get("@id", value.get("@value", value.get("name"))) if isinstance(value, Mapping) else value
    return _SPELLINGS.get(tail(text).lower().rstrip(".")) if isinstance(text, str) else None


def read_clock(value: Any) -> Clock | None:
    """Return a time of day up to 24:00, or None where it is no time."""
    match = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) and len(value) <= _LONGEST else None
    if not match:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    seconds = hour * 3600 + minute * 60 + second
    return Clock(seconds, match[5]) if minute < 60 and second < 60 and seconds <= 86_400 else None


def read_valid(value: Any) -> date | None:
    """Return the date of a Date or a DateTime as it stands, or None where it is neither."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) and len(value) <= _LONGEST else None
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
