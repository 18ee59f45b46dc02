"""Say by what name rules know the channel of a text, and which platforms' rules hold there."""

from __future__ import annotations

from datetime import date

from xborder_support.channels import known_channels, profile
from xborder_support.compliance.rulebook import Medium, medium_of

__all__ = ["medium_asked", "platforms_of"]


def medium_asked(channel: str, on: date) -> Medium | None:
    """Return the medium of a channel. None for a help desk that may write through any: all rules hold.

    Errors: ``UsageError`` ``unknown-channel``.
    """
    is_open = channel in known_channels() and profile(channel, on).kind == "ticket"
    return None if is_open else medium_of(channel)


def platforms_of(channel: str, medium: Medium | None, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the platforms whose rules hold for a message, as jurisdictions."""
    carriers = ("PLATFORM:US-CARRIERS",) if medium == "sms" and any(place.partition("-")[0] == "US" for place in places) else ()
    return (f"PLATFORM:{channel.upper()}", *carriers)
