"""Answer which instants a column holds, as integers.

Nothing is guessed: a column of texts or dates is refused, and naive datetimes unless their zone is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import narwhals as nw
import numpy as np

from xborder_support.errors import UsageError

from .columns import Frame, Series, column, is_void, nulls_of
from .integers import MICROSECOND, Flags, Integers, extremes
from .wall_times import to_utc

__all__ = ["Instants", "instants"]

_TICKS = {"s": 1, "ms": 1_000, "us": MICROSECOND, "ns": MICROSECOND}  # nanoseconds are floored, as the scalar methods do
_NOT_A_TIME = np.iinfo(np.int64).min  # how every library writes a null among its instants, once they are numpy's
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DATETIME_HINT = 'convert it first: pl.col(name).str.to_datetime(time_zone="UTC"), or pd.to_datetime(frame[name], utc=True)'
_NAIVE_HINT = 'pass time_zone="Asia/Tokyo" if it holds wall times of that zone, time_zone="UTC" if it holds UTC'


@dataclass(frozen=True, slots=True, eq=False)
class Instants:
    """Hold instants in ticks since 1970. ``nulls`` is None where there are none; what stands at a null means nothing.

    ``bounds`` are the least and the greatest value where there are no nulls, so that nobody looks for them twice.
    """

    name: str
    values: Integers
    ticks: int
    nulls: Flags | None
    bounds: tuple[int, int]


def instants(frame: Frame, name: str, zone: ZoneInfo | None) -> Instants:
    """Return the instants of a column of any zone and unit. ``zone`` is what naive ones are told in.

    Errors: ``UsageError`` ``unknown-column``, ``not-a-datetime-column``, ``naive-column``, ``mixed-column``.
    """
    series = column(frame, name)
    if is_void(series):
        return Instants(name, np.zeros(len(series), np.int64), 1, np.ones(len(series), np.bool_), (0, 0))
    if series.dtype == nw.Object:
        values, nulls, is_naive = _from_objects(name, series)
        read = Instants(name, values, MICROSECOND, nulls, extremes(values))
    else:
        read, is_naive = _from_datetimes(name, series)
    return _placed(read, zone) if is_naive else read


def _from_datetimes(name: str, series: Series) -> tuple[Instants, bool]:
    """Read a column of datetimes, and say whether they are those of a wall clock."""
    unit, is_naive = _type_of(name, series)
    # pandas would convert a column with a zone row by row; asked for plain instants, it hands out those that it keeps.
    is_pandas = series.implementation.is_pandas()
    stored = np.asarray(series.to_native(), dtype=f"M8[{unit}]") if is_pandas else series.to_numpy()
    unit, values = np.datetime_data(stored.dtype)[0], stored.view(np.int64)
    low, high = extremes(values)
    nulls = values == _NOT_A_TIME if low == _NOT_A_TIME else None
    if unit == "ns":
        values, low, high = values // 1_000, low // 1_000, high // 1_000
    return Instants(name, values, _TICKS[unit], nulls, (low, high)), is_naive


def _type_of(name: str, series: Series) -> tuple[str, bool]:
    """Return the unit of a column of datetimes, and whether it has no zone."""
    dtype = series.dtype
    if isinstance(dtype, nw.Datetime):
        return dtype.time_unit, dtype.time_zone is None
    native: Any = series.to_native().dtype if series.implementation.is_pandas() else None
    if getattr(native, "kind", None) == "M" and hasattr(native, "unit"):  # narwhals misses zones such as America/New_York
        return str(native.unit), False
    raise UsageError(f"column {name!r} holds {dtype}, not datetimes", code="not-a-datetime-column", hint=_DATETIME_HINT)


def _from_objects(name: str, series: Series) -> tuple[Integers, Flags | None, bool]:
    """Read Python datetimes, which may be of many zones."""
    nulls = nulls_of(series)
    rows = range(len(series)) if nulls is None else np.flatnonzero(~nulls).tolist()
    stored = series.to_list()
    present: list[Any] = [stored[row] for row in rows]
    for row, value in zip(rows, present, strict=True):
        if not isinstance(value, datetime):
            message = f"column {name!r}, row {row}: {type(value).__name__} is not a datetime"
            raise UsageError(message, code="not-a-datetime-column", hint=_DATETIME_HINT)
    naive = {value.utcoffset() is None for value in present}
    if len(naive) > 1:
        message = f"column {name!r} holds datetimes with a zone and without one"
        raise UsageError(message, code="mixed-column", hint="give a zone to each of them")
    epoch = _EPOCH.replace(tzinfo=None) if True in naive else _EPOCH
    values = np.zeros(len(series), np.int64)
    values[rows] = [(value - epoch) // timedelta(microseconds=1) for value in present]
    return values, nulls, True in naive


def _placed(read: Instants, zone: ZoneInfo | None) -> Instants:
    """Return wall times laid on the time line."""
    if zone is None:
        raise UsageError(f"column {read.name!r} has no time zone", code="naive-column", hint=_NAIVE_HINT)
    walls = read.values if read.nulls is None else np.where(read.nulls, read.values[~read.nulls].max(initial=0), read.values)
    moments = to_utc(walls, zone, read.ticks)
    return Instants(read.name, moments, read.ticks, read.nulls, extremes(moments))
