"""Read what SendGrid posts (inbound mails and reports about ours) and write answers for its API.

Switch on the signed event webhook, and give its verification key to ``verify``; that needs the package ``cryptography``. Inbound Parse
posts a form in parts, or the mail as it came where "POST the raw, full MIME message" is on. Answer 2xx; reports come again for 24 hours.
What ``render`` returns is posted to ``https://api.sendgrid.com/v3/mail/send``.

An opening counts as ``read`` with ``details["signal"] == "open"``: it proves that the mail arrived, not that a person read it. One that
SendGrid calls a machine's counts as ``delivered``.
"""

from __future__ import annotations

from binascii import Error as BinasciiError
from binascii import a2b_base64
from datetime import datetime
from typing import Any

from xborder_support.conversations import Draft, InboundEvent, Media

from .mail.answer import Answer
from .mail.charsets import decode_text
from .mail.headers import read_headers
from .mail_services.bodies import Form, octets, text_of
from .mail_services.calls import json_call
from .mail_services.ecdsa import is_signed_by
from .mail_services.events import EventForm, delivery_events
from .mail_services.inbound import Arrived, arrived_events, media, whole_mail_events
from .mail_services.signing import refuse_stale
from .mail_services.webhook import read_webhook
from .outgoing import Outgoing
from .request import Headers, Secrets
from .wire.origin import Origin
from .wire.payload import ident, read_json, table, words
from .wire.receiving import receiver
from .wire.signatures import signature_header, wrong_signature

__all__ = ["parse", "receive", "render", "verify"]

_MAX_HEAD_BYTES = 200_000
_OWN_HEADERS = frozenset({"Reply-To"})


def _kind(fields: dict[str, Any]) -> tuple[str, ...]:
    event = words(fields, "event") or ""
    further = {
        "bounce": (words(fields, "type") or "bounce", words(fields, "bounce_classification") or ""),
        "dropped": (words(fields, "reason") or "",),
        "open": ("machine",) if fields.get("sg_machine_open") is True else (),
    }
    return (event, *further.get(event, ()))


_EVENTS = EventForm(
    provider="sendgrid",
    words=_kind,
    keyed_by="service_id",
    recipient=("email",),
    message_id=("smtp-id", "message_id"),
    service_id=("sg_message_id",),
    id_ends_at=".",
    event_id=("sg_event_id",),
    at=("timestamp",),
    codes=("bounce_classification", "status"),
    said=("reason", "response"),
)


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return what an event webhook reports of mails that the shop sent, or the message of Inbound Parse.

    ``provider_id`` of a report is the part of ``sg_message_id`` before the full stop, which the API returned as ``X-Message-Id`` when the
    mail was sent; ``details`` hold the whole id and the ``Message-ID``, if it is stated. A message has its real ``Message-ID``.
    ``Media.provider_id`` is the name of the form's field that holds the file. No report names the shop's address: pass ``account``.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime`` or ``wrong-argument``.
    Source: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import sendgrid
        >>> body = '[{"event": "spamreport", "email": "ana@example.com", "sg_message_id": "a.b-1", "timestamp": 1770000000}]'
        >>> [event.kind for event in sendgrid.parse(body, received_at=datetime(2026, 2, 3, tzinfo=UTC))]
        ['delivery_status', 'membership']
    """
    return read_webhook("sendgrid", body, received_at=received_at, account=account, read=_read, read_form=_read_form)


def _read(fields: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    return delivery_events(_EVENTS, fields, origin)


def _read_form(fields: Form, origin: Origin) -> list[InboundEvent]:
    if whole := fields.get("email"):
        return whole_mail_events(whole.content, origin)
    if not {"from", "headers", "envelope"} & fields.keys():
        return [origin.unparsed("missing-content", {name: text_of(fields, name) for name in fields})]
    charsets = _object(text_of(fields, "charsets"))

    def read(name: str) -> str:
        found = fields.get(name)
        return decode_text(found.content, words(charsets, name) or "utf-8") if found else ""

    envelope = _object(text_of(fields, "envelope"))
    named = [(name.title(), read(name)) for name in ("from", "to", "subject") if name in fields]
    sender = words(envelope, "from")
    arrived = Arrived(
        headers=[*_listed(fields), *named, *([("From", sender)] if sender else [])],
        text=read("text"),
        html=read("html"),
        media=_files(fields),
        raw={name: item.content if item.filename else read(name) for name, item in fields.items()},
    )
    return arrived_events(arrived, origin)


def _listed(fields: Form) -> list[tuple[str, str]]:
    """Return the headers of the mail, which SendGrid passes on as the block that they were."""
    found = fields.get("headers")
    if found is None:
        return []
    listed = read_headers(found.content[:_MAX_HEAD_BYTES].decode("ascii", "surrogateescape"))
    return list(listed.pairs())


def _object(text: str) -> dict[str, Any]:
    decoded = read_json(text)
    return decoded if type(decoded) is dict else {}


def _files(fields: Form) -> list[Media]:
    about = _object(text_of(fields, "attachment-info"))
    return [_file(name, table(about, name), fields) for name, item in fields.items() if item.filename is not None]


def _file(name: str, about: dict[str, Any], fields: Form) -> Media:
    item = fields[name]
    return media(
        name,
        mime=words(about, "type") or item.mime,
        filename=words(about, "filename") or item.filename,
        size_bytes=len(item.content),
        content_id=(ident(about, "content-id") or "").strip("<> ") or None,
    )


def verify(body: bytes | str, headers: Headers, secrets: Secrets, *, now: datetime, url: str | None = None) -> None:
    """Raise unless SendGrid signed the raw body within the last five minutes.

    ``secrets`` is the verification key of the settings page, Base64 without line ends or PEM, or several while one is being replaced.

    Errors: ``SignatureError`` ``missing-signature``, ``wrong-signature`` or ``stale-signature``; ``MissingExtraError`` ``missing-extra``
    where ``cryptography`` is absent; ``UsageError`` ``empty-secret``, ``bad-public-key``, ``naive-datetime`` or ``wrong-argument``;
    ``PayloadError`` ``payload-too-large``.
    Source: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
    """
    del url
    raw = octets(body)
    given = signature_header(headers, "X-Twilio-Email-Event-Webhook-Signature")
    stamp = signature_header(headers, "X-Twilio-Email-Event-Webhook-Timestamp")
    try:
        signature = a2b_base64(given)
    except BinasciiError:
        raise wrong_signature() from None
    if not is_signed_by(secrets, signature, stamp + raw):
        raise wrong_signature()
    refuse_stale(stamp.decode("ascii", "replace"), now)


#: Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the JSON of one mail, in plain text, threaded, and with its ``Message-ID``, which also comes back in each report.

    See ``email.render`` for what ``draft.details`` may ask for.

    Errors: those of ``email.render``.
    Source: https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import sendgrid
        >>> draft = Draft(channel="email", provider="sendgrid", to="ana@example.com", account="help@shop.example", text="Yes.")
        >>> sendgrid.render(draft)[0].body[:57]
        b'{"personalizations":[{"to":[{"email":"ana@example.com"}],'
    """

    def write(answer: Answer) -> dict[str, Any]:
        identity = answer.headers["Message-ID"]
        answers_to = answer.headers.get("Reply-To")
        return {
            "personalizations": [{"to": [{"email": answer.recipient}], "custom_args": {"message_id": identity}}],
            "from": {"email": answer.sender},
            **({"reply_to": {"email": answers_to}} if answers_to else {}),
            "subject": answer.subject or " ",  # SendGrid refuses an empty one
            "content": [{"type": "text/plain", "value": answer.text}],
            "headers": {name: value for name, value in answer.headers.items() if name not in _OWN_HEADERS},
        }

    return json_call(draft, "mail/send", write)
