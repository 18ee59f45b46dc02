"""Answer whether a rule that is limited to some shops binds this one, and how much it weighs where it does not."""

from __future__ import annotations

from collections.abc import Collection

from xborder_support.compliance.rulebook import Rule
from xborder_support.errors import UsageError
from xborder_support.terms import Severity

__all__ = ["binds", "read_bound_by", "weight"]


def read_bound_by(given: Collection[str]) -> frozenset[str]:
    """Return what the shop is. One text alone is refused: as letters it would turn every rule for such shops into advice.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if isinstance(given, str) or not isinstance(given, Collection) or not all(isinstance(each, str) for each in given):
        hint = 'pass bound_by=("large_firms",), with a comma also for one'
        raise UsageError("bound_by is not a collection of names", code="wrong-argument", hint=hint)
    return frozenset(given)


def binds(rule: Rule, bound_by: frozenset[str]) -> bool:
    """Tell whether a rule binds all shops, or one of the kinds that this one is."""
    return rule.limited_to is None or rule.limited_to in bound_by


def weight(rule: Rule, bound_by: frozenset[str]) -> Severity:
    """Return how bad it is to break a rule: one for others is advice."""
    return rule.severity if binds(rule, bound_by) else "advisory"
