"""X: what a draft looks like on the wire, and which drafts are refused."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from xborder_support.channels import x
from xborder_support.conversations import Draft, Media, Message, Option
from xborder_support.errors import UsageError

_CUSTOMER = "2002"
_NOW = datetime(2026, 2, 3, 7, tzinfo=UTC)


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


def test_what_was_asked_in_a_group_is_answered_in_the_group() -> None:
    said = {"id": "7", "event_type": "MessageCreate", "text": "Hi", "dm_conversation_id": "1900", "sender_id": _CUSTOMER}
    for sender in (_CUSTOMER, "1001"):
        (message,) = x.parse(json.dumps({**said, "sender_id": sender}), received_at=_NOW, account="1001")
        assert isinstance(message, Message)
        (call,) = x.render(Draft.reply_to(message, "Hello"))
        assert (call.operation, call.to, json.loads(call.body)) == ("dm_conversations/messages", "1900", {"text": "Hello"})
    with pytest.raises(UsageError, match="too-many-options"):
        _calls(to="group/1900", options=(Option(id="1", title="a"),))


@pytest.mark.parametrize("to", ["@kaze", "2002/../../tweets", "2002?a=b", "2002\n", "group/", "٢", "9" * 26])
def test_a_recipient_that_is_no_number_never_becomes_part_of_an_address(to: str) -> None:
    with pytest.raises(UsageError, match="bad-recipient") as refused:
        _calls(to=to)
    assert "Draft.to" in str(refused.value)


def test_who_joins_a_group_is_the_customer_even_where_the_shop_let_them_in() -> None:
    joined = {
        "id": "7",
        "event_type": "ParticipantsJoin",
        "dm_conversation_id": "1900",
        "sender_id": "1001",
        "participant_ids": [_CUSTOMER],
    }
    (event,) = x.parse(json.dumps(joined), received_at=_NOW, account="1001")
    assert (event.is_echo, event.customer.address, event.recipient.address) == (False, _CUSTOMER, "1001")
