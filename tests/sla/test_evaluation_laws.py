"""Laws of the fold over events."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import TicketEvent
from xborder_support.sla import SlaReport, evaluate, policies_from_config

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]})
CALENDARS = {"default": BERLIN}
START = datetime(2026, 2, 2, 9, tzinfo=UTC)  # Monday, 10:00 in Berlin


def report(*events: TicketEvent, minutes: int) -> SlaReport:
    return evaluate(events, _POLICIES, calendars=CALENDARS, now=START + timedelta(minutes=minutes))


_KINDS = st.sampled_from(
    ["created", "customer_message", "agent_replied", "solved", "closed", "reopened", "sent", "priority_changed", "opted_out", "note"]
)
_EVENTS: st.SearchStrategy[TicketEvent] = st.builds(
    TicketEvent,
    at=st.integers(0, 300).map(lambda minutes: START + timedelta(minutes=minutes)),
    kind=_KINDS,
    priority=st.sampled_from([None, "low", "urgent"]),
    marketplace=st.sampled_from([None, "amazon"]),
)
_POLICIES = policies_from_config(
    {
        "sla": [
            {"when": {"priority": "urgent"}, "first_response": "30m business", "counts_automatic": True},
            {"first_response": "2h business", "next_response": "1h elapsed", "resolution": "1 business day"},
        ]
    }
)


@settings(max_examples=150)
@given(st.lists(_EVENTS, max_size=12), st.randoms(use_true_random=False), st.integers(0, 400))
def test_order_and_repetition_of_events_never_matter(events: list[TicketEvent], random: Any, minutes: int) -> None:
    found = report(*events, minutes=minutes)
    shuffled = [*events, *events[::2]]
    random.shuffle(shuffled)
    assert report(*shuffled, minutes=minutes) == found


@settings(max_examples=150)
@given(st.lists(_EVENTS, max_size=12), st.integers(0, 400))
def test_cycles_are_well_formed(events: list[TicketEvent], minutes: int) -> None:
    found = report(*events, minutes=minutes)
    for metric in found.metrics:
        for cycle, following in zip(metric.cycles, metric.cycles[1:], strict=False):
            assert cycle.ended_at is not None
            assert cycle.ended_at <= following.started_at
        for number, cycle in enumerate(metric.cycles, 1):
            assert cycle.number == number
            assert cycle.started_at <= (cycle.ended_at or found.at) <= found.at
            assert cycle.state != "met" or (
                cycle.due_at is not None and cycle.fulfilled_at is not None and cycle.fulfilled_at <= cycle.due_at
            )
            assert (cycle.due_at is None) is (cycle.state == "no_target")


@settings(max_examples=100)
@given(st.lists(_EVENTS, max_size=12), st.integers(0, 400))
def test_the_strictest_cycle_of_a_metric_is_its_first_running_one(events: list[TicketEvent], minutes: int) -> None:
    found = report(*events, minutes=minutes)
    for metric in ("first_response", "next_response", "resolution"):
        assert found.strictest(metric) == next((cycle for cycle in found.running if cycle.metric == metric), None)


@settings(max_examples=100)
@given(st.lists(_EVENTS, max_size=12), st.integers(0, 400))
def test_a_clock_runs_alike_whether_other_policies_count_automatic_replies_or_not(events: list[TicketEvent], minutes: int) -> None:
    strict = policies_from_config({"sla": [{"first_response": "2h business", "resolution": "1 business day"}]})
    never = policies_from_config({"sla": [{"when": {"channel": "fax"}, "first_response": "1h elapsed", "counts_automatic": True}]})
    now = START + timedelta(minutes=minutes)
    alone = evaluate(events, strict, calendars=CALENDARS, now=now)
    assert evaluate(events, (*never, *strict), calendars=CALENDARS, now=now) == alone


@settings(max_examples=60)
@given(st.lists(_EVENTS, max_size=10), st.integers(1, 20))
def test_shifting_a_story_by_whole_weeks_changes_no_verdict(events: list[TicketEvent], weeks: int) -> None:
    # Both stay in one half of the year, so that no clock change lies between.
    shift = timedelta(weeks=min(weeks, 6))
    moved = [one.moved_to(one.at + shift) for one in events]
    now = START + timedelta(minutes=400)
    before = evaluate(events, _POLICIES, calendars=CALENDARS, now=now)
    after = evaluate(moved, _POLICIES, calendars=CALENDARS, now=now + shift)
    for one, other in zip(before.metrics, after.metrics, strict=True):
        assert [cycle.state for cycle in one.cycles] == [cycle.state for cycle in other.cycles]
