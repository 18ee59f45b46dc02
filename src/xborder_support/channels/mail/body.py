"""Choose the words of a mail among its parts, and list what is attached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from xborder_support.channels.wire.construction import new_media
from xborder_support.conversations import Media

from .charsets import decode_text
from .html import html_to_text
from .mime import Leaf, Mime

__all__ = ["Body", "read_body"]

_Kind = Literal["image", "video", "audio", "file"]
_KINDS: dict[str, _Kind] = {"image": "image", "video": "video", "audio": "audio"}
_OWN_PAGES = frozenset({"text/html", "text/x-amp-html", "text/watch-html", "text/enriched"})
_MAX_TEXT_CHARS = 1_000_000  # Nobody writes a book to a shop; the whole stays in the event's raw bytes.
_MAX_PAGE_CHARS = 4_000_000
_RETURNED = frozenset({"text/rfc822-headers"})


@dataclass(frozen=True, slots=True)
class Body:
    """Hold the words of a mail, its HTML page if it has one, the charset that its words declared, and its attachments."""

    text: str = field(repr=False)
    html: str | None = field(repr=False)
    charset: str | None
    media: tuple[Media, ...]


def read_body(mime: Mime) -> Body:
    """Return the words of a mail: the plain text as it stands, or else what the HTML page shows.

    Plain parts that follow one another are joined, because some programs cut a text where a picture stands in it.
    """
    plain = _plain_leaves(mime.leaves)
    page = next((leaf for leaf in mime.leaves if leaf.content_type == "text/html" and not _is_attached(leaf)), None)
    charset = _charset(plain[0] if plain else page)
    text = "\n".join(filter(None, map(_decoded, plain, [charset, *map(_charset, plain[1:])])))
    html = _decoded(page, _charset(page)) if page else None
    if html and not text.strip():
        text = html_to_text(html[:_MAX_PAGE_CHARS])
    chosen = {leaf.section for leaf in plain}
    media = tuple(_media(leaf) for leaf in mime.leaves if leaf.section not in chosen and _is_attachment(leaf))
    return Body(text[:_MAX_TEXT_CHARS], html, charset, media)


def _plain_leaves(leaves: Iterable[Leaf]) -> list[Leaf]:
    chosen: list[Leaf] = []
    alternatives: set[str] = set()
    for leaf in leaves:
        if leaf.content_type != "text/plain" or _is_attached(leaf) or leaf.alternative in alternatives:
            continue
        if chosen and leaf.is_in_report:
            break
        if leaf.alternative:
            alternatives.add(leaf.alternative)
        chosen.append(leaf)
    return chosen


def _is_attached(leaf: Leaf) -> bool:
    """Tell whether a text is a file beside the message; a mail that is nothing but one part is read whatever it says of itself."""
    if leaf.is_alone:
        return False
    disposition = (leaf.headers.line("content-disposition") or "").lower().partition(";")[0].strip()
    return disposition == "attachment" or _filename(leaf) is not None


def _is_attachment(leaf: Leaf) -> bool:
    if leaf.is_in_report and (leaf.content_type.startswith("message/") or leaf.content_type in _RETURNED):
        return False
    return leaf.content_type not in _OWN_PAGES or _is_attached(leaf)


def _filename(leaf: Leaf) -> str | None:
    return leaf.parameter("content-disposition", "filename") or leaf.parameter("content-type", "name") or None


def _charset(leaf: Leaf | None) -> str | None:
    declared = leaf.parameter("content-type", "charset") if leaf else None
    return declared.strip().lower() or None if declared else None


def _decoded(leaf: Leaf, charset: str | None) -> str:
    return decode_text(leaf.octets(), charset)


def _media(leaf: Leaf) -> Media:
    content_id = leaf.headers.line("content-id")
    return new_media(
        media_kind=_KINDS.get(leaf.content_type.partition("/")[0], "file"),
        provider_id=leaf.section,
        mime=leaf.content_type,
        filename=_filename(leaf),
        size_bytes=leaf.size_bytes(),
        content_id=content_id.strip("<> ") or None if content_id else None,
    )
