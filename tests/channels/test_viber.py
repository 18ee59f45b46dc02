"""Viber: what each callback becomes, and what an answer looks like on the wire."""

import hmac
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import viber
from xborder_support.conversations import (
    Choice,
    Contact,
    Deliveries,
    DeliveryStatus,
    Draft,
    Location,
    Media,
    Membership,
    Message,
    Option,
    Template,
    Text,
    Unparsed,
    Unsupported,
)
from xborder_support.errors import SignatureError, UsageError

_PAYLOADS = Path(__file__).parent / "payloads" / "viber"
_RECEIVED = datetime(2026, 2, 3, 7, tzinfo=UTC)
_SENT = datetime(2026, 2, 3, 6, tzinfo=UTC)
_TOKEN = 2**63 - 1


def _parse(payload: Any) -> list[Any]:
    return list(viber.parse(json.dumps(payload).encode(), received_at=_RECEIVED, account="kaze"))


def _one(payload: Any) -> Any:
    (event,) = _parse(payload)
    return event


def _file(name: str) -> list[Any]:
    return _parse(json.loads((_PAYLOADS / f"{name}.json").read_text(encoding="utf-8")))


def _callback(event: str, **fields: Any) -> dict[str, Any]:
    return {"event": event, "timestamp": 1770098400000, "message_token": _TOKEN, **fields}


def _message(content: Any, **fields: Any) -> dict[str, Any]:
    return _callback("message", sender={"id": "0A=", "name": "Олена", "language": "uk", "country": "UA"}, message=content, **fields)


def test_a_text_keeps_the_whole_of_its_id() -> None:
    event = _one(_message({"type": "text", "text": "Де посилка?", "tracking_data": "KZ-1"}))
    assert isinstance(event, Message)
    assert (event.key, event.text, event.sent_at) == (("viber", "kaze", "9223372036854775807"), "Де посилка?", _SENT)
    assert (event.sender.address, event.sender.name, event.locale_hint) == ("0A=", "Олена", "uk")
    assert event.details == {"tracking_data": "KZ-1", "country": "UA", "language": "uk"}


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ({"type": "text", "text": ""}, Text(text="")),
        ({"type": "url", "media": "https://a.example"}, Text(text="https://a.example")),
        (
            {"type": "picture", "media": "https://a.example/p", "text": "c", "file_name": "p.jpg", "size": 9},
            Media(media_kind="image", url="https://a.example/p", caption="c", filename="p.jpg", size_bytes=9),
        ),
        (
            {"type": "video", "media": "https://a.example/v", "duration": 4},
            Media(media_kind="video", url="https://a.example/v", duration_ms=4000),
        ),
        (
            {"type": "file", "media": "https://a.example/f", "file_size": 7},
            Media(media_kind="file", url="https://a.example/f", size_bytes=7),
        ),
        ({"type": "sticker", "sticker_id": 46105}, Media(media_kind="sticker", provider_id="46105")),
        ({"type": "location", "location": {"lat": 50.5, "lon": "30.25"}}, Location(latitude=50.5, longitude=30.25)),
        ({"type": "contact", "contact": {"name": "A", "phone_number": "+380"}}, Contact(name="A", phones=("+380",))),
        ({"type": "contact", "contact": {"name": "A"}}, Contact(name="A")),
        ({"type": "rich_media"}, Unsupported(type="rich_media")),
    ],
)
def test_each_kind_of_content_becomes_one_typed_part(content: dict[str, Any], part: object) -> None:
    assert _one(_message(content, silent=False)).parts == (part,)


def test_a_silent_text_is_a_press_on_a_button_and_no_words_of_the_customer() -> None:
    event = _one(_message({"type": "text", "text": "return:KZ-1"}, silent=True))
    assert (event.parts, event.text) == ((Choice(id="return:KZ-1", source="button"),), "")
    assert _one(_message({"type": "text"}, silent=True)).reason == "missing-content"
    assert _one(_message({"type": "url", "media": "https://a.example"}, silent=True)).text == "https://a.example"


@pytest.mark.parametrize(
    ("content", "reason", "word"),
    [
        ({"type": "text"}, "missing-content", "text"),
        ({"type": "url"}, "missing-content", "url"),
        ({"type": "picture"}, "missing-content", "picture"),
        ({"type": "sticker"}, "missing-content", "sticker"),
        ({"type": "location"}, "missing-content", "location"),
        ({"type": "contact", "contact": {}}, "missing-content", "contact"),
        ({"type": "hologram"}, "unsupported-type", "hologram"),
        ({}, "missing-content", "message"),
        (None, "missing-content", "message"),
    ],
)
def test_content_that_cannot_be_read_is_kept_with_what_is_known_around_it(content: Any, reason: str, word: str) -> None:
    event = _one(_message(content))
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_type, event.sender.address, event.sent_at) == (reason, word, "0A=", _SENT)


@pytest.mark.parametrize(
    ("name", "change"), [("conversation_started", "joined"), ("subscribed", "followed"), ("unsubscribed", "unfollowed")]
)
def test_who_opens_subscribes_and_leaves_is_a_membership(name: str, change: str) -> None:
    (event,) = _file(name)
    assert isinstance(event, Membership)
    assert (event.change, event.sender.address) == (change, "01234567890A=")


def test_opening_the_chat_says_why_and_whether_the_customer_is_subscribed() -> None:
    details = _file("conversation_started")[0].details
    assert (details["context"], details["is_subscribed"]) == ("order KZ-1042", "false")
    assert _one(_callback("conversation_started", user={"id": "0A="}, subscribed=True)).details == {"is_subscribed": "true"}


@pytest.mark.parametrize(("word", "state"), [("delivered", "delivered"), ("seen", "read"), ("failed", "failed")])
def test_reports_are_about_what_we_sent(word: str, state: str) -> None:
    (event,) = _parse(_callback(word, user_id="0A="))
    assert isinstance(event, DeliveryStatus)
    assert (event.status, event.provider_status, event.is_echo) == (state, word, True)
    assert (event.sender.address, event.recipient.address, event.provider_id) == ("kaze", "0A=", str(_TOKEN))


def test_seen_counts_for_all_messages_up_to_its_time() -> None:
    (seen,) = _parse(_callback("seen", user_id="0A="))
    earlier = _one({**_callback("delivered", user_id="0A="), "message_token": 5, "timestamp": 1770098399000})
    found = Deliveries().add(earlier, seen).of(earlier)
    assert seen.watermark == _SENT
    assert found is not None
    assert found.state == "read"


def test_a_failure_for_want_of_a_subscription_ends_contact() -> None:
    status, ended = _file("failed")
    assert (status.reason, status.is_retryable, status.error_codes) == ("opted_out", False, ("6",))
    assert (ended.change, ended.scope, ended.sender.address) == ("opted_out", "all", "01234567890A=")
    (plain,) = _parse(_callback("failed", user_id="0A=", desc="some words"))
    assert (plain.reason, plain.error_codes, plain.details) == (None, (), {"description": "some words"})


@pytest.mark.parametrize(
    ("payload", "reason", "word"),
    [
        (_callback("webhook"), "unsupported-event", "webhook"),
        (_callback("client_status"), "unsupported-event", "client_status"),
        ({"event": "delivered", "email": "a@shop.example"}, "missing-content", "delivered"),
        ({"event": "unsubscribed", "email": "a@shop.example"}, "missing-content", "unsubscribed"),
        ({"timestamp": 5}, "missing-type", None),
        ({"event": ["message"]}, "missing-type", None),
        ({"destination": "U0", "events": []}, "another-providers-payload", "line"),
    ],
)
def test_callbacks_that_are_no_part_of_a_conversation_are_kept(payload: dict[str, Any], reason: str, word: str | None) -> None:
    event = _one(payload)
    assert (event.kind, event.reason, event.provider_type) == ("unparsed", reason, word)


@pytest.mark.parametrize(
    ("body", "reason"), [(b"\xff", "not-utf-8"), (b"{", "not-json"), (b"7", "wrong-shape"), (b"[" * 99_999, "nested-too-deeply")]
)
def test_what_is_no_callback_is_kept_whole(body: bytes, reason: str) -> None:
    (event,) = viber.parse(body, received_at=_RECEIVED)
    assert isinstance(event, Unparsed)
    assert event.reason == reason


def test_all_callbacks_are_different_events_and_stay_so_when_they_come_again() -> None:
    names = [path.stem for path in sorted(_PAYLOADS.glob("*.json"))]
    ids = [event.event_id for name in names for event in _file(name)]
    assert ids == [event.event_id for name in names for event in _file(name)]
    assert len(set(ids)) == len(ids)


def _signed(body: bytes, token: bytes = b"token") -> str:
    return hmac.digest(token, body, "sha256").hex()


def test_the_signature_may_stand_in_the_header_or_in_the_address() -> None:
    body = b'{"event": "webhook"}'
    viber.verify(body, {"x-viber-content-signature": _signed(body)}, ["old", "token"], now=_RECEIVED)
    viber.verify(body, {}, "token", now=_RECEIVED, url=f"https://kaze.example/viber?sig={_signed(body)}")
    assert viber.receive(body, {"X-Viber-Content-Signature": _signed(body)}, "token", received_at=_RECEIVED)[0].kind == "unparsed"


@pytest.mark.parametrize(
    ("headers", "url", "code"),
    [
        ({}, None, "missing-signature"),
        ({}, "https://kaze.example/viber", "missing-signature"),
        ({}, "https://[kaze", "missing-signature"),
        ({}, "https://kaze.example/viber?sig=00", "wrong-signature"),
        ({"X-Viber-Content-Signature": "00"}, "https://kaze.example/viber?sig=" + _signed(b"{}"), "wrong-signature"),
        ({"X-Viber-Content-Signature": _signed(b"{ }")}, None, "wrong-signature"),
    ],
)
def test_what_viber_did_not_sign_is_refused(headers: dict[str, str], url: str | None, code: str) -> None:
    with pytest.raises(SignatureError) as caught:
        viber.verify(b"{}", headers, "token", now=_RECEIVED, url=url)
    assert caught.value.code == code


def _draft(**changes: Any) -> Draft:
    return Draft(**{"channel": "viber", "provider": "viber", "account": "Kaze", "to": "0A=", "text": "В дорозі.", **changes})


def _calls(**changes: Any) -> list[Any]:
    return [json.loads(call.body) for call in viber.render(_draft(**changes))]


def test_a_text_names_receiver_and_sender() -> None:
    assert _calls() == [{"receiver": "0A=", "sender": {"name": "Kaze"}, "min_api_version": 1, "type": "text", "text": "В дорозі."}]
    (named,) = _calls(details={"sender_name": "Аіко", "tracking_data": "KZ-1"})
    assert (named["sender"], named["tracking_data"]) == ({"name": "Аіко"}, "KZ-1")
    assert viber.render(_draft())[0].operation == "send_message"


def test_options_are_a_keyboard_whose_words_are_escaped_and_whose_presses_do_not_show() -> None:
    options = (Option(id="swap", title="Обміняти & <b>"), Option(id="2", title="Правила", url="https://kaze.example"))
    (body,) = _calls(options=options)
    shared = {"Columns": 6, "Rows": 1, "Silent": True}
    assert body["min_api_version"] == 6
    assert body["keyboard"]["Buttons"] == [
        {**shared, "ActionType": "reply", "ActionBody": "swap", "Text": "Обміняти &amp; &lt;b&gt;"},
        {**shared, "ActionType": "open-url", "ActionBody": "https://kaze.example", "Text": "Правила"},
    ]


def test_what_a_button_sends_comes_back_as_the_choice() -> None:
    button = _calls(options=(Option(id="swap:KZ", title="Обміняти"),))[0]["keyboard"]["Buttons"][0]
    event = _one(_message({"type": "text", "text": button["ActionBody"]}, silent=button["Silent"]))
    assert event.parts[0].id == "swap:KZ"


def test_words_go_below_a_single_picture_and_after_everything_else() -> None:
    picture = Media(media_kind="image", url="https://a.example/p.jpg")
    (below,) = _calls(media=(picture,))
    assert (below["type"], below["text"], below["media"]) == ("picture", "В дорозі.", "https://a.example/p.jpg")
    assert [one["type"] for one in _calls(media=(picture,), text="x" * 769)] == ["picture", "text"]
    others = (
        Media(media_kind="video", url="https://a.example/v.mp4", size_bytes=5, duration_ms=3999),
        Media(media_kind="file", url="https://a.example/f.pdf?x=1", size_bytes=6),
        Media(media_kind="voice", url="https://a.example/o", size_bytes=7, filename="o.ogg"),
        Media(media_kind="sticker", provider_id="46105"),
    )
    video, file, voice, sticker, words = _calls(media=others, options=(Option(id="1", title="Так"),))
    assert (video["size"], video["duration"]) == (5, 3)
    assert (file["file_name"], voice["file_name"], sticker["sticker_id"], words["type"]) == ("f.pdf", "o.ogg", 46105, "text")
    assert ["keyboard" in one for one in (video, file, voice, sticker, words)] == [False, False, False, False, True]
    assert "duration" not in _calls(media=(Media(media_kind="video", url="https://a.example/v.mp4", size_bytes=5),))[0]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"channel": "line"}, "wrong-channel"),
        ({"account": ""}, "no-sender"),
        ({"account": "x" * 29}, "sender-name-too-long"),
        ({"text": "x" * 7001}, "text-too-long"),
        ({"text": "", "template": Template(id="t")}, "empty-text"),
        ({"options": tuple(Option(id=f"{number:999}", title="a") for number in range(40))}, "text-too-long"),
        ({"media": (Media(media_kind="image"),)}, "missing-media-url"),
        ({"media": (Media(media_kind="video", url="https://a.example"),)}, "missing-media-size"),
        ({"media": (Media(media_kind="video", url="https://a.example", mime="video/webm; codecs=vp9"),)}, "unsupported-media"),
        ({"media": (Media(media_kind="video", url="https://a.example", size_bytes=10**9),)}, "media-too-large"),
        ({"media": (Media(media_kind="sticker", provider_id="x"),)}, "missing-media-id"),
    ],
)
def test_a_draft_that_viber_would_refuse_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        viber.render(_draft(**changes))
    assert caught.value.code == code


def test_a_limit_that_is_known_badly_refuses_nothing() -> None:
    assert len(_calls(options=tuple(Option(id=str(number), title="a") for number in range(30)))[0]["keyboard"]["Buttons"]) == 30


@settings(max_examples=60)
@given(token=st.integers(0, 2**64 - 1), text=st.text(max_size=40))
def test_ids_and_texts_come_through_exactly(token: int, text: str) -> None:
    event = _one({**_message({"type": "text", "text": text}), "message_token": token})
    assert (event.provider_id, event.text) == (str(token), text)


_junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.just("\ud83d"),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60)
@given(
    kind=st.sampled_from(["message", "seen", "failed", "subscribed", "conversation_started"]),
    fields=st.dictionaries(
        st.sampled_from(["sender", "user", "user_id", "message", "silent", "timestamp", "message_token", "status"]), _junk
    ),
)
def test_whatever_a_callback_holds_it_is_kept(kind: str, fields: dict[str, Any]) -> None:
    assert all(event.raw is not None and event.event_id for event in _parse({"event": kind, **fields}))
