"""Hold what was observed and done in a conversation, without text and without personal data."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from hashlib import sha256
from operator import attrgetter
from typing import Literal, TypeAlias, get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Priority, Storable, utc

__all__ = ["TicketEvent", "TicketEventKind", "TicketStatus"]


#: What happened. Events at the same instant count in this order: answers, pauses, what ends a matter, and then what starts a clock, so
#: that whoever has written last is answered.
#: ``pending``: the shop waits for the customer; ``status_changed`` takes a ticket to any ``status``. ``reply_planned``: a plan held an
#: automatic reply; whether it left, only ``sent`` or ``send_failed`` tells. ``automatic_reply``: a machine outside of this library has
#: answered. ``ringing``, ``queued``, ``picked_up`` and ``abandoned`` tell how a call or a chat reached somebody. ``complained``: what is
#: said is a formal complaint. ``handed_over``: somebody else goes on with it. ``excluded``: the conversation belongs to a class (``scope``)
#: that some clocks do not measure. ``rated``: the customer gave a ``rating``. ``classified``: somebody named the topic, which no
#: ``topic_detected`` changes until the matter is solved.
TicketEventKind: TypeAlias = Literal[
    "created",
    "agent_replied",
    "picked_up",
    "abandoned",
    "pending",
    "solved",
    "closed",
    "customer_message",
    "reopened",
    "complained",
    "ringing",
    "queued",
    "reply_planned",
    "automatic_reply",
    "sent",
    "send_failed",
    "delivery",
    "assigned",
    "handed_over",
    "escalated",
    "status_changed",
    "priority_changed",
    "classified",
    "language_declared",
    "language_detected",
    "topic_detected",
    "excluded",
    "rated",
    "opted_out",
    "opted_in",
    "note",
]
#: The state of a ticket as help desks name it. ``pending``: the shop waits for the customer; ``on_hold``: for anybody else.
TicketStatus: TypeAlias = Literal["new", "open", "pending", "on_hold", "solved", "closed"]

_RANK: dict[str, int] = {kind: rank for rank, kind in enumerate(get_args(TicketEventKind))}
_STATUSES: dict[str, TicketStatus] = {status: status for status in get_args(TicketStatus)}
#: The kinds that tell a status by themselves, and the others: ``created`` and ``status_changed`` say it in words.
_STATUS_OF_KIND: dict[str, TicketStatus | None] = {
    **dict.fromkeys(get_args(TicketEventKind)),
    "pending": "pending",
    "solved": "solved",
    "closed": "closed",
    "reopened": "open",
}
del _STATUS_OF_KIND["created"], _STATUS_OF_KIND["status_changed"]
#: A change of status counts beside the events that say the same by their kind; what is opened and solved at one instant is solved.
_RANK_OF_STATUS: dict[str, int] = {
    "new": _RANK["abandoned"],
    "open": _RANK["abandoned"],
    "pending": _RANK["pending"],
    "on_hold": _RANK["pending"],
    "solved": _RANK["solved"],
    "closed": _RANK["closed"],
}
_OVER = frozenset({"solved", "closed"})
_ENDED_BY_CUSTOMER = frozenset({"pending", "solved", "closed"})
_BEST_RATING = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketEvent(Storable):
    """Record one fact about a conversation: what a customer did, or what the shop's people and transports did.

    ``at`` is aware and kept in UTC. ``event_id`` de-duplicates; left empty, it is made from the event itself. Only the fields that the kind
    needs are set: ``agent`` and ``team`` are ids, ``message_key`` an opaque id of a message (of ``reply_planned``, a digest of its words),
    ``action_key`` the ``idempotency_key`` of the planned action that was carried out, ``status`` a delivery state, or that of the ticket
    (``TicketStatus``; others change nothing) for ``created`` and ``status_changed``, ``scope`` what an opt-out or an exclusion covers,
    ``promised_at`` (aware UTC) the time that a planned reply tells the customer, ``rule`` the routing rule that took a customer's message,
    ``rating`` a whole number from 1 to 5. ``agent`` of ``created`` says that the shop wrote first.

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
    rating: int | None = None

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
        if self.rating is not None:
            _refuse_other_ratings(self.rating)
        if not isinstance(self.kind, str) or self.kind not in _RANK:
            raise UsageError(f"unknown kind of event {self.kind!r}", code="unknown-event-kind", hint=did_you_mean(str(self.kind), _RANK))
        if not self.event_id:
            digest = sha256(self.content.encode("utf-8", "surrogatepass")).hexdigest()[:20]
            object.__setattr__(self, "event_id", f"{self.kind}:{digest}")

    @property
    def order(self) -> tuple[datetime, int, str]:
        """Return the sort key of events: time, then rank of the kind, then id."""
        rank = _RANK[self.kind]
        if self.kind == "status_changed":
            rank = _RANK_OF_STATUS.get(self.status or "", rank)
        return (self.at, rank, self.event_id)

    @property
    def ticket_status(self) -> TicketStatus | None:
        """Return the status that the event takes the ticket to; None where it takes it to none, or to one that is not known."""
        if self.kind in _STATUS_OF_KIND:
            return _STATUS_OF_KIND[self.kind]
        return _STATUSES.get(self.status or "new") if self.kind == "created" else _STATUSES.get(self.status or "")

    def amounts_to(self, status: TicketStatus | None) -> TicketEventKind:
        """Return the kind of event that this is for a ticket in a status: to solve one by ``status_changed`` is to solve it."""
        after = self.ticket_status
        if self.kind != "status_changed" or after is None or after == status:
            return self.kind
        if after in _OVER:
            return "solved" if after == "solved" else "closed"
        return "reopened" if status in _OVER else "status_changed"

    def status_after(self, status: TicketStatus | None) -> TicketStatus | None:
        """Return the status of the ticket after the event, given the one before it. A customer who writes waits for nobody else."""
        if self.kind == "customer_message":
            return "open" if status in _ENDED_BY_CUSTOMER else status or "new"
        if self.kind == "created" and not self.status:
            return "open" if status in _OVER else status or "new"
        return self.ticket_status or status

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


def _refuse_other_ratings(rating: object) -> None:
    if type(rating) is not int or not 1 <= rating <= _BEST_RATING:
        hint = f"pass rating= as a whole number from 1 to {_BEST_RATING}: 5 for a good one, 1 for a bad one"
        raise UsageError("a rating is out of range", code="bad-ticket-event", hint=hint)


_NAMES = tuple(item.name for item in fields(TicketEvent))
_TEXT_NAMES = tuple(item.name for item in fields(TicketEvent) if item.name not in {"kind", "rating"} and "datetime" not in str(item.type))
_TEXTS = attrgetter(*_TEXT_NAMES)
_PLAIN_TYPES = frozenset({str, type(None)})
_PRIORITIES = frozenset(get_args(Priority))
_VALUES = attrgetter(*_NAMES)
