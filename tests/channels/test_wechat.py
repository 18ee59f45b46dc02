"""WeChat and WeCom: what a push becomes, who may have sent it, and what goes back."""

import json
import sys
import time
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import wechat
from xborder_support.channels.failures import failure_of
from xborder_support.channels.wechat.crypto import seal, unseal
from xborder_support.conversations import (
    Choice,
    DeliveryStatus,
    Draft,
    Location,
    Media,
    Membership,
    Message,
    Option,
    Postback,
    Template,
    Text,
    TicketUpdate,
    Transcript,
    Unparsed,
)
from xborder_support.errors import MissingExtraError, PayloadError, SignatureError, UsageError

_PAYLOADS = Path(__file__).parent / "payloads" / "wechat"
_SENT = datetime(2026, 2, 3, 12, 40, tzinfo=UTC)
_RECEIVED = _SENT + timedelta(seconds=3)
_STAMP = str(int(_SENT.timestamp()))
_SHOP, _CUSTOMER = "gh_7c2f1e40a9b3", "oX9nWw5Zt1sample0000000customer"
_KEY = b64encode(bytes(range(32))).decode()[:43]


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
        ("kf_close_session", "closed", "li@shop"),
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
    assert event.details == {"agent_id": "1000002"}
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


def test_a_large_report_is_read_in_linear_time() -> None:
    def seconds(rows: int) -> float:
        body = "<xml><MsgType>event</MsgType><Event>subscribe_msg_sent_event</Event><SubscribeMsgSentEvent>"
        body += "<List>1</List>" * rows + "</SubscribeMsgSentEvent>" + "".join(f"<k{n}/>" for n in range(rows)) + "</xml>"
        start = time.perf_counter()
        wechat.parse(body, received_at=_RECEIVED)
        return time.perf_counter() - start

    seconds(500)
    assert seconds(16_000) < 16 * 4 * max(seconds(1_000), 0.002)


# Signatures


def _signature(token: str, *parts: str) -> str:
    return sha1("".join(sorted([token, *parts])).encode()).hexdigest()


def _url(token: str = "blue-door", *, sealed: str | None = None, **changes: str) -> str:
    name = "signature" if sealed is None else "msg_signature"
    query = {"timestamp": _STAMP, "nonce": "5177", name: _signature(token, _STAMP, "5177", *([sealed] if sealed else [])), **changes}
    return f"https://shop.example/wechat?{urlencode(query)}"


def _refusal(body: str, url: str | None, token: Any = "blue-door", now: datetime = _RECEIVED) -> str:
    with pytest.raises((SignatureError, UsageError)) as refused:
        wechat.verify(body, {}, token, now=now, url=url)
    return str(refused.value.code)


def test_a_signed_query_passes_also_while_tokens_rotate() -> None:
    wechat.verify("<xml/>", {}, "blue-door", now=_RECEIVED, url=_url())
    wechat.verify("<xml/>", {}, ["red-door", "blue-door"], now=_RECEIVED, url=_url())
    assert len(wechat.receive(_push(Event="subscribe"), {}, "blue-door", received_at=_RECEIVED, url=_url())) == 1


@pytest.mark.parametrize(
    ("url", "code"),
    [
        (_url("red-door"), "wrong-signature"),
        (_url(nonce="5178"), "wrong-signature"),
        (_url(timestamp=str(int(_STAMP) + 1)), "wrong-signature"),
        (_url(signature=""), "missing-signature"),
        (_url(signature="\ud83d".encode("utf-8", "surrogatepass").decode("latin-1")), "wrong-signature"),
        ("https://shop.example/wechat", "missing-signature"),
        ("http://[::1", "missing-signature"),
        ("https://shop.example/wechat?" + "&" * 100, "missing-signature"),
        (_url() + "&msg_signature=1", "wrong-signature"),
        (None, "missing-url"),
        ("", "missing-url"),
    ],
)
def test_any_other_query_is_refused(url: str | None, code: str) -> None:
    assert _refusal("<xml/>", url) == code


def test_the_first_of_two_values_counts() -> None:
    wechat.verify("<xml/>", {}, "blue-door", now=_RECEIVED, url=_url() + "&nonce=6&timestamp=7")


def test_an_empty_token_is_a_mistake_of_the_caller() -> None:
    assert _refusal("<xml/>", _url(""), "") == "empty-secret"


@pytest.mark.parametrize("minutes", [-6, 6, 600])
def test_a_query_signed_long_ago_or_in_the_future_is_stale(minutes: int) -> None:
    assert _refusal("<xml/>", _url(), now=_SENT + timedelta(minutes=minutes)) == "stale-signature"


def test_a_signed_query_without_a_real_time_is_stale() -> None:
    url = "?" + urlencode({"timestamp": "soon", "nonce": "1", "signature": _signature("blue-door", "soon", "1")})
    assert _refusal("<xml/>", url) == "stale-signature"


def test_each_flipped_character_of_a_signature_fails() -> None:
    right = _signature("blue-door", _STAMP, "5177")
    for index in range(len(right)):
        changed = right[:index] + chr(ord(right[index]) ^ 1) + right[index + 1 :]
        assert _refusal("<xml/>", _url(signature=changed)) == "wrong-signature"


def test_the_check_of_the_address_is_answered_with_its_text() -> None:
    query = {"signature": _signature("t", _STAMP, "1"), "timestamp": _STAMP, "nonce": "1", "echostr": "7316012345678901234"}
    assert wechat.challenge(query, "t") == "7316012345678901234"
    with pytest.raises(SignatureError, match="wrong-signature"):
        wechat.challenge(query, "u")
    for key in query:
        with pytest.raises(SignatureError):
            wechat.challenge({name: value for name, value in query.items() if name != key}, "t")


def test_the_sealed_check_of_wecom_is_answered_with_what_is_inside() -> None:
    sealed = seal(b"1616140317555161061", _KEY, "ww1", b"0123456789abcdef")
    query = {"msg_signature": _signature("t", _STAMP, "1", sealed), "timestamp": _STAMP, "nonce": "1", "echostr": sealed}
    assert wechat.challenge(query, "t", encoding_aes_key=_KEY, app_id="ww1") == "1616140317555161061"
    with pytest.raises(UsageError, match="missing-key"):
        wechat.challenge(query, "t")


# Encryption


def test_a_sealed_message_is_verified_opened_and_read() -> None:
    sealed = seal(_push(MsgType="text", Content="你好", MsgId="5").encode(), _KEY, "wx1", b"0123456789abcdef")
    body = f"<xml><ToUserName>{_SHOP}</ToUserName><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
    wechat.verify(body, {}, "blue-door", now=_RECEIVED, url=_url(sealed=sealed))
    (event,) = wechat.parse(wechat.decrypt(body, _KEY, "wx1"), received_at=_RECEIVED)
    assert isinstance(event, Message)
    assert event.text == "你好"
    assert _refusal(body, _url()) == "missing-signature"
    assert _refusal(body.replace(sealed, "A" + sealed[1:]), _url(sealed=sealed)) == "wrong-signature"


def test_plain_fields_beside_a_sealed_text_are_not_believed() -> None:
    event = _read(MsgType="text", Content="forged", MsgId="1", Encrypt="c2VhbGVk")
    assert isinstance(event, Unparsed)
    assert event.reason == "encrypted"


def test_a_body_that_is_not_sealed_is_not_opened() -> None:
    with pytest.raises(SignatureError, match="not-encrypted"):
        wechat.decrypt(_push(MsgType="text", Content="a"), _KEY, "wx1")
    with pytest.raises(SignatureError, match="not-encrypted"):
        wechat.decrypt("no xml", _KEY, "wx1")


@settings(max_examples=40)
@given(st.binary(max_size=200), st.text("abcdefwx0123", max_size=20), st.binary(min_size=16, max_size=16))
def test_what_is_sealed_comes_out_again(text: bytes, app_id: str, salt: bytes) -> None:
    assert unseal(seal(text, _KEY, app_id, salt), _KEY, app_id) == text


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=100).map(lambda raw: b64encode(raw).decode()), st.text(max_size=30)))
def test_no_sealed_text_raises_anything_but_a_refusal(sealed: str) -> None:
    with pytest.raises(SignatureError) as refused:
        unseal(sealed, _KEY, "wx1")
    assert refused.value.code == "undecryptable"


def test_a_message_for_another_account_or_with_a_false_length_is_refused() -> None:
    sealed = seal(b"<xml/>", _KEY, "wx1", bytes(16))
    with pytest.raises(SignatureError, match="undecryptable"):
        unseal(sealed, _KEY, "wx2")
    with pytest.raises(SignatureError, match="undecryptable"):
        unseal(sealed, _KEY[::-1].replace("x", "8"), "wx1")
    for name in ("wx1" * 9, ""):
        assert unseal(seal(b"a" * 12, _KEY, name, bytes(16)), _KEY, name) == b"a" * 12


@pytest.mark.parametrize("key", ["", "short", "=" * 43, "ä" * 43, "A" * 42 + "=", None])
def test_what_is_no_key_is_a_mistake_of_the_caller(key: Any) -> None:
    with pytest.raises(UsageError) as refused:
        unseal("", key, "wx1")
    assert refused.value.code == "bad-key"


def test_a_sealed_reply_is_signed_and_opens() -> None:
    reply = wechat.encrypt_reply("<xml>好</xml>", _KEY, "wx1", token="t", now=_SENT, salt=b"0123456789abcdef")
    assert wechat.decrypt(reply, _KEY, "wx1").decode() == "<xml>好</xml>"
    fields = reply.decode()
    sealed, signature, nonce = (fields.split(f"<{name}><![CDATA[")[1].split("]]>")[0] for name in ("Encrypt", "MsgSignature", "Nonce"))
    assert signature == _signature("t", _STAMP, nonce, sealed)
    assert f"<TimeStamp>{_STAMP}</TimeStamp>" in fields


@pytest.mark.parametrize(
    ("salt", "token", "code"), [(b"short", "t", "bad-salt"), ("x" * 16, "t", "bad-salt"), (bytes(16), "", "empty-secret")]
)
def test_a_reply_needs_salt_and_token(salt: Any, token: str, code: str) -> None:
    with pytest.raises(UsageError) as refused:
        wechat.encrypt_reply(b"<xml/>", _KEY, "wx1", token=token, now=_SENT, salt=salt)
    assert refused.value.code == code


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers", None)
    with pytest.raises(MissingExtraError) as missing:
        unseal("AAAA", _KEY, "wx1")
    assert missing.value.code == "missing-extra"
    assert "xborder-support[wechat]" in str(missing.value)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("45015", "window_closed"),
        ("45047", "recipient_limit"),
        ("42001", "authorisation"),
        ("40003", "bad_address"),
        ("-1", "provider_fault"),
    ],
)
def test_the_codes_of_a_refused_call_have_meanings(code: str, reason: str) -> None:
    failure = failure_of("wechat", [code])
    assert failure is not None
    assert failure.reason == reason


# Sending


def _rendered(**fields: Any) -> list[tuple[str, Any]]:
    draft = Draft(**{"channel": "wechat", "provider": "wechat", "to": "o1", "text": "您好", **fields})
    return [(call.operation, json.loads(call.body)) for call in wechat.render(draft)]


def test_a_text_goes_out_in_its_own_letters() -> None:
    (call,) = wechat.render(Draft(channel="wechat", provider="wechat", to="o1", text='请稍等 "A" 🙏'))
    assert call.body.decode() == '{"touser":"o1","msgtype":"text","text":{"content":"请稍等 \\"A\\" 🙏"}}'
    assert (call.operation, call.idempotency_key, call.content_type) == ("custom/send", "", "application/json")


def test_options_are_a_menu_and_those_with_an_address_are_cards() -> None:
    options = (Option(id="1", title="满意"), Option(id="2", title="官网", url="https://shop.example/"))
    menu, card = _rendered(options=options)
    assert menu[1]["msgmenu"] == {"head_content": "您好", "list": [{"id": "1", "content": "满意"}], "tail_content": ""}
    assert card[1]["news"]["articles"] == [{"title": "官网", "description": "", "url": "https://shop.example/", "picurl": ""}]


def test_media_go_before_the_text_with_their_captions() -> None:
    media = (
        Media(media_kind="image", provider_id="m1", caption="尺码表"),
        Media(media_kind="video", provider_id="m2", caption="安装"),
        Media(media_kind="audio", provider_id="m3"),
        Media(media_kind="image", url="https://shop.example/a.jpg", caption="样品"),
    )
    sent = [payload for _, payload in _rendered(media=media)]
    assert [payload["msgtype"] for payload in sent] == ["image", "text", "video", "voice", "news", "text"]
    assert sent[2]["video"] == {"media_id": "m2", "title": "安装", "description": ""}
    assert sent[4]["news"]["articles"][0]["picurl"] == "https://shop.example/a.jpg"
    assert len(_rendered(media=media[:1], text="")) == 2


@pytest.mark.parametrize("media", [Media(media_kind="sticker", provider_id="m"), Media(media_kind="file"), Media(media_kind="image")])
def test_a_file_needs_to_be_uploaded_or_to_have_an_address(media: Media) -> None:
    with pytest.raises(UsageError) as refused:
        _rendered(media=(media,))
    assert refused.value.code == "media-not-uploaded"


def test_a_file_that_has_only_an_address_is_a_link() -> None:
    media = (
        Media(media_kind="file", url="https://a.example/1.pdf", filename="发票.pdf"),
        Media(media_kind="image", url="https://a.example/2"),
    )
    texts = [payload["text"]["content"] for _, payload in _rendered(media=media, text="")]
    assert texts == ["发票.pdf: https://a.example/1.pdf", "https://a.example/2"]


def test_a_template_fills_its_gaps_by_name_or_by_number() -> None:
    template = Template(id="T1", values=("A1", "周二"))
    (numbered,) = _rendered(template=template)
    assert numbered == (
        "template/send",
        {"touser": "o1", "template_id": "T1", "data": {"keyword1": {"value": "A1"}, "keyword2": {"value": "周二"}}},
    )
    (named,) = _rendered(template=template, details={"template_fields": "thing1, time2"})
    assert list(named[1]["data"]) == ["thing1", "time2"]
    with pytest.raises(UsageError, match="wrong-template-values"):
        _rendered(template=template, details={"template_fields": "thing1"})


def test_an_app_of_wecom_sends_under_its_number_with_numbered_options() -> None:
    ((operation, payload),) = _rendered(details={"agent_id": "1000002"}, options=(Option(id="1", title="库存"),))
    assert (operation, payload["agentid"], payload["text"]["content"]) == ("send", 1000002, "您好\n1. 库存")
    with pytest.raises(UsageError, match="templates-unsupported"):
        _rendered(details={"agent_id": "1"}, template=Template(id="T1"), text="")
    with pytest.raises(UsageError, match="bad-agent"):
        _rendered(details={"agent_id": "x"})


@pytest.mark.parametrize(
    ("fields", "code"), [({"channel": "line"}, "wrong-channel"), ({"to": ""}, "no-recipient"), ({"text": " "}, "empty-text")]
)
def test_a_draft_that_cannot_go_out_is_refused(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as refused:
        _rendered(**fields)
    assert refused.value.code == code


def test_the_limit_that_nobody_documents_refuses_nothing() -> None:
    assert len(_rendered(text="长" * 3000)) == 1


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
