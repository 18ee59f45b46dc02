"""Hold what was observed and done in a conversation, without text and without personal data."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from hashlib import sha256
from operator import attrgetter
from typing import Literal, TypeAlias, get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Priority, Storable, utc

__all__ = ["TicketEvent", "TicketEventKind"]


#: What happened. Events at the same instant count in this order, so that a reply stops a clock before a message starts one.
#: ``pending``: the shop waits for the customer. ``reply_planned``: a plan held an automatic reply; whether it left, only ``sent`` or
#: ``send_failed`` tells. ``classified``: somebody named the topic, which no ``topic_detected`` changes until the matter is solved.
TicketEventKind: TypeAlias = Literal[
    "created",
    "agent_replied",
    "solved",
    "closed",
    "pending",
    "customer_message",
    "reopened",
    "reply_planned",
    "sent",
    "send_failed",
    "delivery",
    "assigned",
    "escalated",
    "priority_changed",
    "classified",
    "language_declared",
    "language_detected",
    "topic_detected",
    "opted_out",
    "opted_in",
    "note",
]
_RANK: dict[str, int] = {kind: rank for rank, kind in enumerate(get_args(TicketEventKind))}


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketEvent(Storable):
    """Record one fact about a conversation: what a customer did, or what the shop's people and transports did.

    ``at`` is aware and kept in UTC. ``event_id`` de-duplicates; left empty, it is made from the event itself. Only the fields that the kind
    needs are set: ``agent`` and ``team`` are ids, ``message_key`` an opaque id of a message (of ``reply_planned``, a digest of its words),
    ``action_key`` the ``idempotency_key`` of the planned action that was carried out, ``status`` a delivery state, ``scope`` what an
    opt-out covers, ``promised_at`` (aware UTC) the time that a planned reply tells the customer, ``rule`` the routing rule that took a
    customer's message.

    Errors: ``UsageError`` ``naive-datetime``, ``unknown-event-kind`` or ``bad-ticket-event`` for a field of the wrong type and
    for an unknown priority.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import TicketEvent
        >>> TicketEvent(at=datetime(2026, 2, 3, 9, tzinfo=UTC), kind="agent_replied", agent="aiko").kind
        'agent_replied'
    """

    at: datetime
    kind: TicketEventKind
    event_id: str = ""
    agent: str | None = None
    team: str | None = None
    channel: str | None = None
    market: str | None = None
    marketplace: str | None = None
    language: str | None = None
    topic: str | None = None
    priority: Priority | None = None
    message_key: str | None = None
    action_key: str | None = None
    message: str | None = None
    """The key of the text that was sent, such as ``ack``."""
    status: str | None = None
    scope: str | None = None
    promised_at: datetime | None = None
    rule: str | None = None

    def __post_init__(self) -> None:
        at = utc(self.at, "TicketEvent.at")
        if at is not self.at:
            object.__setattr__(self, "at", at)
        if self.promised_at is not None:
            object.__setattr__(self, "promised_at", utc(self.promised_at, "TicketEvent.promised_at"))
        if not _PLAIN_TYPES.issuperset(map(type, _TEXTS(self))):
            _refuse_other_types(self)
        if self.priority is not None and self.priority not in _PRIORITIES:
            hint = did_you_mean(str(self.priority)[:40], _PRIORITIES)
            raise UsageError(f"unknown priority {str(self.priority)[:40]!r}", code="bad-ticket-event", hint=hint)
        if not isinstance(self.kind, str) or self.kind not in _RANK:
            raise UsageError(f"unknown kind of event {self.kind!r}", code="unknown-event-kind", hint=did_you_mean(str(self.kind), _RANK))
        if not self.event_id:
            digest = sha256(self.content.encode("utf-8", "surrogatepass")).hexdigest()[:20]
            object.__setattr__(self, "event_id", f"{self.kind}:{digest}")

    @property
    def order(self) -> tuple[datetime, int, str]:
        """Return the sort key of events: time, then rank of the kind, then id."""
        return (self.at, _RANK[self.kind], self.event_id)

    @property
    def content(self) -> str:
        """Return all that the event says as one text, to be digested or compared. A field that is not set leaves no trace in it."""
        return chr(0).join([f"{name}={value}" for name, value in zip(_NAMES, _VALUES(self), strict=True) if value is not None])

    def moved_to(self, at: datetime) -> TicketEvent:
        """Return the same event at another instant, under the same id."""
        return replace(self, at=at)


def _refuse_other_types(event: TicketEvent) -> None:
    """Raise for a field that is neither text nor None: it could be stored, and never be read again."""
    for name, value in zip(_TEXT_NAMES, _TEXTS(event), strict=True):
        if value is not None and not isinstance(value, str):
            hint = f"pass {name}=str(id)" if type(value) is int else f"pass {name} as one text, or leave it out"
            message = f"TicketEvent.{name}: text was expected, not {type(value).__name__}"
            raise UsageError(message, code="bad-ticket-event", hint=hint)


_NAMES = tuple(item.name for item in fields(TicketEvent))
_TEXT_NAMES = tuple(item.name for item in fields(TicketEvent) if item.name != "kind" and "datetime" not in str(item.type))
_TEXTS = attrgetter(*_TEXT_NAMES)
_PLAIN_TYPES = frozenset({str, type(None)})
_PRIORITIES = frozenset(get_args(Priority))
_VALUES = attrgetter(*_NAMES)
