"""Answer whether a rule that is limited to some shops binds this one, and how much it weighs where it does not."""

from __future__ import annotations

from xborder_support.compliance.rulebook import Rule
from xborder_support.terms import Severity

__all__ = ["binds", "weight"]


def binds(rule: Rule, bound_by: frozenset[str]) -> bool:
    """Tell whether a rule binds all shops, or one of the kinds that this one is."""
    return rule.limited_to is None or rule.limited_to in bound_by


def weight(rule: Rule, bound_by: frozenset[str]) -> Severity:
    """Return how bad it is to break a rule: one for others is advice."""
    return rule.severity if binds(rule, bound_by) else "advisory"
