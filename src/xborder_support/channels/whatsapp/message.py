"""Turn one WhatsApp message, or the echo of one that the shop sent from its phone, into an event."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from xborder_support.channels.wire.construction import new_message
from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import fragment_id, ident, instant_s, table, words
from xborder_support.conversations import Edit, InboundEvent, Part, Party, Reaction, Unparsed, Unsend

from .parts import read_parts, why_unread
from .people import contact_of, party

__all__ = ["Change", "read_echo", "read_message", "shared_facts"]


class Change(NamedTuple):
    """Hold what all events of one change share: ``window`` is how long we may answer a message freely."""

    origin: Origin
    value: dict[str, Any]
    shop: Party
    window: timedelta | None


def shared_facts(item: dict[str, Any], change: Change) -> dict[str, Any]:
    """Return the fields that an event has whatever the change lists: a message, a status or a preference."""
    origin = change.origin
    return {
        "channel": origin.channel,
        "provider": origin.provider,
        "account": origin.account,
        "provider_id": ident(item, "id") or fragment_id(item),
        "received_at": origin.received_at,
        "sent_at": instant_s(item.get("timestamp")),
        "raw": item,
    }


def read_message(message: dict[str, Any], change: Change) -> InboundEvent:
    """Return what a customer did: wrote, reacted, edited or took back."""
    phone, bsuid = ident(message, "from"), ident(message, "from_user_id")
    sender = party(phone, bsuid, contact_of(change.value, phone, bsuid))
    return _read(message, change, _facts(message, change, sender, change.shop))


def read_echo(message: dict[str, Any], change: Change) -> InboundEvent:
    """Return what the shop itself wrote in the WhatsApp Business app."""
    phone, bsuid = ident(message, "to"), ident(message, "to_user_id")
    recipient = party(phone, bsuid, contact_of(change.value, phone, bsuid))
    return _read(message, change, {**_facts(message, change, change.shop, recipient), "is_echo": True})


def _read(message: dict[str, Any], change: Change, facts: dict[str, Any]) -> InboundEvent:
    kind = message.get("type")
    reader = _ABOUT_OTHERS.get(kind) if type(kind) is str else None
    found = reader(message, facts) if reader else _message(message, change, facts)
    return found or Unparsed(**facts, reason=why_unread(message), provider_type=words(message, "type"))


def _message(message: dict[str, Any], change: Change, facts: dict[str, Any]) -> InboundEvent | None:
    parts = read_parts(message)
    if not parts:
        return None
    return new_message(
        **facts,
        parts=parts,
        in_reply_to=ident(table(message, "context"), "id"),
        automatic="system-notice" if message.get("type") == "system" else None,
        window_expires_at=None if "is_echo" in facts else _window_expires_at(facts["sent_at"], change),
    )


def _window_expires_at(sent_at: datetime | None, change: Change) -> datetime | None:
    received_at = change.origin.received_at
    began = sent_at if sent_at and sent_at < received_at else received_at
    return began + change.window if change.window else None


def _reaction(message: dict[str, Any], facts: dict[str, Any]) -> InboundEvent | None:
    content = table(message, "reaction")
    target = ident(content, "message_id")
    return Reaction(**facts, target=target, emoji=words(content, "emoji")) if target else None


def _edit(message: dict[str, Any], facts: dict[str, Any]) -> InboundEvent | None:
    content = table(message, "edit")
    target = ident(content, "original_message_id")
    parts: tuple[Part, ...] | None = read_parts(table(content, "message"))
    return Edit(**facts, target=target, parts=parts) if target and parts else None


def _unsend(message: dict[str, Any], facts: dict[str, Any]) -> InboundEvent | None:
    target = ident(table(message, "revoke"), "original_message_id")
    return Unsend(**facts, target=target) if target else None


# What a customer does to an earlier message.
_ABOUT_OTHERS = {"reaction": _reaction, "edit": _edit, "revoke": _unsend}


def _facts(message: dict[str, Any], change: Change, sender: Party, recipient: Party) -> dict[str, Any]:
    """Return the fields that every kind of event about a message has."""
    facts = shared_facts(message, change)
    facts["sender"], facts["recipient"] = sender, recipient
    facts["thread_id"], facts["details"] = ident(message, "group_id"), _details(message)
    return facts


def _details(message: dict[str, Any]) -> dict[str, str]:
    """Keep where the customer came from and what the message refers to."""
    if not ("context" in message or "referral" in message or "system" in message):
        return {}
    found: dict[str, str | None] = {}
    if "context" in message:
        context = table(message, "context")
        found["forwarded"] = "true" if context.get("forwarded") is True or context.get("frequently_forwarded") is True else None
        found["product_id"] = ident(table(context, "referred_product"), "product_retailer_id")
    if "referral" in message:
        referral = table(message, "referral")
        found["referral_type"], found["referral_id"] = words(referral, "source_type"), ident(referral, "source_id")
    if "system" in message:
        system = table(message, "system")
        found["new_address"] = ident(system, "wa_id") or ident(system, "new_wa_id")
    return {key: value for key, value in found.items() if value}
