"""Turn what WhatsApp reports of one voice call into an event."""

from __future__ import annotations

from typing import Any

from xborder_support.channels.wire.payload import count, ident, instant_s, words
from xborder_support.conversations import CallRecord, CallState, InboundEvent, Unparsed

from .message import Change, shared_facts
from .parts import error_codes
from .people import contact_of, party

__all__ = ["is_call_status", "read_call", "read_call_status"]

_STATES: dict[str, CallState] = {"RINGING": "ringing", "ACCEPTED": "in_progress", "REJECTED": "rejected"}


def read_call(call: dict[str, Any], change: Change) -> list[InboundEvent]:
    """Return the beginning or the end of a call, which either side may have made.

    A call that ended well without having begun was taken by nobody: Meta states its start only once somebody took it.
    """
    is_ours = call.get("direction") == "BUSINESS_INITIATED"
    facts = _facts(call, change, "to" if is_ours else "from", is_ours=is_ours)
    event, word = words(call, "event"), words(call, "status")
    if event == "connect":
        return [CallRecord(**facts, state="ringing", provider_status=event)]
    state = _ended(call, word.upper() if word else None)
    if event != "terminate" or word is None or state is None:
        return [Unparsed(**facts, reason="unknown-status" if event else "missing-content", provider_type=word or event)]
    return [
        CallRecord(
            **facts,
            state=state,
            provider_status=word,
            started_at=instant_s(call.get("start_time")),
            ended_at=instant_s(call.get("end_time")),
            duration_seconds=count(call.get("duration")),
        )
    ]


def is_call_status(status: dict[str, Any]) -> bool:
    """Tell whether a status is about a call and not about a message."""
    identity = status.get("id")
    return status.get("type") == "call" or (type(identity) is str and identity.startswith("wacid."))


def read_call_status(status: dict[str, Any], change: Change) -> list[InboundEvent]:
    """Return how far a call that the shop made got before somebody talked."""
    facts = _facts(status, change, "recipient_id", is_ours=True)
    word = words(status, "status")
    state = _STATES.get(word.upper()) if word else None
    if word is None or state is None:
        return [Unparsed(**facts, reason="unknown-status" if word else "missing-content", provider_type=word)]
    return [CallRecord(**facts, state=state, provider_status=word)]


def _ended(call: dict[str, Any], word: str | None) -> CallState | None:
    if word == "COMPLETED":
        return "completed" if count(call.get("duration")) or instant_s(call.get("start_time")) else "missed"
    return "failed" if word == "FAILED" else None


def _facts(item: dict[str, Any], change: Change, key: str, *, is_ours: bool) -> dict[str, Any]:
    phone, bsuid = ident(item, key), ident(item, f"{key}_user_id") or ident(item, "recipient_user_id")
    customer = party(phone, bsuid, contact_of(change.value, change.cards, phone, bsuid))
    ends = (change.shop, customer) if is_ours else (customer, change.shop)
    return {
        **shared_facts(item, change),
        "sender": ends[0],
        "recipient": ends[1],
        "is_echo": is_ours,
        "details": _details(item),
    }


def _details(item: dict[str, Any]) -> dict[str, str]:
    found = {
        "direction": words(item, "direction"),
        "callback_data": words(item, "biz_opaque_callback_data"),
        "error_codes": " ".join(error_codes(item)),
    }
    return {key: value for key, value in found.items() if value}
