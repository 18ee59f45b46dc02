"""Turn the form of a voice callback into the record of a call: its states, its recording, its transcription, and what was said or keyed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import count, fragment_id, words
from xborder_support.conversations import CallRecord, CallState, InboundEvent, Media, Message, Party, Text, Transcript

from .fields import chosen, instant, json_table
from .transcripts import heard, live_transcript, read_transcript
from .webhook import Webhook

__all__ = ["read_call"]

_STATES: dict[str, CallState] = {
    "queued": "ringing",
    "initiated": "ringing",
    "ringing": "ringing",
    "answered": "in_progress",
    "in-progress": "in_progress",
    "completed": "completed",
    "busy": "busy",
    "no-answer": "missed",
    "canceled": "canceled",
    "failed": "failed",
}
_RECORDING_STATES: dict[str, CallState] = {
    "in-progress": "in_progress",
    "paused": "in_progress",
    "stopped": "in_progress",
    "processing": "in_progress",
    "completed": "completed",
    "absent": "completed",
    "deleted": "completed",
    "failed": "completed",
}
_FROM_US = ("outbound", "trunking-terminating")  # a trunk terminates what the shop's own exchange dials
_DETAILS = {
    "account_sid": "AccountSid",
    "parent_call_sid": "ParentCallSid",
    "direction": "Direction",
    "answered_by": "AnsweredBy",
    "sip_response_code": "SipResponseCode",
    "from_country": "FromCountry",
    "error_code": "ErrorCode",
    "recording_sid": "RecordingSid",
    "transcription_sid": "TranscriptionSid",
    "track": "Track",
    "final": "Final",
    "conference_sid": "ConferenceSid",
}


def read_call(fields: dict[str, Any], webhook: Webhook) -> InboundEvent:
    """Return what a callback says of a call."""
    identity, is_ours = words(fields, "CallSid"), (words(fields, "Direction") or "").startswith(_FROM_US)
    ours, theirs = words(fields, "From" if is_ours else "To"), words(fields, "To" if is_ours else "From")
    origin = webhook.origin("phone", ours)
    if identity is None:
        return origin.unparsed("wrong-shape", fields, provider_type="call")
    shop, customer = shop_party(origin.account), Party(address=theirs)
    facts = {
        **origin._asdict(),
        "provider_id": identity,
        "sent_at": instant(words(fields, "Timestamp")),
        "sender": shop if is_ours else customer,
        "recipient": customer if is_ours else shop,
        "is_echo": is_ours,
        "details": {**chosen(fields, _DETAILS), **webhook.token_details()},
        "raw": fields,
    }
    return _read(fields, facts) or _unread(fields, origin, identity)


def _read(fields: dict[str, Any], facts: dict[str, Any]) -> InboundEvent | None:
    if "TranscriptionEvent" in fields:
        return _live(fields, facts)
    if "TranscriptionStatus" in fields:
        return _transcribed(fields, facts)
    if "RecordingStatus" in fields:
        return _recorded(fields, facts)
    if "StatusCallbackEvent" in fields and "ConferenceSid" in fields:
        return None
    return _answered(fields, facts) if "SpeechResult" in fields or "Digits" in fields else _state(fields, facts)


def _unread(fields: dict[str, Any], origin: Origin, identity: str) -> InboundEvent:
    kind = words(fields, "StatusCallbackEvent") or words(fields, "CallStatus") or "call"
    reason = "unknown-status" if "CallStatus" in fields else "unsupported-event"
    return origin.unparsed(reason, fields, provider_type=kind, provider_id=identity)


def _state(fields: dict[str, Any], facts: dict[str, Any]) -> CallRecord | None:
    word = words(fields, "CallStatus") or ""
    state = _STATES.get(word)
    if state is None:
        return None
    seconds, at = count(fields.get("CallDuration")), facts["sent_at"]
    is_over = state not in {"ringing", "in_progress"}
    began = _earlier(at, seconds) if is_over else at if state == "in_progress" else None
    return CallRecord(
        **facts,
        state=state,
        provider_status=word,
        sequence=count(fields.get("SequenceNumber")),
        started_at=began,
        ended_at=at if is_over else None,
        duration_seconds=seconds,
        recording=_recording(fields),
    )


def _recorded(fields: dict[str, Any], facts: dict[str, Any]) -> CallRecord | None:
    word = words(fields, "RecordingStatus") or ""
    state = _RECORDING_STATES.get(word)
    started = instant(words(fields, "RecordingStartTime"))
    # The word is marked: "completed" of the recording is another report than "completed" of the call.
    status = f"recording-{word}"
    return CallRecord(**facts, state=state, provider_status=status, started_at=started, recording=_recording(fields)) if state else None


def _transcribed(fields: dict[str, Any], facts: dict[str, Any]) -> CallRecord:
    status = f"transcription-{words(fields, 'TranscriptionStatus') or 'unknown'}"
    found = read_transcript(words(fields, "TranscriptionText"))
    return CallRecord(**facts, state="completed", provider_status=status, transcript=found, recording=_recording(fields))


def _live(fields: dict[str, Any], facts: dict[str, Any]) -> CallRecord:
    word = words(fields, "TranscriptionEvent") or "transcription"
    transcript = live_transcript(json_table(fields, "TranscriptionData"), words(fields, "LanguageCode"))
    sequence = count(fields.get("SequenceId"))
    return CallRecord(**facts, state="in_progress", provider_status=word, sequence=sequence, transcript=transcript)


def _answered(fields: dict[str, Any], facts: dict[str, Any]) -> Message:
    """Return what the customer said or keyed when the call asked for it: words like any other."""
    spoken, digits = heard(fields), words(fields, "Digits")
    parts: tuple[Transcript | Text, ...] = (spoken,) if spoken else (Text(text=digits),) if digits else ()
    # A call asks more than once, and one key may be pressed twice: the token tells the answers apart, the fields nearly do.
    identity = facts["details"].get("idempotency_token") or fragment_id(fields)
    return Message(**{**facts, "provider_id": f"{facts['provider_id']}/{identity}", "is_echo": False, **_caller(facts)}, parts=parts)


def _caller(facts: dict[str, Any]) -> dict[str, Party]:
    swapped = facts["is_echo"]
    return {"sender": facts["recipient" if swapped else "sender"], "recipient": facts["sender" if swapped else "recipient"]}


def _recording(fields: dict[str, Any]) -> Media | None:
    identity, url = words(fields, "RecordingSid"), words(fields, "RecordingUrl")
    seconds = count(fields.get("RecordingDuration"))
    if identity is None and url is None:
        return None
    return Media(media_kind="audio", provider_id=identity, url=url, duration_ms=None if seconds is None else seconds * 1000)


def _earlier(at: datetime | None, seconds: int | None) -> datetime | None:
    try:
        return at - timedelta(seconds=seconds) if at and seconds is not None else None
    except OverflowError:
        return None
