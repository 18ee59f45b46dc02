"""Refuse a word that is not of a closed vocabulary, names that are none, and a date that is none, naming the remedy."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from xborder_support.errors import UsageError, did_you_mean

__all__ = ["check_word", "read_bound_by", "read_day"]


def check_word(code: str, given: object, known: tuple[str, ...]) -> None:
    """Refuse a word that is not known. ``code`` is the error's, such as ``unknown-case-kind``."""
    if given not in known:
        what = code.removeprefix("unknown-").replace("-", " ")
        shown = str(given)[:40]
        raise UsageError(f"unknown {what} {shown!r}", code=code, hint=did_you_mean(shown, known))


def read_bound_by(given: Any) -> frozenset[str]:
    """Return what the shop is. One text alone is refused: as letters it would turn every rule for such shops into advice.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if isinstance(given, str) or not isinstance(given, Collection) or not all(isinstance(each, str) for each in given):
        hint = 'pass bound_by=("large_firms",), with a comma also for one'
        raise UsageError("bound_by is not a collection of names", code="wrong-argument", hint=hint)
    return frozenset(given)


def read_day(given: Any, what: str) -> date:
    """Return a local date. An instant lies on different days in different zones.

    Errors: ``UsageError`` ``not-a-date``.
    """
    if not isinstance(given, date) or isinstance(given, datetime):
        hint = "pass a local date, such as date(2026, 11, 22): an instant lies on different days in different zones"
        raise UsageError(f"{what} is not a date but {type(given).__name__}", code="not-a-date", hint=hint)
    return given
