"""Answer which calendar each row belongs to, and say which row it was where a calendar cannot answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError, did_you_mean

from .columns import Frame, Series, column, nulls_of
from .integers import Flags, Integers

__all__ = ["CalendarChoice", "Part", "parts"]

_CHOICE_HINT = 'pass calendar=... for all rows, or calendars={"JP": ..., "DE": ...} with by="market"'


@dataclass(frozen=True, slots=True, eq=False)
class CalendarChoice:
    """Hold one calendar for every row, or one for each value of the column ``by``.

    Errors: ``UsageError`` ``calendar-or-calendars``, ``not-a-calendar``.
    """

    calendar: BusinessCalendar | None
    calendars: Mapping[Any, BusinessCalendar] | None
    by: str

    def __post_init__(self) -> None:
        if (self.calendar is None) == (self.calendars is None):
            found = "neither" if self.calendar is None else "both"
            raise UsageError(f"calendar or calendars: {found} was given", code="calendar-or-calendars", hint=_CHOICE_HINT)
        if self.calendars is not None and not isinstance(self.calendars, Mapping):
            raise UsageError("calendars is not a mapping", code="not-a-calendar", hint=_CHOICE_HINT)
        for given in [self.calendar] if self.calendars is None else self.calendars.values():
            if not isinstance(given, BusinessCalendar):
                raise UsageError(f"this is no calendar but {type(given).__name__}", code="not-a-calendar", hint=_CHOICE_HINT)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Hold the rows of one calendar; None stands for all rows of the frame."""

    calendar: BusinessCalendar
    rows: Integers | None

    def of(self, values: Integers) -> Integers:
        """Return the values of the part's rows."""
        return values if self.rows is None else values[self.rows]

    def refusal(self, error: UsageError, name: str, position: int) -> UsageError:
        """Return a calendar's refusal with the place of the value that it refused."""
        row = position if self.rows is None else int(self.rows[position])
        return UsageError(f"column {name!r}, row {row}: {error.message}", code=error.code, hint=error.hint)


def parts(frame: Frame, choice: CalendarChoice, nulls: Flags | None) -> list[Part]:
    """Return the rows that are not null, by calendar.

    Errors: ``UsageError`` ``unknown-column``, ``bad-by-column``, ``null-in-by``, ``missing-calendar``.
    """
    found = [Part(choice.calendar, None)] if choice.calendar is not None else _by_value(column(frame, choice.by), choice)
    if nulls is not None:
        found = [Part(part.calendar, _without(part.rows, nulls)) for part in found]
    return [part for part in found if len(frame if part.rows is None else part.rows)]


def _without(rows: Integers | None, nulls: Flags) -> Integers:
    return np.flatnonzero(~nulls) if rows is None else rows[~nulls[rows]]


def _by_value(series: Series, choice: CalendarChoice) -> list[Part]:
    calendars: Mapping[Any, BusinessCalendar] = choice.calendars or {}
    _check_values(series, choice.by)
    if series.dtype == nw.String:
        series = series.cast(nw.Categorical())  # repeated texts are then compared once
    values = series.unique().to_list()
    for value in values:
        if value not in calendars:
            row = int(np.argmax((series == value).to_numpy()))
            hint = f"add one for it; {did_you_mean(str(value)[:20], map(str, calendars))}"
            raise UsageError(f"column {choice.by!r}, row {row}: its value has no calendar", code="missing-calendar", hint=hint)
    if len(values) < 2:
        return [Part(calendars[value], None) for value in values]
    order, bounds = _sorted(series, values)
    return [Part(calendars[value], order[bounds[n] : bounds[n + 1]]) for n, value in enumerate(values)]


def _check_values(series: Series, by: str) -> None:
    if series.dtype.is_nested() or series.dtype == nw.Object:
        raise UsageError(f"column {by!r} holds {series.dtype}", code="bad-by-column", hint='name a column of plain values, such as "JP"')
    if (nulls := _missing(series)) is not None:
        hint = 'fill it first, such as .fill_null("other"), and give that value a calendar'
        raise UsageError(f"column {by!r}, row {int(np.argmax(nulls))}: it is null", code="null-in-by", hint=hint)


def _missing(series: Series) -> Flags | None:
    """Return where a column is null or not a number, or None where it nowhere is."""
    if not series.dtype.is_float():
        return nulls_of(series)
    missing: Flags = np.isnan(np.asarray(series.to_numpy(), dtype=np.float64))
    return missing if missing.any() else None


def _sorted(series: Series, values: list[Any]) -> tuple[Integers, Integers]:
    """Return the rows ordered by the value they hold, and where each value's rows begin and end."""
    small = nw.Int16 if len(values) < np.iinfo(np.int16).max else nw.Int64
    codes = series.replace_strict(values, list(range(len(values))), return_dtype=small).to_numpy()
    bounds = np.concatenate([[0], np.cumsum(np.bincount(codes, minlength=len(values)))])
    return np.argsort(codes, kind="stable"), bounds
