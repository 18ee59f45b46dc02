"""Tell what is odd about a log. None of it stops a clock from being told; all of it is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from xborder_support.conversations import ConversationState, TicketEvent
from xborder_support.terms import Finding

__all__ = ["oddities"]

_LISTED = 5


def oddities(events: Sequence[TicketEvent], *, late: int, before: ConversationState | None) -> Iterator[Finding]:
    """Yield what is odd about events in their order, and about ``late`` further ones that lie after the instant of the question."""
    if late:
        yield Finding("event-after-now", "warning", "events later than now are left out until then", facts={"events": str(late)})
    unknown = [event.status or "none" for event in events if event.kind in _TELL_STATUS and event.ticket_status is None]
    if unknown:
        message = "statuses that nobody knows pause nothing and stop nothing: map them to new, open, pending, on_hold, solved or closed"
        words = ", ".join(sorted({status[:40] for status in unknown})[:_LISTED])
        yield Finding("unknown-status", "warning", message, facts={"events": str(len(unknown)), "statuses": words})
    early = _before_created(events)
    if early:
        message = "events lie before the ticket was created; they count from their own time on"
        yield Finding("event-before-created", "warning", message, facts={"events": str(early)})
    if before is None and _begins_with_a_reply(events):
        message = "somebody of the shop wrote before anybody had asked; that is no answer"
        yield Finding("reply-before-question", "info", message)


def _before_created(events: Sequence[TicketEvent]) -> int:
    for event in events:
        if event.kind == "created":
            return bisect_left(events, event.at, key=_AT)
    return 0


def _begins_with_a_reply(events: Sequence[TicketEvent]) -> bool:
    first = next((event.kind for event in events if event.kind in _WORDS), None)
    return first == "agent_replied" and "customer_message" in map(_KIND, events)


_AT = attrgetter("at")
_KIND = attrgetter("kind")
_TELL_STATUS = frozenset({"created", "status_changed"})
_WORDS = frozenset({"created", "customer_message", "agent_replied"})
