"""LINE: what each event becomes, and what a reply looks like on the wire."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from xborder_support.channels import line
from xborder_support.conversations import (
    DeliveryStatus,
    Draft,
    Edit,
    Location,
    Media,
    Membership,
    Message,
    Postback,
    Text,
    Unparsed,
    Unsend,
)
from xborder_support.errors import SignatureError, UsageError

_SENT = datetime(2026, 2, 3, 12, 40, tzinfo=UTC)
_RECEIVED = _SENT + timedelta(seconds=2)
_SHOP, _CUSTOMER = "U" + "0" * 32, "U" + "1" * 32
_TEXT = {"id": "501", "type": "text", "text": "荷物が届きません"}


def _event(**changes: Any) -> dict[str, Any]:
    event = {
        "type": "message",
        "mode": "active",
        "timestamp": int(_SENT.timestamp() * 1000),
        "source": {"type": "user", "userId": _CUSTOMER},
        "webhookEventId": "01KGHZ00000000000000000001",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": "token-1",
        "message": _TEXT,
        **changes,
    }
    return {key: value for key, value in event.items() if value is not ...}


def _body(*events: Any) -> bytes:
    return json.dumps({"destination": _SHOP, "events": list(events)}, ensure_ascii=False).encode()


def _one(**changes: Any) -> Any:
    (event,) = line.parse(_body(_event(**changes)), received_at=_RECEIVED)
    return event


def _content(kind: str, **fields: Any) -> dict[str, Any]:
    return {"id": "502", "type": kind, **fields}


def test_a_text_carries_sender_shop_time_and_words() -> None:
    event = _one()
    assert isinstance(event, Message)
    assert (event.text, event.sender.address, event.recipient.address) == ("荷物が届きません", _CUSTOMER, _SHOP)
    assert (event.key, event.sent_at, event.received_at) == (("line", _SHOP, "501"), _SENT, _RECEIVED)
    assert event.details == {"webhook_event_id": "01KGHZ00000000000000000001"}
    assert event.raw["message"] == _TEXT


def test_the_reply_handle_works_for_a_minute_after_reception() -> None:
    handle = _one().reply_handle
    assert (handle.token, handle.expires_at, handle.max_uses) == ("token-1", _RECEIVED + timedelta(seconds=60), 1)
    assert _one(replyToken=...).reply_handle is None


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (_content("image", contentProvider={"type": "line"}), Media(media_kind="image", provider_id="502")),
        (
            _content("video", duration=60000, contentProvider={"type": "external", "originalContentUrl": "https://a.example/v.mp4"}),
            Media(media_kind="video", provider_id="502", url="https://a.example/v.mp4", duration_ms=60000),
        ),
        (_content("audio", duration="1200"), Media(media_kind="audio", provider_id="502", duration_ms=1200)),
        (
            _content("file", fileName="請求書.pdf", fileSize=2138),
            Media(media_kind="file", provider_id="502", filename="請求書.pdf", size_bytes=2138),
        ),
        (_content("sticker", packageId="446", stickerId=1988), Media(media_kind="sticker", provider_id="446/1988")),
        (
            _content("sticker", packageId="1", stickerId="2", text="やった"),
            Media(media_kind="sticker", provider_id="1/2", caption="やった"),
        ),
        (
            _content("location", title="店", address="東京", latitude=35.65, longitude=139.7),
            Location(latitude=35.65, longitude=139.7, name="店", address="東京"),
        ),
        (_content("location", latitude=91, longitude="x"), Location()),
        (_content("text", text=""), Text(text="")),
    ],
)
def test_each_kind_of_content_becomes_one_typed_part(content: dict[str, Any], part: object) -> None:
    assert _one(message=content).parts == (part,)


@pytest.mark.parametrize(
    ("content", "reason", "word"),
    [
        (_content("text"), "missing-content", "text"),
        (_content("text", text=5), "missing-content", "text"),
        (_content("sticker", packageId="1"), "missing-content", "sticker"),
        ({"type": "file", "fileName": "a.txt"}, "missing-content", "file"),
        ({"type": "image"}, "missing-content", "image"),
        (_content("hologram"), "unsupported-type", "hologram"),
        ({"id": "9"}, "missing-content", "message"),
        (None, "missing-content", "message"),
        ([], "missing-content", "message"),
        (..., "missing-content", "message"),
        ({"id": "9", "type": ["text"]}, "missing-content", "message"),
    ],
)
def test_content_that_cannot_be_read_is_kept_with_what_is_known_around_it(content: Any, reason: str, word: str) -> None:
    event = _one(message=content)
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_type, event.sender.address, event.sent_at) == (reason, word, _CUSTOMER, _SENT)


@pytest.mark.parametrize(("kind", "change"), [("follow", "followed"), ("unfollow", "unfollowed"), ("join", "joined"), ("leave", "left")])
def test_following_blocking_joining_and_leaving_are_memberships(kind: str, change: str) -> None:
    event = _one(type=kind, message=...)
    assert isinstance(event, Membership)
    assert (event.change, event.scope, event.provider_id) == (change, "all", "01KGHZ00000000000000000001")


def test_a_follow_says_whether_the_customer_had_blocked_us() -> None:
    assert _one(type="follow", message=..., follow={"isUnblocked": True}).details["is_unblocked"] == "true"
    assert "is_unblocked" not in _one(type="follow", message=..., follow={"isUnblocked": False}).details


def test_a_postback_keeps_data_and_picked_date() -> None:
    event = _one(type="postback", message=..., postback={"data": "action=return", "params": {"date": "2026-02-10", "bad": 1}})
    assert isinstance(event, Postback)
    assert event.reply_handle is not None
    assert (event.data, event.params, event.reply_handle.token) == ("action=return", {"date": "2026-02-10"}, "token-1")
    assert _one(type="postback", message=..., postback={"data": 7}).reason == "missing-content"


def test_a_message_taken_back_names_its_target() -> None:
    event = _one(type="unsend", message=..., unsend={"messageId": "501"})
    assert isinstance(event, Unsend)
    assert event.target == "501"
    assert _one(type="unsend", message=...).reason == "missing-content"


def test_two_edits_of_one_message_are_two_events() -> None:
    first = _one(type="messageEdited", message={"id": "501", "type": "text", "text": "新しい"})
    second = _one(
        type="messageEdited", webhookEventId="01KGHZ00000000000000000002", message={"id": "501", "type": "text", "text": "もっと"}
    )
    assert isinstance(first, Edit)
    assert (first.target, first.parts) == ("501", (Text(text="新しい"),))
    assert first.event_id != second.event_id
    assert _one(type="messageEdited", message={"type": "text", "text": "x"}).reason == "missing-content"


@pytest.mark.parametrize(
    "kind",
    ["beacon", "accountLink", "membership", "videoPlayComplete", "module", "activated", "deactivated", "botSuspended", "botResumed", "new"],
)
def test_kinds_of_event_that_we_do_not_read_pass_through(kind: str) -> None:
    event = _one(type=kind, message=...)
    assert (event.kind, event.reason, event.provider_type) == ("unparsed", "unsupported-event", kind)


@pytest.mark.parametrize("event", [None, 5, "x", [], {}, {"type": 3}, {"type": {}}])
def test_what_is_no_event_at_all_stands_beside_its_good_siblings(event: Any) -> None:
    before, odd, after = line.parse(_body(_event(), event, _event(webhookEventId="e2")), received_at=_RECEIVED)
    assert (before.kind, odd.kind, after.kind) == ("message", "unparsed", "message")
    assert isinstance(odd, Unparsed)
    assert (odd.reason, odd.raw) == ("wrong-shape", event)


def test_a_group_is_the_thread_and_a_room_too() -> None:
    group = _one(source={"type": "group", "groupId": "C1", "userId": _CUSTOMER})
    room = _one(source={"type": "room", "roomId": "R1"})
    assert (group.thread_id, group.sender.address, room.thread_id, room.sender.address) == ("C1", _CUSTOMER, "R1", None)
    assert group.conversation_key != _one().conversation_key


def test_standby_mode_is_told_because_another_system_answers() -> None:
    assert _one(mode="standby").details["mode"] == "standby"
    assert "mode" not in _one().details


def test_a_mention_of_us_and_line_emoji_are_kept_as_details() -> None:
    emojis = [{"index": 0, "length": 6, "productId": "p", "emojiId": "001"}]
    mention = {"mentionees": [{"index": 0, "length": 2, "isSelf": True}, 5]}
    details = _one(message={**_TEXT, "emojis": emojis, "mention": mention}).details
    assert json.loads(details["emojis"]) == emojis
    assert json.loads(details["mentions"]) == mention["mentionees"]
    assert details["mentions_us"] == "true"
    assert "mentions_us" not in _one(message={**_TEXT, "mention": {"mentionees": [{"isSelf": False}]}}).details
    assert "mentions" not in _one(message={**_TEXT, "mention": {}}).details


def test_tokens_to_quote_and_to_mark_as_read_are_kept() -> None:
    details = _one(message={**_TEXT, "quoteToken": "q1", "markAsReadToken": "m1"}).details
    assert (details["quote_token"], details["mark_as_read_token"]) == ("q1", "m1")
    assert not {"quote_token", "mark_as_read_token"} & _one(message={**_TEXT, "quoteToken": 5, "markAsReadToken": ""}).details.keys()


def test_pictures_that_were_sent_together_name_their_album() -> None:
    details = _one(message=_content("image", imageSet={"id": "E0", "index": 1, "total": 2})).details
    assert (details["image_set_id"], details["image_set_index"], details["image_set_total"]) == ("E0", "1", "2")
    assert not any(key.startswith("image_set") for key in _one(message=_content("image", imageSet={"index": -1})).details)


def test_who_joined_or_left_a_group_is_told_apart_from_ourselves() -> None:
    source = {"type": "group", "groupId": "C1"}
    two = _one(type="memberJoined", message=..., source=source, joined={"members": [{"userId": "U2"}, 5, {}, {"userId": "U3"}]})
    one = _one(type="memberLeft", message=..., source=source, left={"members": [{"userId": "U2"}]}, replyToken=...)
    ourselves = _one(type="join", message=..., source=source)
    assert (two.change, two.thread_id, two.sender.address, two.details["members"]) == ("joined", "C1", None, "U2 U3")
    assert (one.change, one.sender.address, one.reply_handle) == ("left", "U2", None)
    assert "members" not in ourselves.details
    assert _one(type="memberJoined", message=..., joined={"members": []}).reason == "missing-content"


def test_a_notification_message_that_arrived_is_known_by_its_tag() -> None:
    event = _one(type="delivery", message=..., delivery={"data": "parcel-arrived-000042"})
    assert isinstance(event, DeliveryStatus)
    assert (event.status, event.provider_id, event.is_echo, event.customer.address) == (
        "delivered",
        "parcel-arrived-000042",
        True,
        _CUSTOMER,
    )
    assert event.sender.address == _SHOP
    assert _one(type="delivery", message=...).reason == "missing-content"


def test_the_hash_of_a_number_is_no_id_of_a_message() -> None:
    first, second = (_one(type="delivery", message=..., webhookEventId=event, delivery={"data": "e3" * 32}) for event in ("a", "b"))
    assert first.details["delivery_tag"] == "e3" * 32
    assert first.event_id != second.event_id


@pytest.mark.parametrize(
    ("event", "details"),
    [
        ({"type": "accountLink", "link": {"result": "ok", "nonce": "n1"}}, {"link_result": "ok", "link_nonce": "n1"}),
        ({"type": "videoPlayComplete", "videoPlayComplete": {"trackingId": "t1"}}, {"tracking_id": "t1"}),
        ({"type": "beacon", "beacon": {"hwid": "b1", "type": "enter", "dm": "00"}}, {"beacon_id": "b1", "beacon_type": "enter"}),
        ({"type": "membership", "membership": {"type": "left", "membershipId": 31}}, {"membership_change": "left", "membership_id": "31"}),
        ({"type": ["beacon"]}, {}),
        ({"type": "beacon", "beacon": []}, {}),
    ],
)
def test_what_an_unread_event_says_stands_in_its_details(event: dict[str, Any], details: dict[str, str]) -> None:
    found = _one(**event, webhookEventId=..., message=...)
    assert (found.kind, found.details) == ("unparsed", details)


def test_what_is_asked_in_a_group_is_answered_there() -> None:
    event = _one(source={"type": "group", "groupId": "C1", "userId": _CUSTOMER}, replyToken=...)
    (outgoing,) = line.render(Draft.reply_to(event, "はい"))
    assert json.loads(outgoing.body)["to"] == "C1"


def test_a_quoted_message_is_what_is_answered() -> None:
    assert _one(message={**_TEXT, "quotedMessageId": 400}).in_reply_to == "400"


@pytest.mark.parametrize(
    "changes", [{}, {"webhookEventId": ..., "type": "unfollow", "message": ...}, {"webhookEventId": ..., "message": None}]
)
def test_a_redelivery_is_marked_and_keeps_the_id_of_the_event(changes: dict[str, Any]) -> None:
    first, again = _one(**changes), _one(**changes, deliveryContext={"isRedelivery": True})
    assert (first.is_redelivery, again.is_redelivery) == (False, True)
    assert first.event_id == again.event_id


def test_an_empty_batch_gives_nothing() -> None:
    assert line.parse(_body(), received_at=_RECEIVED) == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not-json"),
        (b"<html>", "not-json"),
        (b'{"events": []} x', "not-json"),
        (b"[]", "wrong-shape"),
        (b"null", "wrong-shape"),
        (b"{}", "wrong-shape"),
        (b'{"events": {}}', "wrong-shape"),
        (b'{"format": "webchat/1", "messages": []}', "another-providers-payload"),
        (b'{"events": "\xff"}', "not-utf-8"),
        ("[" * 10_000 + "]" * 10_000, "nested-too-deeply"),
    ],
)
def test_a_body_that_is_no_batch_becomes_one_unparsed_event(body: bytes | str, reason: str) -> None:
    (event,) = line.parse(body, received_at=_RECEIVED)
    assert isinstance(event, Unparsed)
    assert event.reason == reason


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert len(line.parse(b"\xef\xbb\xbf" + _body(_event()), received_at=_RECEIVED)) == 1


def test_the_account_can_be_given() -> None:
    (event,) = line.parse(_body(_event()), received_at=_RECEIVED, account="shop-jp")
    assert (event.account, event.recipient.address) == ("shop-jp", "shop-jp")


@pytest.mark.parametrize("timestamp", [-1, 0, 10**30, "soon", True, None, 1.5])
def test_a_time_that_is_none_is_absent(timestamp: Any) -> None:
    event = _one(timestamp=timestamp)
    assert (event.sent_at, event.at) == (None, _RECEIVED)


def test_a_naive_time_of_reception_is_the_callers_mistake() -> None:
    with pytest.raises(UsageError) as caught:
        line.parse(_body(), received_at=datetime(2026, 2, 3))  # noqa: DTZ001  (the point)
    assert caught.value.code == "naive-datetime"


def test_receive_verifies_before_it_reads() -> None:
    with pytest.raises(SignatureError):
        line.receive(b"not json", {"x-line-signature": "AAAA"}, "secret", received_at=_RECEIVED)


_PAYLOADS = Path(__file__).parent / "payloads" / "line"


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("verify_button", []),
        ("text", ["message"]),
        ("group", ["membership", "membership", "message", "message", "membership", "membership"]),
        ("media", ["message"] * 6),
        ("edits", ["unsend", "edit", "postback"]),
        ("follows", ["membership"] * 3),
        ("delivery", ["delivery_status"] * 2),
        ("other_kinds", ["unparsed"] * 10),
        ("standby_redelivery", ["message"]),
    ],
)
def test_every_example_becomes_the_kinds_that_it_holds(name: str, kinds: list[str]) -> None:
    events = line.parse((_PAYLOADS / f"{name}.json").read_bytes(), received_at=_RECEIVED)
    assert [event.kind for event in events] == kinds
    assert len({event.event_id for event in events}) == len(events)
    assert {event.reason for event in events if isinstance(event, Unparsed)} <= {"unsupported-event"}
