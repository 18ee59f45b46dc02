"""Our own automatic replies that a provider reports back are no answers of a person, whether or not it says that a program sent them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Conversation, SupportDesk, TicketEvent
from xborder_support.conversations import Edit, Message, Party, Postback, Text
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)


def _acknowledged(desk: SupportDesk) -> Any:
    plan = desk.handle(message("荷物が届きません。", channel="zendesk", at=NOW, thread_id="7"), now=NOW)
    assert plan.replies
    return plan


def _echo(text: str, **changes: Any) -> Message:
    return message(text, channel="zendesk", at=LATER, thread_id="7", is_echo=True, **changes)


def _codes(plan: Any) -> list[str]:
    return [reason.code for action in plan.actions for reason in action.reasons]


def _after(desk: SupportDesk, event: Any, past: Conversation) -> Any:
    return desk.handle(event, now=LATER, conversation=past)


@pytest.mark.parametrize(
    "change", [str, str.strip, lambda text: f"\n {text.replace(chr(10), chr(13) + chr(10) * 2)}\u2060 ", "“{}”".format]
)
def test_the_words_of_an_automatic_reply_answer_nothing_when_they_come_back(desk: SupportDesk, change: Any) -> None:
    plan = _acknowledged(desk)
    again = _after(desk, _echo(change(plan.replies[0].text), details={"agent_id": "9"}), plan.conversation)
    assert _codes(again)[0] == "echo"
    assert again.conversation.state.waiting_since == NOW
    assert again.conversation.state.first_agent_reply_at is None


def test_a_persons_words_answer_also_where_they_quote_or_shorten_ours(desk: SupportDesk) -> None:
    plan = _acknowledged(desk)
    for words in ("確認します。", f"{plan.replies[0].text} 確認します。", ""):
        again = _after(desk, _echo(words), plan.conversation)
        assert _codes(again)[0] == "answered-elsewhere"
        assert again.conversation.state.waiting_since is None


def test_what_the_host_recorded_as_sent_is_known_by_its_id(desk: SupportDesk) -> None:
    plan, echo = _acknowledged(desk), _echo("So habe ich es gesagt.", provider_id="c9")
    key = plan.replies[0].idempotency_key
    past = desk.record(TicketEvent(at=LATER, kind="sent", action_key=key, message_key=echo.message_key), plan.conversation)
    assert _codes(_after(desk, echo, past))[0] == "echo"
    other = desk.record(TicketEvent(at=LATER, kind="sent", action_key="reply:other", message_key=echo.message_key), plan.conversation)
    assert _codes(_after(desk, echo, other))[0] == "answered-elsewhere"


def test_a_conversation_stored_before_planned_words_were_kept_still_takes_echoes(desk: SupportDesk) -> None:
    past = Conversation().add(TicketEvent(at=NOW, kind="reply_planned", event_id="planned/1"))
    assert _codes(_after(desk, _echo("確認します。"), past))[0] == "answered-elsewhere"


def test_a_shops_own_edit_or_press_ends_no_contact_and_asks_nothing(desk: SupportDesk) -> None:
    common: dict[str, Any] = {"channel": "webchat", "provider": "twilio", "account": "shop", "received_at": NOW, "is_echo": True}
    ours = Edit(**common, provider_id="1", target="0", parts=(Text(text="STOP"),), recipient=Party(address="v1"))
    assert [action.kind for action in _after(desk, ours, Conversation()).actions] == ["ignore"]
    theirs = Edit(**{**common, "is_echo": False}, provider_id="1", target="0", parts=(Text(text="STOP"),), sender=Party(address="v1"))
    assert "stop_contact" in {action.kind for action in _after(desk, theirs, Conversation()).actions}
    press = Postback(**common, provider_id="2", data="x", recipient=Party(address="v1"))
    assert _codes(_after(desk, press, Conversation())) == ["echo"]
