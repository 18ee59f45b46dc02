"""Tell who hears that a clock runs out: the steps of the metric's ladder, each in the hours of whoever it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from xborder_support.routing import Wait, due_since
from xborder_support.sla import Cycle
from xborder_support.terms import Reason

from .actions import Escalate
from .assembly import Parts
from .keys import idempotency_key
from .watched import has_nobody, hours_of_step

__all__ = ["escalations"]


def escalations(parts: Parts, team: str | None, cycle: Cycle, now: datetime) -> Iterator[tuple[datetime, Escalate]]:
    """Yield every step that is due, and the first that is not, with its instant."""
    ladder = parts.ladders.get(cycle.metric)
    if ladder is None or cycle.due_at is None:
        return
    wait = Wait(cycle.started_at, cycle.started_by)
    state = due_since(
        ladder,
        wait,
        now,
        at_share=cycle.at_share,
        hours_of=lambda step: hours_of_step(parts, step, team),
        is_empty=lambda step, at: has_nobody(parts, step, team, at),
    )
    for step in (*state.due, *((state.upcoming,) if state.upcoming else ())):
        facts = {"share": step.step.when, "metric": cycle.metric, "clock": cycle.clock, "policy": cycle.policy or "?"}
        action = Escalate(
            idempotency_key=idempotency_key("escalate", cycle.started_by, cycle.metric, cycle.clock, step.step.when),
            reasons=(Reason("target-used" if step.step.after is None else "waited-long", facts),),
            not_before=step.due_at,
            to=parts.roster.escalation_target(step.step.to, team=team).name,
            metric=cycle.metric,
            due_at=cycle.due_at,
        )
        yield step.due_at, action
