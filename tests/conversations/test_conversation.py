"""What a conversation knows, what it keeps, and what it refuses."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.conversations import Checkpoint, Conversation, ConversationState, TicketEvent
from xborder_support.errors import UsageError

_START = datetime(2026, 2, 3, 9, tzinfo=UTC)


def _event(minute: int, kind: Any, **fields: Any) -> TicketEvent:
    return TicketEvent(at=_at(minute), kind=kind, **fields)


def _at(minute: int) -> datetime:
    return _START + timedelta(minutes=minute)


def _state(*events: TicketEvent) -> ConversationState:
    return Conversation().add(*events).state


_CUSTOMER = _event(0, "customer_message", channel="line", market="JP", priority="high", topic="customs", marketplace=None)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([_event(0, "created", market="JP")], {"opened_at": _at(0), "market": "JP", "waiting_since": _at(0), "status": "new"}),
        ([_event(0, "created", agent="aiko"), _event(1, "agent_replied", agent="aiko")],
         {"waiting_since": _at(0), "first_agent_reply_at": None}),
        ([_event(0, "created", status="solved")], {"solved_at": _at(0), "unsolved_since": None, "status": "solved"}),
        ([_CUSTOMER, _event(4, "status_changed", status="solved")], {"solved_at": _at(4), "status": "solved", "status_since": _at(4)}),
        ([_CUSTOMER, _event(4, "pending"), _event(7, "customer_message")], {"status": "open", "status_since": _at(7)}),
        ([_CUSTOMER, _event(4, "solved"), _event(7, "status_changed", status="pending")],
         {"solved_at": None, "unsolved_since": _at(7), "asked_since": _at(0), "status": "pending"}),
        ([_CUSTOMER, _event(4, "closed"), _event(7, "customer_message")], {"asked_since": _at(7), "waiting_since": _at(7)}),
        ([_CUSTOMER, _event(4, "complained")], {"is_complaint": True}),
        ([_CUSTOMER, _event(4, "automatic_reply")], {"waiting_since": _at(0), "last_automatic_reply_at": _at(4)}),
        ([_CUSTOMER, _event(4, "picked_up", agent="aiko")], {"waiting_since": None, "first_agent_reply_at": _at(4), "owner": "aiko"}),
        ([_CUSTOMER], {"opened_at": _at(0), "waiting_since": _at(0), "channel": "line", "market": "JP"}),
        ([_CUSTOMER], {"priority": "high", "topic": "customs", "owner": None, "solved_at": None, "first_agent_reply_at": None}),
        ([_CUSTOMER, _event(3, "customer_message", channel="email")],
         {"waiting_since": _at(0), "channel": "email", "last_customer_message_at": {"line": _at(0), "email": _at(3)}}),
        ([_CUSTOMER, _event(5, "agent_replied", agent="aiko")],
         {"waiting_since": None, "first_agent_reply_at": _at(5), "last_agent_reply_at": _at(5), "owner": "aiko"}),
        ([_CUSTOMER, _event(5, "agent_replied", agent="aiko"), _event(9, "agent_replied")],
         {"first_agent_reply_at": _at(5), "last_agent_reply_at": _at(9), "owner": "aiko"}),
        ([_CUSTOMER, _event(0, "agent_replied")], {"waiting_since": _at(0)}),
        ([_CUSTOMER, _event(5, "reply_planned")], {"waiting_since": _at(0), "last_automatic_reply_at": _at(5)}),
        ([_CUSTOMER, _event(5, "solved")], {"waiting_since": None, "solved_at": _at(5)}),
        ([_CUSTOMER, _event(5, "solved"), _event(8, "closed")], {"solved_at": _at(5)}),
        ([_CUSTOMER, _event(5, "solved"), _event(8, "customer_message")], {"solved_at": None, "waiting_since": _at(8)}),
        ([_CUSTOMER, _event(5, "solved"), _event(8, "reopened")], {"solved_at": None, "waiting_since": _at(8)}),
        ([_event(0, "assigned", agent="aiko", team="asia"), _event(1, "assigned", team="europe")], {"owner": None, "team": "europe"}),
        ([_CUSTOMER, _event(1, "priority_changed", priority="urgent")], {"priority": "urgent", "topic": "customs"}),
        ([_CUSTOMER, _event(1, "classified", topic="refund")], {"priority": "high", "topic": "refund"}),
        ([_event(0, "language_detected", language="en"), _event(1, "language_declared", language="ja")],
         {"language": "ja", "detected_language": "en", "declared_language": "ja"}),
        ([_event(0, "language_declared", language="ja"), _event(1, "language_detected", language="en")], {"language": "ja"}),
        ([_event(0, "language_detected", language="en"), _event(1, "language_detected")], {"language": "en"}),
        ([_event(0, "opted_out", scope="marketing")], {"opted_out_at": {"marketing": _at(0)}, "is_opted_out": False}),
        ([_event(0, "opted_out")], {"opted_out_at": {"all": _at(0)}, "is_opted_out": True}),
        ([_event(0, "opted_out"), _event(1, "opted_in")], {"opted_out_at": {}, "is_opted_out": False}),
        ([_event(0, "opted_out"), _event(1, "opted_in", scope="marketing")], {"is_opted_out": True}),
        ([_event(0, "opted_out", scope="marketing"), _event(1, "opted_in", scope="marketing")], {"opted_out_at": {}}),
        ([_event(0, "note"), _event(1, "delivery", status="read"), _event(2, "pending"), _event(3, "sent")], {"opened_at": None}),
    ],
)  # fmt: skip
def test_events_add_up_to_what_is_true_now(events: list[TicketEvent], expected: dict[str, Any]) -> None:
    state = _state(*events)
    assert {name: getattr(state, name) for name in expected} == expected


def test_at_one_instant_a_reply_stops_the_clock_before_a_message_starts_one() -> None:
    kinds = ["customer_message", "opted_out", "reopened", "created", "solved", "agent_replied", "pending"]
    conversation = Conversation().add(*(_event(0, kind) for kind in kinds))
    assert [event.kind for event in conversation.events] == [
        "created", "agent_replied", "pending", "solved", "customer_message", "reopened", "opted_out",
    ]  # fmt: skip


def test_a_redelivery_is_the_same_event_and_the_earlier_time_counts() -> None:
    late = _event(5, "customer_message", event_id="line:message:1", channel="line")
    early = late.moved_to(_at(2))
    for conversation in (Conversation().add(late).add(early), Conversation().add(early).add(late), Conversation().add(late, early)):
        assert [event.at for event in conversation.events] == [_at(2)]
        assert "line:message:1" in conversation
        assert "line:message:2" not in conversation


def test_of_two_copies_at_one_time_the_content_decides_and_not_the_order() -> None:
    one, other = (_event(0, "customer_message", event_id="x", topic=topic) for topic in ("customs", "refund"))
    assert Conversation().add(one).add(other) == Conversation().add(other).add(one) == Conversation().add(other, one)


def test_adding_what_is_known_returns_the_very_conversation() -> None:
    conversation = Conversation().add(_CUSTOMER)
    assert conversation.add(_CUSTOMER) is conversation
    assert conversation.add() is conversation


def test_a_conversation_is_a_value() -> None:
    conversation = Conversation().add(_CUSTOMER)
    with pytest.raises(AttributeError):
        conversation.events = ()  # type: ignore[misc]
    assert Conversation().add(_CUSTOMER) == conversation
    assert hash(conversation) == hash(Conversation().add(_CUSTOMER))


def test_a_checkpoint_seals_what_is_before_it_and_nothing_at_it() -> None:
    conversation = Conversation().add(_CUSTOMER, _event(5, "agent_replied", agent="aiko"))
    sealed = conversation.seal(_at(5))
    assert sealed.checkpoint is not None
    assert (sealed.checkpoint.count, sealed.checkpoint.sealed_before, len(sealed.events)) == (1, _at(5), 1)
    assert sealed.is_sealed(_at(4))
    assert not sealed.is_sealed(_at(5))
    assert not conversation.is_sealed(_at(0))
    assert sealed.seal(_at(3)) is sealed, "an earlier seal finds nothing left to seal"


def test_two_stores_that_sealed_differently_agree_on_the_later_checkpoint() -> None:
    conversation = Conversation().add(*(_event(minute, "note") for minute in range(6)))
    early, late = conversation.seal(_at(2)), conversation.seal(_at(4))
    for merged in (Conversation.merge(early, late), Conversation.merge(late, early), Conversation.merge(Conversation(), late)):
        assert merged == late


def test_a_stored_conversation_holds_what_was_set_and_its_mark() -> None:
    assert Conversation().to_json() == '{"events":[],"schema":"conversation/1"}'
    text = Conversation().add(_event(0, "agent_replied", event_id="x", agent="aiko")).to_json()
    assert text == (
        '{"events":[{"at":"2026-02-03T09:00:00Z","kind":"agent_replied","event_id":"x","agent":"aiko"}],"schema":"conversation/1"}'
    )


def _stored(inside: str) -> str:
    return f'{{"schema":"conversation/1",{inside}}}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", 'it does not say "schema": "conversation/1"'),
        ('{"foo":1}', 'it does not say "schema": "conversation/1"'),
        ('{"events":[],"checkpoint":null}', 'it does not say "schema": "conversation/1"'),
        ('{"schema":"conversation/2"}', 'it does not say "schema": "conversation/1"'),
        (_stored('"Petra":1'), "it has keys that a conversation has not"),
        (_stored('"events":[{"at":"2026-02-03T09:00:00Z","kind":"note","Petra":1}]'), "it has keys that a conversation has not"),
        (_stored('"events":[{"at":"2026-02-03T09:00:00Z","kind":"note"},{"kind":"note"}]'), "events[1].at is missing or wrong"),
        (_stored('"events":[{"at":"2026-02-03T09:00:00Z","kind":"note","priority":"Petra"}]'), "events[0].priority is missing or wrong"),
        (_stored('"checkpoint":{"count":1}'), "checkpoint.sealed_before is missing or wrong"),
        ("[]", "it is no JSON object in a text"),
        ("Petra", "it is no JSON object in a text"),
        ({"schema": "conversation/1"}, "it is no JSON object in a text"),
        (None, "it is no JSON object in a text"),
    ],
)
def test_a_refused_text_is_named_by_the_place_of_its_fault_alone(text: Any, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        Conversation.from_json(text)
    assert caught.value.message == f"this is no stored conversation: {message}"
    assert str(caught.value.hint).startswith("pass the text that Conversation.to_json() returned")
    assert "Petra" not in str(caught.value)


def test_the_mark_alone_is_an_empty_conversation() -> None:
    assert Conversation.from_json('{"schema":"conversation/1"}') == Conversation()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "7",
        "{",
        b"\xff",
        '{"schema":"conversation/2","events":[]}',
        _stored('"events":[{"kind":"note"}]'),
        _stored('"events":[{"at":"2026-02-03T09:00:00","kind":"note"}]'),
        _stored('"events":[{"at":"2026-02-03T09:00:00Z","kind":"rumour"}]'),
        _stored('"events":[{"at":"yesterday","kind":"note"}]'),
        _stored('"events":[],"checkpoint":{"count":1}'),
        "[" * 10_000,
    ],
)
def test_what_is_no_stored_conversation_is_refused(text: str | bytes) -> None:
    with pytest.raises(UsageError, match="bad-conversation"):
        Conversation.from_json(text)


def test_a_conversation_is_read_back_in_order_even_if_somebody_sorted_it_otherwise() -> None:
    conversation = Conversation().add(_event(0, "note"), _event(1, "note"))
    first, second = conversation.to_json().removeprefix('{"events":[').split("},", 1)[0] + "}", conversation.events[1]
    turned = conversation.to_json().replace(first + ",", "").replace("]", "," + first + "]")
    assert Conversation.from_json(turned) == conversation
    assert Conversation.from_json(turned).events[1] == second


@pytest.mark.parametrize("before", [datetime(2026, 2, 3, 9), "2026-02-03", None])  # noqa: DTZ001
def test_sealing_needs_an_aware_instant(before: Any) -> None:
    with pytest.raises(UsageError):
        Conversation().seal(before)


def test_an_event_keeps_utc_whatever_zone_it_came_in() -> None:
    local = TicketEvent(at=datetime(2026, 2, 3, 18, tzinfo=timezone(timedelta(hours=9))), kind="note")
    assert local == _event(0, "note")
    assert local.at.tzinfo is UTC
    assert local.event_id == _event(0, "note").event_id


def test_an_event_without_an_id_gets_one_from_all_that_it_says() -> None:
    events = [
        _event(0, "note"),
        _event(1, "note"),
        _event(0, "sent"),
        _event(0, "note", agent="aiko"),
        _event(0, "note", team="aiko"),
        _event(0, "note", agent=""),
        _event(0, "note", agent="a", team="b"),
    ]
    assert len({event.event_id for event in events}) == len(events)
    assert _event(0, "note", agent="aiko").event_id == _event(0, "note", agent="aiko", team=None).event_id
    assert _event(0, "note", agent="\ud800").event_id.startswith("note:")


@pytest.mark.parametrize(
    ("fields", "code", "hint"),
    [
        ({"at": datetime(2026, 2, 3, 9), "kind": "note"}, "naive-datetime", "pass an aware datetime"),  # noqa: DTZ001
        ({"at": "now", "kind": "note"}, "not-a-datetime", "pass datetime.now"),
        ({"at": _START, "kind": "agent_reply"}, "unknown-event-kind", 'did you mean "agent_replied"?'),
        ({"at": _START, "kind": ["note"]}, "unknown-event-kind", 'did you mean "note"?'),
        ({"at": _START, "kind": None}, "unknown-event-kind", "Known: "),
        ({"at": _START, "kind": "note", "agent": 7}, "bad-ticket-event", "pass agent=str(id)"),
        ({"at": _START, "kind": "note", "team": 3}, "bad-ticket-event", "pass team=str(id)"),
        ({"at": _START, "kind": "note", "message_key": 123}, "bad-ticket-event", "pass message_key=str(id)"),
        ({"at": _START, "kind": "note", "event_id": 42}, "bad-ticket-event", "pass event_id=str(id)"),
        ({"at": _START, "kind": "note", "event_id": 0}, "bad-ticket-event", "pass event_id=str(id)"),
        ({"at": _START, "kind": "note", "status": 5}, "bad-ticket-event", "pass status=str(id)"),
        ({"at": _START, "kind": "note", "language": 5}, "bad-ticket-event", "pass language=str(id)"),
        ({"at": _START, "kind": "note", "topic": ["a"]}, "bad-ticket-event", "pass topic as one text"),
        ({"at": _START, "kind": "note", "market": b"JP"}, "bad-ticket-event", "pass market as one text"),
        ({"at": _START, "kind": "note", "scope": False}, "bad-ticket-event", "pass scope as one text"),
        ({"at": _START, "kind": "note", "priority": ["high"]}, "bad-ticket-event", "pass priority as one text"),
        ({"at": _START, "kind": "note", "priority": "hihg"}, "bad-ticket-event", 'did you mean "high"? Known: high, low, normal, urgent'),
    ],
)
def test_an_event_that_cannot_be_is_refused(fields: dict[str, Any], code: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        TicketEvent(**fields)
    assert caught.value.code == code
    assert str(caught.value.hint).startswith(hint)


class _Level(StrEnum):
    HIGH = "high"


def test_an_event_may_be_written_in_the_words_of_an_enumeration() -> None:
    event = _event(0, "priority_changed", priority=_Level.HIGH, agent=_Level.HIGH)
    assert event.event_id == _event(0, "priority_changed", priority="high", agent="high").event_id
    assert Conversation.from_json(Conversation().add(event).to_json()) == Conversation().add(event)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            item.name: st.none() | st.text(max_size=3) | st.integers() | st.booleans() | st.lists(st.text(max_size=2), max_size=2)
            for item in fields(TicketEvent)
            if item.name not in {"at", "kind", "promised_at"}
        },
    )
)
def test_whatever_can_be_made_can_be_stored_and_read_again(values: dict[str, Any]) -> None:
    try:
        event = _event(0, "note", **values)
    except UsageError as error:
        assert error.code == "bad-ticket-event"  # noqa: PT017  (either outcome is fine, a stored text that cannot be read is not)
        return
    conversation = Conversation().add(event)
    assert Conversation.from_json(conversation.to_json()) == conversation


def test_the_content_of_an_event_names_every_field_that_is_set() -> None:
    event = _event(0, "note", event_id="x", agent="aiko", message="")
    assert event.content == "at=2026-02-03 09:00:00+00:00\0kind=note\0event_id=x\0agent=aiko\0message="
    assert _event(0, "note").event_id == "note:16e57aac40f9234e3c3e"


def test_moving_an_event_keeps_its_id() -> None:
    assert _CUSTOMER.moved_to(_at(9)).event_id == _CUSTOMER.event_id
    assert _CUSTOMER.moved_to(_at(9)).at == _at(9)


def test_checkpoints_of_different_histories_are_told_apart() -> None:
    """Two stores saw the same ids at different times: which checkpoint wins must not depend on who asks."""
    one = Conversation().add(_event(0, "customer_message", event_id="x")).seal(_at(9))
    other = Conversation().add(_event(1, "customer_message", event_id="x")).seal(_at(9))
    assert isinstance(one.checkpoint, Checkpoint)
    assert isinstance(other.checkpoint, Checkpoint)
    assert one.checkpoint.digest != other.checkpoint.digest
    assert Conversation.merge(one, other) == Conversation.merge(other, one)
