"""Hold what one stage of the desk came to, before it becomes a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xborder_support.conversations import TicketEvent
from xborder_support.routing import Assignment
from xborder_support.terms import Reason

from .actions import Action
from .understanding import Understanding

__all__ = ["Outcome"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Hold the actions, what they rest on, and what the conversation has to remember. ``owner`` is who has to answer, old or new."""

    actions: tuple[Action, ...]
    reasons: tuple[Reason, ...] = ()
    observed: tuple[TicketEvent, ...] = ()
    understood: Understanding | None = None
    owner: Assignment | None = None
    promised_at: datetime | None = None
