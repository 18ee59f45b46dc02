"""Answer on which days rules change, and which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .rule import Rule

__all__ = ["RulebookChange", "changes_of"]

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulebookChange:
    """Say which rules hold from a day on, and which held until the day before, by their ids in order."""

    on: date
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def changes_of(rules: Iterable[Rule], after: date | None, before: date | None) -> tuple[RulebookChange, ...]:
    """Return the changes between two days, both left out."""
    begins: dict[date, list[str]] = {}
    ends: dict[date, list[str]] = {}
    for rule in rules:
        if rule.valid_from is not None:
            begins.setdefault(rule.valid_from, []).append(rule.id)
        if rule.valid_to is not None:
            ends.setdefault(rule.valid_to + _A_DAY, []).append(rule.id)
    days = sorted(day for day in {*begins, *ends} if (after is None or day > after) and (before is None or day < before))
    return tuple(RulebookChange(on=day, begins=tuple(sorted(begins.get(day, ()))), ends=tuple(sorted(ends.get(day, ())))) for day in days)
