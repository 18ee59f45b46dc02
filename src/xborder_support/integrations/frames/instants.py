"""Answer which instants a column holds, as integers.

Nothing is guessed: a column of texts or dates is refused, and naive datetimes unless their zone is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import narwhals as nw
import numpy as np

from xborder_support.errors import UsageError

from .columns import Frame, Series, column, nulls_of
from .integers import MICROSECOND, Flags, Integers
from .wall_times import to_utc

__all__ = ["Instants", "instants"]

_TICKS = {"s": 1, "ms": 1_000, "us": MICROSECOND, "ns": MICROSECOND}  # nanoseconds are floored, as the scalar methods do
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DATETIME_HINT = 'convert it first: pl.col(name).str.to_datetime(time_zone="UTC"), or pd.to_datetime(frame[name], utc=True)'
_NAIVE_HINT = 'pass time_zone="Asia/Tokyo" if it holds wall times of that zone, time_zone="UTC" if it holds UTC'


@dataclass(frozen=True, slots=True, eq=False)
class Instants:
    """Hold instants in ticks since 1970. ``nulls`` is None where there are none; what stands at a null means nothing."""

    name: str
    values: Integers
    ticks: int
    nulls: Flags | None


def instants(frame: Frame, name: str, zone: ZoneInfo | None) -> Instants:
    """Return the instants of a column of any zone and unit. ``zone`` is what naive ones are told in.

    Errors: ``UsageError`` ``unknown-column``, ``not-a-datetime-column``, ``naive-column``, ``mixed-column``.
    """
    series = column(frame, name)
    nulls = nulls_of(series)
    if series.dtype == nw.Object:
        values, ticks, is_naive = _from_objects(name, series, nulls)
    else:
        values, ticks, is_naive = _from_datetimes(name, series)
    if is_naive:
        values = _placed(name, values, nulls, (zone, ticks))
    return Instants(name, values, ticks, nulls)


def _from_datetimes(name: str, series: Series) -> tuple[Integers, int, bool]:
    """Return ticks since 1970, how many there are in a second, and whether they are those of a wall clock."""
    dtype = series.dtype
    if not isinstance(dtype, nw.Datetime):
        raise UsageError(f"column {name!r} holds {dtype}, not datetimes", code="not-a-datetime-column", hint=_DATETIME_HINT)
    stored = series.to_numpy()
    unit, values = np.datetime_data(stored.dtype)[0], stored.view(np.int64)
    return values // 1_000 if unit == "ns" else values, _TICKS[unit], dtype.time_zone is None


def _from_objects(name: str, series: Series, nulls: Flags | None) -> tuple[Integers, int, bool]:
    """Read Python datetimes, which may be of many zones."""
    absent = np.zeros(len(series), np.bool_) if nulls is None else nulls
    present = [(row, value) for row, (value, gone) in enumerate(zip(series.to_list(), absent, strict=True)) if not gone]
    for row, value in present:
        if not isinstance(value, datetime):
            message = f"column {name!r}, row {row}: {type(value).__name__} is not a datetime"
            raise UsageError(message, code="not-a-datetime-column", hint=_DATETIME_HINT)
    naive = {value.utcoffset() is None for _, value in present}
    if len(naive) > 1:
        message = f"column {name!r} holds datetimes with a zone and without one"
        raise UsageError(message, code="mixed-column", hint="give a zone to each of them")
    epoch = _EPOCH.replace(tzinfo=None) if True in naive else _EPOCH
    values = np.zeros(len(series), np.int64)
    for row, value in present:
        values[row] = (value - epoch) // timedelta(microseconds=1)
    return values, MICROSECOND, True in naive


def _placed(name: str, walls: Integers, nulls: Flags | None, clock: tuple[ZoneInfo | None, int]) -> Integers:
    """Return wall times laid on the time line."""
    zone, ticks = clock
    if zone is None:
        raise UsageError(f"column {name!r} has no time zone", code="naive-column", hint=_NAIVE_HINT)
    present = walls if nulls is None else walls[~nulls]
    if not len(present):
        return walls
    return to_utc(walls if nulls is None else np.where(nulls, present[0], walls), zone, ticks)
