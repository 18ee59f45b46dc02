"""Answer what the law calls a channel: a call, an SMS, an e-mail, a chat or a push message."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from xborder_support.channels import ChannelKind, known_channels, profile
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Channel

from .rule import Medium

__all__ = ["medium_of"]

#: A help desk sends its answers by mail. USSD menus run over the same signalling channel as SMS, and reach the same phones.
_MEDIA: dict[ChannelKind, Medium] = {
    "chat": "chat",
    "mail": "email",
    "marketplace": "chat",
    "messenger": "chat",
    "phone": "voice",
    "sms": "sms",
    "social": "chat",
    "ticket": "email",
    "ussd": "sms",
    "video": "voice",
}
_ANY_DAY = date(2026, 1, 1)  # The kind of a channel does not change; only figures are dated.


@lru_cache(maxsize=256)
def medium_of(channel: Channel) -> Medium:
    """Return the medium that rules know a channel by. ``push`` stands for messages of the shop's own app.

    Errors: ``UsageError`` ``unknown-channel``.

    Example:
        >>> from xborder_support.compliance import medium_of
        >>> medium_of("whatsapp"), medium_of("sms"), medium_of("phone")
        ('chat', 'sms', 'voice')
    """
    if channel == "push":
        return "push"
    if channel not in known_channels():
        shown = str(channel)[:40]
        own = "for a channel of your own, pass ContactContext(medium=…), or Circumstances(medium=…) for its texts"
        hint = f"{did_you_mean(shown, known_channels())}; {own}"
        raise UsageError(f"no channel is called {shown!r}", code="unknown-channel", hint=hint)
    return _MEDIA[profile(channel, on=_ANY_DAY).kind]
