"""Answer at which instant a wall time takes effect: the first whose local clock reads it or later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

__all__ = ["first_instant"]

_SECOND = timedelta(seconds=1)


def first_instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant, aware UTC: in an hour that comes twice the first pass, in one that is skipped the change itself.

    Errors: ``OverflowError`` at the very ends of the years 1 and 9999.
    """
    if zone.key == "UTC":
        return wall.replace(tzinfo=UTC)
    first = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    second = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return first if first <= second else _change(second, first, zone)


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the first second of the offset in force at ``after``, by bisection. Clocks change at whole seconds."""
    former = before.astimezone(zone).utcoffset()
    low = before.replace(microsecond=0)
    steps = (after.replace(microsecond=0) - low) // _SECOND
    known, open_ = 0, steps
    while open_ - known > 1:
        middle = (known + open_) // 2
        is_former = (low + middle * _SECOND).astimezone(zone).utcoffset() == former
        known, open_ = (middle, open_) if is_former else (known, middle)
    return low + open_ * _SECOND
