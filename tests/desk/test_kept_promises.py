"""What a customer was told is remembered, and somebody hears of it when it passes without an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Conversation, Plan, SupportDesk, TicketEvent
from xborder_support.desk import Escalate
from xborder_support.testing import message

TUESDAY = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
GB = "447400123456"

Say = Callable[..., Plan]
MakeDesk = Callable[..., SupportDesk]

# The clock counts the hours of the market's team in Tokyo, which is asleep; the promise those of the team in Berlin, which answers.
ELSEWHERE = {"routing": [{"name": "all", "to": [{"team": "europe"}]}], "markets__GB": {"team": "asia", "channels": ["whatsapp"]}}


def broken(plan: Plan) -> list[Escalate]:
    return [action for action in plan.actions if isinstance(action, Escalate) and action.metric == "promise"]


@pytest.fixture
def elsewhere(desk_with: MakeDesk) -> SupportDesk:
    return desk_with(**ELSEWHERE)


@pytest.fixture
def told(elsewhere: SupportDesk, say: Say) -> Plan:
    return say("Hello, where is my order?", sender=GB, at=TUESDAY, of=elsewhere)


def test_a_promise_before_the_shops_own_clock_is_watched(elsewhere: SupportDesk, told: Plan) -> None:
    assert told.promised_at == TUESDAY + 2 * HOUR
    assert told.deadlines["first_response"].due_at > told.promised_at + 6 * HOUR
    assert told.next_check_at == told.promised_at
    assert told.conversation.state.promised_at == told.promised_at
    assert broken(elsewhere.check(told.conversation, now=told.promised_at - MINUTE)) == []
    plan = elsewhere.check(told.conversation, now=told.promised_at)
    (alarm,) = broken(plan)
    assert (alarm.to, alarm.due_at, alarm.not_before) == ("aiko", told.promised_at, told.promised_at)
    assert [reason.code for reason in alarm.reasons] == ["promise-passed"]
    assert plan.next_check_at is not None
    assert plan.next_check_at > told.promised_at
    assert "told to expect an answer by 2026-02-03 16:00 UTC" in plan.explain()


def test_its_alarm_has_one_key_for_one_wait(elsewhere: SupportDesk, told: Plan) -> None:
    first = broken(elsewhere.check(told.conversation, now=TUESDAY + 3 * HOUR))
    stored = Conversation.from_json(told.conversation.to_json())
    assert stored == told.conversation
    assert broken(elsewhere.check(stored, now=TUESDAY + 5 * HOUR)) == first
    assert broken(elsewhere.check(stored.seal(TUESDAY + HOUR), now=TUESDAY + 5 * HOUR)) == first


def test_the_earliest_promise_counts_while_the_customer_waits(elsewhere: SupportDesk, told: Plan) -> None:
    late = TUESDAY + 26 * HOUR
    again = elsewhere.handle(message("Any news?", channel="whatsapp", sender=GB, at=late), now=late, conversation=told.conversation)
    assert again.promised_at is not None
    assert again.conversation.state.promised_at == told.promised_at
    assert broken(again) == broken(elsewhere.check(told.conversation, now=late))


@pytest.mark.parametrize(
    "fields",
    [{"kind": "agent_replied"}, {"kind": "solved"}, {"kind": "closed"}, {"kind": "opted_out", "scope": "all"}],
)
def test_whoever_is_answered_or_waits_no_more_was_told_nothing(elsewhere: SupportDesk, told: Plan, fields: dict[str, Any]) -> None:
    after = elsewhere.record(TicketEvent(at=TUESDAY + HOUR, **fields), told.conversation)
    assert after.state.promised_at is None
    assert broken(elsewhere.check(after, now=TUESDAY + 9 * HOUR)) == []
    asked = TicketEvent(at=TUESDAY + 3 * HOUR, kind="customer_message", channel="whatsapp", market="GB")
    assert elsewhere.record(asked, after).state.promised_at is None


def test_an_answer_before_the_promise_reaches_the_conversation_counts() -> None:
    asked = TicketEvent(at=TUESDAY, kind="customer_message", channel="whatsapp")
    answered = TicketEvent(at=TUESDAY + MINUTE, kind="agent_replied")
    promised = TicketEvent(at=TUESDAY + 2 * MINUTE, kind="reply_planned", promised_at=TUESDAY + HOUR)
    assert Conversation().add(promised, asked, answered).state.promised_at is None


def test_a_message_from_a_clock_that_runs_ahead_is_promised_an_answer_too(elsewhere: SupportDesk) -> None:
    event = message("Hello, where is my order?", channel="whatsapp", sender=GB, at=TUESDAY + timedelta(seconds=2))
    plan = elsewhere.handle(event, now=TUESDAY)
    assert plan.conversation.state.promised_at == plan.promised_at is not None


def test_where_nothing_was_promised_nothing_is_remembered(say: Say) -> None:
    silent = say("Where is my order?", sender=GB, at=TUESDAY, window_expires_at=TUESDAY)
    assert silent.replies == ()
    assert silent.conversation.state.promised_at is None


def test_without_a_ladder_the_lead_hears_of_it(desk_with: MakeDesk, say: Say) -> None:
    desk = desk_with(escalation=None)
    plan = say("Hello, where is my order?", sender=GB, at=TUESDAY, of=desk)
    assert [alarm.to for alarm in broken(desk.check(plan.conversation, now=TUESDAY + 2 * HOUR))] == ["jonas"]


def test_a_conversation_of_an_earlier_version_still_reads() -> None:
    old = '{"events":[{"at":"2026-02-03T14:00:00Z","kind":"reply_planned","event_id":"planned/1"}],"schema":"conversation/1"}'
    assert Conversation.from_json(old).state.promised_at is None
    sealed = Conversation.from_json(old).seal(TUESDAY + HOUR).to_json()
    assert "promised_at" not in sealed
    assert Conversation.from_json(sealed).state.last_automatic_reply_at == TUESDAY
