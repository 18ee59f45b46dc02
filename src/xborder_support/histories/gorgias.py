"""Read what Gorgias exports: tickets with their messages, and ticket events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from xborder_support.conversations import TicketEvent, TicketEventKind, TicketStatus

from .cells import identity, is_missing, objects, rating_of, table
from .history import Histories
from .strand import Frame, Gathering, Message, Row, Strand

__all__ = ["read_gorgias"]

_NOTE = "internal-note"
_RULES = frozenset({"rule", "self_service", "self-service"})
_PREFIX = "ticket-"
_UNMARKED = "ticket-unmarked-spam"
#: What ticket events mean; those of no consequence for a clock are None.
_EVENTS: Mapping[str, TicketEventKind | None] = {
    "ticket-assigned": "assigned",
    "ticket-closed": "solved",
    "ticket-created": "created",
    "ticket-deleted": "closed",
    "ticket-marked-spam": "excluded",
    "ticket-reopened": "reopened",
    "ticket-self-unsnoozed": "status_changed",
    "ticket-snoozed": "status_changed",
    "ticket-team-assigned": "assigned",
    "ticket-trashed": "closed",
    "ticket-unsnoozed": "status_changed",
    "ticket-untrashed": "reopened",
    "ticket-chat-updated": None,
    "ticket-customer-updated": None,
    "ticket-merged": None,  # told of either side: the object of each tells how it stands since
    "ticket-message-created": None,
    "ticket-message-summary-created": None,
    "ticket-read-status-updated": None,
    "ticket-subject-updated": None,
    "ticket-tags-added": None,
    "ticket-tags-removed": None,
    "ticket-team-unassigned": None,
    "ticket-unassigned": None,
    "ticket-updated": None,
    _UNMARKED: None,
}
_STATUSES = {"ticket-snoozed": "on_hold", "ticket-self-unsnoozed": "open", "ticket-unsnoozed": "open"}


def read_gorgias(
    *,
    tickets: Iterable[Mapping[str, Any]] = (),
    messages: Iterable[Mapping[str, Any]] = (),
    events: Iterable[Mapping[str, Any]] = (),
    bots: Collection[str] = (),
    statuses: Mapping[str, TicketStatus] | None = None,
    strict: bool = False,
) -> Histories:
    """Read histories from tickets, messages (which may also stand in their ticket) and events.

    A closed ticket counts as solved, since the customer's next message opens it again. Automatic is what a rule or self-service wrote, and
    what the agents in ``bots`` (ids) wrote; a reply that could not be sent is no answer.

    Errors: ``UsageError`` ``wrong-argument``, ``unknown-status``; with ``strict``, the code of the first finding of severity ``error``.

    Example:
        >>> from xborder_support.histories import read_gorgias
        >>> closing = {"id": 4, "object_id": 9, "object_type": "Ticket", "type": "ticket-closed", "created_datetime": "2026-02-03T10:00:00"}
        >>> ticket = {"id": 9, "created_datetime": "2026-02-03T09:00:00", "status": "closed", "messages": []}
        >>> [event.kind for event in read_gorgias(tickets=[ticket], events=[closing]).ticket("9").events]
        ['created', 'solved']
    """
    gathering = Gathering("gorgias", statuses=statuses, bots=bots, strict=strict, times_are_utc=True)
    for row in gathering.rows("tickets", tickets):
        _ticket(row, gathering)
    for row in gathering.rows("messages", messages):
        _message(row, gathering)
    for row in gathering.rows("events", events):
        _event(row, gathering)
    for strand in gathering.strands.values():
        _finish(strand)
    return gathering.histories()


def _ticket(row: Row, gathering: Gathering) -> None:
    found = gathering.strand(row, "id")
    if found is None:
        return
    ticket_id, strand = found
    fields = row.fields
    created_at = gathering.instant(row, "created_datetime", ticket_id, is_needed=True)
    updated_at = gathering.instant(row, "updated_datetime", ticket_id)
    status, status_at = _standing(row, ticket_id, updated_at, gathering)
    from_agent = fields.get("from_agent")
    strand.put_frame(
        Frame(
            created_at=created_at,
            status=status,
            status_at=status_at,
            updated_at=updated_at,
            priority=identity(fields.get("priority")),
            channel=identity(fields.get("channel")),
            language=identity(fields.get("language")),
            is_by_shop=from_agent if type(from_agent) is bool else None,
            context=_context(fields),
        )
    )
    if fields.get("spam") is True and created_at is not None:
        strand.put(gathering.spam(ticket_id, created_at))
    _survey(Row(table(fields, "satisfaction_survey"), row.place), ticket_id, strand, gathering)
    for message in gathering.inner(row, "messages", ticket_id):
        _message(message, gathering, outer=ticket_id)


def _standing(row: Row, ticket_id: str, updated_at: datetime | None, gathering: Gathering) -> tuple[str | None, datetime | None]:
    """Return how the ticket stands, and since when where that is told. One that is snoozed is closed until then, and nobody solved it."""
    trashed_at, snoozed_until, closed_at = (
        gathering.instant(row, f"{name}_datetime", ticket_id) for name in ("trashed", "snooze", "closed")
    )
    status = identity(row.fields.get("status"))
    if trashed_at is not None:
        return "trashed", trashed_at
    if snoozed_until is not None and updated_at is not None and snoozed_until > updated_at:
        return "snoozed", closed_at
    return status, closed_at if status == "closed" else None


def _survey(row: Row, ticket_id: str, strand: Strand, gathering: Gathering) -> None:
    rating, at = rating_of(row.fields.get("score")), gathering.instant(row, "scored_datetime", ticket_id)
    if rating is not None and at is not None:
        event_id = gathering.event_id("survey", identity(row.fields.get("id")) or ticket_id)
        strand.put(TicketEvent(at=at, kind="rated", event_id=event_id, rating=rating))


def _message(row: Row, gathering: Gathering, *, outer: str | None = None) -> None:
    found = gathering.strand(row, "ticket_id", outer=outer)
    if found is None:
        return
    ticket_id, strand = found
    key, from_agent = identity(row.fields.get("id")), row.fields.get("from_agent")
    at = _written_at(row, ticket_id, gathering)
    if key is None or type(from_agent) is not bool:
        code, column = ("no-id", "id") if key is None else ("bad-object", "from_agent")
        gathering.report(row, code, f"the message has no {column!r}", ticket_id=ticket_id, column=column)
    elif at is not None:
        strand.put_message(Message(at, key, identity(table(row.fields, "sender").get("id")), _kind(row.fields)))


def _written_at(row: Row, ticket_id: str, gathering: Gathering) -> datetime | None:
    """Return when a reply left, or a message of the customer came in: the customer's own clock does not count."""
    sent_at = gathering.instant(row, "sent_datetime", ticket_id) if row.fields.get("from_agent") is True else None
    return sent_at or gathering.instant(row, "created_datetime", ticket_id, is_needed=True)


def _kind(fields: dict[str, Any]) -> TicketEventKind:
    is_private = fields.get("public") is False or identity(fields.get("channel")) == _NOTE
    if is_private or (fields["from_agent"] and not is_missing(fields.get("failed_datetime"))):
        return "note"
    if not fields["from_agent"]:
        return "customer_message"
    is_by_rule = identity(fields.get("via")) in _RULES or identity(fields.get("rule_id")) is not None
    return "automatic_reply" if is_by_rule else "agent_replied"


def _event(row: Row, gathering: Gathering) -> None:
    kind = row.fields.get("type")
    if row.fields.get("object_type") != "Ticket" or not isinstance(kind, str) or not kind.startswith(_PREFIX):
        gathering.note(row, "other-event", "the event is of no ticket")
        return
    found = gathering.strand(row, "object_id")
    if found is None:
        return
    ticket_id, strand = found
    if kind not in _EVENTS:
        gathering.note(row, "unknown-event", "what the event tells is not known", ticket_id=ticket_id, column="type")
        return
    ours, key = _EVENTS[kind], identity(row.fields.get("id"))
    at = gathering.instant(row, "created_datetime", ticket_id, is_needed=True)
    if kind == _UNMARKED and at is not None:
        strand.metrics.add(at)
    if ours == "excluded" and at is not None:
        strand.put(replace(gathering.spam(ticket_id, at), event_id=gathering.event_id("event", key or f"{ticket_id}:{at.isoformat()}")))
        return
    if ours is None or at is None or (ours == "created" and strand.frame is not None):
        return
    data = table(row.fields, "data") if ours == "assigned" else {}
    agent, team = identity(data.get("assignee_user_id")), identity(data.get("assignee_team_id"))
    event_id = gathering.event_id("event", key or f"{ticket_id}:{kind}:{at.isoformat()}")
    strand.put(TicketEvent(at=at, kind=ours, event_id=event_id, agent=agent, team=team, status=_STATUSES.get(kind)))


def _finish(strand: Strand) -> None:
    """Take back that a ticket is spam where somebody did so later."""
    unmarked_at = max(strand.metrics, default=None)
    for event_id, event in list(strand.events.items()):
        if unmarked_at is not None and event.kind == "excluded" and event.at <= unmarked_at:
            del strand.events[event_id]


def _context(fields: dict[str, Any]) -> tuple[tuple[str, object], ...]:
    named = {
        "channel": fields.get("channel"),
        "language": fields.get("language"),
        "agent": table(fields, "assignee_user").get("id"),
        "team": table(fields, "assignee_team").get("id"),
    }
    found = [(name, value) for name, given in named.items() if (value := identity(given)) is not None]
    tags = tuple(name for tag in objects(fields, "tags") if (name := identity(tag.get("name") if type(tag) is dict else tag)))
    return (*found, *([("tags", tags)] if tags else []))
