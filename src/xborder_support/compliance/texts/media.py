"""Say what the law calls a channel, and which platforms' rules hold there."""

from __future__ import annotations

from datetime import date

from xborder_support.channels import ChannelKind, known_channels, profile
from xborder_support.compliance.rulebook import Medium

__all__ = ["medium_of", "platforms_of"]

_MEDIA: dict[ChannelKind, Medium] = {
    "mail": "email",
    "sms": "sms",
    "ussd": "sms",
    "phone": "voice",
    "video": "voice",
    "messenger": "chat",
    "social": "chat",
    "chat": "chat",
    "marketplace": "chat",
}


def medium_of(channel: str, on: date) -> Medium | None:
    """Return what the law calls a channel. None for one that nobody knows, or a help desk that may write through any: all rules hold."""
    if channel == "push":
        return "push"
    return _MEDIA.get(profile(channel, on).kind) if channel in known_channels() else None


def platforms_of(channel: str, medium: Medium | None, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the platforms whose rules hold for a message, as jurisdictions."""
    carriers = ("PLATFORM:US-CARRIERS",) if medium == "sms" and any(place.partition("-")[0] == "US" for place in places) else ()
    return (f"PLATFORM:{channel.upper()}", *carriers)
