"""Say which kind of a channel a channel is, which never changes."""

from __future__ import annotations

from datetime import date

from xborder_support.channels import ChannelKind, known_channels, profile
from xborder_support.terms import Channel

__all__ = ["kind_of"]

_ANY_DAY = date(2026, 11, 22)


def kind_of(channel: Channel) -> ChannelKind | None:
    """Return the kind of a channel, or None for one that is not known.

    Example:
        >>> kind_of("whatsapp"), kind_of("email"), kind_of("carrier_pigeon")
        ('messenger', 'mail', None)
    """
    return profile(channel, on=_ANY_DAY).kind if channel in known_channels() else None
