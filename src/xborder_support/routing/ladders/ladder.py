"""Tell who hears of a deadline before it is missed and after: the steps of an escalation, each at a share of the target."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field, field_validator

from xborder_support.configuration import Document, StrictModel, fault_at, validate
from xborder_support.errors import ConfigurationError, Fault, UsageError
from xborder_support.terms import utc

__all__ = ["DueStep", "Ladder", "LadderStep"]

_PERCENT = re.compile(r"(?P<number>[0-9]{1,4})\s*%")
_MAX_PERCENT = 300
_MAX_STEPS = 20


@dataclass(frozen=True, slots=True)
class LadderStep:
    """Tell somebody at a share of the target. ``to`` is ``lead``, a role such as ``operations``, an agent or a team."""

    percent: int
    to: str

    @property
    def share(self) -> float:
        """Return the share of the target, 1.0 at the due time."""
        return self.percent / 100


@dataclass(frozen=True, slots=True)
class DueStep:
    """Say when a step takes effect (aware UTC)."""

    step: LadderStep
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Ladder:
    """Hold the steps of an escalation, the earliest first.

    It knows no clock: ``at`` tells at which instant a share of the target is used, as ``sla.Cycle.at_share`` does.

    Example:
        >>> from datetime import UTC, datetime, timedelta
        >>> from xborder_support.routing import Ladder
        >>> ladder = Ladder.from_config(steps=[{"at": "50%", "to": "lead"}, {"at": "100%", "to": "operations"}])
        >>> start = datetime(2026, 2, 3, 9, tzinfo=UTC)
        >>> at = lambda share: start + share * timedelta(hours=2)
        >>> [due.step.to for due in ladder.due(at, now=datetime(2026, 2, 3, 10, tzinfo=UTC))]
        ['lead']
        >>> ladder.next_after(at, now=datetime(2026, 2, 3, 10, tzinfo=UTC)).due_at.hour
        11
    """

    steps: tuple[LadderStep, ...] = ()

    @classmethod
    def from_config(cls, steps: Any) -> Ladder:
        """Read the ``steps`` of an ``[escalation.…]`` table. Percentages are whole, from 1 to 300, each above the one before.

        Errors: ``ConfigurationError`` with the faults ``bad-share``, ``not-increasing``, and for the shape of a step ``unknown-key``,
        ``missing-key`` and others. Their keys begin with ``steps``.
        """
        document = Document({"steps": steps})
        tables = validate(LadderTables, document).steps
        if faults := [*_faults(document, tables)]:
            raise ConfigurationError(faults)
        return cls(tuple(LadderStep(table.percent, table.to) for table in tables))

    def due(self, at: Callable[[float], datetime], *, now: datetime) -> tuple[DueStep, ...]:
        """Return every step that has taken effect by ``now``; asked again later, the same steps come first."""
        instant = utc(now, "now")
        return tuple(step for step in self._timed(at) if step.due_at <= instant)

    def next_after(self, at: Callable[[float], datetime], *, now: datetime) -> DueStep | None:
        """Return the first step that has not taken effect by ``now``, or None after the last one."""
        instant = utc(now, "now")
        return next((step for step in self._timed(at) if step.due_at > instant), None)

    def _timed(self, at: Callable[[float], datetime]) -> Iterator[DueStep]:
        return (DueStep(step, utc(at(step.share), "at()")) for step in self.steps)


class StepTable(StrictModel):
    """Describe one step."""

    at: str
    to: Annotated[str, Field(min_length=1, max_length=256)]

    @field_validator("at")
    @classmethod
    def _is_a_percentage(cls, text: str) -> str:
        match = _PERCENT.fullmatch(text.strip())
        if not match or not 1 <= int(match["number"]) <= _MAX_PERCENT:
            hint = f'write a whole percentage of the target from "1%" to "{_MAX_PERCENT}%"'
            raise UsageError(f"cannot read the share {text[:40]!r}", code="bad-share", hint=hint)
        return text

    @property
    def percent(self) -> int:
        """Return the percentage as a number."""
        return int(self.at.strip().rstrip("%"))


class LadderTables(StrictModel):
    """Describe the steps of one ladder."""

    steps: Annotated[list[StepTable], Field(min_length=1, max_length=_MAX_STEPS)]


def _faults(document: Document, tables: list[StepTable]) -> Iterator[Fault]:
    for number, (before, after) in enumerate(pairwise(tables), 1):
        if after.percent <= before.percent:
            message = f"step {number + 1} at {after.percent}% does not come after step {number} at {before.percent}%"
            yield fault_at(document, ("steps", number, "at"), "not-increasing", message, "write the steps in the order of their shares")
