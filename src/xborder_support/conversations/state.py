"""Fold ticket events, in order, into what is true of a conversation now.

While a fold goes on, what is known stands in a plain dictionary, one entry a field, which each event changes. The frozen state is made
of it once, at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from operator import attrgetter

from xborder_support.terms import Priority

from .spells import StatusSpell
from .subject import ABOUT, Facts, Subject, subjects
from .ticket import TicketEvent, TicketStatus

__all__ = ["ConversationState"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationState:
    """Say what the events of a conversation add up to. All instants are aware UTC; None means that it has not happened.

    ``waiting_since`` is the oldest customer message that a person still has to answer, ``unsolved_since`` the one that began what is not
    solved yet; ``waiting_by`` and ``unsolved_by`` are the ids of those events. ``was_left_waiting`` tells that the wait ended without an
    answer, which is owed again once it is reopened; ``left_since`` and ``left_by`` are when and by which event such a wait had begun, also
    while it goes on again. ``promised_at`` is the earliest time that the customer was told to expect the answer
    that is still waited for. ``first_agent_reply_at`` is the first answer since the conversation began or was
    closed. ``topic`` is what somebody classified it as (``is_topic_declared``), or else what was last detected.
    ``last_customer_message_at`` and ``opted_out_at`` are by channel and by scope; ``language`` is what the customer declared, or else what
    was last detected. ``asked_since`` is when the matter came up that is not closed yet, also where it was solved in between, and
    ``asked_by`` the event. ``status`` is the ticket's since ``status_since``, by the event ``status_by``;
    ``sealed_spells`` are the former ones of the matter, as far
    as they lie before the checkpoint. ``has_shop_begun`` tells that the shop wrote first, and those words are still to come.
    ``last_update_at`` is the last answer of a person in a matter that is not solved, and ``last_update_by`` the event.
    """

    opened_at: datetime | None = None
    first_agent_reply_at: datetime | None = None
    last_agent_reply_at: datetime | None = None
    waiting_since: datetime | None = None
    waiting_by: str | None = None
    unsolved_since: datetime | None = None
    unsolved_by: str | None = None
    was_left_waiting: bool = False
    left_since: datetime | None = None
    left_by: str | None = None
    promised_at: datetime | None = None
    asked_since: datetime | None = None
    asked_by: str | None = None
    solved_at: datetime | None = None
    status: TicketStatus | None = None
    status_since: datetime | None = None
    status_by: str | None = None
    sealed_spells: tuple[StatusSpell, ...] = ()
    has_shop_begun: bool = False
    is_complaint: bool = False
    last_update_at: datetime | None = None
    last_update_by: str | None = None
    last_automatic_reply_at: datetime | None = None
    automatic_reply_key: str | None = None
    last_customer_message_at: Mapping[str, datetime] = field(default_factory=dict)
    opted_out_at: Mapping[str, datetime] = field(default_factory=dict)
    declared_language: str | None = None
    detected_language: str | None = None
    market: str | None = None
    marketplace: str | None = None
    channel: str | None = None
    topic: str | None = None
    is_topic_declared: bool = False
    priority: Priority | None = None
    owner: str | None = None
    team: str | None = None

    def __post_init__(self) -> None:
        # Versions that knew no statuses and no matters stored less than later ones need.
        if self.status is None and self.solved_at is not None:
            object.__setattr__(self, "status", "solved")
            object.__setattr__(self, "status_since", self.solved_at)
        if self.asked_since is None and self.unsolved_since is not None:
            object.__setattr__(self, "asked_since", self.unsolved_since)
            object.__setattr__(self, "asked_by", self.unsolved_by)

    @property
    def language(self) -> str | None:
        """Return the declared language, or else the detected one."""
        return self.declared_language or self.detected_language

    @property
    def is_opted_out(self) -> bool:
        """Tell whether the customer asked for no more messages at all."""
        return "all" in self.opted_out_at

    def after(self, *events: TicketEvent) -> ConversationState:
        """Return the state that holds once events have happened. They must come in ``TicketEvent.order``."""
        telling = [event for event in events if event.kind in _CHANGES or event.kind in ABOUT]
        if not telling:
            return self
        facts = _facts_of(self)
        for event in telling:
            about, change = ABOUT.get(event.kind), _CHANGES.get(event.kind)
            if about is not None:
                about(facts, event)
            if change is not None:
                after = event.status_after(facts["status"])
                change(facts, event)
                if after != facts["status"]:
                    facts["status"], facts["status_since"], facts["status_by"] = after, event.at, event.event_id
        return _state_of(facts)

    def subjects_after(self, events: Iterable[TicketEvent]) -> list[Subject]:
        """Return what the conversation is about now, and then what after each of further events, in ``TicketEvent.order``."""
        return subjects(events, {name: getattr(self, name) for name in _ASKED})


_NAMES = tuple(item.name for item in fields(ConversationState))
_VALUES = attrgetter(*_NAMES)
_FILL = tuple(getattr(ConversationState, name).__set__ for name in _NAMES)

_OVER = frozenset({"solved", "closed"})

_ASKED = (
    "market",
    "marketplace",
    "channel",
    "declared_language",
    "detected_language",
    "topic",
    "is_topic_declared",
    "priority",
    "is_complaint",
)


def _facts_of(state: ConversationState) -> Facts:
    facts = dict(zip(_NAMES, _VALUES(state), strict=True))
    for name in ("last_customer_message_at", "opted_out_at"):  # the changes write into these, and the former state must keep its own
        facts[name] = dict(facts[name])
    return facts


def _state_of(facts: Facts) -> ConversationState:
    state = object.__new__(ConversationState)  # filled slot by slot, since the __init__ of a frozen class takes twice the time
    for fill, value in zip(_FILL, facts.values(), strict=True):
        fill(state, value)
    return state


def _created(facts: Facts, event: TicketEvent) -> None:
    facts["opened_at"] = facts["opened_at"] or event.at
    if facts["first_agent_reply_at"] is None:
        is_first = facts["waiting_since"] is None  # whoever makes a ticket of a customer's message has not begun
        facts["has_shop_begun"] = facts["has_shop_begun"] or (is_first and event.agent is not None)
        _waiting(facts, event)
    if event.ticket_status in _OVER:
        _CHANGES[event.ticket_status](facts, event)


def _status_changed(facts: Facts, event: TicketEvent) -> None:
    """Do what an event of the same meaning does: that a ticket is solved can be told in two ways."""
    kind = event.amounts_to(facts["status"])
    if kind != event.kind:
        _CHANGES[kind](facts, event)


def _customer_message(facts: Facts, event: TicketEvent) -> None:
    _waiting(facts, event)
    facts["has_shop_begun"] = False
    facts["opened_at"] = facts["opened_at"] or event.at
    facts["last_customer_message_at"][event.channel or ""] = event.at


def _waiting(facts: Facts, event: TicketEvent) -> None:
    if facts["waiting_since"] is None:
        facts["waiting_since"], facts["waiting_by"], facts["was_left_waiting"] = event.at, event.event_id, False
        facts["left_since"] = facts["left_by"] = None
    _unsolved(facts, event)


def _unsolved(facts: Facts, event: TicketEvent) -> None:
    if facts["unsolved_since"] is None:
        facts["unsolved_since"], facts["unsolved_by"] = event.at, event.event_id
    if facts["asked_since"] is None:
        facts["asked_since"], facts["asked_by"] = event.at, event.event_id
    facts["solved_at"] = None


def _agent_replied(facts: Facts, event: TicketEvent) -> None:
    facts["last_agent_reply_at"] = event.at
    facts["owner"] = event.agent or facts["owner"]
    if facts["unsolved_since"] is not None:
        facts["last_update_at"], facts["last_update_by"] = event.at, event.event_id
    if facts["has_shop_begun"]:  # the words with which the shop began answer nothing
        facts["has_shop_begun"] = False
        return
    if facts["waiting_since"] is not None:  # words that nobody asked for are no answer
        facts["first_agent_reply_at"] = facts["first_agent_reply_at"] or event.at
        facts["left_since"] = facts["left_by"] = None
    _nobody_waits(facts)


def _picked_up(facts: Facts, event: TicketEvent) -> None:
    facts["has_shop_begun"] = False
    _agent_replied(facts, event)


def _nobody_waits(facts: Facts) -> None:
    facts["waiting_since"] = facts["waiting_by"] = facts["promised_at"] = None


def _left_alone(facts: Facts) -> None:
    """End the wait for an answer without one."""
    if facts["waiting_since"] is not None:
        facts["was_left_waiting"] = True
        if facts["left_since"] is None:
            facts["left_since"], facts["left_by"] = facts["waiting_since"], facts["waiting_by"]
    _nobody_waits(facts)


def _solved(facts: Facts, event: TicketEvent) -> None:
    _left_alone(facts)
    facts["unsolved_since"] = facts["unsolved_by"] = facts["last_update_at"] = facts["last_update_by"] = None
    facts["solved_at"] = facts["solved_at"] or event.at
    facts["last_automatic_reply_at"] = facts["automatic_reply_key"] = None  # a later question is a new one, and is acknowledged


def _closed(facts: Facts, event: TicketEvent) -> None:
    _solved(facts, event)
    facts["first_agent_reply_at"] = facts["asked_since"] = facts["asked_by"] = None
    facts["left_since"] = facts["left_by"] = None  # whatever comes next is a new question


def _reopened(facts: Facts, event: TicketEvent) -> None:
    left = {name: facts[name] for name in ("left_since", "left_by")}
    (_waiting if facts["was_left_waiting"] else _unsolved)(facts, event)
    facts.update(left)


def _send_failed(facts: Facts, event: TicketEvent) -> None:
    if event.action_key is not None and event.action_key == facts["automatic_reply_key"]:
        facts["last_automatic_reply_at"] = facts["automatic_reply_key"] = facts["promised_at"] = None  # the customer was told nothing


def _automatic_reply(facts: Facts, event: TicketEvent) -> None:
    facts["last_automatic_reply_at"], facts["automatic_reply_key"] = event.at, event.action_key
    if event.promised_at is not None and facts["waiting_since"] is not None:  # to whoever has the answer, nothing is promised any more
        facts["promised_at"] = min(facts["promised_at"] or event.promised_at, event.promised_at)


def _answered_by_machine(facts: Facts, event: TicketEvent) -> None:
    facts["last_automatic_reply_at"], facts["automatic_reply_key"] = event.at, event.action_key


def _assigned(facts: Facts, event: TicketEvent) -> None:
    facts["owner"], facts["team"] = event.agent, event.team


def _opted_out(facts: Facts, event: TicketEvent) -> None:
    scope = event.scope or "all"
    facts["opted_out_at"][scope] = event.at
    if scope == "all":
        _left_alone(facts)
        facts["last_update_at"] = facts["last_update_by"] = None


def _opted_in(facts: Facts, event: TicketEvent) -> None:
    scope = event.scope or "all"
    if scope == "all":
        facts["opted_out_at"].clear()
    else:
        facts["opted_out_at"].pop(scope, None)


_CHANGES: dict[str, Callable[[Facts, TicketEvent], None]] = {
    "created": _created,
    "customer_message": _customer_message,
    "agent_replied": _agent_replied,
    "picked_up": _picked_up,
    "solved": _solved,
    "closed": _closed,
    "reopened": _reopened,
    "status_changed": _status_changed,
    "pending": lambda _facts, _event: None,  # which changes the status alone
    "reply_planned": _automatic_reply,
    "automatic_reply": _answered_by_machine,
    "send_failed": _send_failed,
    "assigned": _assigned,
    "handed_over": _assigned,
    "opted_out": _opted_out,
    "opted_in": _opted_in,
}
