"""Telegram: what a draft looks like on the wire, and which drafts are refused."""

import json
from typing import Any

import pytest

from xborder_support.channels import telegram
from xborder_support.channels.failures import failure_of
from xborder_support.conversations import Draft, Media, Option
from xborder_support.errors import UsageError


def _draft(**changes: Any) -> Draft:
    return Draft(**{"channel": "telegram", "provider": "telegram", "to": "91", "text": "Вже в дорозі.", **changes})


def _calls(**changes: Any) -> list[tuple[str, Any]]:
    return [(call.operation, json.loads(call.body)) for call in telegram.render(_draft(**changes))]


def test_a_text_is_one_call_to_a_number_or_a_public_name() -> None:
    assert _calls() == [("sendMessage", {"chat_id": 91, "text": "Вже в дорозі."})]
    assert _calls(to="@kaze")[0][1]["chat_id"] == "@kaze"
    assert _calls(to="-1001700000002")[0][1]["chat_id"] == -1001700000002
    assert telegram.render(_draft())[0].idempotency_key == ""


def test_an_answer_points_to_a_message_of_the_same_chat_only() -> None:
    expected = {"message_id": 5, "allow_sending_without_reply": True}
    assert _calls(in_reply_to="91/5")[0][1]["reply_parameters"] == expected
    for foreign in ("92/5", "5", "91/x", None):
        assert "reply_parameters" not in _calls(in_reply_to=foreign)[0][1]


def test_options_are_buttons_one_in_a_row() -> None:
    options = (Option(id="swap", title="Обміняти"), Option(id="2", title="Правила", url="https://kaze.example"))
    keyboard = _calls(options=options)[0][1]["reply_markup"]["inline_keyboard"]
    assert keyboard == [[{"text": "Обміняти", "callback_data": "swap"}], [{"text": "Правила", "url": "https://kaze.example"}]]


def test_topics_and_business_connections_are_named_where_the_draft_knows_them() -> None:
    body = _calls(details={"business_connection_id": "bc", "message_thread_id": "3"})[0][1]
    assert (body["business_connection_id"], body["message_thread_id"]) == ("bc", 3)


_PHOTO = Media(media_kind="image", url="https://a.example/p.jpg")


def test_words_go_below_a_single_medium_where_they_fit() -> None:
    assert _calls(media=(_PHOTO,)) == [("sendPhoto", {"chat_id": 91, "photo": "https://a.example/p.jpg", "caption": "Вже в дорозі."})]
    assert [method for method, _ in _calls(media=(_PHOTO,), text="x" * 1025)] == ["sendPhoto", "sendMessage"]
    own = Media(media_kind="image", provider_id="file-1", caption="c")
    assert [body.get("caption", body.get("text")) for _, body in _calls(media=(own,))] == ["c", "Вже в дорозі."]
    sticker = Media(media_kind="sticker", provider_id="s")
    assert [method for method, _ in _calls(media=(sticker,))] == ["sendSticker", "sendMessage"]
    assert _calls(media=(sticker,), text="") == [("sendSticker", {"chat_id": 91, "sticker": "s"})]


def test_pictures_and_videos_go_out_as_one_album() -> None:
    video = Media(media_kind="video", provider_id="v", caption="c")
    album, words = _calls(media=(_PHOTO, video), options=(Option(id="1", title="Так"),))
    assert album == (
        "sendMediaGroup",
        {
            "chat_id": 91,
            "media": [{"type": "photo", "media": "https://a.example/p.jpg"}, {"type": "video", "media": "v", "caption": "c"}],
        },
    )
    assert (words[0], "reply_markup" in words[1]) == ("sendMessage", True)
    assert [name for name, _ in _calls(media=(_PHOTO, video), text="", options=(Option(id="1", title="Так"),))] == [
        "sendPhoto",
        "sendVideo",
    ]
    mixed = Media(media_kind="voice", provider_id="o")
    assert [name for name, _ in _calls(media=(_PHOTO, mixed))] == ["sendPhoto", "sendVoice", "sendMessage"]
    assert len(_calls(media=(_PHOTO,) * 11)) == 12


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"channel": "line"}, "wrong-channel"),
        ({"to": ""}, "no-recipient"),
        ({"text": " "}, "empty-text"),
        ({"text": "x" * 4097}, "text-too-long"),
        ({"options": (Option(id="1", title="a"),) * 101}, "too-many-options"),
        ({"options": (Option(id="ї" * 33, title="a"),)}, "option-too-long"),
        ({"media": (Media(media_kind="image"),)}, "missing-media-url"),
        ({"media": (Media(media_kind="image", url="https://a.example", size_bytes=6_000_000),)}, "media-too-large"),
        ({"media": (Media(media_kind="image", url="https://a.example", caption="x" * 1025),)}, "text-too-long"),
    ],
)
def test_a_draft_that_telegram_would_refuse_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        telegram.render(_draft(**changes))
    assert caught.value.code == code


def test_a_file_that_telegram_holds_already_has_no_size_to_refuse() -> None:
    assert _calls(media=(Media(media_kind="video", provider_id="v", size_bytes=10**9),), text="")[0][0] == "sendVideo"


def test_a_block_ends_contact_and_a_deactivated_user_does_not() -> None:
    blocked = failure_of("telegram", ["Forbidden: bot was blocked by the user", "403"])
    gone = failure_of("telegram", ["Forbidden: user is deactivated", "403"])
    assert blocked is not None
    assert gone is not None
    assert (blocked.reason, blocked.ends, gone.reason, gone.ends) == ("blocked", "block", "bad_address", None)
