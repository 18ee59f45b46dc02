"""Judge a ticket as somebody would who has an afternoon: walk the events, and ask somebody's hours for due times and open seconds.

The walk is the same for all hours that can be put below it: businesstimedelta, and a loop over days. It knows what the ticket of the
benchmark needs: the metrics of Zendesk's policies, pauses while the ticket is pending, on hold or solved, and clocks of the whole matter
that go on when it is reopened.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

import holidays
from schedules import DAYS, Schedule

from xborder_support import TicketEvent
from xborder_support.conversations import TicketStatus
from xborder_support.terms import Metric

__all__ = ["DayLoop", "Hours", "Judged", "Promise", "judge"]

_OVER = {"solved", "closed"}
_UPDATES = {"periodic_update", "pausable_update"}
_MATTERS = {"requester_wait", "agent_work", "resolution"}
_YEARS = range(2023, 2028)


class Hours(Protocol):
    """Describe what the walk asks."""

    def add_near(self, t: datetime, seconds: int) -> datetime: ...
    def business_seconds(self, a: datetime, b: datetime) -> int: ...


@dataclass(frozen=True)
class Judged:
    """Hold one run of a clock: what is compared between all sides."""

    metric: str
    started_at: datetime
    due_at: datetime
    ended_at: datetime
    state: str
    business_seconds: int


class Promise(NamedTuple):
    """Hold how many open seconds a metric may take, and in which statuses of the ticket its clock stands still, beside what is over."""

    seconds: int
    pauses: frozenset[TicketStatus] = frozenset()


class _Run(NamedTuple):
    metrics: set[str]
    started_at: datetime
    ended_at: datetime
    is_fulfilled: bool = True


class _Stop(NamedTuple):
    status: str
    start: datetime
    end: datetime


class DayLoop:
    """Count open time by walking over the days, with several stretches a day, holidays and clock changes."""

    def __init__(self, schedule: Schedule) -> None:
        self.zone = ZoneInfo(schedule.zone)
        self.weekly = [[(time.fromisoformat(a), time.fromisoformat(b)) for a, b in schedule.weekly.get(day, ())] for day in DAYS]
        self.holidays = set(holidays.country_holidays(schedule.territory, years=_YEARS)) if schedule.territory else set()

    def add_near(self, t: datetime, seconds: int) -> datetime:
        left = timedelta(seconds=seconds)
        for start, end in self._stretches(t):
            begun = max(start, t)
            if end - begun >= left:
                return begun + left
            left -= max(end - begun, timedelta())
        raise AssertionError

    def business_seconds(self, a: datetime, b: datetime) -> int:
        total = timedelta()
        for start, end in self._stretches(a):
            if start >= b:
                return int(total.total_seconds())
            total += max(min(end, b) - max(start, a), timedelta())
        raise AssertionError

    def _stretches(self, t: datetime) -> Iterator[tuple[datetime, datetime]]:
        day = t.astimezone(self.zone).date()
        while day.year in _YEARS:
            if day not in self.holidays:
                for start, end in self.weekly[day.weekday()]:
                    yield self._instant(day, start), self._instant(day, end)
            day += timedelta(days=1)

    def _instant(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self.zone).astimezone(UTC)


def judge(events: Iterable[TicketEvent], promises: Mapping[Metric, Promise], hours: Hours) -> list[Judged]:
    """Return the runs of a ticket that ended, in the order of the metrics that are promised, and then as they started."""
    ordered = sorted(events, key=lambda event: event.at)
    runs = [*_responses(ordered), *_updates(ordered), *_matters(ordered)]
    stops = list(_stops(ordered))
    return [
        _judged(run, metric, promise, [stop for stop in stops if stop.status in promise.pauses | _OVER], hours)
        for metric, promise in promises.items()
        for run in runs
        if metric in run.metrics
    ]


def _responses(events: Sequence[TicketEvent]) -> Iterator[_Run]:
    waiting: datetime | None = None
    metric = "first_response"
    for event in events:
        if event.kind in {"created", "customer_message"} and waiting is None:
            waiting = event.at
        elif event.kind == "agent_replied" and waiting is not None:
            yield _Run({metric}, waiting, event.at)
            waiting, metric = None, "next_response"


def _updates(events: Sequence[TicketEvent]) -> Iterator[_Run]:
    """Yield what lies between two answers. A solution ends it without one."""
    since: datetime | None = None
    for event in events:
        if since is not None and event.kind in {"agent_replied", "solved"}:
            yield _Run(_UPDATES, since, event.at, is_fulfilled=event.kind == "agent_replied")
        if event.kind in {"agent_replied", "solved"}:
            since = event.at if event.kind == "agent_replied" else None


def _matters(events: Sequence[TicketEvent]) -> Iterator[_Run]:
    """Yield the one run that goes on when the ticket is reopened: from its start until it was last solved."""
    yield _Run(_MATTERS, events[0].at, max(event.at for event in events if event.kind == "solved"))


def _stops(events: Sequence[TicketEvent]) -> Iterator[_Stop]:
    """Yield the times that the ticket was in a status that may stop a clock. The last one has no end, and nothing runs on in it."""
    status, since = "new", events[0].at
    for event in events:
        after = _status(event)
        if after is not None and after != status:
            if status not in {"new", "open"}:
                yield _Stop(status, since, event.at)
            status, since = after, event.at


def _status(event: TicketEvent) -> str | None:
    """Return the status after an event; None where it changes nothing. A customer's message opens the ticket again."""
    if event.kind in {"customer_message", "reopened"}:
        return "open"
    if event.kind in {"pending", "solved"}:
        return event.kind
    return event.status if event.kind == "status_changed" else None


def _judged(run: _Run, metric: str, promise: Promise, stops: Sequence[_Stop], hours: Hours) -> Judged:
    due, spent = hours.add_near(run.started_at, promise.seconds), hours.business_seconds(run.started_at, run.ended_at)
    for stop in stops:
        start, end = max(stop.start, run.started_at), min(stop.end, run.ended_at)
        cost = hours.business_seconds(start, end) if start < end else 0
        spent -= cost
        if start < due and cost:
            due = hours.add_near(due, cost)
    kept = "met" if run.is_fulfilled else "cancelled"
    return Judged(metric, run.started_at, due, run.ended_at, "missed" if run.ended_at > due else kept, spent)
