"""Decide about everything that is not a question: delivery reports, follows and blocks, reactions, machines' mail, the unreadable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any, Literal, TypeAlias

from xborder_support.compliance import OptOut, recognise_opt_out
from xborder_support.conversations import (
    Conversation,
    ConversationState,
    Edit,
    Event,
    Membership,
    Message,
    Postback,
    Text,
    Unparsed,
)
from xborder_support.terms import Reason

from .actions import Action, NeedsApproval, RecordConsent, StopContact
from .delivered import delivery_reported
from .elsewhere import answered, called, ticket_updated
from .keys import idempotency_key
from .noted import ignored, observed
from .outcome import Outcome
from .own_words import is_automatic_reply
from .situation import happened_at
from .wire_text import code_word, storable

__all__ = ["asked_to_stop", "ended_contact", "resumed_contact", "take_in", "too_late"]

Scope: TypeAlias = Literal["all", "marketing"]


def take_in(event: Event, past: Conversation) -> Outcome | None:
    """Return what to do about an event that asks nothing, or None for a customer's own message."""
    decide = _BY_KIND.get(getattr(event, "kind", ""))
    return decide(event, past) if decide else None


def ended_contact(event: Event, event_id: str, scope: Scope, reason: Reason) -> Outcome:
    """Return that contact ends for a person: to stop, to keep the proof, and to remember it."""
    stop = StopContact(
        idempotency_key=idempotency_key("stop_contact", event_id),
        reasons=(reason,),
        address=storable(event.customer.address or ""),
        channel=event.channel,
        scope=scope,
    )
    return _consented(event, event_id, "revoke", scope, reason, first=(stop,))


def resumed_contact(event: Event, event_id: str, scope: Scope, reason: Reason) -> Outcome:
    """Return that a person wants to hear from the shop again."""
    return _consented(event, event_id, "grant", scope, reason)


def _consented(
    event: Event, event_id: str, change: Literal["grant", "revoke"], scope: Scope, reason: Reason, *, first: tuple[Action, ...] = ()
) -> Outcome:
    record = RecordConsent(
        idempotency_key=idempotency_key("record_consent", event_id),
        reasons=(reason,),
        address=storable(event.customer.address or ""),
        channel=event.channel,
        change=change,
        scope=scope,
        at=happened_at(event),
        evidence=event_id,
    )
    kind = "opted_out" if change == "revoke" else "opted_in"
    # The status tells a block, which a new follow takes back, from words, which only words take back.
    status = event.change if isinstance(event, Membership) else None
    return Outcome(actions=(*first, record), observed=(observed(event, event_id, kind, scope=scope, status=status),))


def _membership(event: Membership, past: Conversation) -> Outcome:
    if event.change in {"opted_out", "unfollowed"}:
        code = "opted-out-of-marketing" if event.scope == "marketing" else _ENDED[event.change]
        return ended_contact(event, event.event_id, event.scope, Reason(code))
    if event.change == "opted_in":
        return resumed_contact(event, event.event_id, event.scope, Reason("opted-in", {"scope": event.scope}))
    if event.change == "followed" and _was_unfollowed(past):
        return resumed_contact(event, event.event_id, "all", Reason("followed-again"))
    return ignored(event, "membership", change=event.change)


_ENDED = {"opted_out": "opted-out-of-all", "unfollowed": "unfollowed"}


def _was_unfollowed(past: Conversation) -> bool:
    """Tell whether nothing but a block stands against contact."""
    consents = [item for item in past.events if item.kind in {"opted_out", "opted_in"}]
    ends = [*takewhile(lambda item: item.kind == "opted_out", reversed(consents))]
    before = past.checkpoint.state if past.checkpoint and len(ends) == len(consents) else ConversationState()
    return bool(ends) and not before.opted_out_at and all(item.status == "unfollowed" for item in ends)


def _message(event: Message, past: Conversation) -> Outcome | None:
    if event.is_private:
        return ignored(event, "private-note")
    if event.is_echo:
        return ignored(event, "echo") if event.automatic or is_automatic_reply(event, past) else answered(event)
    if event.automatic:
        return ignored(event, "automatic-message", sign=code_word(event.automatic))
    return None


def _postback(event: Postback, _past: Conversation) -> Outcome | None:
    return ignored(event, "echo") if event.is_echo else None


def _edit(event: Edit, past: Conversation) -> Outcome:
    """Read a customer's edit for one thing only: a wish to be left alone counts in whichever way it comes."""
    if event.is_echo:
        return ignored(event, "edited")
    text = "\n".join(part.text for part in event.parts if isinstance(part, Text))
    wish = recognise_opt_out(text, channel=event.channel, locale=past.state.language)
    if wish.verdict != "stop":
        return ignored(event, "edited")
    return ended_contact(event, event.event_id, wish.scope, asked_to_stop(wish))


def asked_to_stop(wish: OptOut) -> Reason:
    """Return the reason for ending contact, without the customer's words."""
    return Reason("asked-to-stop", {"matched": wish.matched or "?", "tier": str(wish.tier or "?")})


def too_late(event: Event, past: Conversation) -> Outcome:
    """Return what to do about an event behind the checkpoint: nothing, but for a wish to be left alone, which is never too late."""
    if isinstance(event, Message) and _message(event, past) is None:
        wish = recognise_opt_out(event.text, channel=event.channel, locale=past.state.language)
        if wish.verdict == "stop":
            return replace(
                ended_contact(event, event.event_id, wish.scope, asked_to_stop(wish)), observed=(), reasons=(Reason("too-late"),)
            )
    return replace(ignored(event, "too-late"), observed=())


def _unparsed(event: Unparsed, _past: Conversation) -> Outcome:
    reason = Reason("unreadable", {"cause": code_word(event.reason), "type": code_word(event.provider_type)})
    if not _may_hold_words(event):
        return ignored(event, reason.code, **reason.facts)
    action = NeedsApproval(idempotency_key=idempotency_key("needs_approval", event.event_id), reasons=(reason,))
    return Outcome(actions=(action,), observed=(observed(event, event.event_id, "note"),))


def _may_hold_words(event: Unparsed) -> bool:
    """Tell whether a customer probably said something in it. What has no sender, or no shape that is known, is no message."""
    return event.reason in _WORDLESS_FOR_US and not event.is_echo and bool((event.sender.address or "").strip())


# Why a message of a known kind stays unread: its type is new to us, or what it should hold is not there.
_WORDLESS_FOR_US = frozenset({"unsupported-type", "missing-content"})


_BY_KIND: Mapping[str, Callable[[Any, Conversation], Outcome | None]] = {
    "message": _message,
    "postback": _postback,
    "delivery_status": delivery_reported,
    "call_record": called,
    "ticket_update": ticket_updated,
    "membership": _membership,
    "reaction": lambda event, _past: ignored(event, "reaction"),
    "edit": _edit,
    "unsend": lambda event, _past: ignored(event, "unsent"),
    "unparsed": _unparsed,
}
