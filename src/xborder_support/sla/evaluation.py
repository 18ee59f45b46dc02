"""Judge what happened in a conversation against what was promised: a pure function of its events.

For each run, the first policy that fits counts, even where it has no target for that metric. A run that is over was judged by what was
known and in force when it ended; a running one is judged by what is known now. The policies of a marketplace run beside the shop's own,
and are packaged unless given; those of a jurisdiction do too. What starts, stops and cancels a clock stands in ``runs``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from xborder_support.calendars import due_at
from xborder_support.conversations import Conversation, ConversationState, StatusSpell, TicketEvent, status_spells
from xborder_support.errors import UsageError
from xborder_support.terms import Finding, Target, utc

from .cycles import Cycle, SlaState
from .hand_overs import HandOvers, hand_overs
from .hours import Hours
from .marketplaces import list_marketplaces, marketplace_policies
from .metrics import METRICS, Metric, MetricRule
from .oddities import oddities
from .offers import Offers
from .pauses import Pause, pauses_between
from .policy import SHOP, SlaPolicy
from .reopening import after_reopening
from .report import MetricReport, SlaReport
from .runs import Conduct, Run, RunKind, runs_of

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["evaluate"]

_AT = attrgetter("at")
_STARTED_AT = attrgetter("started_at")
_OVER = frozenset({"solved", "closed"})


def evaluate(  # noqa: PLR0913  (each is a word of the question, and has its name at the call)
    events: Iterable[TicketEvent],
    policies: Iterable[SlaPolicy],
    *,
    calendars: Mapping[str, BusinessCalendar],
    now: datetime,
    context: Mapping[str, object] | None = None,
    before: ConversationState | None = None,
    judged: SlaReport | None = None,
) -> SlaReport:
    """Return every clock of a conversation as of ``now``. Order and repetition of the events do not matter.

    ``context`` adds facts that events do not hold, such as the customer's ``tier``; ``before`` is the state of a sealed conversation's
    checkpoint. Business time runs on the policy's calendar, or else on the one called like the market, or ``default``. Runs that are over
    in ``judged``, an earlier report, keep their verdict, whatever has become of policies and calendars since.

    Errors: ``UsageError`` ``no-calendar`` where a target counts open time or days and none of these is there, ``no-open-time`` where that
    calendar never opens again, ``naive-datetime``, ``not-a-policy``, ``not-a-ticket-event``.

    Example:
        >>> from datetime import UTC, datetime
        >>> evaluate([], [], calendars={}, now=datetime(2026, 2, 3, tzinfo=UTC)).metric("first_response").state
        'idle'
    """
    at, offered = utc(now, "now"), _checked(tuple(policies))
    ordered = Conversation(_checked_events(tuple(events))).events
    known = ordered[: bisect_right(ordered, at, key=_AT)]
    bench = _Bench(known, before, hours=Hours(calendars), now=at, judged=judged)
    state = (before or ConversationState()).after(*known)
    clocks = _clocks(offered, state.marketplace, at)
    offers = {name: Offers(policies_of_it, context or {}, at) for name, policies_of_it in clocks.items()}
    reports = tuple(report for name, of_clock in offers.items() if clocks[name] or name == SHOP for report in bench.metrics(name, of_clock))
    hands = hand_overs(known, before=before)
    findings = (
        *oddities(known, late=len(ordered) - len(known), before=before),
        *_without_clock(clocks),
        *_too_many_hands(hands, offers[SHOP], state),
    )
    return SlaReport(at=at, metrics=reports, findings=findings, hand_overs=hands)


def _checked(policies: tuple[SlaPolicy, ...]) -> tuple[SlaPolicy, ...]:
    for policy in policies:
        if not isinstance(policy, SlaPolicy):
            hint = (
                'pass policies_from_config({"sla": [...]}), or SlaPolicy(name=..., targets={"first_response": Target.parse("2h business")})'
            )
            raise UsageError(f"a policy is a SlaPolicy, not {type(policy).__name__}", code="not-a-policy", hint=hint)
    return policies


def _checked_events(events: tuple[TicketEvent, ...]) -> tuple[TicketEvent, ...]:
    for event in events:
        if not isinstance(event, TicketEvent):
            hint = 'pass TicketEvent(at=..., kind="customer_message"), or the events of a history'
            raise UsageError(f"an event is a TicketEvent, not {type(event).__name__}", code="not-a-ticket-event", hint=hint)
    return events


def _clocks(policies: Sequence[SlaPolicy], marketplace: str | None, at: datetime) -> dict[str, Sequence[SlaPolicy]]:
    """Return the policies by clock: the shop's own, the marketplace's (those given, or else the packaged ones), and those of laws."""
    clocks: dict[str, Sequence[SlaPolicy]] = {SHOP: [policy for policy in policies if policy.clock == SHOP]}
    if marketplace is not None:
        given = [policy for policy in policies if policy.marketplace == marketplace]
        is_packaged = not given and marketplace in list_marketplaces()
        clocks[marketplace] = marketplace_policies(marketplace, on=at.date()) if is_packaged else given
    for policy in policies:
        if policy.jurisdiction is not None and policy.clock not in clocks:
            clocks[policy.clock] = [other for other in policies if other.jurisdiction == policy.jurisdiction]
    return clocks


def _without_clock(clocks: Mapping[str, Sequence[SlaPolicy]]) -> Iterator[Finding]:
    for name, policies in clocks.items():
        if name != SHOP and not policies:
            message = "no answer time of this marketplace is known, so only the shop's own clock runs"
            yield Finding("marketplace-without-clock", "info", message, facts={"marketplace": name})


def _too_many_hands(hands: HandOvers, offers: Offers, state: ConversationState) -> Iterator[Finding]:
    most = offers.most_hand_overs(state)
    if most is not None and hands.count > most:
        message = "the conversation went through more hands than the policy allows"
        yield Finding("too-many-hand-overs", "warning", message, facts={"count": str(hands.count), "most": str(most)})


class _Bench:
    """Hold what all clocks of a conversation are judged by."""

    def __init__(
        self,
        events: Sequence[TicketEvent],
        before: ConversationState | None,
        *,
        hours: Hours,
        now: datetime,
        judged: SlaReport | None,
    ) -> None:
        self._events = events
        self._before = before
        self._hours = hours
        self._now = now
        self._judged = {_identity(cycle): cycle for cycle in judged.cycles if not cycle.is_running} if judged else {}
        self._runs_of_people: Mapping[RunKind, Sequence[Run]] | None = None
        self._spells = _spells(events, before)
        # What is solved at the end stops nothing that is still to be told.
        self._statuses = {spell.status for spell in self._spells if spell.end is not None or spell.status not in _OVER}

    def metrics(self, clock: str, offers: Offers) -> Iterator[MetricReport]:
        """Yield the report of each metric on one clock."""
        runs = self._runs(offers)
        for metric in METRICS:
            counted = after_reopening(_of_metric(runs, metric), metric, offers)
            yield MetricReport(metric, clock, tuple([self._cycle(metric, clock, n, run, offers) for n, run in enumerate(counted, 1)]))

    def _runs(self, offers: Offers) -> Mapping[RunKind, Sequence[Run]]:
        if offers.conduct != Conduct():
            return runs_of(self._events, before=self._before, conduct=offers.conduct)
        if self._runs_of_people is None:  # where only people's answers count, each clock runs alike
            self._runs_of_people = runs_of(self._events, before=self._before, conduct=Conduct())
        return self._runs_of_people

    def _cycle(self, metric: Metric, clock: str, number: int, run: Run, offers: Offers) -> Cycle:
        policy = offers.policy_of(run)
        target = policy.targets.get(metric) if policy else None
        name, calendar = self._hours.of(policy, run.state.market, target)
        pauses = self._pauses(run, offers.rule_of(run, metric))
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

    def _kept(self, cycle: Cycle) -> Cycle:
        """Return the verdict that the same run has been given before, if any."""
        former = self._judged.get(_identity(cycle))
        if former is None:
            return cycle
        calendar = cycle.calendar if former.calendar_digest == cycle.calendar_digest else former.calendar
        return replace(former, number=cycle.number, calendar=calendar)

    def _pauses(self, run: Run, rule: MetricRule) -> tuple[Pause, ...]:
        statuses = rule.stands_still_in
        if self._statuses.isdisjoint(statuses):
            return ()
        return pauses_between(self._spells, statuses, run.started_at, run.ended_at)


def _identity(cycle: Cycle) -> tuple[object, ...]:
    return cycle.clock, cycle.metric, cycle.started_by, cycle.started_at, cycle.ended_at, cycle.fulfilled_at


def _spells(events: Sequence[TicketEvent], before: ConversationState | None) -> Sequence[StatusSpell]:
    if before is None:
        return list(status_spells(events))
    return [*before.sealed_spells, *status_spells(events, status=before.status, since=before.status_since)]


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
