"""Answer whether a place, a date and a length of time are ones that can be worked with."""

from __future__ import annotations

import re
from datetime import date, datetime

from xborder_support.errors import UsageError

__all__ = ["FARTHEST", "checked_clock", "checked_date", "checked_latitude", "checked_longitude", "checked_minutes", "shown"]

FARTHEST = 65.7
"""Latitude, north or south, up to which the sun rises and sets on every day of the year."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LONGEST_MINUTES = 240
_LONGEST_SHOWN = 1_000_000
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def checked_latitude(latitude: object) -> float:
    """Return a latitude in degrees, north positive.

    Errors: ``UsageError`` ``bad-latitude``.
    """
    return _degrees(latitude, 90.0, "latitude", "north of the equator is positive, as 24.71 for Riyadh")


def checked_longitude(longitude: object) -> float:
    """Return a longitude in degrees, east positive.

    Errors: ``UsageError`` ``bad-longitude``.
    """
    return _degrees(longitude, 180.0, "longitude", "east of Greenwich is positive, as 46.68 for Riyadh")


def checked_date(on: object) -> date:
    """Return a date of the years that prayer times are worked out for.

    Errors: ``UsageError`` ``not-a-date``, ``date-out-of-range``.
    """
    if not isinstance(on, date) or isinstance(on, datetime):
        raise UsageError(f"on is no date but {type(on).__name__}", code="not-a-date", hint="pass a local date, such as date(2026, 2, 18)")
    if not _FIRST_YEAR <= on.year <= _LAST_YEAR:
        message = f"prayer times are worked out for the years {_FIRST_YEAR} to {_LAST_YEAR}"
        raise UsageError(message, code="date-out-of-range", hint="check the year")
    return on


def checked_minutes(minutes: object, what: str, lowest: int = 0) -> int:
    """Return a whole number of minutes, at most four hours.

    Errors: ``UsageError`` ``bad-minutes``.
    """
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not lowest <= minutes <= _LONGEST_MINUTES:
        hint = f"pass a whole number from {lowest} to {_LONGEST_MINUTES}"
        raise UsageError(f"{what} cannot be {shown(minutes)}", code="bad-minutes", hint=hint)
    return minutes


def checked_clock(text: object) -> str:
    """Return a local time such as ``"12:45"``.

    Errors: ``UsageError`` ``bad-local-time``.
    """
    if not isinstance(text, str) or not _CLOCK.fullmatch(text):
        given = repr(text[:20]) if isinstance(text, str) else shown(text)
        raise UsageError(f"a local time cannot be {given}", code="bad-local-time", hint='write it as "12:45"')
    return text


def shown(value: object) -> str:
    """Return a number for a message, and of anything else only the type: it may be endless."""
    return str(value) if isinstance(value, float) or (isinstance(value, int) and abs(value) < _LONGEST_SHOWN) else type(value).__name__


def _degrees(value: object, limit: float, what: str, hint: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -limit <= value <= limit:
        message = f"{what} cannot be {shown(value)}: it is from -{limit:.0f} to {limit:.0f} degrees"
        raise UsageError(message, code=f"bad-{what}", hint=hint)
    return float(value) + 0.0  # so that -0.0 and 0 are the same place in a digest
