"""Read the histories of tickets from the rows of any table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from xborder_support.errors import UsageError

from .faults import FaultLog
from .history import Histories, TicketHistory
from .mapping import ColumnMapping
from .row_folding import history_of_records
from .row_reading import Record, read_records

__all__ = ["read_rows"]


def read_rows(rows: Iterable[Mapping[str, Any]], mapping: ColumnMapping, *, strict: bool = False) -> Histories:
    """Read histories from rows, with one row a ticket (wide), one row an event (long), or both.

    Rows may come in any order and more than once. They are kept as light records of some 200 bytes until their ticket is asked for; their
    texts are not. What cannot be read becomes a finding with the number of its row, counted from 1 without the header.

    Errors: ``UsageError`` ``wrong-argument``; with ``strict``, the code of the first finding of severity ``error``, such as
    ``bad-time``, ``naive-time``, ``no-time``, ``no-ticket``, ``unknown-event``, ``unknown-column`` or ``conflicting-rows``.

    Example:
        >>> from xborder_support.histories import mapping_from_config, read_rows
        >>> mapping = mapping_from_config({
        ...     "columns": {"ticket": "case", "time": "when", "status": "state"},
        ...     "statuses": {"Waiting for customer": "pending"},
        ...     "time_format": "%d-%m-%Y %H:%M",
        ...     "time_zone": "Asia/Tokyo",
        ... })
        >>> rows = [
        ...     {"case": "A1", "when": "03-02-2026 09:00", "state": "New"},
        ...     {"case": "A1", "when": "03-02-2026 11:30", "state": "Waiting for customer"},
        ... ]
        >>> for event in read_rows(rows, mapping).ticket("A1").events:
        ...     print(event.at.isoformat(), event.kind)
        2026-02-03T00:00:00+00:00 created
        2026-02-03T02:30:00+00:00 pending
    """
    _refuse_others(rows, mapping)
    log = FaultLog(is_strict=strict)
    threads = read_records(rows, mapping, log)

    histories = Histories(threads, partial(_history, log), log.of(None))
    if strict:
        _refuse_conflicts(histories)
    return histories


def _history(log: FaultLog, ticket_id: str, records: list[Record]) -> TicketHistory:
    return history_of_records(ticket_id, records, log.of(ticket_id))


def _refuse_others(rows: object, mapping: object) -> None:
    if not isinstance(mapping, ColumnMapping):
        hint = "pass load_mapping(path) or mapping_from_config({...})"
        raise UsageError(f"a ColumnMapping was expected, not {type(mapping).__name__}", code="wrong-argument", hint=hint)
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
        hint = "pass an iterable of rows, such as csv.DictReader(file) or frame.to_dict('records')"
        raise UsageError(f"rows were expected, not {type(rows).__name__}", code="wrong-argument", hint=hint)


def _refuse_conflicts(histories: Histories) -> None:
    """Raise the first error that only shows once the rows of a ticket stand together."""
    for history in histories:
        for finding in history.findings:
            raise UsageError(finding.message, code=finding.rule, hint=finding.suggestion)
