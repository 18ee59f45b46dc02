"""Check that a payload comes from whoever holds the secret, in constant time and over the raw bytes.

A signature is compared exactly as the provider writes it; several secrets may be valid at once while one is being replaced.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from xborder_support.errors import SignatureError, UsageError

from .payload import refuse_oversized

__all__ = ["check_signature", "matches_secret", "raw_bytes", "signature_header", "wrong_signature"]


def check_signature(given: bytes, secrets: str | Sequence[str], sign: Callable[[bytes], bytes]) -> None:
    """Pass if ``sign`` gives the signature with any of the secrets.

    Errors: ``SignatureError`` ``wrong-signature``; ``UsageError`` ``empty-secret``, because anybody can sign with nothing.
    """
    if not _is_signed(given, secrets, sign):
        raise wrong_signature()


def wrong_signature() -> SignatureError:
    """Return the error for a payload that somebody else signed, or that was changed on its way."""
    hint = "answer 401; if every request fails, check the secret, and that address and raw body are passed on unchanged"
    return SignatureError("the signature does not match the payload", code="wrong-signature", hint=hint)


def matches_secret(given: str, secrets: str | Sequence[str]) -> bool:
    """Tell whether a text is one of the secrets. ``Errors:`` ``UsageError`` ``empty-secret``."""
    return _is_signed(_encoded(given), secrets, lambda key: key)


def signature_header(headers: Mapping[str, str], name: str) -> bytes:
    """Return the value of a header, whatever the case of its name.

    Errors: ``SignatureError`` ``missing-signature``.
    """
    wanted = name.lower()
    value: Any = headers.get(wanted)
    if value is None:
        value = next((found for key, found in headers.items() if isinstance(key, str) and key.lower() == wanted), None)
    if not isinstance(value, str) or not value:
        raise SignatureError(f"the header {name} is missing", code="missing-signature", hint="answer 401; pass the headers on unchanged")
    return _encoded(value)


def raw_bytes(body: bytes | str) -> bytes:
    """Return the bytes that were signed. ``Errors:`` ``PayloadError`` ``payload-too-large``."""
    refuse_oversized(body)
    return body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body


def _is_signed(given: bytes, secrets: str | Sequence[str], sign: Callable[[bytes], bytes]) -> bool:
    listed = (secrets,) if isinstance(secrets, str) else tuple(secrets or ())
    found = False
    for secret in listed or ("",):
        if not isinstance(secret, str) or not secret:
            hint = "pass the provider's secret, or a list of secrets while you rotate"
            raise UsageError("a secret is empty", code="empty-secret", hint=hint)
        # All are compared, so that the time taken does not tell which one fits.
        found |= hmac.compare_digest(given, sign(_encoded(secret)))
    return found


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
