"""Read and write the WhatsApp Business Cloud API.

Post what ``render`` returns to ``https://graph.facebook.com/<version>/<Draft.account>/messages``. Outside the reply window, which
``Message.window_expires_at`` ends, only approved templates may be sent.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from xborder_support.channels.outgoing import Outgoing, json_body, sendable
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, read_object, words
from xborder_support.channels.wire.recognition import ANOTHER, other_provider
from xborder_support.channels.wire.signatures import check_signature, matches_secret, raw_bytes, signature_header
from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import SignatureError

from .people import is_bsuid
from .webhook import read_entries

__all__ = ["challenge", "parse", "receive", "render", "verify"]

_MAX_CALLBACK_DATA = 512  # characters of biz_opaque_callback_data, which comes back in every status of the message


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the events of a webhook, in its order: messages, statuses, marketing preferences, echoes of the shop's own phone.

    ``account`` stands for the ``phone_number_id`` of the payload. Addresses are phone numbers in digits; a customer who hides the
    number has the business-scoped id as address, and ``ids["bsuid"]`` holds that id wherever it is known. Other fields, such as
    ``calls``, become ``Unparsed`` with the reason ``unsupported-field``.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import whatsapp
        >>> body = '''{"entry": [{"changes": [{"field": "messages", "value": {"metadata": {"phone_number_id": "1"}, "messages": [
        ...     {"from": "6281234567890", "id": "wamid.A", "timestamp": "1770098400", "type": "text", "text": {"body": "Halo"}}]}}]}]}'''
        >>> event = whatsapp.parse(body, received_at=datetime(2026, 2, 3, 7, tzinfo=UTC))[0]
        >>> event.text, event.window_expires_at.isoformat()
        ('Halo', '2026-02-04T06:00:00+00:00')
    """
    received = arrival(received_at)
    decoded = read_object(body)
    origin = Origin("whatsapp", "whatsapp", account or "", received)
    if isinstance(decoded, Unreadable):
        return [origin.unparsed(decoded.reason, body)]
    entries = decoded.get("entry")
    if type(entries) is not list:
        if (other := other_provider(decoded)) == "line":
            return [origin.unparsed(ANOTHER, decoded, provider_type=other)]
        return [origin.unparsed("wrong-shape", decoded, provider_type=words(decoded, "object"))]
    return read_entries(entries, origin, is_account_given=account is not None)


def verify(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    now: datetime,  # noqa: ARG001  (all providers share one signature; Meta signs no time)
    url: str | None = None,  # noqa: ARG001
) -> None:
    """Raise unless Meta signed the raw body with the app secret.

    Nothing in it guards against replay: drop events whose ``event_id`` you have seen in the last seven days.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-signature``; ``UsageError`` ``empty-secret``.
    Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import whatsapp
        >>> signed = {"X-Hub-Signature-256": "sha256=0c61947b610d4f45e65f3d680e26027121ec2413e77598bcb6cfc6e0d9888221"}
        >>> whatsapp.verify("test", signed, "TEST_APP_SECRET", now=datetime(2026, 2, 3, tzinfo=UTC))
    """
    raw = raw_bytes(body)
    given = signature_header(headers, "X-Hub-Signature-256")
    check_signature(given, secrets, lambda key: b"sha256=" + hmac.digest(key, raw, "sha256").hex().encode())


def receive(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    received_at: datetime,
    account: str | None = None,
    url: str | None = None,
) -> list[InboundEvent]:
    """Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``."""
    verify(body, headers, secrets, now=received_at, url=url)
    return parse(body, received_at=received_at, account=account, headers=headers)


def challenge(query: Mapping[str, str], verify_tokens: str | Sequence[str]) -> str:
    """Return the plain text that answers Meta's check of the webhook's address, given the query of the GET request.

    Errors: ``SignatureError`` ``wrong-challenge``; ``UsageError`` ``empty-secret``.

    Example:
        >>> from xborder_support.channels import whatsapp
        >>> whatsapp.challenge({"hub.mode": "subscribe", "hub.verify_token": "blue-door", "hub.challenge": "1158201444"}, "blue-door")
        '1158201444'
    """
    asked, token, answer = (query.get(f"hub.{name}") for name in ("mode", "verify_token", "challenge"))
    is_known = matches_secret(token if isinstance(token, str) else "", verify_tokens)
    if asked != "subscribe" or not is_known or not isinstance(answer, str):
        hint = "answer 403; pass the query's single values, and the verify token set in Meta's dashboard"
        raise SignatureError("this is not Meta's check of the webhook", code="wrong-challenge", hint=hint)
    return answer


def render(draft: Draft) -> list[Outgoing]:
    """Return the call that sends a draft as free text.

    The draft's idempotency key travels as ``biz_opaque_callback_data``, so that statuses name the draft they belong to; Meta itself does
    not use it against sending twice. ``Errors:`` ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text`` or ``text-too-long``.

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import whatsapp
        >>> whatsapp.render(Draft(channel="whatsapp", provider="whatsapp", to="6281234567890", text="Halo"))[0].operation
        'messages'
    """
    text = sendable(draft, channels={"whatsapp"})
    payload: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "recipient" if is_bsuid(draft.to) else "to": draft.to,
        "type": "text",
        "text": {"body": text, "preview_url": False},
    }
    if draft.in_reply_to:
        payload["context"] = {"message_id": draft.in_reply_to}
    if 0 < len(draft.idempotency_key) <= _MAX_CALLBACK_DATA:
        payload["biz_opaque_callback_data"] = draft.idempotency_key
    body, key = json_body(payload), draft.idempotency_key
    return [Outgoing(to=draft.to, body=body, content_type="application/json", idempotency_key=key, operation="messages")]
