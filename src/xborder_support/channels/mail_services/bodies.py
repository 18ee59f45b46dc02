"""Take the body of a webhook apart: JSON, a form, or a form in parts (RFC 7578), up to the size of a mail."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from xborder_support.channels.mail.mime import MAX_MAIL_BYTES
from xborder_support.channels.mail.parameters import parameters
from xborder_support.channels.mail.source import mail_bytes
from xborder_support.channels.wire.payload import Unreadable, read_json
from xborder_support.errors import PayloadError

__all__ = ["Field", "Form", "octets", "read_body", "text_of"]

_MAX_FIELDS = 1000
_MAX_HEAD = 16_000
_BOUNDARY = re.compile(rb"--([^\r\n]{1,200})\r?\n")
_BLANKS = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Field:
    """Hold one field of a form; a file has a name and a type."""

    content: bytes = field(repr=False)
    filename: str | None = field(default=None, repr=False)
    mime: str | None = None


class Form(dict[str, Field]):
    """Hold the first field of each name."""


def octets(body: bytes | str) -> bytes:
    """Return the bytes of a body. ``Errors:`` ``PayloadError`` ``payload-too-large``; ``UsageError`` ``wrong-argument``."""
    raw = mail_bytes(body)
    if len(raw) > MAX_MAIL_BYTES:
        hint = f"mail services post up to {MAX_MAIL_BYTES} bytes: refuse more with HTTP 413 before reading it"
        raise PayloadError(f"the payload has {len(raw)} bytes", code="payload-too-large", hint=hint)
    return raw


def read_body(raw: bytes) -> Any:
    """Return what a body holds: decoded JSON, a ``Form``, or ``Unreadable``. Its first bytes tell which, whatever its header says."""
    start = raw.lstrip(_BLANKS)[:2] if raw[:1] in _BLANKS else raw[:2]
    if start[:1] in {b"{", b"["}:
        return read_json(raw)
    return _parts(raw) if start == b"--" else _pairs(raw)


def text_of(form: Form, name: str) -> str:
    """Return a field as text, as UTF-8; empty where it is absent."""
    found = form.get(name)
    return found.content.decode("utf-8", "replace") if found else ""


def _pairs(raw: bytes) -> Form | Unreadable:
    if b"=" not in raw:
        return Unreadable("not-json")
    try:
        pairs = parse_qsl(raw.decode("utf-8", "replace").strip(), keep_blank_values=True, max_num_fields=_MAX_FIELDS)
    except ValueError:
        return Unreadable("too-many-fields")
    form = Form()
    for name, value in pairs:
        form.setdefault(name, Field(value.encode("utf-8", "replace")))
    return form


def _parts(raw: bytes) -> Form | Unreadable:
    line = _BOUNDARY.match(raw.lstrip(_BLANKS)[:300])
    if line is None:
        return Unreadable("not-a-form")
    pieces = (b"\n" + raw).split(b"\n--" + line[1], _MAX_FIELDS + 1)
    if len(pieces) > _MAX_FIELDS + 1:
        return Unreadable("too-many-fields")
    form = Form()
    for piece in pieces[1:]:
        if not piece.startswith(b"--"):
            _keep(form, piece)
    return form


def _keep(form: Form, piece: bytes) -> None:
    end = re.search(rb"\r?\n\r?\n", piece[:_MAX_HEAD])
    if end is None:
        return
    lines = [line.partition(":") for line in piece[: end.start()].decode("utf-8", "replace").splitlines()]
    head = {name.strip().lower(): value.strip() for name, _, value in lines}
    named = parameters(head.get("content-disposition", ""))
    content = piece[end.end() :].removesuffix(b"\r")
    if name := named.get("name"):
        form.setdefault(name, Field(content, named.get("filename"), head.get("content-type")))
