"""Tell since when a conversation waits, from what was said and done in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from xborder_support.conversations import TicketEvent, TicketEventKind

__all__ = ["STARTS", "STOPS", "Wait", "current_wait"]

#: What begins a wait, where a ladder says nothing else. An internal note is nothing that anybody waits for.
STARTS: tuple[TicketEventKind, ...] = ("created", "customer_message", "reopened")
#: What ends it.
STOPS: tuple[TicketEventKind, ...] = ("agent_replied", "solved", "closed")


@dataclass(frozen=True, slots=True)
class Wait:
    """Say since when (aware UTC) a conversation waits, and the id of the event with which that began.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.routing import Wait
        >>> Wait(datetime(2026, 2, 3, 9, tzinfo=UTC), "line:1").started_by
        'line:1'
    """

    started_at: datetime
    started_by: str


def current_wait(
    events: Iterable[TicketEvent],
    *,
    starts: Collection[str] = STARTS,
    stops: Collection[str] = STOPS,
    restarts: Collection[str] = (),
    before: Wait | None = None,
) -> Wait | None:
    """Return the wait that is not over, in whatever order the events come; None where nothing waits.

    A second message makes nobody wait anew, unless ``restarts`` says so. ``before`` is the wait that ran before the first of the events,
    where earlier ones are no longer known.
    """
    wait = before
    for event in sorted(events, key=attrgetter("order")):
        if event.kind in stops:
            wait = None
        elif event.kind in restarts or (wait is None and event.kind in starts):
            wait = Wait(event.at, event.event_id)
    return wait
