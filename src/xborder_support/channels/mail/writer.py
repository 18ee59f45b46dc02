"""Write an answer as a mail (RFC 5322) that says of itself whether a machine wrote it (RFC 3834).

Equal drafts give equal bytes: no clock, no random boundary. ``Date`` is left to the host's mail library, which knows the time.
"""

from __future__ import annotations

from base64 import encodebytes
from email.header import Header

from xborder_support.channels.outgoing import Outgoing
from xborder_support.conversations import Draft

from .answer import answer_of, recipient_of

__all__ = ["mail_to", "recipient_of"]

_MAX_LINE_BYTES = 900  # RFC 5322 allows 998 and mail servers cut longer lines.


def mail_to(recipient: str, draft: Draft, *, text: str) -> Outgoing:
    """Return the mail. ``Errors:`` ``UsageError`` ``no-sender-address`` or ``bad-unsubscribe-url``."""
    answer = answer_of(recipient, draft, text=text)
    encoding, content = _content(text)
    lines = [
        f"From: {answer.sender}",
        f"To: {recipient}",
        *([f"Subject: {_encoded(answer.subject)}"] if answer.subject else []),
        *(f"{name}: {_folded(value) if name == 'References' else value}" for name, value in answer.headers.items()),
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


def _folded(references: str) -> str:
    return references.replace(" ", "\r\n ")


def _encoded(subject: str) -> str:
    if subject.isascii() and "=?" not in subject and len(subject) < _MAX_LINE_BYTES:
        return subject
    return Header(subject.encode("utf-8", "replace").decode("utf-8"), "utf-8", header_name="Subject").encode(linesep="\r\n")


def _content(text: str) -> tuple[str, bytes]:
    """Return the transfer encoding and the text in it, with the line ends of mail."""
    data = "\r\n".join(text.splitlines()).encode("utf-8", "replace") + b"\r\n"
    if data.isascii() and b"\0" not in data and all(len(line) < _MAX_LINE_BYTES for line in data.split(b"\r\n")):
        return "7bit", data
    return "base64", encodebytes(data).replace(b"\n", b"\r\n")
