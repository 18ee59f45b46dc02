"""Read what several kinds of Twilio webhook write alike: details, times, and forms that came as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from xborder_support.channels.request import Headers
from xborder_support.channels.wire.forms import read_form
from xborder_support.channels.wire.payload import Unreadable, instant_text, read_object, words
from xborder_support.channels.wire.signatures import signature_header
from xborder_support.errors import SignatureError

__all__ = ["chosen", "idempotency_token", "instant", "json_rows", "json_table", "read_body"]

_LONGEST_DATE = 64
_LONGEST_NUMBER = 18  # digits; Python refuses to write far longer ones


def read_body(body: bytes | str) -> dict[str, Any] | Unreadable:
    """Return the fields of a form, or of a JSON object with the same names. ``Errors:`` ``PayloadError`` ``payload-too-large``."""
    brace: Any = "{" if isinstance(body, str) else b"{"
    if isinstance(body, (bytes, str)) and body.startswith(brace):
        decoded = read_object(body)
        if not isinstance(decoded, Unreadable):
            return {name: _as_in_a_form(value) for name, value in decoded.items()}
    return read_form(body)


def chosen(fields: dict[str, Any], details: Mapping[str, str]) -> dict[str, str]:
    """Return the details that the fields state, by our names for them."""
    return {name: value for name, key in details.items() if (value := words(fields, key))}


def idempotency_token(headers: Headers | None) -> str | None:
    """Return the token that Twilio repeats when it sends a request again."""
    if headers is None:
        return None
    try:
        return signature_header(headers, "I-Twilio-Idempotency-Token").decode("utf-8", "replace")
    except SignatureError:
        return None


def instant(text: str | None) -> datetime | None:
    """Return the aware UTC time that a text states, as RFC 2822 or RFC 3339 writes it."""
    if text is None or len(text) > _LONGEST_DATE:
        return None
    return instant_text(text) or _mail_date(text)


def json_rows(fields: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """Return the objects of an array that stands in a field as JSON text."""
    decoded = read_object(f'{{"rows": {words(fields, key) or "[]"}}}')
    found = [] if isinstance(decoded, Unreadable) else decoded.get("rows")
    return [row for row in found if type(row) is dict] if type(found) is list else []


def json_table(fields: dict[str, Any], key: str) -> dict[str, Any]:
    """Return the object that stands in a field as JSON text, or an empty one."""
    decoded = read_object(words(fields, key) or "{}")
    return {} if isinstance(decoded, Unreadable) else decoded


def _mail_date(text: str) -> datetime | None:
    try:
        written = parsedate_to_datetime(text)
        return written.replace(tzinfo=UTC) if written.tzinfo is None else written.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _as_in_a_form(value: Any) -> Any:
    """Return a decoded value as a form would have carried it: all are texts."""
    if type(value) is bool:
        return "true" if value else "false"
    if type(value) is int:
        return str(value) if abs(value) < 10**_LONGEST_NUMBER else ""
    if type(value) is float:
        return repr(value)
    return json.dumps(value, ensure_ascii=True) if type(value) in {dict, list} else value
