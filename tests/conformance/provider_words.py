"""Say in a provider's own words what our normal form holds of an event, so that it can be compared with what is known of the payload.

The words come from our kinds, parts and fields by the tables below. ``raw`` is asked for nothing but an ``Unparsed`` event, which is
the payload kept whole: anywhere else, it would compare the payload with itself.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from xborder_support.conversations import (
    Choice,
    Contact,
    DeliveryStatus,
    Form,
    Location,
    Media,
    Membership,
    OrderPart,
    System,
    Unparsed,
    Unsupported,
)

__all__ = ["differs"]

_EVENTS: dict[str, dict[str, str]] = {
    "line": {
        "message": "message",
        "edit": "messageEdited",
        "unsend": "unsend",
        "postback": "postback",
        "followed": "follow",
        "unfollowed": "unfollow",
        "joined": "join",
        "left": "leave",
    },
    "whatsapp": {
        "message": "message",
        "edit": "message",
        "unsend": "message",
        "reaction": "message",
        "delivery_status": "status",
        "call_record": "other",
        "opted_in": "other",
        "opted_out": "other",
    },
}
_UNREAD = {"unsupported-type": "message", "missing-type": "message", "unknown-status": "status"}
_MESSAGES_ABOUT_OTHERS = {"unsend": "revoke", "reaction": "reaction", "edit": "edit"}
_CONTENTS = {
    "text": "text",
    "location": "location",
    "contact": "contacts",
    "order": "order",
    "system": "system",
    "form": "interactive",
}
_CHOICES = {"button": "interactive", "list": "interactive", "template": "button"}
_INTERACTIVE = {"button": "button_reply", "list": "list_reply", "template": None}
_MEDIA = {
    "line": {"image": "image", "video": "video", "audio": "audio", "file": "file", "sticker": "sticker"},
    "whatsapp": {"image": "image", "video": "video", "audio": "audio", "voice": "audio", "file": "document", "sticker": "sticker"},
}
# A message whose content the provider withholds keeps the word for that content, where it has one of its own.
_WITHHELD = {word: word for word in ("unknown", *_CONTENTS.values(), *_CHOICES.values(), *_MEDIA["whatsapp"].values())}
_THREADS = {"user": False, "group": True, "room": True}


def _parts(event: Any, kind: type) -> list[Any]:
    return [part for part in getattr(event, "parts", ()) if isinstance(part, kind)]


def _first(event: Any, kind: type, field: str) -> Any:
    found = _parts(event, kind)
    return getattr(found[0], field) if found else None


def _event_word(event: Any) -> Any:
    if isinstance(event, Unparsed):
        return _UNREAD.get(event.reason) or (event.provider_type if event.channel == "line" else "other")
    return _EVENTS[event.channel][event.change if isinstance(event, Membership) else event.kind]


def _type_word(event: Any) -> Any:
    if isinstance(event, Unparsed):
        return event.provider_type
    return _MESSAGES_ABOUT_OTHERS.get(event.kind) or _content_word(event)


def _content_word(event: Any) -> Any:
    part = event.parts[0]
    if isinstance(part, Unsupported):
        return _WITHHELD.get(part.type, "unsupported")
    if isinstance(part, Choice):
        return _CHOICES[part.source]
    return _media_word(event) if isinstance(part, Media) else _CONTENTS[part.kind]


def _media_word(event: Any) -> Any:
    return _MEDIA[event.channel].get(_first(event, Media, "media_kind"))


def _interactive_word(event: Any) -> Any:
    return "nfm_reply" if _parts(event, Form) else _INTERACTIVE[_first(event, Choice, "source")]


def _status_word(event: Any) -> Any:
    return event.provider_status if isinstance(event, DeliveryStatus) else {"message": "received"}.get(event.kind)


def _codes(event: Any) -> list[int] | None:
    codes = event.error_codes if isinstance(event, DeliveryStatus) else _first(event, Unsupported, "error_codes")
    return [int(code) for code in codes or ()] or None


def _reply_token(event: Any) -> Any:
    if isinstance(event, Unparsed):
        return event.raw.get("replyToken")
    return event.reply_handle.token if event.reply_handle else None


def _sticker(event: Any) -> Any:
    return (_first(event, Media, "provider_id") or "").split("/")


_READ: dict[str, Callable[[Any], Any]] = {
    "event": _event_word,
    "type": _type_word,
    "id": lambda event: event.provider_id,
    "event_id": lambda event: event.details.get("webhook_event_id"),
    "redelivery": lambda event: event.is_redelivery,
    "ts": lambda event: event.sent_at,
    "sender": lambda event: event.sender.address,
    "sender_bsuid": lambda event: event.sender.ids.get("bsuid"),
    "recipient": lambda event: event.recipient.address,
    "thread": lambda event: event.thread_id or event.sender.address,
    "phone_number_id": lambda event: event.account,
    "account": lambda event: event.details.get("account_sid"),
    "num_segments": lambda event: event.details.get("num_segments"),
    "num_media": lambda event: len(_parts(event, Media)),
    "text": lambda event: getattr(event, "text", None) or _first(event, System, "text") or None,
    "in_reply_to": lambda event: getattr(event, "in_reply_to", None),
    "reply_token": _reply_token,
    "media_kind": _media_word,
    "media_id": lambda event: _first(event, Media, "provider_id"),
    "media_provider": lambda event: "external" if _first(event, Media, "url") else "line",
    "mime": lambda event: _first(event, Media, "mime"),
    "sticker": _sticker,
    "postback_data": lambda event: getattr(event, "data", None),
    "lat": lambda event: _first(event, Location, "latitude"),
    "lon": lambda event: _first(event, Location, "longitude"),
    "interactive": _interactive_word,
    "reply_id": lambda event: _first(event, Choice, "id"),
    "status": _status_word,
    "error_codes": _codes,
    "conversation_id": lambda event: event.details.get("conversation_id"),
    "system_type": lambda event: _first(event, System, "type"),
    "emoji": lambda event: getattr(event, "emoji", None),
    "target": lambda event: getattr(event, "target", None),
    "catalog_id": lambda event: _first(event, OrderPart, "catalog_id"),
    "n_items": lambda event: len(_first(event, OrderPart, "items") or ()),
    "n_contacts": lambda event: len(_parts(event, Contact)),
}
_READ_ELSEWHERE = frozenset({"field", "keys"})


def differs(event: Any, key: str, value: Any) -> str | None:
    """Return how an event and one fact of its payload differ, or None where they agree."""
    if key in _READ_ELSEWHERE:
        return None
    if key == "source":
        # Our form does not tell a group from a room, nor a kind of source that is still to come from a person.
        return None if _THREADS.get(value) in {None, event.thread_id is not None} else f"source: expected {value!r}"
    if key == "sender" and value is None:
        value = event.sender.ids["bsuid"]  # who hides the number is known by this id alone
    read = _READ[key](event)
    return None if _digits(read) == _expected(key, value) else f"{key}: expected {value!r}, read {read!r}"


def _expected(key: str, value: Any) -> Any:
    if key != "ts":
        return _digits(value)
    return datetime.fromisoformat(value) if re.match(r"\d{4}-", value) else None  # else it says that the payload names no time


def _digits(value: Any) -> Any:
    """Return a phone number as its digits, because that is all in which its spellings agree."""
    return re.sub(r"\D", "", value) if isinstance(value, str) and re.fullmatch(r"\+?[\d ()-]+", value) else value
