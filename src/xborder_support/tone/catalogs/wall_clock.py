"""Tell what a clock on the customer's wall shows at an instant."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

__all__ = ["WallClock", "wall_clock"]


class WallClock(NamedTuple):
    """Hold local time without its zone, its day, and its time of day without seconds."""

    local: datetime
    day: date
    minute: time


@lru_cache(maxsize=1024)
def wall_clock(instant: datetime, zone: ZoneInfo) -> WallClock:
    """Return the local time of an instant. It is kept, since the texts of one reply name the same instant again and again."""
    local = instant.astimezone(zone).replace(tzinfo=None)
    return WallClock(local, local.date(), local.time().replace(second=0, microsecond=0))
