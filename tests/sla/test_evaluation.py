"""What starts, stops and judges a clock. Each row is a story told by events."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import Conversation, TicketEvent, TicketEventKind
from xborder_support.errors import UsageError
from xborder_support.sla import SlaReport, evaluate, policies_from_config
from xborder_support.terms import Target

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]})
TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
CALENDARS = {"DE": BERLIN, "JP": TOKYO, "default": BERLIN}

START = datetime(2026, 2, 2, 9, tzinfo=UTC)  # Monday, 10:00 in Berlin
USUAL = policies_from_config({"sla": [{"first_response": "2h business", "next_response": "1h business", "resolution": "1 business day"}]})


def event(minutes: float, kind: TicketEventKind, **more: Any) -> TicketEvent:
    return TicketEvent(at=START + timedelta(minutes=minutes), kind=kind, **more)


def report(*events: TicketEvent, policies: Any = USUAL, minutes: float = 10_000, **more: Any) -> SlaReport:
    return evaluate(events, policies, calendars=CALENDARS, now=START + timedelta(minutes=minutes), **more)


def story(found: SlaReport, metric: str, clock: str = "shop") -> list[tuple[float, float | None, str]]:
    """Return start and end in minutes, and state, of each cycle."""
    return [
        (_minutes(cycle.started_at), None if cycle.ended_at is None else _minutes(cycle.ended_at), cycle.state)
        for cycle in found.metric(metric, clock=clock).cycles
    ]


def _minutes(at: datetime) -> float:
    return (at - START) / timedelta(minutes=1)


ASKED = event(0, "customer_message", channel="email")


@pytest.mark.parametrize(
    ("events", "first", "following"),
    [
        ([], [], []),
        ([ASKED], [(0, None, "active_with_misses")], []),
        ([ASKED, event(30, "customer_message")], [(0, None, "active_with_misses")], []),
        ([ASKED, event(119, "agent_replied")], [(0, 119, "met")], []),
        ([ASKED, event(120, "agent_replied")], [(0, 120, "met")], []),
        ([ASKED, event(120 + 1 / 60, "agent_replied")], [(0, 120 + 1 / 60, "missed")], []),
        ([event(0, "created"), event(5, "customer_message"), event(60, "agent_replied")], [(0, 60, "met")], []),
        ([ASKED, event(0, "created"), event(60, "agent_replied")], [(0, 60, "met")], []),
        ([ASKED, event(60, "agent_replied"), event(61, "created")], [(0, 60, "met")], []),
        # Only a person stops the clock.
        ([ASKED, event(1, "reply_planned"), event(1, "sent", message="ack"), event(130, "agent_replied")], [(0, 130, "missed")], []),
        ([ASKED, event(1, "note"), event(2, "assigned", agent="aiko"), event(130, "agent_replied")], [(0, 130, "missed")], []),
        # Each later message that is left waiting starts a clock of its own; the oldest counts.
        (
            [ASKED, event(60, "agent_replied"), event(90, "customer_message"), event(100, "customer_message"), event(150, "agent_replied")],
            [(0, 60, "met")],
            [(90, 150, "met")],
        ),
        (
            [ASKED, event(60, "agent_replied"), event(90, "customer_message"), event(151, "agent_replied"), event(160, "customer_message")],
            [(0, 60, "met")],
            [(90, 151, "missed"), (160, None, "active_with_misses")],
        ),
        ([ASKED, event(60, "agent_replied"), event(70, "agent_replied")], [(0, 60, "met")], []),
        # A reply before any question is nobody's first response.
        ([event(-5, "agent_replied"), ASKED, event(60, "agent_replied")], [(0, 60, "met")], []),
        # At one instant, a reply answers what came before it, and the new message waits.
        (
            [ASKED, event(60, "agent_replied"), event(60, "customer_message")],
            [(0, 60, "met")],
            [(60, None, "active_with_misses")],
        ),
        # Solved without an answer: none is owed any more, unless it was late already.
        ([ASKED, event(60, "solved")], [(0, 60, "cancelled")], []),
        ([ASKED, event(121, "solved")], [(0, 121, "missed")], []),
        ([ASKED, event(60, "solved"), event(90, "reopened"), event(100, "agent_replied")], [(0, 60, "cancelled"), (90, 100, "met")], []),
        ([ASKED, event(60, "solved"), event(90, "customer_message")], [(0, 60, "cancelled"), (90, None, "active_with_misses")], []),
        (
            [ASKED, event(60, "agent_replied"), event(70, "solved"), event(90, "reopened")],
            [(0, 60, "met")],
            [],
        ),
        # Solved is followed by a next response, closed by a new first one.
        (
            [ASKED, event(60, "agent_replied"), event(70, "solved"), event(90, "customer_message"), event(100, "agent_replied")],
            [(0, 60, "met")],
            [(90, 100, "met")],
        ),
        (
            [ASKED, event(60, "agent_replied"), event(70, "closed"), event(90, "customer_message"), event(100, "agent_replied")],
            [(0, 60, "met"), (90, 100, "met")],
            [],
        ),
        # Who asked for no more messages is owed none.
        ([ASKED, event(0, "opted_out")], [(0, 0, "cancelled")], []),
        ([ASKED, event(10, "opted_out", scope="all")], [(0, 10, "cancelled")], []),
        ([ASKED, event(10, "opted_out", scope="marketing"), event(60, "agent_replied")], [(0, 60, "met")], []),
    ],
)
def test_response_clocks_run_from_a_waiting_message_to_a_persons_reply(events: list[TicketEvent], first: Any, following: Any) -> None:
    found = report(*events)
    assert story(found, "first_response") == first
    assert story(found, "next_response") == following


@pytest.mark.parametrize(
    ("events", "cycles"),
    [
        ([ASKED], [(0, None, "active_with_misses")]),
        ([ASKED, event(60, "agent_replied")], [(0, None, "active_with_misses")]),
        ([ASKED, event(60, "solved")], [(0, 60, "met")]),
        ([ASKED, event(60, "solved"), event(3_000, "closed")], [(0, 60, "met")]),
        ([ASKED, event(5_000, "closed")], [(0, 5_000, "missed")]),
        ([ASKED, event(60, "solved"), event(90, "reopened"), event(120, "solved")], [(0, 120, "met")]),
        ([ASKED, event(60, "solved"), event(90, "customer_message")], [(0, None, "active_with_misses")]),
        ([ASKED, event(10, "opted_out"), event(60, "solved")], [(0, 60, "met")]),
        ([event(0, "solved"), event(5, "note")], []),
    ],
)
def test_the_resolution_clock_runs_from_the_first_message_to_solved(events: list[TicketEvent], cycles: Any) -> None:
    assert story(report(*events), "resolution") == cycles


def test_a_running_clock_is_active_until_its_due_instant_has_passed() -> None:
    states = [report(ASKED, minutes=minutes).metric("first_response").state for minutes in (0, 119, 120, 120.001, 500)]
    assert states == ["active", "active", "active", "active_with_misses", "active_with_misses"]


def test_a_cycle_says_everything_about_itself() -> None:
    (cycle,) = report(ASKED, event(60, "agent_replied")).metric("first_response").cycles
    assert (cycle.metric, cycle.clock, cycle.number, cycle.started_by) == ("first_response", "shop", 1, ASKED.event_id)
    assert (cycle.due_at, cycle.fulfilled_at) == (START + timedelta(hours=2), START + timedelta(hours=1))
    assert (cycle.policy, cycle.target, cycle.calendar_name) == ("policy 1", Target.parse("2h business"), "default")
    assert cycle.calendar_digest == BERLIN.digest
    assert cycle.is_running is False
    assert cycle.at_share(0.5) == START + timedelta(hours=1)


def test_a_cancelled_cycle_ends_without_being_fulfilled() -> None:
    cycle = report(ASKED, event(60, "solved")).metric("first_response").cycles[-1]
    assert (cycle.fulfilled_at, cycle.ended_at) == (None, START + timedelta(hours=1))


def test_the_state_of_a_metric_remembers_a_miss() -> None:
    missed_then_met = [ASKED, event(60, "agent_replied"), event(70, "customer_message"), event(200, "agent_replied")]
    assert report(*missed_then_met).metric("next_response").state == "missed"
    again = [*missed_then_met, event(210, "customer_message")]
    assert report(*again, minutes=211).metric("next_response").state == "active_with_misses"
    assert report(*again, event(220, "agent_replied")).metric("next_response").state == "missed"
    assert report(*again, event(220, "solved")).metric("next_response").state == "missed"
    assert report(ASKED, event(60, "agent_replied")).metric("first_response").state == "met"


def test_nothing_that_started_is_idle() -> None:
    found = report()
    assert [found.metric(metric).state for metric in ("first_response", "next_response", "resolution")] == ["idle"] * 3
    assert found.metric("first_response").current is None
    assert found.running == ()


def test_the_first_policy_that_fits_counts_even_without_that_target() -> None:
    policies = policies_from_config(
        {"sla": [{"name": "urgent", "when": {"priority": "urgent"}, "first_response": "30m business"}, {"resolution": "1 business day"}]}
    )
    urgent = report(event(0, "customer_message", priority="urgent"), policies=policies)
    assert urgent.metric("first_response").cycles[-1].policy == "urgent"
    resolution = urgent.metric("resolution").cycles[-1]
    assert (resolution.state, resolution.due_at, resolution.policy, resolution.calendar_digest) == ("no_target", None, "urgent", None)
    assert [cycle.metric for cycle in urgent.running] == ["first_response"]


def test_without_a_policy_nothing_is_promised_and_that_is_said() -> None:
    cycle = report(ASKED, policies=()).metric("first_response").cycles[-1]
    assert (cycle.state, cycle.policy) == ("no_target", None)
    with pytest.raises(UsageError) as caught:
        cycle.at_share(0.5)
    assert caught.value.code == "no-target"
    answered = report(ASKED, event(60, "agent_replied"), policies=()).metric("first_response")
    assert answered.state == "no_target"


@pytest.mark.parametrize(
    ("when", "asked", "later", "fits"),
    [
        ({"market": "DE"}, {"market": "DE"}, [], True),
        ({"market": "JP"}, {"market": "DE"}, [], False),
        ({"channel": "line"}, {"channel": "line"}, [], True),
        ({"marketplace": "shop.example"}, {"marketplace": "shop.example"}, [], True),
        ({"topic": "duty"}, {}, [event(1, "classified", topic="duty")], True),
        ({"language": "pt"}, {}, [event(1, "language_detected", language="pt-BR")], True),
        ({"language": "pt"}, {}, [event(1, "language_detected", language="pt"), event(1, "language_declared", language="es")], False),
        ({"priority": "high"}, {"priority": "low"}, [event(1, "priority_changed", priority="high")], True),
        ({"priority": "high"}, {}, [], False),
        ({"tier": "gold"}, {}, [], True),
        ({"segments": "senior"}, {}, [], True),
    ],
)
def test_policies_ask_what_the_events_and_the_caller_tell(when: Any, asked: Any, later: list[TicketEvent], *, fits: bool) -> None:
    policies = policies_from_config({"sla": [{"when": when, "first_response": "1h elapsed"}]})
    found = report(
        event(0, "customer_message", **asked), *later, policies=policies, context={"tier": "gold", "segments": ("senior",), "market": None}
    )
    assert (found.metric("first_response").cycles[-1].due_at is not None) is fits


def test_what_is_over_keeps_its_verdict_and_what_runs_is_judged_anew() -> None:
    policies = policies_from_config(
        {"sla": [{"when": {"priority": "urgent"}, "first_response": "30m elapsed"}, {"first_response": "2h elapsed"}]}
    )
    raised_later = [ASKED, event(60, "agent_replied"), event(90, "priority_changed", priority="urgent")]
    assert story(report(*raised_later, policies=policies), "first_response") == [(0, 60, "met")]
    raised_before = [ASKED, event(50, "priority_changed", priority="urgent"), event(60, "agent_replied")]
    assert story(report(*raised_before, policies=policies), "first_response") == [(0, 60, "missed")]
    running = report(ASKED, event(50, "priority_changed", priority="urgent"), policies=policies, minutes=55)
    assert running.metric("first_response").cycles[-1].due_at == START + timedelta(minutes=30)


def test_automatic_replies_count_where_the_policy_says_so() -> None:
    policies = policies_from_config(
        {
            "sla": [
                {"when": {"channel": "sms"}, "first_response": "2h business", "counts_automatic": True},
                {"first_response": "2h business"},
            ]
        }
    )
    sent = event(5, "sent", message="ack")
    by_sms = report(event(0, "customer_message", channel="sms"), event(4, "reply_planned"), sent, policies=policies)
    assert story(by_sms, "first_response") == [(0, 5, "met")]
    by_mail = report(ASKED, sent, event(9, "sent"), policies=policies, minutes=10)
    assert story(by_mail, "first_response") == [(0, None, "active")]


@pytest.mark.parametrize(
    ("policy", "market", "calendar"),
    [
        ({"calendar": "JP"}, "DE", "JP"),
        ({}, "JP", "JP"),
        ({}, "BR", "default"),
        ({}, None, "default"),
    ],
)
def test_the_calendar_is_the_policys_the_markets_or_the_default(policy: dict[str, str], market: str | None, calendar: str) -> None:
    policies = policies_from_config({"sla": [{"first_response": "2h business", **policy}]})
    cycle = report(event(0, "customer_message", market=market), policies=policies).metric("first_response").cycles[-1]
    assert (cycle.calendar_name, cycle.calendar) == (calendar, CALENDARS[calendar])


@pytest.mark.parametrize(
    ("policy", "named"), [({}, "JP or default"), ({"calendar": "tokio"}, "tokio"), ({"first_response": "1 calendar day"}, "JP or default")]
)
def test_open_time_without_a_calendar_is_an_error_that_names_the_policy(policy: dict[str, str], named: str) -> None:
    policies = policies_from_config({"sla": [{"name": "usual", "first_response": "2h business", **policy}]})
    with pytest.raises(UsageError) as caught:
        evaluate([event(0, "customer_message", market="JP")], policies, calendars={"tokyo": TOKYO}, now=START)
    assert caught.value.code == "no-calendar"
    assert "'usual'" in caught.value.message
    assert named in caught.value.message


def test_elapsed_time_needs_no_calendar() -> None:
    policies = policies_from_config({"sla": [{"first_response": "2h elapsed"}]})
    found = evaluate([ASKED], policies, calendars={}, now=START)
    assert found.metric("first_response").cycles[-1].calendar_digest is None


def test_events_after_now_have_not_happened_yet() -> None:
    found = report(ASKED, event(60, "agent_replied"), minutes=59)
    assert story(found, "first_response") == [(0, None, "active")]
    assert [(finding.rule, finding.facts) for finding in found.findings] == [("event-after-now", {"events": "1"})]


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        evaluate([], USUAL, calendars={}, now=datetime(2026, 2, 2))  # noqa: DTZ001
    assert caught.value.code == "naive-datetime"


@pytest.mark.parametrize(
    "events",
    [
        [ASKED],
        [ASKED, event(60, "agent_replied")],
        [ASKED, event(60, "agent_replied"), event(90, "customer_message", priority="high", market="DE", marketplace="amazon")],
        [ASKED, event(60, "agent_replied"), event(90, "solved")],
    ],
)
def test_a_sealed_conversation_keeps_its_running_clocks(events: list[TicketEvent]) -> None:
    later = [event(130, "customer_message"), event(140, "agent_replied"), event(150, "solved")]
    sealed = Conversation((*events, *later)).seal(START + timedelta(minutes=100))
    assert sealed.checkpoint is not None
    assert len(sealed.events) == 3
    short = report(*sealed.events, before=sealed.checkpoint.state)
    whole = report(*events, *later)
    assert short.clocks == whole.clocks
    for clock in whole.clocks:
        for metric in ("first_response", "next_response", "resolution"):
            ends = [cycle for cycle in story(whole, metric, clock) if cycle[1] is None or cycle[1] > 100]
            assert story(short, metric, clock) == ends
