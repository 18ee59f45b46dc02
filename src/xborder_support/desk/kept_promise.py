"""Tell when the time that a customer was told has passed without an answer, and who hears of it."""

from __future__ import annotations

from datetime import datetime

from xborder_support.conversations import ConversationState
from xborder_support.terms import Reason

from .actions import Escalate
from .assembly import Parts
from .keys import idempotency_key

__all__ = ["broken_promise", "first_to_hear"]


def broken_promise(parts: Parts, team: str | None, state: ConversationState) -> list[tuple[datetime, Escalate]]:
    """Return the alarm for a promise that is still waited for, with the instant from which it counts; nothing where there is none.

    A promise is made on the hours of whoever answers, and may come before the shop's own clock runs out. One wait has one alarm.
    """
    if state.promised_at is None:
        return []
    alarm = Escalate(
        idempotency_key=idempotency_key("promise", state.waiting_by or ""),
        reasons=(Reason("promise-passed", {"at": state.promised_at.isoformat()}),),
        not_before=state.promised_at,
        to=first_to_hear(parts, "first_response", team),
        metric="promise",
        due_at=state.promised_at,
    )
    return [(state.promised_at, alarm)]


def first_to_hear(parts: Parts, metric: str, team: str | None) -> str:
    """Return who hears first of an answer that comes too late: the first step of the metric's ladder, or else the lead."""
    ladder = parts.ladders.get(metric)
    step = ladder.steps[0].to if ladder and ladder.steps else "lead"
    return parts.roster.escalation_target(step, team=team).name
