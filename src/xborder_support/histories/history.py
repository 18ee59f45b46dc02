"""Hold what happened to each ticket, as its events in order, with all that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from xborder_support.conversations import TicketEvent
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Finding

__all__ = ["Histories", "TicketHistory"]

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class TicketHistory:
    """Hold what happened to one ticket.

    ``events`` stand in ``TicketEvent.order`` and have ids made from the export's own, so that reading twice changes nothing. ``context``
    is what a policy's ``when`` may ask besides; it can be passed to ``evaluate(context=)``. ``findings`` tell what could not be read, with
    the place of the row in ``facts``; they never quote a cell.

    Example:
        >>> from xborder_support.histories import mapping_from_config, read_rows
        >>> mapping = mapping_from_config({"columns": {"ticket": "id", "created_at": "opened", "first_reply_at": "answered"}})
        >>> rows = [{"id": 7, "opened": "2026-02-03T09:00:00Z", "answered": "2026-02-03T09:40:00Z"}]
        >>> [event.kind for event in read_rows(rows, mapping).ticket("7").events]
        ['created', 'agent_replied']
    """

    ticket_id: str
    events: tuple[TicketEvent, ...] = ()
    context: Mapping[str, object] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class Histories:
    """Hold the histories of all tickets of an export, in the order in which the tickets were first seen.

    Each history is made when it is asked for and then forgotten, so that a long export costs the memory of its rows and not of its events.
    ``findings`` tell what could not be read and belongs to no ticket; those of a ticket stand in its history.

    Example:
        >>> from xborder_support.histories import mapping_from_config, read_rows
        >>> mapping = mapping_from_config({"columns": {"ticket": "id", "created_at": "opened"}})
        >>> histories = read_rows([{"id": "7", "opened": "2026-02-03T09:00Z"}, {"id": "", "opened": "2026-02-03T09:00Z"}], mapping)
        >>> histories
        <Histories of 1 ticket, 1 finding beside them>
        >>> [history.ticket_id for history in histories], histories.findings[0].rule
        (['7'], 'no-ticket')
    """

    __slots__ = ("_build", "_threads", "findings")

    def __init__(self, threads: Mapping[str, Any], build: Callable[[str, Any], TicketHistory], findings: tuple[Finding, ...] = ()) -> None:
        self._threads = threads
        self._build = build
        self.findings = findings

    def __iter__(self) -> Iterator[TicketHistory]:
        return (self._build(ticket_id, thread) for ticket_id, thread in self._threads.items())

    def __len__(self) -> int:
        return len(self._threads)

    def __repr__(self) -> str:
        tickets, findings = len(self._threads), len(self.findings)
        shown = f"{tickets:,} {'ticket' if tickets == 1 else 'tickets'}, {findings:,} {'finding' if findings == 1 else 'findings'}"
        return f"<Histories of {shown} beside them>"

    @property
    def ticket_ids(self) -> tuple[str, ...]:
        """Return the ids of all tickets, as first seen."""
        return tuple(self._threads)

    def ticket(self, ticket_id: str) -> TicketHistory:
        """Return the history of one ticket.

        Errors: ``UsageError`` ``unknown-ticket``.
        """
        thread = self._threads.get(ticket_id)
        if thread is None:
            shown = str(ticket_id)[:_SHOWN]
            hint = did_you_mean(shown, self._threads) if len(self._threads) <= _LISTED else "ticket_ids lists those there are"
            raise UsageError(f"the export has no ticket {shown!r}", code="unknown-ticket", hint=hint)
        return self._build(ticket_id, thread)


_LISTED = 1_000
