"""Read records of video calls, in a format of our own: ``video_call/1``.

There is no common one. The shop's server writes each change of a call as one JSON object, whatever system carries the call::

    {"format": "video_call/1", "account": "shop-de", "room_id": "room-81", "sequence": 3, "event": "ended", "at": "2026-02-03T09:31:00Z",
     "direction": "inbound", "started_at": "2026-02-03T09:01:00Z", "ended_at": "2026-02-03T09:31:00Z", "duration_seconds": 1800,
     "participants": [{"role": "customer", "id": "c-7", "name": "…"}, {"role": "agent", "id": "a-2", "name": "…"}],
     "recording": {"url": "https://…", "id": "…", "mime": "video/mp4", "size_bytes": 1, "duration_ms": 1, "expires_at": "…"},
     "transcript": {"text": "…", "language": "de", "confidence": 0.93}}

``event`` is ``waiting``, ``started``, ``participant_joined``, ``participant_left``, ``ended``, ``recorded``, ``transcribed``,
``missed``, ``rejected``, ``canceled`` or ``failed``. ``sequence`` counts up within a call, and tells two reports of one kind apart.
``direction`` is ``outbound`` where the shop called. Record and transcribe with everybody's consent alone: the library keeps neither.

A customer reaches the call by a link, which goes out as an ordinary message on another channel.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NoReturn

from xborder_support.channels.request import Headers
from xborder_support.channels.wire.host_signature import signed_by_host
from xborder_support.channels.wire.origin import Origin, arrival, shop_party
from xborder_support.channels.wire.payload import (
    Unreadable,
    count,
    degrees,
    fragment_id,
    ident,
    instant_text,
    read_object,
    rows,
    table,
    words,
)
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import ANOTHER, other_provider
from xborder_support.conversations import CallRecord, CallState, Draft, InboundEvent, Media, Party, Transcript
from xborder_support.errors import UsageError

__all__ = ["parse", "receive", "render", "verify"]

_FORMAT = "video_call/1"
_STATES: dict[str, CallState] = {
    "waiting": "ringing",
    "started": "in_progress",
    "participant_joined": "in_progress",
    "participant_left": "in_progress",
    "ended": "completed",
    "recorded": "completed",
    "transcribed": "completed",
    "missed": "missed",
    "rejected": "rejected",
    "canceled": "canceled",
    "failed": "failed",
}


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the record of a call as one event, or ``Unparsed`` for what is none.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import video
        >>> body = '{"format": "video_call/1", "room_id": "room-81", "sequence": 3, "event": "ended", "duration_seconds": 1800}'
        >>> [call] = video.parse(body, received_at=datetime(2026, 2, 3, 9, 31, tzinfo=UTC))
        >>> call.medium, call.state, call.duration_seconds
        ('video', 'completed', 1800)
    """
    received = arrival(received_at)
    record = read_object(body)
    if isinstance(record, Unreadable):
        return [Origin("video", "video", account or "", received).unparsed(record.reason, body)]
    origin = Origin("video", "video", account if account is not None else ident(record, "account") or "", received)
    return [_refusal(origin, record) or _call(origin, record)]


#: Raise unless your server signed the raw body within the last five minutes.
#:
#: ``X-Video-Call-Timestamp`` is the time in seconds since 1970; ``X-Video-Call-Signature`` is ``sha256=`` and the hex HMAC-SHA256 of that
#: time, a full stop and the raw body. ``Errors:`` ``SignatureError`` ``missing-signature``, ``wrong-signature`` or ``stale-signature``;
#: ``UsageError`` ``empty-secret``.
verify = signed_by_host("X-Video-Call")

#: Verify a record, then return its event. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> NoReturn:
    """Refuse: nothing is sent on a video call, and the host books it.

    Errors: always ``UsageError`` ``cannot-send``.
    """
    hint = "book the call in the system that carries it, and send its link as a message on another channel"
    raise UsageError(f"a draft for the channel {draft.channel[:40]!r} cannot be sent on a video call", code="cannot-send", hint=hint)


def _refusal(origin: Origin, record: dict[str, Any]) -> InboundEvent | None:
    """Return the event for what is no record that we read, or None."""
    written, event = words(record, "format"), words(record, "event")
    if written != _FORMAT:
        if other := other_provider(record, than="video"):
            return origin.unparsed(ANOTHER, record, provider_type=other)
        return origin.unparsed("unsupported-type" if written else "wrong-shape", record, provider_type=written)
    if event in _STATES:
        return None
    return origin.unparsed("unsupported-event" if event else "missing-type", record, provider_type=event)


def _call(origin: Origin, record: dict[str, Any]) -> CallRecord:
    event = record["event"]
    people = [(words(one, "role"), _person(one)) for one in rows(record, "participants") if type(one) is dict]
    customer = next((person for role, person in people if role == "customer"), Party())
    shop, is_echo = shop_party(origin.account), record.get("direction") == "outbound"
    return CallRecord(
        channel=origin.channel,
        provider=origin.provider,
        account=origin.account,
        provider_id=ident(record, "room_id") or fragment_id(record),
        received_at=origin.received_at,
        sent_at=instant_text(record.get("at")),
        sender=shop if is_echo else customer,
        recipient=customer if is_echo else shop,
        is_echo=is_echo,
        raw=record,
        state=_STATES[event],
        provider_status=event,
        medium="video",
        sequence=count(record.get("sequence")),
        started_at=instant_text(record.get("started_at")),
        ended_at=instant_text(record.get("ended_at")),
        duration_seconds=count(record.get("duration_seconds")),
        recording=_recording(table(record, "recording")),
        transcript=_transcript(table(record, "transcript")),
        participants=tuple(person for _, person in people),
    )


def _person(fields: dict[str, Any]) -> Party:
    """Return somebody in the call: a customer by the address, anybody else by an id of the kind of the role."""
    role, identity, name = words(fields, "role") or "participant", ident(fields, "id"), words(fields, "name")
    if role == "customer":
        return Party(address=identity, name=name)
    return Party(name=name, ids={role: identity} if identity else {})


def _recording(fields: dict[str, Any]) -> Media | None:
    identity, url = ident(fields, "id"), words(fields, "url")
    if not (identity or url):
        return None
    return Media(
        media_kind="video",
        provider_id=identity,
        url=url,
        mime=words(fields, "mime"),
        size_bytes=count(fields.get("size_bytes")),
        duration_ms=count(fields.get("duration_ms")),
        expires_at=instant_text(fields.get("expires_at")),
    )


def _transcript(fields: dict[str, Any]) -> Transcript | None:
    text = words(fields, "text")
    if text is None:
        return None
    share = degrees(fields.get("confidence"), 1)
    confidence = share if share is not None and share >= 0 else None
    return Transcript(text=text, language=words(fields, "language"), confidence=confidence)
