"""KakaoTalk: what a skill is asked, and what it answers. The payloads are made up after Kakao's guide."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import kakaotalk
from xborder_support.channels.failures import failure_of
from xborder_support.conversations import Choice, Draft, Media, Message, Option, ReplyHandle, Template, Text, Unparsed
from xborder_support.errors import PayloadError, SignatureError, UsageError

_PAYLOADS = Path(__file__).parent / "payloads" / "kakaotalk"
_RECEIVED = datetime(2026, 2, 3, 12, 40, 5, tzinfo=UTC)
_USER = "3f1c0a9b2d4e5f60718293a4b5c6d7e8f90123456789abcdef0123456789abcde0"
_BOT = "5e1bbea9sample0000000002"


def _parse(name: str, **options: Any) -> Any:
    (event,) = kakaotalk.parse((_PAYLOADS / f"{name}.json").read_bytes(), **{"received_at": _RECEIVED, **options})
    return event


def _asked(**request: Any) -> Any:
    body = {"bot": {"id": "b1"}, "userRequest": {"utterance": "네", "user": {"id": "u1"}, "block": {"id": "k1"}, **request}}
    (event,) = kakaotalk.parse(json.dumps(body), received_at=_RECEIVED)
    return event


def test_an_utterance_is_a_message_of_the_user_to_the_bot() -> None:
    event = _parse("utterance")
    assert isinstance(event, Message)
    assert event.parts == (Text(text="배송 조회"),)
    assert (event.sender.address, event.recipient.address, event.account) == (_USER, _BOT, _BOT)
    assert event.sender.ids == {"plusfriend_user_key": "PfUser000001", "app_user_id": "100200300"}
    assert (event.sent_at, event.locale_hint, event.reply_handle, event.window_expires_at) == (None, "ko", None, None)
    assert event.details == {
        "block_id": "5a56ec00sample0000000001",
        "block_name": "배송 조회",
        "intent_id": "5a56ec00sample0000000001",
        "intent_name": "배송 조회",
        "skill_id": "640895c3sample0000000003",
        "skill_name": "order-lookup",
        "time_zone": "Asia/Seoul",
        "surface": "Kakaotalk.plusfriend",
        "is_friend": "true",
    }


def test_an_older_bot_names_the_country_and_writes_its_keys_otherwise() -> None:
    event = _parse("older_bot")
    assert (event.locale_hint, event.sender.ids) == ("ko", {"plusfriend_user_key": "PfUser000002", "app_user_id": "100200301"})


@pytest.mark.parametrize(
    ("written", "read"),
    [("kr", "ko"), ("KR", "ko"), ("jp", "ja"), ("en", "en"), ("zh_TW", "zh-TW"), ("", None), (7, None), ("한국어", None), ("e" * 50, None)],
)
def test_the_language_is_a_hint_where_it_looks_like_one(written: Any, read: str | None) -> None:
    assert _asked(lang=written).locale_hint == read


def test_parameters_are_kept_with_what_the_bot_took_them_for() -> None:
    details = _parse("parameters").details
    assert (details["params.order"], details["detail_params.order"]) == ("20261101-0007", "20261101-0007")


def test_a_callback_address_answers_once_within_a_minute() -> None:
    handle = _parse("callback").reply_handle
    assert handle.token.startswith("https://bot-api.kakao.com/")
    assert (handle.expires_at, handle.max_uses) == (_RECEIVED + timedelta(seconds=60), 1)


@pytest.mark.parametrize("address", ["http://bot-api.kakao.com/", "file:///etc/passwd", "", 5, None])
def test_what_is_no_address_of_the_web_is_no_reply_handle(address: Any) -> None:
    assert _asked(callbackUrl=address).reply_handle is None


def test_a_quick_reply_of_ours_comes_back_as_a_choice() -> None:
    assert _parse("quick_reply").parts == (Choice(id="exchange", title="교환", source="quick_reply"),)


def test_a_picture_is_media() -> None:
    assert _parse("picture").parts == (Media(media_kind="image", url="https://talk.example/i/1.jpg"),)


def test_the_id_is_that_of_user_block_words_and_minute() -> None:
    def identity(seconds: int = 0, **request: Any) -> str:
        body = {"userRequest": {"utterance": "네", "user": {"id": "u1"}, "block": {"id": "k1"}, **request}}
        (event,) = kakaotalk.parse(json.dumps(body), received_at=_RECEIVED + timedelta(seconds=seconds))
        return event.provider_id

    assert identity() == identity(50) == identity(lang="en")
    others = {identity(60), identity(utterance="아니요"), identity(user={"id": "u2"}), identity(block={"id": "k2"})}
    assert len(others | {identity()}) == 5


def test_the_account_given_stands_for_the_bot() -> None:
    assert _parse("knowledge", account="main").account == "main"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("{}", "wrong-shape"),
        ('{"userRequest": []}', "wrong-shape"),
        ('{"destination": "U0", "events": []}', "another-providers-payload"),
        ('{"userRequest": {"user": {"id": "u1"}}}', "missing-content"),
        ('{"userRequest": {"utterance": 5}}', "missing-content"),
        ("[]", "wrong-shape"),
        ("utterance=a", "not-json"),
        (b"\xff", "not-utf-8"),
        ('{"a":' * 10_000, "nested-too-deeply"),
    ],
)
def test_what_is_no_question_is_one_unparsed_event(body: bytes | str, reason: str) -> None:
    (event,) = kakaotalk.parse(body, received_at=_RECEIVED)
    assert isinstance(event, Unparsed)
    assert event.reason == reason


def test_neither_words_nor_addresses_show_in_repr() -> None:
    for path in _PAYLOADS.iterdir():
        shown = repr(_parse(path.stem))
        assert _USER not in shown
        assert "환불" not in shown


def test_the_header_has_to_be_one_of_the_secrets() -> None:
    for secrets in ("blue-door", ["red-door", "blue-door"]):
        kakaotalk.verify("{}", {"authorization": "blue-door"}, secrets, now=_RECEIVED)
    body = (_PAYLOADS / "utterance.json").read_bytes()
    assert len(kakaotalk.receive(body, {"Authorization": "blue-door"}, "blue-door", received_at=_RECEIVED)) == 1


@pytest.mark.parametrize(
    ("headers", "secret", "code"),
    [
        ({}, "blue-door", "missing-signature"),
        ({"Authorization": ""}, "blue-door", "missing-signature"),
        ({"Authorization": "blue-dooR"}, "blue-door", "wrong-signature"),
        ({"Authorization": "blue-door "}, "blue-door", "wrong-signature"),
        ({"Authorization": "blue-door"}, "", "empty-secret"),
    ],
)
def test_any_other_header_is_refused(headers: dict[str, str], secret: str, code: str) -> None:
    with pytest.raises((SignatureError, UsageError)) as refused:
        kakaotalk.verify("{}", headers, secret, now=_RECEIVED)
    assert refused.value.code == code


def test_kakao_reports_no_codes() -> None:
    assert failure_of("kakaotalk", ["500"]) is None


# Answers


def _answer(**fields: Any) -> tuple[str, Any]:
    draft = Draft(**{"channel": "kakaotalk", "provider": "kakaotalk", "to": "u1", "text": "안녕하세요", **fields})
    (call,) = kakaotalk.render(draft)
    return call.operation, json.loads(call.body)


def test_an_answer_is_version_two_in_its_own_letters() -> None:
    (call,) = kakaotalk.render(Draft(channel="kakaotalk", provider="kakaotalk", to="u1", text="네 🙏"))
    assert call.body.decode() == '{"version":"2.0","template":{"outputs":[{"simpleText":{"text":"네 🙏"}}]}}'
    assert (call.operation, call.idempotency_key) == ("response", "")


def test_a_draft_with_a_reply_handle_goes_to_its_address() -> None:
    assert _answer(reply_handle=ReplyHandle(token="https://bot-api.kakao.com/x"))[0] == "callback"


def test_options_are_quick_replies_and_those_with_an_address_are_buttons() -> None:
    options = (Option(id="exchange", title="교환"), Option(id="site", title="홈페이지", url="https://shop.example/"))
    _, answer = _answer(options=options, options_label="바로가기")
    assert answer["template"]["quickReplies"] == [
        {"label": "교환", "action": "message", "messageText": "교환", "extra": {"option_id": "exchange"}}
    ]
    button = {"action": "webLink", "label": "홈페이지", "webLinkUrl": "https://shop.example/"}
    assert answer["template"]["outputs"][1] == {"textCard": {"description": "바로가기", "buttons": [button]}}
    assert _answer(options=options[1:])[1]["template"]["outputs"][1]["textCard"]["description"] == "홈페이지"


def test_a_picture_with_words_is_a_card() -> None:
    plain, told = (
        Media(media_kind="image", url="https://a.example/1.jpg"),
        Media(media_kind="image", url="https://a.example/2.jpg", caption="사이즈"),
    )
    outputs = _answer(text="", media=(plain, told))[1]["template"]["outputs"]
    assert outputs == [
        {"simpleImage": {"imageUrl": "https://a.example/1.jpg", "altText": ""}},
        {"basicCard": {"description": "사이즈", "thumbnail": {"imageUrl": "https://a.example/2.jpg"}}},
    ]


_PICTURE = Media(media_kind="image", url="https://a.example/1.jpg")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"channel": "line"}, "wrong-channel"),
        ({"to": ""}, "no-recipient"),
        ({"text": " "}, "empty-text"),
        ({"template": Template(id="T1")}, "templates-unsupported"),
        ({"media": (_PICTURE,) * 3}, "too-many-messages"),
        ({"media": (Media(media_kind="image", provider_id="1"),)}, "media-without-url"),
        ({"media": (Media(media_kind="video", url="https://a.example"),)}, "media-without-url"),
        ({"media": (Media(media_kind="image", url="https://a.example", caption="가" * 231),)}, "text-too-long"),
        ({"options": tuple(Option(id=str(n), title="a") for n in range(11))}, "too-many-options"),
        ({"options": tuple(Option(id=str(n), title="a", url="https://a.example") for n in range(4))}, "too-many-options"),
        ({"options": (Option(id="1", title="a", url="https://a.example"),), "options_label": "a" * 231}, "text-too-long"),
    ],
)
def test_a_draft_that_kakao_would_refuse_is_refused(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as refused:
        _answer(**fields)
    assert refused.value.code == code


def test_the_limit_known_from_memory_refuses_nothing_and_full_answers_pass() -> None:
    options = tuple(Option(id=str(number), title="a") for number in range(10))
    assert len(_answer(text="가" * 1001, media=(_PICTURE,) * 2, options=options)[1]["template"]["outputs"]) == 3


# Hostile input

_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just("\ud83d")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "name", "value", "properties", "media", "url"]), inner, max_size=3)
    ),
    max_leaves=8,
)
_keys = st.sampled_from(["utterance", "user", "block", "lang", "params", "timezone", "callbackUrl", "clientExtra", "detailParams"])


@settings(max_examples=200)
@given(st.dictionaries(_keys, _values), st.dictionaries(_keys, _values), _values)
def test_no_types_raise(request: dict[str, Any], action: dict[str, Any], bot: Any) -> None:
    body = json.dumps({"bot": bot, "userRequest": request, "action": action, "intent": bot})
    assert len(kakaotalk.parse(body, received_at=_RECEIVED)) == 1


def test_only_a_body_beyond_the_cap_raises() -> None:
    with pytest.raises(PayloadError):
        kakaotalk.parse(b"{" + b" " * 4_000_000, received_at=_RECEIVED)
    with pytest.raises(PayloadError):
        kakaotalk.verify(b"{" + b" " * 4_000_000, {"Authorization": "a"}, "a", now=_RECEIVED)
