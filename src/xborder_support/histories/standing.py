"""Answer how a ticket stands after events, also where its status is a word that nobody explained."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import get_args

from xborder_support.conversations import TicketEvent, TicketStatus

__all__ = ["AFTERWARDS", "in_order", "status_after"]

#: By how much later a status counts that was reached after what the customer wrote at the same instant: exports tell whole seconds.
AFTERWARDS = timedelta(microseconds=1)

_STATUSES: dict[str, TicketStatus] = {status: status for status in get_args(TicketStatus)}


def in_order(event: TicketEvent) -> tuple[datetime, int, str]:
    """Return the key by which events are sorted."""
    return event.order


def status_after(events: Iterable[TicketEvent], status: str | None = None) -> str | None:
    """Return the status after events in their order, given the one before them."""
    for event in events:
        is_own_word = event.kind == "status_changed" and event.ticket_status is None
        status = event.status if is_own_word else event.status_after(_STATUSES.get(status or ""))
    return status
