"""Check the shared secret that help desks send where they sign nothing.

Such a secret proves who sent a payload, and not that it arrived unchanged: receive it over HTTPS alone.
"""

from __future__ import annotations

from base64 import b64encode

from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.wire.signatures import check_login, check_signature, signature_header
from xborder_support.errors import UsageError

__all__ = ["check_basic_authorisation", "check_secret_header"]

_SCHEME = b"basic "


def check_basic_authorisation(headers: Headers, secrets: Secrets) -> None:
    """Pass if the header ``Authorization`` carries one of the secrets, each a text ``user:password`` (RFC 7617).

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-login``; ``UsageError`` ``empty-secret`` or ``bad-secret``.
    """
    given = signature_header(headers, "Authorization")
    credentials = given[len(_SCHEME) :].strip() if given[: len(_SCHEME)].lower() == _SCHEME else b""
    check_login(credentials, secrets, _encoded_pair)


def check_secret_header(headers: Headers, name: str, secrets: Secrets) -> None:
    """Pass if a header holds one of the secrets.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-signature``; ``UsageError`` ``empty-secret``.
    """
    check_signature(signature_header(headers, name), secrets, lambda secret: secret)


def _encoded_pair(secret: bytes) -> bytes:
    user, colon, password = secret.partition(b":")
    if not colon:
        hint = 'pass the user and the password that the webhook sends as one text, "user:password"'
        raise UsageError("a secret has no colon between user and password", code="bad-secret", hint=hint)
    if not password:
        hint = "set a password in the webhook, and pass it as user:password; an API key may stand in place of the user"
        raise UsageError("a secret has an empty password", code="empty-secret", hint=hint)
    return b64encode(user + b":" + password)
