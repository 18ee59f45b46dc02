"""Check who posts: by the credentials in the address of the webhook, or by a signature and its age."""

from __future__ import annotations

from binascii import Error as BinasciiError
from binascii import a2b_base64
from datetime import datetime, timedelta

from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.wire.origin import arrival
from xborder_support.channels.wire.payload import instant_s
from xborder_support.channels.wire.receiving import Verify
from xborder_support.channels.wire.signatures import check_login, signature_header
from xborder_support.errors import SignatureError

__all__ = ["by_credentials", "refuse_stale"]

_MAX_AGE = timedelta(minutes=5)
_MAX_DIGITS = 11  # of seconds, up to the year 5138
_SCHEMES = frozenset({"basic", "bearer"})


def refuse_stale(stamp: str, now: datetime) -> None:
    """Raise ``SignatureError`` ``stale-signature`` where a time in seconds since 1970 is further than five minutes from now.

    Nothing but seconds counts: Mailgun signs time and token without a mark between them, so three digits of a token that could make
    milliseconds of the seconds would make a second token that fits the same signature.
    """
    signed_at = instant_s(stamp) if len(stamp) <= _MAX_DIGITS else None
    if signed_at is None or abs(arrival(now) - signed_at) > _MAX_AGE:
        hint = "answer 401; pass now=datetime.now(UTC) and keep the machine's clock right: more than five minutes apart is refused"
        raise SignatureError("the payload was signed too long before or after now", code="stale-signature", hint=hint)


def by_credentials() -> Verify:
    """Return the ``verify`` of a service that signs nothing, but logs in at the webhook's address.

    A secret is ``user:password`` for ``Authorization: Basic``, or the token for ``Authorization: Bearer``.
    """

    def verify(body: bytes | str, headers: Headers, secrets: Secrets, *, now: datetime, url: str | None = None) -> None:
        """Check the ``Authorization`` header: ``user:password``, or a bearer token.

        It proves who posts, not what: the body is not signed, so take it over HTTPS only.

        Errors: ``SignatureError`` ``missing-signature`` or ``wrong-login``; ``UsageError`` ``empty-secret`` or ``wrong-argument``.
        """
        del body, now, url
        check_login(_given(signature_header(headers, "Authorization")).encode("utf-8", "surrogatepass"), secrets, lambda secret: secret)

    return verify


def _given(value: bytes) -> str:
    scheme, _, rest = value.decode("utf-8", "replace").partition(" ")
    if scheme.lower() not in _SCHEMES:
        return ""
    if scheme.lower() == "bearer":
        return rest.strip()
    try:
        return a2b_base64(rest.strip().encode("utf-8", "replace")).decode("utf-8", "replace")
    except BinasciiError:
        return ""
