"""Ladders: who hears of a conversation that waits, when, and what is no longer asked of them."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import TicketEvent
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.routing import Ladder, LadderState, Relaxation, Wait, current_wait, due, due_since

START = datetime(2026, 2, 3, 9, tzinfo=UTC)  # a Tuesday, 18:00 in Tokyo
MINUTE = timedelta(minutes=1)
WAIT = Wait(START, "asked")
STEPS = [{"at": "50%", "to": "lead"}, {"at": "100%", "to": "operations"}, {"at": "250 %", "to": "aiko"}]
TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
CALENDARS = {"tokyo": TOKYO}


def at(share: float) -> datetime:
    return START + share * timedelta(hours=2)


def ladder(*steps: dict[str, Any], **options: Any) -> Ladder:
    return Ladder.from_config(list(steps), calendars=CALENDARS, **options)


def told(state: LadderState) -> list[str]:
    return [step.step.to for step in state.due]


@pytest.mark.parametrize(
    ("minutes", "due_now", "following"),
    [
        (0, [], "lead"),
        (59, [], "lead"),
        (60, ["lead"], "operations"),
        (120, ["lead", "operations"], "aiko"),
        (299, ["lead", "operations"], "aiko"),
        (300, ["lead", "operations", "aiko"], None),
    ],
)
def test_a_step_takes_effect_at_its_share(minutes: int, due_now: list[str], following: str | None) -> None:
    state = due_since(ladder(*STEPS), WAIT, START + timedelta(minutes=minutes), at_share=at)
    assert told(state) == due_now
    assert (state.upcoming.step.to if state.upcoming else None) == following


def test_a_due_step_names_its_instant() -> None:
    (step,) = due_since(ladder(STEPS[0]), WAIT, START + timedelta(days=9), at_share=at).due
    assert (step.due_at, step.reached_at, step.step.percent, step.step.share) == (at(0.5), at(0.5), 50, 0.5)


def test_no_steps_are_never_due() -> None:
    state = due_since(Ladder(), WAIT, START)
    assert (state.due, state.upcoming, state.next_check_at) == ((), None, None)


def test_a_wait_is_counted_on_its_own_clock() -> None:
    steps = ladder(
        {"after": "30m elapsed", "to": "lead"},
        {"after": "1h business", "calendar": "tokyo", "to": "asia"},
        {"after": "2 business days", "calendar": "tokyo", "to": "operations"},
    )
    state = due_since(steps, WAIT, START)
    assert state.next_check_at == START + 30 * MINUTE
    everything = due_since(steps, WAIT, START + timedelta(days=9))
    assert [step.due_at.isoformat() for step in everything.due] == [
        "2026-02-03T09:30:00+00:00",
        "2026-02-04T01:00:00+00:00",  # an hour after the opening in Tokyo
        "2026-02-05T09:00:00+00:00",  # the close of the second day
    ]


@pytest.mark.parametrize(
    ("step", "told_at"),
    [
        ({"after": "30m elapsed", "to": "asia"}, "2026-02-04T00:00:00+00:00"),
        ({"after": "30m elapsed", "to": "asia", "any_hour": True}, "2026-02-03T09:30:00+00:00"),
        ({"after": "16h elapsed", "to": "asia"}, "2026-02-04T01:00:00+00:00"),
    ],
)
def test_nobody_is_told_at_night_unless_the_step_is_for_any_hour(step: dict[str, Any], told_at: str) -> None:
    state = due_since(ladder(step), WAIT, START, hours_of=lambda _: TOKYO)
    assert state.next_check_at is not None
    assert state.next_check_at.isoformat() == told_at


def test_an_alarm_comes_at_night_while_the_target_can_still_be_met() -> None:
    state = due_since(ladder({"at": "50%", "to": "lead"}), WAIT, START, at_share=at, hours_of=lambda _: TOKYO)
    assert state.next_check_at == at(0.5)
    missed = due_since(ladder({"at": "100%", "to": "lead"}), WAIT, START, at_share=at, hours_of=lambda _: TOKYO)
    assert missed.next_check_at == TOKYO.next_open(at(1.0))


def test_time_that_runs_out_at_the_close_does_not_wait_for_the_morning() -> None:
    asked = Wait(datetime(2026, 2, 3, 7, tzinfo=UTC), "asked")  # 16:00 in Tokyo
    state = due_since(ladder({"after": "2h business", "calendar": "tokyo", "to": "lead"}), asked, START, hours_of=lambda _: TOKYO)
    assert [step.due_at for step in state.due] == [START]


def test_hours_that_never_come_again_do_not_swallow_an_alarm() -> None:
    over = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={START.date() - timedelta(days=3): ["09:00-10:00"]})
    state = due_since(ladder({"after": "30m elapsed", "to": "lead"}), WAIT, START, hours_of=lambda _: over)
    assert state.next_check_at == START + 30 * MINUTE


def test_a_step_that_nobody_could_take_gives_way_at_once() -> None:
    steps = ladder(
        {"after": "30m elapsed", "to": "gold", "skip_if_empty": True},
        {"after": "60m elapsed", "to": "silver", "skip_if_empty": True},
        {"after": "90m elapsed", "to": "operations"},
    )
    empty = {"gold"}
    state = due_since(steps, WAIT, START + timedelta(days=1), is_empty=lambda step, _: step.to in empty)
    assert [(step.step.to, step.due_at - START) for step in state.due] == [("silver", 30 * MINUTE), ("operations", 90 * MINUTE)]
    everybody_gone = due_since(steps, WAIT, START + timedelta(days=1), is_empty=lambda *_: True)
    assert [(step.step.to, step.due_at - START) for step in everybody_gone.due] == [("operations", 30 * MINUTE)]


def test_due_steps_relax_what_is_asked() -> None:
    steps = ladder(
        {"after": "30m elapsed", "to": "asia", "drop_skills": ["customs"]},
        {"after": "60m elapsed", "to": "asia", "max_language_distance": 20, "drop_skills": ["carrier:dhl"], "priority": "high"},
        {"after": "90m elapsed", "to": "operations", "priority": "normal"},
    )
    relaxed = [due_since(steps, WAIT, START + minutes * MINUTE).relaxation for minutes in (0, 30, 60, 90)]
    both = Relaxation(dropped_skills=frozenset({"customs", "carrier:dhl"}), max_language_distance=20, priority="high")
    assert relaxed == [Relaxation(), Relaxation(dropped_skills=frozenset({"customs"})), both, both]


def event(minutes: int, kind: Any, event_id: str) -> TicketEvent:
    return TicketEvent(at=START + minutes * MINUTE, kind=kind, event_id=event_id)


@pytest.mark.parametrize(
    ("events", "started_by"),
    [
        ([], None),
        ([event(0, "customer_message", "a")], "a"),
        ([event(0, "customer_message", "a"), event(5, "customer_message", "b")], "a"),  # nobody waits anew for having asked twice
        ([event(0, "customer_message", "a"), event(5, "note", "b")], "a"),
        ([event(0, "customer_message", "a"), event(5, "agent_replied", "b")], None),
        ([event(0, "customer_message", "a"), event(5, "sent", "b")], "a"),  # an automatic reply is none
        ([event(0, "customer_message", "a"), event(5, "agent_replied", "b"), event(9, "customer_message", "c")], "c"),
        ([event(0, "customer_message", "a"), event(5, "solved", "b"), event(9, "reopened", "c")], "c"),
        ([event(5, "agent_replied", "b"), event(5, "customer_message", "c")], "c"),  # at one instant a reply stops before a message starts
    ],
)
def test_a_wait_begins_with_what_nobody_answered(events: list[TicketEvent], started_by: str | None) -> None:
    shuffled = random.Random(3).sample(events, len(events))
    wait = current_wait(shuffled)
    assert (wait.started_by if wait else None) == started_by


def test_what_restarts_a_wait_is_data() -> None:
    tables = {"ladders": {"patient": {"steps": [{"after": "30m elapsed", "to": "lead"}], "restarts_on": ["customer_message"]}}}
    patient = Ladder.read_all(tables, calendars={})["patient"]
    events = [event(0, "customer_message", "a"), event(20, "customer_message", "b")]
    assert due(patient, events, START + 40 * MINUTE).due == ()
    assert due(patient, events, START + 40 * MINUTE).next_check_at == START + 50 * MINUTE
    assert [step.step.to for step in due(patient, events, START + 50 * MINUTE).due] == ["lead"]


def test_a_reply_stops_the_ladder() -> None:
    steps = ladder({"after": "30m elapsed", "to": "lead"})
    events = [event(0, "customer_message", "a"), event(29, "agent_replied", "b")]
    assert due(steps, events, START + timedelta(days=1)) == LadderState()


def test_the_same_step_has_the_same_id_until_the_wait_is_another_one() -> None:
    steps = ladder({"after": "30m elapsed", "to": "lead"}, {"after": "60m elapsed", "to": "operations"}, name="usual")
    first = due(steps, [event(0, "customer_message", "a")], START + 30 * MINUTE).due
    later = due(steps, [event(0, "customer_message", "a"), event(40, "customer_message", "b")], START + 60 * MINUTE).due
    assert [step.id for step in first] == [step.id for step in later[:1]]
    assert len({step.id for step in later}) == 2
    assert due(steps, [event(0, "customer_message", "c")], START + 30 * MINUTE).due[0].id != first[0].id


def test_a_ladder_goes_on_with_another_one() -> None:
    tables = {
        "ladders": {
            "day": {"steps": [{"after": "30m elapsed", "to": "lead"}], "then": "night"},
            "night": {"steps": [{"after": "10m elapsed", "to": "operations"}]},
        }
    }
    day = Ladder.read_all(tables, calendars={})["day"]
    assert [(step.step.to, step.due_at - START) for step in due_since(day, WAIT, START + timedelta(days=1)).due] == [
        ("lead", 30 * MINUTE),
        ("operations", 40 * MINUTE),
    ]
    assert [step.to for step in day.all_steps] == ["lead", "operations"]


@pytest.mark.parametrize(
    ("ladders", "code", "key"),
    [
        ({"a": {"steps": [{"at": "1%", "to": "x"}], "then": "a"}}, "ladder-cycle", "ladders.a.then"),
        ({"a": {"steps": [{"at": "1%", "to": "x"}], "then": "nightt"}}, "unknown-ladder", "ladders.a.then"),
        ({"a": {"steps": [{"at": "1%", "to": "x"}], "restarts_on": ["note", "replied"]}}, "unknown-event-kind", "ladders.a.restarts_on[1]"),
        ({"a": {"steps": []}}, "too-short", "ladders.a.steps"),
        ({"a": {"steps": [{"after": "soon", "to": "x"}]}}, "bad-target", "ladders.a.steps[0].after"),
        ({"a": {"stepz": []}}, "unknown-key", "ladders.a.stepz"),
    ],
)
def test_a_fault_of_a_named_ladder_names_its_place(ladders: Any, code: str, key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Ladder.read_all({"ladders": ladders}, calendars=CALENDARS)
    assert (code, key) in [(fault.code, fault.key) for fault in caught.value.faults]


def test_a_cycle_of_three_ladders_is_found_at_each_of_them() -> None:
    step = [{"at": "1%", "to": "x"}]
    tables = {name: {"steps": step, "then": then} for name, then in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))}
    with pytest.raises(ConfigurationError) as caught:
        Ladder.read_all({"ladders": tables}, calendars={})
    assert [(fault.code, fault.key) for fault in caught.value.faults] == [("ladder-cycle", f"ladders.{name}.then") for name in "abc"]


@pytest.mark.parametrize(
    ("steps", "code", "key"),
    [
        ([], "too-short", "steps"),
        ("50%", "list-type", "steps"),
        ([{"at": "50%"}], "missing-key", "steps[0].to"),
        ([{"to": "lead"}], "bad-step", "steps[0]"),
        ([{"at": "50%", "after": "2h elapsed", "to": "lead"}], "bad-step", "steps[0]"),
        ([{"after": "2h business", "to": "lead"}], "bad-step", "steps[0]"),
        ([{"after": "2h", "to": "lead"}], "bad-target", "steps[0].after"),
        ([{"after": "2h business", "calendar": "tokio", "to": "lead"}], "unknown-calendar", "steps[0].calendar"),
        ([{"at": "50%", "too": "lead", "to": "lead"}], "unknown-key", "steps[0].too"),
        ([{"at": "half", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": "0%", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": "301%", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": "-5%", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": "50", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": 50, "to": "lead"}], "string-type", "steps[0].at"),
        ([{"at": "٥٠%", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": "50%", "to": ""}], "string-too-short", "steps[0].to"),
        ([{"at": "50%", "to": "lead", "any_hour": "no"}], "bool-type", "steps[0].any_hour"),
        ([{"at": "50%", "to": "lead", "max_language_distance": -1}], "greater-than-equal", "steps[0].max_language_distance"),
        ([{"at": "50%", "to": "lead"}, {"at": "50%", "to": "operations"}], "not-increasing", "steps[1].at"),
        ([{"at": "100%", "to": "lead"}, {"at": "50%", "to": "operations"}], "not-increasing", "steps[1].at"),
        ([{"after": "2h elapsed", "to": "lead"}, {"after": "90m elapsed", "to": "operations"}], "not-increasing", "steps[1].after"),
        (
            [{"at": "1%", "to": "a", "max_language_distance": 20}, {"at": "2%", "to": "a", "max_language_distance": 10}],
            "not-relaxing",
            "steps[1].max_language_distance",
        ),
        ([{"at": "50%", "to": "lead", "skip_if_empty": True}], "last-step-skippable", "steps[0].skip_if_empty"),
        ([{"at": f"{number}%", "to": "lead"} for number in range(1, 22)], "too-long", "steps"),
    ],
)
def test_a_fault_names_its_place(steps: Any, code: str, key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Ladder.from_config(steps=steps, calendars=CALENDARS)
    assert [(fault.code, fault.key) for fault in caught.value.faults] == [(code, key)]


def test_steps_on_two_clocks_cannot_be_compared_on_paper_and_keep_their_order_in_time() -> None:
    steps = ladder({"after": "5h business", "calendar": "tokyo", "to": "lead"}, {"after": "1h elapsed", "to": "operations"})
    state = due_since(steps, WAIT, START + timedelta(days=9))
    assert [step.due_at for step in state.due] == [datetime(2026, 2, 4, 5, tzinfo=UTC)] * 2


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        due_since(ladder(*STEPS), WAIT, datetime(2026, 2, 3), at_share=at)  # noqa: DTZ001
    assert caught.value.code == "naive-datetime"


def test_a_share_needs_a_target() -> None:
    with pytest.raises(UsageError) as caught:
        due_since(ladder(*STEPS), WAIT, START)
    assert caught.value.code == "no-target"


@settings(max_examples=100)
@given(st.sets(st.integers(1, 300), min_size=1, max_size=8), st.integers(0, 500), st.integers(0, 500))
def test_what_is_due_stays_due_and_the_next_step_follows_it(percents: set[int], minutes: int, later: int) -> None:
    steps = ladder(*({"at": f"{percent}%", "to": "lead"} for percent in sorted(percents)))
    now = START + timedelta(minutes=minutes)
    state = due_since(steps, WAIT, now, at_share=at)
    assert due_since(steps, WAIT, now + timedelta(minutes=later), at_share=at).due[: len(state.due)] == state.due
    named = [*(step.step for step in state.due), *([state.upcoming.step] if state.upcoming else [])]
    assert named == list(steps.steps[: len(state.due) + bool(state.upcoming)])


@settings(max_examples=100)
@given(st.lists(st.sampled_from(["elapsed", "business"]), min_size=1, max_size=6), st.integers(0, 20_000), st.sampled_from([None, TOKYO]))
def test_no_step_is_reached_before_the_one_above_it(
    clocks: list[str],
    minutes: int,
    hours: BusinessCalendar | None,
) -> None:
    tables = [
        {"after": f"{20 * (number + 1)}m {clock}", "to": "lead", **({"calendar": "tokyo"} if clock == "business" else {})}
        for number, clock in enumerate(clocks)
    ]
    now = START + minutes * MINUTE
    state = due_since(ladder(*tables), WAIT, now, hours_of=lambda _: hours)
    reached = [step.reached_at for step in state.due]
    assert reached == sorted(reached)
    assert all(step.reached_at <= step.due_at <= now for step in state.due)
    assert (state.next_check_at is None) == (len(state.due) == len(tables))
    assert state.next_check_at is None or state.next_check_at > now
