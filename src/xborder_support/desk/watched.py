"""Tell who hears of a conversation that a rule has put under watch, and who takes it once less is asked of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import Conversation, ConversationState, Customer, TicketEvent
from xborder_support.routing import (
    Assignment,
    DueStep,
    Ladder,
    LadderState,
    LadderStep,
    Rule,
    Wait,
    Workload,
    assign,
    current_wait,
    due_since,
)
from xborder_support.sla import Cycle
from xborder_support.terms import Priority, Reason

from .actions import Assign, Escalate
from .assembly import Parts
from .handover import handover
from .keys import idempotency_key
from .routing_facts import assignment_request, known_facts

# What the ids of the events begin with by which ladders raise a priority.
_RAISED = "ladder/"

__all__ = ["Watch", "has_nobody", "hours_of_step", "watched"]


class Watch(NamedTuple):
    """Hold what the ladder of a rule asks for, each with the instant from which it counts, and what the conversation has to remember."""

    steps: Sequence[tuple[datetime, Assign | Escalate]] = ()
    observed: tuple[TicketEvent, ...] = ()


def watched(
    parts: Parts, conversation: Conversation, customer: Customer, workload: Workload, *, cycle: Cycle | None, now: datetime
) -> Watch:
    """Return what the ladder of the rule that took the conversation asks for: what is due, and the first step that is to come.

    ``cycle`` is the running clock whose target the shares are of; without one, only waits are counted.
    """
    if not parts.rule_ladders:
        return Watch()
    facts = _facts(parts, conversation, customer, now)
    rule = _rule(parts, conversation, facts, now)
    ladder = parts.rule_ladders.get(rule.ladder or "") if rule else None
    if rule is None or ladder is None or (cycle is None and any(step.percent for step in ladder.all_steps)):
        return Watch()
    team = conversation.state.team or parts.team_of_market(conversation.state.market)
    state = due_since(
        ladder,
        _wait(ladder, conversation),
        now,
        at_share=cycle.at_share if cycle else None,
        hours_of=lambda step: hours_of_step(parts, step, team),
        is_empty=lambda step, at: has_nobody(parts, step, team, at),
    )
    told, raised = _told(parts, team, rule, state), tuple(_raised(state, conversation))
    last = next((step for step in reversed(state.due) if step.step.relaxation), None)
    if last is None or _is_there(parts, conversation.state.owner, now):
        return Watch(told, raised)
    priority = conversation.state.priority or rule.priority
    request = assignment_request(parts, facts, rule.to, priority=priority, owner=None, relaxed=state.relaxation)
    return Watch([*told, *_taken(conversation, last, rule, assign(request, parts.roster, workload=workload, now=now))], raised)


def _facts(parts: Parts, conversation: Conversation, customer: Customer, now: datetime) -> Mapping[str, object]:
    """Return what is known of a conversation, in the language in which its last message was understood."""
    facts = known_facts(parts, conversation.state, customer, now)
    said = next((event for event in reversed(conversation.events) if event.kind == "customer_message"), None)
    return {**facts, "language": conversation.state.declared_language or (said and said.language) or facts["language"]}


def _rule(parts: Parts, conversation: Conversation, facts: Mapping[str, object], now: datetime) -> Rule | None:
    """Return the rule that took the last message; the first that fits what is known, where none is noted or somebody named a topic since.

    A message tells its rule more than its conversation keeps, and what rules and ladders raise must not take it from its ladder.
    """
    noted = next((event for event in reversed(conversation.events) if event.kind in {"customer_message", "classified"}), None)
    if noted is not None and noted.rule is not None:
        known = next((rule for rule in parts.rules.rules if rule.name == noted.rule), None)
        if known is not None:
            return known
    return parts.rules.first({**facts, "priority": _usual_priority(conversation)}, now=now)


def _usual_priority(conversation: Conversation) -> Priority:
    """Return the priority that a conversation has without what ladders gave it."""
    before = conversation.checkpoint.state if conversation.checkpoint else ConversationState()
    return before.after(*(event for event in conversation.events if not event.event_id.startswith(_RAISED))).priority or "normal"


def _is_there(parts: Parts, owner: str | None, now: datetime) -> bool:
    """Tell whether the conversation has an owner who is on shift. Of whom the roster does not know, nobody can tell that they are not."""
    if owner is None or owner not in parts.roster.agents:
        return owner is not None
    return parts.roster.calendar_of(owner).is_open(now)


def _raised(state: LadderState, conversation: Conversation) -> Iterator[TicketEvent]:
    """Yield the priorities to which the due steps raise the conversation, as events that are the same each time."""
    priority = conversation.state.priority or "normal"
    for step in state.due:
        raised, event_id = step.step.relaxation.raised(priority), _RAISED + step.id
        if raised != priority and event_id not in conversation:
            yield TicketEvent(at=step.due_at, kind="priority_changed", event_id=event_id, priority=raised)
            priority = raised


def _wait(ladder: Ladder, conversation: Conversation) -> Wait | None:
    """Return the wait that the ladder counts. The usual one is known also where its events are sealed."""
    state, usual = conversation.state, Ladder()
    if (ladder.starts_on, ladder.stops_on, ladder.restarts_on) == (usual.starts_on, usual.stops_on, usual.restarts_on):
        return _wait_since(state.waiting_since, state.waiting_by)
    return current_wait(
        conversation.events,
        starts=ladder.starts_on,
        stops=ladder.stops_on,
        restarts=ladder.restarts_on,
        before=_sealed_wait(ladder, conversation),
    )


def _sealed_wait(ladder: Ladder, conversation: Conversation) -> Wait | None:
    """Return the wait that runs since before the checkpoint, as far as a message began it."""
    sealed = conversation.checkpoint
    if sealed is None or "customer_message" not in {*ladder.starts_on, *ladder.restarts_on}:
        return None
    if "agent_replied" in ladder.stops_on:
        return _wait_since(sealed.state.waiting_since, sealed.state.waiting_by)
    return _wait_since(sealed.state.unsolved_since, sealed.state.unsolved_by)


def _wait_since(at: datetime | None, by: str | None) -> Wait | None:
    return Wait(at, by or "") if at else None


def _told(parts: Parts, team: str | None, rule: Rule, state: LadderState) -> list[tuple[datetime, Escalate]]:
    steps = (*state.due, *((state.upcoming,) if state.upcoming else ()))
    return [(step.due_at, _escalation(parts, team, rule, step)) for step in steps]


def _escalation(parts: Parts, team: str | None, rule: Rule, step: DueStep) -> Escalate:
    facts = {"ladder": rule.ladder or "?", "rule": rule.name, "when": step.step.when}
    return Escalate(
        idempotency_key=idempotency_key("ladder", step.id),
        reasons=(Reason("ladder-step", facts),),
        not_before=step.due_at,
        to=parts.roster.escalation_target(step.step.to, team=team).name,
        metric="wait",
        due_at=step.reached_at,
    )


def _taken(conversation: Conversation, step: DueStep, rule: Rule, owner: Assignment) -> Iterator[tuple[datetime, Assign]]:
    """Yield whoever can take what nobody owns, now that a step has let go of something: at once, or when the next of them comes."""
    at = step.due_at if owner.agent is not None and owner.available_now else owner.opens_at
    if at is not None:
        why = Reason("ladder-relaxed", {"ladder": rule.ladder or "?", "when": step.step.when})
        key = idempotency_key("ladder-assign", step.id, _last_change_of_owner(conversation))
        yield at, handover(owner, key=key, reasons=(why,), rule=rule.name)


def _last_change_of_owner(conversation: Conversation) -> str:
    """Return what tells that a step gives a conversation away again from the same being planned twice."""
    return next((event.event_id for event in reversed(conversation.events) if event.kind in {"assigned", "agent_replied"}), "")


def hours_of_step(parts: Parts, step: LadderStep, team: str | None) -> BusinessCalendar | None:
    """Return the hours of whoever a step reaches; a role that only the host knows keeps those of the team."""
    roster = parts.roster
    target = roster.escalation_target(step.to, team=team)
    if target.kind == "agent" and target.name in roster.agents:
        return roster.calendar_of(target.name)
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
    members = [roster.calendar_of(agent.id) for agent in roster.agents.values() if agent.team == target.name]
    calendars = members or [roster.teams[target.name].calendar]
    return not any(calendar.is_open(now) for calendar in calendars)
