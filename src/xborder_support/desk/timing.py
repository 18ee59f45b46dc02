"""Tell by when an answer is owed, what the customer can be told, and who hears of it when time runs out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from xborder_support.conversations import Conversation, Customer, TicketEvent
from xborder_support.errors import UsageError
from xborder_support.markets import Market
from xborder_support.routing import Assignment, Workload
from xborder_support.sla import METRICS, SHOP, Cycle, Promise, promise
from xborder_support.terms import Metric, Reason, Target

from .actions import Assign, Escalate
from .assembly import Parts
from .escalation import escalations
from .kept_promise import broken_promise, first_to_hear
from .keys import idempotency_key
from .plan import Deadline
from .running_clocks import running_clocks
from .situation import Situation
from .understanding import Understanding
from .watched import watched

__all__ = ["Clocks", "clocks", "endangered", "promised"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Hold the clocks that run, the strictest run of each metric, what is due, when to look again, and what is to be remembered."""

    deadlines: tuple[Deadline, ...] = ()
    cycles: Mapping[Metric, Cycle] = field(default_factory=dict)
    escalations: tuple[Assign | Escalate, ...] = ()
    next_check_at: datetime | None = None
    reasons: tuple[Reason, ...] = ()
    observed: tuple[TicketEvent, ...] = ()

    @property
    def strictest(self) -> Mapping[str, Deadline]:
        """Return the deadline of each metric that comes first."""
        return {metric: _deadline(cycle) for metric, cycle in self.cycles.items()}


_CALLS = frozenset({"ringing", "queued"})


def clocks(parts: Parts, conversation: Conversation, customer: Customer, workload: Workload, *, now: datetime) -> Clocks:
    """Return what the events of a conversation owe at an instant."""
    state = conversation.state
    is_settled = state.waiting_since is None and state.unsolved_since is None and state.status != "on_hold"
    if is_settled and not any(event.kind in _CALLS for event in conversation.events):
        return Clocks()  # nothing was asked, or all is settled, and nobody calls: no clock can run
    report, reasons = running_clocks(parts, conversation, customer, now)
    running = report.running  # the most urgent first
    strictest = {cycle.metric: cycle for cycle in reversed(running)}
    cycles = {metric: strictest[metric] for metric in METRICS if metric in strictest}
    team = state.team or parts.team_of_market(state.market)
    steps: list[tuple[datetime, Assign | Escalate]] = []
    for cycle in cycles.values():
        steps += escalations(parts, team, cycle, now)
    waiting = cycles.get("first_response") or cycles.get("next_response")
    watch = watched(parts, conversation, customer, workload, cycle=waiting, now=now)
    steps += watch.steps
    steps += broken_promise(parts, team, state)
    alarms = [at for at, _ in steps if at > now] + [cycle.due_at for cycle in running if cycle.due_at and cycle.due_at > now]
    return Clocks(
        deadlines=tuple(_deadline(cycle) for cycle in running),
        cycles=cycles,
        escalations=tuple(action for at, action in steps if at <= now),
        next_check_at=min(alarms, default=None),
        reasons=reasons,
        observed=watch.observed,
    )


def endangered(parts: Parts, timed: Clocks, owner: Assignment | None, now: datetime) -> tuple[Escalate, ...]:
    """Return the alarm for an answer that is owed before anybody is there: somebody else has to give it, or the hours are wrong."""
    cycle = timed.cycles.get("first_response") or timed.cycles.get("next_response")
    if owner is None or owner.available_now or cycle is None or cycle.due_at is None or not parts.roster.teams:
        return ()
    if owner.opens_at is not None and cycle.due_at >= owner.opens_at:
        return ()
    return (
        Escalate(
            idempotency_key=idempotency_key("endangered", cycle.started_by, cycle.metric, cycle.clock),
            reasons=(_danger(owner, cycle.clock, cycle.due_at, now),),
            to=first_to_hear(parts, cycle.metric, owner.team),
            metric=cycle.metric,
            due_at=cycle.due_at,
        ),
    )


def _danger(owner: Assignment, clock: str, due_at: datetime, now: datetime) -> Reason:
    facts = {"clock": clock, "due_at": due_at.isoformat()}
    if owner.opens_at is None:
        return Reason("due-with-nobody" if due_at > now else "passed-with-nobody", facts)
    return Reason("due-before-opening" if due_at > now else "passed-before-opening", {**facts, "opens_at": owner.opens_at.isoformat()})


def promised(situation: Situation, understood: Understanding, owner: Assignment) -> tuple[Promise | None, tuple[Reason, ...]]:
    """Return by when the customer can be told to expect an answer, or None where nothing is owed to anybody yet; and what spoke against it.

    The target is the shop's own, counted on the hours of the owner: those are the people who will answer. A message that still waits
    is counted from its first word, as its clock is. What is usual in a market is promised only where that is well known.
    """
    market = understood.market
    target, is_certain = _target(situation, understood)
    if market is None or target is None:
        return None, ()
    if not is_certain:
        return None, (Reason("too-unsure-to-promise", {"market": market.territory, "target": str(target)}),)
    return _counted(target, situation, understood, market=market, owner=owner), ()


def _counted(target: Target, situation: Situation, understood: Understanding, *, market: Market, owner: Assignment) -> Promise | None:
    agents = owner.calendar or situation.parts.calendar_of_market(market.territory, on=situation.now.date())
    try:
        return promise(
            target,
            start=min(situation.state.waiting_since or situation.at, situation.at),
            now=situation.now,
            agents=agents,
            customer_zone=understood.time_zone,
            rounding=market.promise_rounding_minutes,
            style=market.promise_style,
            urgent=understood.priority == "urgent",
            window_expires_at=situation.event.window_expires_at,
        )
    except UsageError:
        return None  # a calendar that never opens again: nobody can promise anything


def _target(situation: Situation, understood: Understanding) -> tuple[Target | None, bool]:
    """Return the shop's own target for the answer to this message, or else the usual one; and whether it is well known."""
    market = understood.market
    if market is None:
        return None, False
    metric: Metric = "first_response" if situation.state.first_agent_reply_at is None else "next_response"
    facts = {
        "market": market.territory,
        "channel": situation.event.channel,
        "language": understood.language,
        "topic": understood.concern.topic,
        "priority": understood.priority,
        "marketplace": situation.marketplace,
        "tier": situation.customer.tier,
        "segments": situation.customer.segments or None,
        "is_complaint": situation.state.is_complaint,
        "started_at": min(situation.state.waiting_since or situation.at, situation.at),
    }
    for policy in situation.parts.policies:
        if policy.clock == SHOP and policy.is_valid(situation.now) and policy.when.truth(facts):
            return policy.targets.get(metric) or policy.targets.get("first_response"), True
    usual = market.target(metric, situation.event.channel) or market.target("first_response", situation.event.channel)
    return usual, market.fact("targets").confidence != "low"


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
