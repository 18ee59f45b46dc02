"""Tell the kinds of Twilio webhook apart by the fields that each alone has."""

from __future__ import annotations

from typing import Any

from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import words
from xborder_support.conversations import InboundEvent

from .calls import read_call
from .conversations import read_conversation
from .messaging import read_messaging
from .rooms import read_room
from .webhook import Webhook

__all__ = ["read_events"]


def read_events(fields: dict[str, Any], webhook: Webhook) -> list[InboundEvent]:
    """Return the events that the fields describe, one or two."""
    if "ConversationSid" in fields:
        return read_conversation(fields, webhook)
    if "RoomSid" in fields:
        return [read_room(fields, webhook)]
    if "CallSid" in fields and not ("MessageSid" in fields or "SmsSid" in fields):
        return [read_call(fields, webhook)]
    if "ConferenceSid" in fields:
        return [_unread(fields, webhook, words(fields, "StatusCallbackEvent") or "conference")]
    if type(kind := fields.get("type")) is str and kind.startswith("com.twilio."):
        return [_unread(fields, webhook, kind)]
    return read_messaging(fields, webhook)


def _unread(fields: dict[str, Any], webhook: Webhook, kind: str) -> InboundEvent:
    origin = Origin("sms", "twilio", webhook.account or "", webhook.received_at)
    return origin.unparsed("unsupported-event", fields, provider_type=kind)
