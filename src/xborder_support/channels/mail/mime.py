"""Take a mail apart: headers, leaves of the MIME tree, their bytes. Whatever arrives, the work stays bounded and nothing raises but size.

The tree is read by the standard library under its lenient policy; it never refuses a mail, but it would follow any depth and read any
header, so both are capped here. Transfer encodings and charsets are decoded by our own rules.
"""

from __future__ import annotations

from binascii import a2b_qp
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.message import Message as Entity
from email.parser import BytesParser
from email.policy import Compat32, Policy
from typing import Any, cast

from xborder_support.errors import PayloadError

from .header_text import base64_bytes, header_line, header_text
from .parameters import parameters

__all__ = ["MAX_MAIL_BYTES", "Headers", "Leaf", "Mime", "read_mime"]

MAX_MAIL_BYTES = 40_000_000  # Large mail hosts accept 25 MB of attachments, which Base64 makes 34 MB.
_MAX_LINES = 700_000  # 40 MB in the 60 characters a line that encoders write.
_MAX_ENTITIES = 400
_MAX_MULTIPARTS = 60  # Each open one is compared with each line, so depth costs time.
_MAX_HEADERS = 1_000
_MAX_HEADER_LINES = 500
_MAX_HEADER_CHARS = 32_000


class Headers:
    """Give the headers of one entity by name, raw as they arrived, first one first."""

    __slots__ = ("_values",)

    def __init__(self, entity: Entity) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in entity.raw_items():
            self._values.setdefault(name.lower(), []).append(value)

    def __bool__(self) -> bool:
        return bool(self._values)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def raw(self, name: str) -> str | None:
        """Return the first value under a lower-case name, as it stands."""
        found = self._values.get(name)
        return found[0] if found else None

    def line(self, name: str) -> str | None:
        """Return the first value on one line, or None where it is absent or blank."""
        found = self._values.get(name)
        return (header_line(found[0]) or None) if found else None

    def text(self, name: str, *, charset: str | None = None) -> str | None:
        """Return the first value decoded for reading, or None where it is absent or blank."""
        found = self._values.get(name)
        return (header_text(found[0], charset=charset) or None) if found else None


@dataclass(frozen=True, slots=True)
class Leaf:
    """Hold one part that contains no further parts: a text, a picture, a report, a mail attached as a whole.

    ``section`` is its number in the tree as IMAP counts (``"1.2"``); ``alternative`` is equal for versions of the same content;
    ``is_alone`` where it is the whole mail.
    """

    section: str
    content_type: str
    alternative: str
    is_in_report: bool
    is_alone: bool
    headers: Headers = field(repr=False)
    content: Any = field(repr=False)

    def parameter(self, header: str, name: str, *, charset: str | None = None) -> str | None:
        """Return one parameter of ``content-type`` or ``content-disposition``."""
        value = self.headers.raw(header)
        return parameters(value, charset=charset).get(name) if value else None

    @property
    def transfer_encoding(self) -> str:
        """Return the declared transfer encoding in lower case, or an empty text."""
        return (self.headers.line("content-transfer-encoding") or "").lower().partition(";")[0].strip()

    @property
    def blocks(self) -> Sequence[Headers]:
        """Return the header blocks that a ``message/*`` part consists of."""
        return [Headers(block) for block in self.content] if isinstance(self.content, list) else []

    def octets(self) -> bytes:
        """Return the content with its transfer encoding undone."""
        if not isinstance(self.content, str):
            return b""
        data = self.content.encode("utf-8", "surrogateescape")
        if self.transfer_encoding == "base64":
            return base64_bytes(data)
        return a2b_qp(data) if self.transfer_encoding == "quoted-printable" else data

    def size_bytes(self) -> int:
        """Return the number of bytes of the content, without decoding it where Base64 tells."""
        content = self.content
        if isinstance(content, str) and self.transfer_encoding == "base64":
            digits = len(content) - content.count("\n") - content.count("\r") - content[-6:].count("=")
            return digits * 3 // 4
        return len(self.octets())


@dataclass(frozen=True, slots=True)
class Mime:
    """Hold a mail taken apart. ``is_whole`` is False where its structure was beyond the limits, and only the headers were read."""

    headers: Headers
    content_type: str
    leaves: tuple[Leaf, ...]
    is_whole: bool = True


def read_mime(data: bytes) -> Mime:
    """Take a mail apart.

    Errors: ``PayloadError`` ``payload-too-large``.
    """
    if len(data) > MAX_MAIL_BYTES or max(data.count(b"\n"), data.count(b"\r")) > _MAX_LINES:
        hint = f"mails up to {MAX_MAIL_BYTES} bytes and {_MAX_LINES} lines are read: refuse larger ones at the mail server"
        raise PayloadError(f"the mail has {len(data)} bytes", code="payload-too-large", hint=hint)
    try:
        root = _parsed(data)
    except (_TooManyPartsError, RecursionError):
        root = _parsed(_head(data))
        return Mime(Headers(root), root.kind, (), is_whole=False)
    headers = Headers(root)
    return Mime(headers, root.kind, tuple(_leaves(root, headers)))


class _TooManyPartsError(Exception):
    """Stop the parser in a mail whose structure nobody wrote for a reader."""


class _Bounded(Compat32):
    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        if len(sourcelines) == 1 and len(sourcelines[0]) < _MAX_HEADER_CHARS:
            return super().header_source_parse(sourcelines)
        name, value = super().header_source_parse([line[:_MAX_HEADER_CHARS] for line in sourcelines[:_MAX_HEADER_LINES]])
        return name, value[:_MAX_HEADER_CHARS]


_POLICY = _Bounded()


class _Entity(Entity):
    """Count what the parser opens."""

    def __init__(self, policy: Policy[Any], factory: _Factory) -> None:
        super().__init__(policy=policy)
        self._factory = factory

    @property
    def kind(self) -> str:
        """Return the content type; one that is none counts as plain text (RFC 2045, section 5.2)."""
        kind = self.get_content_type()
        return kind if kind.isascii() else "text/plain"

    @property
    def content(self) -> Any:
        """Return the entities inside, or the text as it stands: the public method would guess a charset."""
        return vars(self).get("_payload") or ""

    def set_raw(self, name: str, value: str) -> None:
        if len(self) < _MAX_HEADERS:
            super().set_raw(name, value)

    def get_boundary(self, failobj: Any = None) -> Any:
        """Return the boundary, which the parser asks for once a multipart."""
        self._factory.open_multipart()
        value = next((value for name, value in self.raw_items() if name.lower() == "content-type"), "")
        return parameters(value).get("boundary", failobj)


class _Factory:
    def __init__(self) -> None:
        self._entities = self._multiparts = 0

    def __call__(self, policy: Policy[Any] = _POLICY) -> _Entity:
        self._entities += 1
        if self._entities > _MAX_ENTITIES:
            raise _TooManyPartsError
        return _Entity(policy, self)

    def open_multipart(self) -> None:
        self._multiparts += 1
        if self._multiparts > _MAX_MULTIPARTS:
            raise _TooManyPartsError


def _parsed(data: bytes) -> _Entity:
    return cast("_Entity", BytesParser(_Factory(), policy=_POLICY).parsebytes(data))


def _head(data: bytes) -> bytes:
    ends = [end for mark in (b"\n\n", b"\r\n\r\n") if (end := data.find(mark)) >= 0]
    return data[: min(ends)] if ends else b""


def _leaves(root: _Entity, headers: Headers) -> Iterator[Leaf]:
    """Yield the leaves in reading order. Mails attached as a whole are leaves: their words are not this mail's words."""
    stack = [(root, "", "", False)]
    while stack:
        entity, section, alternative, in_report = stack.pop()
        kind = entity.kind
        if not kind.startswith("multipart/") or not entity.is_multipart():
            content_type = "text/plain" if kind.startswith("multipart/") else kind
            yield Leaf(
                section or "1", content_type, alternative, in_report, not section, Headers(entity) if section else headers, entity.content
            )
            continue
        alternative = f"{section}." if kind == "multipart/alternative" else alternative
        prefix = f"{section}." if section else ""
        children = list(enumerate(entity.content, 1))
        in_report = in_report or kind == "multipart/report"
        stack.extend((child, f"{prefix}{number}", alternative, in_report) for number, child in reversed(children))
