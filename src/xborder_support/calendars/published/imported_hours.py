"""Hold what was read out of published hours: ready for a calendar, with everything that no calendar can hold named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xborder_support.terms import Finding

__all__ = ["DatedWeek", "ImportedHours"]


@dataclass(frozen=True, slots=True)
class DatedWeek:
    """Hold weekly hours that are valid from one date to another, both included. A day that is not named is closed."""

    first_on: date
    last_on: date
    weekly: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class ImportedHours:
    """Hold hours in the form that ``BusinessCalendar`` takes as ``weekly`` and ``exceptions``, and weeks with dates of their own.

    ``findings`` name everything that was not taken over as it stood, with its place. Those of severity ``error`` were left out;
    ``warning`` and ``info`` say how something was understood.
    """

    weekly: Mapping[str, list[str]]
    exceptions: Mapping[date, list[str]]
    seasons: tuple[DatedWeek, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Return whether nothing was left out."""
        return all(finding.severity != "error" for finding in self.findings)
