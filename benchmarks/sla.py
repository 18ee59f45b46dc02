"""Measure the clocks of a ticket beside what people put together themselves, and those of a history beside one ticket at a time.

The first rows judge one ticket of twelve events in open time, with pauses and a reopening: by three metrics, and by the seven that
Zendesk's policies know. A walk over the events asks businesstimedelta, or a plain loop over days. Each run's start, due time, end, verdict
and open seconds are compared before anything is timed. The other rows judge a history by the column, beside the same for fewer tickets,
one at a time; those answers are compared too.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from frames import CLOSES, OPENS, ROWS, ZONE, History
from libraries.business_duration_library import BusinessDuration
from libraries.business_time_delta import Businesstimedelta
from libraries.ours import Ours
from measure import Row, best_of, print_head, print_row
from schedules import DAYS, OFFICE, Schedule
from sla_peers import DayLoop, Hours, Judged, Promise, judge

from xborder_support import BusinessCalendar, SlaPolicy, Target, TicketEvent
from xborder_support.conversations import TicketStatus
from xborder_support.integrations import frames
from xborder_support.sla import METRIC_RULES, evaluate
from xborder_support.terms import Metric

__all__ = ["PEERS", "print_sla"]

PEERS = ("businesstimedelta", "business-duration")
FEW_TICKETS = 2_000
LONG_TICKETS = 5_000
FULL_REPORTS = 1_000_000
NOW = datetime(2026, 3, 1, tzinfo=UTC)

CALENDARS = {"berlin": Ours(OFFICE).calendar}
HOUR = 3_600
PENDING: frozenset[TicketStatus] = frozenset({"pending"})
STOPPED: frozenset[TicketStatus] = frozenset({"pending", "on_hold"})
THREE: Mapping[Metric, Promise] = {
    "first_response": Promise(2 * HOUR),
    "next_response": Promise(4 * HOUR),
    "resolution": Promise(16 * HOUR, STOPPED),
}
#: What Zendesk's policies know, each with the pauses that it has there.
SEVEN: Mapping[Metric, Promise] = {
    "first_response": Promise(2 * HOUR),
    "next_response": Promise(4 * HOUR),
    "periodic_update": Promise(8 * HOUR),
    "pausable_update": Promise(8 * HOUR, PENDING),
    "requester_wait": Promise(20 * HOUR, PENDING),
    "agent_work": Promise(16 * HOUR, STOPPED),
    "resolution": Promise(24 * HOUR),
}
FIRST_RESPONSE = [SlaPolicy(name="first", targets={"first_response": Target.parse("2h business")}, calendar="berlin")]


def print_sla() -> None:
    """Print the rows of one ticket and those of a history."""
    print_ticket()
    print()
    print_history(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)


def ticket() -> list[TicketEvent]:
    """Return eleven days of a ticket, over a weekend and a holiday of Berlin, in UTC."""
    told: Sequence[tuple[str, dict[str, Any]]] = [
        ("2024-04-26T09:10", {"kind": "created"}),
        ("2024-04-26T10:55", {"kind": "agent_replied", "agent": "aiko"}),
        ("2024-04-26T13:20", {"kind": "customer_message"}),
        ("2024-04-29T08:05", {"kind": "agent_replied", "agent": "aiko"}),
        ("2024-04-29T08:06", {"kind": "pending"}),
        ("2024-04-29T17:40", {"kind": "customer_message"}),
        ("2024-04-30T07:30", {"kind": "status_changed", "status": "on_hold"}),
        ("2024-05-02T09:00", {"kind": "status_changed", "status": "open"}),
        ("2024-05-02T12:15", {"kind": "agent_replied", "agent": "aiko"}),
        ("2024-05-02T12:30", {"kind": "solved"}),
        ("2024-05-06T08:45", {"kind": "reopened"}),
        ("2024-05-06T14:00", {"kind": "solved"}),
    ]
    return [TicketEvent(at=datetime.fromisoformat(at).replace(tzinfo=UTC), **fields) for at, fields in told]


def print_ticket() -> None:
    """Print what one ticket costs, after a look whether all sides say the same of it."""
    print_head("one ticket", "microseconds a ticket")
    print_ways("evaluate, three metrics, with pauses", THREE)
    print_ways("evaluate, Zendesk's seven, with pauses", SEVEN, bar=100)


def print_ways(work: str, promises: Mapping[Metric, Promise], bar: float | None = None) -> None:
    """Print what it costs to judge the ticket by some metrics. The bar is that of businesstimedelta."""
    events = ticket()
    hours: Mapping[str, Hours] = {"businesstimedelta": Businesstimedelta(OFFICE), "a loop over days": DayLoop(OFFICE)}
    ours = partial(judged, events, [policy_of(promises)], tuple(promises))
    ways = {name: partial(judge, events, promises, asked) for name, asked in hours.items()}
    for name, way in ways.items():
        compare(name, ours(), way())
        print_row(Row(work, name, ours, way, bar=bar if name == "businesstimedelta" else None))
    print(f"{len(events)} events, {len(ours())} runs: start, due time, end, verdict and open seconds are equal on all sides")


def policy_of(promises: Mapping[Metric, Promise]) -> SlaPolicy:
    """Return the policy that says the same: what a metric does once a ticket is reopened is not changed."""
    return SlaPolicy(
        name="standard",
        targets={metric: Target.parse(f"{promise.seconds // HOUR}h business") for metric, promise in promises.items()},
        calendar="berlin",
        rules={metric: replace(METRIC_RULES[metric], pauses=promise.pauses) for metric, promise in promises.items()},
    )


def judged(events: Sequence[TicketEvent], policies: Sequence[SlaPolicy], metrics: Sequence[Metric]) -> list[Judged]:
    """Return what our report says of the runs that ended."""
    report = evaluate(events, policies, calendars=CALENDARS, now=NOW)
    cycles: list[Any] = [cycle for metric in metrics for cycle in report.metric(metric).cycles]
    return [
        Judged(cycle.metric, cycle.started_at, cycle.due_at, cycle.ended_at, cycle.state, int(cycle.business.total_seconds()))
        for cycle in cycles
    ]


def print_history(count: int) -> None:
    """Print what a ticket of a history costs, by the column and one at a time."""
    many, few = History.of(count), History.of(FEW_TICKETS)
    compare_history(few)
    print(f"{count:,} tickets, beside {FEW_TICKETS:,} one at a time; the answers on those are equal on all sides")
    print(f"{'work':<40}{'ours':>10}{'peer':>12}{'ratio':>12}{'bar':>10}   nanoseconds a ticket; peer")
    one_by_one = Peer("evaluate, one at a time", partial(one_at_a_time, events_of(few), few.calendar()))
    for work in works(many):
        peers = [one_by_one, Peer("business-duration", partial(by_business_duration, few), 1_000)] if work.bar else [one_by_one]
        rates = [show(work, peer, work.bar and (peer.bar or work.bar)) for peer in peers]
        print(f"{work.name}: {work.rows / work.tickets * max(rates):,.0f} rows a second", flush=True)


class Peer(NamedTuple):
    """Hold somebody's way to judge the few tickets."""

    name: str
    way: Callable[[], object]
    bar: float | None = None


class Work(NamedTuple):
    """Hold what is done by the column, with how many rows for how many tickets, and the bar beside one ticket at a time."""

    name: str
    way: Callable[[], object]
    tickets: int
    rows: int
    bar: float | None = None


def works(many: History) -> Iterator[Work]:
    """Yield what is done by the column."""
    calendar, wide = many.calendar(), table_of(many)
    short = partial(report, wide, calendar, answers=("state", "due_at"))
    yield Work("first response: due time and verdict", short, len(wide), len(wide), 50)
    part = wide.slice(0, min(len(wide), FULL_REPORTS))
    yield Work("the same, all columns of the report", partial(report, part, calendar), len(part), len(part))
    batch = part.combine_chunks().to_batches()[0]
    made = partial(frames.process_batch, batch, policies=FIRST_RESPONSE, calendars={"berlin": calendar}, now=NOW)
    yield Work("the same, process_batch", made, len(part), len(part))
    long = events_table(History.of(LONG_TICKETS))
    yield Work("from rows of events, two a ticket", partial(report, long, calendar), LONG_TICKETS, len(long))


def show(work: Work, peer: Peer, bar: float | None) -> float:
    """Time a row and print it, and return our tickets a second."""
    ours, theirs = best_of(work.way, peer.way)
    mine, others = ours / work.tickets * 1e9, theirs / FEW_TICKETS * 1e9
    promised = f">= {bar:,g}x" if bar else ""
    missed = " (bar missed)" if bar and others / mine < bar else ""
    print(f"{work.name:<40}{mine:>10,.1f}{others:>12,.1f}{others / mine:>11,.1f}x{promised:>10}   {peer.name}{missed}", flush=True)
    return 1e9 / mine


def report(table: pa.Table, calendar: BusinessCalendar, **asked: Any) -> Any:
    return frames.sla_report(table, policies=FIRST_RESPONSE, calendars={"berlin": calendar}, now=NOW, **asked)


def table_of(history: History) -> pa.Table:
    """Return one row a ticket."""
    named = {"started_at": history.opened, "answered_at": history.answered}
    stamps = {name: pa.array(seconds * 1_000_000).cast(pa.timestamp("us", "UTC")) for name, seconds in named.items()}
    return pa.table({"ticket_id": pa.array(range(len(history.opened))), **stamps})


def events_table(history: History) -> pa.Table:
    """Return one row an event: all beginnings, then all answers."""
    count, moments = len(history.opened), np.concatenate([history.opened, history.answered])
    kinds = pa.array(["created"] * count + ["agent_replied"] * count)
    return pa.table(
        {
            "ticket_id": pa.array([*range(count)] * 2),
            "kind": kinds,
            "at": pa.array(moments * 1_000_000).cast(pa.timestamp("us", "UTC")),
        }
    )


def events_of(history: History) -> list[list[TicketEvent]]:
    return [
        [TicketEvent(at=asked, kind="created"), TicketEvent(at=answered, kind="agent_replied", agent="aiko")]
        for asked, answered in spans(history)
    ]


def spans(history: History) -> list[tuple[datetime, datetime]]:
    both = zip(history.opened.tolist(), history.answered.tolist(), strict=True)
    return [(datetime.fromtimestamp(asked, UTC), datetime.fromtimestamp(answered, UTC)) for asked, answered in both]


def one_at_a_time(tickets: Sequence[Sequence[TicketEvent]], calendar: BusinessCalendar) -> list[tuple[str, datetime | None]]:
    """Return the verdict and the due time of each ticket's first response. Its events are made beforehand."""
    found: list[tuple[str, datetime | None]] = []
    for events in tickets:
        cycle = evaluate(events, FIRST_RESPONSE, calendars={"berlin": calendar}, now=NOW).metric("first_response").cycles[0]
        found.append((cycle.state, cycle.due_at))
    return found


def by_business_duration(history: History) -> list[str]:
    """Return the verdict alone: the package has no due times."""
    weekly = {day: [[f"{OPENS:02}:00", f"{CLOSES}:00"]] for day in DAYS[:5]}
    hours = BusinessDuration(Schedule(ZONE, weekly, exceptions={day.isoformat(): () for day in history.holidays}))
    target = THREE["first_response"].seconds
    return ["met" if hours.business_seconds(asked, answered) <= target else "missed" for asked, answered in spans(history)]


def compare_history(few: History) -> None:
    ours = report(table_of(few), few.calendar())
    mine = list(zip(ours["state"].to_pylist(), ours["due_at"].to_pylist(), strict=True))
    compare("evaluate, one at a time", mine, one_at_a_time(events_of(few), few.calendar()))
    compare("business-duration", [state for state, _ in mine], by_business_duration(few))


def compare(name: str, mine: object, theirs: object) -> None:
    if mine != theirs:
        sys.exit(f"{mine} for us and {theirs} for {name}; a ratio between different answers means nothing")


if __name__ == "__main__":
    print_sla()
