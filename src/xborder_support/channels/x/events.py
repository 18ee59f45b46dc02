"""Walk through an X webhook: the lists of activities of version 1.1, one activity of the X Activity API, or bare messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import fragment_id, ident, instant_ms, table, words
from xborder_support.conversations import DeliveryStatus, InboundEvent, Membership

from .messages import read_dm, read_dm_v2, read_encrypted
from .posts import read_post, read_post_v2
from .webhook import Webhook, webhook_of

__all__ = ["is_activities", "is_wrapped", "read_activities", "read_bare", "read_wrapped"]

_Reader: TypeAlias = Callable[[dict[str, Any], Webhook], InboundEvent]

#: What stands beside the activities in a webhook and is none.
_AROUND = frozenset({"apps", "for_user_id", "includes", "is_blocked_by", "user_has_blocked", "users"})
_ENCRYPTED = frozenset({"chat.received", "chat.sent"})


def is_activities(decoded: dict[str, Any]) -> bool:
    """Tell whether an object holds lists of activities."""
    return "for_user_id" in decoded or any(name.endswith("_events") for name in decoded)


def is_wrapped(decoded: dict[str, Any]) -> bool:
    """Tell whether an object wraps an activity, or is an answer of version 2."""
    data = decoded.get("data")
    return type(data) is list or not {"event_type", "payload"}.isdisjoint(table(decoded, "data"))


def read_activities(payload: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return the events of all activities, in their order. What is no part of a conversation becomes ``Unparsed``."""
    shop = Origin(origin.channel, origin.provider, origin.account or ident(payload, "for_user_id") or "", origin.received_at)
    webhook = webhook_of(payload, shop)
    events: list[InboundEvent] = []
    for name, activities in payload.items():
        if name not in _AROUND:
            events += _read_list(name, activities, webhook)
    return events or [webhook.unparsed("missing-content", payload, None)]


def read_wrapped(payload: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return the events of one activity of the X Activity API, which wraps its payload in ``data``; or of an answer of version 2."""
    data = payload.get("data")
    if type(data) is list:
        webhook = webhook_of(payload, origin)
        return [event for one in data for event in _answered(one, webhook)] or [webhook.unparsed("missing-content", payload, None)]
    if type(data) is not dict or "payload" not in data:
        return _answered(data, webhook_of(payload, origin))
    account = origin.account or ident(table(data, "filter"), "user_id") or ""
    shop = Origin(origin.channel, origin.provider, account, origin.received_at)
    return _activity(data, shop)


def read_bare(event: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return a message without a webhook around it: its recipient is taken for the shop, where no account is given."""
    if "message_create" not in event:
        return read_dm_v2(event, webhook_of({}, origin))
    recipient = ident(table(table(event, "message_create"), "target"), "recipient_id")
    shop = Origin(origin.channel, origin.provider, origin.account or recipient or "", origin.received_at)
    return [read_dm(event, webhook_of({}, shop))]


def _activity(data: dict[str, Any], shop: Origin) -> list[InboundEvent]:
    content, kind = data.get("payload"), words(data, "event_type")
    if type(content) is not dict:
        return [shop.unparsed("wrong-shape", data, provider_type=kind)]
    if is_activities(content):
        return read_activities(content, shop)
    webhook, delivery_id = webhook_of(data, shop), ident(data, "event_uuid")
    if words(content, "event_type") == "MessageCreate":
        return read_dm_v2(content, webhook)
    if kind in _ENCRYPTED:
        return [read_encrypted(content, webhook, delivery_id=delivery_id)]
    if reader := _ACTIVITIES.get(kind or ""):
        return [reader(content, webhook)]
    return [webhook.unparsed("unsupported-event" if kind else "missing-type", data, kind, provider_id=delivery_id)]


def _answered(event: Any, webhook: Webhook) -> list[InboundEvent]:
    if type(event) is dict and "event_type" in event:
        return read_dm_v2(event, webhook)
    return [webhook.unparsed("wrong-shape", event, None)]


def _read_list(name: str, activities: Any, webhook: Webhook) -> list[InboundEvent]:
    if type(activities) is not list:
        reason = "wrong-shape" if name in _READERS else "unsupported-event"
        return [webhook.unparsed(reason, activities, name)]
    read, kept = webhook.origin.within_reason(activities)
    return [*(_read_one(name, activity, webhook) for activity in read), *kept]


def _read_one(name: str, activity: Any, webhook: Webhook) -> InboundEvent:
    if type(activity) is not dict:
        return webhook.unparsed("wrong-shape", activity, name)
    reader = _READERS.get(name)
    if reader is None:
        return webhook.unparsed("unsupported-event", activity, name, provider_id=ident(activity, "id"))
    return reader(activity, webhook)


def _read_mark(mark: dict[str, Any], webhook: Webhook) -> InboundEvent:
    """Return that a customer read all of our messages up to one; X tells its id and when it was read."""
    reader, last = ident(mark, "sender_id"), ident(mark, "last_read_event_id")
    at = instant_ms(mark.get("created_timestamp"))
    if reader is None or last is None or reader == webhook.origin.account:
        reason = "unsupported-event" if reader and last else "missing-content"
        return webhook.unparsed(reason, mark, "direct_message_mark_read_events", sent_at=at)
    return DeliveryStatus(
        **webhook.origin._asdict(),
        provider_id=last,
        sent_at=at,
        sender=shop_party(webhook.origin.account),
        recipient=webhook.party(reader),
        is_echo=True,
        raw=mark,
        status="read",
        provider_status="read",
        watermark=webhook.origin.no_later(at),
    )


def _follow(activity: dict[str, Any], webhook: Webhook) -> InboundEvent:
    """Return that a customer followed the shop. That the shop follows somebody is no news of a customer."""
    source, target = _person(activity, "source"), _person(activity, "target")
    if source is None or target is None or target != webhook.origin.account:
        return webhook.unparsed("unsupported-event", activity, "follow_events")
    return Membership(
        **webhook.origin._asdict(),
        provider_id=fragment_id({"source": source, "target": target, "at": activity.get("created_timestamp")}),
        sent_at=instant_ms(activity.get("created_timestamp")),
        sender=webhook.party(source),
        recipient=shop_party(target),
        raw=activity,
        change="followed",
    )


def _person(activity: dict[str, Any], end: str) -> str | None:
    person = table(activity, end)
    person = table(person, "data") or person
    return ident(person, "id_str") or ident(person, "id")


_READERS: dict[str, _Reader] = {
    "direct_message_events": read_dm,
    "direct_message_mark_read_events": _read_mark,
    "tweet_create_events": read_post,
    "follow_events": _follow,
}
_ACTIVITIES: dict[str, _Reader] = {
    "follow.follow": _follow,
    "post.create": read_post_v2,
    "post.mention.create": read_post_v2,
    "post.quote.create": read_post_v2,
    "post.reply.create": read_post_v2,
}
