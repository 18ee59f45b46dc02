"""Answer how many seconds each row adds: one number for all, or a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

import numpy as np

from xborder_support.errors import UsageError

from .columns import Frame, column, is_void, nulls_of
from .integers import Flags, Integers

__all__ = ["Amounts", "amounts"]

_LONGEST_SECONDS = 300 * 366 * 86_400  # as the calendar's own add
_WHOLE_HINT = "pass whole seconds: an int, or the name of a column of integers"


@dataclass(frozen=True, slots=True, eq=False)
class Amounts:
    """Hold seconds: one value for every row, or as many as there are rows."""

    values: Integers
    nulls: Flags | None

    def of(self, rows: Integers | None) -> Integers:
        """Return the seconds of some rows, or of all."""
        return self.values if rows is None or len(self.values) == 1 else self.values[rows]


def amounts(frame: Frame, seconds: int | str) -> Amounts:
    """Return the seconds to add.

    Errors: ``UsageError`` ``not-whole-seconds``, ``negative-duration``, ``duration-too-long``, ``unknown-column``.
    """
    if isinstance(seconds, str):
        return _from_column(frame, seconds)
    if not isinstance(seconds, int) or isinstance(seconds, bool):
        raise UsageError(f"seconds are not {type(seconds).__name__}", code="not-whole-seconds", hint=_WHOLE_HINT)
    if seconds < 0:
        _refuse_negative("seconds")
    if seconds > _LONGEST_SECONDS:
        _refuse_long("seconds")
    return Amounts(np.array([seconds], dtype=np.int64), None)


def _from_column(frame: Frame, name: str) -> Amounts:
    series = column(frame, name)
    if is_void(series):
        return Amounts(np.zeros(len(series), np.int64), np.ones(len(series), np.bool_))
    if not series.dtype.is_integer():
        hint = _WHOLE_HINT + '; pandas turns integers with gaps into floats: frame[name].astype("Int64")'
        raise UsageError(f"column {name!r} holds {series.dtype}, not whole seconds", code="not-whole-seconds", hint=hint)
    nulls = nulls_of(series)
    values = series.to_numpy() if nulls is None else series.fill_null(0).to_numpy()
    if (values < 0).any():
        _refuse_negative(f"column {name!r}, row {int(np.argmax(values < 0))}")
    if (values > _LONGEST_SECONDS).any():
        _refuse_long(f"column {name!r}, row {int(np.argmax(values > _LONGEST_SECONDS))}")
    return Amounts(values.astype(np.int64), nulls)


def _refuse_negative(place: str) -> NoReturn:
    raise UsageError(f"{place}: the duration is negative", code="negative-duration", hint="a due time lies ahead: check the sign")


def _refuse_long(place: str) -> NoReturn:
    raise UsageError(f"{place}: the duration is longer than 300 years", code="duration-too-long", hint="check its unit: it counts seconds")
