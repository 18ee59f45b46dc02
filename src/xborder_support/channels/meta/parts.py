"""Turn the content of a message on Messenger or Instagram into parts."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from xborder_support.channels.wire.payload import degrees, ident, rows, table, words
from xborder_support.conversations import Choice, Location, Media, Part, Text, Unsupported

from .links import link_expiry

__all__ = ["read_parts"]

_Kind: TypeAlias = Literal["image", "video", "audio", "voice", "file", "sticker"]

# What somebody shares lies behind a link, and only a reel is known to be a film.
_MEDIA: dict[str, _Kind] = {
    "image": "image",
    "video": "video",
    "audio": "audio",
    "file": "file",
    "reel": "video",
    "ig_reel": "video",
    "share": "file",
    "post": "file",
    "ig_post": "file",
    "ig_story": "file",
    "story_mention": "file",
}


def read_parts(message: dict[str, Any]) -> tuple[Part, ...]:
    """Return the parts of a message, in the order in which they are shown. There are none where nothing in it can be read."""
    parts: list[Part] = [*_words(message)]
    for attachment in rows(message, "attachments"):
        if type(attachment) is dict:
            parts += _attachment(attachment, message)
    if message.get("is_unsupported") is True and not parts:
        parts.append(Unsupported(type="unsupported"))
    return tuple(parts)


def _words(message: dict[str, Any]) -> list[Part]:
    text, quick_reply = words(message, "text"), table(message, "quick_reply")
    if quick_reply:
        return [Choice(id=ident(quick_reply, "payload"), title=text, source="quick_reply")]
    return [Text(text=text)] if text else []


def _attachment(attachment: dict[str, Any], message: dict[str, Any]) -> list[Part]:
    kind, payload = words(attachment, "type"), table(attachment, "payload")
    if kind is None:
        return []
    if kind == "location":
        return [_location(attachment, payload)]
    if kind in {"fallback", "template"}:
        return _link(kind, attachment, payload, message)
    return [_medium(kind, payload)]


def _medium(kind: str, payload: dict[str, Any]) -> Part:
    url, identity = words(payload, "url"), ident(payload, "sticker_id") or ident(payload, "attachment_id")
    if kind not in _MEDIA or not (url or identity):
        return Unsupported(type=kind)
    media_kind: _Kind = "sticker" if "sticker_id" in payload and ident(payload, "sticker_id") else _MEDIA[kind]
    identity = identity or ident(payload, "reel_video_id") or ident(payload, "ig_post_media_id")
    return Media(media_kind=media_kind, provider_id=identity, url=url, expires_at=link_expiry(url))


def _location(attachment: dict[str, Any], payload: dict[str, Any]) -> Location:
    place = table(payload, "coordinates")
    latitude, longitude = degrees(place.get("lat"), 90), degrees(place.get("long"), 180)
    return Location(latitude=latitude, longitude=longitude, name=words(attachment, "title"))


def _link(kind: str, attachment: dict[str, Any], payload: dict[str, Any], message: dict[str, Any]) -> list[Part]:
    """Return the link behind a preview, or the words of a template, unless the customer wrote them anyway."""
    said = words(payload, "url") or words(attachment, "url") or words(payload, "text") or words(attachment, "title")
    if said is None:
        return [Unsupported(type=kind)]
    return [] if words(message, "text") else [Text(text=said)]
