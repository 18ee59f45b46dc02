"""WeChat and WeCom: what a push becomes, and that no push makes it raise."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import wechat
from xborder_support.conversations import (
    Choice,
    DeliveryStatus,
    Location,
    Media,
    Membership,
    Message,
    Postback,
    Text,
    TicketUpdate,
    Transcript,
    Unparsed,
)
from xborder_support.errors import PayloadError, UsageError

_PAYLOADS = Path(__file__).parent / "payloads" / "wechat"
_SENT = datetime(2026, 2, 3, 12, 40, tzinfo=UTC)
_RECEIVED = _SENT + timedelta(seconds=3)
_STAMP = str(int(_SENT.timestamp()))
_SHOP, _CUSTOMER = "gh_7c2f1e40a9b3", "oX9nWw5Zt1sample0000000customer"


def _parse(name: str, **options: Any) -> list[Any]:
    path = next(_PAYLOADS.glob(f"{name}.*"))
    return list(wechat.parse(path.read_bytes(), received_at=_RECEIVED, **options))


def _one(name: str) -> Any:
    (event,) = _parse(name)
    return event


def _push(**fields: str | None) -> str:
    known = {"ToUserName": _SHOP, "FromUserName": _CUSTOMER, "CreateTime": _STAMP, "MsgType": "event", **fields}
    return "<xml>" + "".join(f"<{name}><![CDATA[{text}]]></{name}>" for name, text in known.items() if text is not None) + "</xml>"


def _read(**fields: str | None) -> Any:
    (event,) = wechat.parse(_push(**fields), received_at=_RECEIVED)
    return event


def test_a_text_carries_sender_shop_time_id_and_words() -> None:
    event = _one("text")
    assert isinstance(event, Message)
    assert event.text == "你好,我的订单 A10023 到哪里了?\n谢谢 🙏"
    assert (event.sender.address, event.recipient.address, event.sent_at) == (_CUSTOMER, _SHOP, _SENT)
    assert event.key == ("wechat", _SHOP, "7316012345678901234")
    assert event.window_expires_at == _SENT + timedelta(hours=48)
    assert event.raw["MsgType"] == "text"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("text_menu_choice", (Choice(id="track", title="物流查询", source="list"),)),
        ("image", (Media(media_kind="image", provider_id="media-image-1", url="https://mmbiz.example/p/1.jpg"),)),
        ("voice", (Media(media_kind="voice", provider_id="media-voice-1", mime="audio/amr"), Transcript(text="我的包裹什么时候到"))),
        ("video", (Media(media_kind="video", provider_id="media-video-1"),)),
        ("shortvideo", (Media(media_kind="video", provider_id="media-video-2"),)),
        ("location", (Location(latitude=23.134521, longitude=113.358803, address="广州市天河区"),)),
        ("link", (Text(text="退换货政策\n七天无理由退货\nhttps://shop.example/returns"),)),
        (
            "miniprogrampage",
            (Text(text="我的订单"), Media(media_kind="image", provider_id="media-thumb-3", url="https://mmbiz.example/t/1.jpg")),
        ),
        ("file", (Media(media_kind="file", provider_id="file-key-1", filename="发票.pdf", size_bytes=20480),)),
        ("mini_programme_text", (Text(text="在吗"),)),
    ],
)
def test_each_kind_of_message_becomes_typed_parts(name: str, parts: tuple[object, ...]) -> None:
    assert _one(name).parts == parts


def test_the_words_of_a_voice_message_count_as_its_text() -> None:
    assert _one("voice").text == "我的包裹什么时候到"
    assert _read(MsgType="voice", Recognition="喂", MsgId="1").parts == (Transcript(text="喂"),)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"MsgType": "text", "MsgId": "1"}, "missing-content"),
        ({"MsgType": "image", "MsgId": "1"}, "missing-content"),
        ({"MsgType": "voice"}, "missing-content"),
        ({"MsgType": "video"}, "missing-content"),
        ({"MsgType": "file"}, "missing-content"),
        ({"MsgType": "link"}, "missing-content"),
        ({"MsgType": "miniprogrampage"}, "missing-content"),
        ({"MsgType": "location", "Location_X": "91", "Location_Y": "x"}, "missing-content"),
        ({"MsgType": "hologram"}, "unsupported-type"),
        ({"MsgType": None}, "missing-type"),
        ({"MsgType": ""}, "missing-type"),
        ({"MsgType": "event"}, "missing-type"),
        ({"MsgType": "event", "Event": "CLICK"}, "missing-content"),
        ({"MsgType": "event", "Event": "VIEW"}, "missing-content"),
        ({"MsgType": "event", "Event": "kf_create_session"}, "missing-content"),
        ({"MsgType": "event", "Event": "TEMPLATESENDJOBFINISH", "MsgID": "5"}, "missing-content"),
        ({"MsgType": "event", "Event": "TEMPLATESENDJOBFINISH", "Status": "success"}, "missing-content"),
        ({"MsgType": "event", "Event": "TEMPLATESENDJOBFINISH", "MsgID": "5", "Status": "eaten"}, "unknown-status"),
        ({"MsgType": "event", "Event": "subscribe_msg_sent_event"}, "missing-content"),
        ({"MsgType": "event", "Event": "kf_msg_or_event", "Token": "t"}, "unsupported-event"),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_reason(fields: dict[str, Any], reason: str) -> None:
    event = _read(**fields)
    assert isinstance(event, Unparsed)
    assert (event.reason, event.account) == (reason, _SHOP)
    assert event.raw["ToUserName"] == _SHOP


def test_an_event_of_another_kind_keeps_who_and_when() -> None:
    event = _one("merchant_order")
    assert (event.reason, event.provider_type, event.sender.address, event.sent_at) == (
        "unsupported-event",
        "merchant_order",
        _CUSTOMER,
        _SENT,
    )
    assert event.details["sku_info"] == "1:2;3:4"


@pytest.mark.parametrize(
    ("name", "data", "details"),
    [
        ("click", "MENU_TRACK", {}),
        ("view", "https://shop.example/orders", {"menu_id": "402123"}),
        ("scan", "counter-12", {"ticket": "ticket-2"}),
        ("scancode_waitmsg", "scan-label", {"scan_code_info.scan_result": "SF1234567890"}),
        (
            "pic_weixin",
            "damage-photos",
            {"send_pics_info.count": "2", "send_pics_info.pic_list.item.1.pic_md5_sum": "1b5f7c23b5bf75682a53e7b6d163e185"},
        ),
        ("location_select", "pickup", {"send_location_info.label": "广州市海珠区"}),
        ("location_report", "", {"latitude": "23.137466", "precision": "119.385040"}),
    ],
)
def test_presses_and_scans_are_postbacks_with_all_that_came_along(name: str, data: str, details: dict[str, str]) -> None:
    event = _one(name)
    assert isinstance(event, Postback)
    assert event.data == data
    assert details.items() <= event.details.items()


@pytest.mark.parametrize(
    ("name", "is_short"), [("click", True), ("scan", True), ("subscribe", True), ("view", False), ("pic_weixin", False)]
)
def test_some_events_let_us_send_three_messages_within_a_minute(name: str, is_short: bool) -> None:  # noqa: FBT001  (a table)
    handle = _one(name).reply_handle
    assert (handle is not None) == is_short
    if handle:
        assert (handle.token, handle.expires_at, handle.max_uses) == (_CUSTOMER, _SENT + timedelta(seconds=60), 3)


def test_a_minute_counts_from_reception_where_the_time_is_missing_or_to_come() -> None:
    for stamp in (None, "99999999999"):
        handle = _read(Event="CLICK", EventKey="a", CreateTime=stamp).reply_handle
        assert handle.expires_at == _RECEIVED + timedelta(seconds=60)
    assert _read(Event="CLICK", EventKey="a", FromUserName=None).reply_handle is None


def test_following_by_a_code_names_the_scene_and_unfollowing_ends_contact() -> None:
    followed, gone = _one("subscribe_scene"), _one("unsubscribe")
    assert isinstance(followed, Membership)
    assert (followed.change, followed.details["scene"]) == ("followed", "spring-sale")
    assert (gone.change, gone.sender.address, gone.reply_handle) == ("unfollowed", _CUSTOMER, None)


@pytest.mark.parametrize(
    ("name", "kind", "agent"),
    [
        ("kf_create_session", "assigned", "mei@shop"),
        ("kf_switch_session", "assigned", "li@shop"),
        ("kf_close_session", "note", "li@shop"),
    ],
)
def test_a_session_with_staff_updates_the_ticket(name: str, kind: str, agent: str) -> None:
    event = _one(name)
    assert isinstance(event, TicketUpdate)
    assert [(change.kind, change.agent, change.at) for change in event.changes] == [(kind, agent, _SENT)]
    assert event.conversation_key == _one("text").conversation_key


@pytest.mark.parametrize(
    ("name", "identity", "status", "reason"),
    [
        ("template_success", "200163836", "delivered", None),
        ("template_failed", "200163841", "failed", "provider_fault"),
        ("broadcast_success", "1000001625", "sent", None),
        ("broadcast_error", "1000001626", "failed", "refused"),
    ],
)
def test_reports_say_how_far_our_message_got(name: str, identity: str, status: str, reason: str | None) -> None:
    event = _one(name)
    assert isinstance(event, DeliveryStatus)
    assert (event.provider_id, event.status, event.reason, event.is_echo) == (identity, status, reason, True)
    assert event.sender.address == _SHOP


def test_whom_a_broadcast_names_is_no_customer() -> None:
    assert _one("broadcast_success").customer.address is None
    assert _one("template_success").customer.address == _CUSTOMER


def test_a_customer_who_refuses_messages_has_opted_out() -> None:
    status, ended = _parse("template_block")
    assert (status.status, status.reason, status.is_retryable) == ("failed", "opted_out", False)
    assert (ended.change, ended.scope, ended.sender.address) == ("opted_out", "all", _CUSTOMER)


def test_one_report_on_several_subscription_messages_gives_a_status_for_each() -> None:
    first, second = _parse("subscription_sent")
    assert (first.provider_id, first.status) == ("1700827132819554304", "sent")
    assert (second.provider_id, second.status, second.error_codes, second.reason) == (
        "1700827132819554305",
        "failed",
        ("43101",),
        "opted_out",
    )


def test_events_without_an_id_get_one_that_a_repetition_shares() -> None:
    def click(**fields: str) -> str:
        return str(_read(**{"Event": "CLICK", "EventKey": "a", **fields}).event_id)

    assert click() == click(Retry="2")
    assert len({click(), click(EventKey="b"), click(CreateTime="1770122401"), click(FromUserName="o2"), click(Event="SCAN")}) == 5


def test_wecom_is_the_same_with_the_number_of_the_app() -> None:
    event = _one("wecom_text")
    assert (event.channel, event.account, event.sender.address) == ("wechat", "ww0sample0corp", "zhang.san")
    assert event.details == {"wecom_app": "1000002"}
    assert event.window_expires_at is None
    assert _one("wecom_subscribe").reply_handle is None


def test_the_account_given_stands_for_the_one_in_the_push() -> None:
    assert _parse("text", account="main")[0].account == "main"


def test_a_sealed_message_says_so_until_it_is_opened() -> None:
    event = _one("encrypted")
    assert (event.reason, event.account) == ("encrypted", _SHOP)


@pytest.mark.parametrize(
    ("body", "reason", "word"),
    [
        ('{"destination": "U0", "events": []}', "another-providers-payload", "line"),
        ('{"a": 1}', "wrong-shape", None),
        ("<xml><A>1</A></xml>", "wrong-shape", None),
        ('<!DOCTYPE xml [<!ENTITY a "b">]><xml><MsgType>text</MsgType></xml>', "forbidden-xml", None),
        ("<a>" * 10_000, "nested-too-deeply", None),
        ("[" * 10_000, "not-xml", None),
        ('{"a":' * 10_000, "nested-too-deeply", None),
        (b"\xff", "not-utf-8", None),
        ("", "not-xml", None),
    ],
)
def test_a_body_that_is_no_push_is_one_unparsed_event(body: bytes | str, reason: str, word: str | None) -> None:
    (event,) = wechat.parse(body, received_at=_RECEIVED)
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_type) == (reason, word)


def test_neither_words_nor_addresses_show_in_repr() -> None:
    for path in _PAYLOADS.iterdir():
        for event in wechat.parse(path.read_bytes(), received_at=_RECEIVED):
            assert _CUSTOMER not in repr(event)
            assert "订单" not in repr(event)


def test_absurd_times_are_no_times() -> None:
    for stamp in ("-5", "0", "soon", "9" * 400, ""):
        assert _read(MsgType="text", Content="a", MsgId="1", CreateTime=stamp).sent_at is None


def test_the_details_of_an_event_have_an_end() -> None:
    event = _read(Event="made_up", **{f"Field{number}": "x" for number in range(500)})
    assert len(event.details) == 200
    assert len(event.raw) == 505


def test_a_large_report_is_read_row_by_row() -> None:
    rows = 16_000
    body = "<xml><MsgType>event</MsgType><Event>subscribe_msg_sent_event</Event><SubscribeMsgSentEvent>"
    body += "<List>1</List>" * rows + "</SubscribeMsgSentEvent>" + "".join(f"<k{number}/>" for number in range(rows)) + "</xml>"
    assert wechat.parse(body, received_at=_RECEIVED)


# Hostile input

_junk = st.one_of(st.text("<>/![]CDATA&; xml1", max_size=30), st.binary(max_size=8).map(lambda raw: raw.decode("latin-1")))


@settings(max_examples=200)
@given(st.sampled_from(sorted(_PAYLOADS.iterdir())), st.data())
def test_a_damaged_push_is_still_at_least_one_event(path: Path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    damaged = text[:start] + data.draw(_junk) + text[end:]
    assert wechat.parse(damaged, received_at=_RECEIVED)


_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["List", "MsgID", "ErrorCode", "a"]), inner, max_size=3),
    max_leaves=8,
)
_keys = [
    "ToUserName",
    "FromUserName",
    "CreateTime",
    "Event",
    "EventKey",
    "MsgId",
    "MsgID",
    "Status",
    "Content",
    "SubscribeMsgSentEvent",
    "KfAccount",
    "AgentID",
]
_kinds = st.sampled_from(["event", "text", "image", "voice", "location", "link", "file", "miniprogrampage"])
_events = st.sampled_from(
    ["subscribe", "CLICK", "SCAN", "LOCATION", "TEMPLATESENDJOBFINISH", "subscribe_msg_sent_event", "kf_create_session"]
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(_keys), _values), _kinds, _events)
def test_json_of_any_types_raises_nothing(fields: dict[str, Any], kind: str, event: str) -> None:
    body = json.dumps({"Event": event, **fields, "MsgType": kind})
    assert wechat.parse(body, received_at=_RECEIVED)


def test_only_a_body_beyond_the_cap_and_a_naive_time_raise() -> None:
    with pytest.raises(PayloadError):
        wechat.parse(b"<xml>" + b"x" * 4_000_001, received_at=_RECEIVED)
    with pytest.raises(UsageError, match="naive-datetime"):
        wechat.parse("<xml/>", received_at=datetime(2026, 2, 3))  # noqa: DTZ001  (that is the point)
