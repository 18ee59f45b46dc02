"""Take a mail apart: headers, leaves of the MIME tree, their bytes. Whatever arrives, the work stays bounded and nothing raises but size.

The text is cut where lines and boundaries stand, and never copied line by line, so the cost hardly grows with what is attached. Broken
structure is read as the lenient parser of the standard library reads it. Transfer encodings and charsets are decoded by our own rules.
"""

from __future__ import annotations

import re
from binascii import a2b_qp
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from xborder_support.channels.wire.construction import quick
from xborder_support.errors import PayloadError

from .header_text import base64_bytes
from .headers import Headers, read_entity, read_headers

__all__ = ["MAX_MAIL_BYTES", "Leaf", "Mime", "read_mime"]

MAX_MAIL_BYTES = 40_000_000  # Large mail hosts accept 25 MB of attachments, which Base64 makes 34 MB.
_MAX_LINES = 700_000  # 40 MB in the 60 characters a line that encoders write.
_MAX_ENTITIES = 400
_MAX_MULTIPARTS = 60  # Each is looked through for its boundary, so depth costs time.
_MAX_BLOCKS = 200
_BASE64_BYTES = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n\t\0"
_SAMPLED_BYTES = 4_000
_SPARSE = 20  # Real Base64 has next to no other signs; words have a space or a point in ten.
_LONE_RETURN = re.compile(r"\r(?!\n)")
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_STATUS_REPORTS = frozenset({"message/delivery-status", "message/global-delivery-status"})


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
    content: str = field(repr=False)

    def parameter(self, header: str, name: str) -> str | None:
        """Return one parameter of ``content-type`` or ``content-disposition``."""
        return self.headers.parameter(header, name)

    @property
    def transfer_encoding(self) -> str:
        """Return the declared transfer encoding in lower case, or an empty text."""
        return (self.headers.line("content-transfer-encoding") or "").lower().partition(";")[0].strip()

    @property
    def blocks(self) -> Sequence[Headers]:
        """Return the header blocks of a ``message/*`` part: one for each recipient of a delivery report, else that of the mail inside."""
        if not self.content_type.startswith("message/"):
            return []
        is_encoded = self.transfer_encoding in {"base64", "quoted-printable"}
        inside = self.octets().decode("ascii", "surrogateescape") if is_encoded else self.content
        if self.content_type not in _STATUS_REPORTS:
            return [read_headers(inside)]
        texts = _BLANK_LINE.split(inside.strip(), _MAX_BLOCKS)[:_MAX_BLOCKS]
        return [block for text in texts if (block := read_headers(text))]

    def octets(self) -> bytes:
        """Return the content with its transfer encoding undone."""
        data = self.content.encode("ascii", "surrogateescape")
        encoding = self.transfer_encoding
        if encoding == "base64":
            return data if _is_mislabelled(data) else base64_bytes(data)
        return a2b_qp(data) if encoding == "quoted-printable" else data

    def size_bytes(self) -> int:
        """Return the number of bytes of the content, without decoding it where Base64 tells."""
        content, encoding = self.content, self.transfer_encoding
        if encoding == "base64":
            digits = len(content) - content.count("\n") - content.count("\r") - content[-6:].count("=")
            return digits * 3 // 4
        return len(self.octets()) if encoding == "quoted-printable" else len(content)


def _is_mislabelled(data: bytes) -> bool:
    """Tell whether a text that is declared as Base64 is none, as some programs send: its words would be lost."""
    foreign = len(data[:_SAMPLED_BYTES].translate(None, _BASE64_BYTES))
    return foreign > 1 and foreign * _SPARSE > len(data[:_SAMPLED_BYTES])


_new_leaf = quick(Leaf)


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
    lines, returns = data.count(b"\n"), data.count(b"\r") if b"\r" in data else 0
    if len(data) > MAX_MAIL_BYTES or max(lines, returns) > _MAX_LINES:
        hint = f"mails up to {MAX_MAIL_BYTES} bytes and {_MAX_LINES} lines are read: refuse larger ones at the mail server"
        raise PayloadError(f"the mail has {len(data)} bytes", code="payload-too-large", hint=hint)
    text = data.decode("ascii", "surrogateescape")
    if returns and returns != lines and returns != data.count(b"\r\n"):  # pairs are slow to count, and most mails have nothing else
        text = _LONE_RETURN.sub("\n", text)
    headers, content = read_entity(text)
    kind = _kind(headers, "text/plain")
    try:
        return Mime(headers, kind, tuple(_leaves(headers, kind, content)))
    except _TooManyPartsError:
        return Mime(headers, kind, (), is_whole=False)


class _TooManyPartsError(Exception):
    """Stop the reading of a mail whose structure nobody wrote for a reader."""


def _kind(headers: Headers, default: str) -> str:
    """Return the content type; one that is none counts as plain text (RFC 2045, section 5.2)."""
    stated = headers.raw("content-type")
    if stated is None:
        return default
    kind = stated.partition(";")[0].strip().lower()
    return kind if kind.count("/") == 1 and kind.isascii() else "text/plain"


def _leaves(headers: Headers, kind: str, content: str) -> Iterator[Leaf]:
    """Yield the leaves in reading order. Mails attached as a whole are leaves: their words are not this mail's words."""
    entities = multiparts = 1
    stack = [(headers, kind, content, "", "", False)]
    while stack:
        headers, kind, content, section, alternative, in_report = stack.pop()
        parts = _parts(headers, content) if kind.startswith("multipart/") else []
        if not parts:
            content_type = "text/plain" if kind.startswith("multipart/") else kind
            yield _new_leaf(
                section=section or "1",
                content_type=content_type,
                alternative=alternative,
                is_in_report=in_report,
                is_alone=not section,
                headers=headers,
                content=content,
            )
            continue
        entities += len(parts)
        multiparts += 1
        if entities > _MAX_ENTITIES or multiparts > _MAX_MULTIPARTS:
            raise _TooManyPartsError
        alternative = f"{section}." if kind == "multipart/alternative" else alternative
        prefix = f"{section}." if section else ""
        in_report = in_report or kind == "multipart/report"
        default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        for number in range(len(parts), 0, -1):
            inner, inside = read_entity(parts[number - 1])
            stack.append((inner, _kind(inner, default), inside, f"{prefix}{number}", alternative, in_report))


def _parts(headers: Headers, content: str) -> list[str]:
    """Return the parts of a multipart; none where no boundary is declared or found. Without a last boundary, the last part runs on."""
    boundary = headers.parameter("content-type", "boundary")
    if not boundary:
        return []
    mark = f"--{boundary}"
    parts: list[str] = []
    begin: int | None = None
    at = 0 if content.startswith(mark) else _next_line(content, mark, 0)
    while at >= 0:
        line_end = content.find("\n", at)
        line = content[at + len(mark) : line_end if line_end >= 0 else len(content)].rstrip(" \t\r")
        if line in {"", "--"}:
            if begin is not None:
                parts.append(content[begin : max(begin, at - 2 if content[at - 2 : at] == "\r\n" else at - 1)])
            begin = line_end + 1 if line == "" and line_end >= 0 else None
            if line or line_end < 0 or len(parts) > _MAX_ENTITIES:
                return parts
        at = _next_line(content, mark, line_end - 1) if line_end > 0 else -1
    return parts if begin is None else [*parts, content[begin:]]


def _next_line(content: str, mark: str, start: int) -> int:
    """Return where the next line begins that begins with a mark, or -1."""
    found = content.find(f"\n{mark}", max(start, 0))
    return found + 1 if found >= 0 else -1
