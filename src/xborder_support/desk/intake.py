"""Decide about everything that is not a question: delivery reports, follows and blocks, reactions, machines' mail, the unreadable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from xborder_support.conversations import DeliveryStatus, Event, Membership, Message, TicketEvent, Unparsed
from xborder_support.terms import Reason

from .actions import Action, Ignore, RecordConsent, StopContact
from .keys import idempotency_key
from .outcome import Outcome

__all__ = ["ended_contact", "ignored", "take_in"]


def take_in(event: Event) -> Outcome | None:
    """Return what to do about an event that asks nothing, or None for a customer's own message."""
    decide = _BY_KIND.get(getattr(event, "kind", ""))
    return decide(event) if decide else None


def ignored(event: Event, code: str, **facts: str) -> Outcome:
    """Return that nothing is to be done, and why; the conversation only notes that something happened."""
    action = Ignore(idempotency_key=idempotency_key("ignore", event.event_id), reasons=(Reason(code, facts),))
    return Outcome(actions=(action,), observed=(_observed(event, "note"),))


def ended_contact(event: Event, scope: Literal["all", "marketing"], reason: Reason) -> tuple[tuple[Action, ...], TicketEvent]:
    """Return the actions that end contact for a person, and the fact to remember."""
    party = event.customer
    stop = StopContact(
        idempotency_key=idempotency_key("stop_contact", event.event_id),
        reasons=(reason,),
        address=party.address or "",
        channel=event.channel,
        scope=scope,
    )
    return (stop, _consent(event, "revoke", scope, reason)), _observed(event, "opted_out", scope=scope)


def _membership(event: Membership) -> Outcome:
    if event.change in {"opted_out", "unfollowed"}:
        actions, observed = ended_contact(
            event, event.scope, Reason("opted-out-of-marketing" if event.scope == "marketing" else "unfollowed")
        )
        return Outcome(actions=actions, observed=(observed,))
    if event.change == "opted_in":
        return resumed_contact(event, event.scope)
    return ignored(event, "membership", change=event.change)


def resumed_contact(event: Event, scope: Literal["all", "marketing"]) -> Outcome:
    """Return the record that a person wants to hear from the shop again."""
    reason = Reason("opted-in", {"scope": scope})
    return Outcome(actions=(_consent(event, "grant", scope, reason),), observed=(_observed(event, "opted_in", scope=scope),))


def _message(event: Message) -> Outcome | None:
    if event.is_echo:
        return ignored(event, "echo")
    if event.is_private:
        return ignored(event, "private-note")
    if event.automatic:
        return ignored(event, "automatic-message", sign=event.automatic)
    return None


def _delivery(event: DeliveryStatus) -> Outcome:
    noted = ignored(event, "delivery-report", status=event.status)
    return Outcome(actions=noted.actions, observed=(_observed(event, "delivery", status=event.status),))


def _unparsed(event: Unparsed) -> Outcome:
    return ignored(event, "unreadable", cause=event.reason, type=event.provider_type or "?")


def _consent(event: Event, change: Literal["grant", "revoke"], scope: Literal["all", "marketing"], reason: Reason) -> RecordConsent:
    return RecordConsent(
        idempotency_key=idempotency_key("record_consent", event.event_id),
        reasons=(reason,),
        address=event.customer.address or "",
        channel=event.channel,
        change=change,
        scope=scope,
        at=event.at,
        evidence=event.event_id,
    )


def _observed(event: Event, kind: Any, **facts: Any) -> TicketEvent:
    return TicketEvent(at=event.at, kind=kind, event_id=event.event_id, channel=event.channel, **facts)


_BY_KIND: Mapping[str, Callable[[Any], Outcome | None]] = {
    "message": _message,
    "delivery_status": _delivery,
    "membership": _membership,
    "reaction": lambda event: ignored(event, "reaction"),
    "edit": lambda event: ignored(event, "edited"),
    "unsend": lambda event: ignored(event, "unsent"),
    "unparsed": _unparsed,
}
