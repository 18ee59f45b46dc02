"""What may not go out by itself waits for a person; what cannot be read is asked about; and a reply says how long it may be sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Catalog, Customer, Plan, SupportDesk
from xborder_support.conversations import Media, Party, Postback, ReplyHandle, Text, Unsupported
from xborder_support.desk import AskCustomer, NeedsApproval
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)
ENGLISH = "Hello, where is my order? I have been waiting for it."
BULGARIAN = "Здравейте, къде е моята поръчка? Чакам я от понеделник."
ICELAND = "3546601234"

Say = Callable[..., Plan]
MakeDesk = Callable[..., SupportDesk]


def kinds(plan: Plan) -> list[str]:
    return [action.kind for action in plan.actions]


def held_for(plan: Plan) -> tuple[str, NeedsApproval]:
    """Return why a plan holds its reply. A held reply is never beside one that goes out, and nothing remembers it as sent."""
    (held,) = [action for action in plan.actions if isinstance(action, NeedsApproval)]
    assert plan.replies == ()
    assert plan.promised_at is None
    assert "reply_planned" not in {event.kind for event in plan.conversation.events}
    return held.reasons[0].code, held


def test_a_country_that_is_not_listed_goes_to_the_market_for_others(say: Say) -> None:
    plan = say(ENGLISH, sender=ICELAND)
    assert (plan.market, plan.time_zone) == ("US", "Atlantic/Reykjavik")
    assert "other-countries" in {reason.code for reason in plan.reasons}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"sender": ICELAND}, "market-not-served"),
        ({"sender": "nobody-knows"}, "market-undecided"),
        ({"channel": "email", "sender": "kim@customer.example"}, "market-undecided"),
    ],
)
def test_without_such_a_market_the_reply_waits(desk_with: MakeDesk, say: Say, fields: dict[str, Any], code: str) -> None:
    desk = desk_with(shop__other_countries=None)
    plan = say(ENGLISH, of=desk, **fields)
    found, held = held_for(plan)
    assert (found, held.reply, plan.market) == (code, None, None)
    assert plan.assignment is not None
    assert plan.assignment.is_available_now
    assert plan.deadlines["first_response"].due_at == NOW + timedelta(hours=2), "counted round the clock: no market, no hours"
    assert "counted-round-the-clock" in {reason.code for reason in plan.reasons}


def test_a_calendar_called_default_serves_where_no_market_does(desk_with: MakeDesk, config: dict[str, Any], say: Say) -> None:
    config["calendars"]["default"] = {"time_zone": "Asia/Tokyo", "hours": {"mon-fri": ["09:00-18:00"]}}
    plan = say(ENGLISH, sender=ICELAND, of=desk_with(shop__other_countries=None))
    assert plan.deadlines["first_response"].due_at == datetime(2026, 2, 4, 2, 0, tzinfo=UTC)
    assert "counted-round-the-clock" not in {reason.code for reason in plan.reasons}


def test_a_language_without_texts_waits_for_somebody_who_writes_it(desk_with: MakeDesk, say: Say) -> None:
    desk = desk_with(agents__salma__speaks={"bg": "native", "en": "C1"})
    plan = say(BULGARIAN, sender="359888123456", of=desk)
    code, held = held_for(plan)
    assert (code, held.reply, plan.language) == ("no-texts", None, "bg")
    assert plan.assignment is not None
    assert plan.assignment.agent == "salma"


def test_a_text_in_another_script_is_no_text_for_the_reader(desk: SupportDesk, desk_with: MakeDesk, say: Say) -> None:
    markets = desk.parts.markets.with_overrides(
        {"JP": {"locales": {"value": ["ja", "sr-Latn"], "source": "our shop"}}},
    )
    mixed = desk_with().replace(catalog=Catalog.load(overlays=[{"sr-Latn": _texts("sr-Latn", "\n    .casual = …")}]), markets=markets)
    assert held_for(say("Gde je paket?", channel="line", customer=Customer(language="sr-Cyrl"), of=mixed))[0] == "no-texts"
    assert say("Gde je paket?", channel="line", customer=Customer(language="sr-Latn"), of=mixed).replies[0].language == "sr-Latn"
    assert say("Gde je paket?", channel="line", customer=Customer(language="sr-ME"), of=mixed).replies[0].language == "sr-Latn"


def _texts(locale: str, casual: str) -> str:
    return "\n".join(["# review: confident", "", *(f"{key} = {locale} {key}{casual}" for key in Catalog.load().keys)])


def test_a_text_that_nobody_reviewed_waits(desk_with: MakeDesk, say: Say) -> None:
    lagos = {"text": "Please where is my order? I no see am", "channel": "sms", "sender": "+2348031234567"}
    code, held = held_for(say(of=desk_with(shop__accept_drafts=False), **lagos))
    assert code == "draft-text"
    assert held.reply is not None
    assert (held.reply.review, held.reply.language) == ("draft", "en-NG")
    assert "We have received your message" in held.reply.text
    assert say(of=desk_with(shop__accept_drafts=True), **lagos).replies[0].review == "draft"


def test_a_register_that_a_merchant_did_not_write_is_not_replaced(desk: SupportDesk, say: Say) -> None:
    formal_only = desk.replace(catalog=Catalog.load(overlays=[{"bg": _texts("bg", "")}]))
    asked = {"text": BULGARIAN, "sender": "359888123456", "of": formal_only}
    assert held_for(say(**asked))[0] == "text-failed", "the market that serves Bulgaria is addressed casually"
    assert say(**asked, customer=Customer(territory="SA")).replies[0].language == "bg"
    assert held_for(say("", sender="359888123456", parts=(Unsupported(type="x"),), locale_hint="bg", of=formal_only))[0] == "text-failed"


@pytest.mark.parametrize(
    ("channel", "sender", "asked"),
    [
        ("line", None, "ご用件の内容"),
        ("whatsapp", "6281234567890", "isi pesan"),
        ("whatsapp", "966501234567", "مضمون الرسالة"),
        ("whatsapp", "4915112345678", "eine Beschreibung des Anliegens"),
        ("whatsapp", "447400123456", "your message in writing"),
        ("whatsapp", "12025550123", "your message in writing"),
        ("whatsapp", "5511987654321", "a mensagem por escrito"),
        ("sms", "+2348031234567", "your message in writing"),
        ("whatsapp", "525512345678", "your message in writing"),
    ],
)
def test_what_nobody_can_read_is_asked_about(say: Say, channel: str, sender: str | None, asked: str) -> None:
    plan = say("", channel=channel, sender=sender, parts=(Unsupported(type="poll"), Unsupported(type="poll")))
    assert kinds(plan)[:2] == ["assign", "ask_customer"]
    question = plan.actions[1]
    assert isinstance(question, AskCustomer)
    assert question.fields == ("message",)
    assert "need_info" in question.reply.messages
    assert asked in question.reply.text
    assert plan.replies == (question.reply,)
    assert plan.promised_at is None
    assert [event.message for event in plan.conversation.events if event.kind == "reply_planned"] == ["need_info"]


@pytest.mark.parametrize(
    "parts",
    [
        (Media(media_kind="voice", provider_id="1"),),
        (Unsupported(type="poll"), Text(text="Where is my order?")),
        (Media(media_kind="image", caption="It arrived broken"), Unsupported(type="poll")),
        (),
    ],
)
def test_what_a_person_can_open_is_acknowledged(say: Say, parts: Any) -> None:
    plan = say("", sender="447400123456", parts=parts)
    assert kinds(plan)[:2] == ["assign", "reply"]
    assert [event.message for event in plan.conversation.events if event.kind == "reply_planned"] == ["ack"]


def test_an_unreadable_message_in_a_language_without_texts_waits(say: Say) -> None:
    plan = say("", sender="359888123456", parts=(Unsupported(type="poll"),), locale_hint="bg")
    assert held_for(plan)[0] == "no-texts"


@pytest.mark.parametrize("parts", [(Text(text=ENGLISH),), (Unsupported(type="poll"),)])
@pytest.mark.parametrize(("fields", "code"), [({"sender": " "}, "no-address"), ({"window_expires_at": NOW}, "window-closed")])
def test_what_cannot_arrive_waits_with_the_words_that_were_meant(say: Say, parts: Any, fields: dict[str, Any], code: str) -> None:
    found, held = held_for(say("", **{"sender": ICELAND, "parts": parts, **fields}))
    assert found == code
    assert held.reply is not None


def test_a_message_without_a_sender_waits(desk: SupportDesk) -> None:
    mail = replace(message("Guten Tag, wo ist meine Bestellung?", channel="email", account="hilfe@kaze-audio.example"), sender=Party())
    assert held_for(desk.handle(mail, now=NOW))[0] == "no-address"


def test_a_reply_may_be_sent_as_long_as_the_window_is_open(say: Say) -> None:
    ends = NOW + timedelta(hours=24)
    plan = say(ENGLISH, sender=ICELAND)
    assert plan.replies[0].not_after == plan.replies[0].draft.window_expires_at == ends
    assert say(ENGLISH, channel="sms", sender="+12025550123").replies[0].not_after is None


@pytest.mark.parametrize(("seconds_left", "operation"), [(None, "reply"), (1, "reply"), (0, "push"), (-60, "push")])
def test_a_spent_reply_token_is_not_used(desk: SupportDesk, say: Say, seconds_left: int | None, operation: str) -> None:
    expires = None if seconds_left is None else NOW + timedelta(seconds=seconds_left)
    plan = say("荷物が届きません。", channel="line", reply_handle=ReplyHandle(token="T1", expires_at=expires))
    (outgoing,) = desk.render(plan.replies[0])
    assert outgoing.operation == operation
    assert outgoing.to == "U" + "7" * 32


def test_a_button_is_answered_like_words(desk: SupportDesk) -> None:
    press = Postback(
        channel="line", provider="line", account="shop", provider_id="9", received_at=NOW, sender=Party(address="U1"), data="action=human",
        title="担当者と話す", reply_handle=ReplyHandle(token="T1"),
    )  # fmt: skip
    plan = desk.handle(press, now=NOW)
    assert kinds(plan) == ["assign", "reply"]
    assert (plan.market, plan.language) == ("JP", "ja")
    assert plan.replies[0].draft.reply_handle == press.reply_handle
    assert press.event_id in plan.conversation


def test_a_channel_of_the_hosts_own_is_served(say: Say) -> None:
    plan = say(ENGLISH, channel="telegram", sender="4711", customer=Customer(territory="GB"))
    assert kinds(plan) == ["assign", "reply"]
    assert plan.replies[0].messages == ("salutation", "ack", "empathy", "expected_reply", "signature")
