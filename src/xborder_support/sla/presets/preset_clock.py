"""Read the packaged clocks of marketplaces and laws: what each row of the data says, and the policy that runs it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from importlib import resources
from typing import Any, Literal

from xborder_support.conditions import Condition, compile_condition
from xborder_support.errors import UsageError
from xborder_support.sla.policies import METRICS, SLA_SCHEMA, SlaPolicy
from xborder_support.terms import Metric, Target

__all__ = ["PresetClock", "fields_of", "read_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetClock:
    """Hold what is said of a clock in ``says``, where that is written, and the part that targets express.

    ``share`` (0..1) is the part of a history of ``window_days`` that must be in time; where a market may ask for more, or look at a longer
    window, that is ``share_up_to`` and ``window_days_up_to``. ``calendar`` is one of ``PRESET_CALENDARS``. ``when`` limits the clock to
    some conversations, and ``excludes`` names classes of them that it does not measure. Automatic replies stop none of them.
    """

    name: str
    rule: str
    targets: Mapping[Metric, Target]
    says: str
    source: tuple[str, ...]
    checked: date
    confidence: Literal["high", "medium", "low"]
    when: Condition = field(default_factory=Condition)
    calendar: str | None = None
    excludes: frozenset[str] = frozenset()
    share_up_to: float | None = None
    window_days: int | None = None
    window_days_up_to: int | None = None
    valid_from: date | None = None

    @property
    def share(self) -> float | None:
        """Return the part of all answers that must be in time, or None where each of them must."""
        least = min((target.share for target in self.targets.values()), default=1.0)
        return least if least < 1 else None

    @property
    def is_advisory(self) -> bool:
        """Tell whether nobody confirmed it, so that it never runs unless asked for."""
        return self.confidence == "low"

    def holds(self, on: date | None) -> bool:
        """Tell whether it was in force on a day; without a day it always was.

        Errors: ``UsageError`` ``not-a-date``.
        """
        if on is None:
            return True
        if not isinstance(on, date) or isinstance(on, datetime):  # an instant lies on other days in other zones
            raise UsageError(f"on is no date but {type(on).__name__}", code="not-a-date", hint="pass a day, such as date(2026, 11, 21)")
        return self.valid_from is None or self.valid_from <= on

    def policy_for(self, *, marketplace: str | None = None, jurisdiction: str | None = None, zone: tzinfo = UTC) -> SlaPolicy:
        """Return the policy that runs this clock. It counts from the midnight of ``zone`` at which its first day begins."""
        return SlaPolicy(
            name=self.name,
            targets=self.targets,
            when=self.when,
            calendar=self.calendar,
            marketplace=marketplace,
            jurisdiction=jurisdiction,
            excludes=self.excludes,
            valid_from=datetime.combine(self.valid_from, time(), zone) if self.valid_from else None,
        )


def read_rows(file: str) -> tuple[Mapping[str, Any], ...]:
    """Return the rows of a packaged file."""
    text = resources.files(__package__).joinpath("data", file).read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["clock"])


def fields_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a ``PresetClock`` that a row fills."""
    plain = {key: row[key] for key in _PLAIN if key in row}
    return {
        **plain,
        "name": row.get("name", row["rule"]),
        "targets": {metric: Target.parse(row[metric]) for metric in METRICS if metric in row},
        "source": tuple(row["source"]),
        "when": compile_condition(row.get("when", {}), SLA_SCHEMA),
        "excludes": frozenset(row.get("excludes", ())),
    }


_PLAIN = (
    "rule",
    "says",
    "checked",
    "confidence",
    "calendar",
    "share_up_to",
    "window_days",
    "window_days_up_to",
    "valid_from",
)
