"""Take out of a text what would lead its reader away from a marketplace."""

from __future__ import annotations

import re

__all__ = ["link_free"]

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_MAIL_ADDRESS = re.compile(r"(?<![^\s<>(),;:\"])[^\s@<>(),;:\"]{1,64}@[^\s@<>(),;:\"]{1,190}\.[^\s@<>(),;:\".]{2,63}")
_SPACES = re.compile(r"[ \t]{2,}")


def link_free(text: str) -> str:
    """Return a text without links and mail addresses.

    Example:
        >>> from xborder_support.channels.link_free import link_free
        >>> link_free("Write to jo@shop.example or see https://shop.example today.")
        'Write to or see today.'
    """
    return _SPACES.sub(" ", _MAIL_ADDRESS.sub("", _LINK.sub("", text)))
