"""Turn the runs of a conversation into cycles: with what was promised, when it is due, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from xborder_support.calendars import due_at
from xborder_support.conversations import ConversationState, StatusSpell, TicketEvent, TicketStatus, status_spells
from xborder_support.sla.policies import METRIC_RULES, METRICS, MetricRule
from xborder_support.terms import Metric, Target

from .cycles import Cycle, SlaState
from .hours import Hours
from .offers import Offers
from .pauses import Pause, pauses_between
from .reopening import after_reopening
from .report import MetricReport
from .runs import Conduct, Run, RunKind, runs_of

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Bench"]

_STARTED_AT = attrgetter("started_at")
_PEOPLE_ALONE = Conduct()
#: What was solved for a time, and goes on, waited for nobody in between.
_OVER: frozenset[TicketStatus] = frozenset({"solved", "closed"})


class Bench:
    """Hold what all clocks of a conversation are judged by. ``judged`` are cycles that were over in an earlier report."""

    def __init__(
        self, events: Sequence[TicketEvent], before: ConversationState | None, *, hours: Hours, now: datetime, judged: Sequence[Cycle]
    ) -> None:
        self._events = events
        self._before = before
        self._hours = hours
        self._now = now
        self._judged = {_identity(cycle): cycle for cycle in judged}
        self._runs_of_people: Mapping[RunKind, Sequence[Run]] | None = None
        self._stops: dict[frozenset[TicketStatus], Sequence[StatusSpell]] = {}

    def reports(self, clock: str, offers: Offers) -> Iterator[MetricReport]:
        """Yield the report of each metric on one clock. What nobody promised anything of is counted once somebody looks at it."""
        runs, promised = self._runs(offers.conduct), offers.promised
        for metric in METRICS:
            is_promised = metric in promised
            cycles = self._cycles(metric, clock, runs, offers) if is_promised else partial(self._cycles, metric, clock, runs, offers)
            yield MetricReport(metric, clock, cycles)

    def _runs(self, conduct: Conduct) -> Mapping[RunKind, Sequence[Run]]:
        if conduct != _PEOPLE_ALONE:
            return runs_of(self._events, before=self._before, conduct=conduct)
        if self._runs_of_people is None:  # where only people's answers count, each clock runs alike
            self._runs_of_people = runs_of(self._events, before=self._before, conduct=conduct)
        return self._runs_of_people

    def _cycles(self, metric: Metric, clock: str, runs: Mapping[RunKind, Sequence[Run]], offers: Offers) -> tuple[Cycle, ...]:
        counted = after_reopening(_of_metric(runs, metric), metric, offers)
        return tuple([self._cycle(metric, clock, number, run, offers) for number, run in enumerate(counted, 1)]) if counted else ()

    def _cycle(self, metric: Metric, clock: str, number: int, run: Run, offers: Offers) -> Cycle:
        policy = offers.policy_of(run)
        target = policy.targets.get(metric) if policy else None
        name, calendar = self._hours.of(policy, offers.market_of(run), target)
        pauses = self._pauses(run, policy.rule(metric) if policy else METRIC_RULES[metric])
        due = _due_at(target, run, pauses, calendar)
        has_judged = target is not None and target.needs_calendar
        cycle = Cycle(
            metric=metric,
            clock=clock,
            number=number,
            started_at=run.started_at,
            started_by=run.started_by,
            state=_state(run, target, due, self._now),
            as_of=run.ended_at or self._now,
            due_at=due,
            fulfilled_at=run.ended_at if run.is_fulfilled else None,
            ended_at=run.ended_at,
            cancelled_by=None if run.is_fulfilled else run.ended_by,
            pauses=pauses,
            policy=policy.name if policy else None,
            policy_version=policy.version if policy else None,
            target=target,
            calendar_name=name if has_judged else None,
            calendar_digest=calendar.digest if calendar and has_judged else None,
            calendar=calendar,
        )
        return self._kept(cycle) if self._judged else cycle

    def _pauses(self, run: Run, rule: MetricRule) -> tuple[Pause, ...]:
        statuses = rule.pauses | _OVER if rule.reopen == "resume" else rule.pauses
        stops = self._stops.get(statuses)
        if stops is None:
            stops = self._stops[statuses] = [spell for spell in self._spells if spell.status in statuses] if statuses else ()
        return pauses_between(stops, run.started_at, run.ended_at)

    @property
    def _spells(self) -> Iterator[StatusSpell]:
        """Yield when the ticket was in which status, sealed time included."""
        before = self._before or ConversationState()
        yield from before.sealed_spells
        yield from status_spells(self._events, status=before.status, since=before.status_since)

    def _kept(self, cycle: Cycle) -> Cycle:
        """Return the verdict that the same run has been given before, if any."""
        former = self._judged.get(_identity(cycle))
        if former is None:
            return cycle
        calendar = cycle.calendar if former.calendar_digest == cycle.calendar_digest else former.calendar
        return replace(former, number=cycle.number, calendar=calendar)


def _identity(cycle: Cycle) -> tuple[object, ...]:
    return cycle.clock, cycle.metric, cycle.started_by, cycle.started_at, cycle.ended_at, cycle.fulfilled_at


def _of_metric(runs: Mapping[RunKind, Sequence[Run]], metric: Metric) -> Sequence[Run]:
    if metric != "every_response":
        return runs[_RUNS_OF[metric]]
    return sorted((*runs["first"], *runs["next"]), key=_STARTED_AT)


_RUNS_OF: Mapping[Metric, RunKind] = {
    "first_response": "first",
    "next_response": "next",
    "periodic_update": "update",
    "pausable_update": "update",
    "requester_wait": "matter",
    "agent_work": "matter",
    "first_resolution": "matter",
    "resolution": "matter",
    "on_hold": "hold",
    "ring_time": "ring",
    "queue_wait": "queue",
}


def _due_at(target: Target | None, run: Run, pauses: Sequence[Pause], calendar: BusinessCalendar | None) -> datetime | None:
    """Return when a target is due; None where there is none, or where the clock was stopped before and nobody knows when it goes on."""
    if target is None:
        return None
    if not pauses:
        return due_at(target, run.started_at, calendar)
    due = due_at(target, run.started_at, calendar, pauses=[(pause.start, pause.end) for pause in pauses if pause.end is not None])
    last = pauses[-1]
    return None if last.end is None and last.start < due else due


def _state(run: Run, target: Target | None, due: datetime | None, now: datetime) -> SlaState:
    if target is None:
        return "no_target"
    if due is None:
        return "paused"
    if run.ended_at is None:
        return "active" if now <= due else "active_with_misses"
    if run.ended_at > due:
        return "missed"
    return "met" if run.is_fulfilled else "cancelled"
