"""Turn one WhatsApp delivery status, or one switch of the customer's marketing preference, into events."""

from __future__ import annotations

from typing import Any, Literal

from xborder_support.channels.failures import failure_of, with_membership
from xborder_support.channels.wire.construction import new_status
from xborder_support.channels.wire.payload import ident, table, words
from xborder_support.conversations import DeliveryState, InboundEvent, Membership, Party, Unparsed

from .call import is_call_status, read_call_status
from .message import Change, shared_facts
from .parts import error_codes
from .people import contact_of, party

__all__ = ["read_preference", "read_status"]

_STATES: dict[str, DeliveryState] = {"sent": "sent", "delivered": "delivered", "read": "read", "played": "read", "failed": "failed"}
_PREFERENCES: dict[str, Literal["opted_in", "opted_out"]] = {"stop": "opted_out", "resume": "opted_in", "signup": "opted_in"}


def read_status(status: dict[str, Any], change: Change) -> list[InboundEvent]:
    """Return how far a message of ours got, or a call. It counts as an echo: it is about what we sent, so the customer is the recipient.

    A failure that means that the customer wants no more of us gives a second event, which says so.
    """
    if is_call_status(status):
        return read_call_status(status, change)
    recipient, thread_id = _recipient(status, change)
    facts = {
        **shared_facts(status, change),
        "sender": change.shop,
        "recipient": recipient,
        "thread_id": thread_id,
        "is_echo": True,
        "details": _details(status),
    }
    word, codes = words(status, "status"), error_codes(status)
    state = _STATES.get(word) if word else None
    if word is None or state is None:
        return [Unparsed(**facts, reason="unknown-status" if word else "missing-content", provider_type=word)]
    failure = failure_of("whatsapp", codes) if codes else None
    reason, is_retryable = (failure.reason, failure.is_retryable) if failure else (None, None)
    event = new_status(**facts, status=state, provider_status=word, error_codes=codes, reason=reason, is_retryable=is_retryable)
    return with_membership(event, failure)


def read_preference(preference: dict[str, Any], change: Change) -> list[InboundEvent]:
    """Return the customer's wish about marketing messages. Every other message may still be sent."""
    phone, bsuid = ident(preference, "wa_id"), ident(preference, "user_id")
    contact = contact_of(change.value, change.cards, phone, bsuid)
    facts = {**shared_facts(preference, change), "sender": party(phone, bsuid, contact), "recipient": change.shop}
    word, category = words(preference, "value"), words(preference, "category") or ""
    wish = _PREFERENCES.get(word) if word else None
    if wish is None or not category.startswith("marketing"):
        return [Unparsed(**facts, reason="unknown-preference", provider_type=word)]
    return [Membership(**facts, change=wish, scope="marketing")]


def _recipient(status: dict[str, Any], change: Change) -> tuple[Party, str | None]:
    """Return the customer, and the group where the message went to one: then ``recipient_id`` is the group's."""
    phone, bsuid, group = ident(status, "recipient_id"), ident(status, "recipient_user_id"), None
    if status.get("recipient_type") == "group" or "recipient_participant_id" in status or "recipient_participant_user_id" in status:
        group, phone = phone, ident(status, "recipient_participant_id")
        bsuid = ident(status, "recipient_participant_user_id")
    return party(phone, bsuid, contact_of(change.value, change.cards, phone, bsuid)), group


def _details(status: dict[str, Any]) -> dict[str, str]:
    pricing, conversation = table(status, "pricing"), table(status, "conversation")
    found = {
        "conversation_id": ident(conversation, "id"),
        "pricing_category": words(pricing, "category"),
        "pricing_model": words(pricing, "pricing_model"),
        "pricing_type": words(pricing, "type"),
        "callback_data": words(status, "biz_opaque_callback_data"),
    }
    return {key: value for key, value in found.items() if value}
