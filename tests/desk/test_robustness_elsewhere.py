"""What people do elsewhere adds up whatever the order in which it is reported; notes stay notes; nothing comes from the future."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import Conversation, Plan, SupportDesk, TicketEvent
from xborder_support.conversations import CallRecord, Draft, Party, TicketUpdate
from xborder_support.testing import message

from .inbound_events import EVENTS, MESSAGES, NOW


@cache
def desk() -> SupportDesk:
    return SupportDesk.load(Path(__file__).parents[2] / "examples" / "desk.toml")


def observed(conversation: Conversation) -> set[tuple[str, str, Any]]:
    """Return what was seen. What was planned, and what a text was read as, depends on what had been read before it."""
    planned = {"reply_planned", "language_detected"}
    return {(event.kind, event.event_id, event.at) for event in conversation.events if event.kind not in planned}


def handled(events: Any, now: Any) -> Plan:
    past = Conversation()
    for event in events:
        past = desk().handle(event, now=now, conversation=past).conversation
    return desk().check(past, now=now)


@cache
def afternoon() -> tuple[Any, ...]:
    """Return what people did elsewhere in an afternoon: calls with all their reports, answers, changes of the ticket."""
    common: dict[str, Any] = {"channel": "phone", "provider": "twilio", "account": "shop", "provider_id": "CA1"}
    minutes = [NOW + timedelta(minutes=number) for number in range(60)]
    caller = Party(address="+81312345678")
    ticket: dict[str, Any] = {"channel": "zendesk", "provider": "zendesk", "account": "z", "thread_id": "7"}
    reports: list[tuple[Any, int]] = [("ringing", 0), ("in_progress", 1), ("completed", 9)]
    changes: list[tuple[Any, int, str | None]] = [("assigned", 12, "aiko"), ("solved", 30, None), ("reopened", 40, None)]
    asked = message("Where is it?", channel="zendesk", at=minutes[10], sender="9")
    return (
        *(
            CallRecord(**common, sender=caller, received_at=minutes[at], started_at=minutes[1], state=state, provider_status=state)
            for state, at in reports
        ),
        CallRecord(**{**common, "provider_id": "CA2"}, sender=caller, received_at=minutes[50], state="missed", provider_status="no-answer"),
        asked,
        message("On Monday.", channel="zendesk", at=minutes[20], is_echo=True, details={"agent_id": "aiko"}),
        message("Ask the carrier.", channel="zendesk", at=minutes[15], is_echo=True, is_private=True),
        *(
            TicketUpdate(
                **ticket,
                provider_id=f"u{at}",
                received_at=minutes[at + 5],
                sent_at=minutes[at],
                changes=(TicketEvent(at=minutes[at], kind=kind, agent=agent),),
            )
            for kind, at, agent in changes
        ),
    )


@given(st.randoms(use_true_random=False), st.integers(0, 5))
@settings(max_examples=40)
def test_what_people_did_elsewhere_adds_up_in_whatever_order_it_is_reported(random: Random, repeated: int) -> None:
    arrivals = [*afternoon(), *random.sample(afternoon(), repeated)]
    random.shuffle(arrivals)
    later = NOW + timedelta(hours=2)
    expected, found = handled(afternoon(), later), handled(arrivals, later)
    assert observed(found.conversation) == observed(expected.conversation)
    state, other = found.conversation.state, expected.conversation.state
    for name in ("waiting_since", "unsolved_since", "solved_at", "first_agent_reply_at", "owner", "opened_at"):
        assert getattr(state, name) == getattr(other, name), name
    assert found.all_deadlines == expected.all_deadlines
    halves = [handled(arrivals[::2], later).conversation, handled(arrivals[1::2], later).conversation]
    merged = Conversation.merge(*halves)
    assert merged == Conversation.merge(*reversed(halves)) == Conversation.merge(merged, halves[0])
    assert observed(merged) == observed(expected.conversation)


@given(EVENTS)
@settings(max_examples=150)
def test_nothing_is_remembered_later_than_it_was_reported(event: Any) -> None:
    conversation = desk().handle(event, now=NOW).conversation
    assert all(item.at <= NOW for item in conversation.events)
    assert Conversation.from_json(conversation.to_json()) == conversation


@given(MESSAGES)
@settings(max_examples=80)
def test_a_private_note_is_never_answered_and_an_answer_to_it_is_a_note(event: Any) -> None:
    note = replace(event, is_private=True)
    plan = desk().handle(note, now=NOW)
    assert [action.kind for action in plan.actions if action.kind != "escalate"] == ["ignore"]
    assert plan.conversation.state.waiting_since is None
    assert Draft.reply_to(note, "x").is_private
