"""Decide about a customer's message: may we answer, who will, by when, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from xborder_support.compliance import AutoReplyVerdict, OptOut, may_answer_automatically, recognise_opt_out
from xborder_support.conversations import TicketEvent, Unsupported
from xborder_support.routing import Assignment, AssignmentRequest, Decision, RouteTarget, assign
from xborder_support.terms import Reason

from .actions import Action, AskCustomer, Assign, NeedsApproval, Reply
from .intake import ended_contact, resumed_contact
from .keys import idempotency_key
from .outcome import Outcome
from .situation import Situation
from .timing import promised_at
from .understanding import Understanding, understand
from .wording import acknowledgement, held, question, stop_confirmation

__all__ = ["answer"]

# The clues to a language that lie in the text itself.
_WRITTEN = frozenset({"language-by-script", "language-by-words"})

# Where a desk file has no rule that fits, the market's own team answers.
_USUAL_TARGETS = (RouteTarget(team="of_market"),)


def answer(situation: Situation) -> Outcome:
    """Return what to do about something that a customer said."""
    understood = understand(situation)
    wish = _wish(situation, understood)
    if wish.verdict == "stop":
        return _stop(situation, understood, wish)
    if wish.verdict == "start" and situation.state.opted_out_at:
        return replace(resumed_contact(situation.event, wish.scope), understood=understood, reasons=understood.reasons)
    decision, owner = _owner(situation, understood)
    understood = replace(understood, priority=decision.priority or understood.priority)
    promise = promised_at(situation, understood, owner)
    spoken, silence = _say(situation, understood, owner, promise, wish)
    actions: tuple[Action, ...] = (*_assigned(situation, owner, decision), *spoken)
    return Outcome(
        actions=actions,
        reasons=(*understood.reasons, *silence),
        observed=tuple(_observed(situation, understood, actions)),
        understood=understood,
        promised_at=promise if any(isinstance(action, Reply) for action in spoken) else None,
    )


def _wish(situation: Situation, understood: Understanding) -> OptOut:
    return recognise_opt_out(situation.text, channel=situation.event.channel, locale=understood.language)


def _stop(situation: Situation, understood: Understanding, wish: OptOut) -> Outcome:
    """End contact for the person, and confirm it once, as long as nobody has."""
    event = situation.event
    reason = Reason("asked-to-stop", {"matched": wish.matched or "?", "tier": str(wish.tier or "?")})
    ended, observed = ended_contact(event, wish.scope, reason)
    verdict = _may_answer(situation)
    is_confirmed = situation.state.is_opted_out or "opt_out_type" in event.details or not verdict.allowed
    spoken = () if is_confirmed else (stop_confirmation(situation, understood, wish.scope),)
    return Outcome(
        actions=(*ended, *spoken),
        reasons=understood.reasons,
        observed=(observed, *_planned(situation, spoken)),
        understood=understood,
    )


def _owner(situation: Situation, understood: Understanding) -> tuple[Decision, Assignment]:
    parts, state = situation.parts, situation.state
    market = understood.market.territory if understood.market else None
    team = parts.team_of_market(market)
    people = parts.roster.teams.get(team or "")
    context = {
        "market": market,
        "language": understood.language,
        "channel": situation.event.channel,
        "marketplace": situation.marketplace,
        "topic": state.topic,
        "priority": understood.priority,
        "tier": situation.customer.tier,
        "segments": situation.customer.segments or None,
        "is_open": people.calendar.is_open(situation.now) if people else None,
    }
    decision = parts.rules.decide(context, now=situation.now)
    request = AssignmentRequest(
        targets=decision.targets or _USUAL_TARGETS,
        market_team=team,
        language=understood.language,
        previous_owner=state.owner,
    )
    return decision, assign(request, parts.roster, workload=situation.workload, now=situation.now)


def _assigned(situation: Situation, owner: Assignment, decision: Decision) -> tuple[Assign, ...]:
    state = situation.state
    if (owner.agent, owner.team) == (state.owner, state.team) and state.opened_at:
        return ()
    opened = state.opened_at.isoformat() if state.opened_at else situation.event_id
    return (
        Assign(
            idempotency_key=idempotency_key("assign", situation.event.conversation_key, opened, owner.agent or "", owner.team or ""),
            reasons=(*decision.reasons, *owner.reasons),
            agent=owner.agent,
            team=owner.team,
            calendar=owner.calendar_name,
            is_available_now=owner.available_now,
            opens_at=owner.opens_at,
            needs_translation=owner.needs_translation,
            rule=decision.rule,
        ),
    )


def _say(
    situation: Situation, understood: Understanding, owner: Assignment, promise: datetime | None, wish: OptOut
) -> tuple[tuple[Action, ...], tuple[Reason, ...]]:
    """Return what is said now, or held for a person; and the reasons for saying nothing."""
    if situation.state.is_opted_out or situation.customer.opted_out:
        return (held(situation, Reason("opted-out")),), ()
    if understood.refusal:
        return (held(situation, understood.refusal),), ()
    verdict = _may_answer(situation)
    if not verdict.allowed:
        return (), (verdict.reason,)
    if _is_unreadable(situation):
        return (question(situation, understood, owner),), ()
    reply = acknowledgement(situation, understood, owner, promise)
    if wish.verdict == "ambiguous":
        return (held(situation, Reason("maybe-opt-out", {"matched": wish.matched or "?"}), _reply_of(reply)),), ()
    return (reply,), ()


def _reply_of(action: Reply | NeedsApproval) -> Reply | None:
    return action if isinstance(action, Reply) else action.reply


def _may_answer(situation: Situation) -> AutoReplyVerdict:
    own = situation.parts.market_of_account.keys()
    return may_answer_automatically(situation.event, situation.state, now=situation.now, own_addresses=own)


def _is_unreadable(situation: Situation) -> bool:
    parts = situation.event.parts
    return bool(parts) and all(isinstance(part, Unsupported) for part in parts)


def _observed(situation: Situation, understood: Understanding, actions: tuple[Action, ...]) -> Iterator[TicketEvent]:
    """Yield what the conversation has to remember: that somebody wrote, in which language, and what was planned to be said."""
    event, event_id = situation.event, situation.event_id
    yield TicketEvent(
        at=event.at,
        kind="customer_message",
        event_id=event_id,
        channel=event.channel,
        market=understood.market.territory if understood.market else None,
        marketplace=situation.marketplace,
        language=None if understood.language == "und" else understood.language,
    )
    if any(reason.code in _WRITTEN for reason in understood.reasons):
        detected = f"{event_id}/language"
        yield TicketEvent(at=event.at, kind="language_detected", event_id=detected, language=understood.language)
    if understood.priority != (situation.state.priority or "normal"):
        changed = f"{event_id}/priority"
        yield TicketEvent(at=event.at, kind="priority_changed", event_id=changed, priority=understood.priority)
    yield from _planned(situation, actions)


def _planned(situation: Situation, actions: tuple[Action, ...]) -> Iterator[TicketEvent]:
    replies = (action.reply if isinstance(action, AskCustomer) else action for action in actions)
    for reply in replies:
        if isinstance(reply, Reply):
            planned = f"planned/{reply.idempotency_key}"
            yield TicketEvent(
                at=situation.now, kind="reply_planned", event_id=planned, action_key=reply.idempotency_key, message=reply.messages[0]
            )
