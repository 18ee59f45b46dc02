"""What a report answers, keeps and prints: clocks, thresholds, explanations, verdicts that stay."""

import pickle
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import TicketEvent, TicketEventKind
from xborder_support.errors import UsageError
from xborder_support.sla import MetricReport, MetricRule, SlaPolicy, SlaReport, evaluate
from xborder_support.terms import Target

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]})
TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
CALENDARS = {"default": BERLIN, "JP": TOKYO}
START = datetime(2026, 2, 2, 8, tzinfo=UTC)  # Monday, 09:00 in Berlin


def event(hours: float, kind: TicketEventKind, **more: Any) -> TicketEvent:
    return TicketEvent(at=START + timedelta(hours=hours), kind=kind, **more)


def policy(name: str = "usual", rules: Any = None, **targets: str) -> SlaPolicy:
    read: Any = {metric: Target.parse(text) for metric, text in targets.items()}
    return SlaPolicy(name=name, targets=read, rules=rules or {})


def report(*events: TicketEvent, policies: Any, hours: float = 1, **more: Any) -> SlaReport:
    return evaluate(events, policies, calendars=CALENDARS, now=START + timedelta(hours=hours), **more)


ASKED = event(0, "customer_message")
USUAL = [policy(first_response="4h business", resolution="3 business days")]


def test_thresholds_come_one_after_the_other_and_go_on_after_the_due_time() -> None:
    found = []
    hours = 0.0
    for _ in range(6):
        threshold = report(ASKED, policies=USUAL, hours=hours).metric("first_response").cycles[-1].next_threshold()
        assert threshold is not None
        hours = (threshold.at - START) / timedelta(hours=1)
        found.append((threshold.share, hours))
    # 2.0 is eight open hours; 2.5 is the first hour of the next day
    assert found == [(0.5, 2.0), (0.8, 3.2), (1.0, 4.0), (1.5, 6.0), (2.0, 8.0), (2.5, 25.0)]


def test_thresholds_may_be_others_and_may_wait_until_somebody_is_there() -> None:
    night = [policy(first_response="12h elapsed")]
    found = report(ASKED, policies=night)
    assert found.next_check_at == START + timedelta(hours=6)
    assert found.next_check((1.0,)) == START + timedelta(hours=12)
    assert found.next_check((1.0,), hours=BERLIN) == START + timedelta(hours=24)
    assert found.metric("first_response").cycles[-1].next_threshold((0.25,)) == (0.25, START + timedelta(hours=3))
    assert report(event(0, "created"), policies=[]).next_check_at is None


def test_after_ten_times_the_target_nobody_is_told_any_more() -> None:
    minute = [policy(first_response="1h elapsed")]
    assert report(ASKED, policies=minute, hours=9.9).next_check_at == START + timedelta(hours=10)
    assert report(ASKED, policies=minute, hours=10).next_check_at is None


@pytest.mark.parametrize(
    "events",
    [
        [event(0, "customer_message"), event(0.5, "agent_replied"), event(0.75, "solved")],
        [event(0, "note")],
    ],
)
def test_where_nothing_runs_there_is_nothing_to_check(events: list[TicketEvent]) -> None:
    assert report(*events, policies=USUAL).next_check_at is None


def test_a_paused_clock_says_what_is_left_and_not_when_it_is_due() -> None:
    waits = [policy(resolution="8h business", rules={"resolution": MetricRule(pauses=frozenset({"pending"}))})]
    found = report(ASKED, event(2, "pending"), policies=waits, hours=5)
    cycle = found.metric("resolution").cycles[-1]
    assert (cycle.state, cycle.due_at, cycle.due_at_next_open, cycle.is_paused, cycle.is_running) == ("paused", None, None, True, True)
    assert (cycle.remaining, cycle.used_share) == (timedelta(hours=6), 0.25)
    assert (cycle.elapsed, cycle.business) == (timedelta(hours=2), timedelta(hours=2))
    assert (cycle.remaining_elapsed, cycle.remaining_business, cycle.next_threshold()) == (None, None, None)
    assert cycle.at_share(1) == START + timedelta(hours=11 + 15)  # nine hours a day: the pause costs three
    assert found.metric("resolution").state == "paused"
    assert found.running == ()


def test_a_pause_that_begins_after_the_due_time_does_not_hide_the_miss() -> None:
    waits = [policy(resolution="1h business", rules={"resolution": MetricRule(pauses=frozenset({"pending"}))})]
    cycle = report(ASKED, event(2, "pending"), policies=waits, hours=5).metric("resolution").cycles[-1]
    assert (cycle.state, cycle.due_at, cycle.is_paused) == ("active_with_misses", START + timedelta(hours=1), True)
    assert cycle.remaining == timedelta(hours=-1)


def test_both_landings_are_told_and_the_verdict_is_the_same() -> None:
    day = [policy(first_response="9h business")]
    cycle = report(ASKED, policies=day).metric("first_response").cycles[-1]
    assert (cycle.due_at, cycle.due_at_next_open) == (START + timedelta(hours=9), START + timedelta(hours=24))
    assert (cycle.remaining_elapsed, cycle.remaining_business, cycle.remaining) == (timedelta(hours=8),) * 3


def test_without_a_target_the_time_is_still_counted() -> None:
    cycle = report(ASKED, event(12, "solved"), policies=[], hours=20).metric("resolution").cycles[-1]
    assert (cycle.state, cycle.elapsed, cycle.business) == ("no_target", timedelta(hours=12), timedelta(hours=9))
    assert (cycle.remaining, cycle.remaining_elapsed, cycle.remaining_business, cycle.used_share) == (None, None, None, None)
    assert (cycle.due_at_next_open, cycle.calendar_name, cycle.calendar_digest, cycle.policy_version) == (None, None, None, None)
    with pytest.raises(UsageError) as caught:
        cycle.at_share(0.5)
    assert (caught.value.code, caught.value.message) == ("no-target", "no policy sets a target for this cycle")
    assert caught.value.hint == "look at due_at first: it is None then"


def test_without_a_calendar_there_is_no_open_time_to_tell() -> None:
    found = evaluate([ASKED], [policy(first_response="4h elapsed")], calendars={}, now=START + timedelta(hours=1))
    cycle = found.metric("first_response").cycles[-1]
    assert (cycle.business, cycle.remaining_business, cycle.elapsed) == (None, None, timedelta(hours=1))


def test_a_running_cycle_is_counted_to_now_and_an_ended_one_to_its_end() -> None:
    found = report(ASKED, event(2, "agent_replied"), policies=USUAL, hours=30)
    first, matter = found.metric("first_response").cycles[-1], found.metric("resolution").cycles[-1]
    assert (first.until, first.as_of) == (START + timedelta(hours=2),) * 2
    assert (matter.until, matter.as_of) == (START + timedelta(hours=30),) * 2
    assert first.instance_id == f"first_response/shop/{ASKED.event_id}"


def test_a_report_reads_back_equal_and_says_that_it_kept_no_calendars() -> None:
    found = report(ASKED, event(2, "agent_replied"), event(3, "created"), policies=USUAL, hours=5)
    read = SlaReport.from_json(found.to_json())
    assert read == found
    assert read.to_json() == found.to_json()
    assert read.metric("on_hold") == found.metric("on_hold")
    assert [finding.rule for finding in read.findings] == ["event-before-created"]
    with pytest.raises(UsageError) as caught:
        read.metric("resolution").cycles[-1].at_share(0.5)
    assert (caught.value.code, caught.value.message) == ("no-calendar", "the cycle was stored, and its calendar was not")
    assert caught.value.hint == "evaluate the events again: a stored report keeps verdicts, not calendars"


def test_a_report_goes_between_processes() -> None:
    found = report(ASKED, event(2, "agent_replied"), policies=USUAL, hours=5)
    assert pickle.loads(pickle.dumps(found)) == found


def test_metrics_compare_by_what_they_hold() -> None:
    one, other = report(ASKED, policies=USUAL).metric("agent_work"), report(ASKED, policies=USUAL).metric("agent_work")
    assert one == other
    assert hash(one) == hash(other)
    assert one != MetricReport("agent_work", "shop")
    assert one != MetricReport("requester_wait", "shop", one.cycles)
    assert one != MetricReport("agent_work", "amazon", one.cycles)
    assert one != "agent_work"
    assert repr(MetricReport("on_hold", "shop")) == "MetricReport('on_hold', 'shop', ())"
    assert MetricReport("on_hold", "shop").current is None
    assert hash(MetricReport("on_hold", "shop")) != hash(MetricReport("on_hold", "amazon"))


def test_what_nobody_promised_is_counted_when_somebody_looks_and_then_kept() -> None:
    counted: list[int] = []

    def count() -> tuple[()]:
        counted.append(1)
        return ()

    lazy = MetricReport("on_hold", "shop", count)
    assert (lazy.is_promised, counted) == (False, [])
    assert (lazy.cycles, lazy.cycles, counted) == ((), (), [1])
    assert report(ASKED, policies=USUAL).metric("first_response").is_promised
    assert not report(ASKED, policies=USUAL).metric("agent_work").is_promised


def test_what_runs_is_told_by_urgency() -> None:
    found = report(ASKED, policies=[policy(first_response="4h business", agent_work="2h business", resolution="3 business days")])
    assert [cycle.metric for cycle in found.running] == ["agent_work", "first_response", "resolution"]
    strictest = found.strictest("full_resolution")
    assert strictest is not None
    assert strictest.metric == "resolution"
    assert found.strictest("on_hold") is None
    assert {cycle.metric for cycle in found.cycles} >= {"first_response", "every_response", "requester_wait"}


@pytest.mark.parametrize(
    ("ask", "code", "message", "hint"),
    [
        (
            lambda found: found.metric("first_responce"),
            "unknown-metric",
            "no metric is called 'first_responce'",
            'did you mean "first_response"?',
        ),
        (
            lambda found: found.metric("resolution", clock="shopp"),
            "unknown-clock",
            "no clock called 'shopp' runs here",
            'did you mean "shop"?',
        ),
        (lambda found: found.explain("on_hold"), "unknown-cycle", "there is no such cycle to explain", "nothing has started"),
        (
            lambda found: found.explain("resolution", number=2),
            "unknown-cycle",
            "there is no such cycle to explain",
            "its cycles are numbered from 1 to 1",
        ),
        (lambda found: found.explain("resolution", customer_zone="Mars"), "unknown-time-zone", "", ""),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(ask: Any, code: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        ask(report(ASKED, policies=USUAL))
    assert caught.value.code == code
    assert caught.value.message.startswith(message)
    assert str(caught.value.hint).startswith(hint)


def stretches(found: SlaReport, metric: str, **more: Any) -> list[tuple[str, float, list[str]]]:
    told = found.explain(metric, **more)
    return [
        ("+" if one.is_counted else "-", one.duration / timedelta(hours=1), [cause.kind for cause in one.causes]) for one in told.segments
    ]


def test_an_explanation_cuts_open_time_where_the_clock_stood_still() -> None:
    waits = [policy(resolution="8h business", rules={"resolution": MetricRule(pauses=frozenset({"pending", "on_hold"}))})]
    events = [ASKED, event(1, "pending"), event(3, "customer_message"), event(4, "status_changed", status="on_hold")]
    found = report(*events, event(25, "status_changed", status="open"), policies=waits, hours=26)
    assert stretches(found, "resolution") == [
        ("+", 1, ["hours"]),
        ("-", 2, ["pending", "hours"]),
        ("+", 1, ["hours"]),
        ("-", 5, ["on_hold", "hours"]),
        ("-", 15, ["on_hold", "outside_hours"]),
        ("-", 1, ["on_hold", "hours"]),
        ("+", 6, ["hours"]),
    ]
    told = found.explain("resolution")
    assert (told.counted, told.time_zone, told.beside) == (timedelta(hours=8), "Europe/Berlin", None)
    assert [one.causes[0].time_zone for one in told.segments] == ["Europe/Berlin"] * 7


def test_an_explanation_of_wall_time_is_one_stretch_and_its_pauses() -> None:
    waits = [policy(agent_work="8h elapsed")]
    found = report(ASKED, event(1, "pending"), event(3, "customer_message"), event(6, "solved"), policies=waits, hours=26)
    assert stretches(found, "agent_work") == [("+", 1, ["running"]), ("-", 2, ["pending", "running"]), ("+", 3, ["running"])]
    assert found.explain("agent_work").counted == found.metric("agent_work").cycles[-1].elapsed == timedelta(hours=4)


def test_an_explanation_of_a_clock_that_stands_still_ends_now() -> None:
    waits = [policy(resolution="8h elapsed", rules={"resolution": MetricRule(pauses=frozenset({"open"}))})]
    found = report(ASKED, event(1, "status_changed", status="open"), policies=waits, hours=3)
    assert stretches(found, "resolution") == [("+", 1, ["running"]), ("-", 2, ["stopped", "running"])]


def test_an_explanation_tells_a_resumed_cycle_with_the_time_for_which_it_was_solved() -> None:
    found = report(ASKED, event(1, "solved"), event(3, "reopened"), event(4, "solved"), policies=[policy(resolution="8h elapsed")], hours=9)
    assert stretches(found, "resolution") == [("+", 1, ["running"]), ("-", 2, ["solved", "running"]), ("+", 1, ["running"])]


def test_an_overdue_clock_is_explained_until_now() -> None:
    found = report(ASKED, policies=[policy(first_response="1h elapsed")], hours=3)
    assert stretches(found, "first_response") == [("+", 3, ["running"])]
    nothing = evaluate([ASKED, TicketEvent(at=START, kind="closed")], [], calendars={}, now=START)
    assert nothing.metric("first_response").cycles == () or nothing.explain("first_response").segments == ()


def test_each_cycle_can_be_explained_by_its_number_and_beside_the_customers_clock() -> None:
    rules = {"resolution": MetricRule(reopen="new_cycle")}
    events = [ASKED, event(1, "solved"), event(3, "reopened"), event(7, "solved")]
    found = report(*events, policies=[policy(resolution="8h elapsed", rules=rules)], hours=9)
    assert stretches(found, "resolution", number=1) == [("+", 1, ["running"])]
    assert stretches(found, "resolution", number=2) == stretches(found, "resolution") == [("+", 4, ["running"])]
    told = found.explain("resolution", number=1, customer_zone="Asia/Tokyo")
    assert told.beside == "Asia/Tokyo"
    assert told.text("en").splitlines() == [
        (
            "+ Mon, Feb 2, 2026, 9:00\u2009–\u200910:00\u202fAM (1\xa0h): the clock runs | "
            "Tokyo Time: Mon, Feb 2, 2026, 5:00\u2009–\u20096:00\u202fPM"
        ),
        "= 1\xa0h",
    ]


def test_a_verdict_that_was_given_stays_and_a_running_clock_is_judged_anew() -> None:
    events = [ASKED, event(2, "agent_replied"), event(3, "customer_message")]
    kept = report(*events, policies=[policy(first_response="4h business", next_response="4h business")], hours=4)
    stricter = [policy("stricter", first_response="1h business", next_response="1h business")]
    without, with_kept = report(*events, policies=stricter, hours=4), report(*events, policies=stricter, hours=4, judged=kept)
    assert without.metric("first_response").state == "missed"
    first, following = (with_kept.metric(metric).cycles[-1] for metric in ("first_response", "next_response"))
    assert (first.state, first.policy, str(first.target)) == ("met", "usual", "4h business")
    assert first.calendar == BERLIN
    assert (following.state, following.policy) == ("active", "stricter")


def test_a_verdict_of_another_calendar_stays_and_tells_its_digest() -> None:
    events = [ASKED, event(2, "agent_replied")]
    kept = report(*events, policies=USUAL, hours=4)
    edited = {"default": BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["06:00-22:00"]})}
    now = START + timedelta(hours=4)
    again = evaluate(events, USUAL, calendars=edited, now=now, judged=SlaReport.from_json(kept.to_json()))
    cycle = again.metric("first_response").cycles[-1]
    assert (cycle.state, cycle.calendar_digest, cycle.calendar) == ("met", BERLIN.digest, None)
    same = evaluate(events, USUAL, calendars=CALENDARS, now=now, judged=SlaReport.from_json(kept.to_json()))
    assert same.metric("first_response").cycles[-1].calendar == BERLIN


def test_a_verdict_does_not_stay_where_the_run_was_another_one() -> None:
    kept = report(ASKED, event(2, "agent_replied"), policies=USUAL, hours=4)
    earlier = report(
        ASKED,
        event(1, "agent_replied"),
        event(2, "agent_replied"),
        policies=[policy("new", first_response="2h business")],
        hours=4,
        judged=kept,
    )
    assert earlier.metric("first_response").cycles[-1].policy == "new"


def test_a_kept_verdict_takes_the_number_that_it_has_now() -> None:
    rules = {"resolution": MetricRule(reopen="new_cycle")}
    policies = [policy(resolution="1h elapsed", rules=rules)]
    later = [event(5, "customer_message"), event(7, "closed")]
    kept = report(*later, policies=policies, hours=9)
    assert [cycle.number for cycle in kept.metric("resolution").cycles] == [1]
    both = report(ASKED, event(2, "closed"), *later, policies=policies, hours=9, judged=kept)
    assert [(cycle.number, cycle.state) for cycle in both.metric("resolution").cycles] == [(1, "missed"), (2, "missed")]
