"""Contact ends when the customer says so, is confirmed once, and starts again only on the customer's word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Conversation, Customer, Plan, SupportDesk, TicketEvent
from xborder_support.compliance import OptOut
from xborder_support.conversations import Membership, Party, Postback
from xborder_support.desk import NeedsApproval, RecordConsent, Reply, StopContact, wish
from xborder_support.testing import message

NOW = datetime(2026, 2, 4, 18, 0, tzinfo=UTC)
US = "+12025550123"

Say = Callable[..., Plan]


def kinds(plan: Plan) -> list[str]:
    return [action.kind for action in plan.actions]


def codes(plan: Plan) -> set[str]:
    return {reason.code for action in plan.actions for reason in action.reasons}


@pytest.fixture
def stopped(say: Say) -> Plan:
    return say("STOP. Thank you", channel="sms", sender=US, at=NOW)


def test_stop_ends_contact_at_once(stopped: Plan) -> None:
    assert kinds(stopped) == ["stop_contact", "record_consent", "reply"]
    stop, record, reply = stopped.actions
    assert isinstance(stop, StopContact)
    assert (stop.address, stop.channel, stop.scope) == (US, "sms", "all")
    assert isinstance(record, RecordConsent)
    assert (record.change, record.scope, record.address, record.at) == ("revoke", "all", US, NOW)
    assert record.evidence in stopped.conversation
    assert isinstance(reply, Reply)
    assert reply.messages == ("stop_confirmed",)
    assert reply.text == "Kaze Audio: You're unsubscribed and won't get any more messages from us."
    assert reply.draft.purpose == "legal"


def test_nothing_is_owed_to_somebody_who_left(stopped: Plan, desk: SupportDesk) -> None:
    assert (stopped.deadlines, stopped.next_check_at) == ({}, None)
    assert desk.check(stopped.conversation, now=NOW + timedelta(days=9)).actions == ()


def test_an_open_question_is_no_longer_owed_after_stop(say: Say) -> None:
    asked = say("Where is my order please?", channel="sms", sender=US, at=NOW - timedelta(hours=1))
    stopped = say("stop", channel="sms", sender=US, at=NOW, conversation=asked.conversation)
    assert "first_response" not in stopped.deadlines
    assert kinds(stopped)[:2] == ["stop_contact", "record_consent"]


def test_whoever_writes_after_stop_waits_for_a_person(say: Say, stopped: Plan) -> None:
    later = say("Where is my parcel?", channel="sms", sender=US, at=NOW + timedelta(days=1), conversation=stopped.conversation)
    assert kinds(later) == ["assign", "needs_approval"]
    assert "opted-out" in codes(later)
    assert later.replies == ()
    assert later.promised_at is None
    assert "first_response" in later.deadlines


def test_stop_is_confirmed_once_only(say: Say, stopped: Plan) -> None:
    again = say("STOP", channel="sms", sender=US, at=NOW + timedelta(days=30), conversation=stopped.conversation)
    assert kinds(again) == ["stop_contact", "record_consent"]


@pytest.mark.parametrize("between", [None, TicketEvent(at=NOW - timedelta(minutes=5), kind="agent_replied")])
def test_a_stop_right_after_an_automatic_reply_is_confirmed(say: Say, desk: SupportDesk, between: TicketEvent | None) -> None:
    asked = say("Where is my order please?", channel="sms", sender=US, at=NOW - timedelta(hours=1))
    assert asked.replies
    past = desk.record(between, asked.conversation) if between else asked.conversation
    stopped = say("stop", channel="sms", sender=US, at=NOW, conversation=past)
    assert kinds(stopped) == ["stop_contact", "record_consent", "reply"]
    assert stopped.replies[0].messages == ("stop_confirmed",)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"customer": Customer(opted_out=True)}, "stop-confirmed-already"),
        ({"details": {"opt_out_type": "STOP"}}, "stop-confirmed-by-provider"),
        ({"details": {"mode": "standby"}}, "channel-on-standby"),
        ({"sender": " "}, "no-address"),
        ({"window_expires_at": NOW}, "window-closed"),
    ],
)
def test_a_stop_that_is_not_confirmed_says_why(say: Say, fields: dict[str, Any], code: str) -> None:
    plan = say("stop", at=NOW, **{"channel": "sms", "sender": US, **fields})
    assert kinds(plan) == ["stop_contact", "record_consent"]
    assert code in {reason.code for reason in plan.reasons}


def test_start_opens_contact_again(say: Say, stopped: Plan) -> None:
    back = say("START", channel="sms", sender=US, at=NOW + timedelta(days=1), conversation=stopped.conversation)
    assert kinds(back) == ["record_consent"]
    record = back.actions[0]
    assert isinstance(record, RecordConsent)
    assert record.change == "grant"
    later = say("Where is my parcel?", channel="sms", sender=US, at=NOW + timedelta(days=2), conversation=back.conversation)
    assert kinds(later) == ["assign", "reply"]


def test_start_counts_where_the_host_knows_of_the_stop(say: Say) -> None:
    back = say("START", channel="sms", sender=US, customer=Customer(opted_out=True))
    assert kinds(back) == ["record_consent"]


def test_start_without_a_stop_is_a_message_like_any_other(say: Say) -> None:
    assert kinds(say("START", channel="sms", sender=US)) == ["assign", "reply"]


def test_a_person_who_stopped_in_another_thread_gets_nothing_here(say: Say) -> None:
    plan = say("Where is my parcel?", sender="12025550123", customer=Customer(opted_out=True))
    assert kinds(plan) == ["assign", "needs_approval"]
    stop = say("stop", channel="sms", sender=US, customer=Customer(opted_out=True))
    assert kinds(stop) == ["stop_contact", "record_consent"], "confirmed there already"


@pytest.mark.parametrize(("word", "text", "expected"), [
    ("STOP", "STOP", ["stop_contact", "record_consent"]),
    ("stop", "NO MORE OF THIS", ["stop_contact", "record_consent"]),
    ("START", "yes", ["record_consent"]),
    ("HELP", "Where is my order?", ["assign", "needs_approval"]),
    ("", "Where is my order?", ["assign", "needs_approval"]),
])  # fmt: skip
def test_what_the_provider_decided_counts_and_is_not_confirmed_again(say: Say, word: str, text: str, expected: list[str]) -> None:
    before = Conversation().add(TicketEvent(at=NOW - timedelta(days=9), kind="opted_out", scope="all"))
    past = before if expected != ["stop_contact", "record_consent"] else None
    assert kinds(say(text, channel="sms", sender=US, details={"opt_out_type": word}, conversation=past)) == expected


@pytest.mark.parametrize(
    ("text", "channel", "sender", "expected"),
    [
        ("cancel", "whatsapp", "12025550123", "maybe-opt-out"),
        ("STOP 12345", "sms", US, None),
        ("Please cancel my order 4711", "sms", US, None),
        ("Arrêt", "sms", US, "asked-to-stop"),
        ("配信停止", "line", None, "asked-to-stop"),
        ("berhenti", "whatsapp", "6281234567890", "asked-to-stop"),
    ],
)
def test_only_a_clear_word_ends_contact(say: Say, text: str, channel: str, sender: str | None, expected: str | None) -> None:
    plan = say(text, channel=channel, sender=sender)
    if expected is None:
        assert kinds(plan) == ["assign", "reply"]
    else:
        assert expected in codes(plan)


@pytest.mark.parametrize(
    ("text", "scope", "is_owed"),
    [
        ("Bitte senden Sie mir keine Werbung mehr. Meine letzte Bestellung ist außerdem beschädigt.", "marketing", True),
        ("Bitte senden Sie mir keine E-Mails mehr. Meine letzte Bestellung ist außerdem beschädigt.", "all", False),
    ],
)
def test_a_complaint_beside_the_wish_is_not_lost(say: Say, text: str, scope: str, *, is_owed: bool) -> None:
    plan = say(text, channel="email", account="hilfe@kaze-audio.example", at=NOW)
    assert kinds(plan) == ["stop_contact", "record_consent", "reply", "assign"]
    stop = plan.actions[0]
    assert isinstance(stop, StopContact)
    assert stop.scope == scope
    assert plan.replies[0].messages == ("stop_confirmed",)
    assert ("first_response" in plan.deadlines) == is_owed, "whoever ended all contact is owed no answer, but is read"
    assert "resolution" in plan.deadlines
    record = plan.actions[1]
    assert isinstance(record, RecordConsent)
    assert record.evidence in plan.conversation


@pytest.mark.parametrize(
    "text",
    [
        "Bitte senden Sie mir keine E-Mails mehr.",
        "Guten Tag,\nbitte senden Sie mir keine E-Mails mehr!\nDanke",
        "STOP",
        "Abmelden. Danke schön",
    ],
)
def test_a_mere_wish_bothers_nobody(say: Say, text: str) -> None:
    plan = say(text, channel="email", account="hilfe@kaze-audio.example", at=NOW)
    assert kinds(plan) == ["stop_contact", "record_consent", "reply"]


@pytest.mark.parametrize(
    ("language", "sender", "expected"),
    [("en", "12025550123", "en-US"), ("pt-PT", "5511987654321", "pt-PT"), ("zh-Hant", "3546601234", "zh-Hant-IS"), ("de", "kim", "de-US")],
)
def test_a_wish_is_read_with_the_customers_country(
    say: Say, monkeypatch: pytest.MonkeyPatch, language: str, sender: str, expected: str
) -> None:
    locales: list[str | None] = []

    def recognise(_text: str, *, channel: str, locale: str | None = None) -> OptOut:
        assert channel == "whatsapp"
        locales.append(locale)
        return OptOut("none")

    monkeypatch.setattr(wish, "recognise_opt_out", recognise)
    say("42", sender=sender, customer=Customer(language=language))
    assert locales == [expected]


def test_an_unclear_wish_is_held_with_the_reply_that_was_meant(say: Say) -> None:
    plan = say("cancel", sender="12025550123")
    assert kinds(plan) == ["assign", "needs_approval"]
    doubt = plan.actions[1]
    assert isinstance(doubt, NeedsApproval)
    assert doubt.reply is not None
    assert doubt.not_after == doubt.reply.not_after
    assert plan.replies == ()
    assert "reply_planned" not in {event.kind for event in plan.conversation.events}


def test_a_stop_by_mail_is_confirmed_in_the_language_of_the_mail(say: Say) -> None:
    plan = say("Bitte senden Sie mir keine E-Mails mehr.", channel="email", account="hilfe@kaze-audio.example")
    assert kinds(plan)[:2] == ["stop_contact", "record_consent"]
    assert plan.replies[0].language == "de"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"sender": " "}, "no address"),
        ({"window_expires_at": NOW}, "too late to answer freely"),
        ({"details": {"mode": "standby"}}, "others"),
    ],
)
def test_a_stop_counts_where_it_cannot_be_confirmed(say: Say, fields: dict[str, Any], reason: str) -> None:
    assert kinds(say("stop", at=NOW, **{"sender": "12025550123", **fields})) == ["stop_contact", "record_consent"], reason


def test_a_button_that_says_stop_counts_and_its_redelivery_does_nothing(desk: SupportDesk) -> None:
    press = Postback(
        channel="line",
        provider="line",
        account="shop",
        provider_id="1",
        received_at=NOW,
        sender=Party(address="U1"),
        data="x",
        title="配信停止",
    )
    plan = desk.handle(press, now=NOW)
    assert kinds(plan) == ["stop_contact", "record_consent", "reply"]
    assert press.event_id in plan.conversation
    again = desk.handle(press, now=NOW + timedelta(minutes=5), conversation=plan.conversation)
    assert kinds(again) == ["ignore"]
    assert again.conversation == plan.conversation


def membership(change: Any, hours: int = 0, **fields: Any) -> Membership:
    at = NOW + timedelta(hours=hours)
    common = {"channel": "line", "provider": "line", "account": "shop", "sender": Party(address="U1")}
    return Membership(**common, provider_id=f"{change}-{hours}", received_at=at, change=change, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "fields", "expected", "code"),
    [
        ("unfollowed", {}, ["stop_contact", "record_consent"], "unfollowed"),
        ("opted_out", {"scope": "marketing"}, ["stop_contact", "record_consent"], "opted-out-of-marketing"),
        ("opted_out", {}, ["stop_contact", "record_consent"], "opted-out-of-all"),
        ("opted_in", {"scope": "marketing"}, ["record_consent"], "opted-in"),
        ("followed", {}, ["ignore"], "membership"),
        ("joined", {}, ["ignore"], "membership"),
        ("left", {}, ["ignore"], "membership"),
    ],
)
def test_a_block_ends_contact_too(desk: SupportDesk, change: str, fields: dict[str, Any], expected: list[str], code: str) -> None:
    plan = desk.handle(membership(change, **fields), now=NOW)
    assert kinds(plan) == expected
    assert code in codes(plan)
    assert plan.replies == ()


def test_whoever_switched_off_advertising_is_still_answered(desk: SupportDesk, say: Say) -> None:
    off = desk.handle(membership("opted_out", scope="marketing"), now=NOW)
    plan = say("荷物が届きません。いつ届きますか。", channel="line", at=NOW + timedelta(hours=1), conversation=off.conversation)
    assert "reply" in kinds(plan)


def run(desk: SupportDesk, *events: Any, past: Conversation | None = None) -> Plan:
    plan = None
    for event in events:
        plan = desk.handle(event, now=event.received_at, conversation=plan.conversation if plan else past)
    assert plan is not None
    return plan


def words(text: str, hours: int) -> Any:
    return message(text, channel="line", at=NOW + timedelta(hours=hours), sender="U1")


def test_following_again_takes_back_a_block(desk: SupportDesk) -> None:
    back = run(desk, membership("unfollowed"), membership("followed", 1))
    assert kinds(back) == ["record_consent"]
    assert not back.conversation.state.is_opted_out
    twice = run(desk, membership("unfollowed"), membership("followed", 1), membership("unfollowed", 2), membership("followed", 3))
    assert kinds(twice) == ["record_consent"]


def test_following_again_does_not_take_back_words(desk: SupportDesk) -> None:
    for events in (
        (words("配信停止", 0), membership("followed", 1)),
        (words("配信停止", 0), membership("unfollowed", 1), membership("followed", 2)),
        (membership("opted_out", scope="marketing"), membership("unfollowed", 1), membership("followed", 2)),
    ):
        plan = run(desk, *events)
        assert kinds(plan) == ["ignore"]
        assert plan.conversation.state.opted_out_at


def test_following_again_does_not_take_back_what_was_sealed(desk: SupportDesk) -> None:
    stopped = run(desk, words("配信停止", 0)).conversation.seal(NOW + timedelta(days=1))
    blocked = run(desk, membership("unfollowed", 48), membership("followed", 49), past=stopped)
    assert kinds(blocked) == ["ignore"]
    assert blocked.conversation.state.is_opted_out
