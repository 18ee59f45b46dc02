"""A wish to be left alone counts in whichever way it comes: by subject, by edit, or long after it was written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from xborder_support import Conversation, Plan, SupportDesk, TicketEvent
from xborder_support.conversations import Edit, Mail, Party, Text
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk() -> SupportDesk:
    return SupportDesk.load("examples/desk.toml")


def kinds(plan: Plan) -> list[str]:
    return [action.kind for action in plan.actions]


@pytest.mark.parametrize(
    ("subject", "text", "ends"),
    [
        ("unsubscribe", "", True),
        ("STOP", "", True),
        ("Newsletter abbestellen", "Danke", True),
        ("Re: unsubscribe", "My parcel has not arrived and I would like to know where it is.", False),
        ("Your order", "", False),
    ],
)
def test_the_subject_of_an_empty_mail_is_read(desk: SupportDesk, subject: str, text: str, *, ends: bool) -> None:
    event = replace(message(text, channel="email", at=NOW), mail=Mail(message_id="<1@b.example>", subject=subject))
    assert ("stop_contact" in kinds(desk.handle(event, now=NOW))) is ends


@pytest.mark.parametrize(("text", "ends"), [("STOP", True), ("Please stop texting me", True), ("I meant the blue one", False)])
def test_an_edit_can_end_contact(desk: SupportDesk, text: str, *, ends: bool) -> None:
    event = Edit(
        channel="whatsapp", provider="whatsapp", account="100", provider_id="w2", received_at=NOW,
        sender=Party(address="49301234567"), target="w1", parts=(Text(text=text),),
    )  # fmt: skip
    plan = desk.handle(event, now=NOW)
    assert ("stop_contact" in kinds(plan)) is ends
    assert plan.conversation.state.is_opted_out is ends
    assert "stop_contact" not in kinds(desk.handle(event, now=NOW, conversation=plan.conversation))


@pytest.mark.parametrize(("text", "expected"), [("STOP", ["stop_contact", "record_consent"]), ("Where is it?", ["ignore"])])
def test_behind_the_checkpoint_only_a_wish_counts(desk: SupportDesk, text: str, expected: list[str]) -> None:
    sealed = Conversation((TicketEvent(at=NOW, kind="note"),)).seal(NOW + timedelta(hours=1))
    late = message(text, channel="sms", at=NOW, sender="+12025550143")
    plan = desk.handle(late, now=NOW + timedelta(days=9), conversation=sealed)
    assert kinds(plan) == expected
    assert plan.conversation == sealed
    assert "too-late" in [reason.code for reason in (*plan.reasons, *plan.actions[0].reasons)]


@pytest.fixture
def ask(desk: SupportDesk) -> Callable[[Conversation, timedelta], Plan]:
    def asked(conversation: Conversation, after: timedelta) -> Plan:
        at = NOW + after
        event = message(f"Where is my order? {after}", channel="whatsapp", at=at, sender="447400123456")
        return desk.handle(event, now=at, conversation=conversation)

    return asked


def test_a_reply_that_failed_is_said_again(ask: Callable[[Conversation, timedelta], Plan], desk: SupportDesk) -> None:
    first = ask(Conversation(), timedelta())
    (reply,) = first.replies
    other = desk.record(TicketEvent(at=NOW, kind="send_failed", action_key="another"), first.conversation)
    assert ask(other, timedelta(hours=1)).replies == ()
    failed = desk.record(TicketEvent(at=NOW, kind="send_failed", action_key=reply.idempotency_key), first.conversation)
    assert len(ask(failed, timedelta(hours=1)).replies) == 1


def test_a_question_after_the_last_one_was_solved_is_acknowledged(
    ask: Callable[[Conversation, timedelta], Plan], desk: SupportDesk
) -> None:
    solved = desk.record(TicketEvent(at=NOW + timedelta(hours=1), kind="solved"), ask(Conversation(), timedelta()).conversation)
    assert len(ask(solved, timedelta(hours=6)).replies) == 1


def test_an_old_date_of_a_mail_does_not_start_the_clock(desk: SupportDesk) -> None:
    event = replace(message("Wo ist meine Bestellung?", channel="email", at=NOW), sent_at=NOW - timedelta(days=6))
    assert desk.handle(event, now=NOW).deadlines["first_response"].started_at == NOW
