"""Answer what a help desk sums up of questions and answers that no message tells: exports often hold the first or last messages only."""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime, timedelta

from xborder_support.conversations import TicketEvent, TicketEventKind

from .strand import OF_TICKET, Gathering, Strand

__all__ = ["put_what_is_summed_up"]

_NEAR = timedelta(minutes=1)


def put_what_is_summed_up(ticket_id: str, strand: Strand, gathering: Gathering, what: str) -> None:
    """Add what is summed up and stands in no message, with a finding where other messages are known. ``what`` names the source."""
    written = sorted(message.at for message in strand.messages.values())
    has_list = any(not key.startswith(OF_TICKET) for key in strand.messages)
    for at, kind, agent in sorted(strand.summed_up, key=lambda told: (told[0], told[1], told[2] or "")):
        if not _is_near(written, at):
            event_id = gathering.event_id(what, f"{ticket_id}:{kind}:{at.isoformat()}")
            strand.events.setdefault(event_id, TicketEvent(at=at, kind=kind, event_id=event_id, agent=agent))
            if has_list:
                _report(ticket_id, kind, gathering)


def _is_near(written: list[datetime], at: datetime) -> bool:
    place = bisect_left(written, at - _NEAR) if at - datetime.min.replace(tzinfo=at.tzinfo) > _NEAR else 0
    return place < len(written) and written[place] - at <= _NEAR


def _report(ticket_id: str, kind: TicketEventKind, gathering: Gathering) -> None:
    side = "customer" if kind == "customer_message" else "shop"
    message = f"a message of the {side} is not in the export; only its time is told"
    hint = "list all messages of the ticket, page by page"
    gathering.log.add("missing-message", message, ticket_id=ticket_id, severity="warning", suggestion=hint)
