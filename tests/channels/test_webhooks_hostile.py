"""Whatever arrives: no webhook raises for what a network sent, and one broken event never costs a good one beside it."""

import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import africastalking, line, twilio, whatsapp
from xborder_support.conversations import InboundEvent, Message
from xborder_support.errors import PayloadError

_NOW = datetime(2026, 2, 3, 13, 0, tzinfo=UTC)
_PARSERS = [pytest.param(module.parse, id=module.__name__.rpartition(".")[2]) for module in (africastalking, line, twilio, whatsapp)]

_LINE: list[dict[str, Any]] = [
    {
        "type": kind,
        "mode": "active",
        "timestamp": 1770122400000,
        "source": {"type": "group", "groupId": "C1", "userId": "U1"},
        "webhookEventId": f"01KGHZ{number:020}",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": "t",
        **content,
    }
    for number, (kind, content) in enumerate[tuple[str, dict[str, Any]]](
        [
            (
                "message",
                {
                    "message": {
                        "id": "1",
                        "type": "text",
                        "text": "荷物",
                        "emojis": [{"index": 0}],
                        "mention": {"mentionees": [{"isSelf": True}]},
                    }
                },
            ),
            (
                "message",
                {"message": {"id": "2", "type": "video", "duration": 1, "contentProvider": {"originalContentUrl": "https://a.example"}}},
            ),
            ("message", {"message": {"id": "3", "type": "location", "latitude": 35.1, "longitude": 139.1, "title": "店"}}),
            ("message", {"message": {"id": "4", "type": "sticker", "packageId": "1", "stickerId": "2"}}),
            ("messageEdited", {"message": {"id": "1", "type": "text", "text": "荷物は"}}),
            ("unsend", {"unsend": {"messageId": "1"}}),
            ("postback", {"postback": {"data": "a=1", "params": {"date": "2026-02-10"}}}),
            ("follow", {"follow": {"isUnblocked": True}}),
        ]
    )
]
_WHATSAPP: list[dict[str, Any]] = [
    {"from": "6281200000001", "id": f"wamid.{number}", "timestamp": "1770098400", "context": {"id": "wamid.x"}, "type": kind, kind: content}
    for number, (kind, content) in enumerate(
        [
            ("text", {"body": "Halo"}),
            ("image", {"id": "m1", "mime_type": "image/jpeg", "caption": "x"}),
            ("location", {"latitude": 1, "longitude": 2}),
            ("contacts", [{"name": {"formatted_name": "A"}, "phones": [{"phone": "1"}]}]),
            ("interactive", {"list_reply": {"id": "1", "title": "A"}}),
            (
                "order",
                {"catalog_id": "c", "product_items": [{"product_retailer_id": "s", "quantity": 1, "item_price": 2.5, "currency": "IDR"}]},
            ),
            ("system", {"type": "user_changed_number", "wa_id": "1"}),
            ("reaction", {"message_id": "wamid.x", "emoji": "👍"}),
            ("edit", {"original_message_id": "wamid.x", "message": {"type": "text", "text": {"body": "Hai"}}}),
        ]
    )
]
_STATUS = {
    "id": "wamid.s",
    "status": "failed",
    "timestamp": "1770098400",
    "recipient_id": "1",
    "errors": [{"code": 1}],
    "conversation": {"id": "c"},
}
_CARD = {"profile": {"name": "Sari"}, "wa_id": "6281200000001", "user_id": "ID.1"}


def _line_batch(*events: Any) -> dict[str, Any]:
    return {"destination": "U0", "events": list(events)}


def _whatsapp_batch(*messages: Any) -> dict[str, Any]:
    value = {"metadata": {"phone_number_id": "100"}, "contacts": [_CARD], "messages": list(messages), "statuses": [_STATUS]}
    return {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}]}


_junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.just(10**5000),
    st.floats(),
    st.text(max_size=5),
    st.just("\ud83d"),
    st.sampled_from([[], {}, [[]], {"": {}}, [None], {"type": "text"}, "9" * 400, "text", "-1"]),
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, inside in items for found in _paths(inside, (*path, key)))]


@st.composite
def _mutated(draw: st.DrawFn, original: Any) -> Any:
    """Draw a payload with one to three places deleted, replaced, or given a new neighbour."""
    payload = copy.deepcopy(original)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(_paths(payload)[1:] or [("added",)]))
        place = payload
        for key in way:
            place = place[key]
        if draw(st.booleans()) and isinstance(place, dict):
            place.pop(last, None)
        else:
            place[last] = draw(_junk)
        if not isinstance(payload, dict) or not payload:
            break
    return payload


def _encoded(payload: Any) -> str:
    # Python refuses to write integers of more than 4300 digits; a network does not.
    return json.dumps(payload, default=str) if 10**5000 not in _leaves(payload) else _with_huge_integers(payload)


def _leaves(value: Any) -> list[Any]:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [leaf for inside in items for leaf in _leaves(inside)] if isinstance(value, (dict, list)) else [value]


def _with_huge_integers(payload: Any) -> str:
    return json.dumps(_replaced(payload)).replace('"<huge>"', "1" + "0" * 5000)


def _replaced(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [_replaced(inside) for inside in value]
    return "<huge>" if type(value) is int and value == 10**5000 else value


def _use(events: list[InboundEvent]) -> None:
    """Do with the events what everybody does; none of it may raise."""
    for event in events:
        assert event.event_id
        assert event.conversation_key
        assert event.at <= _NOW
        assert repr(event)
        assert isinstance(getattr(event, "text", ""), str)
        assert pickle.loads(pickle.dumps(event)) == event


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_mutated_line_event_never_costs_its_siblings(data: st.DataObject) -> None:
    good, victim = _LINE[0], data.draw(st.sampled_from(_LINE))
    broken = data.draw(_mutated(victim))
    first, odd, last = line.parse(_encoded(_line_batch(good, broken, _LINE[1])), received_at=_NOW)
    assert [first, last] == line.parse(json.dumps(_line_batch(good, _LINE[1])), received_at=_NOW)
    _use([odd])


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_mutated_whatsapp_message_never_costs_its_siblings(data: st.DataObject) -> None:
    good, victim = _WHATSAPP[0], data.draw(st.sampled_from(_WHATSAPP))
    broken = data.draw(_mutated(victim))
    first, odd, last, status = whatsapp.parse(_encoded(_whatsapp_batch(good, broken, _WHATSAPP[1])), received_at=_NOW)
    assert [first, last, status] == whatsapp.parse(json.dumps(_whatsapp_batch(good, _WHATSAPP[1])), received_at=_NOW)
    _use([odd])


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_payload_mutated_anywhere_never_raises_and_never_vanishes(data: st.DataObject) -> None:
    for parse, batch in ((line.parse, _line_batch(*_LINE)), (whatsapp.parse, _whatsapp_batch(*_WHATSAPP))):
        payload = data.draw(_mutated(batch))
        events = parse(_encoded(payload), received_at=_NOW)
        _use(events)
        assert events or _holds_nothing(payload)


def _holds_nothing(payload: dict[str, Any]) -> bool:
    if "entry" not in payload:
        return payload.get("events") == []
    return all(entry.get("changes") == [] for entry in payload["entry"])


@pytest.mark.parametrize("parse", _PARSERS)
@settings(max_examples=150, deadline=None)
@given(body=st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_random_bytes_never_raise(parse: Callable[..., list[InboundEvent]], body: bytes | str) -> None:
    _use(parse(body, received_at=_NOW))


_SMS = {
    "MessageSid": "SM1",
    "From": "+1",
    "To": "+2",
    "Body": "a",
    "NumMedia": "1",
    "MediaUrl0": "https://a",
    "Latitude": "1",
    "Longitude": "2",
}
_AT = {
    "id": "1",
    "from": "+1",
    "to": "2",
    "text": "a",
    "date": "2026-02-05 08:05:00",
    "status": "Success",
    "phoneNumber": "+1",
    "senderId": "K",
}


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_mutated_form_gives_exactly_one_event(data: st.DataObject) -> None:
    for parse, form in ((twilio.parse, _SMS), (africastalking.parse, _AT)):
        names = data.draw(st.sets(st.sampled_from(sorted(form))))
        fields = [(name, value) for name, value in form.items() if name not in names]
        fields += data.draw(
            st.lists(st.tuples(st.sampled_from([*sorted(form), "SmsStatus", "MessageStatus"]), st.text(max_size=8)), max_size=4)
        )
        body = urlencode(fields, errors="replace")
        events = parse(body, received_at=_NOW)
        assert len(events) == 1
        _use(events)


@pytest.mark.parametrize("parse", _PARSERS)
@pytest.mark.parametrize("body", [b"{" * 50_000_000, "x" * 4_000_001])
def test_an_oversized_body_is_refused(parse: Callable[..., list[InboundEvent]], body: bytes | str) -> None:
    with pytest.raises(PayloadError) as caught:
        parse(body, received_at=_NOW)
    assert caught.value.code == "payload-too-large"


@pytest.mark.parametrize("parse", [line.parse, whatsapp.parse])
@pytest.mark.parametrize("opening", ["[", '{"a":', '{"events":[{"a":', '{"entry":[{"changes":[{"value":{"messages":['])
def test_deep_nesting_is_one_unparsed_event(parse: Callable[..., list[InboundEvent]], opening: str) -> None:
    closing = "".join({"[": "]", "{": "}"}[letter] for letter in reversed(opening) if letter in "[{")
    (event,) = parse(opening * 10_000 + "0" + closing * 10_000, received_at=_NOW)
    assert (event.kind, getattr(event, "reason", "")) == ("unparsed", "nested-too-deeply")


@pytest.mark.parametrize("depth", [60, 300, 900])
def test_an_event_nested_as_deep_as_python_reads_still_gets_a_stable_id(depth: int) -> None:
    deep = '{"type": "message", "message": ' + "[" * depth + "]" * depth + "}"
    body = '{"destination": "U0", "events": [' + deep + "," + json.dumps(_LINE[0]) + "]}"
    events = line.parse(body, received_at=_NOW)
    assert events[0].event_id == line.parse(body, received_at=_NOW)[0].event_id
    if len(events) > 1:
        assert isinstance(events[1], Message)


def test_numbers_beyond_all_bounds_leave_the_words_readable() -> None:
    odd = json.dumps({**_LINE[0], "timestamp": "<t>", "message": {"id": "9", "type": "text", "text": "ok", "x": "<x>"}})
    for number in ("NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 5000, "-" + "9" * 5000):
        body = '{"destination": "U0", "events": [' + odd.replace('"<t>"', number).replace('"<x>"', number) + "]}"
        (event,) = line.parse(body, received_at=_NOW)
        assert isinstance(event, Message)
        assert (event.text, event.sent_at) == ("ok", None)


def test_lone_surrogates_stay_verbatim_and_still_make_an_id() -> None:
    (event,) = line.parse(
        json.dumps(_line_batch({**_LINE[0], "message": {"id": "\ud83d", "type": "text", "text": "a\udc00"}})), received_at=_NOW
    )
    assert isinstance(event, Message)
    assert (event.text, event.provider_id) == ("a\udc00", "\ud83d")
    assert event.event_id


def test_a_batch_of_thousands_of_broken_events_is_read_in_full() -> None:
    events = line.parse(json.dumps(_line_batch(*([{"type": 1}, _LINE[0]] * 3000))), received_at=_NOW)
    assert [event.kind for event in events] == ["unparsed", "message"] * 3000


def test_the_same_broken_fragment_has_the_same_id_and_another_one_another() -> None:
    first, again, other = line.parse(json.dumps(_line_batch({"a": 1}, {"a": 1}, {"a": 2})), received_at=_NOW)
    assert first.event_id == again.event_id != other.event_id
