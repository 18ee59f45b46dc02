"""Tell who hears of a conversation that a rule has put under watch, and who takes it once less is asked of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import Conversation, Customer, TicketEvent
from xborder_support.routing import (
    Assignment,
    Decision,
    DueStep,
    Ladder,
    LadderState,
    LadderStep,
    Wait,
    Workload,
    assign,
    current_wait,
    due_since,
)
from xborder_support.sla import Cycle
from xborder_support.terms import Reason

from .actions import Assign, Escalate
from .assembly import Parts
from .handover import handover
from .keys import idempotency_key
from .routing_facts import NOTHING_RELAXED, assignment_request, known_facts

__all__ = ["Watch", "has_nobody", "hours_of_step", "watched"]


class Watch(NamedTuple):
    """Hold what the ladder of a rule asks for, each with the instant from which it counts, and what the conversation has to remember."""

    steps: Sequence[tuple[datetime, Assign | Escalate]] = ()
    observed: tuple[TicketEvent, ...] = ()


def watched(
    parts: Parts, conversation: Conversation, customer: Customer, workload: Workload, *, cycle: Cycle | None, now: datetime
) -> Watch:
    """Return what the ladder of the rule that fits asks for: what is due, and the first step that is to come.

    ``cycle`` is the running clock whose target the shares are of; without one, only waits are counted.
    """
    if not parts.rule_ladders or conversation.state.waiting_since is None:
        return Watch()
    facts = known_facts(parts, conversation.state, customer, now)
    decision = parts.rules.decide(facts, now=now)
    ladder = parts.rule_ladders.get(decision.ladder or "")
    if ladder is None or (cycle is None and any(step.percent for step in ladder.all_steps)):
        return Watch()
    team = conversation.state.team or parts.team_of_market(conversation.state.market)
    state = due_since(
        ladder,
        _wait(ladder, conversation),
        now,
        at_share=cycle.at_share if cycle else None,
        hours_of=lambda step: hours_of_step(parts, step, team),
        is_empty=lambda step: has_nobody(parts, step, team, now),
    )
    told, raised = _told(parts, team, decision, state), tuple(_raised(state))
    last = next((step for step in reversed(state.due) if step.step.relaxation != NOTHING_RELAXED), None)
    if last is None or _is_there(parts, conversation.state.owner, now):
        return Watch(told, raised)
    request = assignment_request(parts, facts, decision, owner=None, relaxed=state.relaxation)
    owner = assign(request, parts.roster, workload=workload, now=now)
    return Watch([*told, *_taken(last, decision, owner)] if owner.agent != conversation.state.owner else told, raised)


def _is_there(parts: Parts, owner: str | None, now: datetime) -> bool:
    """Tell whether the conversation has an owner who is on shift. Of whom the roster does not know, nobody can tell that they are not."""
    agent = parts.roster.agents.get(owner or "")
    if agent is None:
        return owner is not None
    return (agent.calendar or parts.roster.teams[agent.team].calendar).is_open(now)


def _raised(state: LadderState) -> Iterator[TicketEvent]:
    """Yield the priorities that the due steps give, as events that are the same each time."""
    for step in state.due:
        if step.step.relaxation.priority:
            yield TicketEvent(at=step.due_at, kind="priority_changed", event_id=f"ladder/{step.id}", priority=step.step.relaxation.priority)


def _wait(ladder: Ladder, conversation: Conversation) -> Wait | None:
    """Return the wait that the ladder counts. The usual one is known also where its events are sealed."""
    state, usual = conversation.state, Ladder()
    if (ladder.starts_on, ladder.stops_on, ladder.restarts_on) == (usual.starts_on, usual.stops_on, usual.restarts_on):
        return Wait(state.waiting_since, state.waiting_by or "") if state.waiting_since else None
    return current_wait(conversation.events, starts=ladder.starts_on, stops=ladder.stops_on, restarts=ladder.restarts_on)


def _told(parts: Parts, team: str | None, decision: Decision, state: LadderState) -> list[tuple[datetime, Escalate]]:
    steps = (*state.due, *((state.upcoming,) if state.upcoming else ()))
    return [(step.due_at, _escalation(parts, team, decision, step)) for step in steps]


def _escalation(parts: Parts, team: str | None, decision: Decision, step: DueStep) -> Escalate:
    facts = {"ladder": decision.ladder or "?", "rule": decision.rule or "?", "when": step.step.when}
    return Escalate(
        idempotency_key=idempotency_key("ladder", step.id),
        reasons=(Reason("ladder-step", facts),),
        not_before=step.due_at,
        to=parts.roster.escalation_target(step.step.to, team=team).name,
        metric="wait",
        due_at=step.reached_at,
    )


def _taken(step: DueStep, decision: Decision, owner: Assignment) -> Iterator[tuple[datetime, Assign]]:
    """Yield whoever is there and can take what nobody owns, now that a step has let go of something."""
    if owner.agent is not None and owner.available_now:
        why = Reason("ladder-relaxed", {"ladder": decision.ladder or "?", "when": step.step.when})
        key = idempotency_key("ladder-assign", step.id, owner.agent)
        yield step.due_at, handover(owner, key=key, reasons=(why,), rule=decision.rule)


def hours_of_step(parts: Parts, step: LadderStep, team: str | None) -> BusinessCalendar | None:
    """Return the hours of whoever a step reaches; a role that only the host knows keeps those of the team."""
    roster = parts.roster
    target = roster.escalation_target(step.to, team=team)
    if target.kind == "agent" and target.name in roster.agents:
        agent = roster.agents[target.name]
        return agent.calendar or roster.teams[agent.team].calendar
    people = roster.teams.get(target.name if target.kind == "team" else team or "")
    return people.calendar if people else None


def has_nobody(parts: Parts, step: LadderStep, team: str | None, now: datetime) -> bool:
    """Tell whether nobody whom a step reaches is scheduled at this hour. Who is only busy still is."""
    roster = parts.roster
    target = roster.escalation_target(step.to, team=team)
    if target.kind == "role":
        return False
    if target.kind == "agent":
        hours = hours_of_step(parts, step, team)
        return hours is not None and not hours.is_open(now)
    members = [agent for agent in roster.agents.values() if agent.team == target.name]
    calendars = [agent.calendar or roster.teams[target.name].calendar for agent in members] or [roster.teams[target.name].calendar]
    return not any(calendar.is_open(now) for calendar in calendars)
