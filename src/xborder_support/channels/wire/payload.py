"""Read decoded payloads without trusting them: every reader takes any value and returns what it was asked for, or None."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any, cast

from pydantic_core import from_json

from xborder_support.errors import PayloadError, UsageError

__all__ = [
    "MAX_BODY_BYTES",
    "Unreadable",
    "amount",
    "count",
    "degrees",
    "fragment_id",
    "ident",
    "instant_ms",
    "instant_s",
    "instant_text",
    "json_text",
    "read_json",
    "read_object",
    "refuse_decoded",
    "refuse_oversized",
    "rows",
    "table",
    "words",
]

MAX_BODY_BYTES = 4_000_000  # The largest webhook seen in public is some 100 KB; media never travel inside.
_BLANKS = " \t\r\n"
_HASHED_LEVELS = 50  # Providers nest ten levels; what a hostile payload nests deeper does not count for its id.
_LAST_MILLISECOND = 253_402_300_799_000  # 9999-12-31T23:59:59Z, where datetime ends.
_LEAST_MILLISECONDS = 10**11  # As milliseconds 1973-03-03, before any messenger; as seconds the year 5138, after all of them.
_HUGE = 18  # Digits: no count, price or time of a provider is longer.
_LONGEST_ID = 1000  # Characters. A mail's Message-ID, the longest there is, fits into a line of 998.
_LONGEST_TIME = 64  # Characters


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Say why a whole body could not be read, as a kebab-case code."""

    reason: str


def refuse_decoded(body: object) -> None:
    """Raise ``UsageError`` ``wrong-argument`` for what is not the body as it came over the wire."""
    if not isinstance(body, (bytes, str)):
        hint = (
            "pass the raw body bytes, not the decoded JSON, form or mail "
            "(Django: request.body; Flask: request.get_data(); Starlette: await request.body(); a mail: message.as_bytes())"
        )
        raise UsageError(f"the body: bytes were expected, not {type(body).__name__}", code="wrong-argument", hint=hint)


def refuse_oversized(body: bytes | str) -> None:
    """Raise ``PayloadError`` ``payload-too-large`` for a body beyond the limit, ``UsageError`` ``wrong-argument`` for what is no body."""
    if not isinstance(body, (bytes, str)):
        refuse_decoded(body)
    if len(body) > MAX_BODY_BYTES:
        hint = f"no webhook is larger than {MAX_BODY_BYTES} bytes: refuse it with HTTP 413 before reading it"
        raise PayloadError(f"the payload has {len(body)} bytes", code="payload-too-large", hint=hint)


def read_object(body: bytes | str) -> dict[str, Any] | Unreadable:
    """Return the JSON object in a body. ``Errors:`` ``PayloadError`` ``payload-too-large``."""
    refuse_oversized(body)
    decoded = read_json(body)
    return decoded if type(decoded) in {dict, Unreadable} else Unreadable("wrong-shape")


def read_json(body: bytes | str) -> Any:
    """Return whatever JSON a body holds, or ``Unreadable``. The caller has refused what is too large.

    pydantic's decoder is the quicker one. What it objects to is read by Python's, which takes halves of surrogate pairs and deeper nesting.
    """
    try:
        return from_json(body, cache_strings="keys")
    except ValueError:
        return _read_slowly(body)


def _read_slowly(body: bytes | str) -> Any:
    try:
        text = body if isinstance(body, str) else body.decode("utf-8-sig" if body[:1] == b"\xef" else "utf-8")
    except UnicodeDecodeError:
        return Unreadable("not-utf-8")
    try:
        return _decode(text.strip(_BLANKS))
    except RecursionError:
        return Unreadable("nested-too-deeply")
    except ValueError:
        return Unreadable("not-json")


def words(fields: dict[str, Any], key: str) -> str | None:
    """Return a text that is not empty, verbatim."""
    value = fields.get(key)
    return value if type(value) is str and value else None


def ident(fields: dict[str, Any], key: str) -> str | None:
    """Return an id as text; some systems in between turn numeric ids into numbers.

    What is longer than any id is none: ids go into every event of a batch, and so would megabytes.
    """
    value = fields.get(key)
    if type(value) is str:
        return value if 0 < len(value) <= _LONGEST_ID else None
    return str(value) if type(value) is int else None


def table(fields: dict[str, Any], key: str) -> dict[str, Any]:
    """Return an object, or an empty one."""
    value = fields.get(key)
    return value if type(value) is dict else {}


def rows(fields: dict[str, Any], key: str) -> list[Any]:
    """Return an array, or an empty one."""
    value = fields.get(key)
    return value if type(value) is list else []


def instant_ms(value: Any) -> datetime | None:
    """Return the aware UTC time of a count of milliseconds since 1970, a number or digits.

    A count that would be a day of 1970 is taken for seconds, which some senders write where milliseconds are due.
    """
    number = value if type(value) is int else _whole(value)
    if number is None or not 0 < number <= _LAST_MILLISECOND:
        return None
    return datetime.fromtimestamp(number / 1000 if number >= _LEAST_MILLISECONDS else number, UTC)


def instant_s(value: Any) -> datetime | None:
    """Return the aware UTC time of a count of seconds since 1970, a number or digits. Longer counts are taken for milliseconds."""
    if type(value) is str and len(value) <= _HUGE and value.isascii() and value.isdigit():
        number = int(value)
    elif type(value) is int:
        number = value
    else:
        return None
    if not 0 < number <= _LAST_MILLISECOND:
        return None
    return datetime.fromtimestamp(number if number < _LEAST_MILLISECONDS else number / 1000, UTC)


def instant_text(text: Any) -> datetime | None:
    """Return the aware UTC time that a text states as RFC 3339 writes it; without a zone it is UTC, as those mean who leave it out."""
    if type(text) is not str or len(text) > _LONGEST_TIME:
        return None
    try:
        written = datetime.fromisoformat(text.strip())
        return written.replace(tzinfo=UTC) if written.tzinfo is None else written.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def count(value: Any) -> int | None:
    """Return a whole number that is not negative and has no more digits than any real count."""
    number = _whole(value)
    return number if number is not None and 0 <= number < 10**_HUGE else None


def degrees(value: Any, bound: int) -> float | None:
    """Return a latitude or longitude within the bound, a number or digits."""
    if type(value) not in {int, float, str}:
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and abs(number) <= bound else None


def amount(value: Any) -> Decimal | None:
    """Return an exact amount from a JSON number or its digits."""
    if type(value) not in {int, float, str}:
        return None
    try:
        number = Decimal(str(value))
    except (InvalidOperation, ValueError):
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _HUGE and len(number.as_tuple().digits) <= _HUGE else None


def json_text(value: Any) -> str | None:
    """Return a decoded value as compact JSON, or None for one that is nested more deeply than Python writes."""
    try:
        return json.dumps(value, separators=(",", ":"))
    except RecursionError:
        return None


def fragment_id(fragment: Any) -> str:
    """Return an id made from the fragment's own content, equal for equal fragments, for events that come without one."""
    if isinstance(fragment, str):
        content = fragment.encode("utf-8", "surrogatepass")
    elif isinstance(fragment, bytes):
        content = fragment
    else:
        content = _sorted_encoder.encode(_pruned(fragment, _HASHED_LEVELS)).encode("ascii")
    return f"sha256-{sha256(content).hexdigest()[:20]}"


def _whole(value: Any) -> int | None:
    if type(value) is str:
        return int(value) if len(value) <= _HUGE and value.isascii() and value.isdigit() else None
    return value if type(value) is int else None


_sorted_encoder = json.JSONEncoder(sort_keys=True)
_decoder = json.JSONDecoder()
_scan = cast("Any", _decoder).scan_once  # what raw_decode calls
_lenient_decoder = json.JSONDecoder(parse_int=lambda digits: int(digits) if len(digits) <= _HUGE else digits)


def _decode(text: str) -> Any:
    try:
        decoded, end = _scan(text, 0)
    except StopIteration:
        raise ValueError("there is no value") from None
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number of more digits than Python converts; it stays text, and its siblings stay readable
        decoded, end = _lenient_decoder.raw_decode(text)
    if end != len(text):
        raise ValueError("something follows the object")
    return decoded


def _pruned(value: Any, levels: int) -> Any:
    """Return a value down to so many levels, so that walking it stays inside Python's recursion limit."""
    if type(value) is dict:
        return {key: _pruned(inside, levels - 1) for key, inside in value.items()} if levels else {}
    if type(value) is list:
        return [_pruned(inside, levels - 1) for inside in value] if levels else []
    return value
