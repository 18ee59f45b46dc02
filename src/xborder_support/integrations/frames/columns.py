"""Read a frame of any kind, and write an array as a column of the same kind."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, TypeAlias

import narwhals as nw
import numpy as np
from narwhals.exceptions import DuplicateError

from xborder_support.errors import UsageError, did_you_mean

from .integers import Flags, Fractions, Integers

__all__ = ["Frame", "Kind", "Series", "column", "is_void", "nulls_of", "read_frame", "written"]

Frame: TypeAlias = nw.DataFrame[Any]
Series: TypeAlias = nw.Series[Any]
#: What a written column holds: whole numbers, fractions, truth values, or UTC instants that come as microseconds since 1970.
Kind: TypeAlias = Literal["integers", "fractions", "flags", "instants"]

_NAMES = (str, bytes, int, float, tuple, date, np.generic, type(None))  # pandas names columns by any of these
_LAZY_HINT = "call .collect() first: rows are answered in memory, and nothing is collected behind your back"


def read_frame(frame: object) -> Frame:
    """Return a frame under one interface.

    Errors: ``UsageError`` ``lazy-frame``, ``not-a-frame``, ``duplicate-columns``.
    """
    try:
        read: object = nw.from_native(frame, pass_through=True)
    except DuplicateError:
        hint = "rename one of them: a question names its columns"
        raise UsageError("the frame has two columns of one name", code="duplicate-columns", hint=hint) from None
    if isinstance(read, nw.LazyFrame):
        raise UsageError("the frame is lazy, so it has no rows yet", code="lazy-frame", hint=_LAZY_HINT)
    if not isinstance(read, nw.DataFrame) or read.implementation not in _WRITERS:
        hint = "pass a pandas or polars DataFrame or a pyarrow Table"
        raise UsageError(f"this is no frame but {type(frame).__name__}", code="not-a-frame", hint=hint)
    return read


def column(frame: Frame, name: str) -> Series:
    """Return a column by its name.

    Errors: ``UsageError`` ``unknown-column``.
    """
    if not isinstance(name, _NAMES):  # a column or an expression would compare to every name, and be true of none
        message = f"a column is asked for by its name, not by {type(name).__name__}"
        raise UsageError(message, code="unknown-column", hint='pass the name, such as "opened", and not frame.opened')
    known = frame.columns
    if name not in known:
        hint = did_you_mean(str(name)[:60], [str(one) for one in known])
        raise UsageError(f"there is no column {str(name)[:60]!r}", code="unknown-column", hint=hint)
    return frame[name]


def nulls_of(series: Series) -> Flags | None:
    """Return where a column is null, or None where it nowhere is."""
    return np.asarray(series.is_null().to_numpy(), dtype=np.bool_) if series.null_count() else None


def is_void(series: Series) -> bool:
    """Return whether a column has no value at all and no type either, as libraries make one of nothing but None."""
    is_untyped = series.to_native().dtype == object if series.implementation.is_pandas() else series.dtype == nw.Unknown
    return bool(is_untyped) and series.null_count() == len(series)


def written(values: Integers | Flags | Fractions, nulls: Flags | None, *, name: str, kind: Kind, like: Frame) -> Any:
    """Return a column of the frame's own library, null where told."""
    mask = np.zeros(len(values), np.bool_) if nulls is None else nulls
    return _WRITERS[like.implementation](like, values, mask, (name, kind))


def _pandas(like: Frame, values: Any, mask: Flags, what: tuple[str, Kind]) -> Any:
    name, kind = what
    pandas, index = like.implementation.to_native_namespace(), nw.to_native(like).index
    if kind == "instants":
        stamps = values.view("M8[us]")
        stamps[mask] = np.datetime64("NaT")
        return pandas.Series(stamps, index=index, name=name, copy=False).dt.tz_localize("UTC")
    array = getattr(pandas.arrays, _PANDAS_ARRAYS[kind])
    return pandas.Series(array(values, mask), index=index, name=name, copy=False)


def _polars(like: Frame, values: Any, mask: Flags, what: tuple[str, Kind]) -> Any:
    name, kind = what
    polars = like.implementation.to_native_namespace()
    series = polars.Series(name, values)
    if mask.any():
        series = series.set(polars.Series(mask), None)
    return series.cast(polars.Datetime("us", "UTC")) if kind == "instants" else series


def _pyarrow(like: Frame, values: Any, mask: Flags, what: tuple[str, Kind]) -> Any:
    pyarrow = like.implementation.to_native_namespace()
    array = pyarrow.array(values, mask=mask if mask.any() else None)
    return pyarrow.chunked_array([array.cast(pyarrow.timestamp("us", "UTC")) if what[1] == "instants" else array])


_PANDAS_ARRAYS = {"integers": "IntegerArray", "fractions": "FloatingArray", "flags": "BooleanArray"}
_WRITERS = {nw.Implementation.PANDAS: _pandas, nw.Implementation.POLARS: _polars, nw.Implementation.PYARROW: _pyarrow}
