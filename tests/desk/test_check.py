"""Clocks: what is owed, who hears of it when time runs out, and what the host tells about its people."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import Conversation, Customer, Plan, SupportDesk, TicketEvent, UsageError
from xborder_support.conversations import Checkpoint, TicketEventKind
from xborder_support.desk import Escalate
from xborder_support.testing import message

TUESDAY = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)  # 15:00 in Berlin, whose desk is open until 20:00
LATE = datetime(2026, 2, 3, 18, 0, tzinfo=UTC)  # 19:00 there: one hour of the two is left for tomorrow
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ENGLISH = "Hello, where is my order? I have been waiting for it."
GB = "447400123456"

Say = Callable[..., Plan]
MakeDesk = Callable[..., SupportDesk]


def alarms(plan: Plan) -> list[tuple[str, str]]:
    return [(action.metric, action.to) for action in plan.actions if isinstance(action, Escalate)]


def keys(plan: Plan) -> list[str]:
    return [action.idempotency_key for action in plan.actions]


@pytest.fixture
def asked(say: Say) -> Conversation:
    return say(ENGLISH, sender=GB, at=TUESDAY).conversation


@pytest.mark.parametrize(
    ("passed", "expected", "next_check"),
    [
        (timedelta(0), [], HOUR),
        (HOUR - MINUTE, [], HOUR),
        (HOUR, ["jonas"], 2 * HOUR),
        (2 * HOUR - MINUTE, ["jonas"], 2 * HOUR),
        (2 * HOUR, ["jonas", "operations", "the promise"], None),
        (9 * HOUR, ["jonas", "operations", "the promise"], None),
    ],
)
def test_shares_of_the_target_raise_alarms(
    desk: SupportDesk, asked: Conversation, passed: timedelta, expected: list[str], next_check: timedelta | None
) -> None:
    plan = desk.check(asked, now=TUESDAY + passed)
    assert alarms(plan) == [("promise", "jonas") if to == "the promise" else ("first_response", to) for to in expected]
    resolution = plan.deadlines["resolution"].due_at
    assert plan.next_check_at == (TUESDAY + next_check if next_check else resolution)


def test_shares_are_of_business_time(desk: SupportDesk, say: Say) -> None:
    conversation = say(ENGLISH, sender=GB, at=LATE).conversation
    tomorrow = datetime(2026, 2, 4, 7, 0, tzinfo=UTC)  # 8:00 in Berlin
    assert desk.check(conversation, now=LATE + HOUR).deadlines["first_response"].due_at == tomorrow + HOUR
    assert alarms(desk.check(conversation, now=LATE + HOUR - MINUTE)) == []
    assert alarms(desk.check(conversation, now=tomorrow - MINUTE)) == [("first_response", "jonas")]
    assert alarms(desk.check(conversation, now=tomorrow + HOUR)) == [
        ("first_response", "jonas"),
        ("first_response", "operations"),
        ("promise", "jonas"),
    ]


def test_asked_again_it_gives_the_same_keys(desk: SupportDesk, asked: Conversation) -> None:
    first = desk.check(asked, now=TUESDAY + 2 * HOUR)
    again = desk.check(asked, now=TUESDAY + 7 * HOUR)
    assert keys(first) == keys(again)
    assert len(set(keys(first))) == 3
    second = desk.handle(
        message("Any news?", channel="whatsapp", sender=GB, at=TUESDAY + 8 * HOUR), now=TUESDAY + 8 * HOUR, conversation=asked
    )
    assert set(keys(first)) <= set(keys(second))


def test_two_conversations_share_no_key(desk: SupportDesk, say: Say, asked: Conversation) -> None:
    other = say(ENGLISH, sender="447400123457", at=TUESDAY).conversation
    now = TUESDAY + 2 * HOUR
    assert set(keys(desk.check(asked, now=now))).isdisjoint(keys(desk.check(other, now=now)))


def test_an_answer_stops_the_clock(desk: SupportDesk, asked: Conversation) -> None:
    answered = desk.record(TicketEvent(at=TUESDAY + HOUR, kind="agent_replied", agent="amara"), asked)
    plan = desk.check(answered, now=TUESDAY + 5 * HOUR)
    assert plan.actions == ()
    assert set(plan.deadlines) == {"resolution"}
    assert plan.market == "GB"
    solved = desk.record(TicketEvent(at=TUESDAY + 2 * HOUR, kind="solved"), answered)
    over = desk.check(solved, now=TUESDAY + timedelta(days=30))
    assert (over.actions, over.deadlines, over.next_check_at) == ((), {}, None)


def test_an_answer_that_is_told_late_or_twice_counts_once_and_from_its_own_time(desk: SupportDesk, asked: Conversation) -> None:
    later = desk.record(TicketEvent(at=TUESDAY + 4 * HOUR, kind="customer_message", event_id="m2", channel="whatsapp"), asked)
    reply = TicketEvent(at=TUESDAY + HOUR, kind="agent_replied", agent="amara", event_id="r1")
    known = desk.record(reply, desk.record(reply.moved_to(TUESDAY + 3 * HOUR), later))
    assert desk.record(reply, known) == known
    running = desk.check(known, now=TUESDAY + 4 * HOUR).deadlines
    assert set(running) == {"next_response", "resolution"}
    assert running["next_response"].started_at == TUESDAY + 4 * HOUR
    assert running["next_response"].due_at == datetime(2026, 2, 4, 10, 0, tzinfo=UTC), "4 business hours, one of them today"


def test_a_message_from_a_clock_that_runs_ahead_starts_a_clock_all_the_same(desk: SupportDesk) -> None:
    event = message(ENGLISH, channel="whatsapp", sender=GB, at=TUESDAY + timedelta(seconds=2))
    plan = desk.handle(event, now=TUESDAY)
    assert plan.deadlines["first_response"].due_at == TUESDAY + timedelta(hours=2, seconds=2)
    assert plan.next_check_at == TUESDAY + timedelta(hours=1, seconds=2)


SATURDAY = datetime(2026, 2, 7, 16, 0, tzinfo=UTC)


@pytest.fixture
def amazon(say: Say) -> Plan:
    return say("Where is my order? It has not come", channel="amazon", at=SATURDAY, details={"marketplace_territory": "US"})


def test_amazons_clock_runs_beside_the_shops(amazon: Plan) -> None:
    clocks = {(deadline.metric, deadline.clock): deadline.due_at for deadline in amazon.all_deadlines}
    assert clocks["first_response", "amazon"] == SATURDAY + timedelta(hours=24)
    assert clocks["first_response", "shop"] == datetime(2026, 2, 9, 9, 0, tzinfo=UTC)
    assert amazon.deadlines["first_response"].clock == "amazon"
    assert amazon.deadlines["first_response"].policy == "AMZ-24H"


def test_somebody_hears_of_a_clock_that_runs_out_before_anybody_is_there(amazon: Plan) -> None:
    assert alarms(amazon) == [("first_response", "jonas")]
    (alarm,) = [action for action in amazon.actions if isinstance(action, Escalate)]
    assert alarm.due_at == SATURDAY + timedelta(hours=24)
    assert alarm.reasons[0].code == "due-before-opening"
    assert "before anybody is there again" in amazon.explain()


def test_a_clock_that_has_run_out_already_is_said_to_have_run_out(say: Say, amazon: Plan) -> None:
    sunday = SATURDAY + 26 * HOUR
    again = say("Hello?", channel="amazon", at=sunday, conversation=amazon.conversation, details={"marketplace_territory": "US"})
    codes = {reason.code for action in again.actions if isinstance(action, Escalate) for reason in action.reasons}
    assert "passed-before-opening" in codes
    assert "ran out at 2026-02-08 16:00 UTC, and nobody is there before" in again.explain()


def test_an_automatic_reply_does_not_stop_amazons_clock(desk: SupportDesk, amazon: Plan) -> None:
    (reply,) = amazon.replies
    sent = TicketEvent(at=SATURDAY + MINUTE, kind="sent", action_key=reply.idempotency_key)
    plan = desk.check(desk.record(sent, amazon.conversation), now=SATURDAY + 12 * HOUR)
    assert plan.deadlines["first_response"].clock == "amazon"
    assert alarms(plan) == [("first_response", "jonas")]


def test_a_second_question_on_a_weekend_raises_the_alarm_too(desk: SupportDesk, say: Say, amazon: Plan) -> None:
    past = amazon.conversation
    for event in (
        TicketEvent(at=SATURDAY + HOUR, kind="assigned", agent="dewi", team="asia"),
        TicketEvent(at=SATURDAY + 2 * HOUR, kind="agent_replied", agent="dewi"),
    ):
        past = desk.record(event, past)
    again = say("And my refund?", channel="amazon", at=SATURDAY + 3 * HOUR, conversation=past)
    assert again.assignment is None, "the owner stays"
    assert alarms(again) == [("next_response", "aiko")]


def test_a_clock_in_good_hands_raises_no_alarm(say: Say) -> None:
    assert alarms(say(ENGLISH, sender=GB, at=TUESDAY)) == []


def test_where_nobody_will_ever_be_there_somebody_hears_of_it(desk_with: MakeDesk, say: Say) -> None:
    past = {"time_zone": "Asia/Tokyo", "hours": {}, "exceptions": {"2026-01-05": ["09:00-10:00"]}}
    desk = desk_with(calendars__tokyo=past, calendars__berlin=past, calendars__sao_paulo=past)
    plan = say("荷物が届きません。", channel="line", at=TUESDAY, of=desk)
    assert plan.promised_at is None
    assert plan.replies[0].messages == ("salutation", "ack", "empathy", "signature")
    assert plan.deadlines["first_response"].due_at == TUESDAY + 2 * HOUR, "counted round the clock"
    assert {"counted-round-the-clock"} <= {reason.code for reason in plan.reasons}
    assert alarms(plan) == [("first_response", "aiko")]
    assert "nobody is known who will be there" in plan.explain()
    # Elapsed time still counts as it is.
    amazon = say("Where is it?", channel="amazon", at=TUESDAY, details={"marketplace_territory": "US"}, of=desk)
    assert ("amazon", TUESDAY + 24 * HOUR) in {(deadline.clock, deadline.due_at) for deadline in amazon.all_deadlines}


def test_a_desk_of_the_markets_own_habits_has_clocks(say: Say) -> None:
    bare = SupportDesk.from_config({"format": 1, "shop": {"name": "Kaze", "other_countries": "JP"}, "markets": {"JP": {}}})
    plan = say("荷物が届きません。", sender="819012345678", at=TUESDAY, of=bare)
    assert plan.deadlines["first_response"].policy == "usual in JP"
    assert alarms(plan) == [], "a shop without a roster routes by itself"


def test_without_any_policy_and_market_nothing_runs(say: Say) -> None:
    bare = SupportDesk.from_config({"format": 1, "shop": {"name": "Kaze"}})
    plan = say(ENGLISH, at=TUESDAY, of=bare)
    assert (plan.deadlines, plan.next_check_at) == ({}, None)


HISTORIES: dict[str, list[tuple[float, dict[str, Any]]]] = {
    "waiting for the first answer": [],
    "answered": [(1, {"kind": "agent_replied", "agent": "amara"})],
    "asked again": [(1, {"kind": "agent_replied"}), (2, {"kind": "customer_message", "event_id": "m2"})],
    "solved": [(1, {"kind": "agent_replied"}), (2, {"kind": "solved"})],
    "solved and asked again": [(1, {"kind": "solved"}), (30, {"kind": "customer_message", "event_id": "m2"})],
    "closed and asked again": [
        (1, {"kind": "agent_replied"}), (2, {"kind": "closed"}), (30, {"kind": "customer_message", "event_id": "m2"}),
    ],
    "opted out": [(1, {"kind": "opted_out", "scope": "all"})],
    "reopened": [(1, {"kind": "agent_replied"}), (2, {"kind": "solved"}), (30, {"kind": "reopened"})],
    "an agent wrote first": [(-1, {"kind": "agent_replied"})],
}  # fmt: skip


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("sealed_after_hours", [0.5, 1.5, 10, 40])
def test_sealing_changes_no_clock_and_no_key(desk: SupportDesk, asked: Conversation, history: str, sealed_after_hours: float) -> None:
    for hours, fields in HISTORIES[history]:
        asked = desk.record(TicketEvent(at=TUESDAY + hours * HOUR, channel="whatsapp", **fields), asked)
    sealed = asked.seal(TUESDAY + sealed_after_hours * HOUR)
    assert isinstance(sealed.checkpoint, Checkpoint)
    now = TUESDAY + 50 * HOUR
    whole, short = desk.check(asked, now=now), desk.check(sealed, now=now)
    assert short.all_deadlines == whole.all_deadlines
    assert keys(short) == keys(whole)
    assert short.next_check_at == whole.next_check_at
    follow_up = message("One more thing", channel="whatsapp", sender=GB, at=now)
    after = [desk.handle(follow_up, now=now, conversation=past) for past in (asked, sealed)]
    assert after[0].deadlines == after[1].deadlines
    assert after[0].promised_at == after[1].promised_at


KINDS = [kind for kind in get_args(TicketEventKind) if kind != "created"]  # a bare "created" says nothing of anybody who waits


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(KINDS)), max_size=12), st.integers(0, 70))
@settings(max_examples=150)
def test_sealing_anything_anywhere_changes_no_clock_and_no_key(history: list[tuple[int, TicketEventKind]], sealed_after_hours: int) -> None:
    desk = _desk()
    events = [TicketEvent(at=TUESDAY + hours * HOUR, kind=kind, channel="whatsapp", market="GB") for hours, kind in history]
    whole = Conversation().add(*events)
    short = whole.seal(TUESDAY + sealed_after_hours * HOUR)
    for hours in (70, 90, 200):
        plans = [desk.check(conversation, now=TUESDAY + hours * HOUR) for conversation in (whole, short)]
        assert plans[0].all_deadlines == plans[1].all_deadlines
        assert keys(plans[0]) == keys(plans[1])


@cache
def _desk() -> SupportDesk:
    return SupportDesk.load(Path(__file__).parents[2] / "examples" / "desk.toml")


def test_a_long_conversation_is_sealed_once_no_provider_can_repeat_it(desk: SupportDesk) -> None:
    plan, now = Plan(actions=(), conversation=Conversation(), inputs_digest=""), TUESDAY
    for day in range(150):
        now = TUESDAY + timedelta(days=day)
        plan = desk.handle(message(f"Message {day}", channel="whatsapp", sender=GB, at=now), now=now, conversation=plan.conversation)
    checkpoint = plan.conversation.checkpoint
    assert checkpoint is not None
    assert len(plan.conversation.events) <= 200
    assert checkpoint.sealed_before <= now - timedelta(days=8)
    assert plan.deadlines["first_response"].started_at == TUESDAY
    copied = Conversation.from_json(plan.conversation.to_json())
    assert copy.deepcopy(copied) == plan.conversation


def test_a_naive_now_is_refused(desk: SupportDesk, asked: Conversation) -> None:
    naive = datetime(2026, 2, 3, 14, 0)  # noqa: DTZ001
    with pytest.raises(UsageError, match="naive-datetime"):
        desk.check(asked, now=naive)
    with pytest.raises(UsageError, match="naive-datetime"):
        desk.handle(message("x", channel="line"), now=naive)


def test_who_is_asked_about_does_not_change_what_is_due(desk: SupportDesk, asked: Conversation) -> None:
    plain = desk.check(asked, now=TUESDAY + HOUR)
    known = desk.check(asked, now=TUESDAY + HOUR, customer=Customer(id="C1"))
    assert keys(plain) == keys(known)
    assert plain.inputs_digest != known.inputs_digest
