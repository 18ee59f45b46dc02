"""Hold the clocks of a conversation at one instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Finding

from .cycles import Cycle, SlaState
from .policy import Metric, metric_named

__all__ = ["SHOP", "MetricReport", "SlaReport"]

#: The name of the shop's own clock.
SHOP = "shop"


@dataclass(frozen=True, slots=True)
class MetricReport:
    """Hold all runs of one metric on one clock, in the order in which they started."""

    metric: Metric
    clock: str
    cycles: tuple[Cycle, ...] = ()

    @property
    def current(self) -> Cycle | None:
        """Return the run that started last, or None where nothing has started the clock."""
        return self.cycles[-1] if self.cycles else None

    @property
    def state(self) -> SlaState:
        """Return the state of the last run, worsened by a miss in an earlier one."""
        if not self.cycles:
            return "idle"
        last = self.cycles[-1].state
        has_missed = any(cycle.state == "missed" for cycle in self.cycles)
        return _WORSENED.get(last, last) if has_missed else last


_WORSENED: dict[SlaState, SlaState] = {"active": "active_with_misses", "met": "missed", "cancelled": "missed"}


@dataclass(frozen=True, slots=True)
class SlaReport:
    """Hold every metric on every clock that runs: the shop's own, and a marketplace's where the conversation came through one.

    ``findings`` tell what is odd about the events: ``event-after-now`` (left out until then), ``marketplace-without-clock``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, TicketEvent
        >>> from xborder_support.sla import evaluate, policies_from_config
        >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
        >>> asked = TicketEvent(at=datetime(2026, 2, 3, 12, 40, tzinfo=UTC), kind="customer_message", market="JP")
        >>> policies = policies_from_config({"sla": [{"first_response": "2h business"}]})
        >>> report = evaluate([asked], policies, calendars={"JP": tokyo}, now=datetime(2026, 2, 3, 13, tzinfo=UTC))
        >>> cycle = report.metric("first_response").cycles[-1]
        >>> cycle.state, cycle.due_at.isoformat()
        ('active', '2026-02-04T02:00:00+00:00')
    """

    at: datetime
    metrics: tuple[MetricReport, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def clocks(self) -> tuple[str, ...]:
        """Return the names of the clocks, the shop's own first."""
        return tuple(dict.fromkeys(report.clock for report in self.metrics))

    @property
    def running(self) -> tuple[Cycle, ...]:
        """Return the runs that have a due time and still count, the earliest due first."""
        return tuple(sorted(self._owed, key=_urgency))

    def metric(self, name: str, *, clock: str = SHOP) -> MetricReport:
        """Return one metric on one clock.

        Errors: ``UsageError`` ``unknown-metric``, ``unknown-clock``.
        """
        metric = metric_named(name)
        found = next((report for report in self.metrics if report.metric == metric and report.clock == clock), None)
        if found is None:
            hint = did_you_mean(str(clock)[:60], self.clocks)
            raise UsageError(f"no clock called {str(clock)[:60]!r} runs here", code="unknown-clock", hint=hint)
        return found

    def strictest(self, metric: str) -> Cycle | None:
        """Return the running cycle of a metric that is due first, whatever its clock, or None where none is.

        Errors: ``UsageError`` ``unknown-metric``.
        """
        name = metric_named(metric)
        return min([cycle for cycle in self._owed if cycle.metric == name], key=_urgency, default=None)

    @property
    def _owed(self) -> list[Cycle]:
        return [cycle for report in self.metrics for cycle in report.cycles if cycle.due_at and cycle.is_running]


_urgency = attrgetter("due_at", "clock", "metric")
