"""Read what questions to the rules are asked with: values of a type, words of a list, the local day whose law counts, what the shop is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Purpose

if TYPE_CHECKING:
    from .rulebook import Rulebook

__all__ = ["expect", "expect_names", "expect_word", "read_bound_by", "read_day", "read_purpose"]

_PURPOSES: tuple[Purpose, ...] = get_args(Purpose)


def expect(given: object, kind: type, what: str, *, or_none: bool = False) -> None:
    """Refuse an argument of another type. ``what`` names the argument; ``or_none`` lets it be left out.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if not (or_none and given is None) and not isinstance(given, kind):
        article = "an" if kind.__name__[0] in "AEIOUaeiou" else "a"
        shown = "None" if given is None else type(given).__name__
        hint = f"pass {article} {kind.__name__}"
        raise UsageError(f"{what} is not {article} {kind.__name__} but {shown}", code="wrong-argument", hint=hint)


def expect_word(given: object, known: Collection[str], code: str) -> None:
    """Refuse a word that is not among those known. ``code`` is the error's, such as ``unknown-medium``."""
    if not isinstance(given, str) or given not in known:
        shown = given[:40] if isinstance(given, str) else type(given).__name__
        what = code.removeprefix("unknown-").replace("-", " ")
        raise UsageError(f"unknown {what} {shown!r}", code=code, hint=did_you_mean(shown, known))


def expect_names(given: object, what: str, example: str) -> None:
    """Refuse what is no collection of names; one text alone is none, since its letters would be the names.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if isinstance(given, str) or not isinstance(given, Collection) or not all(isinstance(each, str) for each in given):
        hint = f'pass {what}=("{example}",), with a comma also for one'
        raise UsageError(f"{what} is not a collection of names", code="wrong-argument", hint=hint)


def read_day(given: object, what: str) -> date:
    """Return a local date. ``what`` names the argument.

    Errors: ``UsageError`` ``not-a-date``.
    """
    if not isinstance(given, date) or isinstance(given, datetime):
        hint = "pass a local date, such as date(2026, 11, 22): an instant lies on different days in different zones"
        raise UsageError(f"{what} is not a date but {type(given).__name__}", code="not-a-date", hint=hint)
    return given


def read_bound_by(given: Collection[str], rulebook: Rulebook) -> frozenset[str]:
    """Return what the shop is, in the words of the rules. A word that no rule knows would turn every rule for such shops into advice.

    Errors: ``UsageError`` ``wrong-argument``, as for one text alone; ``unknown-limit`` for another word.
    """
    expect_names(given, "bound_by", "large_firms")
    found = frozenset(given)
    if found and not found <= rulebook.limits:
        known = rulebook.limits | type(rulebook).load().limits
        for word in sorted(found - known):
            raise UsageError(f"no rule is limited to {word[:40]!r}", code="unknown-limit", hint=did_you_mean(word[:40], sorted(known)))
    return found


def read_purpose(given: object) -> Purpose:
    """Return what a message is for. None is refused, since advertising that nobody named would pass as service.

    Errors: ``UsageError`` ``unknown-purpose``.
    """
    for purpose in _PURPOSES:
        if given == purpose:
            return purpose
    if given is None:
        hint = f"pass Draft(purpose=…) with one of {', '.join(_PURPOSES)}"
        raise UsageError("nobody said what the message is for", code="unknown-purpose", hint=hint)
    shown = given[:40] if isinstance(given, str) else type(given).__name__
    raise UsageError(f"unknown purpose {shown!r}", code="unknown-purpose", hint=did_you_mean(shown, _PURPOSES))
