"""Turn the body of a comment and its attachments into parts."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from xborder_support.channels.mail.html import html_to_text
from xborder_support.channels.wire.payload import count, ident, rows, words
from xborder_support.conversations import Media, Part, Text

__all__ = ["AttachmentKeys", "attachments", "body_parts", "plain_or_html"]

_MediaKind = Literal["image", "video", "audio", "file"]
_KINDS: dict[str, _MediaKind] = {"image": "image", "video": "video", "audio": "audio"}
_MAX_ATTACHMENTS = 500


class AttachmentKeys(NamedTuple):
    """Name the keys under which a help desk describes an attachment."""

    url: str
    name: str
    mime: str = "content_type"
    size: str = "size"


def plain_or_html(fields: dict[str, Any], plain: tuple[str, ...], html: str) -> str | None:
    """Return the words of a comment: the first plain text there is, verbatim, else what its HTML shows."""
    for key in plain:
        if (text := words(fields, key)) is not None:
            return text
    page = words(fields, html)
    return (html_to_text(page) or None) if page else None


def body_parts(text: str | None, media: tuple[Media, ...]) -> tuple[Part, ...]:
    """Return text and attachments as parts, or nothing where there are neither."""
    return ((Text(text=text),) if text else ()) + media


def attachments(fields: dict[str, Any], keys: AttachmentKeys) -> tuple[Media, ...]:
    """Return the attachments of a comment; what is no description of one is left to ``raw``."""
    described = (row for row in rows(fields, "attachments")[:_MAX_ATTACHMENTS] if type(row) is dict)
    return tuple(media for row in described if (media := _media(row, keys)))


def _media(row: dict[str, Any], keys: AttachmentKeys) -> Media | None:
    identity, url = ident(row, "id"), words(row, keys.url)
    if identity is None and url is None:
        return None
    mime = words(row, keys.mime)
    return Media(
        media_kind=_KINDS.get((mime or "").partition("/")[0].lower(), "file"),
        provider_id=identity,
        url=url,
        mime=mime,
        filename=words(row, keys.name),
        size_bytes=count(row.get(keys.size)),
    )
