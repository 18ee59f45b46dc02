"""Two public ticket logs: laws that hold for every ticket, and the verdicts of one of them under a policy that is stated here.

The times of both logs name no zone; they are read as UTC, which moves no duration.
"""

import csv
import gzip
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conditions import compile_condition
from xborder_support.conversations import TicketEvent
from xborder_support.sla import METRICS, SLA_SCHEMA, MetricRule, SlaPolicy, SlaReport, evaluate
from xborder_support.terms import Target

Tickets = Mapping[str, list[TicketEvent]]

OFFICE = BusinessCalendar(time_zone="UTC", weekly={"mon-fri": ["08:00-18:00"]})
CALENDARS = {"default": OFFICE}

#: Times to resolve as ITIL handbooks give them for a desk that works around the clock: 4 h, 8 h, 3 days and 5 days for the priorities
#: from critical to low. Nothing counts while the desk waits for somebody else, and what is reopened goes on where it stopped.
TARGETS = {"urgent": "4h elapsed", "high": "8h elapsed", "normal": "72h elapsed", "low": "120h elapsed"}
_PRIORITIES = {"1": "urgent", "2": "high", "3": "normal", "4": "low"}
_WAITING = MetricRule(pauses=frozenset({"pending", "on_hold"}), reopen="resume")
POLICIES = tuple(
    SlaPolicy(
        name=priority,
        targets={"resolution": Target.parse(target)},
        when=compile_condition({"priority": priority}, SLA_SCHEMA),
        rules={"resolution": _WAITING},
    )
    for priority, target in TARGETS.items()
)

_UCI_STATUSES = {
    "New": "new",
    "Active": "open",
    "Awaiting User Info": "pending",
    "Awaiting Evidence": "pending",
    "Awaiting Vendor": "on_hold",
    "Awaiting Problem": "on_hold",
    "Resolved": "solved",
    "Closed": "closed",
}
#: BPI 2013 numbers what was done and does not say what the numbers mean. They are dealt out over the statuses, so that clocks start, pause,
#: stop and are reopened in all the ways that a real order of events brings about; what is shown of them holds for any meaning.
_BPI_STATUSES = ("new", "open", "on_hold", "pending", "solved", "closed")


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@pytest.fixture(scope="module")
def uci_rows(conformance: Path) -> list[dict[str, str]]:
    return list(rows_of(conformance / "tickets" / "uci_incident_event_log.csv.gz"))


@pytest.fixture(scope="module")
def uci(uci_rows: list[dict[str, str]]) -> Tickets:
    """Return the events of each incident: one when it was opened, one for each change of its state, of its priority and of its group."""
    tickets: dict[str, list[TicketEvent]] = {}
    for position, row in enumerate(uci_rows):
        known = tickets.setdefault(row["number"], [])
        priority: Any = _PRIORITIES[row["priority"][0]]
        if not known:
            known.append(TicketEvent(at=_uci_time(row["opened_at"]), kind="created", event_id="opened", priority=priority))
        # Several changes of one minute are told apart by the order of the rows, and a row's priority holds when its state changes.
        at = max(_uci_time(row["sys_updated_at"]), known[0].at) + timedelta(microseconds=2 * position)
        later = at + timedelta(microseconds=1)
        known.append(TicketEvent(at=at, kind="priority_changed", event_id=f"{position}p", priority=priority))
        known.append(TicketEvent(at=later, kind="status_changed", event_id=f"{position}", status=_UCI_STATUSES.get(row["incident_state"])))
    return tickets


def _uci_time(text: str) -> datetime:
    return datetime.strptime(text, "%d-%m-%Y %H:%M").replace(tzinfo=UTC)


@pytest.fixture(scope="module")
def bpi(conformance: Path) -> Tickets:
    tickets: dict[str, list[TicketEvent]] = {}
    for position, row in enumerate(rows_of(conformance / "tickets" / "bpi13_incidents.csv.gz")):
        at = datetime.fromisoformat(row["CompleteTimestamp"]).replace(tzinfo=UTC)
        known = tickets.setdefault(row["CaseID"], [])
        status = _BPI_STATUSES[int(row["ActivityID"]) % len(_BPI_STATUSES)]
        if not known:
            known.append(TicketEvent(at=at, kind="created", event_id="opened"))
        known.append(TicketEvent(at=at, kind="status_changed", event_id=f"{position}", status=status))
    return tickets


def judged(events: list[TicketEvent], *policies: SlaPolicy) -> SlaReport:
    return evaluate(events, policies, calendars=CALENDARS, now=max(event.at for event in events))


EVERYTHING = SlaPolicy(name="everything", targets={metric: Target.parse("8h business") for metric in METRICS})


@pytest.fixture(params=["uci", "bpi"])
def tickets(request: pytest.FixtureRequest) -> Tickets:
    found: Tickets = request.getfixturevalue(request.param)
    return found


def test_business_time_never_exceeds_elapsed_time(tickets: Tickets) -> None:
    measured = 0
    for number, events in tickets.items():
        for metric in judged(events, EVERYTHING).metrics:
            for cycle in metric.cycles:
                assert cycle.business is not None, number
                assert timedelta(0) <= cycle.business <= cycle.elapsed, (number, cycle)
                measured += 1
    assert measured >= len(tickets)


def test_shuffled_is_sorted(tickets: Tickets) -> None:
    random = Random(20)
    for number, events in tickets.items():
        shuffled = [*events, *random.sample(events, len(events) // 2)]
        random.shuffle(shuffled)
        assert judged(shuffled, EVERYTHING) == judged(events, EVERYTHING), number


def test_the_verdicts_are_those_of_a_plain_sweep(uci: Tickets) -> None:
    """The same policy, reckoned by adding up stretches by hand: to the microsecond, for every incident."""
    differing = {}
    for number, events in uci.items():
        cycle = judged(events, *POLICIES).metric("resolution").cycles[0]
        worked = _worked(sorted(events, key=lambda one: one.at))
        if worked != cycle.elapsed or _is_kept(cycle.state) is not (worked <= _allowed(sorted(events, key=lambda one: one.at))):
            differing[number] = (worked, cycle.elapsed, cycle.state)
    assert not differing, f"{len(differing)} of {len(uci)}, the first: {list(differing.items())[:2]}"


def _worked(events: list[TicketEvent]) -> timedelta:
    """Return how long an incident was neither waiting nor solved, until it was closed."""
    status, since, worked = "new", events[0].at, timedelta()
    for event in (one for one in events if one.kind == "status_changed"):
        if status in {"new", "open"}:
            worked += event.at - since
        status, since = event.status or status, event.at
        if status == "closed":
            break
    if status in {"new", "open"}:
        worked += events[-1].at - since
    return worked


def _allowed(events: list[TicketEvent]) -> timedelta:
    """Return the target of the priority that the incident had when it was closed."""
    closed_at = next((one.at for one in events if one.status == "closed"), events[-1].at)
    priority = [one.priority for one in events if one.priority and one.at <= closed_at][-1]
    return Target.parse(TARGETS[str(priority)]).duration


def _is_kept(state: str) -> bool:
    return state in {"met", "active", "paused"}


def test_made_sla_against_the_verdict_of_a_stated_policy(
    uci: Tickets, uci_rows: list[dict[str, str]], record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """The log says whether its own agreement was kept, and not which: the matrix tells how near a plausible one comes."""
    made = {row["number"]: row["made_sla"] == "TRUE" for row in uci_rows}  # the last row of an incident counts
    matrix = Counter((made[number], _is_kept(judged(events, *POLICIES).metric("resolution").state)) for number, events in uci.items())
    agreed = matrix[True, True] + matrix[False, False]
    record_property("made_sla_kept", matrix[True, True])
    record_property("made_sla_missed", matrix[True, False])
    record_property("failed_sla_kept", matrix[False, True])
    record_property("failed_sla_missed", matrix[False, False])
    record_property("agreement", round(agreed / len(uci), 4))
    with capsys.disabled():
        print(f"\n{_table(matrix)}")  # noqa: T201  (what the test is asked to show)
    assert sum(matrix.values()) == len(uci)
    assert sum(count for (is_made, _), count in matrix.items() if is_made) == sum(made.values())
    assert agreed > max(sum(made.values()), len(uci) - sum(made.values())), "no better than always giving the commoner answer"


def _table(matrix: Mapping[tuple[bool, bool], int]) -> str:
    total = sum(matrix.values())
    agreed = matrix[True, True] + matrix[False, False]
    lines = [
        "made_sla   kept  missed",
        f"TRUE      {matrix[True, True]:5}  {matrix[True, False]:6}",
        f"FALSE     {matrix[False, True]:5}  {matrix[False, False]:6}",
        f"agreement {agreed} of {total}: {agreed / total:.1%}",
    ]
    return "\n".join(lines)
