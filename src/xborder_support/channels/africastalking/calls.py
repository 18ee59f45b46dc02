"""Turn a voice callback into the record of a call, and the keys that the customer pressed into a message."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import count, instant_text, words
from xborder_support.conversations import CallRecord, CallState, InboundEvent, Media, Message, Party, Text

from .facts import facts

__all__ = ["is_call", "read_call"]

_DETAILS = {
    "session_id": "sessionId",
    "direction": "direction",
    "hangup_cause": "hangupCause",
    "currency": "currencyCode",
    "amount": "amount",
    "dialled_number": "dialDestinationNumber",
}
#: Causes of ITU-T Q.850 as the telephone exchange spells them; whatever else ended a call, it was taken.
_ENDS: dict[str | None, CallState] = {
    "USER_BUSY": "busy",
    "NO_ANSWER": "missed",
    "NO_USER_RESPONSE": "missed",
    "SUBSCRIBER_ABSENT": "missed",
    "CALL_REJECTED": "rejected",
    "ORIGINATOR_CANCEL": "canceled",
    "NORMAL_TEMPORARY_FAILURE": "failed",
    "UNALLOCATED_NUMBER": "failed",
    "SERVICE_UNAVAILABLE": "failed",
    "DESTINATION_OUT_OF_ORDER": "failed",
}
_BEFORE_IT_IS_TAKEN = frozenset({"ringing", "dialing", "queued", "initiated"})


def is_call(fields: dict[str, Any]) -> bool:
    """Tell whether a form is about a call."""
    return "isActive" in fields or "callSessionState" in fields or "callerNumber" in fields


def read_call(fields: dict[str, Any], origin: Origin, account: str | None) -> InboundEvent:
    """Return how far the call got, or what the customer keyed in. The caller is the customer in both directions."""
    shop = account if account is not None else words(fields, "destinationNumber") or ""
    origin = origin._replace(channel="phone", account=shop)
    session = words(fields, "sessionId")
    if session is None:
        return origin.unparsed("wrong-shape", fields, provider_type="call")
    shared = facts(fields, origin, identity=session, details=_DETAILS)
    customer = Party(address=words(fields, "callerNumber"))
    digits = words(fields, "dtmfDigits")
    if digits and _is_active(fields):
        shared["provider_id"] = f"{session}/{facts(fields, origin, identity=None, details={})['provider_id']}"
        return Message(**shared, sender=customer, recipient=shop_party(shop), parts=(Text(text=digits),))
    return _record(fields, shared, customer)


def _record(fields: dict[str, Any], shared: dict[str, Any], customer: Party) -> CallRecord:
    is_ours = (words(fields, "direction") or "").lower() == "outbound"
    shop = shop_party(shared["account"])
    seconds, started = count(fields.get("durationInSeconds")), instant_text(words(fields, "callStartTime"))
    return CallRecord(
        **shared,
        sender=shop if is_ours else customer,
        recipient=customer if is_ours else shop,
        is_echo=is_ours,
        state=_state(fields),
        provider_status=_word(fields),
        started_at=started,
        ended_at=_later(started, seconds) if not _is_active(fields) else None,
        duration_seconds=seconds,
        recording=_recording(fields),
    )


def _state(fields: dict[str, Any]) -> CallState:
    if _is_active(fields):
        return "ringing" if _word(fields).lower() in _BEFORE_IT_IS_TAKEN else "in_progress"
    known = _ENDS.get(words(fields, "hangupCause"))
    if known:
        return known
    return "failed" if (words(fields, "status") or "").lower() == "failed" else "completed"


def _word(fields: dict[str, Any]) -> str:
    stated = words(fields, "callSessionState") or words(fields, "status")
    return stated or ("active" if _is_active(fields) else "ended")


def _is_active(fields: dict[str, Any]) -> bool:
    return words(fields, "isActive") == "1"


def _later(started: Any, seconds: int | None) -> Any:
    try:
        return started + timedelta(seconds=seconds) if started and seconds is not None else None
    except OverflowError:
        return None


def _recording(fields: dict[str, Any]) -> Media | None:
    url = words(fields, "recordingUrl")
    return Media(media_kind="audio", url=url) if url else None
