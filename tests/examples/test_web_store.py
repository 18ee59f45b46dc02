"""The store of the web examples keeps what a plan asks for, posts it at least once, and gives up where a person has to help."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from xborder_support import SupportDesk
from xborder_support.channels import provider
from xborder_support.testing import message

_ROOT = Path(__file__).parents[2]
_NOW = datetime(2026, 2, 3, 12, 40, 5, tzinfo=UTC)


def _take_in(store: Any, desk: SupportDesk, *senders: str) -> list[Any]:
    """Take in a message from each, and return the events."""
    events = [message("荷物が届きません。", channel="line", sender=sender, at=_NOW) for sender in senders]
    import_module("store").take_in(store, desk, events, now=_NOW)
    return events


def _kinds(store: Any, event: Any) -> list[str]:
    return [item.kind for item in store.conversation(event.conversation_key).events]


def test_a_failing_post_holds_up_no_other_and_is_tried_again_later(desk: SupportDesk, store: Any) -> None:
    module, posted, is_down, now = import_module("store"), list[str](), True, _NOW
    first, second = _take_in(store, desk, "U1", "U2")

    def post(call: Any) -> None:
        if call.to == "U1" and is_down:
            raise ConnectionError
        posted.append(call.to)

    assert module.post_all(store, desk, post, clock=lambda: now) == 1
    assert posted == ["U2"]
    assert store.waiting() == 1
    is_down = False
    assert module.post_all(store, desk, post, clock=lambda: now) == 0  # not yet
    now += timedelta(seconds=30)
    assert module.post_all(store, desk, post, clock=lambda: now) == 1
    assert posted == ["U2", "U1"]
    assert _kinds(store, first).count("sent") == _kinds(store, second).count("sent") == 1


def test_after_the_last_attempt_a_person_has_the_reply_and_the_desk_knows(
    desk: SupportDesk, store: Any, caplog: pytest.LogCaptureFixture
) -> None:
    module, tried, now = import_module("store"), list[datetime](), [_NOW]
    (event,) = _take_in(store, desk, "U1")

    def clock() -> datetime:
        return now[-1]

    def post(_call: Any) -> None:
        tried.append(clock())
        raise ConnectionError("to U1")

    while store.waiting():
        assert module.post_all(store, desk, post, clock=clock) == 0
        now.append(clock() + timedelta(minutes=1))
    pauses = [later - earlier for earlier, later in pairwise(tried)]
    assert len(tried) == 6
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(minutes=128)
    assert _kinds(store, event).count("send_failed") == 1
    (to_do,) = [item for item in store.to_do() if item.fault]
    assert (to_do.fault, to_do.action.kind, to_do.action.draft.to) == ("send-failed", "reply", "U1")
    assert "U1" not in caplog.text


@pytest.fixture
def two_parts(desk: SupportDesk, store: Any) -> Any:
    """Keep a reply of two calls, and return what it answers."""
    (event,) = _take_in(store, desk, "U1")
    columns = "action, conversation, provider, operation, recipient, account, body, content_type, idempotency_key, not_before"
    with store.transaction() as database:
        database.execute(f"INSERT INTO outbox (key, {columns}) SELECT 'second', {columns} FROM outbox")
    return event


def test_the_parts_of_a_reply_go_out_in_their_order_and_count_as_sent_together(desk: SupportDesk, store: Any, two_parts: Any) -> None:
    first = store.claim(_NOW)
    assert store.claim(_NOW) is None  # the second waits for the first
    store.posted(first, desk, now=_NOW)
    assert _kinds(store, two_parts).count("sent") == 0
    second = store.claim(_NOW)
    assert second.key == "second"
    store.posted(second, desk, now=_NOW)
    assert _kinds(store, two_parts).count("sent") == 1


def test_a_reply_whose_first_part_fails_is_not_sent_in_half(desk: SupportDesk, store: Any, two_parts: Any) -> None:
    for attempt in range(6):
        claim = store.claim(_NOW + timedelta(days=attempt))
        assert claim.key != "second"
        store.failed(claim, now=_NOW)
    store.give_up(desk, now=_NOW + timedelta(days=7))
    assert store.waiting() == 0
    assert _kinds(store, two_parts).count("send_failed") == 1


def test_two_workers_at_once_post_each_call_once(desk: SupportDesk, store: Any) -> None:
    module, posted, together = import_module("store"), list[str](), threading.Barrier(2)
    _take_in(store, desk, *(f"U{number}" for number in range(8)))

    def post(call: Any) -> None:
        posted.append(call.to)

    def work(_worker: int) -> int:
        together.wait(timeout=20)
        return int(module.post_all(store, desk, post, clock=lambda: _NOW))

    with ThreadPoolExecutor(2) as workers:
        counts = list(workers.map(work, range(2)))
    assert sum(counts) == 8
    assert sorted(posted) == [f"U{number}" for number in range(8)]


def test_what_a_crash_left_claimed_is_free_again_and_a_late_failure_takes_it_from_nobody(desk: SupportDesk, store: Any) -> None:
    _take_in(store, desk, "U1")
    lost = store.claim(_NOW)
    assert store.claim(_NOW) is None
    again = store.claim(_NOW + timedelta(minutes=5))
    assert (again.call, again.attempt) == (lost.call, 2)
    store.failed(lost, now=_NOW + timedelta(minutes=5))
    assert store.claim(_NOW + timedelta(minutes=6)) is None
    store.posted(again, desk, now=_NOW + timedelta(minutes=6))
    store.posted(lost, desk, now=_NOW + timedelta(minutes=7))
    assert store.waiting() == 0


def test_a_reply_whose_window_has_closed_goes_to_a_person(desk: SupportDesk, store: Any) -> None:
    module, posted = import_module("store"), list[Any]()
    body = (_ROOT / "examples" / "payloads" / "02_whatsapp_jakarta.json").read_bytes()
    now = datetime(2026, 2, 3, 3, 15, 5, tzinfo=UTC)
    module.take_in(store, desk, provider("whatsapp").parse(body, received_at=now), now=now)
    assert store.waiting() == 1
    module.post_all(store, desk, posted.append, clock=lambda: now + timedelta(hours=25))
    assert posted == []
    assert [item.fault for item in store.to_do() if item.fault] == ["send-failed"]


def test_all_actions_are_kept_once_for_people(desk: SupportDesk, store: Any) -> None:
    module = import_module("store")
    events = _take_in(store, desk, "U1")
    module.take_in(store, desk, events, now=_NOW)
    (assign,) = store.to_do()
    assert (assign.action.kind, assign.action.agent, assign.conversation) == ("assign", "aiko", events[0].conversation_key)
    assert _kinds(store, events[0]).count("assigned") == 1
    store.done(assign.key, now=_NOW)
    assert store.to_do() == []


def test_who_asks_for_silence_gets_nothing_that_was_still_waiting(desk: SupportDesk, store: Any) -> None:
    module, now, posted = import_module("store"), datetime(2026, 2, 4, 18, 0, tzinfo=UTC), list[Any]()
    sender = "+12025550143"
    question = message("Where is my order?", channel="sms", sender=sender, at=now)
    module.take_in(store, desk, [question], now=now)
    assert store.waiting() == 1
    later = now + timedelta(minutes=1)
    module.take_in(store, desk, [message("STOP", channel="sms", sender=sender, at=later)], now=later)
    module.post_all(store, desk, posted.append, clock=lambda: later)
    with store.transaction() as database:
        states = [state for (state,) in database.execute("SELECT state FROM outbox ORDER BY rowid")]
    assert states == ["withdrawn", "posted"]  # the last is the one confirmation
    assert len(posted) == 1
    assert {"stop_contact", "record_consent"} <= {item.action.kind for item in store.to_do()}


def test_looking_again_escalates_once_and_an_answer_ends_it(desk: SupportDesk, store: Any) -> None:
    module = import_module("store")
    answered, waiting = _take_in(store, desk, "U1", "U2")
    assert module.look_again(store, desk, now=_NOW) == 0
    module.agent_replied(store, desk, answered.conversation_key, "aiko", now=_NOW + timedelta(minutes=1))
    at = _NOW + timedelta(days=1)
    assert module.look_again(store, desk, now=at) == 1
    module.look_again(store, desk, now=at)
    alarms = [item for item in store.to_do() if item.action.kind == "escalate"]
    assert alarms
    assert {item.conversation for item in alarms} == {waiting.conversation_key}
    assert len({item.key for item in alarms}) == len(alarms)
    module.agent_replied(store, desk, waiting.conversation_key, "aiko", now=at)
    assert store.conversation(waiting.conversation_key).state.waiting_since is None


def test_a_reply_that_cannot_be_written_waits_for_a_person(desk: SupportDesk, store: Any) -> None:
    hung_up = message("Where is my order?", channel="ussd", provider="africastalking", sender="+2348000000004", at=_NOW)
    import_module("store").take_in(store, desk, [hung_up], now=_NOW)
    assert store.waiting() == 0
    assert [item.fault for item in store.to_do() if item.action.kind == "reply"] == ["no-session"]
