"""Turn the fields of a message into its parts."""

from __future__ import annotations

from typing import Any, Literal

from xborder_support.channels.wire.payload import count, degrees, words
from xborder_support.conversations import Choice, Form, Location, Media, Part, Text

__all__ = ["media_kind", "read_parts"]

_MAX_MEDIA = 10


def read_parts(fields: dict[str, Any]) -> tuple[Part, ...]:
    """Return what the customer sent: words or a choice, media, a place."""
    found: list[Part] = [part for part in (_spoken(fields), *_media(fields)) if part]
    if "Latitude" in fields and "Longitude" in fields:
        found.append(_location(fields))
    return tuple(found)


def media_kind(mime: str) -> Literal["image", "video", "audio", "file"]:
    """Return the kind of a file by its type."""
    family = mime.partition("/")[0]
    return "image" if family == "image" else "video" if family == "video" else "audio" if family == "audio" else "file"


def _spoken(fields: dict[str, Any]) -> Part | None:
    """Return the words. A choice and a form repeat theirs in ``Body``, which is not said twice."""
    text = words(fields, "Body")
    if title := words(fields, "ListTitle"):
        return Choice(id=words(fields, "ListId"), title=title, source="list", description=words(fields, "ListDescription"))
    if button := words(fields, "ButtonText"):
        return Choice(id=words(fields, "ButtonPayload"), title=button, source="button")
    if answers := words(fields, "InteractiveData"):
        return Form(json=answers, title=text)
    return Text(text=text) if text else None


def _media(fields: dict[str, Any]) -> list[Media]:
    indices = range(min(count(fields.get("NumMedia")) or 0, _MAX_MEDIA))
    return [_one_medium(fields, index) for index in indices if words(fields, f"MediaUrl{index}")]


def _one_medium(fields: dict[str, Any], index: int) -> Media:
    url, mime = str(fields[f"MediaUrl{index}"]), words(fields, f"MediaContentType{index}")
    return Media(media_kind=media_kind(mime or ""), provider_id=url.rpartition("/")[2] or None, url=url, mime=mime)


def _location(fields: dict[str, Any]) -> Location:
    latitude, longitude = degrees(fields.get("Latitude"), 90), degrees(fields.get("Longitude"), 180)
    return Location(latitude=latitude, longitude=longitude, name=words(fields, "Label"), address=words(fields, "Address"))
