"""Read what Resend posts (inbound mails and reports about ours) and write answers for its API.

Answer 2xx; Resend tries again for about ten hours. The webhook of an inbound mail says who wrote and what is attached, but not the words:
fetch them with ``GET /emails/receiving/{details["service_id"]}``. What ``render`` returns is posted to ``https://api.resend.com/emails``,
with ``Outgoing.idempotency_key`` in the header ``Idempotency-Key``.

An opening counts as ``read`` with ``details["signal"] == "open"``: it proves that the mail arrived, not that a person read it.
"""

from __future__ import annotations

import hmac
from base64 import b64encode
from binascii import Error as BinasciiError
from binascii import a2b_base64
from datetime import datetime
from typing import Any

from xborder_support.conversations import Draft, InboundEvent, Media
from xborder_support.errors import SignatureError, UsageError

from .mail.answer import Answer
from .mail_services.bodies import octets
from .mail_services.calls import json_call
from .mail_services.events import EventForm, delivery_events
from .mail_services.inbound import Arrived, arrived_events, media
from .mail_services.signing import refuse_stale
from .mail_services.webhook import read_webhook
from .outgoing import Outgoing
from .request import Headers, Secrets
from .wire.origin import Origin
from .wire.payload import count, rows, table, words
from .wire.receiving import receiver
from .wire.signatures import check_signature, signature_header, wrong_signature

__all__ = ["parse", "receive", "render", "verify"]

_MAX_SIGNATURES = 20
_OWN_HEADERS = frozenset({"Reply-To", "Message-ID"})


def _kind(fields: dict[str, Any]) -> tuple[str, ...]:
    word, data = words(fields, "type") or "", table(fields, "data")
    bounce = table(data, "bounce")
    further = {
        "email.bounced": (words(bounce, "type") or "", words(bounce, "subType") or ""),
        "contact.updated": ("unsubscribed",) if data.get("unsubscribed") is True else (),
    }
    return (word, *further.get(word, ()))


_EVENTS = EventForm(
    provider="resend",
    words=_kind,
    keyed_by="service_id",
    recipient=("data/to", "data/email"),
    sender=("data/from",),
    service_id=("data/email_id", "data/id"),
    message_id=("data/message_id",),
    at=("created_at",),
    codes=("data/bounce/subType", "data/failed/reason"),
    said=("data/bounce/message",),
)


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the message of ``email.received``, or what another event reports of a mail that the shop sent.

    A message has no words, but an ``Unsupported`` part of the type ``mail-body``: fetch the mail by ``details["service_id"]``.
    ``provider_id`` of a report is the id that the API returned when the mail was sent.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime`` or ``wrong-argument``.
    Source: https://resend.com/docs/webhooks/event-types

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import resend
        >>> body = '{"type": "email.delivered", "data": {"email_id": "e-1", "from": "Shop <help@shop.example>", "to": ["ana@example.com"]}}'
        >>> status = resend.parse(body, received_at=datetime(2026, 2, 3, tzinfo=UTC))[0]
        >>> status.status, status.provider_id, status.account
        ('delivered', 'e-1', 'help@shop.example')
    """
    return read_webhook("resend", body, received_at=received_at, account=account, read=_read)


def _read(fields: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    if words(fields, "type") == "email.received":
        return _message(fields, table(fields, "data"), origin)
    return delivery_events(_EVENTS, fields, origin)


def _message(fields: dict[str, Any], data: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    sender, service_id = words(data, "from"), words(data, "email_id")
    if not sender or not service_id:
        return [origin.unparsed("missing-content", fields, provider_type="email.received")]
    named = {"From": sender, "To": _joined(rows(data, "to")), "Subject": words(data, "subject"), "Message-ID": words(data, "message_id")}
    arrived = Arrived(
        headers=[(name, value) for name, value in named.items() if value],
        media=[found for row in rows(data, "attachments") if (found := _attachment(row))],
        missing="mail-body",
        details={"service_id": service_id},
        raw=fields,
    )
    return arrived_events(arrived, origin)


def _joined(listed: list[Any]) -> str:
    return ", ".join(entry for entry in listed[:50] if type(entry) is str)


def _attachment(row: Any) -> Media | None:
    identity = words(row, "id") if type(row) is dict else None
    if not identity:
        return None
    return media(
        identity,
        mime=words(row, "content_type"),
        filename=words(row, "filename"),
        size_bytes=count(row.get("size")),
        content_id=(words(row, "content_id") or "").strip("<> ") or None,
    )


def verify(body: bytes | str, headers: Headers, secrets: Secrets, *, now: datetime, url: str | None = None) -> None:
    """Raise unless Resend signed the raw body within the last five minutes, by any of the signatures that the header lists.

    ``secrets`` is the signing secret of the webhook, which begins with ``whsec_``, or several while one is being replaced. A webhook that
    comes again has the same ``svix-id``.

    Errors: ``SignatureError`` ``missing-signature``, ``wrong-signature`` or ``stale-signature``; ``PayloadError`` ``payload-too-large``;
    ``UsageError`` ``empty-secret``, ``bad-secret``, ``naive-datetime`` or ``wrong-argument``.
    Source: https://docs.svix.com/receiving/verifying-payloads/how-manual
    """
    del url
    raw = octets(body)
    identity, stamp, given = (signature_header(headers, f"svix-{name}") for name in ("id", "timestamp", "signature"))
    signed = b".".join((identity, stamp, raw))

    def sign(key: bytes) -> bytes:
        return b64encode(hmac.digest(_secret_bytes(key), signed, "sha256"))

    fits = [_fits(entry, secrets, sign) for entry in given.split()[:_MAX_SIGNATURES]]  # all of them, so that the time tells nothing
    if not any(fits):
        raise wrong_signature()
    refuse_stale(stamp.decode("ascii", "replace"), now)


def _fits(entry: bytes, secrets: Secrets, sign: Any) -> bool:
    version, _, signature = entry.partition(b",")
    try:
        check_signature(signature, secrets, sign)
    except SignatureError:
        return False
    return version == b"v1"


def _secret_bytes(key: bytes) -> bytes:
    try:
        return a2b_base64(key.removeprefix(b"whsec_"), strict_mode=True)
    except BinasciiError:
        hint = "pass the signing secret as the webhook's page shows it: whsec_ and Base64"
        raise UsageError("the secret is no signing secret", code="bad-secret", hint=hint) from None


#: Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the JSON of one mail, in plain text and threaded. Keep the id that Resend returns: its reports name nothing else.

    See ``email.render`` for what ``draft.details`` may ask for.

    Errors: those of ``email.render``.
    Source: https://resend.com/docs/api-reference/emails/send-email

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import resend
        >>> draft = Draft(channel="email", provider="resend", to="ana@example.com", account="help@shop.example", text="Yes.")
        >>> resend.render(draft)[0].body[:54]
        b'{"from":"help@shop.example","to":["ana@example.com"],"'
    """

    def write(answer: Answer) -> dict[str, Any]:
        answers_to = answer.headers.get("Reply-To")
        return {
            "from": answer.sender,
            "to": [answer.recipient],
            **({"reply_to": answers_to} if answers_to else {}),
            "subject": answer.subject,
            "text": answer.text,
            "headers": {name: value for name, value in answer.headers.items() if name not in _OWN_HEADERS},
        }

    return json_call(draft, "emails", write)
