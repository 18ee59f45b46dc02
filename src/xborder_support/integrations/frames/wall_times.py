"""Answer at which instants the wall times of a zone take effect: each at the first instant whose clock reads it or later."""

from __future__ import annotations

from datetime import timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

import numpy as np

from .integers import MICROSECOND, Integers, datetime_of, extremes

__all__ = ["days_of", "to_utc"]

_DAY = 86_400
_PROBE_DAYS = 3  # no zone has kept an offset for less than six days
_MARGIN_DAYS = 3
_EARLIEST, _LATEST = -5_364_662_400, 10_413_792_000  # 1800 and 2300: no calendar answers beyond, so no clock is asked


def to_utc(walls: Integers, zone: ZoneInfo, ticks: int) -> Integers:
    """Return UTC ticks for wall ticks. A skipped wall time becomes the change itself, a repeated one its first pass."""
    begins, offsets, reaches = _spells(zone, *(min(max(moment // ticks, _EARLIEST), _LATEST) for moment in extremes(walls)))
    spell = np.searchsorted(reaches[:-1] * ticks, walls, "right")
    placed: Integers = np.maximum(walls - (offsets * ticks)[spell], (begins * ticks)[spell])
    return placed


def days_of(moments: Integers, zone: ZoneInfo) -> Integers:
    """Return the local date of each moment, in microseconds, as a count of days since 1970."""
    begins, offsets, _ = _spells(zone, *(min(max(moment // MICROSECOND, _EARLIEST), _LATEST) for moment in extremes(moments)))
    seconds = moments // MICROSECOND
    spell = np.maximum(np.searchsorted(begins, seconds, "right") - 1, 0)
    days: Integers = (seconds + offsets[spell]) // _DAY
    return days


def _spells(zone: ZoneInfo, first: int, last: int) -> tuple[Integers, Integers, Integers]:
    """Return, for each spell of one offset, when it begins, the offset, and the wall time that is read only after it; in seconds."""
    start, end = first - _MARGIN_DAYS * _DAY, last + (_MARGIN_DAYS + _PROBE_DAYS) * _DAY
    begins, offsets = [start], [_offset(zone, start)]
    for moment in range(start + _PROBE_DAYS * _DAY, end, _PROBE_DAYS * _DAY):
        if (offset := _offset(zone, moment)) != offsets[-1]:
            begins.append(_change(zone, moment - _PROBE_DAYS * _DAY, moment))
            offsets.append(offset)
    ends = [*begins[1:], end + _PROBE_DAYS * _DAY]
    reaches = accumulate((until + offset for until, offset in zip(ends, offsets, strict=True)), max)
    return np.array(begins), np.array(offsets), np.array(list(reaches))


def _change(zone: ZoneInfo, before: int, after: int) -> int:
    """Return the first second of the offset in force at ``after``, by bisection."""
    former = _offset(zone, before)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if _offset(zone, middle) == former else (before, middle)
    return after


def _offset(zone: ZoneInfo, second: int) -> int:
    return int((datetime_of(second, 1).astimezone(zone).utcoffset() or timedelta()).total_seconds())
