"""Hold what stands against a contact, and whether and when it ends by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from xborder_support.calendars import end_of_day
from xborder_support.compliance.rulebook import Duty
from xborder_support.terms import Finding, Severity

from .bindings import Bound

__all__ = ["Objection", "Outcome", "objection_of", "own_objection"]

#: What an objection without an end amounts to: somebody has to look, or something has to change first. ``note`` stops nothing.
Outcome: TypeAlias = Literal["ask", "blocked", "note"]

_OWN = "no rule of the rulebook: xborder-support errs on the side of the person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Say which rule stands against a contact. ``ends_at`` (aware UTC) is the first instant at which it no longer does."""

    rule: str
    severity: Severity
    message: str
    outcome: Outcome
    suggestion: str | None = None
    ends_at: datetime | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

    def finding(self) -> Finding:
        """Return what the host reads of it."""
        return Finding(
            rule=self.rule,
            severity=self.severity,
            message=self.message,
            suggestion=self.suggestion,
            earliest_ok_at=self.ends_at,
            facts=self.facts,
        )


def own_objection(
    rule: str, *, severity: Severity, message: str, outcome: Outcome, suggestion: str | None = None, **facts: str
) -> Objection:
    """Return an objection that rests on no rule of the book but on the caution of this library, which its citation says."""
    return Objection(
        rule=rule, severity=severity, message=message, outcome=outcome, suggestion=suggestion, facts={"citation": _OWN, **facts}
    )


def objection_of(
    bound: Bound[Duty], detail: str, *, suggestion: str, outcome: Outcome = "blocked", ends_at: datetime | None = None, **facts: str
) -> Objection:
    """Return the objection of a rule. One that does not stop is a note, and one that lasts ends with its rule.

    What somebody has to look up is not answered by waiting for the rule's end.
    """
    rule = bound.rule
    if ends_at is None and outcome == "blocked" and rule.valid_to is not None:
        ends_at = max(end_of_day(rule.valid_to, time_zone=zone) for zone in bound.zones)
    return Objection(
        rule=rule.id,
        severity=bound.severity,
        message=f"{rule.says}; {detail}",
        outcome=outcome if bound.stops else "note",
        suggestion=suggestion,
        ends_at=ends_at,
        facts={"citation": rule.citation, "jurisdiction": rule.jurisdiction, **facts},
    )
