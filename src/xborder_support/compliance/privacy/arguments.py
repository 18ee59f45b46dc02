"""Refuse what a question cannot be asked with, naming the remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xborder_support.calendars import Holidays
from xborder_support.compliance.rulebook import DeadlineDuty, Rulebook, jurisdictions_of
from xborder_support.errors import UsageError, did_you_mean

__all__ = ["check_word", "many", "own_holidays", "read_circumstances"]


#: What people call a case in other words, which resemble the right one in no letter.
_OTHER_WORDS = {
    "copy": "access",
    "correct": "rectification",
    "correction": "rectification",
    "delete": "erasure",
    "deletion": "erasure",
    "do_not_sell": "sale_opt_out",
    "dsar": "access",
    "export": "portability",
    "forget": "erasure",
    "leak": "breach",
    "object": "objection",
    "rectify": "rectification",
    "remove": "erasure",
    "restrict": "restriction",
    "unsubscribe": "opt_out",
}


def check_word(code: str, given: object, known: tuple[str, ...]) -> None:
    """Refuse a word that is not known. ``code`` is the error's, such as ``unknown-case-kind``."""
    if given not in known:
        what = code.removeprefix("unknown-").replace("-", " ")
        shown = str(given)[:40]
        meant = _OTHER_WORDS.get(shown.casefold())
        hint = f'did you mean "{meant}"? Known: {", ".join(sorted(known))}' if meant in known else did_you_mean(shown, known)
        raise UsageError(f"unknown {what} {shown!r}", code=code, hint=hint)


def many(given: Any, what: str) -> tuple[Any, ...]:
    """Return what was given as several values.

    Errors: ``UsageError`` ``wrong-argument``, as for one value alone.
    """
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        shown = type(given).__name__
        raise UsageError(f"{what} are several, and {shown} is not", code="wrong-argument", hint=f"pass {what}=[…], also for one")
    return tuple(given)


def own_holidays(given: Any) -> dict[str, tuple[Holidays, ...]]:
    """Return the host's lists of holidays by the name of the calendar that each replaces, such as ``SA`` or ``US-federal``.

    Errors: ``UsageError`` ``wrong-argument``, ``unknown-jurisdiction`` for a name that no calendar has.
    """
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        shown = type(given).__name__
        hint = 'pass holidays={"SA": [Holidays(territory="SA")]}'
        raise UsageError(f"holidays are lists by the name of their calendar, not {shown}", code="wrong-argument", hint=hint)
    for name in given:
        jurisdictions_of(name.removesuffix("-federal") if isinstance(name, str) else name)
    return {name: many(lists, f"holidays[{name!r}]") for name, lists in given.items()}


def read_circumstances(given: Iterable[str], rulebook: Rulebook) -> None:
    """Refuse a circumstance that no rule knows: by a misspelt one, the periods for special cases would not run.

    Errors: ``UsageError`` ``unknown-circumstance``.
    """
    if not given or not (unknown := set(given) - _circumstances(rulebook)):
        return
    known = _circumstances(rulebook) | _circumstances(Rulebook.load())
    for word in sorted(unknown - known):
        shown = word[:40]
        raise UsageError(f"no rule knows the circumstance {shown!r}", code="unknown-circumstance", hint=did_you_mean(shown, sorted(known)))


def _circumstances(rulebook: Rulebook) -> set[str]:
    return {name for rule in rulebook.rules for duty in rule.duties_of(DeadlineDuty) for name in duty.only_for}
