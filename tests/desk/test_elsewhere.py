"""What the shop's people did outside of the library counts as if it had been recorded: answers, changes of tickets, calls."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Conversation, SupportDesk, TicketEvent
from xborder_support.channels import known_channels
from xborder_support.conversations import CallRecord, InboundEvent, Party, TicketUpdate, Transcript
from xborder_support.desk.understanding import PHONE_CHANNELS
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)


def _asked(desk: SupportDesk, channel: str = "whatsapp") -> Conversation:
    return desk.handle(message("荷物が届きません。", channel=channel, at=NOW), now=NOW).conversation


def _call(state: Any, **changes: Any) -> CallRecord:
    fields = {"channel": "phone", "provider": "twilio", "account": "shop", "provider_id": "CA1", "sender": Party(address="+81312345678")}
    return CallRecord(**{**fields, "received_at": NOW, "state": state, "provider_status": state, **changes})


def _then(desk: SupportDesk, event: InboundEvent, past: Conversation | None = None, *, minutes: int = 5) -> Any:
    return desk.handle(event, now=NOW + timedelta(minutes=minutes), conversation=past or Conversation())


def test_an_answer_on_another_screen_stops_the_clock(desk: SupportDesk) -> None:
    past = _asked(desk)
    assert past.state.waiting_since == NOW
    reply = message("確認します。", channel="whatsapp", at=NOW + timedelta(minutes=5), is_echo=True, details={"agent_id": "aiko"})
    plan = _then(desk, reply, past)
    assert [reason.code for action in plan.actions for reason in action.reasons] == ["answered-elsewhere"]
    state = plan.conversation.state
    assert (state.waiting_since, state.first_agent_reply_at, state.owner) == (None, NOW + timedelta(minutes=5), "aiko")
    assert "first_response" not in plan.deadlines
    assert _then(desk, reply, plan.conversation).conversation == plan.conversation


@pytest.mark.parametrize("told", [{"automatic": "own-app"}, {"is_private": True}])
def test_machines_and_notes_answer_nothing(desk: SupportDesk, told: dict[str, Any]) -> None:
    past = _asked(desk)
    plan = _then(desk, message("…", channel="whatsapp", at=NOW + timedelta(minutes=5), is_echo=True, **told), past)
    assert plan.conversation.state.waiting_since == NOW


def test_a_help_desk_that_solves_a_ticket_solves_the_conversation(desk: SupportDesk) -> None:
    past = _asked(desk, "email")
    late = NOW + timedelta(days=400)
    changes = (TicketEvent(at=NOW + timedelta(minutes=1), kind="assigned", agent="aiko"), TicketEvent(at=late, kind="solved"))
    received = NOW + timedelta(minutes=4)
    update = TicketUpdate(channel="zendesk", provider="zendesk", account="z", provider_id="9", received_at=received, changes=changes)
    plan = _then(desk, update, past)
    state = plan.conversation.state
    assert (state.solved_at, state.owner) == (received, "aiko")  # nothing happens after it was reported
    assert "assigned, solved" in plan.explain()
    assert _then(desk, update, plan.conversation).conversation == plan.conversation


@pytest.mark.parametrize(("at", "is_believed"), [(datetime(1, 1, 1, tzinfo=UTC), False), (NOW - timedelta(days=900), True)])
def test_a_change_that_is_said_to_be_ages_old_counts_from_its_report(desk: SupportDesk, *, at: datetime, is_believed: bool) -> None:
    common: dict[str, Any] = {"channel": "zendesk", "provider": "zendesk", "account": "z", "received_at": NOW}
    update = TicketUpdate(**common, provider_id="9", changes=(TicketEvent(at=at, kind="created"),))
    assert _then(desk, update).conversation.state.opened_at == (at if is_believed else NOW)


@pytest.mark.parametrize("state", ["missed", "busy", "rejected", "failed"])
def test_a_call_that_nobody_took_is_a_question_that_waits(desk: SupportDesk, state: str) -> None:
    plan = _then(desk, _call(state))
    (action,) = plan.actions
    assert (action.kind, action.reply, action.reasons[0].code) == ("needs_approval", None, "missed-call")
    assert plan.conversation.state.waiting_since == NOW
    assert "should call back" in plan.explain()


@pytest.mark.parametrize("state", ["ringing", "in_progress", "canceled"])
def test_a_call_that_goes_on_asks_for_nothing_yet(desk: SupportDesk, state: str) -> None:
    plan = _then(desk, _call(state))
    assert [action.kind for action in plan.actions] == ["ignore"]
    assert plan.conversation.state.waiting_since is None


def test_a_call_that_was_taken_is_question_and_answer(desk: SupportDesk) -> None:
    began, ended = NOW - timedelta(minutes=3), NOW - timedelta(seconds=1)
    plan = _then(desk, _call("completed", started_at=began, sent_at=ended, details={"agent_id": "aiko"}))
    state = plan.conversation.state
    assert (state.opened_at, state.first_agent_reply_at, state.waiting_since, state.owner) == (began, ended, None, "aiko")


def test_a_call_without_a_length_answers_and_asks_nothing(desk: SupportDesk) -> None:
    plan = _then(desk, _call("completed", started_at=NOW))
    assert plan.conversation.state.waiting_since is None


@pytest.mark.parametrize("started_at", [datetime(1, 1, 1, tzinfo=UTC), NOW - timedelta(days=2), NOW + timedelta(days=1)])
def test_a_beginning_that_cannot_be_is_not_believed(desk: SupportDesk, started_at: datetime) -> None:
    plan = _then(desk, _call("completed", started_at=started_at))
    assert [event.kind for event in plan.conversation.events] == ["agent_replied", "note"]


def test_a_call_that_the_shop_made_is_an_answer_if_it_was_taken(desk: SupportDesk) -> None:
    past = _asked(desk)
    later = {"received_at": NOW + timedelta(minutes=5), "is_echo": True}
    assert _then(desk, _call("completed", started_at=NOW, **later), past).conversation.state.waiting_since is None
    assert _then(desk, _call("missed", **later), past).conversation.state.waiting_since == NOW


def test_words_that_came_by_phone_wait_for_a_person(desk: SupportDesk) -> None:
    plan = desk.handle(message("荷物が届きません。", channel="phone", sender="+81312345678", at=NOW), now=NOW)
    assert plan.replies == ()
    assert "nothing-to-write-on" in {reason.code for action in plan.actions for reason in action.reasons}


@pytest.mark.parametrize(("confidence", "is_held"), [(0.2, True), (0.9, False), (None, False)])
def test_a_voice_message_that_was_heard_badly_waits_for_a_person(desk: SupportDesk, confidence: Any, *, is_held: bool) -> None:
    heard = Transcript(text="荷物が届きません。", language="ja", confidence=confidence)
    plan = desk.handle(message("", channel="whatsapp", sender="81312345678", at=NOW, parts=(heard,)), now=NOW)
    assert ("unsure-transcript" in {reason.code for action in plan.actions for reason in action.reasons}) is is_held
    assert bool(plan.replies) is not is_held


def test_nobody_but_a_person_answers_a_post_that_everybody_can_read(desk: SupportDesk) -> None:
    plan = desk.handle(message("荷物が届きません。", channel="whatsapp", at=NOW, is_public=True), now=NOW)
    assert plan.replies == ()
    assert "public-post" in {reason.code for action in plan.actions for reason in action.reasons}


def test_a_caller_is_known_by_the_number(desk: SupportDesk) -> None:
    plan = desk.handle(message("Hello", channel="phone", sender="+2348012345678", at=NOW), now=NOW)
    assert plan.time_zone == "Africa/Lagos"


def test_every_channel_whose_addresses_are_numbers_exists() -> None:
    assert set(known_channels()) >= PHONE_CHANNELS
