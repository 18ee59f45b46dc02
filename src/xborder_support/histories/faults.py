"""Collect what could not be read: as findings with their place, or as an error at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from xborder_support.errors import UsageError
from xborder_support.terms import Finding, Severity

__all__ = ["FaultLog", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """Say which row is read, counted from 1, and of which of the lists that were passed."""

    row: int
    source: str = "rows"


@dataclass(slots=True)
class FaultLog:
    """Collect findings by ticket; ``None`` for those of no ticket. A strict one raises instead."""

    is_strict: bool = False
    found: dict[str | None, list[Finding]] = field(default_factory=dict)

    def add(  # noqa: PLR0913  (all that a finding tells, by name)
        self,
        code: str,
        message: str,
        *,
        place: Place | None = None,
        ticket_id: str | None = None,
        suggestion: str | None = None,
        severity: Severity = "error",
        column: str | None = None,
    ) -> None:
        """Keep a finding, or raise ``UsageError`` with its code where the reading is strict and it is an error."""
        facts = {"source": place.source, "row": str(place.row)} if place else {}
        if column is not None:
            facts["column"] = column[:_SHOWN]
        if self.is_strict and severity == "error":
            where = f"{place.source}, row {place.row}: " if place else ""
            raise UsageError(f"{where}{message}", code=code, hint=suggestion)
        finding = Finding(rule=code, severity=severity, message=message, suggestion=suggestion, facts=facts)
        self.found.setdefault(ticket_id, []).append(finding)

    def of(self, ticket_id: str | None) -> tuple[Finding, ...]:
        """Return the findings of a ticket."""
        return tuple(self.found.get(ticket_id, ()))


_SHOWN = 100
