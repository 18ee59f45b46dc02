"""Walk through a WhatsApp webhook: entries, the changes in them, and the lists of events in those."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, TypeAlias

from xborder_support.channels.profiles import profile
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import ident, rows, table, words
from xborder_support.conversations import InboundEvent

from .message import Change, read_echo, read_message
from .status import read_preference, read_status

__all__ = ["read_entries"]

_Reader: TypeAlias = Callable[[dict[str, Any], Change], InboundEvent]

_MESSAGES: tuple[str, _Reader] = ("messages", read_message)
_STATUSES: tuple[str, _Reader] = ("statuses", read_status)
_ECHOES: tuple[str, _Reader] = ("message_echoes", read_echo)
_PREFERENCES: tuple[str, _Reader] = ("user_preferences", read_preference)

# Which lists of events stand in a change of this field, and what reads them. A change without a field is read by the lists it has.
_LISTS: dict[str | None, tuple[tuple[str, _Reader], ...]] = {
    "messages": (_MESSAGES, _STATUSES),
    "smb_message_echoes": (_ECHOES,),
    "user_preferences": (_PREFERENCES,),
    None: (_MESSAGES, _STATUSES, _ECHOES, _PREFERENCES),
}


def read_entries(entries: list[Any], origin: Origin, *, is_account_given: bool) -> list[InboundEvent]:
    """Return the events of all entries. Whatever is no entry, no change or no event becomes ``Unparsed`` in its place."""
    events: list[InboundEvent] = []
    for entry in entries:
        changes = entry.get("changes") if type(entry) is dict else None
        if type(changes) is not list:
            events.append(origin.unparsed("wrong-shape", entry))
            continue
        for change in changes:
            events += _read_change(change, origin, is_account_given=is_account_given)
    return events


def _read_change(change: Any, origin: Origin, *, is_account_given: bool) -> list[InboundEvent]:
    value = change.get("value") if type(change) is dict else None
    if type(value) is not dict:
        return [origin.unparsed("wrong-shape", change)]
    if not is_account_given:
        account = ident(table(value, "metadata"), "phone_number_id") or ""
        origin = Origin(origin.channel, origin.provider, account, origin.received_at)
    field = words(change, "field")
    shared = Change(origin, value, shop_party(origin.account), _window(origin.received_at.date()))
    events: list[InboundEvent] = []
    for name, read in _LISTS.get(field, ()):
        if items := value.get(name):
            events += _read_list(items, read, shared)
    if not events:
        return [_unread_change(change, value, field, origin)]
    if errors := rows(value, "errors"):
        events.append(origin.unparsed("provider-error", {"errors": errors}, provider_type=field))
    return events


def _read_list(items: Any, read: _Reader, change: Change) -> list[InboundEvent]:
    if type(items) is not list:
        return [change.origin.unparsed("wrong-shape", items)]
    return [read(item, change) if type(item) is dict else change.origin.unparsed("wrong-shape", item) for item in items]


def _unread_change(change: Any, value: dict[str, Any], field: str | None, origin: Origin) -> InboundEvent:
    known = "provider-error" if rows(value, "errors") else "missing-content"
    return origin.unparsed(known if field in _LISTS else "unsupported-field", change, provider_type=field)


@lru_cache(maxsize=16)
def _window(on: date) -> timedelta | None:
    hours = profile("whatsapp", on=on).reply_window_hours
    return timedelta(hours=hours) if hours else None
