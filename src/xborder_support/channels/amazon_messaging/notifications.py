"""Read the notifications of Amazon's Selling Partner API, such as a changed order."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, fragment_id, ident, instant_text, read_object, words
from xborder_support.conversations import InboundEvent, Message, System

from .facts import territory_of_marketplace

__all__ = ["parse_notification"]

_MAX_DETAIL_CHARS = 200
_ENVELOPES = ("detail", "Detail")
_DETAILS = {
    "change_type": ("OrderChangeType",),
    "change_reason": ("ChangeReason",),
    "order_status": ("OrderStatus",),
    "shipment_id": ("AmazonShipmentId",),
    "shipment_status": ("ShipmentStatus",),
    "marketplace_id": ("MarketplaceId",),
}
_LEVELS = 4


def parse_notification(body: bytes | str, *, received_at: datetime, account: str | None = None) -> list[InboundEvent]:
    """Return a notification as one automatic message with a ``System`` part, whose ``type`` is Amazon's, such as ``ORDER_CHANGE``.

    ``provider_id`` is the ``NotificationId``: Amazon delivers a notification at least once. ``account`` stands for the ``SellerId``.
    ``order_refs`` is the order, ``details`` what changed: ``change_type``, ``change_reason`` (``Buyer Requested Cancel``),
    ``order_status``, ``shipment_status``, ``marketplace_territory``. Amazon spells keys with a small or a capital letter, by type; both
    are read. Pass the body of the SQS message, or the event of EventBridge.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://developer-docs.amazon.com/sp-api/docs/notification-type-values

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import amazon_messaging
        >>> body = '''{"NotificationType": "ORDER_CHANGE", "EventTime": "2026-02-03T09:00:00Z",
        ...     "NotificationMetadata": {"NotificationId": "n1"},
        ...     "Payload": {"OrderChangeNotification": {"AmazonOrderId": "123-1234567-1234567", "OrderChangeType": "OrderStatusChange"}}}'''
        >>> notice = amazon_messaging.parse_notification(body, received_at=datetime(2026, 2, 3, 10, tzinfo=UTC))[0]
        >>> notice.parts[0].type, notice.order_refs, notice.details["change_type"]
        ('ORDER_CHANGE', ('123-1234567-1234567',), 'OrderStatusChange')
    """
    received = arrival(received_at)
    origin = Origin("amazon", "amazon_messaging", account or "", received)
    payload = read_object(body)
    if isinstance(payload, Unreadable):
        return [origin.unparsed(payload.reason, body)]
    notice = _unwrapped(payload)
    kind = _named(notice, "NotificationType")
    if type(kind) is not str or not kind:
        return [origin.unparsed("wrong-shape", payload)]
    facts = _facts(_named(notice, "Payload"))
    seller = facts.get("SellerId", "")
    return [_message(notice, kind, facts, Origin("amazon", "amazon_messaging", account if account is not None else seller, received))]


def _message(notice: dict[str, Any], kind: str, facts: dict[str, str], origin: Origin) -> Message:
    metadata = _named(notice, "NotificationMetadata")
    identity = _named(metadata, "NotificationId") if type(metadata) is dict else None
    order = facts.get("AmazonOrderId")
    details = {name: facts[key] for name, keys in _DETAILS.items() for key in keys if key in facts}
    if territory := territory_of_marketplace(details.get("marketplace_id", "")):
        details["marketplace_territory"] = territory
    return Message(
        channel=origin.channel,
        provider=origin.provider,
        account=origin.account,
        provider_id=identity if type(identity) is str and identity else fragment_id(notice),
        received_at=origin.received_at,
        sent_at=instant_text(_named(notice, "EventTime")),
        thread_id=f"order-{order}" if order else None,
        parts=(System(type=kind),),
        automatic="marketplace-notification",
        order_refs=(order,) if order else (),
        marketplace="amazon",
        details=details,
        raw=notice,
    )


def _unwrapped(payload: dict[str, Any]) -> dict[str, Any]:
    """Return a notification without the envelope of EventBridge."""
    inside = next((payload[key] for key in _ENVELOPES if type(payload.get(key)) is dict), None)
    return inside if inside is not None and _named(payload, "NotificationType") is None else payload


def _named(fields: Any, name: str) -> Any:
    """Return a value under its name, whether that starts with a small or a capital letter."""
    if type(fields) is not dict:
        return None
    return fields.get(name, fields.get(name[0].lower() + name[1:]))


def _facts(payload: Any) -> dict[str, str]:
    """Return the texts of a payload by name, in capitals as Amazon's newer types write them; the outermost of a name counts."""
    found: dict[str, str] = {}
    level = [payload]
    for _ in range(_LEVELS):
        tables = [fields for fields in level if type(fields) is dict]
        for fields in tables:
            for key in fields:
                value = words(fields, key) or ident(fields, key)
                if value and key:
                    found.setdefault(key[0].upper() + key[1:], value[:_MAX_DETAIL_CHARS])
        level = [value for fields in tables for value in fields.values()]
    return found
