"""Compute what Twilio signs: the address, followed by the fields of the form in the order of their names."""

from __future__ import annotations

import hmac
from base64 import b64encode
from hashlib import sha256
from urllib.parse import SplitResult, parse_qs, urlsplit

from xborder_support.channels.wire.forms import read_fields
from xborder_support.channels.wire.payload import Unreadable
from xborder_support.errors import UsageError

__all__ = ["is_bound_to_body", "sign_url", "signed_forms"]

_DEFAULT_PORTS = {"http": 80, "https": 443}


def is_bound_to_body(url: str, raw: bytes) -> bool:
    """Tell whether the body is the one whose hash stands in the address; True where none stands there."""
    expected = _body_hash(url)
    return expected is None or hmac.compare_digest(expected.lower().encode("utf-8", "surrogatepass"), sha256(raw).hexdigest().encode())


def signed_forms(url: str, raw: bytes) -> list[bytes]:
    """Return the texts that may have been signed: the address as given, and with the port put in or left out."""
    fields = "" if _body_hash(url) is not None else _joined_fields(raw)
    return [(address + fields).encode("utf-8", "surrogatepass") for address in _addresses(url)]


def sign_url(key: bytes, texts: list[bytes], given: bytes) -> bytes:
    """Return the signature of the text that fits what was given, or of the first one where none does."""
    signatures = [b64encode(hmac.digest(key, text, "sha1")) for text in texts]
    return next((one for one in signatures if hmac.compare_digest(one, given)), signatures[0])


def _joined_fields(raw: bytes) -> str:
    fields = read_fields(raw)
    if isinstance(fields, Unreadable):
        return ""
    # A value that a name repeats counts once, and the values of one name stand in their own order.
    return "".join(name + value for name, value in sorted(set(fields)))


def _body_hash(url: str) -> str | None:
    return parse_qs(_split(url).query, keep_blank_values=True).get("bodySHA256", [None])[0]


def _addresses(url: str) -> list[str]:
    parts = _split(url)
    default = _DEFAULT_PORTS.get(parts.scheme)
    if _port(parts) is None:
        other = parts._replace(netloc=f"{parts.netloc}:{default}") if default else parts
    else:
        other = parts._replace(netloc=parts.netloc.rpartition(":")[0])
    head, twin = f"{parts.scheme}://{parts.netloc}", f"{other.scheme}://{other.netloc}"
    # The rest is taken over as it stands: putting an address together again may change it.
    rest = url[url.index("://") + 3 + len(parts.netloc) :]
    return [url, *([twin + rest] if twin != head else [])]


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _port(parts)
    except ValueError:
        parts = urlsplit("")
    if not parts.scheme or not parts.netloc:
        raise UsageError("this is no web address", code="bad-url", hint="pass the whole public address, https://…")
    return parts


def _port(parts: SplitResult) -> int | None:
    return parts.port
