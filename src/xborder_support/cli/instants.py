"""Read an instant or a day that somebody typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from xborder_support.errors import UsageError
from xborder_support.terms import utc

__all__ = ["typed_day", "typed_instant"]


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


def typed_day(text: str | None, option: str) -> date:
    """Return the day, today's in UTC where nothing was typed.

    Errors: ``UsageError`` ``bad-date``.
    """
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"cannot read {option} {text[:40]!r}", code="bad-date", hint="write it as 2026-02-03") from None
