"""What a hostile or broken batch holds costs neither the memory of the host nor the events beside it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.channels import provider
from xborder_support.channels.wire import origin
from xborder_support.conversations import DeliveryStatus, InboundEvent, Message, Unparsed

_NOW = datetime(2026, 2, 3, 13, tzinfo=UTC)
_LONG = "9" * 100_000


def _parse(name: str, payload: object) -> list[InboundEvent]:
    return provider(name).parse(json.dumps(payload), received_at=_NOW)


def _line(**message: Any) -> dict[str, Any]:
    event = {"type": "message", "timestamp": 1770122400000, "source": {"userId": "U1"}}
    return {"destination": "U0", "events": [{**event, "message": {"id": "1", "type": "text", "text": "a", **message}}]}


def _chat(*messages: object, events: tuple[object, ...] = (), conversation: str = "c-1") -> dict[str, Any]:
    return {"format": "webchat/1", "conversation_id": conversation, "messages": list(messages), "events": list(events)}


_LONG_IDS: dict[str, tuple[str, object]] = {
    "line": ("line", {"destination": _LONG, "events": [{}] * 3}),
    "webchat": (
        "webchat",
        _chat(*[{"message_id": str(n), "author": {"role": "customer"}, "text": "a"} for n in range(3)], conversation=_LONG),
    ),
    "telegram": ("telegram", {"update_id": 1, "deleted_business_messages": {"chat": {"id": _LONG}, "message_ids": [1, 2, 3]}}),
    "x": ("x", {"data": [{"event_type": "ParticipantsJoin", "id": _LONG, "dm_conversation_id": "5", "participant_ids": ["1", "2", "3"]}]}),
    "zalo": ("zalo", {"app_id": "1", "event_name": "user_seen_message", "sender": {"id": _LONG}, "message": {"msg_ids": ["1", "2"]}}),
    "wechat": (
        "wechat",
        {"MsgType": "event", "Event": "subscribe_msg_sent_event", "ToUserName": _LONG, "SubscribeMsgSentEvent": {"List": [{}] * 3}},
    ),
}


@pytest.mark.parametrize("name", _LONG_IDS)
def test_an_id_longer_than_any_is_none_so_it_is_not_copied_into_every_event(name: str) -> None:
    module, payload = _LONG_IDS[name]
    for event in _parse(module, payload):
        written = (*event.key, getattr(event, "target", ""), event.sender.address or "", event.recipient.address or "")
        assert all(len(one) < len(_LONG) for one in written)


_RATING = {"event_id": "e", "type": "rating", "score": "5", "of": "deep"}
_DEEP_PLACES: dict[str, tuple[str, object]] = {
    "emojis": ("line", _line(emojis=["deep"])),
    "mentions": ("line", _line(mention={"mentionees": ["deep"]})),
    "rating": ("webchat", _chat({"message_id": "m", "author": {"role": "customer"}, "text": "a"}, events=(_RATING,))),
}


_LISTS = {
    "line": '{"destination": "U0", "events": %s}',
    "webchat": '{"format": "webchat/1", "conversation_id": "c", "messages": %s}',
    "x": '{"for_user_id": "1", "direct_message_events": %s}',
}


@pytest.mark.parametrize("name", _LISTS)
def test_what_is_too_much_of_a_list_is_kept_in_one_event(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origin, "_MOST_EVENTS", 3)
    written = _LISTS[name]
    all_read = provider(name).parse(written % "[1, 2, 3]", received_at=_NOW)
    assert [event.raw for event in all_read] == [1, 2, 3]
    *read, rest = provider(name).parse(written % "[1, 2, 3, 4, 5]", received_at=_NOW)
    assert [event.raw for event in read] == [1, 2, 3]
    assert isinstance(rest, Unparsed)
    assert (rest.reason, rest.raw) == ("too-many-events", [4, 5])


@pytest.mark.parametrize("place", _DEEP_PLACES)
def test_details_nested_as_deep_as_json_is_read_cost_no_sibling(place: str) -> None:
    name, payload = _DEEP_PLACES[place]
    for levels in range(800, 1000):
        body = json.dumps(payload).replace('"deep"', "[" * levels + "]" * levels)
        first, *_ = provider(name).parse(body, received_at=_NOW)
        assert isinstance(first, Message) or (isinstance(first, Unparsed) and first.reason == "nested-too-deeply")


_FAR = datetime(2090, 1, 1, tzinfo=UTC)
_FAR_MS = int(_FAR.timestamp() * 1000)
_WATERMARKS: dict[str, object] = {
    "viber": {"event": "seen", "timestamp": _FAR_MS, "message_token": 5, "user_id": "u"},
    "x": {
        "for_user_id": "1",
        "direct_message_mark_read_events": [{"sender_id": "2", "last_read_event_id": "5", "created_timestamp": str(_FAR_MS)}],
    },
    "webchat": _chat(events=({"event_id": "e", "type": "read", "until": _FAR.isoformat()},)),
}


@pytest.mark.parametrize("name", _WATERMARKS)
def test_a_clock_that_is_wrong_marks_nothing_as_read_that_is_sent_later(name: str) -> None:
    [status] = _parse(name, _WATERMARKS[name])
    assert isinstance(status, DeliveryStatus)
    assert status.watermark == _NOW


def test_a_watermark_of_the_past_stays_as_stated() -> None:
    until = _NOW - timedelta(hours=1)
    [status] = _parse("webchat", _chat(events=({"event_id": "e", "type": "read", "until": until.isoformat()},)))
    assert isinstance(status, DeliveryStatus)
    assert status.watermark == until
