"""Ladders that a rule names: who hears of a conversation that waits, and who takes it once less is asked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import ConfigurationError, Plan, SupportDesk, TicketEvent
from xborder_support.testing import message

from .conftest import MakeDesk

BERLIN = "+4915112345678"
NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)  # 13:00 in Berlin
MINUTE = timedelta(minutes=1)
RULES: list[dict[str, Any]] = [
    {"name": "customs", "when": {"topic": "customs"}, "to": [{"skill": "customs", "team": "europe"}], "ladder": "patient"},
    {"name": "everyone else", "to": [{"team": "of_market"}]},
]
PATIENT: list[dict[str, Any]] = [
    {"after": "20m elapsed", "to": "europe", "drop_skills": ["customs"]},
    {"after": "2h business", "calendar": "berlin", "to": "operations"},
]


@pytest.fixture
def desk(desk_with: MakeDesk) -> SupportDesk:
    return desk_with(routing=RULES, ladders={"patient": {"steps": PATIENT}}, escalation={})


def asked(desk: SupportDesk, *, at: datetime = NOON, text: str = "My parcel is stuck in customs.") -> Plan:
    return desk.handle(message(text, channel="whatsapp", sender=BERLIN, at=at), now=at)


def steps(plan: Plan) -> list[tuple[str, str]]:
    """Return what the ladder asks for, without the alarms of promises."""
    told = [(action.kind, action.to) for action in plan.actions if action.kind == "escalate" and action.metric == "wait"]
    return [*told, *((action.kind, str(action.agent)) for action in plan.actions if action.kind == "assign")]


def test_a_step_lets_go_of_a_skill_that_nobody_there_has(desk: SupportDesk) -> None:
    plan = asked(desk)
    assert plan.assignment is not None
    assert (plan.assignment.agent, plan.assignment.nobody) == (None, "none_qualified")
    assert plan.next_check_at == NOON + 20 * MINUTE
    before, after = (desk.check(plan.conversation, now=NOON + minutes * MINUTE) for minutes in (19, 20))
    assert steps(before) == []
    assert steps(after) == [("escalate", "europe"), ("assign", "amara")]
    assert after.next_check_at == NOON + 120 * MINUTE


def test_asked_again_the_keys_are_the_same(desk: SupportDesk) -> None:
    conversation = asked(desk).conversation
    first, later = (desk.check(conversation, now=NOON + minutes * MINUTE) for minutes in (20, 45))
    assert [action.idempotency_key for action in first.actions] == [action.idempotency_key for action in later.actions]


def test_a_reply_ends_the_watch(desk: SupportDesk) -> None:
    replied = TicketEvent(at=NOON + 5 * MINUTE, kind="agent_replied", agent="jonas")
    assert steps(desk.check(desk.record(replied, asked(desk).conversation), now=NOON + 300 * MINUTE)) == []


def test_whoever_owns_it_keeps_it(desk: SupportDesk) -> None:
    assigned = TicketEvent(at=NOON + 5 * MINUTE, kind="assigned", agent="salma", team="europe")
    plan = desk.check(desk.record(assigned, asked(desk).conversation), now=NOON + 20 * MINUTE)
    assert steps(plan) == [("escalate", "europe")]


def test_other_rules_have_no_ladder(desk: SupportDesk) -> None:
    plan = asked(desk, text="Do you open on Sunday?")
    assert steps(desk.check(plan.conversation, now=NOON + 300 * MINUTE)) == []


def test_nobody_is_told_at_night(desk: SupportDesk) -> None:
    night = NOON.replace(hour=23)
    plan = asked(desk, at=night)
    assert plan.next_check_at == datetime(2026, 2, 4, 7, tzinfo=UTC)  # 8:00 in Berlin
    assert steps(desk.check(plan.conversation, now=night + 60 * MINUTE)) == []


def test_a_step_that_nobody_could_take_gives_way(desk_with: MakeDesk) -> None:
    ladder: list[dict[str, Any]] = [
        {"after": "20m elapsed", "to": "aiko", "skip_if_empty": True, "any_hour": True},
        {"after": "90m elapsed", "to": "europe"},
    ]
    desk = desk_with(routing=RULES, ladders={"patient": {"steps": ladder}}, escalation={})
    assert steps(desk.check(asked(desk).conversation, now=NOON + 20 * MINUTE)) == [("escalate", "europe")]


def test_shares_of_a_named_ladder_are_of_the_running_clock(desk_with: MakeDesk) -> None:
    desk = desk_with(routing=RULES, ladders={"patient": {"steps": [{"at": "50%", "to": "lead"}]}}, escalation={})
    conversation = asked(desk).conversation  # answers within two hours
    assert [steps(desk.check(conversation, now=NOON + minutes * MINUTE)) for minutes in (59, 60)] == [[], [("escalate", "jonas")]]


def test_a_step_raises_the_priority_once(desk_with: MakeDesk) -> None:
    ladder = [{"after": "20m elapsed", "to": "europe", "priority": "high"}]
    desk = desk_with(routing=RULES, ladders={"patient": {"steps": ladder}}, escalation={})
    before, once = (desk.check(asked(desk).conversation, now=NOON + minutes * MINUTE) for minutes in (19, 20))
    again = desk.check(once.conversation, now=NOON + 40 * MINUTE)
    assert [plan.conversation.state.priority for plan in (before, once, again)] == [None, "high", "high"]
    assert len(again.conversation.events) == len(once.conversation.events)


def test_who_went_home_gives_it_to_somebody_who_is_there(desk_with: MakeDesk) -> None:
    ladder = [{"after": "20m elapsed", "to": "europe", "drop_skills": ["customs"]}]
    desk = desk_with(routing=RULES, ladders={"patient": {"steps": ladder}}, escalation={}, agents__jonas__team="brazil")
    early = NOON.replace(hour=8)  # nobody is in São Paulo yet
    given = TicketEvent(at=early + MINUTE, kind="assigned", agent="jonas", team="brazil")
    plan = desk.check(desk.record(given, asked(desk, at=early).conversation), now=early + 20 * MINUTE)
    assert [action.agent for action in plan.actions if action.kind == "assign"] == ["amara"]


@pytest.mark.parametrize(
    ("settings", "code", "key"),
    [
        (
            {"escalation": {"first_response": {"steps": [{"at": "50%", "to": "lead", "drop_skills": ["customs"]}]}}},
            "wrong-table",
            "escalation.first_response.steps[0]",
        ),
        ({"routing": [{**RULES[0], "ladder": "patiant"}]}, "unknown-ladder", "routing[0].ladder"),
        ({"ladders": {"patient": {"steps": PATIENT[:1], "then": "patient"}}}, "ladder-cycle", "ladders.patient.then"),
        (
            {"ladders": {"patient": {"steps": [{**PATIENT[1], "calendar": "berln"}]}}},
            "unknown-calendar",
            "ladders.patient.steps[0].calendar",
        ),
        ({"attributes": {"market": "text"}}, "bad-schema", "attributes.market"),
        ({"attributes": {"club": "choise"}}, None, "attributes.club"),
        ({"tagging": [{"name": "a", "when": {"clubb": "gold"}, "tags": ["x"]}]}, "unknown-field", "tagging[0].when.clubb"),
        ({"tagging": [{"name": "a", "tags": []}]}, "too-short", "tagging[0].tags"),
        ({"routing": [{**RULES[1], "valid_from": "2026-12-01", "valid_to": "2026-11-01"}]}, "empty-range", "routing[0]"),
    ],
)
def test_a_fault_names_its_place(desk_with: MakeDesk, settings: dict[str, Any], code: str | None, key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        desk_with(**{"routing": RULES, "ladders": {"patient": {"steps": PATIENT}}, **settings})
    assert [fault for fault in caught.value.faults if fault.key.startswith(key) and code in {fault.code, None}], str(caught.value)
