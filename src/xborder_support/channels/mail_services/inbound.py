"""Make a message of a mail that a service took apart, with the same rules as for one that came whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from xborder_support.channels.mail.body import Body
from xborder_support.channels.mail.headers import Headers
from xborder_support.channels.mail.html import html_to_text
from xborder_support.channels.mail.letter import Letter, letter_of, message_of, read_letter
from xborder_support.channels.mail.mime import Mime
from xborder_support.channels.mail.relay import relay_message
from xborder_support.channels.mail.reports import report_events
from xborder_support.channels.wire.origin import Origin
from xborder_support.conversations import InboundEvent, Media, Message, Unsupported

__all__ = ["Arrived", "address_line", "arrived_events", "media", "whole_mail_events"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_MAX_TEXT_CHARS = 1_000_000
_MAX_PAGE_CHARS = 4_000_000
_KINDS = {"image": "image", "video": "video", "audio": "audio"}
_TYPE = re.compile(r"[a-z]{1,40}/[a-z0-9.+-]{1,80}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """Hold a mail that a service took apart.

    ``headers`` are as many as it passes on, the first of a name counts. ``missing`` names what it did not send, such as ``mail-body``.
    ``details`` are kept with the message.
    """

    headers: Iterable[tuple[str, str]]
    text: str = field(default="", repr=False)
    html: str = field(default="", repr=False)
    media: Sequence[Media] = ()
    missing: str | None = None
    details: Mapping[str, str | None] = field(default_factory=dict)
    raw: Any = field(repr=False)


def arrived_events(arrived: Arrived, origin: Origin) -> list[InboundEvent]:
    """Return the message that such a mail is."""
    headers = Headers.of((name, _SURROGATE.sub("\ufffd", value)) for name, value in arrived.headers)
    mime = Mime(headers, _content_type(headers), ())
    letter = letter_of(mime, _body(arrived), raw=arrived.raw, received_at=origin.received_at, account=origin.account or None)
    events = _events(letter, origin.provider, arrived.details)
    if not arrived.missing:
        return events
    missing = Unsupported(type=arrived.missing)
    return [replace(event, parts=(missing, *event.parts)) if isinstance(event, Message) else event for event in events]


def whole_mail_events(mail: bytes, origin: Origin) -> list[InboundEvent]:
    """Return the message that a mail is which the service passed on as it came, and what a report says of ours."""
    return _events(read_letter(mail, received_at=origin.received_at, account=origin.account or None), origin.provider, {})


def _events(letter: Letter, provider: str, details: Mapping[str, str | None]) -> list[InboundEvent]:
    message = relay_message(letter) or message_of(letter, provider=provider)
    kept = {name: value for name, value in details.items() if value}
    if kept:
        message = replace(message, details={**message.details, **kept})
    return [message] if message.channel == "amazon" else [message, *report_events(letter, message)]


def _body(arrived: Arrived) -> Body:
    text = arrived.text.replace("\r\n", "\n")
    if arrived.html and not text.strip():
        text = html_to_text(arrived.html[:_MAX_PAGE_CHARS])
    return Body(text[:_MAX_TEXT_CHARS], arrived.html or None, None, tuple(arrived.media))


def _content_type(headers: Headers) -> str:
    stated = (headers.line("content-type") or "").partition(";")[0].strip().lower()
    return stated if _TYPE.fullmatch(stated) else "text/plain"


def address_line(address: str | None, name: str | None) -> str:
    """Return one mailbox as a header writes it, whatever stands in the name."""
    bare = "".join((address or "").split())
    shown = " ".join((name or "").split()).replace("\\", "").replace('"', "")
    return f'"{shown}" <{bare}>' if shown and bare else bare


def media(handle: str, *, mime: str | None, filename: str | None, size_bytes: int | None, **facts: Any) -> Media:
    """Return an attachment; ``handle`` is where it stands in the payload, or what fetches it."""
    declared = (mime or "").partition(";")[0].strip().lower()
    kind: Any = _KINDS.get(declared.partition("/")[0], "file")
    return Media(media_kind=kind, provider_id=handle, mime=declared or None, filename=filename or None, size_bytes=size_bytes, **facts)
