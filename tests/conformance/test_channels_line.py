"""Compare our reading of public LINE payloads with what is known of them, and check the published signature."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from xborder_support.channels import line
from xborder_support.conversations import Membership, Message, Unparsed
from xborder_support.errors import SignatureError

_NOW = datetime(2026, 11, 21, tzinfo=UTC)


def _rows(conformance: Path) -> list[dict[str, Any]]:
    index = json.loads((conformance / "channels" / "index.json").read_text(encoding="utf-8"))
    return [row for row in index if row["provider"] == "line"]


def _pairs(conformance: Path) -> list[tuple[Any, dict[str, Any]]]:
    """Return each event with its facts."""
    pairs = []
    for row in _rows(conformance):
        events = line.parse((conformance / "channels" / row["file"]).read_bytes(), received_at=_NOW)
        pairs += list(zip(events, row["expect"]["events"], strict=True))
    return pairs


def test_every_event_is_sent_when_and_by_whom_is_known(conformance: Path) -> None:
    pairs = _pairs(conformance)
    assert pairs
    for event, facts in pairs:
        assert event.sent_at == datetime.fromisoformat(facts["ts"])
        assert event.sender.address == facts.get("sender")
        assert event.is_redelivery is facts.get("redelivery", False)


def test_every_message_says_what_is_known_of_it(conformance: Path) -> None:
    messages = [(event, facts) for event, facts in _pairs(conformance) if isinstance(event, Message)]
    assert messages
    for event, facts in messages:
        assert event.provider_id == facts["id"]
        assert event.text == facts.get("text", event.text)
        assert event.reply_handle.token == facts["reply_token"] if event.reply_handle else "reply_token" not in facts


def test_what_is_not_read_keeps_its_word_and_its_reason(conformance: Path) -> None:
    unread = [(event, facts) for event, facts in _pairs(conformance) if isinstance(event, Unparsed)]
    for event, facts in unread:
        assert event.provider_type == facts.get("type", facts["event"])
        assert event.reason in {"unsupported-event", "unsupported-type"}


def test_only_events_about_following_and_groups_are_memberships(conformance: Path) -> None:
    words = {facts["event"] for event, facts in _pairs(conformance) if isinstance(event, Membership)}
    assert words <= {"follow", "unfollow", "join", "leave", "memberJoined", "memberLeft"}


def test_the_published_signature_holds_and_no_other_does(conformance: Path) -> None:
    vectors = json.loads((conformance / "channels" / "signatures.json").read_text(encoding="utf-8"))
    mine = [vector for vector in vectors if vector["name"].partition("_")[0] == "line"]
    assert mine
    for vector in mine:
        body, secret = vector["inputs"]["body"].encode(), vector["inputs"]["secret"]
        line.verify(body, {"X-Line-Signature": vector["expected"]}, secret, now=_NOW)
        for index in range(len(body)):
            changed = body[:index] + bytes([body[index] ^ 1]) + body[index + 1 :]
            with pytest.raises(SignatureError):
                line.verify(changed, {"X-Line-Signature": vector["expected"]}, secret, now=_NOW)
