"""Answer what a report's row holds of one run of a clock."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from xborder_support.integrations.frames.integers import microsecond_of
from xborder_support.sla import Cycle
from xborder_support.terms import Finding

__all__ = ["codes_of", "cycle_values"]

_SECOND = timedelta(seconds=1)


def cycle_values(cycle: Cycle, wanted: Collection[str]) -> dict[str, Any]:
    """Return the wanted columns: instants in microseconds since 1970, times in whole seconds rounded down, None for null."""
    return {name: read(cycle) for name, read in _READ.items() if name in wanted}


def codes_of(findings: Iterable[Finding]) -> str | None:
    """Return the codes of findings as one text, each once; None where there are none."""
    return ", ".join(dict.fromkeys(finding.rule for finding in findings)) or None


def _instant(at: datetime | None) -> int | None:
    return None if at is None else microsecond_of(at)


def _seconds(time: timedelta | None) -> int | None:
    return None if time is None else time // _SECOND


_READ: Mapping[str, Callable[[Cycle], Any]] = {
    "metric": lambda cycle: cycle.metric,
    "clock": lambda cycle: cycle.clock,
    "number": lambda cycle: cycle.number,
    "state": lambda cycle: cycle.state,
    "started_at": lambda cycle: _instant(cycle.started_at),
    "due_at": lambda cycle: _instant(cycle.due_at),
    "fulfilled_at": lambda cycle: _instant(cycle.fulfilled_at),
    "ended_at": lambda cycle: _instant(cycle.ended_at),
    "elapsed_seconds": lambda cycle: _seconds(cycle.elapsed),
    "business_seconds": lambda cycle: _seconds(cycle.business),
    "remaining_elapsed_seconds": lambda cycle: _seconds(cycle.remaining_elapsed),
    "remaining_business_seconds": lambda cycle: _seconds(cycle.remaining_business),
    "used_share": lambda cycle: cycle.used_share,
    "policy": lambda cycle: cycle.policy,
    "policy_version": lambda cycle: cycle.policy_version,
    "target": lambda cycle: None if cycle.target is None else str(cycle.target),
    "calendar": lambda cycle: cycle.calendar_name,
    "calendar_digest": lambda cycle: cycle.calendar_digest,
}
