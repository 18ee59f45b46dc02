"""Read what Brevo posts (inbound mails and reports about ours) and write answers for its API.

Transactional, marketing and inbound webhooks go to one address, one event or several at a time. Answer 2xx within five seconds. Brevo signs
nothing, but logs in where the webhook was made with credentials (``auth``: basic, or a bearer token): give the same to ``verify``. What
``render`` returns is posted to ``https://api.brevo.com/v3/smtp/email`` with the header ``api-key``.

An opening counts as ``read`` with ``details["signal"] == "open"``: it proves that the mail arrived, not that a person read it. One that
Brevo calls a proxy's counts as ``delivered``.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any

from xborder_support.conversations import Draft, InboundEvent, Media

from .mail.answer import Answer
from .mail_services.calls import json_call
from .mail_services.events import EventForm, delivery_events
from .mail_services.inbound import Arrived, address_line, arrived_events, media
from .mail_services.signing import by_credentials
from .mail_services.webhook import read_webhook
from .outgoing import Outgoing
from .request import Headers
from .wire.origin import Origin
from .wire.payload import count, rows, table, words
from .wire.receiving import receiver

__all__ = ["parse", "receive", "render", "verify"]

_OWN_HEADERS = frozenset({"Reply-To", "Message-ID"})  # Brevo gives each mail an id of its own

_EVENTS = EventForm(
    provider="brevo",
    words=lambda fields: (words(fields, "event") or "",),
    keyed_by="message_id",
    recipient=("email",),
    sender=("sender_email",),
    message_id=("message-id",),
    event_id=("uuid",),
    at=("ts_event", "ts_epoch", "ts"),
    said=("reason",),
)


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the messages of an inbound webhook, or what another one reports of mails that the shop sent.

    ``provider_id`` is the ``Message-ID`` in both; that of our own mails is the ``messageId`` which the API returned. A message has Brevo's
    ``Uuid`` in ``details["service_id"]``. ``Media.provider_id`` is the token that fetches the file. ``account`` names the shop's address,
    which reports leave out.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime`` or ``wrong-argument``.
    Source: https://developers.brevo.com/docs/inbound-parse-webhooks

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import brevo
        >>> body = '{"event": "soft_bounce", "email": "ana@example.com", "message-id": "<1@mailin.fr>", "reason": "452 4.2.2 full"}'
        >>> status = brevo.parse(body, received_at=datetime(2026, 2, 3, tzinfo=UTC))[0]
        >>> status.status, status.reason, status.is_retryable, status.error_codes
        ('sent', 'mailbox_full', True, ('4.2.2',))
    """
    return read_webhook("brevo", body, received_at=received_at, account=account, read=_read)


def _read(fields: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    items = fields.get("items")
    if type(items) is not list:
        return delivery_events(_EVENTS, fields, origin)
    return [event for item in items for event in _item(item, origin)]


def _item(item: Any, origin: Origin) -> list[InboundEvent]:
    if type(item) is not dict:
        return [origin.unparsed("wrong-shape", item)]
    if not table(item, "From") and not words(item, "MessageId"):
        return [origin.unparsed("missing-content", item)]
    return arrived_events(_arrived(item), origin)


def _arrived(item: dict[str, Any]) -> Arrived:
    identity = next((entry for entry in rows(item, "Uuid") if type(entry) is str), None)
    return Arrived(
        headers=[*_named(item), *_listed(table(item, "Headers"))],
        text=words(item, "RawTextBody") or "",
        html=words(item, "RawHtmlBody") or "",
        media=[found for index, row in enumerate(rows(item, "Attachments")) if (found := _attachment(index, row))],
        details={"service_id": identity},
        raw=item,
    )


def _named(item: dict[str, Any]) -> list[tuple[str, str]]:
    to = ", ".join(_mailbox(row) for row in rows(item, "To")[:50] if type(row) is dict)
    pairs = {
        "From": _mailbox(table(item, "From")),
        "To": to,
        "Reply-To": _mailbox(table(item, "ReplyTo")),
        "Subject": words(item, "Subject"),
        "Date": words(item, "SentAtDate"),
        "Message-ID": words(item, "MessageId"),
        "In-Reply-To": words(item, "InReplyTo"),
    }
    return [(name, value) for name, value in pairs.items() if value]


def _mailbox(fields: dict[str, Any]) -> str:
    return address_line(words(fields, "Address"), words(fields, "Name"))


def _listed(fields: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the headers; one that stood several times holds a list."""
    pairs = ((name, value[0] if type(value) is list and value else value) for name, value in fields.items())
    return [(name, value) for name, value in pairs if type(value) is str]


def _attachment(index: int, row: Any) -> Media | None:
    if type(row) is not dict:
        return None
    return media(
        words(row, "DownloadToken") or f"Attachments/{index}",
        mime=words(row, "ContentType"),
        filename=words(row, "Name"),
        size_bytes=count(row.get("ContentLength")),
        content_id=(words(row, "ContentID") or "").strip("<> ") or None,
    )


#: Check the login at the webhook's address: ``secrets`` are ``user:password``, or the token of ``Authorization: Bearer``.
verify = by_credentials()

#: Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def _header_key(key: str) -> str:
    """Return a key as the value of a header: one that is no plain line of ASCII is replaced by its digest."""
    return key if key.isascii() and key.isprintable() else sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def render(draft: Draft) -> list[Outgoing]:
    """Return the JSON of one mail, in plain text and threaded. Brevo writes the ``Message-ID`` and returns it as ``messageId``: keep it.

    See ``email.render`` for what ``draft.details`` may ask for.

    Errors: those of ``email.render``.
    Source: https://developers.brevo.com/reference/sendtransacemail

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import brevo
        >>> draft = Draft(channel="email", provider="brevo", to="ana@example.com", account="help@shop.example", text="Yes.")
        >>> brevo.render(draft)[0].body[:48]
        b'{"sender":{"email":"help@shop.example"},"to":[{"'
    """

    def write(answer: Answer) -> dict[str, Any]:
        headers = {name: value for name, value in answer.headers.items() if name not in _OWN_HEADERS}
        if draft.idempotency_key:
            headers["idempotencyKey"] = _header_key(draft.idempotency_key)
        answers_to = answer.headers.get("Reply-To")
        return {
            "sender": {"email": answer.sender},
            "to": [{"email": answer.recipient}],
            **({"replyTo": {"email": answers_to}} if answers_to else {}),
            "subject": answer.subject,
            "textContent": answer.text,
            **({"headers": headers} if headers else {}),
        }

    return json_call(draft, "smtp/email", write)
