"""Tell until when a link to a picture or file on Meta's servers works."""

from __future__ import annotations

import re
from datetime import UTC, datetime

__all__ = ["link_expiry"]

# Seconds since 1970: WhatsApp writes them in ten decimal digits (ext), Facebook's and Instagram's servers in eight hexadecimal ones (oe).
_EXPIRY = re.compile(r"[?&](?:ext=([0-9]{10})|oe=([0-9A-Fa-f]{8}))(?![^&#])")


def link_expiry(url: str | None) -> datetime | None:
    """Return when a link stops working (aware UTC), or None where it does not say so.

    Source: https://docs.360dialog.com/docs/waba-messaging/media/upload-retrieve-or-delete-media

    Example:
        >>> from xborder_support.channels.meta import link_expiry
        >>> link_expiry("https://lookaside.example/whatsapp_business/attachments/?mid=1&ext=1771333500&hash=A").isoformat()
        '2026-02-17T13:05:00+00:00'
    """
    if not url or not ("ext=" in url or "oe=" in url):
        return None
    found = _EXPIRY.search(url)
    if found is None:
        return None
    decimal, hexadecimal = found.groups()
    return datetime.fromtimestamp(int(decimal) if decimal else int(hexadecimal, 16), UTC)
