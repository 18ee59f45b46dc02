"""Turn the form of a video room's callback into the record of a call."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from xborder_support.channels.wire.origin import shop_party
from xborder_support.channels.wire.payload import count, words
from xborder_support.conversations import CallRecord, CallState, InboundEvent, Media, Party

from .fields import chosen, instant
from .webhook import Webhook

__all__ = ["read_room"]

_STATES: dict[str, CallState] = {
    "room-created": "ringing",
    "participant-connected": "in_progress",
    "participant-disconnected": "in_progress",
    "track-added": "in_progress",
    "track-removed": "in_progress",
    "track-enabled": "in_progress",
    "track-disabled": "in_progress",
    "recording-started": "in_progress",
    "recording-completed": "in_progress",
    "recording-failed": "in_progress",
    "room-ended": "completed",
}
_DETAILS = {
    "account_sid": "AccountSid",
    "room_name": "RoomName",
    "room_type": "RoomType",
    "participant_status": "ParticipantStatus",
    "participant_duration": "ParticipantDuration",
    "track_kind": "TrackKind",
    "failed_operation": "FailedOperation",
}


def read_room(fields: dict[str, Any], webhook: Webhook) -> InboundEvent:
    """Return what happened in a room. Its id is the thread; the participant is the customer or one of the shop's people."""
    word, room = words(fields, "StatusCallbackEvent"), words(fields, "RoomSid")
    origin = webhook.origin("video", words(fields, "AccountSid"))
    state = _STATES.get(word or "")
    if word is None or state is None or room is None:
        return origin.unparsed("unsupported-event", fields, provider_type=word, provider_id=room, thread_id=room)
    people = _people(fields)
    return CallRecord(
        **origin._asdict(),
        **_times(fields, is_over=state == "completed"),
        provider_id=room,
        sender=people[0] if people else Party(),
        recipient=shop_party(origin.account),
        thread_id=room,
        details={**chosen(fields, _DETAILS), **webhook.token_details()},
        raw=fields,
        state=state,
        provider_status=word,
        medium="video",
        sequence=count(fields.get("SequenceNumber")),
        recording=_recording(fields),
        participants=people,
    )


def _times(fields: dict[str, Any], *, is_over: bool) -> dict[str, Any]:
    at, seconds = instant(words(fields, "Timestamp")), count(fields.get("RoomDuration"))
    ends = {"started_at": _began(at, seconds), "ended_at": at} if is_over else {}
    return {"sent_at": at, "duration_seconds": seconds, **ends}


def _people(fields: dict[str, Any]) -> tuple[Party, ...]:
    identity, participant = words(fields, "ParticipantIdentity"), words(fields, "ParticipantSid")
    ids = {"participant_sid": participant} if participant else {}
    return (Party(address=identity, ids=ids),) if identity or participant else ()


def _recording(fields: dict[str, Any]) -> Media | None:
    identity = words(fields, "RecordingSid")
    if identity is None:
        return None
    seconds = count(fields.get("Duration"))
    return Media(
        media_kind="audio" if words(fields, "Type") == "audio" else "video",
        provider_id=identity,
        url=words(fields, "MediaExternalLocation"),
        size_bytes=count(fields.get("Size")),
        duration_ms=None if seconds is None else seconds * 1000,
    )


def _began(at: Any, seconds: int | None) -> Any:
    try:
        return at - timedelta(seconds=seconds) if at and seconds is not None else None
    except OverflowError:
        return None
