"""Say until when a customer's message may be answered freely, and how long a reply handle works."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from xborder_support.terms import Channel

from .profiles import known_channels, profile

__all__ = ["reply_window", "token_life", "window_expires_at"]


def window_expires_at(channel: Channel, sent_at: datetime | None, received_at: datetime) -> datetime | None:
    """Return when the reply window of a message ends (aware UTC), or None where the channel has none.

    It counts from when the message was sent, but never from a time after it was received.
    """
    window = reply_window(channel, received_at.date())
    if window is None:
        return None
    return (sent_at if sent_at and sent_at < received_at else received_at) + window


@lru_cache(maxsize=256)
def reply_window(channel: Channel, on: date) -> timedelta | None:
    """Return how long a message may be answered freely on a channel."""
    hours = profile(channel, on=on).reply_window_hours if channel in known_channels() else None
    return timedelta(hours=hours) if hours else None


@lru_cache(maxsize=64)
def token_life(channel: Channel, on: date) -> timedelta | None:
    """Return how long a reply handle of a channel works."""
    seconds = profile(channel, on=on).reply_token_seconds
    return timedelta(seconds=seconds) if seconds else None
