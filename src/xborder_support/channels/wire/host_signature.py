"""Check what one server of the shop signed for another: the formats that are our own, which no provider signs."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta

from xborder_support.channels.request import Headers, Secrets
from xborder_support.errors import SignatureError

from .origin import arrival
from .payload import instant_s
from .receiving import Verify
from .signatures import check_signature, raw_bytes, signature_header

__all__ = ["MAX_AGE", "signed_by_host"]

#: How far a signature's time may lie from now: enough for slow networks and clocks, too short to repeat a request at leisure.
MAX_AGE = timedelta(minutes=5)


def signed_by_host(prefix: str) -> Verify:
    """Return the ``verify`` of a format of our own: ``sha256=`` and the hex HMAC-SHA256 of the time, a full stop and the raw body.

    ``<prefix>-Signature`` holds it, ``<prefix>-Timestamp`` the time in seconds since 1970.
    """

    def verify(body: bytes | str, headers: Headers, secrets: Secrets, *, now: datetime, url: str | None = None) -> None:
        """Raise unless the holder of the secret signed the raw body within the last five minutes."""
        del url
        raw = raw_bytes(body)
        given = signature_header(headers, f"{prefix}-Signature")
        stamp = signature_header(headers, f"{prefix}-Timestamp")
        check_signature(given, secrets, lambda key: b"sha256=" + hmac.digest(key, stamp + b"." + raw, "sha256").hex().encode())
        _refuse_stale(stamp, arrival(now))

    return verify


def _refuse_stale(stamp: bytes, now: datetime) -> None:
    signed_at = instant_s(stamp.decode("ascii", "replace"))
    if signed_at is None or abs(now - signed_at) > MAX_AGE:
        hint = f"answer 401; sign each request anew, and keep both clocks right to {MAX_AGE.seconds} seconds"
        raise SignatureError("the signature is too old, or from the future", code="stale-signature", hint=hint)
