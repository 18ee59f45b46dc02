"""Turn one WhatsApp message, or the echo of one that the shop sent from its phone, into an event."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from xborder_support.channels.wire.construction import new_message
from xborder_support.channels.wire.payload import fragment_id, ident, instant_s, table, words
from xborder_support.conversations import Edit, InboundEvent, Party, Reaction, Unparsed, Unsend

from .details import message_details
from .parts import read_parts, why_unread
from .people import Cards, contact_of, party

__all__ = ["Change", "read_echo", "read_message", "shared_facts"]

_NOTICES = frozenset({"system", "interactive"})  # Kinds of which some or all come from the platform itself.


class Change(NamedTuple):
    """Hold what all events of one change share: ``window`` is how long we may answer a message freely."""

    account: str
    received_at: datetime
    value: dict[str, Any]
    shop: Party
    window: timedelta | None
    cards: Cards


def shared_facts(item: dict[str, Any], change: Change) -> dict[str, Any]:
    """Return the fields that an event has whatever the change lists: a message, a status, a call or a preference."""
    return {
        "channel": "whatsapp",
        "provider": "whatsapp",
        "account": change.account,
        "provider_id": ident(item, "id") or fragment_id(item),
        "received_at": change.received_at,
        "sent_at": instant_s(item.get("timestamp")),
        "raw": item,
    }


def read_message(message: dict[str, Any], change: Change) -> list[InboundEvent]:
    """Return what a customer did: wrote, reacted, edited or took back."""
    phone, bsuid = ident(message, "from"), ident(message, "from_user_id")
    sender = party(phone, bsuid, contact_of(change.value, change.cards, phone, bsuid))
    return [_read(message, change, sender, change.shop, is_echo=False)]


def read_echo(message: dict[str, Any], change: Change) -> list[InboundEvent]:
    """Return what a person of the shop wrote in the WhatsApp Business app."""
    phone, bsuid = ident(message, "to"), ident(message, "to_user_id")
    recipient = party(phone, bsuid, contact_of(change.value, change.cards, phone, bsuid))
    return [_read(message, change, change.shop, recipient, is_echo=True)]


def _read(message: dict[str, Any], change: Change, sender: Party, recipient: Party, *, is_echo: bool) -> InboundEvent:
    parts = read_parts(message)
    if not parts:
        return _without_parts(message, {**_facts(message, change, sender, recipient), "is_echo": is_echo})
    account, received_at, _, _, window, _ = change
    may_be_notice = message["type"] in _NOTICES
    sent_at = instant_s(message.get("timestamp"))
    began = sent_at if sent_at and sent_at < received_at else received_at
    return new_message(
        channel="whatsapp",
        provider="whatsapp",
        account=account,
        provider_id=ident(message, "id") or fragment_id(message),
        received_at=received_at,
        sent_at=sent_at,
        sender=sender,
        recipient=recipient,
        thread_id=ident(message, "group_id") if "group_id" in message else None,
        is_echo=is_echo,
        details=message_details(message) if may_be_notice or "context" in message or "referral" in message else {},
        raw=message,
        parts=parts,
        in_reply_to=ident(table(message, "context"), "id") if "context" in message else None,
        automatic=_automatic(message) if may_be_notice else None,
        window_expires_at=None if is_echo or window is None else began + window,
    )


def _without_parts(message: dict[str, Any], facts: dict[str, Any]) -> InboundEvent:
    kind = words(message, "type")
    reader = _ABOUT_OTHERS.get(kind) if kind else None
    found = reader(message, facts) if reader else None
    return found or Unparsed(**facts, reason=why_unread(message), provider_type=kind)


def _automatic(message: dict[str, Any]) -> str | None:
    """Return the mark of what no customer wrote: the platform's notices, and answers to its own questions."""
    is_notice = message["type"] == "system" or table(table(message, "interactive"), "call_permission_reply")
    return "system-notice" if is_notice else None


def _reaction(message: dict[str, Any], facts: dict[str, Any]) -> InboundEvent | None:
    content = table(message, "reaction")
    target = ident(content, "message_id")
    return Reaction(**facts, target=target, emoji=words(content, "emoji")) if target else None


def _edit(message: dict[str, Any], facts: dict[str, Any]) -> InboundEvent | None:
    content = table(message, "edit")
    target = ident(content, "original_message_id")
    parts = read_parts(table(content, "message"))
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
    facts["thread_id"], facts["details"] = ident(message, "group_id"), message_details(message)
    return facts
