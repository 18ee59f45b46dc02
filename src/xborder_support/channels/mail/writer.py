"""Write an answer as a mail (RFC 5322) that says of itself whether a machine wrote it (RFC 3834).

Equal drafts give equal bytes: no clock, no random boundary. ``Date`` is left to the host's mail library, which knows the time.
"""

from __future__ import annotations

import re
from base64 import encodebytes
from email.header import Header
from hashlib import sha256

from xborder_support.channels.outgoing import Outgoing
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

from .addresses import first_mailbox
from .header_text import message_ids
from .marks import automatic_id
from .subjects import without_reply_prefix

__all__ = ["mail_to", "recipient_of"]

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")
_LANGUAGE = re.compile(r"[A-Za-z0-9-]{2,35}\Z")
_MAX_SUBJECT_CHARS = 500
_MAX_REFERENCES = 20
_MAX_LINE_BYTES = 900  # RFC 5322 allows 998 and mail servers cut longer lines.


def recipient_of(draft: Draft) -> str:
    """Return the one address that a draft goes to. ``Errors:`` ``UsageError`` ``no-recipient``."""
    found = first_mailbox(_first_line(draft.to))
    if found is None:
        raise UsageError("the draft has no mail address to go to", code="no-recipient", hint="set Draft.to to one address")
    return found.address


def mail_to(recipient: str, draft: Draft, *, text: str) -> Outgoing:
    """Return the mail. ``Errors:`` ``UsageError`` ``no-sender-address``."""
    sender = first_mailbox(_first_line(draft.account))
    if sender is None:
        hint = "set Draft.account to the address that the shop answers from"
        raise UsageError("the draft names no address to send from", code="no-sender-address", hint=hint)
    encoding, content = _content(text)
    lines = [
        f"From: {sender.address}",
        f"To: {recipient}",
        *_headers(draft, sender.address),
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        f"Content-Transfer-Encoding: {encoding}",
    ]
    head = "\r\n".join(lines).encode("utf-8", "replace")
    return Outgoing(
        to=recipient,
        body=head + b"\r\n\r\n" + content,
        content_type="message/rfc822",
        idempotency_key=draft.idempotency_key,
        operation="send",
    )


def _first_line(value: str) -> str:
    """Return an address field up to its first control character, where somebody may have smuggled in another header."""
    return _CONTROL.split(value.strip(), maxsplit=1)[0]


def _headers(draft: Draft, sender: str) -> list[str]:
    parents = message_ids(draft.in_reply_to or "")[:1]
    references = _threaded([*message_ids(" ".join(draft.references)), *parents])
    optional = {
        "Subject": _subject(draft),
        "Message-ID": _message_id(draft, sender),
        "In-Reply-To": "".join(parents),
        "References": "\r\n ".join(references),
        "Auto-Submitted": "auto-replied" if draft.is_automatic else "",
        "X-Auto-Response-Suppress": "All" if draft.is_automatic else "",
        "Content-Language": draft.language if draft.language != "und" and _LANGUAGE.match(draft.language) else "",
    }
    return [f"{name}: {value}" for name, value in optional.items() if value]


def _threaded(ids: list[str]) -> list[str]:
    """Return each id once; of a long thread the first one and the last ones, as RFC 5322 advises."""
    unique = list(dict.fromkeys(ids))
    return unique if len(unique) <= _MAX_REFERENCES else [unique[0], *unique[1 - _MAX_REFERENCES :]]


def _subject(draft: Draft) -> str:
    plain = " ".join(_CONTROL.sub(" ", draft.subject or "").split())[:_MAX_SUBJECT_CHARS]
    if not plain:
        return ""
    if draft.in_reply_to:
        plain = f"Re: {without_reply_prefix(plain)}"
    if plain.isascii() and "=?" not in plain and len(plain) < _MAX_LINE_BYTES:
        return plain
    return Header(plain.encode("utf-8", "replace").decode("utf-8"), "utf-8", header_name="Subject").encode(linesep="\r\n")


def _message_id(draft: Draft, sender: str) -> str:
    # The same draft sent twice is the same mail: mail programs then show it once.
    stated = draft.idempotency_key or "\0".join((draft.to, draft.in_reply_to or "", draft.text))
    digest = sha256(stated.encode("utf-8", "surrogatepass")).hexdigest()[:40]
    domain = sender.rpartition("@")[2]
    return automatic_id(digest, domain) if draft.is_automatic else f"<{digest}@{domain}>"


def _content(text: str) -> tuple[str, bytes]:
    """Return the transfer encoding and the text in it, with the line ends of mail."""
    data = "\r\n".join(text.splitlines()).encode("utf-8", "replace") + b"\r\n"
    if data.isascii() and b"\0" not in data and all(len(line) < _MAX_LINE_BYTES for line in data.split(b"\r\n")):
        return "7bit", data
    return "base64", encodebytes(data).replace(b"\n", b"\r\n")
