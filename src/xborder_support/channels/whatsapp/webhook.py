"""Walk through a WhatsApp webhook: entries, the changes in them, and the lists of events in those."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

from xborder_support.channels.windows import reply_window
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import ident, rows, table, words
from xborder_support.conversations import InboundEvent

from .call import read_call
from .message import Change, read_echo, read_message
from .people import cards_by_id
from .status import read_preference, read_status

__all__ = ["read_entries"]

_Reader: TypeAlias = Callable[[dict[str, Any], Change], list[InboundEvent]]

_MESSAGES: tuple[str, _Reader] = ("messages", read_message)
_STATUSES: tuple[str, _Reader] = ("statuses", read_status)
_CALLS: tuple[str, _Reader] = ("calls", read_call)
_ECHOES: tuple[str, _Reader] = ("message_echoes", read_echo)
_PREFERENCES: tuple[str, _Reader] = ("user_preferences", read_preference)

_MAX_SHARED_ERRORS = 20  # Meta states one or two; each call repeats them.

# Which lists of events stand in a change of this field, and what reads them. A change without a field is read by the lists it has.
_LISTS: dict[str | None, tuple[tuple[str, _Reader], ...]] = {
    "messages": (_MESSAGES, _STATUSES),
    "calls": (_CALLS, _STATUSES),
    "smb_message_echoes": (_ECHOES,),
    "user_preferences": (_PREFERENCES,),
    None: (_MESSAGES, _STATUSES, _ECHOES, _PREFERENCES, _CALLS),
}


def read_entries(entries: list[Any], account: str | None, received_at: datetime) -> list[InboundEvent]:
    """Return the events of all entries. Whatever is no entry, no change or no event becomes ``Unparsed`` in its place.

    An ``account`` of None is read from each change.
    """
    events: list[InboundEvent] = []
    for entry in entries:
        changes = entry.get("changes") if type(entry) is dict else None
        if type(changes) is not list:
            events.append(_misshapen(entry, account, received_at))
            continue
        for change in changes:
            events += _read_change(change, account, received_at)
    return events


def _read_change(change: Any, account: str | None, received_at: datetime) -> list[InboundEvent]:
    value = change.get("value") if type(change) is dict else None
    if type(value) is not dict:
        return [_misshapen(change, account, received_at)]
    if account is None:
        account = ident(table(value, "metadata"), "phone_number_id") or ""
    field, errors = words(change, "field"), rows(value, "errors") if "errors" in value else []
    shared = Change(account, received_at, value, shop_party(account), reply_window("whatsapp", received_at.date()), cards_by_id(value))
    events = _read_lists(shared, field, errors)
    if events and (not errors or (field == "calls" and len(errors) <= _MAX_SHARED_ERRORS)):
        return events
    origin = Origin("whatsapp", "whatsapp", account, received_at)
    if not events:
        return [_unread_change(change, value, field, origin)]
    return [*events, origin.unparsed("provider-error", {"errors": errors}, provider_type=field)]


def _read_lists(change: Change, field: str | None, errors: list[Any]) -> list[InboundEvent]:
    events: list[InboundEvent] = []
    for name, read in _LISTS.get(field, ()):
        items = change.value.get(name)
        if errors and field == "calls":
            items = _with_errors(items, errors[:_MAX_SHARED_ERRORS])
        if type(items) is list:
            for item in items:
                events += read(item, change) if type(item) is dict else [_misshapen(item, change.account, change.received_at)]
        elif items:
            events.append(_misshapen(items, change.account, change.received_at))
    return events


def _misshapen(item: Any, account: str | None, received_at: datetime) -> InboundEvent:
    return Origin("whatsapp", "whatsapp", account or "", received_at).unparsed("wrong-shape", item)


def _with_errors(items: Any, errors: list[Any]) -> Any:
    """Return calls with the errors that Meta states beside them and not in them: they say why the calls failed."""
    return [{"errors": errors, **item} if type(item) is dict else item for item in items] if type(items) is list else items


def _unread_change(change: Any, value: dict[str, Any], field: str | None, origin: Origin) -> InboundEvent:
    known = "provider-error" if rows(value, "errors") else "missing-content"
    return origin.unparsed(known if field in _LISTS else "unsupported-field", change, provider_type=field)
