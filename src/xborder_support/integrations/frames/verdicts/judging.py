"""Judge the rows of one group, a chunk at a time: due times, verdicts, and what was used of the target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from xborder_support.calendars import BusinessCalendar, due_at
from xborder_support.errors import UsageError
from xborder_support.integrations.frames.compiled import open_time
from xborder_support.integrations.frames.integers import CHUNK, MICROSECOND, Flags, Integers, chunks, datetime_of, extremes, microsecond_of
from xborder_support.integrations.frames.tables import Scratch, Table
from xborder_support.sla import Cycle
from xborder_support.terms import Target

from .groups import Asked, Group
from .stepped_dues import stepped_dues
from .wide_rows import WideRows

__all__ = ["STATES", "Arrays", "judge", "note_oddities"]

#: The states in the order of their codes: two for late, and one more for a clock that still runs.
STATES = ("met", "active", "missed", "active_with_misses", "no_target", "idle", "paused", "cancelled")
_NO_TARGET = 4

#: The arrays that the columns of the report are made of, by name; those that nobody wants are absent.
Arrays = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class _Clock:
    """Hold how the due times of a group are found, and the open time that is reported."""

    target: Target | None
    table: Table | None
    dues: Integers | None


def judge(rows: WideRows, group: Group, cycle: Cycle, asked: Asked, out: Arrays) -> None:
    """Write what is said of each row of a group that has begun.

    Errors: ``UsageError`` as the calendar raises it, with the column and the row.
    """
    clock = _clock(rows, group, cycle, asked)
    count = len(rows) if group.rows is None else len(group.rows)
    work = _Work(rows, asked, clock, min(count, CHUNK))
    for places in chunks(count):
        work.chunk(places if group.rows is None else group.rows[places], places, out)


def note_oddities(rows: WideRows, index: slice | Integers, now: int, out: Arrays) -> None:
    """Write which answers lie after the instant of the question, and which before their start."""
    started, answered = rows.started[index], rows.answered[index]
    known = np.ones(len(started), np.bool_) if rows.unanswered is None else ~rows.unanswered[index]
    out["later"][index] = known & (answered > now)
    out["early"][index] = known & (answered <= now) & (answered < started)


class _Work:
    """Judge chunk after chunk with the same scratch arrays."""

    def __init__(self, rows: WideRows, asked: Asked, clock: _Clock, size: int) -> None:
        self._rows, self._clock, self._now = rows, clock, asked.now
        self._scratch = Scratch(size)
        self._opened, self._closed = np.empty(size, np.int64), np.empty(size, np.int64)
        self._counts_open_time = clock.target is not None and clock.target.counts_open_time
        self._wants_open_time = asked.question.wants("business_seconds", "remaining_business_seconds") or (
            self._counts_open_time and asked.question.wants("used_share")
        )

    def chunk(self, index: slice | Integers, places: slice, out: Arrays) -> None:
        start = self._rows.started[index]
        until, runs = self._until(index, start, out)
        if runs is not None and "runs" in out:
            out["runs"][index] = runs
        if "elapsed_seconds" in out:
            out["elapsed_seconds"][index] = (until - start) // MICROSECOND
        opened = self._open_before(start, self._opened)
        due = self._due(start, opened, places)
        if "state" in out:
            out["state"][index] = _codes(None if due is None else until > due, runs)
        if due is not None:
            self._write_due(index, (start, until, due), out)
        if self._wants_open_time and opened is not None:
            self._write_open_time(index, (start, until, due), out)
        elif due is not None and "used_share" in out:
            out["used_share"][index] = (until - start) / (due - start)

    def _until(self, index: slice | Integers, start: Integers, out: Arrays) -> tuple[Integers, Flags | None]:
        """Return the instants up to which the clocks count, and which of them still run; None for none."""
        rows, answered = self._rows, self._rows.answered[index]
        runs = None if rows.unanswered is None else rows.unanswered[index]
        if rows.last_answer > self._now:
            later = answered > self._now if runs is None else (answered > self._now) & ~runs
            out["later"][index] = later
            runs = later if runs is None else runs | later
        early = answered < start
        if early.any():
            early = early if runs is None else early & ~runs
            out["early"][index] = early
            runs = early if runs is None else runs | early
        return (answered if runs is None else np.where(runs, self._now, answered)), runs

    def _open_before(self, moments: Integers, out: Integers) -> Integers | None:
        table = self._clock.table
        if table is None:
            return None
        found = out[: len(moments)]
        table.elapsed(moments, found, self._scratch)
        return found

    def _due(self, start: Integers, opened: Integers | None, places: slice) -> Integers | None:
        clock = self._clock
        if clock.target is None:
            return None
        if clock.dues is not None:
            return clock.dues[places]
        if clock.target.clock == "elapsed":
            return start + clock.target.seconds * MICROSECOND
        if clock.table is None or opened is None:
            raise AssertionError
        return clock.table.earliest(opened + clock.target.seconds * MICROSECOND)

    def _write_due(self, index: slice | Integers, moments: tuple[Integers, Integers, Integers], out: Arrays) -> None:
        _, until, due = moments
        if "due_at" in out:
            out["due_at"][index] = due
        if "remaining_elapsed_seconds" in out:
            out["remaining_elapsed_seconds"][index] = (due - until) // MICROSECOND

    def _write_open_time(self, index: slice | Integers, moments: tuple[Integers, Integers, Integers | None], out: Arrays) -> None:
        start, until, due = moments
        opened, closed = self._opened[: len(start)], self._open_before(until, self._closed)
        if closed is None:
            raise AssertionError
        if "business_seconds" in out:
            out["business_seconds"][index] = (closed - opened) // MICROSECOND
        if due is None:
            return
        left = self._left(due, opened, closed)
        if "remaining_business_seconds" in out:
            out["remaining_business_seconds"][index] = left // MICROSECOND
        if "used_share" in out:
            out["used_share"][index] = self._used((start, until, due), closed - opened, left)

    def _left(self, due: Integers, opened: Integers, closed: Integers) -> Integers:
        """Return the open time until the due times."""
        clock = self._clock
        if clock.target is not None and clock.target.clock == "business" and clock.dues is None:
            left: Integers = clock.target.seconds * MICROSECOND - (closed - opened)
            return left
        before = np.empty_like(due)
        if clock.table is not None:
            clock.table.elapsed(due, before, self._scratch)
        return np.subtract(before, closed, out=before)

    def _used(self, moments: tuple[Integers, Integers, Integers], used: Integers, left: Integers) -> Any:
        start, until, due = moments
        if not self._counts_open_time:
            return (until - start) / (due - start)
        whole = used + left
        if whole.all():
            return used / whole
        return np.where(whole != 0, used, until - start) / np.where(whole != 0, whole, due - start)


def _codes(late: Flags | None, runs: Flags | None) -> Any:
    if late is None:
        return _NO_TARGET
    codes = late.view(np.int8) << 1
    return codes if runs is None else np.add(codes, runs.view(np.int8), out=codes)


def _clock(rows: WideRows, group: Group, cycle: Cycle, asked: Asked) -> _Clock:
    target, calendar = cycle.target, cycle.calendar
    starts = rows.started if group.rows is None else rows.started[group.rows]
    first, last = (rows.first, rows.last) if group.rows is None else extremes(starts)
    dues, latest = None, None
    if target is not None:
        dues, latest = _dues(rows, group, (target, calendar), starts, last)
    wants_table = asked.question.wants("business_seconds", "remaining_business_seconds", "used_share")
    if calendar is None or not (wants_table or (target is not None and target.clock == "business" and dues is None)):
        return _Clock(target, None, dues)
    ends = [last, *([] if latest is None else [latest])]
    if wants_table:
        ends += [asked.now, *([min(rows.last_answer, asked.now)] if rows.unanswered is None or not rows.unanswered.all() else [])]
    try:
        table = open_time(calendar, first, max(ends), MICROSECOND).table
    except UsageError:  # perhaps of an instant up to which no clock of these rows counts
        known = [last, *([] if latest is None else [latest]), *([_last_counted(rows, group, asked.now)] if wants_table else [])]
        table = _table(rows, group, calendar, (first, max(known)))
    return _Clock(target, table, dues)


def _last_counted(rows: WideRows, group: Group, now: int) -> int:
    """Return the last instant up to which a clock of a group counts."""
    index = slice(None) if group.rows is None else group.rows
    started, answered = rows.started[index], rows.answered[index]
    runs = (answered > now) | (answered < started)
    if rows.unanswered is not None:
        runs |= rows.unanswered[index]
    return now if runs.any() else int(answered.max())


def _dues(
    rows: WideRows, group: Group, owed: tuple[Target, BusinessCalendar | None], starts: Integers, last: int
) -> tuple[Integers | None, int]:
    """Return the due times where no table gives them, and the last one."""
    target, calendar = owed
    if calendar is None or (target.clock in {"elapsed", "business"} and target.weekend_until is None):
        try:
            return None, microsecond_of(due_at(target, _datetime(last), calendar))
        except UsageError as error:
            raise rows.refusal(error, _row_of(group, int(np.argmax(starts)))) from None
    dues = stepped_dues(target, calendar, starts, lambda error, position: rows.refusal(error, _row_of(group, position)))
    return dues, int(dues.max())


def _table(rows: WideRows, group: Group, calendar: BusinessCalendar, span: tuple[int, int]) -> Table:
    try:
        return open_time(calendar, *span, MICROSECOND).table
    except UsageError as refused:
        index = slice(None) if group.rows is None else group.rows
        for wanted, column in (("started_at", rows.started[index]), ("answered_at", rows.answered[index])):
            for position in (int(np.argmin(column)), int(np.argmax(column))):
                _ask(rows, calendar, (wanted, _row_of(group, position)), int(column[position]))
        raise refused from None


def _ask(rows: WideRows, calendar: BusinessCalendar, place: tuple[str, int], moment: int) -> None:
    wanted, row = place
    if wanted == "answered_at" and rows.unanswered is not None and rows.unanswered[row]:
        return
    try:
        calendar.is_open(_datetime(moment))
    except UsageError as error:
        raise rows.refusal(error, row, wanted) from None


def _row_of(group: Group, position: int) -> int:
    return position if group.rows is None else int(group.rows[position])


def _datetime(moment: int) -> datetime:
    return datetime_of(moment, MICROSECOND)
