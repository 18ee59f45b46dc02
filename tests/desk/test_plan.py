"""A plan is a value: it survives JSON and pickle, its keys do not know what time it is, and nothing personal shows in it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import Conversation, Customer, PersonName, Plan, SupportDesk, TicketEvent, UsageError
from xborder_support.conversations import ReplyHandle, Text, Unsupported
from xborder_support.desk import Reply, explain_reason
from xborder_support.routing import Workload
from xborder_support.terms import Reason
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)
TEXTS = [
    "",
    "42",
    "STOP",
    "START",
    "cancel",
    "Hello, where is my order?",
    "荷物が届きません。いつ届きますか。",
    "أين طلبي؟ لم يصل بعد",
    "Bonjour, où est ma commande ?",
]


@cache
def desk() -> SupportDesk:
    return SupportDesk.load(Path(__file__).parents[2] / "examples" / "desk.toml")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan from two events, a little history and what a host may know."""
    channel = draw(st.sampled_from(["whatsapp", "line", "email", "sms", "amazon", "telegram"]))
    sender = draw(st.sampled_from([None, "6281234567890", "966501234567", "12025550123", "3546601234", "ａ＠ｂ"]))
    customer = draw(
        st.sampled_from([None, Customer(), Customer(language="ja", tier="gold", segments=("senior",), name=PersonName(surname="山本")),
                         Customer(territory="GB", time_zone="Europe/London", opted_out=True)])
    )  # fmt: skip
    past = Conversation()
    if draw(st.booleans()):
        past = past.add(TicketEvent(at=NOW - timedelta(days=3), kind="customer_message", channel=channel, market="JP", topic="customs"))
    plan = Plan(actions=(), conversation=past, inputs_digest="")
    for number in range(draw(st.integers(1, 2))):
        at = NOW + timedelta(hours=draw(st.integers(0, 200)) + number)
        parts = draw(st.sampled_from([(), (Unsupported(type="x"),), (Text(text=draw(st.sampled_from(TEXTS))),)]))
        handle = draw(st.sampled_from([None, ReplyHandle(token="T", expires_at=at + timedelta(minutes=1))]))
        event = message("", channel=channel, sender=sender, at=at, parts=parts, reply_handle=handle)
        plan = desk().handle(event, now=at, conversation=plan.conversation, customer=customer, workload=Workload(open_items={"aiko": 3}))
    return plan


@given(plans())
@settings(max_examples=80)
def test_a_plan_and_its_conversation_survive_json_and_pickle(plan: Plan) -> None:
    text = plan.to_json()
    again = Plan.from_json(text)
    assert again == plan
    assert again.to_json() == text
    assert Plan.from_json(text.encode()) == plan
    assert pickle.loads(pickle.dumps(plan)) == plan
    assert Conversation.from_json(plan.conversation.to_json()) == plan.conversation
    assert pickle.loads(pickle.dumps(plan.conversation)) == plan.conversation


@given(plans())
@settings(max_examples=40)
def test_a_stored_plan_says_the_same_and_renders_the_same(plan: Plan) -> None:
    again = Plan.from_json(plan.to_json())
    assert again.explain() == plan.explain()
    assert [rendered(reply) for reply in again.replies] == [rendered(reply) for reply in plan.replies]


def rendered(reply: Reply) -> object:
    try:
        return desk().render(reply)
    except UsageError as error:
        return error.code  # an address that the provider does not take


@given(plans())
@settings(max_examples=40)
def test_no_two_actions_of_a_plan_share_a_key(plan: Plan) -> None:
    keys = [action.idempotency_key for action in plan.actions]
    assert len(set(keys)) == len(keys)
    assert all(plan.actions)


@pytest.mark.parametrize("text", ["", "null", "[]", "{", "7", b"\xff", '{"schema":"plan/2"}', '{"actions":[{"kind":"dance"}]}'])
def test_what_is_no_stored_plan_is_refused(text: str | bytes) -> None:
    with pytest.raises(UsageError, match="bad-plan"):
        Plan.from_json(text)


def test_a_plan_of_another_schema_is_refused(say: Callable[..., Plan]) -> None:
    text = say("Hello, where is my order?").to_json()
    with pytest.raises(UsageError, match="bad-plan"):
        Plan.from_json(text.replace('"plan/1"', '"plan/2"'))


@pytest.mark.parametrize("channel", ["whatsapp", "line", "email", "sms", "amazon"])
@pytest.mark.parametrize("text", TEXTS)
def test_keys_do_not_know_what_time_it_is(channel: str, text: str) -> None:
    event = message(text, channel=channel, at=NOW)
    early, late = (desk().handle(event, now=NOW + delay) for delay in (timedelta(0), timedelta(minutes=3)))
    assert [action.idempotency_key for action in early.actions] == [action.idempotency_key for action in late.actions]
    assert early.inputs_digest != late.inputs_digest


def test_the_digest_names_every_input() -> None:
    event = message("Hello, where is my order?", channel="whatsapp", at=NOW)
    past = Conversation().add(TicketEvent(at=NOW - timedelta(days=3), kind="customer_message"))
    order = type("Order", (), {"number": "1", "locale": "en", "territory": "GB"})()
    inputs: list[dict[str, Any]] = [
        {}, {"conversation": past}, {"customer": Customer(id="1")}, {"customer": Customer(segments=("a", "b"))}, {"orders": [order]},
        {"workload": Workload(open_items={"aiko": 1})}, {"workload": Workload(idle_since={"aiko": NOW})},
    ]  # fmt: skip
    digests = [desk().handle(event, now=NOW, **given).inputs_digest for given in inputs]
    assert len(set(digests)) == len(inputs)
    assert digests == [desk().handle(event, now=NOW, **given).inputs_digest for given in inputs]


def test_what_does_not_count_in_a_comparison_does_not_count_in_the_digest() -> None:
    event = message("Hello", channel="whatsapp", at=NOW)
    raw = message("Hello", channel="whatsapp", at=NOW, raw={"anything": object()})
    assert desk().handle(event, now=NOW).inputs_digest == desk().handle(raw, now=NOW).inputs_digest


def test_reasons_are_written_in_some_languages_only(say: Callable[..., Plan]) -> None:
    plan = say("Hello, where is my order?")
    for locale in ("fr", "EN", "", "x" * 1000, "../data"):
        with pytest.raises(UsageError, match="no-such-locale") as caught:
            plan.explain(locale)
        assert len(str(caught.value)) < 200
    with pytest.raises(UsageError, match="no-such-locale"):
        explain_reason(Reason("opted-out"), "de")


def test_the_explanation_reads_like_this(say: Callable[..., Plan]) -> None:
    plan = say("荷物が届きません。いつ届きますか。", channel="line", at=datetime(2026, 2, 3, 12, 40, tzinfo=UTC))
    told = plan.explain().splitlines()
    assert told.pop(3).startswith("  - The text is about late (words of our list: ")
    assert told == [
        "market JP, language ja, customer's zone Asia/Tokyo",
        "  - Only market JP uses the channel line.",
        "  - The text is written in the script of ja.",
        "1. assign to agent aiko of team asia",
        "  - Rule 5 fits: everyone else (always).",
        "  - Nobody who fits is on shift; aiko is there first (tokyo, 2026-02-04 00:00 UTC) and fits team of_market.",
        "  - They speak ja (native).",
        "2. reply on line in ja (formal): salutation, ack, empathy, out_of_hours, expected_reply, signature",
        "  - The desk tokyo is outside its hours until 2026-02-04 00:00 UTC.",
        "  - An answer can be promised by 2026-02-04 02:00 UTC.",
        "first_response due 2026-02-04 02:00 UTC on the clock of shop (2h business, policy standard, active)",
        "resolution due 2026-02-06 09:00 UTC on the clock of shop (3 business days, policy standard, active)",
        "the customer is told 2026-02-04 02:00 UTC",
        "look again at 2026-02-04 01:00 UTC",
    ]


def test_every_action_is_frozen_and_has_a_kind(say: Callable[..., Plan]) -> None:
    for plan in (say("STOP", sender="12025550123"), say("cancel"), say("", parts=(Unsupported(type="x"),))):
        for action in plan.actions:
            assert is_dataclass(action)
            assert action.kind == next(field.default for field in fields(action) if field.name == "kind")
            with pytest.raises(AttributeError):
                action.idempotency_key = "x"  # type: ignore[misc]
