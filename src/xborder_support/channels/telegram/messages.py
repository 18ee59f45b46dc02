"""Turn a Telegram message, new or edited, into an event."""

from __future__ import annotations

from typing import Any

from xborder_support.channels.windows import window_expires_at
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import fragment_id, ident, instant_s, json_text, rows, table, words
from xborder_support.conversations import Edit, InboundEvent, Message, Unparsed

from .parts import is_service_notice, read_parts
from .people import chat_party, is_shops_own, machine_behind, message_id, thread_of, writer

__all__ = ["facts_of", "read_edit", "read_message", "update_details"]


def read_message(message: dict[str, Any], origin: Origin, update_id: str | None) -> InboundEvent:
    """Return a new message, or ``Unparsed`` where it holds nothing."""
    parts = read_parts(message)
    facts = facts_of(message, origin, update_id)
    facts["provider_id"] = message_id(message) or fragment_id(message)
    if not parts:
        return Unparsed(**facts, reason="missing-content", provider_type="message")
    sent_at = facts["sent_at"]
    return Message(
        **facts,
        parts=parts,
        quoted_text=words(table(message, "quote"), "text"),
        in_reply_to=_answered(message),
        automatic="service-notice" if is_service_notice(parts) else machine_behind(message),
        is_public=_is_public(table(message, "chat")),
        window_expires_at=None if facts["is_echo"] else window_expires_at("telegram", sent_at, origin.received_at),
        locale_hint=words(table(message, "from"), "language_code"),
    )


def read_edit(message: dict[str, Any], origin: Origin, update_id: str | None) -> InboundEvent:
    """Return what a message says now; ``sent_at`` is when it was changed."""
    target, parts = message_id(message), read_parts(message)
    facts = facts_of(message, origin, update_id)
    facts["sent_at"] = instant_s(message.get("edit_date")) or facts["sent_at"]
    if target is None or not parts:
        return Unparsed(**facts, reason="missing-content", provider_type="edited_message")
    return Edit(**facts, target=target, parts=parts)


def facts_of(message: dict[str, Any], origin: Origin, update_id: str | None) -> dict[str, Any]:
    """Return the fields that every event has. Its id is the update's until the reader knows a better one."""
    chat = table(message, "chat")
    is_echo = is_shops_own(message)
    account = origin.account or ident(message, "business_connection_id") or ""
    return {
        **origin._asdict(),
        "account": account,
        "provider_id": update_id or fragment_id(message),
        "sent_at": instant_s(message.get("date")),
        "sender": writer(message),
        "recipient": chat_party(chat) if is_echo else shop_party(account),
        "thread_id": thread_of(chat),
        "is_echo": is_echo,
        "details": _details(message, update_id),
        "raw": message,
    }


def update_details(content: dict[str, Any], update_id: str | None) -> dict[str, str]:
    """Return what all kinds of updates are looked up by: the update's id, the chat's kind, the business connection."""
    found = {
        "update_id": update_id,
        "chat_type": words(table(content, "chat"), "type"),
        "business_connection_id": ident(content, "business_connection_id"),
    }
    return {key: value for key, value in found.items() if value}


def _details(message: dict[str, Any], update_id: str | None) -> dict[str, str]:
    entities = rows(message, "entities") or rows(message, "caption_entities")
    found = {
        "media_group_id": ident(message, "media_group_id"),
        "message_thread_id": ident(message, "message_thread_id"),
        "sticker_emoji": words(table(message, "sticker"), "emoji"),
        "author_signature": words(message, "author_signature"),
        "sender_chat": ident(table(message, "sender_chat"), "id"),
        "via_bot": ident(table(message, "via_bot"), "id"),
        "forwarded_from": words(table(message, "forward_origin"), "type"),
        # Their offsets and lengths count UTF-16 units.
        "entities": json_text(entities) if entities else None,
    }
    return {**update_details(message, update_id), **{key: value for key, value in found.items() if value}}


def _answered(message: dict[str, Any]) -> str | None:
    replied = table(message, "reply_to_message")
    # The answered message stands whole in the payload, but some gateways in between cut its chat off.
    return message_id(replied if "chat" in replied else {**replied, "chat": message.get("chat")})


def _is_public(chat: dict[str, Any]) -> bool:
    return words(chat, "type") == "channel" or (words(chat, "type") == "supergroup" and "username" in chat)
