"""Make sure of the words that a rulebook is asked with: by an unknown one, no rule would seem to bind."""

from __future__ import annotations

from datetime import date, datetime
from typing import get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Purpose

from .arguments import expect_word
from .duties import DUTIES
from .rule import Medium

__all__ = ["check_asked", "check_day", "check_kind"]

_MEDIA: tuple[Medium, ...] = get_args(Medium)
_PURPOSES: tuple[Purpose, ...] = get_args(Purpose)


def check_asked(medium: object, purpose: object) -> None:
    """Refuse a medium or a purpose that no rule can be about.

    Errors: ``UsageError`` ``unknown-medium``, ``unknown-purpose``.
    """
    if medium is not None:
        expect_word(medium, _MEDIA, "unknown-medium")
    if purpose is not None:
        expect_word(purpose, _PURPOSES, "unknown-purpose")


def check_kind(kind: object) -> None:
    """Refuse what is no type of a duty.

    Errors: ``UsageError`` ``unknown-duty``.
    """
    if kind not in DUTIES.values():
        name = kind.__name__ if isinstance(kind, type) else kind if isinstance(kind, str) else type(kind).__name__
        duty = DUTIES.get(name)
        hint = f"pass the type {duty.__name__}" if duty else did_you_mean(name[:40], [each.__name__ for each in DUTIES.values()])
        raise UsageError(f"no kind of duty is {name[:40]!r}", code="unknown-duty", hint=hint)


def check_day(day: object, asked: str) -> None:
    """Refuse what is no local date. ``asked`` names the question.

    Errors: ``UsageError`` ``not-a-date``.
    """
    if not isinstance(day, date) or isinstance(day, datetime):
        hint = "pass a day, such as date(2026, 11, 21): an instant lies on different days in different zones"
        raise UsageError(f"{asked} takes a date, not {type(day).__name__}", code="not-a-date", hint=hint)
