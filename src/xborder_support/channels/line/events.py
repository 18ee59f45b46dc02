"""Turn one event of a LINE webhook into one of ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal, NamedTuple

from xborder_support.channels.wire.construction import new_message, new_party, new_reply_handle, new_status, quick
from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import fragment_id, ident, instant_ms, rows, table, words
from xborder_support.conversations import Edit, InboundEvent, Membership, Party, Postback, ReplyHandle, Unparsed, Unsend

from .details import read_details
from .parts import read_part, why_unread

__all__ = ["Webhook", "read_event"]

_new_membership, _new_postback, _new_unsend, _new_unparsed = quick(Membership), quick(Postback), quick(Unsend), quick(Unparsed)
_SHA256 = re.compile(r"[0-9a-f]{64}")


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
    return _new_unsend(**_facts(event, webhook, _event_id(event)), target=target) if target else None


def _postback(event: dict[str, Any], webhook: Webhook) -> Postback | None:
    content = table(event, "postback")
    data = content.get("data")
    if type(data) is not str:
        return None
    params = {key: value for key, value in table(content, "params").items() if type(value) is str}
    facts = _facts(event, webhook, _event_id(event))
    return _new_postback(**facts, data=data, params=params, reply_handle=_reply_handle(event, webhook))


def _membership(change: Literal["followed", "unfollowed", "joined", "left"]) -> Callable[[dict[str, Any], Webhook], Membership]:
    def read(event: dict[str, Any], webhook: Webhook) -> Membership:
        facts = _facts(event, webhook, _event_id(event))
        return _new_membership(**facts, change=change, reply_handle=_reply_handle(event, webhook))

    return read


def _members(change: Literal["joined", "left"]) -> Callable[[dict[str, Any], Webhook], Membership | None]:
    """Return the reader of an event that lists people under the name of the change. Who is alone in it is the sender."""

    def read(event: dict[str, Any], webhook: Webhook) -> Membership | None:
        listed = rows(table(event, change), "members")
        members = [user for one in listed if type(one) is dict and (user := words(one, "userId"))]
        if not members:
            return None
        facts = _facts(event, webhook, _event_id(event))
        facts["details"]["members"] = " ".join(members)
        if len(members) == 1:
            facts["sender"] = new_party(address=members[0], ids=facts["sender"].ids)
        return _new_membership(**facts, change=change, reply_handle=_reply_handle(event, webhook))

    return read


def _notified(event: dict[str, Any], webhook: Webhook) -> InboundEvent | None:
    """Return that a notification message arrived. It is known by the tag that we gave it; without one, LINE names a hash of the number.

    That hash stands for many messages, so it is no id.
    """
    tag = words(table(event, "delivery"), "data")
    if tag is None:
        return None
    facts = _facts(event, webhook, _event_id(event) if _SHA256.fullmatch(tag) else tag)
    facts["details"]["delivery_tag"] = tag
    facts["sender"], facts["recipient"] = facts["recipient"], facts["sender"]
    return new_status(**facts, is_echo=True, status="delivered", provider_status="delivery")


_READERS: dict[str, Callable[[dict[str, Any], Webhook], InboundEvent | None]] = {
    "message": _message,
    "messageEdited": _edit,
    "unsend": _unsend,
    "postback": _postback,
    "follow": _membership("followed"),
    "unfollow": _membership("unfollowed"),
    "join": _membership("joined"),
    "leave": _membership("left"),
    "memberJoined": _members("joined"),
    "memberLeft": _members("left"),
    "delivery": _notified,
}


def _unparsed(event: dict[str, Any], webhook: Webhook, reason: str, **named: str) -> Unparsed:
    facts = _facts(event, webhook, named.get("provider_id") or _event_id(event))
    return _new_unparsed(**facts, reason=reason, provider_type=named.get("provider_type") or words(event, "type"))


def _facts(event: dict[str, Any], webhook: Webhook, identity: str) -> dict[str, Any]:
    """Return the fields that every kind of event has."""
    origin = webhook.origin
    source = table(event, "source")
    thread = words(source, "groupId") or words(source, "roomId")
    return {
        "channel": origin.channel,
        "provider": origin.provider,
        "account": origin.account,
        "provider_id": identity,
        "received_at": origin.received_at,
        "sent_at": instant_ms(event.get("timestamp")),
        "sender": _sender(source, thread),
        "recipient": webhook.recipient,
        "thread_id": thread,
        "is_redelivery": table(event, "deliveryContext").get("isRedelivery") is True,
        "details": read_details(event),
        "raw": event,
    }


def _sender(source: dict[str, Any], thread: str | None) -> Party:
    """Return who wrote. What somebody asks in a group is answered there, not in private."""
    address = words(source, "userId")
    return new_party(address=address, ids={"reply_to": thread}) if thread else new_party(address=address)


def _event_id(event: dict[str, Any]) -> str:
    # A redelivery differs in deliveryContext alone; with it in the hash, one event would count as two.
    return words(event, "webhookEventId") or fragment_id({key: value for key, value in event.items() if key != "deliveryContext"})


def _reply_handle(event: dict[str, Any], webhook: Webhook) -> ReplyHandle | None:
    token = words(event, "replyToken")
    return new_reply_handle(token=token, expires_at=webhook.tokens_expire_at) if token else None
