"""Put waiting conversations in order: what waits too long first, then priority, time left and age."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from xborder_support.errors import UsageError

from .request_checks import PRIORITIES

if TYPE_CHECKING:
    from .request import AssignmentRequest

__all__ = ["STARVATION_BOUND", "WaitingPlace", "checked_bound", "waiting_place"]

#: How long a conversation waits until it comes before every priority, where the host says nothing else. A policy of this library's own.
STARVATION_BOUND = timedelta(hours=24)

_NO_DEADLINE = 10**12


class WaitingPlace(NamedTuple):
    """Hold where a conversation stands among those that wait: the first number that differs decides, and the smaller one comes first.

    ``overdue``: 0 where it waits as long as the bound or longer, else 1; among those, only the age counts. ``priority``: 0 for the
    highest. ``slack_seconds``: what is left until it is due. ``age_seconds``: negative, so that the oldest comes first.

    Example:
        >>> from xborder_support.routing import WaitingPlace
        >>> WaitingPlace._fields
        ('overdue', 'priority', 'slack_seconds', 'age_seconds', 'id')
    """

    overdue: int
    priority: int
    slack_seconds: int
    age_seconds: int
    id: str


def checked_bound(bound: timedelta) -> timedelta:
    """Return a starvation bound.

    Errors: ``UsageError`` ``bad-bound`` for what is no length of time above 0.
    """
    if not isinstance(bound, timedelta) or bound <= timedelta(0):
        raise UsageError("a starvation bound is a length of time above 0", code="bad-bound", hint="pass timedelta(hours=24)")
    return bound


def waiting_place(request: AssignmentRequest, now: datetime, bound: timedelta) -> WaitingPlace:
    """Return where a conversation stands. One whose ``waiting_since`` is not told has only just come."""
    age = now - (request.waiting_since or now)
    name, seconds = request.id or "", int(age.total_seconds())
    if age >= bound:
        return WaitingPlace(0, 0, 0, -seconds, name)
    slack = int((request.due_at - now).total_seconds()) if request.due_at else _NO_DEADLINE
    return WaitingPlace(1, len(PRIORITIES) - 1 - PRIORITIES.index(request.priority), slack, -seconds, name)
