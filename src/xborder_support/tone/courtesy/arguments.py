"""Refuse an argument of the wrong kind, where it would be taken for something else or break far away."""

from __future__ import annotations

from datetime import date, datetime

from xborder_support.errors import UsageError

__all__ = ["check_choice", "check_day", "check_text"]


def check_choice(value: object, what: str) -> None:
    """Refuse what is neither True nor False: the text "no" would count as a yes.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if not isinstance(value, bool):
        raise UsageError(f"{what} is {type(value).__name__}, not bool", code="wrong-argument", hint=f"pass {what}=True or {what}=False")


def check_day(day: object) -> None:
    """Refuse what is no date; a datetime has a zone, in which the day may be another one.

    Errors: ``UsageError`` ``bad-date``.
    """
    if isinstance(day, datetime) or not isinstance(day, date):
        message = f"a day: {type(day).__name__} is no date"
        raise UsageError(message, code="bad-date", hint="pass the customer's local date")


def check_text(text: object, what: str) -> None:
    """Refuse what is no text.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if not isinstance(text, str):
        raise UsageError(f"{what}: text was expected, not {type(text).__name__}", code="wrong-argument", hint="decode it first")
