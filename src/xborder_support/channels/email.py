"""Read and write e-mail (RFC 5322, MIME).

``parse`` takes the whole mail as bytes: what IMAP fetches as ``RFC822``, what a mail server pipes into a program, the raw MIME that mail
services post. A shared mailbox also receives what Amazon's buyers write: those mails become messages of the channel ``amazon``.
"""

from __future__ import annotations

from datetime import datetime
from typing import NoReturn

from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import UsageError
from xborder_support.terms import utc

from .mail.letter import message_of, read_letter
from .mail.relay import relay_message
from .mail.reports import report_events
from .mail.source import mail_bytes
from .mail.writer import mail_to, recipient_of
from .outgoing import Outgoing, sendable
from .request import Headers, Secrets
from .wire.origin import Origin
from .wire.payload import MAX_BODY_BYTES
from .wire.recognition import ANOTHER, other_provider_of_text

__all__ = ["parse", "receive", "render", "verify"]


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the message that a mail is, and after it what a delivery or abuse report says of our own mails.

    ``account`` is the mailbox that received it; without it, ``Delivered-To`` or ``To`` tells. ``text`` holds the new words,
    ``quoted_text`` the history and signature that were split off. ``automatic`` says which machine wrote it. ``sent_at`` is None where the
    ``Date`` header is absent or impossible; it stands as it came in ``mail.date``. Attachments are ``Media`` whose ``provider_id`` is the
    number of the part as IMAP counts. A mail nested beyond reason keeps its headers and has an ``Unsupported`` part.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import email
        >>> mail = b'''From: Jana <jana@example.com>
        ... To: help@shop.example
        ... Subject: =?utf-8?q?R=C3=BCckgabe?=
        ... Content-Transfer-Encoding: quoted-printable
        ...
        ... Kann ich das zur=C3=BCckgeben?
        ...
        ... Am 3. Feb. 2026 um 14:12 schrieb Shop <help@shop.example>:
        ... > Ihre Bestellung ist da.
        ... '''
        >>> message = email.parse(mail, received_at=datetime(2026, 2, 3, 15, tzinfo=UTC))[0]
        >>> message.text, message.mail.subject, message.automatic
        ('Kann ich das zurückgeben?', 'Rückgabe', None)
    """
    received = utc(received_at, "received_at")
    raw = mail_bytes(body)
    if not raw.strip():
        return [Origin("email", "email", account or "", received).unparsed("empty-payload", raw)]
    if other := other_provider_of_text(raw) if len(raw) <= MAX_BODY_BYTES else None:
        return [Origin("email", "email", account or "", received).unparsed(ANOTHER, raw, provider_type=other)]
    letter = read_letter(raw, received_at=received, account=account)
    if relayed := relay_message(letter):
        return [relayed]
    message = message_of(letter)
    return [message, *report_events(letter, message)]


def verify(
    body: bytes | str,  # noqa: ARG001  (all providers share one signature)
    headers: Headers,  # noqa: ARG001
    secrets: Secrets,  # noqa: ARG001
    *,
    now: datetime,  # noqa: ARG001
    url: str | None = None,  # noqa: ARG001
) -> NoReturn:
    """Explain that a mail carries no signature of a provider.

    Errors: ``UsageError`` ``no-signature``, always.
    """
    hint = "let the mail server check DKIM, SPF and DMARC, check the mail service's own webhook signature, and call parse"
    raise UsageError("a plain e-mail carries no webhook signature", code="no-signature", hint=hint)


def receive(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    received_at: datetime,
    account: str | None = None,  # noqa: ARG001  (all providers share one signature)
    url: str | None = None,
) -> list[InboundEvent]:
    """Verify and parse, which no plain e-mail can pass: call ``parse``.

    Errors: ``UsageError`` ``no-signature``, always.
    """
    verify(body, headers, secrets, now=received_at, url=url)


def render(draft: Draft) -> list[Outgoing]:
    """Return the mail to hand to the mail server, as bytes of ``message/rfc822``.

    It goes to one address, from ``draft.account``, with ``Re:`` once where it answers something, and threaded. The ``Message-ID`` is made
    from ``draft.idempotency_key``. An automatic answer says ``Auto-Submitted: auto-replied``. There is no ``Date``: the library reads no
    clock, and the host's mail server or library adds it. Send with an empty return path where ``draft.is_automatic``.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``no-sender-address``, ``empty-text`` or ``text-too-long``.

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import email
        >>> draft = Draft(channel="email", provider="email", to="jana@example.com", account="help@shop.example", text="Ja.")
        >>> email.render(draft)[0].body.decode().splitlines()[:2]
        ['From: help@shop.example', 'To: jana@example.com']
    """
    text = sendable(draft, channels=("email",))
    return [mail_to(recipient_of(draft), draft, text=text)]
