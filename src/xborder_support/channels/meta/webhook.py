"""Walk through a webhook of Messenger or Instagram: entries, the conversations in them, and the changes of public pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, ident, instant_s, read_object, words
from xborder_support.channels.wire.recognition import ANOTHER, other_provider
from xborder_support.conversations import InboundEvent

from .entry import Change, Platform
from .event import read_event

__all__ = ["read_webhook"]

_LISTS = (("messaging", False), ("standby", True))


def read_webhook(body: bytes | str, platform: Platform, *, received_at: datetime, account: str | None) -> list[InboundEvent]:
    """Return the events of a webhook. Whatever is no entry, no change or no event becomes ``Unparsed`` in its place.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    """
    origin = Origin(platform.name, platform.name, account or "", arrival(received_at))
    decoded = read_object(body)
    if isinstance(decoded, Unreadable):
        return [origin.unparsed(decoded.reason, body)]
    entries, word = decoded.get("entry"), decoded.get("object")
    if (type(entries) is not list or word not in (platform.word, None)) and (other := other_provider(decoded, than=platform.name)):
        return [origin.unparsed(ANOTHER, decoded, provider_type=other)]
    if type(entries) is not list:
        return [origin.unparsed("wrong-shape", decoded, provider_type=words(decoded, "object"))]
    events: list[InboundEvent] = []
    for entry in entries:
        events += _read_entry(entry, platform, origin) if type(entry) is dict else [origin.unparsed("wrong-shape", entry)]
    return events


def _read_entry(entry: dict[str, Any], platform: Platform, origin: Origin) -> list[InboundEvent]:
    if not origin.account:
        origin = origin._replace(account=ident(entry, "id") or "")
    events: list[InboundEvent] = []
    for name, is_standby in _LISTS:
        items = entry.get(name, [])
        events += [_read_item(item, origin, is_standby=is_standby) for item in (items if type(items) is list else [items])]
    reported_at = instant_s(entry.get("time"))
    events += [_read_change(change, platform, origin, reported_at) for change in _changes(entry)]
    return events or [origin.unparsed("wrong-shape", entry)]


def _read_item(item: Any, origin: Origin, *, is_standby: bool) -> InboundEvent:
    return read_event(item, origin, is_standby=is_standby) if type(item) is dict else origin.unparsed("wrong-shape", item)


def _changes(entry: dict[str, Any]) -> list[Any]:
    """Return the changes of an entry, which Instagram's own login writes into the entry itself."""
    if "field" in entry and "value" in entry:
        return [{"field": entry["field"], "value": entry["value"]}]
    changes = entry.get("changes", [])
    return changes if type(changes) is list else [changes]


def _read_change(change: Any, platform: Platform, origin: Origin, reported_at: datetime | None) -> InboundEvent:
    value = change.get("value") if type(change) is dict else None
    if type(value) is not dict:
        return origin.unparsed("wrong-shape", change)
    field = words(change, "field")
    if field and "sender" in value and "recipient" in value:  # a conversation's event, as the dashboard's test button sends it
        return read_event(value, origin, is_standby=field == "standby")
    reader = platform.changes.get(field) if field else None
    if reader is None:
        return origin.unparsed("unsupported-field", change, provider_type=field)
    return reader(Change(origin, value, reported_at)) or origin.unparsed("unsupported-event", change, provider_type=field)
