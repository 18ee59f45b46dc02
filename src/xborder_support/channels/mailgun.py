"""Read what Mailgun posts (inbound mails of routes and reports about ours) and write answers for its API.

A route's ``forward("https://…")`` posts a form, in parts where files are attached; one whose address ends in ``mime`` posts the mail as it
came. Answer 200, or 406 to be spared another try.

The signature stands in the body and covers a time and a token, **not the mail or the event**: whoever sees one signed body can put its
signature into another body, and for five minutes that passes ``verify``. So take webhooks over HTTPS only, keep the
``details["signature_token"]`` of what you accepted for ten minutes, and refuse a token that came before.

What ``render`` returns is posted to ``https://api.mailgun.net/v3/<domain>/messages``.

An opening counts as ``read`` with ``details["signal"] == "open"``: it proves that the mail arrived, not that a person read it. One by a
known proxy counts as ``delivered``.
"""

from __future__ import annotations

import hmac
from dataclasses import replace
from datetime import datetime
from typing import Any

from xborder_support.conversations import Draft, InboundEvent, Media
from xborder_support.errors import SignatureError

from .mail_services.bodies import Form, octets, read_body, text_of
from .mail_services.calls import answer_by_mail
from .mail_services.events import EventForm, delivery_events
from .mail_services.inbound import Arrived, arrived_events, media, whole_mail_events
from .mail_services.signing import refuse_stale
from .mail_services.webhook import read_webhook
from .outgoing import Outgoing, form
from .request import Headers, Secrets
from .wire.origin import Origin
from .wire.payload import count, ident, read_json, table, words
from .wire.receiving import receiver
from .wire.signatures import check_signature

__all__ = ["parse", "receive", "render", "verify"]

_MAX_FILES = 200


def _kind(fields: dict[str, Any]) -> tuple[str, ...]:
    event = words(fields, "event") or ""
    if event == "failed":
        return (event, words(fields, "severity") or "", words(fields, "reason") or "")
    return (event, "bot" if words(table(fields, "client-info"), "bot") else "")


_EVENTS = EventForm(
    provider="mailgun",
    words=_kind,
    keyed_by="message_id",
    recipient=("recipient",),
    sender=("message/headers/from", "envelope/sender"),
    message_id=("message/headers/message-id",),
    service_id=("storage/key",),
    event_id=("id",),
    at=("timestamp",),
    codes=("reason", "delivery-status/enhanced-code", "delivery-status/code"),
    said=("delivery-status/message", "delivery-status/description"),
)


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the message of a route, or what an event webhook reports of a mail that the shop sent.

    ``provider_id`` is the mail's ``Message-ID`` in both, so that a report finds the mail and its conversation. ``Media.provider_id`` is the
    name of the form's field that holds the file, or the address that fetches it from Mailgun's store. ``details["signature_token"]`` is the
    token of the signature, by which a host knows a body that was put together from another's signature.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime`` or ``wrong-argument``.
    Source: https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import mailgun
        >>> body = "from=ana%40example.com&To=help%40shop.example&body-plain=Where+is+it%3F&Message-Id=%3C1%40example.com%3E"
        >>> message = mailgun.parse(body, received_at=datetime(2026, 2, 3, tzinfo=UTC))[0]
        >>> message.text, message.provider_id, message.account
        ('Where is it?', '<1@example.com>', 'help@shop.example')
    """
    return read_webhook("mailgun", body, received_at=received_at, account=account, read=_read, read_form=_read_form)


def _read(fields: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    data = fields.get("event-data")
    events = delivery_events(_EVENTS, data if type(data) is dict else fields, origin)
    return _marked(events, words(table(fields, "signature"), "token"))


def _read_form(fields: Form, origin: Origin) -> list[InboundEvent]:
    return _marked(_form_events(fields, origin), text_of(fields, "token"))


def _marked(events: list[InboundEvent], token: str | None) -> list[InboundEvent]:
    """Return events with the token of the signature that they came with."""
    return [replace(event, details={**event.details, "signature_token": token}) for event in events] if token else events


def _form_events(fields: Form, origin: Origin) -> list[InboundEvent]:
    if whole := fields.get("body-mime"):
        return whole_mail_events(whole.content, origin)
    raw = {name: item.content if item.filename else text_of(fields, name) for name, item in fields.items()}
    if not _MARKS & fields.keys():
        return [origin.unparsed("missing-content", {name: str(value) for name, value in raw.items()})]
    arrived = Arrived(
        headers=[*_listed(fields), *((name, text_of(fields, key)) for name, key in _HEADERS if key in fields)],
        text=text_of(fields, "body-plain"),
        html=text_of(fields, "body-html"),
        media=[*_files(fields), *_stored(fields)],
        details={"message_url": text_of(fields, "message-url")},
        raw=raw,
    )
    return arrived_events(arrived, origin)


#: Fields of a mail that only Mailgun names so; other forms have a From too.
_MARKS = frozenset({"body-plain", "body-html", "message-headers", "message-url", "stripped-text", "sender", "Message-Id"})

#: Headers that Mailgun repeats as fields, the better source first.
_HEADERS = (
    *((name, key) for name in ("From", "To", "Subject", "Reply-To", "Date") for key in (name, name.lower())),
    *((name, name) for name in ("In-Reply-To", "References", "Auto-Submitted", "Precedence", "Content-Type")),
    ("Message-ID", "Message-Id"),
    ("Message-ID", "Message-ID"),
    ("From", "sender"),
    ("To", "recipient"),
)


def _listed(fields: Form) -> list[tuple[str, str]]:
    listed = read_json(text_of(fields, "message-headers"))
    pairs = (pair for pair in listed if type(pair) is list and len(pair) == 2) if type(listed) is list else ()
    return [(name, value) for name, value in pairs if type(name) is str and type(value) is str]


def _files(fields: Form) -> list[Media]:
    listed = read_json(text_of(fields, "content-id-map"))
    ids = {name: identity for identity, name in listed.items() if type(name) is str} if type(listed) is dict else {}
    return [
        media(
            name,
            mime=item.mime,
            filename=item.filename,
            size_bytes=len(item.content),
            content_id=ids.get(name, "").strip("<> ") or None,
        )
        for name, item in fields.items()
        if item.filename is not None and name.startswith("attachment-")
    ]


def _stored(fields: Form) -> list[Media]:
    listed = read_json(text_of(fields, "attachments"))
    rows = [row for row in listed[:_MAX_FILES] if type(row) is dict] if type(listed) is list else []
    return [
        media(
            words(row, "url") or f"attachments/{index}",
            mime=words(row, "content-type"),
            filename=words(row, "name"),
            size_bytes=count(row.get("size")),
            url=words(row, "url"),
        )
        for index, row in enumerate(rows)
    ]


def verify(body: bytes | str, headers: Headers, secrets: Secrets, *, now: datetime, url: str | None = None) -> None:
    """Raise unless Mailgun signed the time and token of a body within the last five minutes.

    That is all that Mailgun signs: what else the body says is not proved, and the same signature passes below another event. Refuse a
    ``details["signature_token"]`` that came before.

    ``secrets`` is the webhook signing key of the account, or several while one is being replaced.

    Errors: ``SignatureError`` ``missing-signature``, ``wrong-signature`` or ``stale-signature``; ``PayloadError`` ``payload-too-large``;
    ``UsageError`` ``empty-secret``, ``naive-datetime`` or ``wrong-argument``.
    Source: https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks
    """
    del headers, url
    decoded = read_body(octets(body))
    timestamp, token, given = _signed(decoded)
    if not given:
        raise SignatureError(
            "the body holds no signature", code="missing-signature", hint="answer 401; Mailgun signs every webhook and route"
        )
    stated = f"{timestamp}{token}".encode("utf-8", "surrogatepass")
    check_signature(given.encode("utf-8", "surrogatepass"), secrets, lambda key: hmac.digest(key, stated, "sha256").hex().encode())
    refuse_stale(timestamp, now)


def _signed(decoded: Any) -> tuple[str, str, str]:
    if isinstance(decoded, Form):
        return text_of(decoded, "timestamp"), text_of(decoded, "token"), text_of(decoded, "signature")
    fields = table(decoded, "signature") if type(decoded) is dict else {}
    return ident(fields, "timestamp") or "", words(fields, "token") or "", words(fields, "signature") or ""


#: Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the form of one mail, in plain text, threaded, and with its ``Message-ID``.

    See ``email.render`` for what ``draft.details`` may ask for.

    Errors: those of ``email.render``.
    Source: https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/messages

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import mailgun
        >>> draft = Draft(channel="email", provider="mailgun", to="ana@example.com", account="help@shop.example", text="Yes.")
        >>> mailgun.render(draft)[0].body[:51]
        b'from=help%40shop.example&to=ana%40example.com&text='
    """
    answer = answer_by_mail(draft)
    named = {"from": answer.sender, "to": answer.recipient, "text": answer.text, "subject": answer.subject}
    fields = {**named, **{f"h:{name}": value for name, value in answer.headers.items()}}
    return [
        Outgoing(
            to=answer.recipient,
            body=form(fields),
            content_type="application/x-www-form-urlencoded",
            idempotency_key=draft.idempotency_key,
            operation="messages",
        )
    ]
