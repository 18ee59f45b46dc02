"""Check an ECDSA signature (P-256, SHA-256) with the package ``cryptography``, which only this needs.

Nothing secret is compared, so the time it takes tells nobody anything.
"""

from __future__ import annotations

from binascii import Error as BinasciiError
from binascii import a2b_base64
from typing import Any

from xborder_support.channels.request import Secrets
from xborder_support.channels.wire.signatures import matches_secret
from xborder_support.errors import MissingExtraError, UsageError

__all__ = ["is_signed_by"]


def is_signed_by(keys: Secrets, signature: bytes, signed: bytes) -> bool:
    """Tell whether one of these public keys made a signature.

    Errors: ``MissingExtraError`` ``missing-extra``; ``UsageError`` ``empty-secret``, ``bad-public-key`` or ``wrong-argument``.
    """
    matches_secret("", keys)  # refuses what is no key, as for every provider
    listed = (keys,) if isinstance(keys, (str, bytes)) else keys
    loaded = [_public_key(key) for key in listed]  # all of them first: a bad one is told in any place
    return any(_is_signed(key, signature, signed) for key in loaded)


def _public_key(key: str | bytes) -> Any:
    try:
        from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey  # noqa: PLC0415  (an extra)
        from cryptography.hazmat.primitives.serialization import load_der_public_key  # noqa: PLC0415
    except ImportError as error:
        message = "checking this signature needs the package cryptography"
        raise MissingExtraError(message, code="missing-extra", hint="pip install 'xborder-support[crypto]'") from error
    try:
        loaded = load_der_public_key(a2b_base64(_base64_of(key)))
    except (ValueError, BinasciiError, TypeError):
        loaded = None
    if not isinstance(loaded, EllipticCurvePublicKey):
        hint = "pass the verification key of the webhook's settings, which begins with MFkwEwYHKoZIzj0"
        raise UsageError("the secret is no public key", code="bad-public-key", hint=hint)
    return loaded


def _base64_of(key: str | bytes) -> bytes:
    data = key if isinstance(key, bytes) else key.encode("utf-8", "replace")
    return b"".join(line for line in data.split() if b"-" not in line and line not in {b"BEGIN", b"END", b"PUBLIC", b"KEY"})


def _is_signed(key: Any, signature: bytes, signed: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  (an extra)
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415

    try:
        key.verify(signature, signed, ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True
