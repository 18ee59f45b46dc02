"""Make messages for the tests of a host, without writing a provider's payload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from .channels import known_channels, profile
from .conversations import Mail, Message, Party, Text
from .terms import Channel, utc

__all__ = ["message"]

_PROVIDERS = {"sms": "twilio"}
_ACCOUNTS = {"email": "help@shop.example", "amazon": "help@shop.example"}
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
    _check(fields)
    instant = utc(at, "at")
    address = sender or _SENDERS.get(channel, "+15005550006")
    digest = sha256(f"{text}{instant.isoformat()}{address}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
    account = _ACCOUNTS.get(channel, "shop")
    made = Message(
        channel=channel,
        provider=_PROVIDERS.get(channel, channel),
        account=account,
        provider_id=f"test-{digest}",
        sent_at=instant,
        received_at=instant,
        sender=Party(address=address),
        recipient=Party(address=account),
        parts=(Text(text=text),),
        window_expires_at=_window_expires_at(channel, instant),
        marketplace="amazon" if channel == "amazon" else None,
        mail=Mail(message_id=f"<test-{digest}@customer.example>") if account in _ACCOUNTS.values() else None,
    )
    return replace(made, **fields)


def _window_expires_at(channel: Channel, at: datetime) -> datetime | None:
    hours = profile(channel, on=at.date()).reply_window_hours if channel in known_channels() else None
    return at + timedelta(hours=hours) if hours else None


def _check(fields: Mapping[str, Any]) -> None:
    unknown = set(fields) - set(Message.__dataclass_fields__)
    if unknown:
        raise TypeError(f"Message has no field {min(unknown)!r}")
