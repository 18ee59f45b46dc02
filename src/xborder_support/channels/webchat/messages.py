"""Turn a message of a chat window into one of ours."""

from __future__ import annotations

from typing import Any, Literal

from xborder_support.channels.wire.payload import count, ident, instant_text, rows, table, words
from xborder_support.conversations import Choice, InboundEvent, Media, Message, Part, System, Text, Unsupported

from .batch import SHOP_ROLES, Batch, automatic, consent_details, facts

__all__ = ["read_message", "read_parts"]

_MediaKind = Literal["image", "video", "audio", "voice", "file", "sticker"]
_MEDIA: dict[str, _MediaKind] = {
    "image": "image",
    "video": "video",
    "audio": "audio",
    "voice": "voice",
    "file": "file",
    "sticker": "sticker",
}
_Source = Literal["button", "list", "quick_reply"]
_SOURCES: dict[str, _Source] = {"button": "button", "list": "list", "quick_reply": "quick_reply"}


def read_message(item: Any, batch: Batch) -> InboundEvent:
    """Return a message, or ``Unparsed`` where nobody says who wrote it, or where it has no content."""
    if type(item) is not dict:
        return batch.unparsed("wrong-shape", item)
    role = words(table(item, "author"), "role")
    if role is None:
        return batch.unparsed("missing-type", item, provider_type="message")
    if role != "customer" and role not in SHOP_ROLES:
        return batch.unparsed("unsupported-type", item, provider_type=role)
    parts = read_parts(item)
    if not parts:
        return batch.unparsed("missing-content", item, provider_type="message")
    return _message(item, batch, (System(type="notice", text=words(item, "text")),) if role == "system" else parts)


def read_parts(item: dict[str, Any]) -> tuple[Part, ...]:
    """Return words, picked choice and attachments of a message."""
    parts: list[Part] = [Text(text=text)] if (text := words(item, "text")) else []
    if choice := table(item, "choice"):
        parts.append(_choice(choice))
    return (*parts, *(_attachment(one) for one in rows(item, "attachments")))


def _message(item: dict[str, Any], batch: Batch, parts: tuple[Part, ...]) -> Message:
    found = facts(batch, item, key="message_id", time="sent_at")
    if not found["is_echo"]:
        found["details"] |= consent_details(item, batch)
    replied = ident(item, "in_reply_to")
    return Message(
        **found,
        parts=parts,
        automatic=automatic(item),
        in_reply_to=batch.named(replied) if replied else None,
        locale_hint=words(item, "locale"),
        order_refs=tuple(one for one in rows(item, "order_refs") if type(one) is str and one),
    )


def _choice(choice: dict[str, Any]) -> Choice:
    source = _SOURCES.get(words(choice, "source") or "button", "button")
    return Choice(id=ident(choice, "id"), title=words(choice, "title"), source=source)


def _attachment(item: Any) -> Media | Unsupported:
    if type(item) is not dict:
        return Unsupported(type="attachment")
    kind, identity, url = words(item, "kind") or "file", ident(item, "id"), words(item, "url")
    if kind not in _MEDIA or not (identity or url):
        return Unsupported(type=kind)
    return Media(
        media_kind=_MEDIA[kind],
        provider_id=identity,
        url=url,
        mime=words(item, "mime"),
        filename=words(item, "filename"),
        size_bytes=count(item.get("size_bytes")),
        sha256=words(item, "sha256"),
        caption=words(item, "caption"),
        duration_ms=count(item.get("duration_ms")),
        expires_at=instant_text(item.get("expires_at")),
    )
