"""Hold what all events of one ticket share, and build the messages and changes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import fragment_id
from xborder_support.conversations import InboundEvent, Message, Part, Party, TicketEvent, TicketEventKind, TicketUpdate, Unparsed

__all__ = ["Change", "Comment", "Ticket", "customer_of", "in_time_order"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """Hold one comment of a ticket. ``by_agent`` is what the shop wrote; ``is_private`` is a note that no customer may see."""

    id: str
    parts: tuple[Part, ...]
    by_agent: bool
    is_private: bool
    sent_at: datetime | None
    agent_id: str | None = None
    automatic: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    raw: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Hold one change of a ticket, before it has its place and its id."""

    kind: TicketEventKind
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Hold what the events of one ticket share; ``id`` is empty where a broken payload does not name it.

    ``customer`` carries the ticket's id as ``ids["reply_to"]``: answers go to the ticket.
    """

    origin: Origin
    id: str
    customer: Party
    locale: str | None = None

    def message(self, comment: Comment) -> Message:
        """Return a comment as a message: of the customer, or as an echo of what the shop wrote."""
        shop = shop_party(self.origin.account)
        agent = {"agent_id": comment.agent_id} if comment.by_agent and comment.agent_id else {}
        return Message(
            **self._common(comment.id, comment.sent_at, comment.raw),
            sender=shop if comment.by_agent else self.customer,
            recipient=self.customer if comment.by_agent else shop,
            is_echo=comment.by_agent,
            is_private=comment.is_private,
            parts=comment.parts,
            automatic=comment.automatic,
            locale_hint=None if comment.by_agent else self.locale,
            details={**comment.details, **agent},
        )

    def update(
        self, changes: Iterable[Change], *, source: str, at: datetime | None, raw: Any, details: Mapping[str, str] | None = None
    ) -> TicketUpdate:
        """Return changes as one event. ``source`` names what reported them: equal for a redelivery, and for nothing else."""
        return TicketUpdate(
            **self._common(source, at, raw),
            sender=self.customer,
            recipient=shop_party(self.origin.account),
            changes=tuple(self._changed(change, source, at) for change in changes),
            details=details or {},
        )

    def unparsed(self, reason: str, raw: Any, **facts: Any) -> Unparsed:
        """Return the event that keeps what could not be read of this ticket; ``facts`` are what could be."""
        return self.origin.unparsed(reason, raw, thread_id=self.id or None, **facts)

    def _common(self, identity: str, at: datetime | None, raw: Any) -> dict[str, Any]:
        return {
            "channel": self.origin.channel,
            "provider": self.origin.provider,
            "account": self.origin.account,
            "provider_id": identity,
            "received_at": self.origin.received_at,
            "sent_at": at,
            "thread_id": self.id or None,
            "raw": raw,
        }

    def _changed(self, change: Change, source: str, at: datetime | None) -> TicketEvent:
        received = self.origin.received_at
        stated = {name: value for name, value in change.facts.items() if value is not None}
        digest = fragment_id([self.origin.provider, self.id, source, change.kind, stated])
        return TicketEvent(
            at=received if at is None else min(at, received),
            kind=change.kind,
            event_id=f"{change.kind}:{digest}",
            channel=self.origin.channel,
            **stated,
        )


def customer_of(ticket_id: str, *, address: str | None, name: str | None = None, **ids: str | None) -> Party:
    """Return the customer of a ticket. ``ids["reply_to"]`` is the ticket, so that ``Draft.reply_to`` addresses it."""
    known = {"reply_to": ticket_id, **ids}
    return Party(address=address, name=name, ids={kind: value for kind, value in known.items() if value})


def in_time_order(events: Sequence[InboundEvent]) -> list[InboundEvent]:
    """Return events by the time that they state, those at one instant in the order of the payload."""
    return sorted(events, key=lambda event: event.at)
