"""Judge a ticket as somebody would who has an afternoon: walk the events, and ask somebody's hours for due times and open seconds.

The walk is the same for all hours that can be put below it: businesstimedelta, and a loop over days. It knows what the ticket of the
benchmark needs: three metrics, pauses while the ticket is pending, on hold or solved, and a resolution that goes on when it is reopened.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

import holidays
from schedules import DAYS, Schedule

from xborder_support import TicketEvent

__all__ = ["DayLoop", "Hours", "Judged", "judge"]

_PAUSED = {"pending", "on_hold", "solved"}
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


@dataclass
class _Run:
    metric: str
    started_at: datetime
    ended_at: datetime | None = None
    pauses: list[tuple[datetime, datetime]] = field(default_factory=list)


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


def judge(events: Iterable[TicketEvent], targets: Mapping[str, int], hours: Hours) -> list[Judged]:
    """Return the runs of a ticket that ended, in the order in which they started. Targets are open seconds."""
    ordered = sorted(events, key=lambda event: event.at)
    runs = [*_responses(ordered), _resolution(ordered)]
    return [_judged(run, targets[run.metric], hours) for run in runs if run.ended_at is not None]


def _responses(events: Sequence[TicketEvent]) -> Iterator[_Run]:
    waiting: _Run | None = None
    is_answered = False
    for event in events:
        if event.kind in {"created", "customer_message"} and waiting is None:
            waiting = _Run("next_response" if is_answered else "first_response", event.at)
        elif event.kind == "agent_replied" and waiting is not None:
            waiting.ended_at, is_answered = event.at, True
            yield waiting
            waiting = None


def _resolution(events: Sequence[TicketEvent]) -> _Run:
    run = _Run("resolution", events[0].at)
    paused_at: datetime | None = None
    for event in events:
        status = _status(event)
        if status in _PAUSED:
            paused_at = paused_at or event.at
        elif status is not None and paused_at is not None:
            run.pauses.append((paused_at, event.at))
            paused_at = None
        if status == "solved":
            run.ended_at = event.at
    return run


def _status(event: TicketEvent) -> str | None:
    """Return the status after an event; None where it changes nothing. A customer's message opens the ticket again."""
    if event.kind in {"customer_message", "reopened"}:
        return "open"
    if event.kind in {"pending", "solved"}:
        return event.kind
    return event.status if event.kind == "status_changed" else None


def _judged(run: _Run, target: int, hours: Hours) -> Judged:
    assert run.ended_at is not None
    due, spent = hours.add_near(run.started_at, target), hours.business_seconds(run.started_at, run.ended_at)
    for start, end in run.pauses:
        cost = hours.business_seconds(start, end)
        spent -= cost
        if start < due and cost:
            due = hours.add_near(due, cost)
    return Judged(run.metric, run.started_at, due, run.ended_at, "met" if run.ended_at <= due else "missed", spent)
