"""Read an instant that somebody typed."""

from __future__ import annotations

from datetime import datetime

from xborder_support.errors import UsageError
from xborder_support.terms import utc

__all__ = ["typed_instant"]


def typed_instant(text: str, option: str) -> datetime:
    """Return the instant in UTC.

    Errors: ``UsageError`` ``bad-instant``, ``naive-datetime``.
    """
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        message = f"cannot read {option} {text[:40]!r}"
        raise UsageError(message, code="bad-instant", hint="write it as 2026-02-03T21:40:00+09:00") from None
    if instant.tzinfo is None:
        hint = "write it with a zone: 2026-02-03T21:40:00+09:00"
        raise UsageError(f"{option} has no time zone", code="naive-datetime", hint=hint)
    return utc(instant, option)
