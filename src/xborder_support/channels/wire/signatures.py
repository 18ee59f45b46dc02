"""Check that a payload comes from whoever holds the secret, in constant time and over the raw bytes.

A signature is compared exactly as the provider writes it; several secrets may be valid at once while one is being replaced.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from xborder_support.channels.request import Headers, Secrets
from xborder_support.errors import SignatureError, UsageError

from .payload import refuse_oversized

__all__ = ["check_login", "check_signature", "matches_secret", "raw_bytes", "signature_header", "wrong_signature"]

_PAIR = 2  # a name and a value
_AS_IN_HTTP = "names as in HTTP, values as text (Django: request.headers; Flask: request.headers)"
_SECRETS = "pass the provider's secret as text, or a list of secrets while you rotate"


def check_signature(given: bytes, secrets: Secrets, sign: Callable[[bytes], bytes]) -> None:
    """Pass if ``sign`` gives the signature with any of the secrets.

    Errors: ``SignatureError`` ``wrong-signature``; ``UsageError`` ``empty-secret``, because anybody can sign with nothing.
    """
    if not _is_signed(given, secrets, sign):
        raise wrong_signature()


def check_login(given: bytes, secrets: Secrets, encode: Callable[[bytes], bytes]) -> None:
    """Pass if ``encode`` makes of any of the secrets what a webhook logged in with.

    Errors: ``SignatureError`` ``wrong-login``; ``UsageError`` ``empty-secret``.
    """
    if not _is_signed(given, secrets, encode):
        hint = 'answer 401; a secret is one text, "user:password", as you gave it to the service'
        raise SignatureError("the login of the webhook does not match", code="wrong-login", hint=hint)


def wrong_signature() -> SignatureError:
    """Return the error for a payload that somebody else signed, or that was changed on its way."""
    hint = "answer 401; if every request fails, check the secret, and that address and raw body are passed on unchanged"
    return SignatureError("the signature does not match the payload", code="wrong-signature", hint=hint)


def matches_secret(given: str, secrets: Secrets) -> bool:
    """Tell whether a text is one of the secrets. ``Errors:`` ``UsageError`` ``empty-secret``."""
    return _is_signed(_encoded(given), secrets, lambda key: key)


def signature_header(headers: Headers, name: str) -> bytes:
    """Return the value of a header, whatever the case of its name.

    Errors: ``SignatureError`` ``missing-signature``; ``UsageError`` ``wrong-argument`` for what are no headers.
    """
    wanted = name.lower()
    value: object = (
        headers.get(wanted) if type(headers) is dict else None
    )  # most frameworks write names so, and one look is quicker than a search
    if type(value) is not str:
        value = next((found for key, found in _pairs(headers) if _text(key).lower() == wanted), None)
    if not isinstance(value, (str, bytes)) or not value:
        hint = f"answer 401; if it was sent, pass all headers: {_AS_IN_HTTP}"
        raise SignatureError(f"the header {name} is missing", code="missing-signature", hint=hint)
    return value if isinstance(value, bytes) else _encoded(value)


def _pairs(headers: Headers) -> Iterable[tuple[Any, Any]]:
    """Return names and values of whatever a framework holds them in: a mapping, an object like one, or ASGI's list of pairs."""
    if callable(listing := getattr(headers, "items", None)):
        return cast("Iterable[tuple[Any, Any]]", listing())
    if isinstance(headers, (list, tuple)) and all(isinstance(pair, (list, tuple)) and len(pair) == _PAIR for pair in headers):
        return cast("Iterable[tuple[Any, Any]]", headers)
    raise UsageError(
        f"the headers: a mapping was expected, not {type(headers).__name__}", code="wrong-argument", hint=f"pass {_AS_IN_HTTP}"
    )


def _text(part: object) -> str:
    """Return a name or a value as text, as HTTP's bytes are read; empty for anything else."""
    return part if isinstance(part, str) else part.decode("latin-1") if isinstance(part, bytes) else ""


def raw_bytes(body: bytes | str) -> bytes:
    """Return the bytes that were signed. ``Errors:`` ``PayloadError`` ``payload-too-large``."""
    refuse_oversized(body)
    return body if isinstance(body, bytes) else _encoded(body)


def _is_signed(given: bytes, secrets: Secrets, sign: Callable[[bytes], bytes]) -> bool:
    if type(secrets) is str and secrets:  # the usual case, without a list for one
        return hmac.compare_digest(given, sign(_encoded(secrets)))
    found = False
    for secret in [_key(secret) for secret in _listed(secrets)]:
        # All are compared, so that the time taken does not tell which one fits.
        found |= hmac.compare_digest(given, sign(secret))
    return found


def _listed(secrets: Secrets) -> Sequence[Any]:
    """Return the secrets one by one. A mapping is refused: its keys are no secrets, and would be taken for them."""
    if secrets is None or isinstance(secrets, (str, bytes)):
        return (secrets,)
    if isinstance(secrets, Mapping) or not isinstance(secrets, Iterable):
        raise UsageError(f"the secrets: text was expected, not {type(secrets).__name__}", code="wrong-argument", hint=_SECRETS)
    return tuple(secrets) or ("",)


def _key(secret: object) -> bytes:
    if secret is None:
        hint = f"is the environment variable set? {_SECRETS}"
        raise UsageError("no secret was given", code="empty-secret", hint=hint)
    if not isinstance(secret, (str, bytes)):
        raise UsageError(f"a secret: text was expected, not {type(secret).__name__}", code="wrong-argument", hint=_SECRETS)
    if not secret:
        raise UsageError("a secret is empty", code="empty-secret", hint=_SECRETS)
    return secret if isinstance(secret, bytes) else _encoded(secret)


def _encoded(text: str) -> bytes:
    return text.encode() if text.isascii() else text.encode("utf-8", "surrogatepass")
