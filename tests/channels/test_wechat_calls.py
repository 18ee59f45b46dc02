"""WeChat and WeCom: who may have sent a push, what is sealed, and what goes back."""

import json
import sys
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
    Draft,
    Media,
    Message,
    Option,
    Template,
    Unparsed,
)
from xborder_support.errors import MissingExtraError, SignatureError, UsageError

_PAYLOADS = Path(__file__).parent / "payloads" / "wechat"
_SENT = datetime(2026, 2, 3, 12, 40, tzinfo=UTC)
_RECEIVED = _SENT + timedelta(seconds=3)
_STAMP = str(int(_SENT.timestamp()))
_SHOP, _CUSTOMER = "gh_7c2f1e40a9b3", "oX9nWw5Zt1sample0000000customer"
_KEY = b64encode(bytes(range(32))).decode()[:43]


def _parse(name: str, **options: Any) -> list[Any]:
    path = next(_PAYLOADS.glob(f"{name}.*"))
    return list(wechat.parse(path.read_bytes(), received_at=_RECEIVED, **options))


def _push(**fields: str | None) -> str:
    known = {"ToUserName": _SHOP, "FromUserName": _CUSTOMER, "CreateTime": _STAMP, "MsgType": "event", **fields}
    return "<xml>" + "".join(f"<{name}><![CDATA[{text}]]></{name}>" for name, text in known.items() if text is not None) + "</xml>"


def _read(**fields: str | None) -> Any:
    (event,) = wechat.parse(_push(**fields), received_at=_RECEIVED)
    return event


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
    assert "xborder-support[crypto]" in str(missing.value)


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
    ((operation, payload),) = _rendered(details={"wecom_app": "1000002"}, options=(Option(id="1", title="库存"),))
    assert (operation, payload["agentid"], payload["text"]["content"]) == ("send", 1000002, "您好\n1. 库存")
    with pytest.raises(UsageError, match="templates-unsupported"):
        _rendered(details={"wecom_app": "1"}, template=Template(id="T1"), text="")
    with pytest.raises(UsageError, match="bad-agent"):
        _rendered(details={"wecom_app": "x"})


@pytest.mark.parametrize(
    ("fields", "code"), [({"channel": "line"}, "wrong-channel"), ({"to": ""}, "no-recipient"), ({"text": " "}, "empty-text")]
)
def test_a_draft_that_cannot_go_out_is_refused(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as refused:
        _rendered(**fields)
    assert refused.value.code == code


def test_the_limit_that_nobody_documents_refuses_nothing() -> None:
    assert len(_rendered(text="长" * 3000)) == 1
