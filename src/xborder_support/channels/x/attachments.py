"""Turn what is attached to a direct message on X into a part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from xborder_support.channels.wire.payload import count, degrees, ident, rows, table, words
from xborder_support.conversations import Location, Media, Part, Unsupported

__all__ = ["read_attachment", "read_media_keys"]

_KINDS: Mapping[str, Literal["image", "video"]] = {"photo": "image", "video": "video", "animated_gif": "video"}
#: The number in front of a media key of version 2 tells its kind.
_KEY_KINDS: Mapping[str, Literal["image", "video"]] = {"3": "image", "7": "video", "13": "video", "16": "video"}


def read_attachment(attachment: dict[str, Any]) -> Part | None:
    """Return the one attachment of a message of version 1.1. Its address wants the shop's own OAuth signature."""
    kind = words(attachment, "type")
    if kind == "media":
        return _medium(table(attachment, "media"))
    if kind == "location":
        return _location(table(attachment, "location"))
    return Unsupported(type=kind) if kind else None


def read_media_keys(event: dict[str, Any], kinds: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the media of an event of version 2, which names them by key; ``kinds`` are those that the payload tells."""
    keys = [key for key in rows(table(event, "attachments"), "media_keys") if type(key) is str and key]
    return tuple(Media(media_kind=_kind_of(key, kinds), provider_id=key) for key in keys)


def _kind_of(key: str, kinds: Mapping[str, str]) -> Literal["image", "video", "file"]:
    told = _KINDS.get(kinds.get(key, ""))
    return told or _KEY_KINDS.get(key.partition("_")[0]) or "file"


def _medium(medium: dict[str, Any]) -> Media | None:
    identity = ident(medium, "id_str") or ident(medium, "id")
    film, still = table(medium, "video_info"), words(medium, "media_url_https") or words(medium, "media_url")
    best = max((one for one in rows(film, "variants") if _is_film(one)), key=lambda one: count(one.get("bitrate")) or 0, default=None)
    url = words(best, "url") if best else still
    if identity is None and url is None:
        return None
    return Media(
        media_kind=_KINDS.get(words(medium, "type") or "", "file"),
        provider_id=identity,
        url=url,
        mime="video/mp4" if best else None,
        duration_ms=count(film.get("duration_millis")),
    )


def _is_film(variant: Any) -> bool:
    return type(variant) is dict and variant.get("content_type") == "video/mp4" and bool(words(variant, "url"))


def _location(location: dict[str, Any]) -> Location | None:
    """Return the place that the customer shared. GeoJSON puts the longitude first."""
    if place := table(table(location, "shared_place"), "place"):
        return Location(name=words(place, "full_name") or words(place, "name"))
    point = rows(table(table(location, "shared_coordinate"), "coordinates"), "coordinates")
    if len(point) != 2:
        return None
    return Location(latitude=degrees(point[1], 90), longitude=degrees(point[0], 180))
