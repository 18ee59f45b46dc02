"""Read what Chatwoot exports: conversations, messages and reporting events.

How a conversation stood before is told by reporting events alone: the activity messages say it in words of the account's language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from xborder_support.conversations import TicketEvent, TicketEventKind, TicketStatus

from .cells import identity, is_missing, objects, rating_of, table
from .history import Histories
from .strand import Frame, Gathering, Message, Row, Strand
from .summed_up import put_what_is_summed_up

__all__ = ["read_chatwoot"]

_INCOMING, _OUTGOING, _ACTIVITY, _TEMPLATE = "incoming", "outgoing", "activity", "template"
_TYPES = {"0": _INCOMING, "1": _OUTGOING, "2": _ACTIVITY, "3": _TEMPLATE}
_CHANNELS = {"webwidget": "webchat", "facebookpage": "messenger", "twiliosms": "sms", "twitterprofile": "twitter"}
#: What reporting events tell at their end. Answers count where no message tells them.
_REPORTED: Mapping[str, TicketEventKind] = {
    "conversation_resolved": "solved",
    "conversation_opened": "reopened",
    "conversation_bot_handoff": "handed_over",
    "conversation_bot_resolved": "excluded",
    "first_response": "agent_replied",
    "reply_time": "agent_replied",
}
_ANSWERED = frozenset({"first_response", "reply_time"})
_FAILED = frozenset({"failed", "3"})
_BY_BOT = "bot_only"


def read_chatwoot(
    *,
    conversations: Iterable[Mapping[str, Any]] = (),
    messages: Iterable[Mapping[str, Any]] = (),
    reporting_events: Iterable[Mapping[str, Any]] = (),
    bots: Collection[str] = (),
    statuses: Mapping[str, TicketStatus] | None = None,
    strict: bool = False,
) -> Histories:
    """Read histories from conversations, their messages and reporting events. All must name conversations by the same id.

    A pending conversation stands as ``new``, since a bot has it and nobody waits for the customer; a snoozed one is on hold. Automatic is
    what no user wrote: templates, agent bots, automation rules, campaigns and what names no sender; also the agents in ``bots`` (ids).

    Errors: ``UsageError`` ``wrong-argument``, ``unknown-status``; with ``strict``, the code of the first finding of severity ``error``.

    Example:
        >>> from xborder_support.histories import read_chatwoot
        >>> said = {"conversation_id": 3, "private": False}
        >>> histories = read_chatwoot(
        ...     conversations=[{"id": 3, "created_at": 1770109200, "status": "open", "priority": None}],
        ...     messages=[
        ...         {"id": 30, "message_type": 3, "created_at": 1770109201, **said},
        ...         {"id": 31, "message_type": 1, "created_at": 1770109800, "sender": {"id": 5, "type": "user"}, **said},
        ...     ],
        ... )
        >>> [event.kind for event in histories.ticket("3").events]
        ['created', 'automatic_reply', 'agent_replied']
    """
    gathering = Gathering("chatwoot", statuses=statuses, bots=bots, strict=strict)
    for row in gathering.rows("conversations", conversations):
        _conversation(row, gathering)
    for row in gathering.rows("messages", messages):
        _message(row, gathering)
    for row in gathering.rows("reporting_events", reporting_events):
        _reported(row, gathering)
    for ticket_id, strand in gathering.strands.items():
        put_what_is_summed_up(ticket_id, strand, gathering, "reported")
    return gathering.histories()


def _conversation(row: Row, gathering: Gathering) -> None:
    found = gathering.strand(row, "id")
    if found is None:
        return
    ticket_id, strand = found
    fields, meta = row.fields, table(row.fields, "meta")
    channel = _channel(identity(meta.get("channel")) or identity(fields.get("channel")))
    strand.put_frame(
        Frame(
            created_at=_instant(row, "created_at", ticket_id, gathering, is_needed=True),
            status=identity(fields.get("status")),
            updated_at=_instant(row, "last_activity_at", ticket_id, gathering) or _instant(row, "updated_at", ticket_id, gathering),
            priority=identity(fields.get("priority")),
            channel=channel,
            context=_context(fields, meta, channel),
        )
    )
    if (at := _instant(row, "first_reply_created_at", ticket_id, gathering)) is not None:
        strand.summed_up.add((at, "agent_replied", None))
    listed = objects(fields, "messages")
    if len(listed) > 1:  # a list of one is the newest message alone, which the API shows with each conversation
        for message in gathering.inner(row, "messages", ticket_id):
            _message(message, gathering, outer=ticket_id)


def _message(row: Row, gathering: Gathering, *, outer: str | None = None) -> None:
    found = gathering.strand(row, "conversation_id", outer=outer)
    if found is None:
        return
    ticket_id, strand = found
    key, stated = identity(row.fields.get("id")), identity(row.fields.get("message_type"))
    kind = _TYPES.get(stated or "", stated)
    at = _instant(row, "created_at", ticket_id, gathering, is_needed=True)
    if key is None or kind not in _TYPES.values():
        code, column = ("no-id", "id") if key is None else ("bad-object", "message_type")
        gathering.report(row, code, f"the message has no {column!r} that is known", ticket_id=ticket_id, column=column)
    elif at is not None:
        strand.put_message(Message(at, key, _sender_id(row.fields), _kind(str(kind), row.fields)))
        _rated(row, key, at, found, gathering)


def _kind(stated: str, fields: dict[str, Any]) -> TicketEventKind:
    is_unsent = stated != _INCOMING and identity(fields.get("status")) in _FAILED
    if stated == _ACTIVITY or is_unsent or fields.get("private") not in (None, False):
        return "note"
    if stated == _INCOMING:
        return "customer_message"
    return "agent_replied" if stated == _OUTGOING and _is_human(fields) else "automatic_reply"


def _is_human(fields: dict[str, Any]) -> bool:
    """Tell whether a user wrote, here or in the channel's own app. A message of a bot may name no sender at all."""
    content, further = table(fields, "content_attributes"), table(fields, "additional_attributes")
    if not is_missing(content.get("automation_rule_id")) or not is_missing(further.get("campaign_id")):
        return False
    if content.get("external_echo"):
        return True
    sender = identity(table(fields, "sender").get("type")) or identity(fields.get("sender_type"))
    return (sender or "").lower() == "user"


def _sender_id(fields: dict[str, Any]) -> str | None:
    return identity(table(fields, "sender").get("id")) or identity(fields.get("sender_id"))


def _rated(row: Row, key: str, at: datetime, found: tuple[str, Strand], gathering: Gathering) -> None:
    """Add the answer to a survey, which stands in the message that asked for it."""
    submitted = table(table(row.fields, "content_attributes"), "submitted_values")
    rating = rating_of(table(submitted, "csat_survey_response").get("rating"))
    if rating is not None:
        rated_at = _instant(row, "updated_at", found[0], gathering) or at
        found[1].put(TicketEvent(at=rated_at, kind="rated", event_id=gathering.event_id("survey", key), rating=rating))


def _reported(row: Row, gathering: Gathering) -> None:
    found = gathering.strand(row, "conversation_id")
    if found is None:
        return
    ticket_id, strand = found
    name = row.fields.get("name")
    kind = _REPORTED.get(name) if isinstance(name, str) else None
    if kind is None:
        gathering.note(row, "unknown-event", "what the reporting event tells is not known", ticket_id=ticket_id, column="name")
        return
    at = _instant(row, "event_end_time", ticket_id, gathering, is_needed=True)
    began = _instant(row, "event_start_time", ticket_id, gathering)
    if at is None or (name == "conversation_opened" and began in {None, at}):
        return  # the first opening of a conversation is its creation
    if name in _ANSWERED:
        strand.summed_up.add((at, kind, identity(row.fields.get("user_id"))))
        if name == "reply_time" and began is not None:
            strand.summed_up.add((began, "customer_message", None))
        return
    event_id = gathering.event_id("reported", f"{ticket_id}:{name}:{at.isoformat()}")
    strand.put(TicketEvent(at=at, kind=kind, event_id=event_id, scope=_BY_BOT if kind == "excluded" else None))


def _instant(row: Row, key: str, ticket_id: str, gathering: Gathering, *, is_needed: bool = False) -> datetime | None:
    """Return a time; Chatwoot writes 0 where there is none."""
    if row.fields.get(key) == 0:
        return None
    return gathering.instant(row, key, ticket_id, is_needed=is_needed)


def _channel(stated: str | None) -> str | None:
    if stated is None:
        return None
    name = stated.removeprefix("Channel::").lower()
    return _CHANNELS.get(name, name)


def _context(fields: dict[str, Any], meta: dict[str, Any], channel: str | None) -> tuple[tuple[str, object], ...]:
    named = {
        "channel": channel,
        "agent": table(meta, "assignee").get("id"),
        "team": table(meta, "team").get("id"),
        "inbox": fields.get("inbox_id"),
    }
    found = [(name, value) for name, given in named.items() if (value := identity(given)) is not None]
    tags = tuple(label for label in objects(fields, "labels") if type(label) is str)
    return (*found, *([("tags", tags)] if tags else []))
