"""What holds for every log, however odd: laws of pauses, of measured time, of order and of sealing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import Conversation, TicketEvent
from xborder_support.sla import METRICS, Cycle, SlaReport, evaluate

from .stories import at, policy, tell

#: Neither zone has a clock change, so that weeks are alike.
TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]})
CALENDARS = {"default": TOKYO}
START = datetime(2026, 2, 2, 0, tzinfo=UTC)  # Monday, 09:00 in Tokyo
_HALF_A_WEEK = 5_000

BUSINESS = policy(targets=dict.fromkeys(METRICS, "3h business"))
ELAPSED = policy(targets=dict.fromkeys(METRICS, "5h elapsed"))
MIXED = (
    policy("urgent", targets=dict.fromkeys(METRICS, "1h business"), when=BUSINESS.when, valid_to=START + timedelta(hours=12)),
    policy("usual", targets={**dict.fromkeys(METRICS, "5h elapsed"), "resolution": "2 business days", "agent_work": "4h business"}),
)

_KINDS = (
    "created",
    "customer_message",
    "agent_replied",
    "pending",
    "solved",
    "closed",
    "reopened",
    "sent",
    "automatic_reply",
    "priority_changed",
    "opted_out",
    "excluded",
    "handed_over",
    "ringing",
    "queued",
    "picked_up",
    "abandoned",
    "note",
)


def minute(number: float) -> datetime:
    return START + timedelta(minutes=number)


_MINUTES = st.integers(0, _HALF_A_WEEK)
_CHANGES: st.SearchStrategy[TicketEvent] = st.builds(
    TicketEvent,
    at=_MINUTES.map(minute),
    kind=st.just("status_changed"),
    status=st.sampled_from(["new", "open", "pending", "on_hold", "solved", "closed", "somewhere"]),
)
_OTHERS: st.SearchStrategy[TicketEvent] = st.builds(
    TicketEvent,
    at=_MINUTES.map(minute),
    kind=st.sampled_from(_KINDS),
    marketplace=st.sampled_from([None, None, "amazon"]),
    scope=st.sampled_from([None, "marketing", "no_response_needed"]),
    priority=st.sampled_from([None, "urgent"]),
)
_LOGS = st.lists(st.one_of(_CHANGES, _OTHERS), max_size=14)
_NOW = st.integers(0, 2 * _HALF_A_WEEK)


def report(events: Sequence[TicketEvent], *policies: Any, now: float, **more: Any) -> SlaReport:
    return evaluate(events, policies or (BUSINESS,), calendars=CALENDARS, now=minute(now), **more)


def cycles(found: SlaReport) -> list[Cycle]:
    return [cycle for metric in found.metrics for cycle in metric.cycles]


def verdicts(found: SlaReport) -> list[tuple[Any, ...]]:
    return [(cycle.metric, cycle.clock, cycle.number, cycle.state, cycle.elapsed, cycle.business) for cycle in cycles(found)]


def changed(number: float, status: str) -> TicketEvent:
    return TicketEvent(at=minute(number), kind="status_changed", status=status)


@settings(max_examples=60)
@given(_LOGS, st.randoms(use_true_random=False), _NOW)
def test_order_and_repetition_never_matter(events: list[TicketEvent], random: Any, now: int) -> None:
    shuffled = [*events, *events[::2], *events[::3]]
    random.shuffle(shuffled)
    assert report(shuffled, *MIXED, now=now) == report(events, *MIXED, now=now)


@settings(max_examples=60)
@given(st.tuples(_MINUTES, _MINUTES, _MINUTES), st.integers(1, 20), _NOW)
def test_splitting_a_pause_in_two_adjacent_ones_changes_nothing(ends: tuple[int, int, int], solved_after: int, now: int) -> None:
    """Three ways to tell the same wait: at once, told twice, and as two statuses that both stop the clock."""
    begin, middle, end = sorted(ends)
    created, solved = TicketEvent(at=minute(-60), kind="created"), TicketEvent(at=minute(end + 60 * solved_after), kind="solved")
    frame = [created, changed(begin, "pending"), changed(end, "open"), solved]
    whole = report(frame, now=now)
    told_twice = report([*frame, changed(middle, "pending")] if middle < end else frame, now=now)
    two_statuses = report([*frame, changed(middle, "on_hold")] if middle < end else frame, now=now)
    assert verdicts(told_twice) == verdicts(whole)
    (one,), (other,) = whole.metric("agent_work").cycles, two_statuses.metric("agent_work").cycles
    assert (one.state, one.due_at, one.elapsed, one.business) == (other.state, other.due_at, other.elapsed, other.business)


@settings(max_examples=60)
@given(_LOGS, st.integers(-100, 200), _NOW)
def test_shifting_a_log_by_whole_weeks_changes_no_verdict(events: list[TicketEvent], weeks: int, now: int) -> None:
    shift = timedelta(weeks=weeks)
    moved = [one.moved_to(one.at + shift) for one in events]
    before, after = report(events, now=now), evaluate(moved, [BUSINESS], calendars=CALENDARS, now=minute(now) + shift)
    assert verdicts(after) == verdicts(before)
    assert [cycle.due_at for cycle in cycles(after)] == [cycle.due_at and cycle.due_at + shift for cycle in cycles(before)]


@settings(max_examples=60)
@given(_LOGS, _NOW)
def test_business_time_never_exceeds_elapsed_time(events: list[TicketEvent], now: int) -> None:
    for cycle in cycles(report(events, now=now)):
        assert cycle.business is not None or cycle.clock != "shop"
        assert cycle.business is None or timedelta(0) <= cycle.business <= cycle.elapsed
        assert cycle.elapsed <= (cycle.ended_at or minute(now)) - cycle.started_at


@settings(max_examples=60)
@given(_LOGS, _NOW)
def test_what_is_left_and_what_is_used_make_up_the_target(events: list[TicketEvent], now: int) -> None:
    for cycle in report(events, BUSINESS, now=now).running:
        if cycle.clock == "shop":
            assert cycle.business is not None
            assert cycle.remaining == timedelta(hours=3) - cycle.business
            assert cycle.remaining_business == (None if cycle.is_paused else cycle.remaining)
    for cycle in report(events, ELAPSED, now=now).running:
        if cycle.clock == "shop":
            assert cycle.remaining == timedelta(hours=5) - cycle.elapsed
            assert cycle.remaining_elapsed == (None if cycle.is_paused else cycle.remaining)


@settings(max_examples=60)
@given(_LOGS, _NOW)
def test_the_verdict_is_that_of_the_time_used(events: list[TicketEvent], now: int) -> None:
    """Where the target was used to the second both may be: what is due at a close is late at night, though no open time passed."""
    for target, measure in ((BUSINESS, "business"), (ELAPSED, "elapsed")):
        allowed = timedelta(hours=3 if target is BUSINESS else 5)
        for cycle in cycles(report(events, target, now=now)):
            used = getattr(cycle, measure)
            if cycle.clock == "shop" and used != allowed and cycle.state in {"met", "missed"}:
                assert (used < allowed) is (cycle.state == "met")


@settings(max_examples=40)
@given(_LOGS, _NOW)
def test_an_explanation_adds_up_to_the_answer(events: list[TicketEvent], now: int) -> None:
    """To the time used of what is over, late or paused, and to the target of what is not yet due; without a gap."""
    for target, allowed in ((BUSINESS, timedelta(hours=3)), (ELAPSED, timedelta(hours=5))):
        found = report(events, target, now=now)
        for cycle in cycles(found):
            if cycle.clock != "shop":
                continue
            told = found.explain(cycle.metric, number=cycle.number)
            used = cycle.business if target is BUSINESS else cycle.elapsed
            assert told.counted == (allowed if cycle.state == "active" else used)
            assert told.counted == sum((part.duration for part in told.segments if part.is_counted), timedelta())
            edges = [edge for part in told.segments for edge in (part.start, part.end)]
            assert edges == sorted(edges)
            assert all(one.end == other.start for one, other in pairwise(told.segments))
            assert not edges or edges[0] == cycle.started_at


@settings(max_examples=60)
@given(_LOGS, _NOW, st.integers(0, 500))
def test_each_run_has_an_id_that_stays(events: list[TicketEvent], now: int, later: int) -> None:
    early, late = report(events, now=now), report(events, now=now + later)
    ids = [cycle.instance_id for cycle in cycles(late)]
    assert len(set(ids)) == len(ids)
    assert {cycle.instance_id for cycle in cycles(early)} <= set(ids)


@settings(max_examples=60)
@given(_LOGS, _MINUTES, _NOW, st.sampled_from(["automatic_reply", "sent"]))
def test_an_automatic_reply_changes_nothing_unless_it_counts(events: list[TicketEvent], at: int, now: int, kind: Any) -> None:
    machine = TicketEvent(at=minute(at), kind=kind)
    assert verdicts(report([*events, machine], now=now)) == verdicts(report(events, now=now))


@settings(max_examples=60)
@given(st.lists(st.tuples(_MINUTES, st.integers(1, 600)), max_size=5), st.tuples(_MINUTES, st.integers(1, 600)))
def test_due_times_only_move_back_as_pauses_are_added(spells: list[tuple[int, int]], added: tuple[int, int]) -> None:
    def due(of: list[tuple[int, int]]) -> list[datetime]:
        # Statuses by minute, so that spells that overlap are one.
        paused = {number for begin, length in of for number in range(begin, begin + length)}
        edges = [changed(number, "pending") for number in paused if number - 1 not in paused]
        edges += [changed(number, "open") for number in {number + 1 for number in paused} - paused]
        story = [TicketEvent(at=START, kind="created"), *edges]
        found = [report(story, one, now=2 * _HALF_A_WEEK).metric("requester_wait").cycles[-1].due_at for one in (BUSINESS, ELAPSED)]
        assert all(found)
        return [one for one in found if one]

    assert all(late >= early for early, late in zip(due(spells), due([*spells, added]), strict=True))


@settings(max_examples=80)
@given(_LOGS, _MINUTES, st.integers(0, _HALF_A_WEEK))
def test_sealing_changes_no_running_clock(events: list[TicketEvent], sealed_at: int, later: int) -> None:
    """What a conversation owes is the same whether or not its past was folded into a checkpoint."""
    now = sealed_at + later
    conversation = Conversation(tuple(events))
    sealed = conversation.seal(minute(sealed_at))
    before = sealed.checkpoint.state if sealed.checkpoint else None
    whole, short = report(events, *MIXED, now=now), report(sealed.events, *MIXED, now=now, before=before)
    assert _owed(short) == _owed(whole)


@pytest.mark.parametrize(
    "story",
    [
        "mon 09:00 created",
        "mon 09:00 created agent=aiko\n mon 09:00 agent_replied",
        "mon 09:00 agent_replied\n mon 09:05 customer_message",
        "mon 09:00 created\n mon 09:10 agent_replied\n mon 09:20 solved\n mon 09:30 reopened",
        "mon 09:00 created\n mon 09:10 status_changed status=on_hold",
        "mon 09:00 customer_message\n mon 09:10 agent_replied marketplace=amazon",
        "mon 09:00 created\n mon 09:10 status_changed status=pending\n mon 09:20 status_changed status=open\n mon 09:30 pending",
        "mon 09:00 created\n mon 09:10 solved\n mon 09:30 customer_message",
    ],
)
def test_what_was_sealed_is_owed_as_before(story: str) -> None:
    events, looked_at = tell(story), at("mon 12:00")
    sealed = Conversation(events).seal(at("mon 11:00"))
    assert sealed.checkpoint is not None
    assert sealed.events == ()
    whole = evaluate(events, MIXED, calendars=CALENDARS, now=looked_at)
    assert _owed(evaluate((), MIXED, calendars=CALENDARS, now=looked_at, before=sealed.checkpoint.state)) == _owed(whole)


def _owed(found: SlaReport) -> list[tuple[Any, ...]]:
    return [
        (cycle.clock, cycle.metric, cycle.started_at, cycle.started_by, cycle.state, cycle.due_at, cycle.elapsed, cycle.business)
        for cycle in cycles(found)
        if cycle.is_running and cycle.metric not in {"ring_time", "queue_wait"}  # nobody seals a call while it rings
    ]


@settings(max_examples=40)
@given(_LOGS, _NOW)
def test_nothing_ends_before_it_starts_and_no_two_runs_overlap(events: list[TicketEvent], now: int) -> None:
    for metric in report(events, now=now).metrics:
        for one, following in zip(metric.cycles, metric.cycles[1:], strict=False):
            assert one.ended_at is not None
            assert one.ended_at <= following.started_at
        for cycle in metric.cycles:
            assert cycle.started_at <= (cycle.ended_at or minute(now))
            for pause in cycle.pauses:
                assert cycle.started_at <= pause.start <= (pause.end or minute(now)) <= (cycle.ended_at or minute(now))


@settings(max_examples=40)
@given(_LOGS, _NOW, st.integers(0, 500))
def test_a_report_made_later_agrees_on_what_was_over(events: list[TicketEvent], now: int, later: int) -> None:
    """Time alone ends no run: what is over keeps its verdict, unless a later event reopened it."""
    past = [one for one in events if one.at <= minute(now)]
    first, second = report(past, now=now), report(past, now=now + later)
    assert _ended(first) == _ended(second)


def _ended(found: SlaReport) -> list[Cycle]:
    return [replace(cycle, as_of=START) for cycle in cycles(found) if not cycle.is_running]
