"""Turn the fields of a Twilio webhook into an event."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Literal

from xborder_support.channels.profiles import profile
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import count, degrees, words
from xborder_support.conversations import Choice, DeliveryState, DeliveryStatus, InboundEvent, Location, Media, Message, Part, Party, Text
from xborder_support.terms import Channel

__all__ = ["read_event"]

_STATES: dict[str, DeliveryState] = {
    "accepted": "accepted",
    "queued": "accepted",
    "scheduled": "accepted",
    "sending": "accepted",
    "sent": "sent",
    "partially_delivered": "sent",
    "delivered": "delivered",
    "read": "read",
    "undelivered": "failed",
    "failed": "failed",
    "canceled": "canceled",
}
_INBOUND = frozenset({"received", "receiving"})
_MAX_MEDIA = 10


def read_event(fields: dict[str, Any], received_at: datetime, account: str | None) -> InboundEvent:
    """Return the message or the status that the fields describe."""
    status = words(fields, "MessageStatus") or words(fields, "SmsStatus")
    is_status = status is not None and status not in _INBOUND
    ours = words(fields, "From" if is_status else "To")
    theirs = words(fields, "To" if is_status else "From")
    channel = _channel(theirs or ours)
    if account is None:
        account = _number(ours) or words(fields, "MessagingServiceSid") or ""
    origin = Origin(channel or "sms", "twilio", account, received_at)
    identity = words(fields, "MessageSid") or words(fields, "SmsSid") or words(fields, "SmsMessageSid")
    if identity is None or channel is None or "ConversationSid" in fields:
        return _unread(fields, origin, theirs if channel is None else None)
    facts = _facts(fields, origin, identity, Party(address=_number(theirs), name=words(fields, "ProfileName")))
    return _status(facts, status) if is_status and status else _message(fields, facts)


def _channel(address: str | None) -> Channel | None:
    """Return the channel of an address, or None for a carrier that we do not read."""
    scheme, separator, _ = (address or "").partition(":")
    return "sms" if not separator else "whatsapp" if scheme == "whatsapp" else None


def _number(address: str | None) -> str | None:
    return address.removeprefix("whatsapp:") if address else None


def _unread(fields: dict[str, Any], origin: Origin, address: str | None) -> InboundEvent:
    kind = words(fields, "EventType") if "ConversationSid" in fields else "call" if "CallSid" in fields else None
    if kind:
        return origin.unparsed("unsupported-event", fields, provider_type=kind, provider_id=words(fields, "MessageSid"))
    if address:
        return origin.unparsed("unsupported-channel", fields, provider_type=address.partition(":")[0])
    return origin.unparsed("wrong-shape", fields)


def _facts(fields: dict[str, Any], origin: Origin, identity: str, customer: Party) -> dict[str, Any]:
    """Return the fields that both kinds of event have; the customer is put where the kind says."""
    return {
        "channel": origin.channel,
        "provider": origin.provider,
        "account": origin.account,
        "provider_id": identity,
        "received_at": origin.received_at,
        "sender": customer,
        "recipient": shop_party(origin.account),
        "details": _details(fields),
        "raw": fields,
    }


def _message(fields: dict[str, Any], facts: dict[str, Any]) -> InboundEvent:
    parts = _parts(fields)
    hours = profile(facts["channel"], on=facts["received_at"]).reply_window_hours
    return Message(
        **facts,
        parts=parts,
        in_reply_to=words(fields, "OriginalRepliedMessageSid"),
        window_expires_at=facts["received_at"] + timedelta(hours=hours) if hours else None,
    )


def _status(facts: dict[str, Any], word: str) -> InboundEvent:
    # The status is about what we sent, so it counts as an echo, and the customer is its recipient.
    ends = {"sender": facts["recipient"], "recipient": facts["sender"], "is_echo": True}
    state = _STATES.get(word)
    if state is None:
        origin = Origin(facts["channel"], "twilio", facts["account"], facts["received_at"])
        known = {"provider_id": facts["provider_id"], "details": facts["details"], **ends}
        return origin.unparsed("unknown-status", facts["raw"], provider_type=word, **known)
    code = words(facts["raw"], "ErrorCode")
    return DeliveryStatus(**{**facts, **ends}, status=state, provider_status=word, error_codes=(code,) if code else ())


def _parts(fields: dict[str, Any]) -> tuple[Part, ...]:
    found: list[Part] = []
    if button := words(fields, "ButtonText"):
        found.append(Choice(id=words(fields, "ButtonPayload"), title=button, source="button"))
    elif text := words(fields, "Body"):
        found.append(Text(text=text))
    indices = range(min(count(fields.get("NumMedia")) or 0, _MAX_MEDIA))
    found += [_media(fields, index) for index in indices if words(fields, f"MediaUrl{index}")]
    if "Latitude" in fields and "Longitude" in fields:
        found.append(_location(fields))
    return tuple(found)


def _media(fields: dict[str, Any], index: int) -> Media:
    url, mime = str(fields[f"MediaUrl{index}"]), words(fields, f"MediaContentType{index}")
    return Media(media_kind=_media_kind(mime or ""), provider_id=url.rpartition("/")[2] or None, url=url, mime=mime)


def _media_kind(mime: str) -> Literal["image", "video", "audio", "file"]:
    family = mime.partition("/")[0]
    return "image" if family == "image" else "video" if family == "video" else "audio" if family == "audio" else "file"


def _location(fields: dict[str, Any]) -> Location:
    latitude, longitude = degrees(fields.get("Latitude"), 90), degrees(fields.get("Longitude"), 180)
    return Location(latitude=latitude, longitude=longitude, name=words(fields, "Label"), address=words(fields, "Address"))


_DETAILS = {
    "account_sid": "AccountSid",
    "messaging_service_sid": "MessagingServiceSid",
    "num_segments": "NumSegments",
    "from_country": "FromCountry",
    "opt_out_type": "OptOutType",
}


def _details(fields: dict[str, Any]) -> dict[str, str]:
    return {name: value for name, key in _DETAILS.items() if (value := words(fields, key))}
