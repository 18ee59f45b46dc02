"""LINE: what a draft becomes on the wire, and what is refused before it gets there."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import line
from xborder_support.conversations import Draft, Media, Option, ReplyHandle, Template
from xborder_support.errors import UsageError

_CUSTOMER = "U" + "1" * 32


def _draft(**changes: Any) -> Draft:
    return Draft(**{"channel": "line", "provider": "line", "to": _CUSTOMER, "text": "ただいま確認いたします。", **changes})


def test_a_reply_uses_the_token_and_takes_no_retry_key() -> None:
    (outgoing,) = line.render(_draft(reply_handle=ReplyHandle(token="token-1"), idempotency_key="k1"))
    assert json.loads(outgoing.body) == {"replyToken": "token-1", "messages": [{"type": "text", "text": "ただいま確認いたします。"}]}
    assert (outgoing.operation, outgoing.idempotency_key, outgoing.content_type) == ("reply", "", "application/json")


def test_a_push_names_the_customer_and_has_the_same_uuid_for_the_same_key() -> None:
    (first,), (again,), (other,) = (line.render(_draft(idempotency_key=key)) for key in ("k1", "k1", "k2"))
    assert json.loads(first.body)["to"] == _CUSTOMER
    assert first.idempotency_key == again.idempotency_key != other.idempotency_key
    assert len(first.idempotency_key) == 36
    assert line.render(_draft())[0].idempotency_key == ""


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": " \n"}, "empty-text"),
        ({"to": ""}, "no-recipient"),
        ({"channel": "sms"}, "wrong-channel"),
        ({"text": "🍎" * 2501}, "text-too-long"),
    ],
)
def test_a_draft_that_line_would_refuse_is_refused_here(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        line.render(_draft(**changes))
    assert caught.value.code == code


def test_the_length_counts_utf16_units_and_the_error_names_them() -> None:
    assert line.render(_draft(text="🍎" * 2500))
    with pytest.raises(UsageError, match="5002 UTF-16 units, and line takes 5000"):
        line.render(_draft(text="🍎" * 2501))


def _messages(**changes: Any) -> list[dict[str, Any]]:
    (outgoing,) = line.render(_draft(**changes))
    return list(json.loads(outgoing.body)["messages"])


def _options(count: int, **changes: Any) -> tuple[Option, ...]:
    return tuple(Option(**{"id": f"id-{number}", "title": f"選択{number}", **changes}) for number in range(count))


def test_words_quote_the_message_that_the_details_name() -> None:
    assert _messages(details={"quote_token": "q1"}) == [{"type": "text", "text": "ただいま確認いたします。", "quoteToken": "q1"}]


def test_options_become_quick_replies_that_come_back_as_postbacks() -> None:
    (message,) = _messages(options=_options(13))
    items = message["quickReply"]["items"]
    assert (message["type"], len(items)) == ("text", 13)
    assert items[0] == {"type": "action", "action": {"type": "postback", "label": "選択0", "data": "id-0", "displayText": "選択0"}}


def test_links_become_buttons_while_all_fits() -> None:
    (message,) = _messages(text="🍎" * 160, options=(*_options(3), *_options(1, url="https://shop.example/a")))
    assert (message["type"], message["altText"], message["template"]["text"]) == ("template", "🍎" * 160, "🍎" * 160)
    assert message["template"]["actions"][3] == {"type": "uri", "label": "選択0", "uri": "https://shop.example/a"}
    assert "quickReply" not in message


@pytest.mark.parametrize(("text", "count"), [("あ" * 161, 4), ("あ", 5), ("👨‍👩‍👧‍👦" * 60, 1)])
def test_links_that_do_not_fit_on_buttons_become_quick_replies(text: str, count: int) -> None:
    (message,) = _messages(text=text, options=_options(count, url="https://shop.example/a"))
    assert message["type"] == "text"
    assert {item["action"]["type"] for item in message["quickReply"]["items"]} == {"uri"}


def test_media_come_before_the_words_and_quick_replies_hang_on_the_last() -> None:
    media = (
        Media(media_kind="image", url="https://shop.example/a.jpg", mime="image/jpeg; q=1", size_bytes=10_000_000),
        Media(media_kind="voice", url="https://shop.example/a.m4a", duration_ms=1200),
        Media(media_kind="sticker", provider_id="446/1988"),
    )
    image, audio, sticker, text = _messages(media=media, options=_options(2), details={"quote_token": "q1"})
    assert image == {"type": "image", "originalContentUrl": media[0].url, "previewImageUrl": media[0].url}
    assert audio == {"type": "audio", "originalContentUrl": media[1].url, "duration": 1200}
    assert sticker == {"type": "sticker", "packageId": "446", "stickerId": "1988"}
    assert (text["type"], len(text["quickReply"]["items"])) == ("text", 2)


def test_a_video_shows_its_preview_and_a_lone_sticker_may_quote() -> None:
    video = Media(media_kind="video", url="HTTPS://shop.example/a.mp4")
    details = {"preview_url": "https://shop.example/p.jpg", "quote_token": "q1"}
    assert _messages(text="", media=(video,), details=details) == [
        {"type": "video", "originalContentUrl": video.url, "previewImageUrl": "https://shop.example/p.jpg"}
    ]
    (sticker,) = _messages(text=" ", media=(Media(media_kind="sticker", provider_id="1/2"),), details=details, options=_options(1))
    assert (sticker["quoteToken"], len(sticker["quickReply"]["items"])) == ("q1", 1)


_IMAGE = Media(media_kind="image", url="https://shop.example/a.png")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": "", "template": Template(id="t")}, "empty-text"),
        ({"options": _options(14)}, "too-many-options"),
        ({"options": _options(1, title="🏳️‍🌈" * 21)}, "option-too-long"),
        ({"options": _options(1, id="a" * 301)}, "option-too-long"),
        ({"options": _options(1, title="a" * 21, url="https://shop.example")}, "option-too-long"),
        ({"media": (_IMAGE,) * 5}, "too-many-messages"),
        ({"media": (Media(media_kind="file", url="https://shop.example/a.pdf"),)}, "unsupported-media"),
        ({"media": (Media(media_kind="image", url="https://shop.example/a.webp", mime="image/webp"),)}, "unsupported-media"),
        ({"media": (Media(media_kind="image", url="https://shop.example/a.png", size_bytes=10_000_001),)}, "media-too-large"),
        ({"media": (Media(media_kind="image", url="http://shop.example/a.png"),)}, "missing-media-url"),
        ({"media": (Media(media_kind="image", provider_id="1"),)}, "missing-media-url"),
        ({"media": (Media(media_kind="video", url="https://shop.example/a.mp4"),)}, "missing-preview"),
        ({"media": (Media(media_kind="audio", url="https://shop.example/a.m4a"),)}, "missing-duration"),
        ({"media": (Media(media_kind="sticker", provider_id="446"),)}, "missing-media-id"),
    ],
)
def test_what_goes_beyond_a_limit_names_it_and_the_remedy(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        line.render(_draft(**changes))
    assert caught.value.code == code
    assert caught.value.hint


def test_labels_count_what_readers_see_as_one_character() -> None:
    (message,) = _messages(options=_options(1, title="🏳️‍🌈" * 20, id="a" * 300))
    assert message["quickReply"]["items"][0]["action"]["label"] == "🏳️‍🌈" * 20


@given(st.text(min_size=1, max_size=60), st.lists(st.text(min_size=1, max_size=20), max_size=13), st.booleans())
@settings(max_examples=60, deadline=None)
def test_whatever_is_rendered_keeps_words_and_options(text: str, titles: list[str], has_link: bool) -> None:  # noqa: FBT001  (drawn)
    url = "https://shop.example" if has_link else None
    options = tuple(Option(id=str(number), title=title, url=url) for number, title in enumerate(titles))
    if not text.strip():
        return
    (message,) = _messages(text=text, options=options)
    words = message["template"]["text"] if message["type"] == "template" else message["text"]
    actions = (
        message["template"]["actions"]
        if message["type"] == "template"
        else [item["action"] for item in message.get("quickReply", {"items": []})["items"]]
    )
    assert (words, [action["label"] for action in actions]) == (text, titles)


def test_half_a_surrogate_pair_does_not_stop_a_reply() -> None:
    assert json.loads(line.render(_draft(text="a\ud83d"))[0].body)["messages"][0]["text"] == "a?"
