"""Answer when a wall time takes effect: at the first instant whose local clock reads it or later.

In a gap that is the transition itself, in a fold the first pass. The rule is monotone, so that an interval never turns round, and a
midnight that does not exist needs no special case.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from zoneinfo import ZoneInfo

from xborder_support.terms import time_zone

from .hours import DAY_SECONDS

__all__ = ["ZoneClock", "wall_at", "wall_midnight", "zone_clock"]

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  (wall clocks are counted naively from here)
_EPOCH_ORDINAL = _EPOCH.toordinal()
_PROBE_SECONDS = 3 * DAY_SECONDS  # The shortest spell between two clock changes since 1895 lasted 6.96 days.
_MARGIN_DAYS = 7


@dataclass(frozen=True, slots=True)
class ZoneClock:
    """Map wall seconds to UTC seconds over one year, from a table of the zone's offsets.

    ``begins`` are the UTC seconds where each spell of one offset begins; ``reaches`` the latest wall second shown up to its end.
    """

    begins: tuple[int, ...]
    offsets: tuple[int, ...]
    reaches: tuple[int, ...]

    def utc(self, wall: int) -> int:
        """Return the UTC second at which a wall time takes effect; both count from 1970."""
        spell = bisect_right(self.reaches, wall)
        moment, begin = wall - self.offsets[spell], self.begins[spell]
        return moment if moment > begin else begin  # noqa: FURB136  (max() would double the time of compiling a calendar)

    def reached(self, second: int) -> int:
        """Return the latest wall second shown up to a UTC second: in an hour that comes twice, its end stays what was shown."""
        spell = max(bisect_right(self.begins, second) - 1, 0)
        wall = second + self.offsets[spell]
        return max(wall, self.reaches[spell - 1]) if spell else wall

    def midnight(self, ordinal: int) -> int:
        """Return the UTC second at which a date begins."""
        return self.utc(wall_midnight(ordinal))


def wall_midnight(ordinal: int) -> int:
    """Return the wall seconds since 1970 at which the date of that proleptic ordinal begins."""
    return (ordinal - _EPOCH_ORDINAL) * DAY_SECONDS


def wall_at(zone: str, second: int) -> int:
    """Return the wall seconds since 1970 that the clocks of a zone show at a UTC second."""
    return second + _offset(time_zone(zone), second)


@lru_cache(maxsize=4096)
def zone_clock(zone: str, year: int) -> ZoneClock:
    """Return the clock of a zone for all wall times of a year and a week around it."""
    info = time_zone(zone)
    start = wall_midnight(datetime(year, 1, 1).toordinal() - _MARGIN_DAYS)  # noqa: DTZ001
    end = wall_midnight(datetime(year + 1, 1, 1).toordinal() + _MARGIN_DAYS)  # noqa: DTZ001
    begins, offsets = [start], [_offset(info, start)]
    for moment in range(start + _PROBE_SECONDS, end + _PROBE_SECONDS, _PROBE_SECONDS):
        if (offset := _offset(info, moment)) != offsets[-1]:
            begins.append(_change(info, moment - _PROBE_SECONDS, moment))
            offsets.append(offset)
    ends = [*begins[1:], end + 10 * _PROBE_SECONDS]
    reaches = accumulate((until + offset for until, offset in zip(ends, offsets, strict=True)), max)
    return ZoneClock(tuple(begins), tuple(offsets), tuple(reaches))


def _change(info: ZoneInfo, before: int, after: int) -> int:
    """Return the first second of the offset in force at ``after``, by bisection."""
    former = _offset(info, before)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if _offset(info, middle) == former else (before, middle)
    return after


def _offset(info: ZoneInfo, moment: int) -> int:
    utc = _EPOCH + timedelta(seconds=moment)
    wall = info.fromutc(utc.replace(tzinfo=info)).replace(tzinfo=None)
    return round((wall - utc).total_seconds())
