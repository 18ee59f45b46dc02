"""Take a Twilio address apart into channel and number, and put it together again."""

from __future__ import annotations

from typing import NamedTuple

from xborder_support.terms import Channel

__all__ = ["Address", "prefixed", "read_address"]

#: RCS and SMS are one channel: a message that RCS cannot deliver goes out as an SMS to the same number, and an opt-out ends both.
_CHANNELS: dict[str, Channel] = {"": "sms", "whatsapp": "whatsapp", "messenger": "messenger", "rcs": "sms"}
_PREFIXES: dict[Channel, str] = {"whatsapp": "whatsapp:", "messenger": "messenger:"}
_RCS = "rcs:"


class Address(NamedTuple):
    """Hold one end as Twilio writes it: the prefix, the channel that it names (None for one that we do not read), and what follows."""

    prefix: str
    channel: Channel | None
    number: str | None


def read_address(address: str | None) -> Address:
    """Return the parts of an address."""
    prefix, separator, number = (address or "").partition(":")
    if not separator:
        return Address("", "sms", address)
    return Address(prefix, _CHANNELS.get(prefix) if prefix else None, number or None)


def prefixed(number: str, channel: Channel, sender: str) -> str:
    """Return a number as Twilio wants it beside this sender: both ends carry the prefix of their channel."""
    prefix = _PREFIXES.get(channel, _RCS if sender.startswith(_RCS) else "")
    return number if number.startswith(prefix) else prefix + number
