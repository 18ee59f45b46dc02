"""X: what a draft looks like on the wire, and which drafts are refused."""

import json
from typing import Any

import pytest

from xborder_support.channels import x
from xborder_support.conversations import Draft, Media, Option
from xborder_support.errors import UsageError

_CUSTOMER = "2002"


def _draft(**changes: Any) -> Draft:
    return Draft(**{"channel": "x", "provider": "x", "to": _CUSTOMER, "text": "On its way & <safe>.", **changes})


def _calls(**changes: Any) -> list[tuple[str, Any]]:
    return [(call.operation, json.loads(call.body)) for call in x.render(_draft(**changes))]


def test_a_text_goes_out_as_it_stands_and_media_by_their_id() -> None:
    operation = "dm_conversations/with/messages"
    assert _calls() == [(operation, {"text": "On its way & <safe>."})]
    pictures = (Media(media_kind="image", provider_id="7"), Media(media_kind="image", provider_id="8"))
    assert _calls(media=pictures) == [
        (operation, {"text": "On its way & <safe>.", "attachments": [{"media_id": "7"}]}),
        (operation, {"attachments": [{"media_id": "8"}]}),
    ]
    assert _CUSTOMER not in repr(x.render(_draft()))


def test_options_are_quick_replies_and_links_buttons() -> None:
    options = (
        Option(id="swap", title="Swap", description="Another size"),
        Option(id="back", title="Return"),
        Option(id="3", title="Rules", url="https://kaze.example"),
    )
    media = (Media(media_kind="image", provider_id="7"), Media(media_kind="image", provider_id="8"))
    (first, _), (operation, body) = _calls(options=options, media=media)
    assert (first, operation) == ("dm_conversations/with/messages", "direct_messages/events/new")
    created = body["event"]["message_create"]
    assert (created["target"], created["message_data"]["attachment"]["media"]) == ({"recipient_id": _CUSTOMER}, {"id": "8"})
    assert created["message_data"]["quick_reply"]["options"] == [
        {"label": "Swap", "metadata": "swap", "description": "Another size"},
        {"label": "Return", "metadata": "back", "description": "Return"},
    ]
    assert created["message_data"]["ctas"] == [{"type": "web_url", "label": "Rules", "url": "https://kaze.example"}]
    plain = _calls(options=options[1:2])[0][1]["event"]["message_create"]["message_data"]
    assert plain == {
        "text": "On its way & <safe>.",
        "quick_reply": {"type": "options", "options": [{"label": "Return", "metadata": "back"}]},
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"channel": "line"}, "wrong-channel"),
        ({"text": ""}, "empty-text"),
        ({"text": "x" * 10_001}, "text-too-long"),
        ({"options": (Option(id="1", title="a"),) * 21}, "too-many-options"),
        ({"options": (Option(id="1", title="a", url="https://a.example"),) * 4}, "too-many-options"),
        ({"options": (Option(id="1", title="x" * 37),)}, "option-too-long"),
        ({"options": (Option(id="1", title="x", description="x" * 73),)}, "option-too-long"),
        ({"media": (Media(media_kind="image", url="https://a.example"),)}, "missing-media-id"),
    ],
)
def test_a_draft_that_x_would_refuse_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        x.render(_draft(**changes))
    assert caught.value.code == code
