"""Turn what is inside a Zalo message into parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from xborder_support.channels.wire.payload import Unreadable, count, degrees, ident, read_object, rows, table, words
from xborder_support.conversations import Choice, Contact, Location, Media, Part, Text

__all__ = ["OPTION", "read_parts"]

#: The key under which a button of ours carries its id, because what it sends comes back as the text of a message.
OPTION = "option_id"
_MOST_ATTACHMENTS = 100


def read_parts(message: dict[str, Any], kind: str) -> tuple[Part, ...]:
    """Return text and attachments, in this order; attachments that we cannot read are left to ``raw``.

    ``kind`` is that of the event: it alone tells a business card from a link.
    """
    text = message.get("text")
    first = (_words(text),) if type(text) is str and text else ()
    attached = (item for item in rows(message, "attachments")[:_MOST_ATTACHMENTS] if type(item) is dict)
    return (*first, *(part for item in attached for part in _attachment(item, kind)))


def _words(text: str) -> Part:
    if text.startswith(f'{{"{OPTION}"'):
        pressed = read_object(text)
        if not isinstance(pressed, Unreadable) and (chosen := words(pressed, OPTION)):
            return Choice(id=chosen, title=words(pressed, "title"), source="button")
    return Text(text=text)


def _attachment(item: dict[str, Any], kind: str) -> Iterator[Part]:
    stated = words(item, "type") or ""
    reader = _READERS.get(kind if stated == "link" and kind == "business_card" else stated)
    part = reader(table(item, "payload")) if reader else None
    if part is not None:
        yield part


def _media(kind: Literal["image", "video", "audio", "voice", "file", "sticker"]) -> Callable[[dict[str, Any]], Part | None]:
    def read(payload: dict[str, Any]) -> Part | None:
        identity, url = ident(payload, "id"), words(payload, "url")
        if identity is None and url is None:
            return None
        size, name = count(payload.get("size")), words(payload, "name")
        return Media(media_kind=kind, provider_id=identity, url=url, filename=name, size_bytes=size)

    return read


def _location(payload: dict[str, Any]) -> Part | None:
    place = table(payload, "coordinates") or payload
    latitude = degrees(place.get("latitude", place.get("lat")), 90)
    longitude = degrees(place.get("longitude", place.get("long")), 180)
    return None if latitude is None and longitude is None else Location(latitude=latitude, longitude=longitude)


def _link(payload: dict[str, Any]) -> Part | None:
    lines = [line for name in ("title", "description", "url") if (line := words(payload, name))]
    return Text(text="\n".join(lines)) if lines else None


def _card(payload: dict[str, Any]) -> Part | None:
    # The card comes as a link whose description is JSON with the phone number inside.
    described = words(payload, "description")
    inside = read_object(described) if described and described.startswith("{") else payload
    phone = None if isinstance(inside, Unreadable) else ident(inside, "phone")
    name = words(payload, "title") or words(payload, "name")
    return Contact(name=name, phones=(phone,) if phone else ()) if name or phone else None


_READERS: dict[str, Callable[[dict[str, Any]], Part | None]] = {
    "image": _media("image"),
    "photo": _media("image"),
    "gif": _media("image"),
    "audio": _media("voice"),
    "voice": _media("voice"),
    "video": _media("video"),
    "sticker": _media("sticker"),
    "file": _media("file"),
    "location": _location,
    "link": _link,
    "links": _link,
    "business_card": _card,
}
