"""Read what Postmark posts (inbound mails and reports about ours) and write answers for its API.

Point an inbound stream's and the message streams' webhooks at the address of the host. Answer 200; Postmark tries again for hours. It signs
nothing, but logs in: put ``user:password@`` into the webhook's address, over HTTPS, and give the same two words to ``verify``.
What ``render`` returns is posted to ``https://api.postmarkapp.com/email`` with the header ``X-Postmark-Server-Token``.

An opening counts as ``read`` with ``details["signal"] == "open"``: mail programs of today open mails by proxy, so it proves that the mail
arrived, not that a person read it.
"""

from __future__ import annotations

from datetime import datetime
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


def _kind(fields: dict[str, Any]) -> tuple[str, ...]:
    record = words(fields, "RecordType") or ""
    if record == "SubscriptionChange":
        cause = (words(fields, "SuppressionReason") or "",) if fields.get("SuppressSending") is not False else ()
        return (record, "on" if not cause else "off", *cause, words(fields, "Origin") or "")
    return (record, words(fields, "Type") or "")


_EVENTS = EventForm(
    provider="postmark",
    words=_kind,
    keyed_by="service_id",
    recipient=("Recipient", "Email"),
    sender=("From",),
    service_id=("MessageID",),
    message_id=("Metadata/message_id",),
    event_id=("ID",),
    at=("DeliveredAt", "BouncedAt", "ReceivedAt", "ChangedAt"),
    codes=("Type",),
    said=("Details", "Description"),
)


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the message of an inbound webhook, or what another one reports of a mail that the shop sent.

    ``provider_id`` of a message is its real ``Message-ID``, ``details["service_id"]`` Postmark's own id; that of a report is Postmark's id,
    as the API returned it when the mail was sent. A report belongs to the conversation of the mail where that was sent with its
    ``Message-ID`` in ``Metadata["message_id"]``, as ``render`` does, and where ``account`` is passed: reports do not name the mailbox.
    ``Media.provider_id`` says where in ``Attachments`` the file stands, in Base64.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime`` or ``wrong-argument``.
    Source: https://postmarkapp.com/developer/webhooks/inbound-webhook

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import postmark
        >>> body = '{"RecordType": "Bounce", "Type": "HardBounce", "MessageID": "0-1", "Email": "ana@example.com"}'
        >>> status = postmark.parse(body, received_at=datetime(2026, 2, 3, tzinfo=UTC))[0]
        >>> status.status, status.reason, status.is_retryable
        ('failed', 'bad_address', False)
    """
    return read_webhook("postmark", body, received_at=received_at, account=account, read=_read)


def _read(fields: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    if "RecordType" not in fields and ("FromFull" in fields or "From" in fields):
        return arrived_events(_arrived(fields), origin)
    return delivery_events(_EVENTS, fields, origin)


def _arrived(fields: dict[str, Any]) -> Arrived:
    return Arrived(
        headers=[*_named(fields), *_listed(fields)],
        text=words(fields, "TextBody") or "",
        html=words(fields, "HtmlBody") or "",
        media=[found for index, row in enumerate(rows(fields, "Attachments")) if (found := _attachment(index, row))],
        details={"service_id": words(fields, "MessageID"), "mailbox_hash": words(fields, "MailboxHash")},
        raw=fields,
    )


def _named(fields: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the headers that Postmark takes out of the list, with the names as it decoded them."""
    sender = table(fields, "FromFull")
    author = address_line(words(sender, "Email") or words(fields, "From"), words(sender, "Name") or words(fields, "FromName"))
    pairs = {"From": author, **{name: words(fields, key) for name, key in _HEADERS.items()}}
    return [(name, value) for name, value in pairs.items() if value]


_HEADERS = {"To": "To", "Reply-To": "ReplyTo", "Subject": "Subject", "Date": "Date"}


def _listed(fields: dict[str, Any]) -> list[tuple[str, str]]:
    listed = (row for row in rows(fields, "Headers") if type(row) is dict)
    return [(name, words(row, "Value") or "") for row in listed if (name := words(row, "Name"))]


def _attachment(index: int, row: Any) -> Media | None:
    if type(row) is not dict:
        return None
    return media(
        f"Attachments/{index}",
        mime=words(row, "ContentType"),
        filename=words(row, "Name"),
        size_bytes=count(row.get("ContentLength")),
        content_id=(words(row, "ContentID") or "").strip("<> ") or None,
    )


#: Check the login at the webhook's address: ``secrets`` are ``user:password``, or the token of ``Authorization: Bearer``.
verify = by_credentials()

#: Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the JSON of one mail, in plain text, threaded, and with its ``Message-ID`` kept.

    ``draft.details["message_stream"]`` names the stream, else Postmark takes ``outbound``. See ``email.render`` for the other details.

    Errors: those of ``email.render``.
    Source: https://postmarkapp.com/developer/api/email-api

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import postmark
        >>> draft = Draft(channel="email", provider="postmark", to="ana@example.com", account="help@shop.example", text="Yes.")
        >>> postmark.render(draft)[0].body[:54]
        b'{"From":"help@shop.example","To":"ana@example.com","Su'
    """

    def write(answer: Answer) -> dict[str, Any]:
        listed = [{"Name": name, "Value": value} for name, value in {**answer.headers, "X-PM-KeepID": "true"}.items() if name != "Reply-To"]
        optional = {"ReplyTo": answer.headers.get("Reply-To"), "MessageStream": draft.details.get("message_stream")}
        return {
            "From": answer.sender,
            "To": answer.recipient,
            "Subject": answer.subject,
            "TextBody": answer.text,
            "Headers": listed,
            "Metadata": {"message_id": answer.headers["Message-ID"]},
            **{name: value for name, value in optional.items() if value},
        }

    return json_call(draft, "email", write)
