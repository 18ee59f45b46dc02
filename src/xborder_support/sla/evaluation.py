"""Judge what happened in a conversation against what was promised: a pure function of its events.

For each run, the first policy that fits counts, even where it has no target for that metric. A run that is over was judged by what was
known when it ended; a running one is judged by what is known now. The policies of a marketplace run beside the shop's own, and are
packaged unless given. What starts, stops and cancels a clock stands in ``spans``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from xborder_support.calendars import due_at
from xborder_support.conversations import Conversation, ConversationState, TicketEvent
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Finding, Target, utc

from .cycles import Cycle, SlaState
from .marketplaces import list_marketplaces, marketplace_policies
from .policy import METRICS, Metric, SlaPolicy
from .report import SHOP, MetricReport, SlaReport
from .spans import Span, spans

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["evaluate"]

_DEFAULT_CALENDAR = "default"
_AT = attrgetter("at")


def evaluate(
    events: Iterable[TicketEvent],
    policies: Iterable[SlaPolicy],
    *,
    calendars: Mapping[str, BusinessCalendar],
    now: datetime,
    context: Mapping[str, object] | None = None,
    before: ConversationState | None = None,
) -> SlaReport:
    """Return every clock of a conversation as of ``now``. Order and repetition of the events do not matter.

    ``context`` adds facts that events do not hold, such as the customer's ``tier``; ``before`` is the state of a sealed conversation's
    checkpoint. Business time runs on the policy's calendar, or else on the one called like the market, or ``default``.

    Errors: ``UsageError`` ``no-calendar`` where a target counts open time or days and none of these is there; ``naive-datetime``.

    Example:
        >>> from datetime import UTC, datetime
        >>> evaluate([], [], calendars={}, now=datetime(2026, 2, 3, tzinfo=UTC)).metric("first_response").state
        'idle'
    """
    at = utc(now, "now")
    ordered = Conversation(tuple(events)).events
    known = ordered[: bisect_right(ordered, at, key=_AT)]
    bench = _Bench(known, before, calendars=calendars, now=at, context=context or {})
    return bench.report(tuple(policies), late=len(ordered) - len(known))


def _marketplace_of(events: Sequence[TicketEvent], before: ConversationState | None) -> str | None:
    named = next((event.marketplace for event in reversed(events) if event.marketplace), None)
    return named or (before.marketplace if before else None)


def _by_clock(policies: Sequence[SlaPolicy], marketplace: str | None, at: datetime) -> tuple[Sequence[SlaPolicy], Sequence[SlaPolicy]]:
    """Return the shop's own policies, and the marketplace's: those that were given for it, or else the packaged ones."""
    own = [policy for policy in policies if policy.marketplace is None]
    given = [policy for policy in policies if policy.marketplace is not None and policy.marketplace == marketplace]
    if given or marketplace not in list_marketplaces():
        return own, given
    return own, marketplace_policies(marketplace, on=at.date())


def _late_findings(number: int) -> Iterator[Finding]:
    if number:
        yield Finding("event-after-now", "warning", "events later than now are left out until then", facts={"events": str(number)})


def _marketplace_findings(marketplace: str | None, policies: Sequence[SlaPolicy]) -> Iterator[Finding]:
    if marketplace and not policies:
        message = "no answer time of this marketplace is known, so only the shop's own clock runs"
        yield Finding("marketplace-without-clock", "info", message, facts={"marketplace": marketplace})


class _Promised(NamedTuple):
    """Hold what a policy promises one run; nothing, where it has no target for it."""

    target: Target | None = None
    due_at: datetime | None = None
    calendar_name: str | None = None
    calendar: BusinessCalendar | None = None


_NOTHING = _Promised()


class _Offer:
    """Find the policy of one clock that fits a state. Runs that end together share their state, so the last answer is kept."""

    def __init__(self, policies: Sequence[SlaPolicy], context: Mapping[str, object]) -> None:
        self._policies = policies
        self._context = context
        self._last: tuple[ConversationState, SlaPolicy | None] | None = None

    @property
    def may_count_automatic(self) -> bool:
        return any(policy.counts_automatic for policy in self._policies)

    def counts_automatic(self, state: ConversationState) -> bool:
        policy = self.policy_for(state)
        return policy is not None and policy.counts_automatic

    def policy_for(self, state: ConversationState) -> SlaPolicy | None:
        if self._last is None or self._last[0] is not state:
            self._last = state, self._first_fitting(state)
        return self._last[1]

    def _first_fitting(self, state: ConversationState) -> SlaPolicy | None:
        facts = {name: value for name, value in zip(_FACTS, _FACTS_OF(state), strict=True) if value is not None}
        context = {**self._context, **facts}
        for policy in self._policies:
            if policy.when.truth(context):
                return policy
        return None


class _Bench:
    def __init__(
        self,
        events: Sequence[TicketEvent],
        before: ConversationState | None,
        *,
        calendars: Mapping[str, BusinessCalendar],
        now: datetime,
        context: Mapping[str, object],
    ) -> None:
        self._events = events
        self._before = before
        self._calendars = calendars
        self._now = now
        self._context = context
        self._runs_of_people: Mapping[Metric, Sequence[Span]] | None = None

    def report(self, policies: Sequence[SlaPolicy], *, late: int) -> SlaReport:
        marketplace = _marketplace_of(self._events, self._before)
        own, theirs = _by_clock(policies, marketplace, self._now)
        reports = [*self._metrics(SHOP, own)]
        if marketplace and theirs:
            reports += self._metrics(marketplace, theirs)
        return SlaReport(self._now, tuple(reports), (*_late_findings(late), *_marketplace_findings(marketplace, theirs)))

    def _metrics(self, clock: str, policies: Sequence[SlaPolicy]) -> Iterator[MetricReport]:
        offer = _Offer(policies, self._context)
        runs = self._runs(offer)
        for metric in METRICS:
            yield MetricReport(metric, clock, tuple([self._cycle(run, clock, number, offer) for number, run in enumerate(runs[metric], 1)]))

    def _runs(self, offer: _Offer) -> Mapping[Metric, Sequence[Span]]:
        if offer.may_count_automatic:
            return spans(self._events, before=self._before, counts_automatic=offer.counts_automatic)
        if self._runs_of_people is None:  # where only people's answers count, each clock runs alike
            self._runs_of_people = spans(self._events, before=self._before, counts_automatic=None)
        return self._runs_of_people

    def _cycle(self, run: Span, clock: str, number: int, offer: _Offer) -> Cycle:
        policy = offer.policy_for(run.state)
        promised = self._promised(run, policy)
        return Cycle(
            metric=run.metric,
            clock=clock,
            number=number,
            started_at=run.started_at,
            started_by=run.started_by,
            state=_state(run, promised.due_at, self._now),
            due_at=promised.due_at,
            fulfilled_at=run.ended_at if run.is_fulfilled else None,
            ended_at=run.ended_at,
            policy=policy.name if policy else None,
            target=promised.target,
            calendar_name=promised.calendar_name,
            calendar_digest=promised.calendar.digest if promised.calendar else None,
            calendar=promised.calendar,
        )

    def _promised(self, run: Span, policy: SlaPolicy | None) -> _Promised:
        target = policy.targets.get(run.metric) if policy else None
        if policy is None or target is None:
            return _NOTHING
        name, calendar = (None, None) if target.clock == "elapsed" else self._calendar_for(policy, run.state)
        return _Promised(target, due_at(target, run.started_at, calendar), name, calendar)

    def _calendar_for(self, policy: SlaPolicy, state: ConversationState) -> tuple[str, BusinessCalendar]:
        wanted = (policy.calendar,) if policy.calendar else (state.market, _DEFAULT_CALENDAR)
        for name in wanted:
            if name is not None and name in self._calendars:
                return name, self._calendars[name]
        names = " or ".join(name for name in wanted if name)
        hint = f'{did_you_mean(names, self._calendars)}; one called "default" serves every market without its own'
        raise UsageError(f"policy {policy.name!r} counts open time, and no calendar is called {names}", code="no-calendar", hint=hint)


_FACTS = ("market", "language", "channel", "marketplace", "topic", "priority")
_FACTS_OF = attrgetter(*_FACTS)


def _state(run: Span, due: datetime | None, now: datetime) -> SlaState:
    if due is None:
        return "no_target"
    if run.ended_at is None:
        return "active" if now <= due else "active_with_misses"
    if run.ended_at > due:
        return "missed"
    return "met" if run.is_fulfilled else "cancelled"
