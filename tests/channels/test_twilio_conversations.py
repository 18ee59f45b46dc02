"""Twilio Conversations: who wrote, on which channel, and how an answer goes back into the conversation."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest

from xborder_support.channels import twilio
from xborder_support.conversations import Draft, Edit, Media, Membership, Message, Text, TicketUpdate, Unsend

_RECEIVED = datetime(2026, 2, 3, 9, 5, tzinfo=UTC)
_PHONE = "+628120000001"
_MESSAGE = {
    "EventType": "onMessageAdded",
    "AccountSid": "AC1",
    "ChatServiceSid": "IS1",
    "ConversationSid": "CH1",
    "MessageSid": "IM1",
    "Index": "3",
    "DateCreated": "2026-02-03T09:00:00.123Z",
    "Body": "Is it in stock?",
    "Author": "whatsapp:" + _PHONE,
    "ParticipantSid": "MB1",
    "Source": "WHATSAPP",
    "Attributes": '{"vip": true}',
    "RetryCount": "0",
}


def _parsed(account: str | None = None, **changes: Any) -> list[Any]:
    fields = {name: value for name, value in {**_MESSAGE, **changes}.items() if value is not ...}
    return list(twilio.parse(urlencode(fields), received_at=_RECEIVED, account=account))


def _one(account: str | None = None, **changes: Any) -> Any:
    (event,) = _parsed(account, **changes)
    return event


def test_a_message_stands_in_its_conversation_on_the_channel_of_its_author() -> None:
    event = _one()
    assert isinstance(event, Message)
    assert (event.key, event.thread_id, event.sender.address) == (("whatsapp", "IS1", "IM1"), "CH1", _PHONE)
    assert event.sent_at == datetime(2026, 2, 3, 9, 0, 0, 123000, tzinfo=UTC)
    assert event.window_expires_at == datetime(2026, 2, 4, 9, 0, 0, 123000, tzinfo=UTC)
    assert (event.details["attributes"], event.details["index"], event.sender.ids["participant_sid"]) == ('{"vip": true}', "3", "MB1")
    assert (event.is_echo, event.is_redelivery, event.automatic) == (False, False, None)


@pytest.mark.parametrize(
    ("source", "author", "channel", "address"),
    [
        ("SMS", "+12025550143", "sms", "+12025550143"),
        ("RCS", "rcs:+12025550143", "sms", "+12025550143"),
        ("MESSENGER", "messenger:725", "messenger", "725"),
        ("SDK", "guest-77", "webchat", "guest-77"),
        ("chat", "guest-77", "webchat", "guest-77"),
    ],
)
def test_the_source_names_the_channel(source: str, author: str, channel: str, address: str) -> None:
    event = _one(Source=source, Author=author)
    assert (event.channel, event.sender.address, event.is_echo) == (channel, address, False)


def test_a_source_of_another_channel_is_kept() -> None:
    event = _one(Source="GBM")
    assert (event.kind, event.reason, event.provider_type, event.thread_id) == ("unparsed", "unsupported-channel", "gbm", "CH1")


@pytest.mark.parametrize(
    ("changes", "account", "automatic"),
    [
        ({"Source": "API", "Author": "bot"}, None, "own-app"),
        ({"Source": "SDK", "Author": "system"}, None, "own-app"),
        ({"Source": "SDK", "Author": "aiko"}, "aiko", None),
    ],
)
def test_what_the_shop_wrote_is_an_echo(changes: dict[str, str], account: str | None, automatic: str | None) -> None:
    event = _one(account, **changes)
    assert (event.is_echo, event.automatic, event.window_expires_at, event.thread_id) == (True, automatic, None, "CH1")
    assert event.sender.address == event.account


def test_media_are_json_within_the_form() -> None:
    media = [{"Sid": "ME1", "Filename": "box.jpg", "ContentType": "image/jpeg", "Size": 48211}, "no row", {"MediaSid": "ME2"}]
    assert _one(Body="", Media=json.dumps(media)).parts == (
        Media(media_kind="image", provider_id="ME1", mime="image/jpeg", filename="box.jpg", size_bytes=48211),
        Media(media_kind="file", provider_id="ME2"),
    )


@pytest.mark.parametrize("media", ["{", "{}", "null", '"x"', "[" * 5000, '[{"Sid": 5}', "5"])
def test_media_that_are_no_json_cost_nothing_else(media: str) -> None:
    assert _one(Media=media).parts == (Text(text="Is it in stock?"),)


def test_a_repeated_webhook_is_flagged_and_has_the_same_id() -> None:
    first, again = _one(), _one(RetryCount="1")
    assert (again.is_redelivery, again.event_id) == (True, first.event_id)
    removed = {"EventType": "onMessageRemoved", "DateRemoved": "2026-02-03T09:02:00Z"}
    assert _one(**removed).event_id == _one(**removed, RetryCount="2").event_id


def test_two_changes_of_one_message_are_two_events() -> None:
    first = _one(EventType="onMessageUpdated", DateUpdated="2026-02-03T09:01:00Z", Body="In blue?")
    second = _one(EventType="onMessageUpdated", DateUpdated="2026-02-03T09:02:00Z", Body="In red?")
    assert isinstance(first, Edit)
    assert (first.target, first.parts, first.sent_at) == ("IM1", (Text(text="In blue?"),), datetime(2026, 2, 3, 9, 1, tzinfo=UTC))
    assert first.event_id != second.event_id


def test_a_removed_message_is_taken_back() -> None:
    event = _one(EventType="onMessageRemoved")
    assert isinstance(event, Unsend)
    assert (event.target, event.conversation_key) == ("IM1", _one().conversation_key)


def test_a_receipt_has_the_key_of_what_the_api_wrote() -> None:
    written = _one(Source="API", Author="system")
    event = _one(EventType="onDeliveryUpdated", Status="undelivered", ErrorCode="30003", Source=..., ChannelMessageSid="SM9")
    assert (event.status, event.reason, event.is_retryable, event.is_echo) == ("failed", "unreachable", True, True)
    assert (event.message_key, event.recipient.ids) == (written.message_key, {"participant_sid": "MB1"})
    assert event.details["channel_message_sid"] == "SM9"


@pytest.mark.parametrize(("status", "reason"), [(..., "missing-content"), ("pending", "unknown-status")])
def test_a_receipt_that_says_nothing_known_is_kept(status: Any, reason: str) -> None:
    event = _one(EventType="onDeliveryUpdated", Status=status)
    assert (event.kind, event.reason, event.thread_id) == ("unparsed", reason, "CH1")


@pytest.mark.parametrize(
    ("changes", "change", "channel", "address"),
    [
        (
            {"EventType": "onParticipantAdded", "MessagingBinding.Type": "sms", "MessagingBinding.Address": "+1202"},
            "joined",
            "sms",
            "+1202",
        ),
        ({"EventType": "onParticipantRemoved", "Identity": "guest-77", "Source": "SDK"}, "left", "webchat", "guest-77"),
    ],
)
def test_who_comes_and_goes_is_a_member(changes: dict[str, str], change: str, channel: str, address: str) -> None:
    event = _one(MessageSid=..., **changes)
    assert isinstance(event, Membership)
    assert (event.change, event.channel, event.sender.address, event.thread_id) == (change, channel, address, "CH1")


@pytest.mark.parametrize(("state", "kinds"), [("closed", ["closed"]), ("active", ["reopened"]), ("inactive", [])])
def test_the_state_of_a_conversation_is_that_of_its_ticket(state: str, kinds: list[str]) -> None:
    changes = {"StateFrom": "x", "StateTo": state, "DateUpdated": "2026-02-03T09:02:00Z"}
    event = _one(EventType="onConversationStateUpdated", MessageSid=..., **changes)
    assert isinstance(event, TicketUpdate)
    assert [(change.kind, change.at) for change in event.changes] == [(kind, datetime(2026, 2, 3, 9, 2, tzinfo=UTC)) for kind in kinds]
    assert (event.thread_id, event.details["state_to"]) == ("CH1", state)


def test_a_state_without_a_time_happened_when_it_was_received() -> None:
    event = _one(EventType="onConversationStateUpdated", StateTo="closed", DateCreated=...)
    assert event.changes[0].at == _RECEIVED


@pytest.mark.parametrize(
    ("changes", "reason", "word"),
    [
        ({"EventType": "onMessageAdd"}, "unsupported-event", "onMessageAdd"),
        ({"EventType": "onUserAdded"}, "unsupported-event", "onUserAdded"),
        ({"EventType": ...}, "unsupported-event", None),
        ({"ConversationSid": ""}, "wrong-shape", "onMessageAdded"),
        ({"EventType": "onMessageUpdated", "MessageSid": ...}, "missing-content", "onMessageUpdated"),
        ({"EventType": "onMessageRemoved", "MessageSid": ...}, "missing-content", "onMessageRemoved"),
        ({"EventType": "onConversationStateUpdated"}, "missing-content", "onConversationStateUpdated"),
    ],
)
def test_what_says_nothing_that_we_read_is_kept(changes: dict[str, Any], reason: str, word: str | None) -> None:
    event = _one(**changes)
    assert (event.kind, event.reason, event.provider_type) == ("unparsed", reason, word)


@pytest.mark.parametrize("changes", [{}, {"Source": "API", "Author": "system"}])
def test_an_answer_goes_into_the_conversation(changes: dict[str, str]) -> None:
    draft = Draft.reply_to(_one(**changes), "Yes, in blue.")
    (outgoing,) = twilio.render(draft)
    assert (outgoing.operation, outgoing.to) == ("Conversations/CH1/Messages", "CH1")
    assert parse_qs(outgoing.body.decode()) == {"Body": ["Yes, in blue."]}


def test_an_answer_may_name_its_author_and_one_uploaded_file() -> None:
    photo = Media(media_kind="image", provider_id="ME1")
    draft = Draft(channel="webchat", provider="twilio", to="CH1", text="", media=(photo,), details={"author": "aiko"})
    assert parse_qs(twilio.render(draft)[0].body.decode()) == {"Author": ["aiko"], "MediaSid": ["ME1"]}
