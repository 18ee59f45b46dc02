"""Events that ask nothing get no words: they are noted, or their consequence is drawn, and that is all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Plan, SupportDesk
from xborder_support.conversations import DeliveryStatus, Edit, InboundEvent, Party, Reaction, Text, Unparsed, Unsend
from xborder_support.desk import Ignore
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)
COMMON: dict[str, Any] = {
    "channel": "whatsapp",
    "provider": "whatsapp",
    "account": "shop",
    "provider_id": "1",
    "received_at": NOW,
    "sender": Party(address="966501234567"),
}

EVENTS: dict[str, tuple[InboundEvent, str]] = {
    "an out-of-office mail": (message("I am away", channel="email", automatic="auto-submitted"), "automatic-message"),
    "a bounce": (message("Undeliverable", channel="email", automatic="bounce"), "automatic-message"),
    "a mailing list": (message("News", channel="email", automatic="mailing-list"), "automatic-message"),
    "an echo of our own app": (message("We answered", channel="line", is_echo=True, automatic="own-app"), "echo"),
    "a private note": (message("He is angry", channel="line", is_private=True), "private-note"),
    "a delivery report": (DeliveryStatus(**COMMON, status="delivered", provider_status="delivered"), "delivery-report"),
    "a reaction": (Reaction(**COMMON, target="wamid.1", emoji="👍"), "reaction"),
    "a reaction taken back": (Reaction(**COMMON, target="wamid.1", emoji=None), "reaction"),
    "an edit": (Edit(**COMMON, target="wamid.1", parts=(Text(text="I meant the blue one"),)), "edited"),
    "a message taken back": (Unsend(**COMMON, target="wamid.1"), "unsent"),
    "a payload that nobody can read": (Unparsed(**COMMON, reason="wrong-shape", provider_type="mystery"), "unreadable"),
}


@pytest.fixture(params=EVENTS.values(), ids=[*EVENTS])
def given(request: pytest.FixtureRequest) -> tuple[InboundEvent, str]:
    chosen: tuple[InboundEvent, str] = request.param
    return chosen


@pytest.fixture
def plan(desk: SupportDesk, given: tuple[InboundEvent, str]) -> Plan:
    return desk.handle(given[0], now=NOW)


def test_it_is_ignored_for_a_reason(plan: Plan, given: tuple[InboundEvent, str]) -> None:
    assert [action.kind for action in plan.actions] == ["ignore"]
    assert [reason.code for reason in plan.actions[0].reasons] == [given[1]]
    assert plan.replies == ()


def test_no_clock_starts(plan: Plan) -> None:
    assert (plan.deadlines, plan.next_check_at, plan.promised_at) == ({}, None, None)


def test_the_conversation_notes_it_once(desk: SupportDesk, plan: Plan, given: tuple[InboundEvent, str]) -> None:
    assert [event.event_id for event in plan.conversation.events] == [given[0].event_id]
    assert plan.conversation.events[0].kind in {"note", "delivery"}
    again = desk.handle(given[0], now=NOW + timedelta(hours=1), conversation=plan.conversation)
    assert again.conversation == plan.conversation
    assert [reason.code for reason in again.actions[0].reasons] == ["repeated"]


def test_a_redelivered_message_does_nothing(desk: SupportDesk) -> None:
    event = message("Where is my order?", channel="whatsapp", sender="966501234567", at=NOW)
    first = desk.handle(event, now=NOW)
    again = desk.handle(event, now=NOW + timedelta(minutes=1), conversation=first.conversation)
    assert [action.kind for action in again.actions] == ["ignore"]
    assert again.conversation == first.conversation
    assert again.deadlines == first.deadlines
    assert again.market == first.market


def test_what_lies_behind_the_checkpoint_changes_nothing(desk: SupportDesk) -> None:
    sealed = desk.handle(message("Hello there", channel="whatsapp", at=NOW), now=NOW).conversation.seal(NOW + timedelta(days=1))
    late = desk.handle(message("Where is my order?", channel="whatsapp", at=NOW), now=NOW + timedelta(days=9), conversation=sealed)
    assert [reason.code for reason in late.actions[0].reasons] == ["too-late"]
    assert late.conversation == sealed


def test_a_mail_with_a_lying_date_is_not_late(desk: SupportDesk, say: Callable[..., Plan]) -> None:
    sealed = say("Hello there", channel="email", at=NOW).conversation.seal(NOW + timedelta(days=1))
    later = NOW + timedelta(days=30)
    for year in (1, 1800, 1970, 2025):
        mail = message("Where is my order?", channel="email", at=later, sent_at=datetime(year, 1, 1, tzinfo=UTC))
        plan = desk.handle(mail, now=later, conversation=sealed)
        assert "assign" in {action.kind for action in plan.actions}
        assert plan.conversation.state.last_customer_message_at["email"] == later


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("x\n1. reply on line in ja", "x_1._reply_on_line_in_ja"),
        ("\ud800", "_"),
        ("é" * 100, "?" * 60),
        (None, "?"),
        ("interactive/nfm_reply", "interactive/nfm_reply"),
    ],
)
def test_a_providers_word_forges_no_line_of_a_log(desk: SupportDesk, word: str | None, shown: str) -> None:
    plan = desk.handle(Unparsed(**COMMON, reason="unknown-type", provider_type=word), now=NOW)
    assert plan.actions[0].reasons[0].facts["type"] == shown
    assert len(plan.explain().splitlines()) == 3
    assert Plan.from_json(plan.to_json()) == plan


@pytest.mark.parametrize(
    ("reason", "sender", "fields", "kind"),
    [
        ("unsupported-type", "966501234567", {}, "needs_approval"),
        ("missing-content", "966501234567", {}, "needs_approval"),
        ("unsupported-type", None, {}, "ignore"),
        ("missing-content", " ", {}, "ignore"),
        ("missing-content", "966501234567", {"is_echo": True}, "ignore"),
        ("unsupported-field", "966501234567", {}, "ignore"),
        ("wrong-shape", "966501234567", {}, "ignore"),
    ],
)
def test_what_may_hold_a_customers_words_is_shown_to_a_person(
    desk: SupportDesk, reason: str, sender: str | None, fields: dict[str, Any], kind: str
) -> None:
    event = Unparsed(**{**COMMON, "sender": Party(address=sender)}, **fields, reason=reason, provider_type="hologram")
    plan = desk.handle(event, now=NOW)
    assert [action.kind for action in plan.actions] == [kind]
    assert [found.code for found in plan.actions[0].reasons] == ["unreadable"]
    assert plan.replies == ()
    assert desk.handle(event, now=NOW + timedelta(hours=1), conversation=plan.conversation).actions[0].kind == "ignore"


def test_an_action_that_does_nothing_has_a_key_too(plan: Plan) -> None:
    action = plan.actions[0]
    assert isinstance(action, Ignore)
    assert action.idempotency_key.startswith("ignore:")
