"""Read what Freshdesk exports: tickets with their ``stats``, and conversations.

The description of a ticket is what opened it; conversations are what came after. ``stats`` tell the first and the last of each kind only,
so they count where no conversation tells the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from xborder_support.conversations import TicketEvent, TicketEventKind, TicketStatus

from .cells import identity, is_missing, objects, table
from .history import Histories
from .strand import OF_TICKET, Frame, Gathering, Message, Row, Strand
from .summed_up import put_what_is_summed_up

__all__ = ["read_freshdesk"]

_FORWARDED = "8"  # a conversation that an agent sent on to somebody else
_OUTBOUND = "10"  # a ticket that an agent opened by writing to the customer
_FEEDBACK = "6"  # a conversation that holds the answer to a survey
_CHANNELS = {
    "1": "email",
    "2": "portal",
    "3": "phone",
    "5": "twitter",
    "6": "facebook",
    "7": "chat",
    "9": "feedback",
    "10": "email",
    "13": "whatsapp",
}
_STATUS_STATS: Mapping[str, TicketEventKind] = {
    "pending_since": "pending",
    "resolved_at": "solved",
    "closed_at": "closed",
    "reopened_at": "reopened",
}
_REPLY_STATS: Mapping[str, TicketEventKind] = {
    "first_responded_at": "agent_replied",
    "agent_responded_at": "agent_replied",
    "requester_responded_at": "customer_message",
}


def read_freshdesk(
    *,
    tickets: Iterable[Mapping[str, Any]] = (),
    conversations: Iterable[Mapping[str, Any]] = (),
    bots: Collection[str] = (),
    statuses: Mapping[str, TicketStatus] | None = None,
    strict: bool = False,
) -> Histories:
    """Read histories from tickets (asked for with ``include=stats``) and conversations, which may also stand in their ticket.

    ``statuses`` says what a shop's own statuses mean, by number, such as ``{"6": "pending"}``. Automatic are replies by an automation and
    those of the agents in ``bots`` (ids).

    Errors: ``UsageError`` ``wrong-argument``, ``unknown-status``; with ``strict``, the code of the first finding of severity ``error``.

    Example:
        >>> from xborder_support.histories import read_freshdesk
        >>> ticket = {"id": 8, "created_at": "2026-02-03T09:00:00Z", "status": 2, "priority": 3}
        >>> reply = {"id": 81, "ticket_id": 8, "incoming": False, "private": False, "user_id": 5, "created_at": "2026-02-03T09:40:00Z"}
        >>> [(event.kind, event.agent) for event in read_freshdesk(tickets=[ticket], conversations=[reply]).ticket("8").events]
        [('created', None), ('agent_replied', '5')]
    """
    gathering = Gathering("freshdesk", statuses=statuses, bots=bots, strict=strict)
    for row in gathering.rows("tickets", tickets):
        _ticket(row, gathering)
    for row in gathering.rows("conversations", conversations):
        _conversation(row, gathering)
    for ticket_id, strand in gathering.strands.items():
        put_what_is_summed_up(ticket_id, strand, gathering, "stats")
    return gathering.histories()


def _ticket(row: Row, gathering: Gathering) -> None:
    found = gathering.strand(row, "id")
    if found is None:
        return
    ticket_id, strand = found
    fields, stats = row.fields, Row(table(row.fields, "stats"), row.place)
    created_at = gathering.instant(row, "created_at", ticket_id, is_needed=True)
    source = identity(fields.get("source"))
    strand.put_frame(
        Frame(
            created_at=created_at,
            status="deleted" if fields.get("deleted") is True else identity(fields.get("status")),
            status_at=None if fields.get("deleted") is True else gathering.instant(stats, "status_updated_at", ticket_id),
            updated_at=gathering.instant(row, "updated_at", ticket_id),
            priority=identity(fields.get("priority")),
            channel=_CHANNELS.get(source or ""),
            requester=identity(fields.get("requester_id")),
            is_by_shop=source == _OUTBOUND,
            context=_context(fields, _CHANNELS.get(source or "")),
        )
    )
    if fields.get("spam") is True and created_at is not None:
        strand.put(gathering.spam(ticket_id, created_at))
    if source == _OUTBOUND and created_at is not None:
        strand.put_message(Message(created_at, f"{OF_TICKET}{ticket_id}", identity(fields.get("responder_id")), "agent_replied"))
    _measured(stats, ticket_id, strand, gathering)
    for conversation in gathering.inner(row, "conversations", ticket_id):
        _conversation(conversation, gathering, outer=ticket_id)


def _measured(stats: Row, ticket_id: str, strand: Strand, gathering: Gathering) -> None:
    for name, kind in _STATUS_STATS.items():
        if (at := gathering.instant(stats, name, ticket_id)) is not None:
            strand.put(TicketEvent(at=at, kind=kind, event_id=gathering.event_id("stats", f"{ticket_id}:{name}:{at.isoformat()}")))
    for name, kind in _REPLY_STATS.items():
        if (at := gathering.instant(stats, name, ticket_id)) is not None:
            strand.summed_up.add((at, kind, None))


def _conversation(row: Row, gathering: Gathering, *, outer: str | None = None) -> None:
    found = gathering.strand(row, "ticket_id", outer=outer)
    if found is None:
        return
    ticket_id, strand = found
    key, incoming = identity(row.fields.get("id")), row.fields.get("incoming")
    at = gathering.instant(row, "created_at", ticket_id, is_needed=True)
    if key is None or type(incoming) is not bool:
        code, column = ("no-id", "id") if key is None else ("bad-object", "incoming")
        gathering.report(row, code, f"the conversation has no {column!r}", ticket_id=ticket_id, column=column)
    elif at is not None:
        strand.put_message(Message(at, key, identity(row.fields.get("user_id")), _kind(row.fields)))


def _kind(fields: dict[str, Any]) -> TicketEventKind:
    # What is not said to be public is a note: a note taken for an answer would stop a clock.
    source = identity(fields.get("source"))
    if fields.get("private") is not False or source == _FEEDBACK or (source == _FORWARDED and not fields["incoming"]):
        return "note"
    if fields["incoming"]:
        return "customer_message"
    is_automatic = fields.get("auto_response") is True or not is_missing(fields.get("automation_id"))
    return "automatic_reply" if is_automatic else "agent_replied"


def _context(fields: dict[str, Any], channel: str | None) -> tuple[tuple[str, object], ...]:
    named = {"team": fields.get("group_id"), "agent": fields.get("responder_id"), "type": fields.get("type")}
    found = [(name, value) for name, given in named.items() if (value := identity(given)) is not None]
    tags = tuple(tag for tag in objects(fields, "tags") if type(tag) is str)
    return (*([("channel", channel)] if channel else []), *found, *([("tags", tags)] if tags else []))
