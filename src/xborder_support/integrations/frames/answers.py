"""Answer for the rows of one calendar, a chunk at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from xborder_support.calendars import Landing
from xborder_support.errors import UsageError

from .amounts import Amounts
from .compiled import OpenTime, open_time
from .instants import Instants
from .integers import MICROSECOND, Flags, Integers, chunks, datetime_of, extremes
from .parts import Part
from .tables import Scratch, Table

__all__ = ["due_moments", "elapsed_between", "openness", "spans"]

_FIRST_SECOND, _END_SECOND = -62_135_596_800, 253_370_764_800  # the years 1 to 9998: what follows the last has a date too
_UNIT_HINT = "check the unit that it was made from: seconds, milliseconds, microseconds"


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Hold one or more instants of a part's rows, and the first and the last of them."""

    name: str
    values: Integers
    low: int
    high: int


def spans(part: Part, first: Instants, last: Instants) -> Integers:
    """Return the open seconds between two columns."""
    ticks = max(first.ticks, last.ticks)
    start, end = _moments(part, first, ticks), _moments(part, last, ticks)
    known = _open_time(part, (start, end), ticks)
    return elapsed_between(known.table, (start.values, end.values), ticks, out=np.empty(len(start.values), np.int64))


def elapsed_between(table: Table, columns: tuple[Integers, Integers], ticks: int, *, out: Integers) -> Integers:
    """Write ``A(end) - A(start)`` into ``out``, in seconds and rounded down."""
    start, end = columns
    scratch = Scratch(len(out))
    before = np.empty_like(scratch.index)
    for rows in chunks(len(out)):
        part, begun = out[rows], before[: rows.stop - rows.start]
        table.elapsed(start[rows], begun, scratch)
        table.elapsed(end[rows], part, scratch)
        np.subtract(part, begun, out=part)
        if ticks > 1:
            np.floor_divide(part, ticks, out=part)
    return out


def openness(part: Part, column: Instants) -> Flags:
    """Return whether each instant is open."""
    asked = _moments(part, column, column.ticks)
    moments, table = asked.values, _open_time(part, (asked,), column.ticks).table
    out, scratch = np.empty(len(moments), np.bool_), Scratch(len(moments))
    for rows in chunks(len(moments)):
        table.is_open(moments[rows], out[rows], scratch)
    return out


def due_moments(part: Part, column: Instants, added: Amounts, landing: Landing) -> Integers:
    """Return when the amounts have passed, in microseconds."""
    start = _moments(part, column, MICROSECOND)
    amounts = np.broadcast_to(added.of(part.rows) * MICROSECOND, start.values.shape)
    known = _open_time(part, (start,), MICROSECOND)
    targets = _targets(known.table, start.values, amounts)
    if not amounts.any() and landing == "close":  # a calendar that never opens answers this too
        return start.values.copy()
    furthest = int(np.argmax(targets))
    if targets[furthest] >= known.total + (landing == "close"):
        latest = _due_of_row(part, start, (furthest, int(amounts[furthest]), landing))
        known = open_time(part.calendar, start.low, max(latest, start.high), MICROSECOND)
        targets = _targets(known.table, start.values, amounts)
    reached = known.table.earliest if landing == "close" else known.table.latest
    for rows in chunks(len(targets)):
        targets[rows] = reached(targets[rows])
    return np.where(amounts == 0, start.values, targets) if landing == "close" else targets


def _targets(table: Table, start: Integers, amounts: Integers) -> Integers:
    out, scratch = np.empty(len(start), np.int64), Scratch(len(start))
    for rows in chunks(len(start)):
        table.elapsed(start[rows], out[rows], scratch)
        np.add(out[rows], amounts[rows], out=out[rows])
    return out


def _due_of_row(part: Part, start: Moments, row: tuple[int, int, Landing]) -> int:
    """Return what the calendar itself answers for the row that leads furthest."""
    position, amount, landing = row
    try:
        due = part.calendar.add(datetime_of(int(start.values[position]), MICROSECOND), timedelta(microseconds=amount), landing)
    except UsageError as error:
        raise part.refusal(error, start.name, position) from None
    return (due - datetime_of(0, 1)) // timedelta(microseconds=1)


def _moments(part: Part, column: Instants, ticks: int) -> Moments:
    """Return a column's instants in the part's rows, in a unit at least as fine as its own.

    Errors: ``UsageError`` ``datetime-out-of-range``.
    """
    values, finer = part.of(column.values), ticks // column.ticks
    low, high = column.bounds if part.rows is None else extremes(values)
    if low < _FIRST_SECOND * column.ticks or high >= _END_SECOND * column.ticks:
        error = UsageError("it is outside the years 1 to 9998", code="datetime-out-of-range", hint=_UNIT_HINT)
        raise part.refusal(error, column.name, int(values.argmin() if low < _FIRST_SECOND * column.ticks else values.argmax()))
    return Moments(column.name, values * finer if finer > 1 else values, low * finer, high * finer)


def _open_time(part: Part, columns: tuple[Moments, ...], ticks: int) -> OpenTime:
    """Return the table for all instants of the columns.

    Errors: ``UsageError`` as the calendar raises it, with the column and the row of the instant that it does not answer for.
    """
    try:
        return open_time(part.calendar, min(column.low for column in columns), max(column.high for column in columns), ticks)
    except UsageError:
        for column in columns:
            for moment in (column.low, column.high):
                _ask(part, column, moment, datetime_of(moment, ticks))
        raise


def _ask(part: Part, column: Moments, moment: int, instant: datetime) -> None:
    """Raise what the calendar raises for an instant, with the row where it stands."""
    try:
        part.calendar.is_open(instant)
    except UsageError as error:
        raise part.refusal(error, column.name, int(np.argmax(column.values == moment))) from None
