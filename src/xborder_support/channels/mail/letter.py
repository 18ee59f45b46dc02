"""Read one mail into what all mail channels share: who wrote to whom, the words, the thread, and whether a machine wrote it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeAlias

from xborder_support.channels.wire.construction import new_message, new_party, quick
from xborder_support.conversations import Mail, Message, Part, Party, Text, Unsupported

from .addresses import Mailbox, first_mailbox, mailboxes
from .automatic import MailFacts, automatic_code, is_no_reply
from .body import Body, read_body
from .header_text import instant, message_ids
from .headers import Headers
from .marks import is_own_automatic_mail
from .mime import Mime, read_mime
from .quotes import split_history
from .subjects import without_reply_prefix
from .threads import thread_in_address, thread_named, without_thread

__all__ = ["Letter", "letter_of", "message_of", "read_letter"]

Split: TypeAlias = Callable[[str], tuple[str, str | None]]

_DEFAULT_CHARSET = "us-ascii"  # RFC 2045, section 5.2
_REPORT_CODES = frozenset({"bounce", "feedback-report", "disposition-notification", "report"})
_RECIPIENT_HEADERS = ("delivered-to", "x-original-to", "envelope-to", "to")
_KEPT_LINES = ("auto-submitted", "precedence", "return-path", "reply-to", "list-id", "date")


@dataclass(frozen=True, slots=True)
class Letter:
    """Hold one mail as read, before it is known on which channel it counts."""

    mime: Mime = field(repr=False)
    body: Body = field(repr=False)
    mail: Mail
    sender: Party
    recipient: Party
    account: str
    received_at: datetime
    automatic: str | None
    raw: Any = field(repr=False)
    addressed: tuple[str, ...] = field(default=(), repr=False)

    @property
    def provider_id(self) -> str:
        """Return the message id, or else one made from what a redelivery repeats: date, sender, subject and content."""
        if self.mail.message_id:
            return self.mail.message_id
        headers = self.mime.headers
        stated = "\0".join(headers.raw(name) or "" for name in ("date", "from", "subject"))
        digest = sha256(stated.encode("utf-8", "surrogateescape"))
        digest.update(b"\0" + (self.raw[_content_start(self.raw) :] if isinstance(self.raw, bytes) else _stated(self.body)))
        return f"sha256-{digest.hexdigest()[:40]}"

    @property
    def thread_id(self) -> str:
        """Return a token of the thread, as far as this mail tells.

        A token of ours counts first: in the address that it was sent to, then in the ids that it names. An answer that lost the ids of
        what it answers is known by its subject and sender, so that a machine which drops them does not open a new thread with each mail.
        """
        named = thread_in_address(self.addressed) or thread_named((*self.mail.references, *self.mail.in_reply_to))
        if named:
            return named
        subject = self.mail.subject or ""
        first = without_reply_prefix(subject)
        if first == subject:
            return thread_named((self.provider_id,)) or self.provider_id
        stated = f"{self.sender.address or ''}\0{' '.join(first.split()).casefold()}"
        return f"subject-{sha256(stated.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}"


_new_letter, _new_mail = quick(Letter), quick(Mail)


def read_letter(raw: bytes, *, received_at: datetime, account: str | None) -> Letter:
    """Read a mail. ``Errors:`` ``PayloadError`` ``payload-too-large``."""
    mime = read_mime(raw)
    return letter_of(mime, read_body(mime), raw=raw, received_at=received_at, account=account)


def letter_of(mime: Mime, body: Body, *, raw: Any, received_at: datetime, account: str | None) -> Letter:
    """Return the letter that headers and words make, wherever they were read. ``raw`` is what they were read from."""
    mail = _mail(mime, body)
    recipient = first_mailbox(mime.headers.raw("to"), charset=body.charset)
    mailbox = account if account is not None else _own_mailbox(mime.headers)
    sender = _sender(mime.headers, body.charset, mailbox)
    facts = MailFacts(
        sender=(sender.address or mime.headers.line("from") or "").lower(),
        subject=(mail.subject or "").lower(),
        report_type=mail.report_type,
        is_form="from" in sender.ids,
    )
    return _new_letter(
        mime=mime,
        body=body,
        mail=mail,
        sender=sender,
        recipient=_party(recipient),
        account=mailbox,
        received_at=received_at,
        automatic=automatic_code(mime, facts),
        raw=raw,
        addressed=_addressed(mime.headers),
    )


def message_of(letter: Letter, *, split: Split = split_history, channel: str = "email", provider: str = "email", **facts: Any) -> Message:
    """Return a letter as a message. ``split`` tells new words from the rest; ``facts`` are the fields in which a channel differs."""
    mail = letter.mail
    parent = next(iter((*mail.in_reply_to, *reversed(mail.references))), None)
    text, history = (letter.body.text.strip(), None) if letter.automatic in _REPORT_CODES else split(letter.body.text)
    usual: dict[str, Any] = {
        "parts": _parts(letter, text),
        "quoted_text": history,
        "sender": letter.sender,
        "thread_id": letter.thread_id,
        "is_echo": _is_own(letter),
        "automatic": letter.automatic,
        "details": {"answers": "own-automatic-mail"} if is_own_automatic_mail(parent, letter.account) else {},
    }
    return new_message(
        channel=channel,
        provider=provider,
        account=letter.account,
        provider_id=letter.provider_id,
        received_at=letter.received_at,
        sent_at=instant(mail.date, received_at=letter.received_at) if mail.date else None,
        recipient=letter.recipient,
        in_reply_to=parent,
        mail=mail,
        raw=letter.raw,
        **{**usual, **facts},
    )


def _parts(letter: Letter, text: str) -> tuple[Part, ...]:
    words = (Text(text=text),) if text else ()
    broken = () if letter.mime.is_whole else (Unsupported(type="mime-structure"),)
    return (*words, *letter.body.media, *broken)


def _mail(mime: Mime, body: Body) -> Mail:
    headers = mime.headers
    kept = {name.replace("-", "_"): headers.text(name, charset=body.charset) for name in _KEPT_LINES}
    identity = headers.line("message-id")
    report = headers.parameter("content-type", "report-type") if mime.content_type == "multipart/report" else None
    return _new_mail(
        message_id=next(iter(message_ids(identity)), identity) if identity else None,
        subject=headers.text("subject", charset=body.charset),
        in_reply_to=message_ids(headers.raw("in-reply-to") or ""),
        references=message_ids(headers.raw("references") or ""),
        content_type=mime.content_type,
        charset=body.charset or _DEFAULT_CHARSET,
        report_type=report.lower() or None if report else None,
        feedback_type=_feedback_type(mime),
        html=body.html,
        **kept,
    )


def _feedback_type(mime: Mime) -> str | None:
    reports = (block for leaf in mime.leaves if leaf.content_type == "message/feedback-report" for block in leaf.blocks)
    report = next(reports, None)
    return (report.line("feedback-type") or "").lower() or None if report else None


def _own_mailbox(headers: Headers) -> str:
    found = (first_mailbox(headers.raw(name)) for name in _RECIPIENT_HEADERS)
    return next((without_thread(mailbox.address.lower()) for mailbox in found if mailbox), "")


def _addressed(headers: Headers) -> tuple[str, ...]:
    """Return where this mail went, where one of the addresses may name a thread."""
    lines = (headers.raw(name) for name in _RECIPIENT_HEADERS)
    return tuple(box.address for line in lines if line and "thread-" in line.lower() for box in mailboxes(line))


def _sender(headers: Headers, charset: str | None, account: str) -> Party:
    """Return who wrote. A form on the shop's own site, or a sender that nobody reads, stands for the person named in ``Reply-To``."""
    author = first_mailbox(headers.raw("from"), charset=charset) or first_mailbox(headers.raw("sender"), charset=charset)
    answer = first_mailbox(headers.raw("reply-to"), charset=charset)
    if author is None or answer is None or _same(author, answer):
        return _party(author or answer)
    if (is_no_reply(author.address) or author.address.lower() == account.lower()) and not is_no_reply(answer.address):
        return new_party(address=answer.address, name=answer.name or author.name, ids={"from": author.address})
    return new_party(address=author.address, name=author.name, ids={"reply_to": answer.address})


def _same(first: Mailbox, second: Mailbox) -> bool:
    return first.address.lower() == second.address.lower()


def _party(mailbox: Mailbox | None) -> Party:
    return new_party(address=mailbox.address, name=mailbox.name) if mailbox else Party()


def _is_own(letter: Letter) -> bool:
    """Tell whether this is a copy of what the shop itself sent."""
    own = letter.account.lower()
    return bool(own) and (letter.sender.address or "").lower() == own != (letter.recipient.address or "").lower()


def _stated(body: Body) -> bytes:
    return f"{body.text}\0{body.html or ''}".encode("utf-8", "surrogatepass")


def _content_start(raw: bytes) -> int:
    ends = [end for mark in (b"\n\n", b"\r\n\r\n") if (end := raw.find(mark)) >= 0]
    return min(ends, default=0)
