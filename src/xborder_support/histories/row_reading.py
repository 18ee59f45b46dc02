"""Read the rows of a table into light records, grouped by ticket; what cannot be read becomes a finding."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from xborder_support.errors import did_you_mean

from .cells import identity, is_missing
from .faults import FaultLog, Place
from .instants import UnreadableTime
from .mapping import ColumnMapping
from .row_words import Said, SaidReader, cell
from .vocabulary import HistoryEventKind

__all__ = ["NEVER", "Record", "read_records"]

#: What stands for the time of a row that has none: wide rows have times in many columns instead.
NEVER = datetime.min.replace(tzinfo=UTC)

_SHOWN = 60
_LISTED = 1_000
_REMEMBERED = 65_536
_KEPT = (str, int, float, bool)
_LONGEST = 1_000  # characters of a further column


class Record(NamedTuple):
    """Hold one row: when, in which order at one instant, its id, what it says, the times of its wide columns, and its further columns."""

    at: datetime
    order: float
    id: str
    said: Said
    stamps: tuple[tuple[HistoryEventKind, datetime], ...]
    context: tuple[tuple[str, object], ...]


def read_records(rows: Iterable[Mapping[str, Any]], mapping: ColumnMapping, log: FaultLog) -> dict[str, list[Record]]:
    """Return the records of each ticket, in the order in which the tickets were first seen."""
    reader = _RowReader(mapping, log)
    threads: dict[str, list[Record]] = {}
    for number, row in enumerate(rows, 1):
        reader.read(row, Place(number), threads)
    reader.report_unseen()
    return threads


class _RowReader:
    def __init__(self, mapping: ColumnMapping, log: FaultLog) -> None:
        columns = mapping.columns
        self._log = log
        self._ticket = columns["ticket"]
        self._time, self._order, self._id = (columns.get(name) for name in ("time", "order", "id"))
        self._stamps = tuple(mapping.stamps.values())
        self._missing = mapping.missing
        self._unseen = {*columns.values(), *mapping.context.values()}
        self._offered: tuple[str, ...] = ()
        self._read_time = mapping.read_time()
        self._times: dict[str, datetime] = {}
        self._context = tuple(mapping.context.items())
        self._contexts: dict[tuple[tuple[str, object], ...], tuple[tuple[str, object], ...]] = {}
        self._read_said = SaidReader(mapping, log)

    def read(self, row: Any, place: Place, threads: dict[str, list[Record]]) -> None:
        """Add one row to the thread of its ticket."""
        if type(row) is not dict and not isinstance(row, Mapping):
            message = f"a row is a mapping of columns, not {type(row).__name__}"
            self._log.add("bad-row", message, place=place, suggestion="read the file with csv.DictReader")
            return
        if self._unseen:
            self._look_for_columns(row)
        ticket_id = identity(cell(row, self._ticket, self._missing))
        if ticket_id is None:
            self._log.add("no-ticket", "the row names no ticket", place=place, column=self._ticket)
            return
        thread = threads.setdefault(ticket_id, [])
        record = self._record(row, ticket_id, place)
        if record is not None:
            thread.append(record)

    def report_unseen(self) -> None:
        """Report the columns that no row had: the mapping is for another table, or holds a slip of the pen."""
        for column in sorted(self._unseen if self._offered else ()):
            hint = did_you_mean(column[:_SHOWN], self._offered)
            self._log.add("unknown-column", "no row has a column that the mapping names", column=column, suggestion=hint)

    def _record(self, row: Mapping[str, Any], ticket_id: str, place: Place) -> Record | None:
        """Return a row as a record; None where it says of nothing when it was."""
        found = [(kind, self._instant(row, column, ticket_id, place)) for column, kind in self._stamps]
        stamps = tuple([(kind, at) for kind, at in found if at is not None])
        at = self._instant(row, self._time, ticket_id, place) if self._time is not None else None
        if at is None:
            self._look_for_times(row, ticket_id, place)
            if not stamps:
                return None
        order = self._order_of(row, ticket_id, place) if self._order is not None else 0.0
        row_id = "" if self._id is None else identity(cell(row, self._id, self._missing)) or ""
        said = self._read_said(row, ticket_id, place)
        return Record(at or NEVER, order, row_id, said, stamps, self._further(row, ticket_id, place) if self._context else ())

    def _further(self, row: Mapping[str, Any], ticket_id: str, place: Place) -> tuple[tuple[str, object], ...]:
        """Return what the columns say that a policy may ask besides."""
        kept = []
        for name, column in self._context:
            value = cell(row, column, self._missing)
            if is_missing(value):
                continue
            if isinstance(value, _KEPT) and not (isinstance(value, str) and len(value) > _LONGEST):
                kept.append((name, value.strip() if isinstance(value, str) else value))
            else:
                message = "a text, a number or a truth value was expected"
                self._log.add("bad-cell", message, place=place, ticket_id=ticket_id, column=column)
        return self._shared(tuple(kept))

    def _shared(self, kept: tuple[tuple[str, object], ...]) -> tuple[tuple[str, object], ...]:
        """Return the same object for what rows say alike. Only texts: 1 and True are alike, and are not the same."""
        if not all(type(value) is str for _, value in kept):
            return kept
        if len(self._contexts) >= _REMEMBERED:
            self._contexts.clear()
        return self._contexts.setdefault(kept, kept)

    def _look_for_times(self, row: Mapping[str, Any], ticket_id: str, place: Place) -> None:
        """Report a row that says not when it was; one whose time cannot be read has been reported."""
        wanted = [self._time] if self._time is not None else [column for column, _ in self._stamps]
        if all(is_missing(cell(row, column, self._missing)) for column in wanted):
            self._log.add("no-time", "the row says not when it was", place=place, ticket_id=ticket_id, column=wanted[0])

    def _look_for_columns(self, row: Mapping[str, Any]) -> None:
        self._unseen = {column for column in self._unseen if column not in row}
        if not self._offered:
            self._offered = tuple(name[:_SHOWN] for name in list(row)[:_LISTED] if isinstance(name, str))

    def _instant(self, row: Mapping[str, Any], column: str, ticket_id: str, place: Place) -> datetime | None:
        value = cell(row, column, self._missing)
        if is_missing(value):
            return None
        known = self._times.get(value) if type(value) is str else None
        if known is not None:
            return known
        try:
            return self._new_time(value)
        except UnreadableTime as fault:
            self._log.add(fault.code, fault.reason, place=place, ticket_id=ticket_id, column=column, suggestion=fault.suggestion)
            return None

    def _new_time(self, value: Any) -> datetime:
        """Return a time that was not read before; rows of one ticket often repeat theirs."""
        at = self._read_time(value)
        if type(value) is str:
            if len(self._times) >= _REMEMBERED:
                self._times.clear()
            self._times[value] = at
        return at

    def _order_of(self, row: Mapping[str, Any], ticket_id: str, place: Place) -> float:
        try:
            order = float(row[self._order or ""])
        except (KeyError, TypeError, ValueError, OverflowError):
            order = math.nan
        if not math.isfinite(order):
            self._log.add("bad-order", "the order of the row is no number", place=place, ticket_id=ticket_id, column=self._order)
            return 0.0
        return order
