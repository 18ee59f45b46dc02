"""Turn one direct message on X into an event: version 1.1, version 2, or an encrypted one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from xborder_support.channels.windows import window_expires_at
from xborder_support.channels.wire.origin import shop_party
from xborder_support.channels.wire.payload import fragment_id, ident, instant_ms, instant_text, rows, table, words
from xborder_support.conversations import Choice, InboundEvent, Membership, Message, Part, Text, Unparsed, Unsupported

from .attachments import read_attachment, read_media_keys
from .webhook import GROUP, Webhook, is_own_app
from .wording import written

__all__ = ["read_dm", "read_dm_v2", "read_encrypted"]


def read_dm(event: dict[str, Any], webhook: Webhook) -> InboundEvent:
    """Return a direct message of version 1.1, in either direction."""
    created = table(event, "message_create")
    content = table(created, "message_data")
    sender, recipient = ident(created, "sender_id"), ident(table(created, "target"), "recipient_id")
    sent_at = instant_ms(event.get("created_timestamp"))
    facts = {**_facts(event, webhook), "sent_at": sent_at, **webhook.ends(sender, recipient), "details": _details(event, created)}
    parts = _parts(content)
    if not parts:
        kind = words(event, "type")
        reason = "missing-content" if kind in {None, "message_create"} else "unsupported-event"
        return Unparsed(**facts, reason=reason, provider_type=kind)
    app = ident(created, "source_app_id")
    is_machine = facts["is_echo"] and app is not None and is_own_app(app, webhook.apps)
    return Message(**facts, parts=parts, automatic="own-app" if is_machine else None, window_expires_at=_window(facts, webhook))


def read_dm_v2(event: dict[str, Any], webhook: Webhook) -> list[InboundEvent]:
    """Return an event of version 2: a message, or who came into a group and left it."""
    kind = words(event, "event_type")
    sender = ident(event, "sender_id")
    conversation = ident(event, "dm_conversation_id")
    ends = _answerable(webhook.ends(sender, _other_end(conversation, sender)), _group(conversation))
    facts = {**_facts(event, webhook), "sent_at": instant_text(event.get("created_at")), **ends, "thread_id": _group(conversation)}
    if kind in {"ParticipantsJoin", "ParticipantsLeave"}:
        return _moves(event, facts, webhook) or [Unparsed(**facts, reason="missing-content", provider_type=kind)]
    if kind != "MessageCreate":
        return [Unparsed(**facts, reason="unsupported-event", provider_type=kind)]
    text = words(event, "text")
    found: list[Part] = [Text(text=written(text, table(event, "entities")))] if text else []
    parts = (*found, *read_media_keys(event, webhook.media_kinds))
    if not parts:
        return [Unparsed(**facts, reason="missing-content", provider_type=kind)]
    return [Message(**facts, parts=parts, window_expires_at=_window(facts, webhook))]


def _moves(event: dict[str, Any], facts: dict[str, Any], webhook: Webhook) -> list[InboundEvent]:
    """Return who came into a group or left it: what they did is their own news, whoever caused it."""
    change: Any = "joined" if words(event, "event_type") == "ParticipantsJoin" else "left"
    listed, kept = webhook.origin.within_reason(rows(event, "participant_ids"))
    people = [one for written in listed if (one := ident({"id": written}, "id"))]
    shared = {**facts, "recipient": shop_party(webhook.origin.account), "is_echo": False}
    moves = (
        Membership(**{**shared, "provider_id": f"{facts['provider_id']}/{one}", "sender": webhook.party(one)}, change=change)
        for one in people
    )
    return [*moves, *kept]


def read_encrypted(event: dict[str, Any], webhook: Webhook, *, delivery_id: str | None) -> InboundEvent:
    """Return that an encrypted message arrived. What it says is for the Chat XDK of X to decrypt, with the shop's own keys."""
    sender, conversation = ident(event, "sender_id"), ident(event, "conversation_id")
    ends = _answerable(webhook.ends(sender, _other_end(conversation, sender)), _group(conversation))
    facts = {**_facts(event, webhook), **ends, "thread_id": _group(conversation)}
    facts["provider_id"] = delivery_id or facts["provider_id"]
    return Message(**facts, parts=(Unsupported(type="encrypted"),), window_expires_at=_window(facts, webhook))


def _facts(event: dict[str, Any], webhook: Webhook) -> dict[str, Any]:
    return {**webhook.origin._asdict(), "provider_id": ident(event, "id") or fragment_id(event), "raw": event}


def _window(facts: dict[str, Any], webhook: Webhook) -> Any:
    return None if facts["is_echo"] else window_expires_at("x", facts.get("sent_at"), webhook.origin.received_at)


def _parts(content: dict[str, Any]) -> tuple[Part, ...]:
    text, pressed = words(content, "text"), table(content, "quick_reply_response")
    said = written(text, table(content, "entities")) if text else None
    parts: list[Part] = []
    if pressed:
        parts.append(Choice(id=words(pressed, "metadata"), title=said, source="quick_reply"))
    elif said is not None:
        parts.append(Text(text=said))
    attached = read_attachment(table(content, "attachment"))
    return (*parts, attached) if attached else tuple(parts)


def _details(event: dict[str, Any], created: dict[str, Any]) -> dict[str, str]:
    before = table(event, "initiated_via")
    found = {
        "source_app_id": ident(created, "source_app_id"),
        "initiated_via_tweet_id": ident(before, "tweet_id"),
        "initiated_via_welcome_message_id": ident(before, "welcome_message_id"),
    }
    return {key: value for key, value in found.items() if value}


def _other_end(conversation: str | None, sender: str | None) -> str | None:
    """Return the other one of a conversation of two, whose id is both users' ids with a hyphen between them."""
    first, hyphen, second = (conversation or "").partition("-")
    if not hyphen or sender not in {first, second}:
        return None
    return second if sender == first else first


def _answerable(ends: dict[str, Any], group: str | None) -> dict[str, Any]:
    """Return the ends of a message so that what was said in a group is answered there, not in private."""
    if group is None:
        return ends
    whose = "recipient" if ends["is_echo"] else "sender"
    party = ends[whose]
    return {**ends, whose: replace(party, ids={**party.ids, "reply_to": f"{GROUP}{group}"})}


def _group(conversation: str | None) -> str | None:
    """Return the id of a conversation of more than two; one of two is known by the customer."""
    return None if conversation is None or "-" in conversation else conversation
