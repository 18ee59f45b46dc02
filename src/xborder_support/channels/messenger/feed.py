"""Turn what happens below the posts of a Facebook Page into public events."""

from __future__ import annotations

from typing import Any

from xborder_support.channels.meta import Change
from xborder_support.channels.meta.entry import changed_facts
from xborder_support.channels.meta.links import link_expiry
from xborder_support.channels.wire.payload import ident, instant_s, words
from xborder_support.conversations import Edit, InboundEvent, Media, Message, Part, Text, Unsend

__all__ = ["read_feed"]

_WRITTEN = frozenset({"comment", "post", "status", "photo", "video", "share"})


def read_feed(change: Change) -> InboundEvent | None:
    """Return the comment or post that somebody wrote, changed or took back, or None for likes, events and the like."""
    value = change.value
    if words(value, "item") not in _WRITTEN:
        return None
    identity = ident(value, "comment_id") or ident(value, "post_id")
    sent_at = instant_s(value.get("created_time")) or change.reported_at
    facts = changed_facts(change, provider_id=identity, author="from", sent_at=sent_at)
    facts["details"] = _details(value)
    verb, parts = words(value, "verb"), _parts(value)
    if verb == "add" and parts:
        return Message(**facts, parts=parts, is_public=True, in_reply_to=_parent(value))
    if verb == "edited" and parts and identity:
        return Edit(**facts, target=identity, parts=parts)
    return Unsend(**facts, target=identity) if verb == "remove" and identity else None


def _parent(value: dict[str, Any]) -> str | None:
    """Return the comment that this one answers; the first level names the post as its parent."""
    parent = ident(value, "parent_id")
    return None if parent == ident(value, "post_id") else parent


def _parts(value: dict[str, Any]) -> tuple[Part, ...]:
    parts: list[Part] = [Text(text=text)] if (text := words(value, "message")) else []
    if photo := words(value, "photo") or (words(value, "link") if value.get("item") == "photo" else None):
        parts.append(Media(media_kind="image", url=photo, expires_at=link_expiry(photo)))
    if video := words(value, "video") or (words(value, "link") if value.get("item") == "video" else None):
        parts.append(Media(media_kind="video", url=video, expires_at=link_expiry(video)))
    return tuple(parts)


def _details(value: dict[str, Any]) -> dict[str, str]:
    found = {"post_id": ident(value, "post_id"), "comment_id": ident(value, "comment_id"), "item": words(value, "item")}
    return {key: text for key, text in found.items() if text}
