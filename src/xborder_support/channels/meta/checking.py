"""Tell whether a request comes from Meta: the signature of a webhook, and the check of its address."""

from __future__ import annotations

from binascii import hexlify
from collections.abc import Mapping, Sequence
from datetime import datetime
from hmac import digest

from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.wire.signatures import check_signature, matches_secret, raw_bytes, signature_header
from xborder_support.errors import SignatureError

__all__ = ["challenge", "verify"]


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
    check_signature(given, secrets, lambda key: b"sha256=" + hexlify(digest(key, raw, "sha256")))


def challenge(query: Mapping[str, str], verify_tokens: str | Sequence[str]) -> str:
    """Return the plain text that answers Meta's check of the webhook's address, given the query of the GET request.

    Errors: ``SignatureError`` ``wrong-challenge``; ``UsageError`` ``empty-secret``.
    Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests

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
