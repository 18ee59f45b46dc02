"""Messages for the tests of a host are like those that a provider's module parses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from xborder_support import SupportDesk, UsageError
from xborder_support.channels import amazon, email, line, whatsapp
from xborder_support.conversations import Media, Message, Text
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("channel", "provider", "account", "sender"),
    [
        ("line", "line", "shop", "U" + "7" * 32),
        ("whatsapp", "whatsapp", "shop", "+15005550006"),
        ("sms", "twilio", "shop", "+15005550006"),
        ("email", "email", "help@shop.example", "kim@customer.example"),
        ("amazon", "amazon", "help@shop.example", "abc123@marketplace.amazon.com"),
        ("telegram", "telegram", "shop", "+15005550006"),
    ],
)
def test_each_channel_has_usual_ends(channel: str, provider: str, account: str, sender: str) -> None:
    made = message("Hello", channel=channel, at=NOW)
    assert (made.channel, made.provider, made.account, made.sender.address) == (channel, provider, account, sender)
    assert made.text == "Hello"
    assert made.at == made.received_at == made.sent_at == NOW
    assert made.customer == made.sender


def test_the_same_arguments_give_the_same_ids() -> None:
    first, again = (message("Hello", channel="line", at=NOW) for _ in range(2))
    assert first == again
    assert first.event_id == again.event_id
    others = [
        message("Hello!", channel="line", at=NOW), message("Hello", channel="line", at=NOW + timedelta(seconds=1)),
        message("Hello", channel="line", at=NOW, sender="U1"), message("Hello", channel="sms", at=NOW),
    ]  # fmt: skip
    assert len({first.event_id, *(other.event_id for other in others)}) == 5


def test_messages_of_one_sender_are_one_conversation() -> None:
    keys = {message(text, channel="whatsapp", sender="4915112345678").conversation_key for text in ("a", "b")}
    assert len(keys) == 1


def test_any_zone_is_kept_as_utc() -> None:
    made = message("Hello", channel="line", at=NOW.astimezone(timezone(timedelta(hours=9))))
    assert made.received_at.tzinfo is UTC
    assert made == message("Hello", channel="line", at=NOW)


def test_fields_are_those_of_a_message() -> None:
    parts = (Media(media_kind="voice"),)
    made = message("", channel="whatsapp", parts=parts, automatic="bounce", order_refs=("1",))
    assert (made.parts, made.automatic, made.order_refs) == (parts, "bounce", ("1",))
    with pytest.raises(TypeError, match="Message has no field 'txet'"):
        message("", channel="line", txet="x")


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(UsageError, match="naive-datetime"):
        message("Hello", channel="line", at=datetime(2026, 2, 3))  # noqa: DTZ001


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    assert message("\ud800", channel="line").event_id


LINE = (
    '{"destination":"U0","events":[{"type":"message","timestamp":1770127200000,"source":{"type":"user","userId":"U1"},'
    '"message":{"id":"5","type":"text","text":"Hi"}}]}'
)
WHATSAPP = (
    '{"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"1"},"messages":'
    '[{"from":"6281234567890","id":"wamid.A","timestamp":"1770127200","type":"text","text":{"body":"Hi"}}]}}]}]}'
)
MAIL = "From: kim@customer.example\nTo: help@shop.example\nMessage-ID: <1@customer.example>\n\nHi"
RELAYED = "From: Jo <a1b2c3@marketplace.amazon.com>\nTo: help@shop.example\nMessage-ID: <1@amazon.com>\nSubject: Order\n\nHi"


@pytest.mark.parametrize(
    ("channel", "parsed"),
    [
        ("line", line.parse(LINE, received_at=NOW)),
        ("whatsapp", whatsapp.parse(WHATSAPP, received_at=NOW)),
        ("email", email.parse(MAIL, received_at=NOW)),
        ("amazon", amazon.parse(RELAYED, received_at=NOW)),
    ],
)
def test_what_a_parser_sets_is_set(channel: str, parsed: list[Any]) -> None:
    real, made = parsed[0], message("Hi", channel=channel, at=NOW)
    assert isinstance(real, Message)
    assert made.parts == real.parts == (Text(text="Hi"),)
    for name in ("channel", "provider", "marketplace", "automatic", "is_echo", "window_expires_at"):
        assert getattr(made, name) == getattr(real, name), name
    assert (made.mail is None) == (real.mail is None)


@pytest.mark.parametrize("channel", ["line", "whatsapp", "email", "amazon", "sms"])
def test_a_reply_to_it_can_be_rendered(channel: str) -> None:
    desk = SupportDesk.load(Path(__file__).parents[2] / "examples" / "desk.toml")
    plan = desk.handle(message("Hello, where is my order?", channel=channel, at=NOW), now=NOW)
    (outgoing,) = desk.render(plan.replies[0])
    assert outgoing.body
