"""Read and write the mails by which Amazon passes messages between buyers and sellers.

Amazon offers no inbound interface for buyers' messages: they arrive in the seller's mailbox, and an answer is an ordinary mail to the
buyer's alias, from an address that the seller registered with Amazon.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import NoReturn

from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import UsageError
from xborder_support.terms import utc

from . import email
from .mail.letter import read_letter
from .mail.relay import is_relay_address, relay_message
from .mail.source import mail_bytes
from .mail.writer import mail_to, recipient_of
from .outgoing import Outgoing, sendable
from .request import Headers, Secrets
from .wire.origin import Origin

__all__ = ["parse", "receive", "render", "verify"]

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_SPACES = re.compile(r"[ \t]{2,}")


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the buyer's message of a relay mail; any other mail becomes ``Unparsed`` with the reason ``not-a-relay-mail``.

    ``sender`` is the alias, never the buyer's real address. ``order_refs`` are the order numbers in subject and text,
    ``details["marketplace_territory"]`` the country of the marketplace (ISO 3166-1). ``thread_id`` is one for each alias and order.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import amazon
        >>> mail = b'''From: Jo - Amazon Marketplace <a1b2c3@marketplace.amazon.co.uk>
        ... To: seller@shop.example
        ... Subject: Question from Jo (Order: 203-1234567-7654321)
        ...
        ... ------------- Message: -------------
        ... Does it come with a plug for the UK?
        ... ------------- End message -------------
        ... '''
        >>> message = amazon.parse(mail, received_at=datetime(2026, 2, 3, tzinfo=UTC))[0]
        >>> message.text, message.order_refs, message.details["marketplace_territory"]
        ('Does it come with a plug for the UK?', ('203-1234567-7654321',), 'GB')
    """
    received = utc(received_at, "received_at")
    raw = mail_bytes(body)
    letter = read_letter(raw, received_at=received, account=account)
    if message := relay_message(letter):
        return [message]
    return [Origin("amazon", "amazon", letter.account, received).unparsed("not-a-relay-mail", raw)]


def verify(body: bytes | str, headers: Headers, secrets: Secrets, *, now: datetime, url: str | None = None) -> NoReturn:
    """Explain that a relay mail carries no signature of a provider. ``Errors:`` ``UsageError`` ``no-signature``, always."""
    email.verify(body, headers, secrets, now=now, url=url)


def receive(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    received_at: datetime,
    account: str | None = None,  # noqa: ARG001  (all providers share one signature)
    url: str | None = None,
) -> list[InboundEvent]:
    """Verify and parse, which no mail can pass: call ``parse``. ``Errors:`` ``UsageError`` ``no-signature``, always."""
    verify(body, headers, secrets, now=received_at, url=url)


def render(draft: Draft) -> list[Outgoing]:
    """Return the mail to the buyer's alias, as bytes of ``message/rfc822``, without links, which Amazon blocks.

    ``draft.account`` is the address that the seller registered with Amazon. See ``email.render`` for the headers.

    Errors: ``UsageError`` ``wrong-channel``, ``not-a-relay-address``, ``no-recipient``, ``no-sender-address``, ``empty-text`` or
    ``text-too-long``.
    """
    text = sendable(draft, channels=("amazon",))
    recipient = recipient_of(draft)
    if not is_relay_address(recipient):
        hint = "answer to message.sender.address, which ends in @marketplace.amazon.<domain>"
        raise UsageError("Amazon passes on only what goes to a buyer's alias", code="not-a-relay-address", hint=hint)
    return [mail_to(recipient, draft, text=_SPACES.sub(" ", _LINK.sub("", text)))]
