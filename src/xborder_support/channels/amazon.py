"""Read and write the mails by which Amazon passes messages between buyers and sellers.

Amazon offers no inbound interface for buyers' messages: they arrive in the seller's mailbox, and an answer is an ordinary mail to the
buyer's alias, from an address that the seller registered with Amazon.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import UsageError
from xborder_support.terms import utc

from .link_free import link_free
from .mail.letter import read_letter
from .mail.relay import is_relay_address, relay_message
from .mail.source import mail_bytes
from .mail.writer import mail_to, recipient_of
from .outgoing import Outgoing
from .profiles import profile
from .request import Headers
from .tickets.drafts import flag, sendable_text
from .wire.origin import Origin
from .wire.receiving import receiver, unsigned

__all__ = ["parse", "receive", "render", "verify"]

_IMPORTANT = "[Important]"


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


#: Refuse, because a relay mail carries no signature of a provider. ``Errors:`` always ``UsageError`` ``provider-signs-nothing``.
verify = unsigned("Amazon", "let the mail server check DKIM, SPF and DMARC, and call parse")

#: Verify and parse, which no relay mail can pass: call ``parse``. ``Errors:`` those of ``verify``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the mail to the buyer's alias, as bytes of ``message/rfc822``, without links and mail addresses, which Amazon blocks.

    ``draft.account`` is the address that the seller registered with Amazon. Files are bytes, which a draft never holds: let your mail
    library attach them, up to 10 MB. See ``email.render`` for the headers.

    A buyer may have opted out of messages that answer nothing: ``details["buyer_opted_out"]`` ``"true"`` says that one did. Amazon sends
    such messages back, so a draft without ``in_reply_to`` is refused then, unless ``details["is_required"]`` is ``"true"`` because the
    order cannot be completed without it: then ``[Important]`` stands in its subject. Amazon has announced that it
    removes this way past an opt-out; ``amazon_messaging`` is the surer road for what an order needs.

    Errors: ``UsageError`` ``wrong-channel``, ``not-a-relay-address``, ``no-recipient``, ``no-sender-address``, ``empty-text``,
    ``text-too-long``, ``too-many-options``, ``media-too-large``, ``media-not-written``, ``buyer-opted-out`` or ``bad-draft-detail``.
    Source: https://sellercentral.amazon.com/gp/help/external/200383320

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import amazon
        >>> draft = Draft(channel="amazon", provider="amazon", to="a1b2c3@marketplace.amazon.co.uk", account="seller@shop.example",
        ...               text="Which size?", subject="Your order", details={"buyer_opted_out": "true", "is_required": "true"})
        >>> amazon.render(draft)[0].body.decode().splitlines()[2]
        'Subject: [Important] Your order'
    """
    text = _plain(sendable_text(draft, "amazon"))
    recipient = recipient_of(draft)
    if not is_relay_address(recipient):
        hint = "answer to message.sender.address, which ends in @marketplace.amazon.<domain>"
        raise UsageError("Amazon passes on only what goes to a buyer's alias", code="not-a-relay-address", hint=hint)
    _refuse_files(draft)
    return [mail_to(recipient, _marked_important(draft) if _needs_mark(draft) else draft, text=text)]


def _plain(text: str) -> str:
    """Return a text without what would lead the buyer away from Amazon."""
    plain = link_free(text)
    if not plain.strip():
        hint = "say it in words: Amazon takes no links and no mail addresses, so they were taken out"
        raise UsageError("the draft has no text besides links and mail addresses", code="empty-text", hint=hint)
    return plain


def _refuse_files(draft: Draft) -> None:
    limits = {limit.kind: limit.max_bytes for limit in profile("amazon", on=date.max).media}
    for item in draft.media:
        most = limits.get(item.media_kind)
        if most is not None and (item.size_bytes or 0) > most:
            message = f"a file has {item.size_bytes} bytes, and amazon takes {most}"
            raise UsageError(message, code="media-too-large", hint="make it smaller, or send several mails")
    if draft.media:
        hint = "send the draft without media, and let your mail library attach the files to the mail"
        raise UsageError("a draft holds no bytes of its files", code="media-not-written", hint=hint)


def _needs_mark(draft: Draft) -> bool:
    if not flag(draft, "buyer_opted_out") or draft.in_reply_to:
        return False
    if not flag(draft, "is_required"):
        hint = 'send nothing; only where the order cannot be completed without an answer, set details["is_required"] to "true"'
        raise UsageError("this buyer opted out of messages from sellers", code="buyer-opted-out", hint=hint)
    return True


def _marked_important(draft: Draft) -> Draft:
    subject = draft.subject or ""
    return draft if _IMPORTANT.lower() in subject.lower() else replace(draft, subject=f"{_IMPORTANT} {subject}".strip())
