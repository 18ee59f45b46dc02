"""Name the arrays and units that the tables and the columns share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["CHUNK", "MICROSECOND", "Flags", "Fractions", "Integers", "chunks", "datetime_of", "extremes", "microsecond_of"]

Integers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
Fractions: TypeAlias = NDArray[np.float64]

#: Rows that are answered at once: few enough that every intermediate array stays in the processor's own cache.
CHUNK = 32_768
#: Ticks a second of a column that holds microseconds.
MICROSECOND = 1_000_000

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def chunks(count: int) -> list[slice]:
    """Return the slices that cover so many rows, in order."""
    return [slice(start, min(start + CHUNK, count)) for start in range(0, count, CHUNK)]


def extremes(values: Integers) -> tuple[int, int]:
    """Return the least and the greatest value, reading memory once; 0 and 0 where there are none."""
    parts = [values[rows] for rows in chunks(len(values))] or [np.zeros(1, np.int64)]
    lows, highs = zip(*((part.min(), part.max()) for part in parts), strict=True)
    return int(min(lows)), int(max(highs))


def datetime_of(moment: int, ticks: int) -> datetime:
    """Return the UTC datetime of a moment that counts so many ticks a second since 1970."""
    return _EPOCH + timedelta(seconds=moment // ticks, microseconds=moment % ticks * MICROSECOND // ticks)


def microsecond_of(instant: datetime) -> int:
    """Return an aware datetime as microseconds since 1970."""
    return (instant - _EPOCH) // timedelta(microseconds=1)
