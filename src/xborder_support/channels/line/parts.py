"""Turn the content of a LINE message into parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from xborder_support.channels.wire.construction import new_media, new_text, quick
from xborder_support.channels.wire.payload import count, degrees, ident, table, words
from xborder_support.conversations import Location, Media, Part, Text

__all__ = ["read_part", "why_unread"]

_new_location = quick(Location)


def read_part(content: dict[str, Any]) -> Part | None:
    """Return the one part that a LINE message has, or None where its kind is unknown or it lacks what makes it up."""
    kind = content.get("type")
    reader = _READERS.get(kind) if type(kind) is str else None
    return reader(content) if reader else None


def why_unread(content: dict[str, Any]) -> str:
    """Return the reason code for a message that ``read_part`` could not read."""
    kind = words(content, "type")
    return "missing-content" if kind is None or kind in _READERS else "unsupported-type"


def _text(content: dict[str, Any]) -> Text | None:
    text = content.get("text")
    return new_text(text=text) if type(text) is str else None


def _media(kind: Literal["image", "video", "audio"]) -> Callable[[dict[str, Any]], Media | None]:
    def read(content: dict[str, Any]) -> Media | None:
        identity, url = ident(content, "id"), words(table(content, "contentProvider"), "originalContentUrl")
        if identity is None and url is None:
            return None
        return new_media(media_kind=kind, provider_id=identity, url=url, duration_ms=count(content.get("duration")))

    return read


def _file(content: dict[str, Any]) -> Media | None:
    identity = ident(content, "id")
    size = count(content.get("fileSize"))
    return new_media(media_kind="file", provider_id=identity, filename=words(content, "fileName"), size_bytes=size) if identity else None


def _sticker(content: dict[str, Any]) -> Media | None:
    # A sticker is fetched from LINE's shop by package and number, not by the id of the message; its text is what the customer typed on it.
    package, number = ident(content, "packageId"), ident(content, "stickerId")
    return (
        new_media(media_kind="sticker", provider_id=f"{package}/{number}", caption=words(content, "text")) if package and number else None
    )


def _location(content: dict[str, Any]) -> Location:
    return _new_location(
        latitude=degrees(content.get("latitude"), 90),
        longitude=degrees(content.get("longitude"), 180),
        name=words(content, "title"),
        address=words(content, "address"),
    )


_READERS: dict[str, Callable[[dict[str, Any]], Part | None]] = {
    "text": _text,
    "image": _media("image"),
    "video": _media("video"),
    "audio": _media("audio"),
    "file": _file,
    "sticker": _sticker,
    "location": _location,
}
