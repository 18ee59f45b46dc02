"""Check the signature that WeChat puts into the query of the address it calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from hashlib import sha1
from urllib.parse import parse_qsl, urlsplit

from xborder_support.channels.request import Secrets
from xborder_support.channels.wire.payload import instant_s
from xborder_support.channels.wire.signatures import check_signature
from xborder_support.errors import SignatureError, UsageError
from xborder_support.terms import utc

__all__ = ["check_query", "query_of", "refuse_stale", "sign"]

_OLDEST = timedelta(minutes=5)
_MOST_FIELDS = 50  # WeChat writes at most six.


def query_of(url: str | None) -> dict[str, str]:
    """Return the query of an address. ``Errors:`` ``UsageError`` ``missing-url``; ``SignatureError`` ``missing-signature``."""
    if not url:
        raise UsageError("WeChat signs in the query of the address it calls", code="missing-url", hint="pass url= with the query")
    try:
        # First of two alike, because the last would let whoever appends to an address choose.
        return dict(reversed(parse_qsl(urlsplit(url).query, keep_blank_values=True, max_num_fields=_MOST_FIELDS)))
    except ValueError:
        raise _unsigned("signature") from None


def check_query(query: Mapping[str, str], tokens: Secrets, *, sealed: str | None) -> None:
    """Raise unless the query is signed with a token; ``sealed`` is the encrypted text, which then is signed too.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-signature``; ``UsageError`` ``empty-secret``.
    """
    name = "signature" if sealed is None else "msg_signature"
    given, timestamp, nonce = (query.get(field) for field in (name, "timestamp", "nonce"))
    if not (isinstance(given, str) and given and isinstance(timestamp, str) and isinstance(nonce, str)):
        raise _unsigned(name)
    parts = (timestamp, nonce) if sealed is None else (timestamp, nonce, sealed)
    check_signature(_encoded(given), tokens, sign(*parts))


def refuse_stale(query: Mapping[str, str], now: datetime) -> None:
    """Raise ``SignatureError`` ``stale-signature`` for a query that was signed more than five minutes from now."""
    signed = instant_s(query.get("timestamp"))
    if signed is None or abs(utc(now, "now") - signed) > _OLDEST:
        hint = "answer 401; if every request fails, check this machine's clock, and pass now= the time at which the request came"
        raise SignatureError("the signature is older or newer than five minutes", code="stale-signature", hint=hint)


def sign(*parts: str) -> Callable[[bytes], bytes]:
    """Return what signs with a token: the SHA-1 of token and parts, joined in their own order."""
    texts = [_encoded(part) for part in parts]
    return lambda token: sha1(b"".join(sorted([token, *texts]))).hexdigest().encode()  # noqa: S324  (WeChat's own choice)


def _unsigned(name: str) -> SignatureError:
    hint = "answer 401; if WeChat called, pass url= with the whole query: signature, timestamp, nonce and msg_signature"
    return SignatureError(f"the query holds no {name}, timestamp and nonce", code="missing-signature", hint=hint)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
