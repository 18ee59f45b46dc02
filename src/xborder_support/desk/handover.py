"""Write down as an action who owns a conversation."""

from __future__ import annotations

from datetime import datetime

from xborder_support.routing import Assignment
from xborder_support.terms import Reason

from .actions import Assign

__all__ = ["handover"]


def handover(owner: Assignment, *, key: str, reasons: tuple[Reason, ...], rule: str | None, not_before: datetime | None = None) -> Assign:
    """Return the action that gives a conversation to its owner. The owner's own reasons follow those of the rules."""
    return Assign(
        idempotency_key=key,
        reasons=(*reasons, *owner.reasons),
        not_before=not_before,
        agent=owner.agent,
        team=owner.team,
        calendar=owner.calendar_name,
        is_available_now=owner.available_now,
        opens_at=owner.opens_at,
        needs_translation=owner.needs_translation,
        needs_disclosure=owner.needs_disclosure,
        lane=owner.lane,
        nobody=owner.nobody,
        data_access=owner.data_access,
        rule=rule,
    )
