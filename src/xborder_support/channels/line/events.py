"""Turn one event of a LINE webhook into one of ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal, NamedTuple

from xborder_support.channels.wire.construction import new_message, new_party, new_reply_handle
from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import fragment_id, ident, instant_ms, rows, table, words
from xborder_support.conversations import Edit, InboundEvent, Membership, Party, Postback, ReplyHandle, Unparsed, Unsend

from .parts import read_part, why_unread

__all__ = ["Webhook", "read_event"]


class Webhook(NamedTuple):
    """Hold what all events of one webhook share."""

    origin: Origin
    recipient: Party
    tokens_expire_at: datetime | None


def read_event(event: Any, webhook: Webhook) -> InboundEvent:
    """Return what happened; ``Unparsed`` for what is no event, for kinds that we do not read, and for events without their content."""
    if type(event) is not dict:
        return webhook.origin.unparsed("wrong-shape", event)
    kind = event.get("type")
    reader = _READERS.get(kind) if type(kind) is str else None
    if reader is None:
        return _unparsed(event, webhook, "unsupported-event" if type(kind) is str else "wrong-shape")
    return reader(event, webhook) or _unparsed(event, webhook, "missing-content")


def _message(event: dict[str, Any], webhook: Webhook) -> InboundEvent:
    content = table(event, "message")
    identity = ident(content, "id") or _event_id(event)
    part = read_part(content)
    if part is None:
        return _unparsed(event, webhook, why_unread(content), provider_id=identity, provider_type=words(content, "type") or "message")
    return new_message(
        **_facts(event, webhook, identity),
        parts=(part,),
        in_reply_to=ident(content, "quotedMessageId"),
        reply_handle=_reply_handle(event, webhook),
    )


def _edit(event: dict[str, Any], webhook: Webhook) -> Edit | None:
    content = table(event, "message")
    target, part = ident(content, "id"), read_part(content)
    return Edit(**_facts(event, webhook, _event_id(event)), target=target, parts=(part,)) if target and part else None


def _unsend(event: dict[str, Any], webhook: Webhook) -> Unsend | None:
    target = ident(table(event, "unsend"), "messageId")
    return Unsend(**_facts(event, webhook, _event_id(event)), target=target) if target else None


def _postback(event: dict[str, Any], webhook: Webhook) -> Postback | None:
    content = table(event, "postback")
    data = content.get("data")
    if type(data) is not str:
        return None
    params = {key: value for key, value in table(content, "params").items() if type(value) is str}
    facts = _facts(event, webhook, _event_id(event))
    return Postback(**facts, data=data, params=params, reply_handle=_reply_handle(event, webhook))


def _membership(change: Literal["followed", "unfollowed", "joined", "left"]) -> Callable[[dict[str, Any], Webhook], Membership]:
    def read(event: dict[str, Any], webhook: Webhook) -> Membership:
        facts = _facts(event, webhook, _event_id(event))
        return Membership(**facts, change=change, reply_handle=_reply_handle(event, webhook))

    return read


_READERS: dict[str, Callable[[dict[str, Any], Webhook], InboundEvent | None]] = {
    "message": _message,
    "messageEdited": _edit,
    "unsend": _unsend,
    "postback": _postback,
    "follow": _membership("followed"),
    "unfollow": _membership("unfollowed"),
    "join": _membership("joined"),
    "leave": _membership("left"),
}


def _unparsed(event: dict[str, Any], webhook: Webhook, reason: str, **named: str) -> Unparsed:
    facts = _facts(event, webhook, named.get("provider_id") or _event_id(event))
    return Unparsed(**facts, reason=reason, provider_type=named.get("provider_type") or words(event, "type"))


def _facts(event: dict[str, Any], webhook: Webhook, identity: str) -> dict[str, Any]:
    """Return the fields that every kind of event has."""
    origin = webhook.origin
    source = table(event, "source")
    return {
        "channel": origin.channel,
        "provider": origin.provider,
        "account": origin.account,
        "provider_id": identity,
        "received_at": origin.received_at,
        "sent_at": instant_ms(event.get("timestamp")),
        "sender": new_party(address=words(source, "userId")),
        "recipient": webhook.recipient,
        "thread_id": words(source, "groupId") or words(source, "roomId"),
        "is_redelivery": table(event, "deliveryContext").get("isRedelivery") is True,
        "details": _details(event),
        "raw": event,
    }


def _event_id(event: dict[str, Any]) -> str:
    # A redelivery differs in deliveryContext alone; with it in the hash, one event would count as two.
    return words(event, "webhookEventId") or fragment_id({key: value for key, value in event.items() if key != "deliveryContext"})


def _reply_handle(event: dict[str, Any], webhook: Webhook) -> ReplyHandle | None:
    token = words(event, "replyToken")
    return new_reply_handle(token=token, expires_at=webhook.tokens_expire_at) if token else None


def _details(event: dict[str, Any]) -> dict[str, str]:
    details = {}
    if identity := words(event, "webhookEventId"):
        details["webhook_event_id"] = identity
    if event.get("mode") == "standby":
        details["mode"] = "standby"
    if "message" in event:
        _add_text_details(details, table(event, "message"))
    elif table(event, "follow").get("isUnblocked") is True:
        details["is_unblocked"] = "true"
    return details


def _add_text_details(details: dict[str, str], content: dict[str, Any]) -> None:
    """Keep LINE's own emoji, whose places count UTF-16 units, and whether the customer named us in a group."""
    if emojis := rows(content, "emojis"):
        details["emojis"] = json.dumps(emojis, separators=(",", ":"))
    if "mention" in content:
        mentioned = rows(table(content, "mention"), "mentionees")
        if any(type(one) is dict and one.get("isSelf") is True for one in mentioned):
            details["mentions_us"] = "true"
