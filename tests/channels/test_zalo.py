"""Zalo: what each event becomes, who may have sent it, and what goes back. The payloads are made up after Zalo's documentation."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import zalo
from xborder_support.channels.failures import failure_of
from xborder_support.conversations import (
    Choice,
    Contact,
    DeliveryStatus,
    Draft,
    Location,
    Media,
    Membership,
    Message,
    Option,
    Reaction,
    Template,
    Text,
    Unparsed,
)
from xborder_support.errors import PayloadError, SignatureError, UsageError

_PAYLOADS = Path(__file__).parent / "payloads" / "zalo"
_SENT = datetime(2026, 2, 3, 12, 40, tzinfo=UTC)
_RECEIVED = _SENT + timedelta(seconds=2)
_SHOP, _CUSTOMER = "388600000000000003", "246800000000000004"


def _parse(name: str, **options: Any) -> list[Any]:
    return list(zalo.parse((_PAYLOADS / f"{name}.json").read_bytes(), received_at=_RECEIVED, **options))


def _one(name: str, **options: Any) -> Any:
    (event,) = _parse(name, **options)
    return event


def _read(event_name: str, message: Any = None, **fields: Any) -> Any:
    body = {"app_id": "1", "event_name": event_name, "sender": {"id": _CUSTOMER}, "recipient": {"id": _SHOP}, "message": message, **fields}
    (event,) = zalo.parse(json.dumps(body), received_at=_RECEIVED)
    return event


def test_a_text_carries_sender_shop_time_words_and_what_it_quotes() -> None:
    event = _one("user_send_text")
    assert isinstance(event, Message)
    assert (event.text, event.in_reply_to) == ("Đơn hàng của tôi đến đâu rồi?", "zmsg-earlier")
    assert (event.sender.address, event.recipient.address, event.sent_at) == (_CUSTOMER, _SHOP, _SENT)
    assert event.sender.ids == {"user_id_by_app": "5526000000000000002"}
    assert event.key == ("zalo", _SHOP, "zmsg-text")
    assert event.window_expires_at == _SENT + timedelta(hours=48)
    assert event.is_echo is False


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("button", (Choice(id="track", title="Tra cứu", source="button"),)),
        ("user_send_image", (Text(text="hàng bị vỡ"), Media(media_kind="image", url="https://f.zalo.example/1.jpg"))),
        ("user_send_gif", (Media(media_kind="image", url="https://f.zalo.example/1.gif"),)),
        ("user_send_link", (Text(text="Áo khoác\nMẫu mới\nhttps://shop.example/p/1"),)),
        ("user_send_audio", (Media(media_kind="voice", url="https://f.zalo.example/1.aac"),)),
        ("user_send_video", (Media(media_kind="video", url="https://f.zalo.example/1.mp4"),)),
        ("user_send_sticker", (Media(media_kind="sticker", provider_id="24125", url="https://f.zalo.example/s.png"),)),
        ("user_send_location", (Location(latitude=10.764615, longitude=106.656347),)),
        (
            "user_send_file",
            (Media(media_kind="file", url="https://f.zalo.example/hoadon.pdf", filename="hoadon.pdf", size_bytes=20480),),
        ),
        ("user_send_business_card", (Contact(name="Khách mẫu", phones=("84900000000",)),)),
        ("anonymous_send_text", (Text(text="Shop ơi"),)),
    ],
)
def test_each_kind_of_message_becomes_typed_parts(name: str, parts: tuple[object, ...]) -> None:
    event = _one(name)
    assert event.parts == parts
    assert event.sender.address == _CUSTOMER


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ({"text": '{"option_id": 5}'}, (Text(text='{"option_id": 5}'),)),
        ({"text": '{"option_id" oops'}, (Text(text='{"option_id" oops'),)),
        ({"attachments": [{"type": "location", "payload": {"coordinates": {"lat": 1, "long": 2}}}]}, (Location(latitude=1, longitude=2),)),
        (
            {"attachments": [5, None, {"type": "hologram"}, {"type": "image", "payload": {"url": "u"}}]},
            (Media(media_kind="image", url="u"),),
        ),
        ({"attachments": [{"type": "business_card", "payload": {"title": "A", "description": "{"}}]}, (Contact(name="A"),)),
    ],
)
def test_odd_contents_are_read_as_far_as_they_go(message: Any, parts: tuple[object, ...]) -> None:
    assert _read("user_send_text", message).parts == parts


def test_a_message_in_a_group_belongs_to_its_thread() -> None:
    assert _one("user_send_group_text").thread_id == "grp-1"


_IN_A_GROUP = {"app_id": "1", "message": {"text": "Xin chào", "msg_id": "m1"}, "timestamp": "1770122400000", "oa_id": _SHOP}


def test_a_question_in_a_group_is_answered_in_the_group_by_its_own_call() -> None:
    asked = {**_IN_A_GROUP, "event_name": "user_send_group_text", "sender": {"id": _CUSTOMER}, "recipient": {"id": "f414c8"}}
    said = {**_IN_A_GROUP, "event_name": "oa_send_group_text", "sender": {"id": _SHOP}, "recipient": {"id": "f414c8"}}
    question, answer = (zalo.parse(json.dumps(one), received_at=_RECEIVED)[0] for one in (asked, said))
    assert isinstance(question, Message)
    assert isinstance(answer, Message)
    assert (question.account, question.sender.address, question.thread_id) == (_SHOP, _CUSTOMER, "f414c8")
    assert (answer.is_echo, answer.recipient.address, answer.conversation_key) == (True, None, question.conversation_key)
    for message in (question, answer):
        (call,) = zalo.render(Draft.reply_to(message, "Chào"))
        assert (call.operation, call.to) == ("group/message", "f414c8")
        assert json.loads(call.body) == {"recipient": {"group_id": "f414c8"}, "message": {"text": "Chào"}}
    with pytest.raises(UsageError, match="too-many-options"):
        zalo.render(Draft(channel="zalo", provider="zalo", to="group/f414c8", text="a", options=(Option(id="1", title="a"),)))


def test_following_and_unfollowing_name_the_follower() -> None:
    for name, change in (("follow", "followed"), ("unfollow", "unfollowed")):
        event = _one(name)
        assert isinstance(event, Membership)
        assert (event.change, event.sender.address, event.account, event.sent_at) == (change, _CUSTOMER, _SHOP, _SENT)


def test_what_the_shop_sent_comes_back_as_an_echo() -> None:
    event = _one("oa_send_text")
    assert (event.is_echo, event.sender.address, event.customer.address, event.account) == (True, _SHOP, _CUSTOMER, _SHOP)
    assert (event.automatic, event.details["admin_id"], event.window_expires_at) == (None, "adm-1", None)
    assert _one("oa_send_image").conversation_key == _one("user_send_text").conversation_key


def test_receipts_give_a_status_for_each_message_once() -> None:
    delivered = _one("user_received_message")
    assert isinstance(delivered, DeliveryStatus)
    assert (delivered.status, delivered.provider_id, delivered.customer.address) == ("delivered", "zmsg-out", _CUSTOMER)
    assert [(event.status, event.provider_id) for event in _parse("user_seen_message")] == [("read", "zmsg-out"), ("read", "zmsg-out2")]
    assert delivered.message_key == _one("oa_send_text").message_key


def test_a_receipt_with_its_ends_swapped_is_set_right_where_the_account_is_known() -> None:
    body = {"event_name": "user_seen_message", "sender": {"id": _CUSTOMER}, "recipient": {"id": _SHOP}, "message": {"msg_id": "m"}}
    (event,) = zalo.parse(json.dumps(body), received_at=_RECEIVED, account=_SHOP)
    assert (event.sender.address, event.recipient.address) == (_SHOP, _CUSTOMER)


def test_a_reaction_names_its_message() -> None:
    event = _one("user_reacted_message")
    assert isinstance(event, Reaction)
    assert (event.target, event.emoji) == ("zmsg-out", "/-heart")


@pytest.mark.parametrize(
    ("event_name", "message", "reason"),
    [
        ("user_send_text", {"msg_id": "m"}, "missing-content"),
        ("user_send_image", {"attachments": [{"type": "image", "payload": {}}]}, "missing-content"),
        ("user_send_location", {"attachments": [{"type": "location", "payload": {"coordinates": {"latitude": 91}}}]}, "missing-content"),
        ("user_send_link", {"attachments": [{"type": "link", "payload": {}}]}, "missing-content"),
        ("user_send_business_card", {"attachments": [{"type": "link", "payload": {}}]}, "missing-content"),
        ("user_send_hologram", {"msg_id": "m"}, "unsupported-type"),
        ("oa_send_list", {"msg_id": "m"}, "missing-content"),
        ("user_seen_message", {}, "missing-content"),
        ("user_received_message", None, "missing-content"),
        ("user_reacted_message", {}, "missing-content"),
        ("user_click_chatnow", None, "unsupported-event"),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_reason(event_name: str, message: Any, reason: str) -> None:
    event = _read(event_name, message)
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_type) == (reason, event_name)


def test_a_follow_without_a_follower_is_kept() -> None:
    assert _read("follow", sender=None).reason == "missing-content"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("{}", "wrong-shape"),
        ('{"app_id": "1"}', "missing-type"),
        ('{"app_id": "1", "event_name": 5}', "missing-type"),
        ('{"destination": "U0", "events": []}', "another-providers-payload"),
        ("[]", "wrong-shape"),
        ("a=b", "not-json"),
        (b"\xff", "not-utf-8"),
        ('{"a":' * 10_000, "nested-too-deeply"),
    ],
)
def test_what_is_no_webhook_is_one_unparsed_event(body: bytes | str, reason: str) -> None:
    (event,) = zalo.parse(body, received_at=_RECEIVED)
    assert isinstance(event, Unparsed)
    assert event.reason == reason


def test_times_are_milliseconds_as_text_and_seconds_are_told_apart() -> None:
    for written in ("1770122400000", 1770122400000, "1770122400"):
        assert _read("user_send_text", {"text": "a"}, timestamp=written).sent_at == _SENT
    absurd: Any
    for absurd in ("-1", "soon", None, [], "9" * 400):
        assert _read("user_send_text", {"text": "a"}, timestamp=absurd).sent_at is None


def test_neither_words_nor_addresses_show_in_repr() -> None:
    for path in _PAYLOADS.iterdir():
        for event in _parse(path.stem):
            assert _CUSTOMER not in repr(event)
            assert "Đơn hàng" not in repr(event)


# Signatures

_BODY = b'{"app_id":"405","event_name":"follow","timestamp":"1770122400000"}'
_MAC = sha256(b"405" + _BODY + b"1770122400000" + b"blue-door").hexdigest()


def _refusal(mac: str, secret: str = "blue-door", body: bytes = _BODY) -> str:
    with pytest.raises((SignatureError, UsageError)) as refused:
        zalo.verify(body, {"X-ZEvent-Signature": mac}, secret, now=_RECEIVED)
    return str(refused.value.code)


def test_a_signature_passes_with_and_without_its_prefix_and_while_keys_rotate() -> None:
    for mac in (_MAC, f"mac={_MAC}"):
        zalo.verify(_BODY, {"x-zevent-signature": mac}, ["red-door", "blue-door"], now=_RECEIVED)
    assert len(zalo.receive(_BODY, {"X-ZEvent-Signature": _MAC}, "blue-door", received_at=_RECEIVED)) == 1


def test_app_and_time_count_also_as_numbers() -> None:
    body = b'{"app_id":405,"timestamp":1770122400000}'
    mac = sha256(b"405" + body + b"1770122400000" + b"blue-door").hexdigest()
    zalo.verify(body, {"X-ZEvent-Signature": mac}, "blue-door", now=_RECEIVED)


def test_one_flipped_byte_fails_anywhere() -> None:
    for index in range(len(_MAC)):
        assert _refusal("mac=" + _MAC[:index] + chr(ord(_MAC[index]) ^ 1) + _MAC[index + 1 :]) == "wrong-signature"
    for index in range(len(_BODY)):
        changed = _BODY[:index] + bytes([_BODY[index] ^ 1]) + _BODY[index + 1 :]
        assert _refusal(_MAC, body=changed) == "wrong-signature"


def test_a_body_written_anew_fails() -> None:
    assert _refusal(_MAC, body=json.dumps(json.loads(_BODY)).encode()) == "wrong-signature"


def test_no_signature_and_no_secret_are_refused() -> None:
    assert _refusal("") == "missing-signature"
    assert _refusal("mac=") == "wrong-signature"
    assert _refusal(_MAC, secret="") == "empty-secret"
    assert _refusal(_MAC, body=b"no json") == "wrong-signature"


def test_the_codes_of_a_refused_call_have_meanings() -> None:
    failure = failure_of("zalo", ["-230"])
    assert failure is not None
    assert failure.reason == "window_closed"


# Sending


def _sent(**fields: Any) -> list[Any]:
    draft = Draft(**{"channel": "zalo", "provider": "zalo", "to": "u1", "text": "Xin chào", **fields})
    calls = zalo.render(draft)
    assert {call.operation for call in calls} == {"message/cs"}
    return [json.loads(call.body)["message"] for call in calls]


def test_a_text_quotes_what_it_answers() -> None:
    assert _sent(in_reply_to="m1") == [{"text": "Xin chào", "quote_message_id": "m1"}]
    assert _sent() == [{"text": "Xin chào"}]


def test_a_pressed_button_comes_back_as_the_choice_it_was() -> None:
    options = (Option(id="track", title="Tra cứu"), Option(id="site", title="Trang chủ", url="https://shop.example/"))
    ((message),) = _sent(options=options)
    hidden, opened = message["attachment"]["payload"]["buttons"]
    assert opened == {"title": "Trang chủ", "type": "oa.open.url", "payload": {"url": "https://shop.example/"}}
    pressed = _read("user_send_text", {"text": hidden["payload"], "msg_id": "m"})
    assert pressed.parts == (Choice(id="track", title="Tra cứu", source="button"),)


def test_media_go_before_the_text() -> None:
    media = (
        Media(media_kind="image", url="https://a.example/1.jpg", caption="Mẫu"),
        Media(media_kind="image", provider_id="att-1"),
        Media(media_kind="file", provider_id="token-1"),
    )
    first, second, third, last = _sent(media=media, in_reply_to="m1")
    assert first["text"] == "Mẫu"
    assert first["attachment"]["payload"]["elements"] == [{"media_type": "image", "url": "https://a.example/1.jpg"}]
    assert second["attachment"]["payload"]["elements"] == [{"media_type": "image", "attachment_id": "att-1"}]
    assert third == {"attachment": {"type": "file", "payload": {"token": "token-1"}}}
    assert last == {"text": "Xin chào", "quote_message_id": "m1"}
    assert len(_sent(media=media, text="")) == 3


def test_a_file_that_has_only_an_address_is_a_link() -> None:
    media = (Media(media_kind="file", url="https://a.example/1", caption="Hóa đơn"), Media(media_kind="video", url="https://a.example/2"))
    assert _sent(media=media, text="") == [{"text": "Hóa đơn: https://a.example/1"}, {"text": "https://a.example/2"}]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"channel": "line"}, "wrong-channel"),
        ({"to": ""}, "no-recipient"),
        ({"text": " "}, "empty-text"),
        ({"template": Template(id="T1")}, "templates-unsupported"),
        ({"media": (Media(media_kind="video", provider_id="1"),)}, "media-not-uploaded"),
        ({"media": (Media(media_kind="image"),)}, "media-not-uploaded"),
    ],
)
def test_a_draft_that_zalo_would_refuse_is_refused(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as refused:
        _sent(**fields)
    assert refused.value.code == code


def test_the_limit_known_from_memory_refuses_nothing() -> None:
    assert len(_sent(text="ă" * 2001)) == 1


# Hostile input

_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just("\ud83d")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "type", "payload", "url", "attachments", "msg_ids", "text", "coordinates"]), inner, max_size=4
        )
    ),
    max_leaves=10,
)
_keys = st.sampled_from(["sender", "recipient", "message", "timestamp", "follower", "oa_id", "group_info", "user_id_by_app"])
_events = st.sampled_from([path.stem for path in sorted(_PAYLOADS.iterdir())])


@settings(max_examples=200)
@given(_events, st.dictionaries(_keys, _values))
def test_no_types_raise(event_name: str, fields: dict[str, Any]) -> None:
    assert zalo.parse(json.dumps({**fields, "event_name": event_name}), received_at=_RECEIVED)


def test_only_a_body_beyond_the_cap_raises() -> None:
    with pytest.raises(PayloadError):
        zalo.parse(b"{" + b" " * 4_000_000, received_at=_RECEIVED)
