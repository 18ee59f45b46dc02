"""Tell by when an answer is owed, what the customer can be told, and who hears of it when time runs out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import get_args

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import Conversation, ConversationState
from xborder_support.errors import UsageError
from xborder_support.routing import Assignment
from xborder_support.sla import Cycle, Metric, SlaPolicy, SlaReport, evaluate, promise
from xborder_support.terms import Reason, Target

from .actions import Assign, Escalate
from .assembly import Parts
from .keys import idempotency_key
from .plan import Deadline
from .situation import Situation
from .understanding import Understanding

__all__ = ["Clocks", "clocks", "endangered", "promised_at"]

_METRICS: tuple[Metric, ...] = get_args(Metric)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Hold the clocks that run, the stricter one of each metric, the escalations that are due, and when to look again."""

    deadlines: tuple[Deadline, ...] = ()
    strictest: Mapping[str, Deadline] = field(default_factory=dict)
    escalations: tuple[Escalate, ...] = ()
    next_check_at: datetime | None = None


def clocks(parts: Parts, conversation: Conversation, now: datetime) -> Clocks:
    """Return what the events of a conversation owe at an instant."""
    state = conversation.state
    if state.waiting_since is None and (state.opened_at is None or state.solved_at is not None):
        return Clocks()  # nothing was asked, or all is settled: no clock can run
    report = _report(parts, conversation, state, now)
    cycles = {metric: cycle for metric in _METRICS if (cycle := report.strictest(metric))}
    steps = [step for cycle in cycles.values() for step in _steps(parts, state, cycle, now)]
    alarms = [at for at, _ in steps if at > now] + [cycle.due_at for cycle in report.running if cycle.due_at and cycle.due_at > now]
    return Clocks(
        deadlines=tuple(_deadline(cycle) for cycle in report.running),
        strictest={metric: _deadline(cycle) for metric, cycle in cycles.items()},
        escalations=tuple(action for at, action in steps if at <= now),
        next_check_at=min(alarms, default=None),
    )


def endangered(parts: Parts, timed: Clocks, owner: Assign | None) -> tuple[Escalate, ...]:
    """Return the alarm for a clock that runs out before the owner is there again: somebody else has to answer, or the hours are wrong."""
    deadline = timed.strictest.get("first_response")
    if owner is None or owner.opens_at is None or deadline is None or deadline.due_at >= owner.opens_at:
        return ()
    ladder = parts.ladders.get(deadline.metric)
    first_to_hear = ladder.steps[0].to if ladder and ladder.steps else "lead"
    facts = {"clock": deadline.clock, "due_at": deadline.due_at.isoformat(), "opens_at": owner.opens_at.isoformat()}
    return (
        Escalate(
            idempotency_key=idempotency_key("endangered", owner.idempotency_key, deadline.metric, deadline.clock),
            reasons=(Reason("due-before-opening", facts),),
            to=parts.roster.escalation_target(first_to_hear, team=owner.team).name,
            metric=deadline.metric,
            due_at=deadline.due_at,
        ),
    )


def promised_at(situation: Situation, understood: Understanding, owner: Assignment) -> datetime | None:
    """Return by when the customer can be told to expect an answer, or None where nothing is owed to anybody yet.

    The target is the shop's own, counted on the hours of the owner: those are the people who will answer. A message that still waits
    is counted from its first word, as its clock is.
    """
    market = understood.market
    target = _target(situation, understood)
    if market is None or target is None:
        return None
    agents = owner.calendar or situation.parts.calendar_of_market(market.territory, on=situation.now.date())
    start = min(situation.state.waiting_since or situation.event.at, situation.event.at)
    try:
        made = promise(
            target,
            start=start,
            now=situation.now,
            agents=agents,
            customer_zone=understood.time_zone,
            rounding=market.promise_rounding_minutes,
        )
    except UsageError:
        return None  # a calendar that never opens again: nobody can promise anything
    return made.at


def _target(situation: Situation, understood: Understanding) -> Target | None:
    """Return the shop's own target for the answer to this message."""
    market = understood.market
    if market is None:
        return None
    metric: Metric = "first_response" if situation.state.first_agent_reply_at is None else "next_response"
    facts = {
        "market": market.territory,
        "channel": situation.event.channel,
        "language": understood.language,
        "topic": situation.state.topic,
        "priority": understood.priority,
        "marketplace": situation.marketplace,
        "tier": situation.customer.tier,
        "segments": situation.customer.segments or None,
    }
    for policy in situation.parts.policies:
        if policy.marketplace is None and policy.when.evaluate(facts):
            return policy.targets.get(metric) or policy.targets.get("first_response")
    return market.target(metric, situation.event.channel) or market.target("first_response", situation.event.channel)


def _report(parts: Parts, conversation: Conversation, state: ConversationState, now: datetime) -> SlaReport:
    return evaluate(
        conversation.events,
        (*parts.policies, *_usual_policy(parts, state, now)),
        calendars={**parts.calendars, **_market_calendar(parts, state, now)},
        now=now,
        before=conversation.checkpoint.state if conversation.checkpoint else None,
    )


def _market_calendar(parts: Parts, state: ConversationState, now: datetime) -> dict[str, BusinessCalendar]:
    return {state.market: parts.calendar_of_market(state.market, on=now.date())} if state.market else {}


def _usual_policy(parts: Parts, state: ConversationState, now: datetime) -> Iterator[SlaPolicy]:
    """Yield what shops in the market usually promise, which counts where the desk file says nothing."""
    if state.market:
        market = parts.market(state.market, on=now.date())
        targets = {metric: target for metric in _METRICS if (target := market.target(metric, state.channel or ""))}
        yield SlaPolicy(name=f"usual in {market.territory}", targets=targets)


def _steps(parts: Parts, state: ConversationState, cycle: Cycle, now: datetime) -> Iterator[tuple[datetime, Escalate]]:
    """Yield every step that is due, and the first that is not, with its instant."""
    ladder = parts.ladders.get(cycle.metric)
    if ladder is None or cycle.due_at is None:
        return
    upcoming = ladder.next_after(cycle.at_share, now=now)
    for step in (*ladder.due(cycle.at_share, now=now), *((upcoming,) if upcoming else ())):
        target = parts.roster.escalation_target(step.step.to, team=state.team or parts.team_of_market(state.market))
        share = f"{step.step.percent}%"
        key = idempotency_key("escalate", cycle.started_by, cycle.metric, cycle.clock, share)
        reason = Reason("target-used", {"share": share, "metric": cycle.metric, "clock": cycle.clock, "policy": cycle.policy or "?"})
        yield (
            step.due_at,
            Escalate(
                idempotency_key=key,
                reasons=(reason,),
                not_before=step.due_at,
                to=target.name,
                metric=cycle.metric,
                due_at=cycle.due_at,
            ),
        )


def _deadline(cycle: Cycle) -> Deadline:
    if cycle.due_at is None or cycle.target is None:
        raise AssertionError("only cycles with a target are among the running ones")
    return Deadline(
        metric=cycle.metric,
        due_at=cycle.due_at,
        started_at=cycle.started_at,
        target=cycle.target,
        clock=cycle.clock,
        policy=cycle.policy or "?",
        state=cycle.state,
        calendar_digest=cycle.calendar_digest,
    )
