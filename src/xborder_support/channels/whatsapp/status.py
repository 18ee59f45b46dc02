"""Turn one WhatsApp delivery status, or one switch of the customer's marketing preference, into an event."""

from __future__ import annotations

from typing import Any, Literal

from xborder_support.channels.wire.construction import new_status
from xborder_support.channels.wire.payload import ident, table, words
from xborder_support.conversations import DeliveryState, InboundEvent, Membership, Unparsed

from .message import Change, shared_facts
from .parts import error_codes
from .people import contact_of, party

__all__ = ["read_preference", "read_status"]

_STATES: dict[str, DeliveryState] = {"sent": "sent", "delivered": "delivered", "read": "read", "played": "read", "failed": "failed"}
_PREFERENCES: dict[str, Literal["opted_in", "opted_out"]] = {"stop": "opted_out", "resume": "opted_in", "signup": "opted_in"}


def read_status(status: dict[str, Any], change: Change) -> InboundEvent:
    """Return how far a message of ours got. It counts as an echo: it is about what we sent, so the customer is the recipient."""
    phone, bsuid = ident(status, "recipient_id"), ident(status, "recipient_user_id")
    contact = contact_of(change.value, phone, bsuid)
    facts = {
        **shared_facts(status, change),
        "sender": change.shop,
        "recipient": party(phone, bsuid, contact),
        "is_echo": True,
        "details": _details(status),
    }
    word = words(status, "status")
    state = _STATES.get(word) if word else None
    if word is None or state is None:
        return Unparsed(**facts, reason="unknown-status" if word else "missing-content", provider_type=word)
    return new_status(**facts, status=state, provider_status=word, error_codes=error_codes(status))


def read_preference(preference: dict[str, Any], change: Change) -> InboundEvent:
    """Return the customer's wish about marketing messages. Every other message may still be sent."""
    phone, bsuid = ident(preference, "wa_id"), ident(preference, "user_id")
    contact = contact_of(change.value, phone, bsuid)
    facts = {**shared_facts(preference, change), "sender": party(phone, bsuid, contact), "recipient": change.shop}
    word, category = words(preference, "value"), words(preference, "category") or ""
    wish = _PREFERENCES.get(word) if word else None
    if wish is None or not category.startswith("marketing"):
        return Unparsed(**facts, reason="unknown-preference", provider_type=word)
    return Membership(**facts, change=wish, scope="marketing")


def _details(status: dict[str, Any]) -> dict[str, str]:
    found = {
        "conversation_id": ident(table(status, "conversation"), "id"),
        "pricing_category": words(table(status, "pricing"), "category"),
        "callback_data": words(status, "biz_opaque_callback_data"),
    }
    return {key: value for key, value in found.items() if value}
