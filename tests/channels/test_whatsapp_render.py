"""WhatsApp Cloud API: what a draft looks like on the wire, and which drafts are refused."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import whatsapp
from xborder_support.conversations import Draft, Media, Option, Template
from xborder_support.errors import UsageError

from .whatsapp_payloads import BSUID, PHONE


def _draft(**changes: Any) -> Draft:
    return Draft(**{"channel": "whatsapp", "provider": "whatsapp", "account": "100", "to": PHONE, "text": "Baik kak 🙏", **changes})


def _sent(**changes: Any) -> list[dict[str, Any]]:
    return [json.loads(outgoing.body) for outgoing in whatsapp.render(_draft(**changes))]


def test_a_reply_quotes_the_message_and_carries_its_key() -> None:
    (outgoing,) = whatsapp.render(_draft(in_reply_to="wamid.1", idempotency_key="k1"))
    assert json.loads(outgoing.body) == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": PHONE,
        "type": "text",
        "text": {"body": "Baik kak 🙏", "preview_url": False},
        "context": {"message_id": "wamid.1"},
        "biz_opaque_callback_data": "k1",
    }
    assert (outgoing.operation, outgoing.idempotency_key, outgoing.to) == ("messages", "k1", PHONE)


def test_a_plain_message_has_no_context_and_no_key() -> None:
    assert {"context", "biz_opaque_callback_data"}.isdisjoint(_sent()[0])
    assert "biz_opaque_callback_data" not in _sent(idempotency_key="k" * 513)[0]


def test_a_customer_without_a_phone_number_is_named_as_recipient() -> None:
    (payload,) = _sent(to=BSUID)
    assert payload["recipient"] == BSUID
    assert "to" not in payload


def test_a_text_beyond_the_limit_is_refused_by_code_points() -> None:
    assert _sent(text="é" * 4096)
    with pytest.raises(UsageError, match="4097 code points, and whatsapp takes 4096"):
        _sent(text="é" * 4097)


_IMAGE = Media(media_kind="image", url="https://a.example/a.jpg", mime="image/jpeg")


@pytest.mark.parametrize(
    ("medium", "content"),
    [
        (_IMAGE, {"type": "image", "image": {"link": "https://a.example/a.jpg", "caption": "Baik kak 🙏"}}),
        (Media(media_kind="video", provider_id="5"), {"type": "video", "video": {"id": "5", "caption": "Baik kak 🙏"}}),
        (
            Media(media_kind="file", provider_id="5", filename="a.pdf"),
            {"type": "document", "document": {"id": "5", "caption": "Baik kak 🙏", "filename": "a.pdf"}},
        ),
    ],
)
def test_the_words_stand_below_the_picture(medium: Media, content: dict[str, Any]) -> None:
    (payload,) = _sent(media=(medium,))
    assert {key: payload[key] for key in content} == content


@pytest.mark.parametrize("kind", ["audio", "voice", "sticker"])
def test_sounds_and_stickers_have_no_caption_so_the_words_follow(kind: Any) -> None:
    outgoing = whatsapp.render(
        _draft(media=(Media(media_kind=kind, provider_id="5", caption="lost"),), idempotency_key="k", in_reply_to="w")
    )
    first, second = (json.loads(one.body) for one in outgoing)
    assert first[first["type"]] == {"id": "5"}
    assert (second["type"], "context" in first, "context" in second) == ("text", True, False)
    assert [one.idempotency_key for one in outgoing] == ["k", "k-2"]
    assert first["biz_opaque_callback_data"] == second["biz_opaque_callback_data"] == "k"


def test_words_too_long_for_a_caption_follow_the_picture() -> None:
    assert [payload["type"] for payload in _sent(media=(_IMAGE,), text="x" * 1025)] == ["image", "text"]
    assert [payload["type"] for payload in _sent(media=(_IMAGE,), text="")] == ["image"]
    own = Media(media_kind="image", provider_id="1", caption="Depan")
    first, second = _sent(media=(own,))
    assert (first["image"]["caption"], second["type"]) == ("Depan", "text")


_YES, _NO = Option(id="yes", title="Ya"), Option(id="no", title="Tidak")


def test_up_to_three_short_options_are_buttons() -> None:
    (payload,) = _sent(options=(_YES, _NO))
    assert payload["interactive"] == {
        "type": "button",
        "body": {"text": "Baik kak 🙏"},
        "action": {"buttons": [{"type": "reply", "reply": {"id": one.id, "title": one.title}} for one in (_YES, _NO)]},
    }


@pytest.mark.parametrize(
    "options",
    [
        tuple(Option(id=str(number), title="Kota") for number in range(4)),
        (Option(id="0", title="x" * 24),),
        (Option(id="0", title="Jakarta", description="Gudang pusat"),),
    ],
)
def test_more_or_longer_options_are_a_list(options: tuple[Option, ...]) -> None:
    (payload,) = _sent(options=options, options_label="Pilih")
    action = payload["interactive"]["action"]
    assert (payload["interactive"]["type"], action["button"]) == ("list", "Pilih")
    assert [row["id"] for row in action["sections"][0]["rows"]] == [option.id for option in options]
    assert action["sections"][0]["rows"][0].get("description") == options[0].description


def test_one_page_is_a_button_that_opens_it() -> None:
    (payload,) = _sent(options=(Option(id="1", title="Lacak", url="https://shop.example/track"),))
    assert payload["interactive"]["action"] == {
        "name": "cta_url",
        "parameters": {"display_text": "Lacak", "url": "https://shop.example/track"},
    }


def test_options_stand_below_the_words_and_media_go_before() -> None:
    picture, question = _sent(media=(_IMAGE,), options=(_YES,))
    assert ("caption" in picture["image"], question["type"]) == (False, "interactive")


def test_a_template_replaces_the_words() -> None:
    template = Template(id="parcel_sent", language="id", values=("KA-1", "besok"))
    (payload,) = _sent(template=template, media=(_IMAGE,))
    assert (payload["type"], payload["template"]) == (
        "template",
        {
            "name": "parcel_sent",
            "language": {"code": "id"},
            "components": [
                {"type": "header", "parameters": [{"type": "image", "image": {"link": "https://a.example/a.jpg"}}]},
                {"type": "body", "parameters": [{"type": "text", "text": "KA-1"}, {"type": "text", "text": "besok"}]},
            ],
        },
    )
    assert "components" not in _sent(template=Template(id="hello", language="en_US"), text="")[0]["template"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"options": (_YES,), "text": "x" * 1025}, "text-too-long"),
        ({"options": (_YES,), "text": " ", "media": (_IMAGE,)}, "empty-text"),
        ({"options": (_YES,) * 4}, "no-options-label"),
        ({"options": (_YES,) * 4, "options_label": "x" * 21}, "text-too-long"),
        ({"options": (_YES,) * 11, "options_label": "Pilih"}, "too-many-options"),
        ({"options": (Option(id="1", title="x" * 25),), "options_label": "Pilih"}, "option-too-long"),
        ({"options": (Option(id="i" * 257, title="x"),)}, "option-too-long"),
        ({"options": (_YES, Option(id="2", title="Lacak", url="https://a.example"))}, "unsupported-option"),
        ({"media": (Media(media_kind="image"),)}, "no-media-source"),
        ({"media": (Media(media_kind="image", url="https://a.example", size_bytes=6_000_000),)}, "media-too-large"),
        ({"media": (Media(media_kind="image", url="https://a.example", mime="image/tiff"),)}, "unsupported-media"),
        ({"template": Template(id="t")}, "no-template-language"),
        ({"channel": "line"}, "wrong-channel"),
        ({"to": ""}, "no-recipient"),
        ({"text": " "}, "empty-text"),
    ],
)
def test_a_draft_beyond_the_limits_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        _sent(**changes)
    assert caught.value.code == code
    assert caught.value.hint


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=24).filter(str.strip), min_size=1, max_size=10, unique=True))
def test_every_option_can_be_chosen(titles: list[str]) -> None:
    options = tuple(Option(id=str(number), title=title) for number, title in enumerate(titles))
    (payload,) = _sent(options=options, options_label="Pilih")
    action = payload["interactive"]["action"]
    chosen = (
        [button["reply"]["id"] for button in action["buttons"]] if "buttons" in action else [r["id"] for r in action["sections"][0]["rows"]]
    )
    assert chosen == [option.id for option in options]
