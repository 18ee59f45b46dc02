"""Recognise a mail that this library wrote without a person, whatever else a machine on the way has dropped."""

from __future__ import annotations

import re

__all__ = ["automatic_id", "is_automatic_id", "is_own_automatic_mail"]

_AUTOMATIC_ID = re.compile(r"<auto-[0-9a-f]{40}(?:\.thread-[0-9a-f]{26})?@(?P<domain>[^<>@]+)>")


def automatic_id(name: str, domain: str) -> str:
    """Return the ``Message-ID`` of an automatic mail; ``name`` has 40 hexadecimal digits, and may name the thread."""
    return f"<auto-{name}@{domain}>"


def is_automatic_id(message_id: str | None) -> bool:
    """Tell whether a mail with this id was written automatically, by this desk or by another that runs the same library."""
    return _AUTOMATIC_ID.fullmatch((message_id or "").strip()) is not None


def is_own_automatic_mail(message_id: str | None, account: str) -> bool:
    """Tell whether an id is of a mail that we wrote from this account without a person. An answer to it may drop every other sign."""
    match = _AUTOMATIC_ID.fullmatch(message_id or "")
    return match is not None and match["domain"].lower() == account.rpartition("@")[2].lower()
