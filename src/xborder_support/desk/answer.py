"""Decide about a customer's message: may we answer, who will, by when, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xborder_support.compliance import OptOut
from xborder_support.conversations import TicketEvent
from xborder_support.routing import Assignment, Decision, assign
from xborder_support.sla import Promise
from xborder_support.terms import Reason

from .actions import Action, AskCustomer, Assign, Reply
from .handover import handover
from .intake import asked_to_stop, ended_contact, resumed_contact
from .keys import idempotency_key
from .machine_notice import NOTICE
from .outcome import Outcome
from .own_words import words_key
from .routing_facts import assignment_request, known_facts
from .situation import Situation
from .speech import confirm_stop, say
from .timing import promised
from .understanding import Understanding, understand
from .wish import says_more, wish_of

__all__ = ["answer"]

# The clues to a language that lie in the text itself.
_WRITTEN = frozenset({"language-by-script", "language-by-words"})

# The texts that stand around what a reply is about.
_FRAME = frozenset({"salutation", NOTICE, "signature"})


def answer(situation: Situation) -> Outcome:
    """Return what to do about something that a customer said."""
    understood = understand(situation)
    wish = wish_of(situation, understood)
    if wish.verdict == "stop":
        return _stop(situation, understood, wish)
    if wish.verdict == "start" and (situation.state.opted_out_at or situation.customer.opted_out):
        reason = Reason("opted-in", {"scope": wish.scope})
        resumed = resumed_contact(situation.event, situation.event_id, wish.scope, reason)
        return replace(resumed, understood=understood, reasons=understood.reasons)
    decision, owner = _owner(situation, understood)
    raised = replace(understood.concern, priority=decision.priority or understood.priority)
    understood = replace(understood, concern=raised)
    promise, doubts = promised(situation, understood, owner)
    spoken, silence = say(situation, understood, owner, promise, wish)
    actions: tuple[Action, ...] = (*_assigned(situation, owner, decision), *spoken)
    return Outcome(
        actions=actions,
        reasons=(*understood.reasons, *doubts, *silence),
        observed=tuple(_observed(situation, understood, decision, actions, promise=promise)),
        understood=understood,
        owner=owner,
        promised_at=promise.at if promise and any(isinstance(action, Reply) for action in spoken) else None,
    )


def _stop(situation: Situation, understood: Understanding, wish: OptOut) -> Outcome:
    """End contact for the person, and confirm it once, as long as nobody has."""
    reason = asked_to_stop(wish)
    ended = ended_contact(situation.event, situation.event_id, wish.scope, reason)
    spoken, silence = confirm_stop(situation, understood, wish.scope)
    settled = Outcome(
        actions=(*ended.actions, *spoken),
        reasons=(*understood.reasons, *silence),
        observed=(*ended.observed, *_planned(situation, spoken, None)),
        understood=understood,
    )
    return _tracked(situation, understood, settled) if wish.tier == 2 and says_more(situation, understood) else settled


def _tracked(situation: Situation, understood: Understanding, settled: Outcome) -> Outcome:
    """Return an outcome with the message kept as one, and given to somebody."""
    decision, owner = _owner(situation, understood)
    ended = replace(settled.observed[0], event_id=f"{situation.event_id}/ended")
    return replace(
        settled,
        actions=(*settled.actions, *_assigned(situation, owner, decision)),
        observed=(*_observed(situation, understood, decision, ()), ended, *settled.observed[1:]),
        owner=owner,
    )


def _owner(situation: Situation, understood: Understanding) -> tuple[Decision, Assignment]:
    parts, state, now = situation.parts, situation.state, situation.now
    since = state.waiting_since or situation.at
    asking = replace(state, market=understood.market.territory if understood.market else None, waiting_since=since)
    facts = {
        **known_facts(parts, asking, situation.customer, now),
        "language": understood.language,
        "channel": situation.event.channel,
        "marketplace": situation.marketplace,
        "topic": understood.concern.topic,
        "priority": understood.priority,
        "error_codes": understood.concern.error_codes or None,
        "is_negative": understood.concern.is_negative,
        "is_public": situation.event.is_public,
    }
    decision = parts.rules.decide(facts, now=now)
    request = assignment_request(parts, facts, decision.targets, priority=decision.priority, owner=state.owner)
    return decision, assign(request, parts.roster, workload=situation.workload, now=now)


def _assigned(situation: Situation, owner: Assignment, decision: Decision) -> tuple[Assign, ...]:
    state = situation.state
    is_kept = owner.agent == state.owner if owner.agent else (state.owner, state.team) == (None, owner.team)
    if is_kept and state.opened_at:
        return ()
    key = idempotency_key("assign", situation.event.conversation_key, _last_change_of_owner(situation))
    return (handover(owner, key=key, reasons=_decided(situation, decision), rule=decision.rule),)


def _decided(situation: Situation, decision: Decision) -> tuple[Reason, ...]:
    return decision.reasons if situation.parts.rules.rules else (Reason("no-rules"),)


def _last_change_of_owner(situation: Situation) -> str:
    """Return what tells a second handover to the same person from the first one planned again."""
    changes = (event.event_id for event in reversed(situation.conversation.events) if event.kind in {"assigned", "agent_replied"})
    opened = situation.state.opened_at
    return next(changes, opened.isoformat() if opened else situation.event_id)


def _observed(
    situation: Situation, understood: Understanding, decision: Decision, actions: tuple[Action, ...], *, promise: Promise | None = None
) -> Iterator[TicketEvent]:
    """Yield what the conversation has to remember: that somebody wrote, in which language, which rule took it, and what is to be said."""
    event_id, at = situation.event_id, situation.at
    yield TicketEvent(
        at=at,
        kind="customer_message",
        event_id=event_id,
        channel=situation.event.channel,
        market=understood.market.territory if understood.market else None,
        marketplace=situation.marketplace,
        language=None if understood.language == "und" else understood.language,
        rule=decision.rule,
    )
    if any(reason.code in _WRITTEN for reason in understood.reasons):
        yield TicketEvent(at=at, kind="language_detected", event_id=f"{event_id}/language", language=understood.language)
    if understood.concern.detected:
        yield TicketEvent(at=at, kind="topic_detected", event_id=f"{event_id}/topic", topic=understood.concern.detected)
    if understood.priority != (situation.state.priority or "normal"):
        yield TicketEvent(at=at, kind="priority_changed", event_id=f"{event_id}/priority", priority=understood.priority)
    yield from _planned(situation, actions, promise)


def _planned(situation: Situation, actions: tuple[Action, ...], promise: Promise | None) -> Iterator[TicketEvent]:
    at = max(situation.now, situation.at)  # clocks of machines differ, and a reply comes after what it answers
    replies = (action.reply if isinstance(action, AskCustomer) else action for action in actions)
    for reply in replies:
        if isinstance(reply, Reply):
            key = reply.idempotency_key
            message = next(message for message in reply.messages if message not in _FRAME)
            told = promise.at if promise and promise.message in reply.messages else None
            yield TicketEvent(
                at=at,
                kind="reply_planned",
                event_id=f"planned/{key}",
                action_key=key,
                message_key=words_key(reply.text),
                message=message,
                promised_at=told,
            )
            if NOTICE in reply.messages:
                yield TicketEvent(at=at, kind="note", event_id=f"told/{key}", action_key=key, message=NOTICE)
