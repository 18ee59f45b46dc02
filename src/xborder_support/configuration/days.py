"""Read the days, or the instants, between which something in a configuration counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator

from xborder_support.errors import UsageError

__all__ = ["Day", "first_instant", "instant_after"]

_WRITE_A_DAY = "write a day (2026-12-01), or a time with its offset (2026-12-01T09:00:00+01:00)"


def _day_or_instant(value: object) -> object:
    """Read a day or an instant, also from text as JSON has to write it. Midnight in UTC is an instant, and not the day that it begins."""
    day = _from_text(value) if isinstance(value, str) else value
    if not isinstance(day, date):
        raise UsageError("a day or a time is expected here", code="bad-date", hint=_WRITE_A_DAY)
    if isinstance(day, datetime) and day.tzinfo is None:
        raise UsageError("the time has no zone", code="bad-date", hint=_WRITE_A_DAY)
    return day


def _from_text(text: str) -> date | None:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    return None


#: A day of UTC, or an instant with its offset. Errors: ``UsageError`` ``bad-date``.
Day: TypeAlias = Annotated[date | datetime, BeforeValidator(_day_or_instant)]


def first_instant(day: date | datetime) -> datetime:
    """Return the instant itself, or the one that begins the day in UTC."""
    return _instant(day, timedelta(0))


def instant_after(day: date | datetime) -> datetime:
    """Return the instant itself, or the one that ends the day in UTC."""
    return _instant(day, timedelta(days=1))


def _instant(given: date | datetime, rest_of_day: timedelta) -> datetime:
    try:
        return given.astimezone(UTC) if isinstance(given, datetime) else datetime.combine(given, time(), UTC) + rest_of_day
    except OverflowError:  # 9999-12-31 is how databases write for ever, and 0001-01-01 since ever
        return datetime.max.replace(tzinfo=UTC) if given.year > 1 else datetime.min.replace(tzinfo=UTC)
