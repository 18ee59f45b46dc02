"""Turn the content of a Viber message into parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from xborder_support.channels.wire.payload import count, degrees, ident, table, words
from xborder_support.conversations import Choice, Contact, Location, Media, Part, Text, Unsupported

__all__ = ["read_part", "why_unread"]


def read_part(content: dict[str, Any], *, is_silent: bool) -> Part | None:
    """Return the one part that a Viber message has, or None where its kind is unknown or it lacks what makes it up.

    A silent text is what a button sends whose press does not show in the chat: no words of the customer, but the id of the option.
    """
    kind = words(content, "type")
    if is_silent and kind == "text":
        pressed = words(content, "text")
        return Choice(id=pressed, source="button") if pressed else None
    reader = _READERS.get(kind) if kind else None
    return reader(content) if reader else None


def why_unread(content: dict[str, Any]) -> str:
    """Return the reason code for a message that ``read_part`` could not read."""
    kind = words(content, "type")
    return "missing-content" if kind is None or kind in _READERS else "unsupported-type"


def _text(content: dict[str, Any]) -> Text | None:
    text = content.get("text")
    return Text(text=text) if type(text) is str else None


def _link(content: dict[str, Any]) -> Text | None:
    url = words(content, "media") or words(content, "text")
    return Text(text=url) if url else None


def _media(kind: Literal["image", "video", "file"]) -> Callable[[dict[str, Any]], Media | None]:
    def read(content: dict[str, Any]) -> Media | None:
        url = words(content, "media")
        if url is None:
            return None
        seconds = count(content.get("duration"))
        return Media(
            media_kind=kind,
            url=url,
            filename=words(content, "file_name"),
            size_bytes=count(content.get("file_size", content.get("size"))),
            caption=words(content, "text"),
            duration_ms=None if seconds is None else seconds * 1000,
        )

    return read


def _sticker(content: dict[str, Any]) -> Media | None:
    number = ident(content, "sticker_id")
    return Media(media_kind="sticker", provider_id=number, url=words(content, "media")) if number else None


def _location(content: dict[str, Any]) -> Location | None:
    place = table(content, "location")
    if not place:
        return None
    return Location(latitude=degrees(place.get("lat"), 90), longitude=degrees(place.get("lon"), 180), address=words(place, "address"))


def _contact(content: dict[str, Any]) -> Contact | None:
    card = table(content, "contact")
    name, phone = words(card, "name"), words(card, "phone_number")
    return Contact(name=name, phones=(phone,) if phone else ()) if name or phone else None


def _rich_media(content: dict[str, Any]) -> Unsupported:
    del content  # a layout of buttons, of which nothing says what the customer read
    return Unsupported(type="rich_media")


_READERS: dict[str, Callable[[dict[str, Any]], Part | None]] = {
    "text": _text,
    "url": _link,
    "picture": _media("image"),
    "video": _media("video"),
    "file": _media("file"),
    "sticker": _sticker,
    "location": _location,
    "contact": _contact,
    "rich_media": _rich_media,
}
