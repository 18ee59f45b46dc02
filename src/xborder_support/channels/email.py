"""Read and write e-mail (RFC 5322, MIME).

``parse`` takes the whole mail as bytes: what IMAP fetches as ``RFC822``, what a mail server pipes into a program, the raw MIME that mail
services post; the services' own webhooks have modules of their own. A shared mailbox also receives what Amazon's buyers write: those mails
become messages of the channel ``amazon``. What ``render`` returns goes to the mail server as it stands, once ``Date`` is added.

Threads: a mail belongs to the thread whose token it was sent to, then to that of the mails it names. Each mail of ours carries the token
of its thread in its ``Message-ID``, so an answer that names only that mail, as many programs do, still finds its conversation.

A thread id is no proof of who writes. The token is a plain digest of the first mail's ``Message-ID``, and whoever saw a mail of the thread,
or can guess its ``Message-ID``, can write into the conversation, as everywhere in mail. So use idempotency keys that nobody can guess, and
where ``sender.address`` is not one that the conversation knows, let a person look before anything of the customer is shown or changed. An
answer always goes to whoever wrote the mail that is answered, never to all who write in its thread.
"""

from __future__ import annotations

import re
from datetime import datetime

from xborder_support.conversations import Draft, InboundEvent
from xborder_support.terms import utc

from .mail.answer import full_text
from .mail.letter import message_of, read_letter
from .mail.relay import relay_message
from .mail.reports import report_events
from .mail.source import mail_bytes
from .mail.writer import mail_to, recipient_of
from .outgoing import Outgoing, sendable
from .request import Headers
from .wire.origin import Origin
from .wire.payload import MAX_BODY_BYTES
from .wire.receiving import receiver, unsigned
from .wire.recognition import ANOTHER, other_provider_of_text

__all__ = ["parse", "receive", "render", "verify"]

#: A mail has one of these; what has none, and looks like data, is a document or form that was posted to the wrong address.
_HEADERS = ("from", "to", "subject", "date", "message-id", "received", "content-type", "mime-version", "sender", "return-path", "cc")
_DATA = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:[{\[<]|[\w.%-]+=\S*\s*\Z)")


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

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime`` or ``wrong-argument``.
    Source: https://www.rfc-editor.org/rfc/rfc5322, https://www.rfc-editor.org/rfc/rfc3464, https://www.rfc-editor.org/rfc/rfc3834

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
    if _DATA.match(raw) and not any(name in letter.mime.headers for name in _HEADERS):
        return [Origin("email", "email", account or "", received).unparsed("not-a-mail", raw)]
    if relayed := relay_message(letter):
        return [relayed]
    message = message_of(letter)
    return [message, *report_events(letter, message)]


#: Refuse, because a plain mail carries no signature of a provider. ``Errors:`` always ``UsageError`` ``provider-signs-nothing``.
verify = unsigned(
    "A mail server", "let it check DKIM, SPF and DMARC, and call parse; the webhooks of mail services have modules of their own"
)

#: Verify and parse, which no plain mail can pass: call ``parse``. ``Errors:`` those of ``verify``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the mail to hand to the mail server, as bytes of ``message/rfc822``.

    It goes to one address, from ``draft.account``, with ``Re:`` once where it answers something, and threaded. The ``Message-ID`` is made
    from ``draft.idempotency_key``. An automatic answer says ``Auto-Submitted: auto-replied``. There is no ``Date``: the library reads no
    clock, and the host's mail server or library adds it. Send with an empty return path where ``draft.is_automatic``. Choices become
    numbered lines, and files links.

    ``draft.details["thread_id"]``, the ``thread_id`` of the message that is answered, puts the thread's token into ``Reply-To`` as
    ``help+<token>@…``, for mail servers that take such addresses. ``draft.details["unsubscribe_url"]``, an https address, makes the headers
    by which mail programs end advertising at one press (RFC 8058), where ``draft.purpose`` is ``marketing``.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``no-sender-address``, ``empty-text``, ``media-without-url`` or
    ``bad-unsubscribe-url``.

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import email
        >>> draft = Draft(channel="email", provider="email", to="jana@example.com", account="help@shop.example", text="Ja.")
        >>> email.render(draft)[0].body.decode().splitlines()[:2]
        ['From: help@shop.example', 'To: jana@example.com']
    """
    sendable(draft, channels=("email",))
    return [mail_to(recipient_of(draft), draft, text=full_text(draft))]
