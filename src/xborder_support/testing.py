"""Make messages for the tests of a host, without writing a provider's payload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from .conversations import Message, Party, Text
from .terms import Channel, utc

__all__ = ["message"]

_PROVIDERS = {"sms": "twilio"}
_SENDERS = {"email": "kim@customer.example", "line": "U" + "7" * 32, "amazon": "abc123@marketplace.amazon.com"}
_DEFAULT_AT = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)


def message(text: str, *, channel: Channel, at: datetime = _DEFAULT_AT, sender: str | None = None, **fields: Any) -> Message:
    """Return a message as a provider's module would have parsed it.

    ``at`` is aware and is both the sending and the receiving time; ``sender`` is the customer's address on that channel; further
    ``fields`` are those of ``Message``. The same arguments give the same ids.

    Errors: ``UsageError`` ``naive-datetime``; ``TypeError`` for a field that ``Message`` does not have.

    Example:
        >>> from xborder_support.testing import message
        >>> message("こんにちは", channel="line").key
        ('line', 'shop', 'test-b6cb5868')
    """
    instant = utc(at, "at")
    address = sender or _SENDERS.get(channel, "+15005550006")
    digest = sha256(f"{text}{instant.isoformat()}{address}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
    made = Message(
        channel=channel,
        provider=_PROVIDERS.get(channel, channel),
        account="shop",
        provider_id=f"test-{digest}",
        sent_at=instant,
        received_at=instant,
        sender=Party(address=address),
        recipient=Party(address="shop"),
        parts=(Text(text=text),),
    )
    return replace(made, **_checked(fields))


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - set(Message.__dataclass_fields__)
    if unknown:
        raise TypeError(f"Message has no field {min(unknown)!r}")
    return dict(fields)
