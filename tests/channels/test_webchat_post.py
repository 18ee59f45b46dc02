"""The chat window of a shop's own site: who may post to us, and what we post to it."""

import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import webchat
from xborder_support.conversations import Draft, Media, Message, Option, Template, Text
from xborder_support.errors import PayloadError, SignatureError, UsageError

_SENT = datetime(2026, 2, 3, 9, 0, 5, tzinfo=UTC)
_RECEIVED = _SENT + timedelta(seconds=2)
_MESSAGE = {"message_id": "m-1", "author": {"role": "customer"}, "text": "Wo ist mein Paket?"}


def _post(*messages: Any) -> bytes:
    return json.dumps({"format": "webchat/1", "account": "shop-de", "conversation_id": "c-81", "messages": messages}).encode()


def _signed(body: bytes, secret: str, at: datetime) -> dict[str, str]:
    stamp = str(int(at.timestamp()))
    digest = hmac.digest(secret.encode(), stamp.encode() + b"." + body, "sha256").hex()
    return {"x-webchat-timestamp": stamp, "X-Webchat-Signature": f"sha256={digest}"}


def test_a_signed_post_is_received_also_while_secrets_rotate() -> None:
    body = _post(_MESSAGE)
    (event,) = webchat.receive(body, _signed(body, "new", _SENT), ["old", "new"], received_at=_RECEIVED)
    assert event.kind == "message"


@pytest.mark.parametrize(("minutes", "is_fresh"), [(5, True), (-5, True), (5.1, False), (-5.1, False)])
def test_a_signature_holds_for_five_minutes(minutes: float, is_fresh: bool) -> None:  # noqa: FBT001  (a column)
    body, now = _post(), _SENT + timedelta(minutes=minutes)
    headers = _signed(body, "s", _SENT)
    if is_fresh:
        webchat.verify(body, headers, "s", now=now)
        return
    with pytest.raises(SignatureError) as caught:
        webchat.verify(body, headers, "s", now=now)
    assert caught.value.code == "stale-signature"


def test_one_changed_byte_of_body_time_or_signature_is_refused() -> None:
    body = _post(_MESSAGE)
    headers = _signed(body, "s", _SENT)
    for index in range(len(body)):
        with pytest.raises(SignatureError):
            webchat.verify(body[:index] + bytes([body[index] ^ 1]) + body[index + 1 :], headers, "s", now=_SENT)
    for name, value in headers.items():
        for index, letter in enumerate(value):
            changed = value[:index] + ("0" if letter != "0" else "1") + value[index + 1 :]
            with pytest.raises(SignatureError):
                webchat.verify(body, {**headers, name: changed}, "s", now=_SENT)


def test_a_signed_time_that_is_none_is_refused() -> None:
    digest = hmac.digest(b"s", b"soon." + _post(), "sha256").hex()
    with pytest.raises(SignatureError) as caught:
        webchat.verify(_post(), {"X-Webchat-Timestamp": "soon", "X-Webchat-Signature": f"sha256={digest}"}, "s", now=_SENT)
    assert caught.value.code == "stale-signature"


@pytest.mark.parametrize("name", ["x-webchat-timestamp", "X-Webchat-Signature"])
def test_a_missing_header_is_named(name: str) -> None:
    headers = _signed(_post(), "s", _SENT)
    del headers[name]
    with pytest.raises(SignatureError) as caught:
        webchat.verify(_post(), headers, "s", now=_SENT)
    assert caught.value.code == "missing-signature"
    assert name.lower() in caught.value.message.lower()


def test_the_callers_mistakes_are_told() -> None:
    with pytest.raises(UsageError) as caught:
        webchat.verify(_post(), _signed(_post(), "s", _SENT), "", now=_SENT)
    assert caught.value.code == "empty-secret"
    with pytest.raises(UsageError) as caught:
        webchat.parse(_post(), received_at=datetime(2026, 2, 3))  # noqa: DTZ001  (the point)
    assert caught.value.code == "naive-datetime"
    with pytest.raises(PayloadError):
        webchat.parse(b" " * 4_000_001, received_at=_RECEIVED)


def _draft(**changes: Any) -> Draft:
    return Draft(**{"channel": "webchat", "provider": "webchat", "to": "c-81", "text": "Ich sehe nach.", **changes})


def test_an_answer_goes_to_the_conversation_and_names_what_it_answers() -> None:
    (question,) = webchat.parse(_post(_MESSAGE), received_at=_RECEIVED)
    assert isinstance(question, Message)
    (outgoing,) = webchat.render(Draft.reply_to(question, "Ich sehe nach."))
    post = json.loads(outgoing.body)
    assert (outgoing.to, outgoing.operation, post["account"], post["conversation_id"]) == ("c-81", "message", "shop-de", "c-81")
    assert post["messages"] == [{"author": {"role": "agent"}, "text": "Ich sehe nach.", "in_reply_to": "m-1"}]


def test_the_same_key_gives_the_same_message_id() -> None:
    (first,), (again,), (other,) = (webchat.render(_draft(idempotency_key=key)) for key in ("k1", "k1", "k2"))
    assert (first, first.idempotency_key) == (again, "k1")
    assert len({json.loads(one.body)["messages"][0]["message_id"] for one in (first, again, other)}) == 2


def test_options_media_language_and_author_go_along() -> None:
    media = (Media(media_kind="image", url="https://f.example/1.png", mime="image/png", expires_at=_SENT),)
    options = (Option(id="a", title="Rücksendung"), Option(id="b", title="Konto", url="https://shop.example/konto", description="…"))
    draft = _draft(media=media, options=options, options_label="Wählen", language="de", is_automatic=False)
    (message,) = json.loads(webchat.render(draft)[0].body)["messages"]
    assert message == {
        "author": {"role": "agent"},
        "text": "Ich sehe nach.",
        "locale": "de",
        "attachments": [
            {"kind": "image", "url": "https://f.example/1.png", "mime": "image/png", "expires_at": "2026-02-03T09:00:05+00:00"}
        ],
        "options": [
            {"id": "a", "title": "Rücksendung"},
            {"id": "b", "title": "Konto", "description": "…", "url": "https://shop.example/konto"},
        ],
        "options_label": "Wählen",
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": " "}, "empty-text"),
        ({"text": "", "template": Template(id="t")}, "empty-text"),
        ({"to": ""}, "no-recipient"),
        ({"channel": "line"}, "wrong-channel"),
        ({"options": (Option(id="a", title="A"),) * 11}, "too-many-options"),
        ({"media": (Media(media_kind="image", url="https://f.example/1"),) * 11}, "too-many-media"),
        ({"media": (Media(media_kind="image"),)}, "missing-media-url"),
    ],
)
def test_a_draft_that_no_window_could_show_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        webchat.render(_draft(**changes))
    assert caught.value.code == code


_MEDIA = st.builds(
    Media,
    media_kind=st.sampled_from(["image", "video", "audio", "voice", "file", "sticker"]),
    url=st.just("https://f.example/1"),
    provider_id=st.none() | st.text(min_size=1, max_size=5),
    mime=st.none() | st.just("image/png"),
    size_bytes=st.none() | st.integers(0, 10**9),
    duration_ms=st.none() | st.integers(0, 10**6),
    caption=st.none() | st.text(min_size=1, max_size=9),
)


@given(st.text(min_size=1, max_size=80), st.lists(_MEDIA, max_size=3), st.booleans())
@settings(max_examples=80, deadline=None)
def test_what_is_rendered_reads_back_as_our_own_message(text: str, media: list[Media], is_automatic: bool) -> None:  # noqa: FBT001  (drawn)
    if not text.strip():
        return
    draft = _draft(text=text, media=tuple(media), is_automatic=is_automatic, idempotency_key="k1")
    (event,) = webchat.parse(webchat.render(draft)[0].body, received_at=_RECEIVED)
    assert isinstance(event, Message)
    assert (event.is_echo, event.automatic is not None, event.customer.address) == (True, is_automatic, "c-81")
    assert event.parts == (Text(text=text), *media)
