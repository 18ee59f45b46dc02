"""Note what happened where there is nothing to decide."""

from __future__ import annotations

from typing import Any

from xborder_support.conversations import Event, TicketEvent
from xborder_support.terms import Reason

from .actions import Ignore
from .keys import idempotency_key
from .outcome import Outcome
from .situation import happened_at

__all__ = ["ignored", "observed"]


def ignored(event: Event, code: str, *also: TicketEvent, **facts: str) -> Outcome:
    """Return that nothing is to be done, and why; the conversation notes that something happened, and whatever else is given."""
    event_id = event.event_id
    action = Ignore(idempotency_key=idempotency_key("ignore", event_id), reasons=(Reason(code, facts),))
    return Outcome(actions=(action,), observed=(observed(event, event_id, "note"), *also))


def observed(event: Event, event_id: str, kind: Any, **facts: Any) -> TicketEvent:
    """Return the fact to keep of an event."""
    return TicketEvent(**{"at": happened_at(event), "channel": event.channel, **facts}, kind=kind, event_id=event_id)
