"""Ladders of rules as time passes: they keep to their rule, raise and never lower, and leave nothing out between two looks."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Conversation, Customer, Plan, SupportDesk, TicketEvent, UsageError
from xborder_support.desk import Assign, json_schema
from xborder_support.sla import METRICS
from xborder_support.testing import message
from xborder_support.topics import TopicGuess

from .conftest import MakeDesk

BERLIN = "+4915112345678"
NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)  # 13:00 in Berlin
MINUTE = timedelta(minutes=1)
TO = [{"team": "of_market"}]
REST = {"name": "everyone else", "to": TO}
STEPS: list[dict[str, Any]] = [
    {"after": "20m elapsed", "to": "europe", "priority": "high"},
    {"after": "40m elapsed", "to": "operations", "any_hour": True},
]


def make(desk_with: MakeDesk, *rules: Any, steps: Any = STEPS, escalation: Any = None, **settings: Any) -> SupportDesk:
    ladder = {"patient": {"steps": steps, **settings.pop("ladder", {})}}
    return desk_with(routing=[*rules, REST], tagging=[], ladders=ladder, escalation=escalation or {}, **settings)


def asked(desk: SupportDesk, text: str = "My parcel is stuck in customs.", *, at: datetime = NOON, **known: Any) -> Plan:
    return desk.handle(message(text, channel="whatsapp", sender=BERLIN, at=at), now=at, **known)


def told(plan: Plan) -> list[str]:
    return [action.to for action in plan.actions if action.kind == "escalate" and action.metric == "wait"]


def given(plan: Plan) -> list[Assign]:
    return [action for action in plan.actions if action.kind == "assign"]


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ([{"name": "calm", "when": {"priority": "normal"}, "to": TO, "ladder": "patient"}], "My parcel is stuck in customs."),
        ([{"name": "angry", "when": {"is_negative": True}, "to": TO, "ladder": "patient"}], "This is unacceptable, worst service ever!"),
        ([{"name": "codes", "when": {"error_codes": ["E05"]}, "to": TO, "ladder": "patient"}], "The display shows error E05."),
        (
            [
                {"name": "high", "when": {"priority": "high"}, "to": TO},
                {"name": "customs", "when": {"topic": "customs"}, "to": TO, "priority": "high", "ladder": "patient"},
            ],
            "My parcel is stuck in customs.",
        ),
    ],
)
def test_the_ladder_is_that_of_the_rule_that_took_the_message(desk_with: MakeDesk, rules: list[dict[str, Any]], text: str) -> None:
    desk = make(desk_with, *rules)
    plan = asked(desk, text)
    assert plan.assignment is not None
    assert plan.assignment.rule == rules[-1]["name"]
    assert plan.next_check_at == NOON + 20 * MINUTE
    first = desk.check(plan.conversation, now=NOON + 20 * MINUTE)
    assert (told(first), first.conversation.state.priority) == (["europe"], "high")
    assert told(desk.check(first.conversation, now=NOON + 40 * MINUTE)) == ["europe", "operations"]


def test_what_was_only_recorded_keeps_its_ladder_once_that_raises_the_priority(desk_with: MakeDesk) -> None:
    desk = make(desk_with, {"name": "calm", "when": {"priority": "normal"}, "to": TO, "ladder": "patient"})
    seen = TicketEvent(at=NOON, kind="customer_message", channel="whatsapp", market="DE")
    first = desk.check(desk.record(seen, Conversation()), now=NOON + 20 * MINUTE)
    assert told(desk.check(first.conversation, now=NOON + 40 * MINUTE)) == ["europe", "operations"]


def test_who_names_another_topic_chooses_another_ladder(desk_with: MakeDesk) -> None:
    desk = make(desk_with, {"name": "customs", "when": {"topic": "customs"}, "to": TO, "ladder": "patient"})
    named = TicketEvent(at=NOON + 5 * MINUTE, kind="classified", topic="where_is_order")
    assert told(desk.check(desk.record(named, asked(desk).conversation), now=NOON + 20 * MINUTE)) == []


def test_a_step_never_lowers_a_priority(desk_with: MakeDesk) -> None:
    desk = make(desk_with, {"name": "all", "to": TO, "ladder": "patient"})
    urgent = TicketEvent(at=NOON + MINUTE, kind="priority_changed", priority="urgent")
    plan = desk.check(desk.record(urgent, asked(desk).conversation), now=NOON + 20 * MINUTE)
    assert (told(plan), plan.conversation.state.priority) == (["europe"], "urgent")


def test_a_raised_priority_has_its_clocks_at_once_and_asked_again_nothing_changes(desk_with: MakeDesk) -> None:
    policies = [{"when": {"priority": "high"}, "first_response": "30m elapsed"}, {"first_response": "2h elapsed"}]
    steps = [{"at": "25%", "to": "europe", "priority": "high"}, {"at": "300%", "to": "operations"}]
    alarm = {"first_response": {"steps": [{"at": "150%", "to": "lead", "any_hour": True}]}}
    desk = make(desk_with, {"name": "all", "to": TO, "ladder": "patient"}, steps=steps, sla=policies, escalation=alarm)
    plan = desk.check(asked(desk).conversation, now=NOON + 30 * MINUTE)
    assert plan.deadlines["first_response"].due_at == NOON + 30 * MINUTE
    assert plan.next_check_at == NOON + 45 * MINUTE
    again = desk.check(plan.conversation, now=NOON + 30 * MINUTE)
    assert (again.actions, again.next_check_at, again.conversation) == (plan.actions, plan.next_check_at, plan.conversation)


def test_what_nobody_can_take_at_night_is_looked_at_when_they_come(desk_with: MakeDesk) -> None:
    steps = [{"after": "20m elapsed", "to": "europe", "any_hour": True, "drop_skills": ["customs"]}]
    rule = {"name": "all", "to": [{"skill": "customs", "team": "europe"}], "ladder": "patient"}
    desk = make(desk_with, rule, steps=steps, sla=[{"first_response": "9h elapsed"}])
    night = NOON.replace(hour=23)
    plan = desk.check(asked(desk, at=night).conversation, now=night + 20 * MINUTE)
    assert (told(plan), given(plan)) == (["europe"], [])
    assert plan.next_check_at == datetime(2026, 2, 4, 7, tzinfo=UTC)  # 8:00 in Berlin
    (assigned,) = given(desk.check(plan.conversation, now=plan.next_check_at))
    assert assigned.is_available_now


def test_a_step_gives_away_once_until_the_owner_changes(desk_with: MakeDesk) -> None:
    steps = [{"after": "20m elapsed", "to": "europe", "drop_skills": ["customs"]}]
    rule = {"name": "all", "to": [{"skill": "customs", "team": "europe"}], "ladder": "patient"}
    desk = make(desk_with, rule, steps=steps)
    conversation = asked(desk).conversation
    keys = [given(desk.check(conversation, now=NOON + minutes * MINUTE))[0].idempotency_key for minutes in (20, 50, 90)]
    assert len(set(keys)) == 1
    away = TicketEvent(at=NOON + 91 * MINUTE, kind="assigned", agent="aiko", team="asia")  # long at home
    (again,) = given(desk.check(desk.record(away, conversation), now=NOON + 95 * MINUTE))
    assert again.idempotency_key not in keys


def test_a_ladder_that_no_reply_stops_goes_on_after_one(desk_with: MakeDesk) -> None:
    desk = make(desk_with, {"name": "all", "to": TO, "ladder": "patient"}, ladder={"stops_on": ["solved"]})
    replied = TicketEvent(at=NOON + MINUTE, kind="agent_replied", agent="jonas")
    conversation = desk.record(replied, asked(desk).conversation)
    assert told(desk.check(conversation, now=NOON + 20 * MINUTE)) == ["europe"]
    assert told(desk.check(conversation.seal(NOON + 2 * MINUTE), now=NOON + 20 * MINUTE)) == ["europe"]
    solved = TicketEvent(at=NOON + 2 * MINUTE, kind="solved")
    assert told(desk.check(desk.record(solved, conversation), now=NOON + 20 * MINUTE)) == []


@pytest.mark.parametrize("ladder", [{}, {"restarts_on": ["customer_message"]}])
def test_what_is_sealed_is_still_watched(desk_with: MakeDesk, ladder: dict[str, Any]) -> None:
    desk = make(desk_with, {"name": "all", "to": TO, "ladder": "patient"}, ladder=ladder)
    conversation = asked(desk).conversation
    sealed = conversation.seal(NOON + MINUTE)
    assert not sealed.events
    before, after = (desk.check(one, now=NOON + 20 * MINUTE) for one in (conversation, sealed))
    assert told(before) == told(after) == ["europe"]
    assert before.actions[0].idempotency_key == after.actions[0].idempotency_key


def test_copies_that_were_looked_at_apart_become_one_in_any_order(desk_with: MakeDesk) -> None:
    desk = make(desk_with, {"name": "all", "to": TO, "ladder": "patient"})
    start = asked(desk).conversation
    one, other = (desk.check(start, now=NOON + minutes * MINUTE).conversation for minutes in (20, 60))
    other = desk.record(TicketEvent(at=NOON + 3 * MINUTE, kind="classified", topic="customs"), other)
    assert Conversation.merge(one, other) == Conversation.merge(other, one)
    assert Conversation.merge(one, other).state.is_topic_declared


def test_hours_that_never_come_again_stop_no_message(desk_with: MakeDesk, config: dict[str, Any]) -> None:
    over = {"time_zone": "UTC", "hours": {}, "exceptions": {"2020-01-02": ["09:00-10:00"]}}
    calendars = {**config["calendars"], "over": over}
    steps = [{"after": "2h business", "calendar": "over", "to": "operations"}]
    desk = make(desk_with, {"name": "all", "to": TO, "ladder": "patient"}, steps=steps, calendars=calendars)
    assert told(desk.check(asked(desk).conversation, now=NOON + 120 * MINUTE)) == ["operations"]


@pytest.mark.parametrize("guess", [None, "customs", {"topic": "customs"}, TopicGuess(5), TopicGuess("customs", words=(1,))])  # type: ignore[arg-type]
def test_a_classifier_that_returns_something_else_is_named(desk: SupportDesk, guess: Any) -> None:
    with pytest.raises(UsageError, match="classifier") as caught:
        asked(desk.replace(classifier=lambda text, *, language=None: guess))
    assert caught.value.code == "wrong-argument"


@pytest.mark.parametrize(
    "guess",
    [TopicGuess(None), TopicGuess(""), TopicGuess("our_own", score=-5.0), TopicGuess("customs", error_codes=None)],  # type: ignore[arg-type]
)
def test_an_odd_guess_is_no_fault(desk: SupportDesk, guess: TopicGuess) -> None:
    plan = asked(desk.replace(classifier=lambda text, *, language=None: guess))
    assert plan.conversation.state.topic == (guess.topic or None)
    assert Plan.from_json(plan.to_json()) == plan


def test_the_order_of_attributes_is_no_input(desk: SupportDesk) -> None:
    plans = [asked(desk, customer=Customer(attributes=known)) for known in ({"a": 1, "b": 2}, {"b": 2, "a": 1})]
    assert plans[0].to_json() == plans[1].to_json()


@pytest.mark.parametrize("number", [10**5000, -(10**400), float("inf"), float("nan")], ids=["huge", "deep", "inf", "nan"])
def test_a_number_that_cannot_be_written_down_is_refused(number: float) -> None:
    with pytest.raises(UsageError) as caught:
        Customer(attributes={"points": number})
    assert caught.value.code == "wrong-argument"


def test_what_was_stored_before_is_read() -> None:
    stored = (
        '{"schema":"conversation/1","events":[{"at":"2026-02-03T12:00:00Z","kind":"customer_message","event_id":"a","channel":"line"}]}'
    )
    assert Conversation.from_json(stored).events[0].rule is None


def test_the_schema_describes_ladders_attributes_and_long_conditions() -> None:
    schema = json_schema()
    assert schema["properties"]["ladders"]["additionalProperties"] == {"$ref": "#/$defs/LadderTable"}
    assert schema["$defs"]["StepTable"]["additionalProperties"] is False
    assert schema["$defs"]["EscalationTable"]["properties"]["steps"]["items"] == {"$ref": "#/$defs/StepTable"}
    assert schema["properties"]["escalation"]["propertyNames"] == {"enum": list(METRICS)}
    assert "AttributeTable" in schema["$defs"]
    assert schema["$defs"]["routing_condition"]["anyOf"][0]["propertyNames"] == {"not": {"enum": ["field", "op"]}}
