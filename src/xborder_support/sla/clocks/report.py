"""Hold the clocks of a conversation at one instant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.sla.policies import SHOP, metric_named
from xborder_support.terms import Finding, Metric, Storable

from .cycles import THRESHOLDS, Cycle, SlaState
from .explanation import explained
from .hand_overs import HandOvers

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar, Explanation

__all__ = ["MetricReport", "SlaReport"]


class MetricReport:
    """Hold all runs of one metric on one clock, in the order in which they started."""

    __slots__ = ("_cycles", "clock", "metric")

    def __init__(self, metric: Metric, clock: str, cycles: tuple[Cycle, ...] | Callable[[], tuple[Cycle, ...]] = ()) -> None:
        self.metric = metric
        self.clock = clock
        self._cycles = cycles

    @property
    def cycles(self) -> tuple[Cycle, ...]:
        """Return the runs. Those that nobody promised anything of are counted when they are first asked for."""
        if callable(self._cycles):
            self._cycles = self._cycles()
        return self._cycles

    @property
    def is_promised(self) -> bool:
        """Tell whether any policy of the clock may have a target for it."""
        return not callable(self._cycles) and any(cycle.target for cycle in self._cycles)

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

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MetricReport) and self._values == other._values

    def __hash__(self) -> int:
        return hash((self.metric, self.clock))

    def __repr__(self) -> str:
        return f"MetricReport({self.metric!r}, {self.clock!r}, {self.cycles!r})"

    def __reduce__(self) -> tuple[type[MetricReport], tuple[Metric, str, tuple[Cycle, ...]]]:
        return MetricReport, self._values

    @property
    def _values(self) -> tuple[Metric, str, tuple[Cycle, ...]]:
        return self.metric, self.clock, self.cycles

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Describe the report as what it holds, for ``to_json`` and ``from_json``."""
        stored = handler.generate_schema(_StoredMetric)
        written = core_schema.plain_serializer_function_ser_schema(lambda report: _StoredMetric(*report._values), return_schema=stored)  # noqa: SLF001
        return core_schema.no_info_after_validator_function(
            lambda read: cls(read.metric, read.clock, read.cycles), stored, serialization=written
        )


@dataclass(frozen=True, slots=True)
class _StoredMetric:
    metric: Metric
    clock: str
    cycles: tuple[Cycle, ...]


_WORSENED: dict[SlaState, SlaState] = {
    "active": "active_with_misses",
    "paused": "active_with_misses",
    "met": "missed",
    "cancelled": "missed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaReport(Storable):
    """Hold every metric on every clock that runs: the shop's own, and a marketplace's where the conversation came through one.

    ``findings`` tell what is odd about the events: ``event-after-now`` (left out until then), ``event-before-created``,
    ``reply-before-question``, ``unknown-status``, ``marketplace-without-clock``, ``clock-not-counted``, ``too-many-hand-overs``. Read back
    from JSON, its cycles have lost their calendars: what they say stays, and what would have to be counted anew raises ``no-calendar``.

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
    hand_overs: HandOvers = field(default_factory=HandOvers)

    @property
    def cycles(self) -> tuple[Cycle, ...]:
        """Return every run of every metric on every clock."""
        return tuple(cycle for report in self.metrics for cycle in report.cycles)

    @property
    def next_check_at(self) -> datetime | None:
        """Return when to look again, where nothing else happens: the next time that half, 80 % or all of a target is used."""
        return self.next_check()

    def next_check(self, shares: Sequence[float] = THRESHOLDS, *, hours: BusinessCalendar | None = None) -> datetime | None:
        """Return when the next of these shares of any target is used, or None where nothing runs.

        With ``hours`` an alarm is put off until somebody is there.
        """
        coming = (cycle.next_threshold(shares, hours=hours) for cycle in self._promised)
        return min((threshold.at for threshold in coming if threshold), default=None)

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

    def explain(self, name: str, *, clock: str = SHOP, number: int | None = None, customer_zone: str | None = None) -> Explanation:
        """Return why a cycle of a metric, the last unless its ``number`` is told, is due when it is or took as long as it did.

        The explanation lists every stretch from its start to its end, or to its due time while it runs: whether it counted, and why. What
        counted sums up to the time that was used, or to the target. ``text`` prints it, also on the customer's clock.

        Errors: ``UsageError`` ``unknown-metric``, ``unknown-clock``, ``unknown-cycle``, ``unknown-time-zone``, ``range-too-long``.

        Example:
            >>> from datetime import UTC, datetime
            >>> from xborder_support import BusinessCalendar, TicketEvent
            >>> from xborder_support.sla import evaluate, policies_from_config
            >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]})
            >>> asked = TicketEvent(at=datetime(2026, 2, 6, 16, tzinfo=UTC), kind="customer_message")  # Friday, 17:00
            >>> policies = policies_from_config({"sla": [{"first_response": "2h business"}]})
            >>> report = evaluate([asked], policies, calendars={"default": berlin}, now=asked.at)
            >>> for segment in report.explain("first_response").segments:
            ...     print("+" if segment.is_counted else "-", segment.duration, segment.cause.kind)
            + 1:00:00 hours
            - 6:00:00 outside_hours
            - 2 days, 0:00:00 rest_day
            - 9:00:00 outside_hours
            + 1:00:00 hours
        """
        cycles = self.metric(name, clock=clock).cycles
        found = [cycle for cycle in cycles if number in {None, cycle.number}]
        if not found:
            hint = (
                f"its cycles are numbered from 1 to {len(cycles)}"
                if cycles
                else "nothing has started the clock of this metric: look at cycles first"
            )
            raise UsageError("there is no such cycle to explain", code="unknown-cycle", hint=hint)
        return explained(found[-1], customer_zone=customer_zone)

    def strictest(self, metric: str) -> Cycle | None:
        """Return the running cycle of a metric that is due first, whatever its clock, or None where none is.

        Errors: ``UsageError`` ``unknown-metric``.
        """
        name = metric_named(metric)
        return min([cycle for cycle in self._owed if cycle.metric == name], key=_urgency, default=None)

    @property
    def _owed(self) -> list[Cycle]:
        return [cycle for cycle in self._promised if cycle.due_at and cycle.is_running]

    @property
    def _promised(self) -> Iterator[Cycle]:
        return (cycle for report in self.metrics if report.is_promised for cycle in report.cycles)


_urgency = attrgetter("due_at", "clock", "metric")
