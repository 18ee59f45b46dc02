"""Tell a subject from the "Re:" that answers put before it, in many languages."""

from __future__ import annotations

import re

__all__ = ["without_reply_prefix"]

_REPLY_WORDS = "re|aw|sv|vs|antw|odp|ref|res|rif|ynt|回复|回覆|答复|返信|回信|رد|תשובה"
_REPLY_PREFIX = re.compile(rf"(?:(?:{_REPLY_WORDS})\s*(?:\[\d{{1,3}}\])?\s*[:\uff1a]\s*){{1,20}}", re.IGNORECASE)


def without_reply_prefix(subject: str) -> str:
    """Return a subject as the first mail had it.

    Example:
        >>> from xborder_support.channels.mail.subjects import without_reply_prefix
        >>> without_reply_prefix("AW: Re: Bestellung 17")
        'Bestellung 17'
    """
    prefix = _REPLY_PREFIX.match(subject)
    return subject[prefix.end() :] if prefix else subject
