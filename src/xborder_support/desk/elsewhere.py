"""Take in what the shop's own people did outside of the library: answered on another screen, worked on a ticket, talked on the phone."""

from __future__ import annotations

from datetime import datetime, timedelta

from xborder_support.conversations import CallRecord, Conversation, Message, TicketEvent, TicketUpdate
from xborder_support.terms import Reason

from .actions import NeedsApproval
from .keys import idempotency_key
from .noted import ignored, observed
from .outcome import Outcome
from .wire_text import code_word, storable

__all__ = ["answered", "called", "ticket_updated"]

# Tickets are read back long after they were closed, but a year such as 1 is an empty field somewhere, and no calendar answers for it.
_OLDEST = timedelta(days=3_660)
_LONGEST_CALL = timedelta(days=1)


def answered(event: Message) -> Outcome:
    """Return that a person of the shop answered elsewhere, which stops the clocks as an answer from here would."""
    reply = observed(event, f"{event.event_id}/answer", "agent_replied", agent=_agent(event), message_key=event.message_key)
    return ignored(event, "answered-elsewhere", reply)


def ticket_updated(event: TicketUpdate, _past: Conversation) -> Outcome:
    """Return the changes that a help desk reports, none of them later than the report itself, or so old that a clock must be wrong."""
    received = event.received_at
    changes = [change if timedelta() <= received - change.at <= _OLDEST else change.moved_to(received) for change in event.changes]
    return ignored(event, "ticket-updated", *changes, changes=", ".join(change.kind for change in changes) or "none")


def called(event: CallRecord, _past: Conversation) -> Outcome:
    """Return what a call asks for: to call back where nobody took it; nothing where somebody did, which counts as an answer."""
    if event.state == "completed":
        return ignored(event, "call-ended", *_talked(event), medium=event.medium)
    if event.is_echo or event.state not in _NOT_TAKEN:
        return ignored(event, "call-reported", state=event.state, word=code_word(event.provider_status))
    reason = Reason("missed-call", {"medium": event.medium})
    action = NeedsApproval(idempotency_key=idempotency_key("needs_approval", event.event_id), reasons=(reason,))
    return Outcome(actions=(action,), observed=(observed(event, event.event_id, "customer_message"),))


#: States in which a customer called and reached nobody.
_NOT_TAKEN = frozenset({"missed", "busy", "rejected", "failed"})


def _talked(event: CallRecord) -> list[TicketEvent]:
    """Return the question and the answer that a call held. Who was called by the shop had asked nothing."""
    reply = observed(event, f"{event.event_id}/answer", "agent_replied", agent=_agent(event))
    began = _began(event, reply.at)
    if event.is_echo or began is None:
        return [reply]
    return [observed(event, f"{event.event_id}/question", "customer_message", at=began), reply]


def _began(event: CallRecord, ended_at: datetime) -> datetime | None:
    # Of events at one instant the answer counts first, so a call without a length cannot hold a question that it answers.
    started = event.started_at
    return started if started is not None and timedelta() < ended_at - started <= _LONGEST_CALL else None


def _agent(event: Message | CallRecord) -> str | None:
    agent = event.details.get("agent_id")
    return storable(agent) if agent else None
