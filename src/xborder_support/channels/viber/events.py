"""Turn one Viber callback into events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from xborder_support.channels.failures import failure_of, with_membership
from xborder_support.channels.windows import window_expires_at
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import fragment_id, ident, instant_ms, table, words
from xborder_support.conversations import DeliveryState, DeliveryStatus, InboundEvent, Membership, Message, Party, Unparsed

from .parts import read_part, why_unread

__all__ = ["read_callback"]

_Reader: TypeAlias = Callable[[dict[str, Any], Origin], list[InboundEvent]]
_STATES: dict[str, DeliveryState] = {"delivered": "delivered", "seen": "read", "failed": "failed"}


def read_callback(callback: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return what happened; ``Unparsed`` for kinds that are no part of a conversation, and for what is malformed."""
    kind = words(callback, "event")
    reader = _READERS.get(kind) if kind else None
    if reader is None:
        return [_unparsed(callback, origin, "unsupported-event" if kind else "missing-type", kind)]
    return reader(callback, origin)


def _message(callback: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    content, sender = table(callback, "message"), table(callback, "sender")
    is_silent = callback.get("silent") is True
    part = read_part(content, is_silent=is_silent)
    if part is None:
        return [_unparsed(callback, origin, why_unread(content), words(content, "type") or "message")]
    facts = _facts(callback, origin)
    message = Message(
        **facts,
        parts=(part,),
        window_expires_at=window_expires_at("viber", facts["sent_at"], origin.received_at),
        locale_hint=words(sender, "language"),
    )
    return [message]


def _membership(change: Literal["followed", "unfollowed", "joined"]) -> _Reader:
    def read(callback: dict[str, Any], origin: Origin) -> list[InboundEvent]:
        if _customer(callback).address is None:
            return [_unparsed(callback, origin, "missing-content", words(callback, "event"))]
        return [Membership(**_facts(callback, origin), change=change)]

    return read


def _status(callback: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return how far a message of ours got. It counts as an echo: it is about what we sent, so the customer is the recipient."""
    word = words(callback, "event") or ""
    if ident(callback, "message_token") is None:  # others write such words too
        return [_unparsed(callback, origin, "missing-content", word)]
    facts = {**_facts(callback, origin), "sender": shop_party(origin.account), "recipient": _customer(callback), "is_echo": True}
    codes = tuple(code for key in ("status", "error_code") if (code := ident(callback, key)))
    failure = failure_of("viber", codes) if word == "failed" else None
    status = DeliveryStatus(
        **facts,
        status=_STATES[word],
        provider_status=word,
        error_codes=codes,
        reason=failure.reason if failure else None,
        is_retryable=failure.is_retryable if failure else None,
        # Viber says "seen" once, however many messages were waiting.
        watermark=origin.no_later(facts["sent_at"]) if word == "seen" else None,
    )
    return with_membership(status, failure)


_READERS: dict[str, _Reader] = {
    "message": _message,
    # The customer opened the chat. It is no subscription: nothing but one welcome may be sent before the customer writes or subscribes.
    "conversation_started": _membership("joined"),
    "subscribed": _membership("followed"),
    "unsubscribed": _membership("unfollowed"),
    "delivered": _status,
    "seen": _status,
    "failed": _status,
}


def _facts(callback: dict[str, Any], origin: Origin) -> dict[str, Any]:
    """Return the fields that every event has."""
    return {
        **origin._asdict(),
        "provider_id": ident(callback, "message_token") or fragment_id(callback),
        "sent_at": instant_ms(callback.get("timestamp")),
        "sender": _customer(callback),
        "recipient": shop_party(origin.account),
        "details": _details(callback),
        "raw": callback,
    }


def _customer(callback: dict[str, Any]) -> Party:
    person = table(callback, "sender") or table(callback, "user")
    return Party(address=ident(person, "id") or ident(callback, "user_id"), name=words(person, "name"))


def _details(callback: dict[str, Any]) -> dict[str, str]:
    person = table(callback, "sender") or table(callback, "user")
    found = {
        "tracking_data": words(table(callback, "message"), "tracking_data"),
        "country": words(person, "country"),
        "language": words(person, "language"),
        "context": words(callback, "context"),
        "description": words(callback, "desc"),
    }
    if type(callback.get("subscribed")) is bool:
        found["is_subscribed"] = "true" if callback["subscribed"] else "false"
    return {key: value for key, value in found.items() if value}


def _unparsed(callback: dict[str, Any], origin: Origin, reason: str, word: str | None) -> InboundEvent:
    return Unparsed(**_facts(callback, origin), reason=reason, provider_type=word)
