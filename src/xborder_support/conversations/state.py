"""Fold ticket events, in order, into what is true of a conversation now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from xborder_support.terms import Priority

from .ticket import TicketEvent

__all__ = ["ConversationState"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationState:
    """Say what the events of a conversation add up to. All instants are aware UTC; None means that it has not happened.

    ``waiting_since`` is the oldest customer message that a person still has to answer, ``unsolved_since`` the one that began what is not
    solved yet; ``waiting_by`` and ``unsolved_by`` are the ids of those events. ``first_agent_reply_at`` is the first answer since the
    conversation began or was closed. ``last_customer_message_at`` and ``opted_out_at`` are by channel and by scope; ``language`` is what
    the customer declared, or else what was last detected.
    """

    opened_at: datetime | None = None
    first_agent_reply_at: datetime | None = None
    last_agent_reply_at: datetime | None = None
    waiting_since: datetime | None = None
    waiting_by: str | None = None
    unsolved_since: datetime | None = None
    unsolved_by: str | None = None
    solved_at: datetime | None = None
    last_automatic_reply_at: datetime | None = None
    last_customer_message_at: Mapping[str, datetime] = field(default_factory=dict)
    opted_out_at: Mapping[str, datetime] = field(default_factory=dict)
    declared_language: str | None = None
    detected_language: str | None = None
    market: str | None = None
    marketplace: str | None = None
    channel: str | None = None
    topic: str | None = None
    priority: Priority | None = None
    owner: str | None = None
    team: str | None = None

    @property
    def language(self) -> str | None:
        """Return the declared language, or else the detected one."""
        return self.declared_language or self.detected_language

    @property
    def is_opted_out(self) -> bool:
        """Tell whether the customer asked for no more messages at all."""
        return "all" in self.opted_out_at

    def after(self, event: TicketEvent) -> ConversationState:
        """Return the state that holds once an event has happened. Events must come in ``TicketEvent.order``."""
        change = _CHANGES.get(event.kind)
        return change(self, event) if change else self


def _created(state: ConversationState, event: TicketEvent) -> ConversationState:
    state = replace(_described(state, event), opened_at=state.opened_at or event.at)
    if state.unsolved_since is not None or state.first_agent_reply_at is not None:
        return state
    return replace(state, unsolved_since=event.at, unsolved_by=event.event_id)


def _customer_message(state: ConversationState, event: TicketEvent) -> ConversationState:
    state = _waiting(_described(state, event), event)
    return replace(
        state,
        opened_at=state.opened_at or event.at,
        last_customer_message_at={**state.last_customer_message_at, event.channel or "": event.at},
    )


def _waiting(state: ConversationState, event: TicketEvent) -> ConversationState:
    is_waiting, is_unsolved = state.waiting_since is not None, state.unsolved_since is not None
    return replace(
        state,
        waiting_since=state.waiting_since if is_waiting else event.at,
        waiting_by=state.waiting_by if is_waiting else event.event_id,
        unsolved_since=state.unsolved_since if is_unsolved else event.at,
        unsolved_by=state.unsolved_by if is_unsolved else event.event_id,
        solved_at=None,
    )


def _agent_replied(state: ConversationState, event: TicketEvent) -> ConversationState:
    answered_at = event.at if state.waiting_since is not None else None  # words that nobody asked for are no answer
    return replace(
        state,
        first_agent_reply_at=state.first_agent_reply_at or answered_at,
        last_agent_reply_at=event.at,
        waiting_since=None,
        waiting_by=None,
        owner=event.agent or state.owner,
    )


def _solved(state: ConversationState, event: TicketEvent) -> ConversationState:
    return replace(
        state,
        waiting_since=None,
        waiting_by=None,
        unsolved_since=None,
        unsolved_by=None,
        solved_at=state.solved_at or event.at,
    )


def _closed(state: ConversationState, event: TicketEvent) -> ConversationState:
    return replace(_solved(state, event), first_agent_reply_at=None)


def _reopened(state: ConversationState, event: TicketEvent) -> ConversationState:
    return _waiting(state, event)


def _automatic_reply(state: ConversationState, event: TicketEvent) -> ConversationState:
    return replace(state, last_automatic_reply_at=event.at)


def _assigned(state: ConversationState, event: TicketEvent) -> ConversationState:
    return replace(state, owner=event.agent, team=event.team)


def _opted_out(state: ConversationState, event: TicketEvent) -> ConversationState:
    scope = event.scope or "all"
    ended = replace(state, opted_out_at={**state.opted_out_at, scope: event.at})
    return replace(ended, waiting_since=None, waiting_by=None) if scope == "all" else ended


def _opted_in(state: ConversationState, event: TicketEvent) -> ConversationState:
    scope = event.scope or "all"
    left = {} if scope == "all" else {name: at for name, at in state.opted_out_at.items() if name != scope}
    return replace(state, opted_out_at=left)


def _language(state: ConversationState, event: TicketEvent) -> ConversationState:
    if event.kind == "language_declared":
        return replace(state, declared_language=event.language)
    return replace(state, detected_language=event.language or state.detected_language)


def _described(state: ConversationState, event: TicketEvent) -> ConversationState:
    """Take over what an event says of market, channel, topic and priority."""
    return replace(
        state,
        market=event.market or state.market,
        marketplace=event.marketplace or state.marketplace,
        channel=event.channel or state.channel,
        topic=event.topic or state.topic,
        priority=event.priority or state.priority,
    )


_CHANGES = {
    "created": _created,
    "customer_message": _customer_message,
    "agent_replied": _agent_replied,
    "solved": _solved,
    "closed": _closed,
    "reopened": _reopened,
    "reply_planned": _automatic_reply,
    "assigned": _assigned,
    "priority_changed": _described,
    "classified": _described,
    "language_declared": _language,
    "language_detected": _language,
    "opted_out": _opted_out,
    "opted_in": _opted_in,
}
