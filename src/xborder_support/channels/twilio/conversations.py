"""Turn the form of a Conversations webhook into events. All of them name the conversation as their thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from xborder_support.channels.windows import window_expires_at
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import count, fragment_id, ident, words
from xborder_support.conversations import (
    Edit,
    InboundEvent,
    Media,
    Membership,
    Message,
    Part,
    Party,
    Text,
    TicketEvent,
    TicketUpdate,
    Unsend,
)
from xborder_support.terms import Channel

from .addresses import read_address
from .fields import chosen, instant, json_rows
from .messaging import delivery
from .parts import media_kind
from .webhook import Webhook

__all__ = ["read_conversation"]

_CHANNELS: dict[str, Channel] = {
    "SMS": "sms",
    "MMS": "sms",
    "RCS": "sms",
    "WHATSAPP": "whatsapp",
    "MESSENGER": "messenger",
    "CHAT": "webchat",
    "SDK": "webchat",
    "API": "webchat",
}
#: ``inactive`` is Twilio's own timer, on which nobody decided anything, so it closes nothing.
_STATE_CHANGES: dict[str, Literal["closed", "reopened"]] = {"closed": "closed", "active": "reopened"}
_OWN_AUTHOR = "system"  # what Twilio writes where a call of the API names no author
_DETAILS = {
    "account_sid": "AccountSid",
    "messaging_service_sid": "MessagingServiceSid",
    "source": "Source",
    "index": "Index",
    "attributes": "Attributes",
    "participant_sid": "ParticipantSid",
    "channel_message_sid": "ChannelMessageSid",
    "state_from": "StateFrom",
    "state_to": "StateTo",
    "retry_count": "RetryCount",
}


def read_conversation(fields: dict[str, Any], webhook: Webhook) -> list[InboundEvent]:
    """Return what happened in a conversation. An event that asks for leave beforehand (``onMessageAdd``) is kept unread."""
    kind, thread = words(fields, "EventType") or "", words(fields, "ConversationSid")
    origin = webhook.origin(_channel(fields, kind), words(fields, "ChatServiceSid") or words(fields, "AccountSid"))
    source = (words(fields, "Source") or "").upper()
    reader = _READERS.get(kind)
    if thread is None:
        return [origin.unparsed("wrong-shape", fields, provider_type=kind or None)]
    if reader is None:
        return [_unread(fields, origin, "unsupported-event", kind)]
    if source and source not in _CHANNELS and kind.startswith("onMessage"):
        return [_unread(fields, origin, "unsupported-channel", source.lower())]
    return reader(fields, _facts(fields, origin, webhook)) or [_unread(fields, origin, "missing-content", kind)]


def _channel(fields: dict[str, Any], kind: str) -> Channel:
    """Return the channel of the one who did it. A receipt is about what the shop wrote in the conversation itself."""
    if kind == "onDeliveryUpdated":
        return "webchat"
    bound = words(fields, "MessagingBinding.Type")
    if bound:
        return _CHANNELS.get(bound.upper(), "webchat")
    return _CHANNELS.get((words(fields, "Source") or "").upper(), "webchat")


def _unread(fields: dict[str, Any], origin: Origin, reason: str, kind: str) -> InboundEvent:
    identity, thread = words(fields, "MessageSid"), words(fields, "ConversationSid")
    return origin.unparsed(reason, fields, provider_type=kind or None, provider_id=identity, thread_id=thread)


def _facts(fields: dict[str, Any], origin: Origin, webhook: Webhook) -> dict[str, Any]:
    stated = instant(words(fields, "DateUpdated") or words(fields, "DateCreated") or words(fields, "DateRemoved"))
    return {
        **origin._asdict(),
        "provider_id": words(fields, "MessageSid") or _fragment(fields),
        "sent_at": stated,
        "sender": _author(fields),
        "recipient": shop_party(origin.account),
        "thread_id": words(fields, "ConversationSid"),
        "is_redelivery": (count(fields.get("RetryCount")) or 0) > 0,
        "details": {**chosen(fields, _DETAILS), **webhook.token_details()},
        "raw": fields,
    }


def _fragment(fields: dict[str, Any]) -> str:
    # A redelivery differs in its count alone; with it in the hash, one event would count as two.
    return fragment_id({name: value for name, value in fields.items() if name != "RetryCount"})


def _author(fields: dict[str, Any]) -> Party:
    """Return who wrote. An answer is posted into the conversation, whichever channel the customer is on."""
    thread = words(fields, "ConversationSid") or ""
    return Party(address=read_address(words(fields, "Author")).number, ids=_ids(fields, {"reply_to": thread}))


def _ids(fields: dict[str, Any], known: dict[str, str]) -> dict[str, str]:
    participant = words(fields, "ParticipantSid")
    return {**known, "participant_sid": participant} if participant else known


def _sides(fields: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts with the shop as sender where the shop's own program wrote, or whoever the host calls the shop."""
    author = words(fields, "Author")
    is_program = (words(fields, "Source") or "").upper() == "API" or author == _OWN_AUTHOR
    if not is_program and author != facts["account"]:
        return facts
    whole = Party(ids={"reply_to": facts["thread_id"]})
    return {**facts, "sender": facts["recipient"], "recipient": whole, "is_echo": True}


def _parts(fields: dict[str, Any]) -> tuple[Part, ...]:
    text = words(fields, "Body")
    media = [_medium(row) for row in json_rows(fields, "Media")]
    return (*((Text(text=text),) if text else ()), *media)


def _medium(row: dict[str, Any]) -> Media:
    mime = words(row, "ContentType")
    return Media(
        media_kind=media_kind(mime or ""),
        provider_id=ident(row, "Sid") or ident(row, "MediaSid"),
        mime=mime,
        filename=words(row, "Filename"),
        size_bytes=count(row.get("Size")),
    )


def _message(fields: dict[str, Any], facts: dict[str, Any]) -> list[InboundEvent]:
    shared = {**_sides(fields, facts), "sent_at": instant(words(fields, "DateCreated"))}
    is_echo = bool(shared.get("is_echo"))
    is_program = is_echo and words(fields, "Author") != facts["account"]
    window = None if is_echo else window_expires_at(facts["channel"], shared["sent_at"], facts["received_at"])
    return [Message(**shared, parts=_parts(fields), automatic="own-app" if is_program else None, window_expires_at=window)]


def _edit(fields: dict[str, Any], facts: dict[str, Any]) -> list[InboundEvent]:
    target = words(fields, "MessageSid")
    return [Edit(**_about(fields, facts), target=target, parts=_parts(fields))] if target else []


def _unsend(fields: dict[str, Any], facts: dict[str, Any]) -> list[InboundEvent]:
    target = words(fields, "MessageSid")
    return [Unsend(**_about(fields, facts), target=target)] if target else []


def _about(fields: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of an event about a message, under an id of its own: a message may be changed twice."""
    return {**_sides(fields, facts), "provider_id": _fragment(fields)}


def _receipt(fields: dict[str, Any], facts: dict[str, Any]) -> list[InboundEvent]:
    word = words(fields, "Status") or words(fields, "DeliveryStatus")
    return delivery({**facts, "sender": Party(ids=_ids(fields, {}))}, word) if word else []


def _membership(change: Literal["joined", "left"]) -> Callable[[dict[str, Any], dict[str, Any]], list[InboundEvent]]:
    def read(fields: dict[str, Any], facts: dict[str, Any]) -> list[InboundEvent]:
        stated = words(fields, "MessagingBinding.Address") or words(fields, "Identity")
        party = Party(address=read_address(stated).number, ids=_ids(fields, {"reply_to": facts["thread_id"]}))
        return [Membership(**{**facts, "sender": party}, change=change)]

    return read


def _state(fields: dict[str, Any], facts: dict[str, Any]) -> list[InboundEvent]:
    word = words(fields, "StateTo") or words(fields, "State")
    at = facts["received_at"] if facts["sent_at"] is None else min(facts["sent_at"], facts["received_at"])
    kind = _STATE_CHANGES.get(word or "")
    changes = (TicketEvent(at=at, kind=kind, channel=facts["channel"]),) if kind else ()
    return [TicketUpdate(**facts, changes=changes)] if word else []


_READERS: dict[str, Callable[[dict[str, Any], dict[str, Any]], list[InboundEvent]]] = {
    "onMessageAdded": _message,
    "onMessageUpdated": _edit,
    "onMessageRemoved": _unsend,
    "onDeliveryUpdated": _receipt,
    "onParticipantAdded": _membership("joined"),
    "onParticipantRemoved": _membership("left"),
    "onConversationStateUpdated": _state,
}
