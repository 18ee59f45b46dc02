"""Compare our reading of public help-desk and Amazon payloads with what is known of them, and hold the signatures of Zendesk."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from xborder_support.channels import amazon_messaging, freshdesk, zendesk
from xborder_support.channels.amazon_messaging import allowed_messages, parse_notification
from xborder_support.conversations import Draft, Media, Message, System, TicketUpdate
from xborder_support.errors import SignatureError

_NOW = datetime(2026, 11, 21, tzinfo=UTC)


def _rows(conformance: Path, provider: str) -> list[tuple[dict[str, Any], bytes]]:
    index = json.loads((conformance / "channels" / "index.json").read_text(encoding="utf-8"))
    found = [row for row in index if row["provider"] == provider and row["expect"]]
    assert found
    return [(row["expect"], (conformance / "channels" / row["file"]).read_bytes()) for row in found]


def test_freshdesk_tickets_are_read_in_order_of_time(conformance: Path) -> None:
    for expect, body in _rows(conformance, "freshdesk"):
        events = freshdesk.parse(body, received_at=_NOW)
        assert {event.thread_id for event in events} == {str(expect["ticket_id"])}
        # What opened the ticket is a message too, and no conversation of the file.
        said = [event for event in events if isinstance(event, Message) and not event.provider_id.startswith("ticket-")]
        found = [[message.provider_id, "agent" if message.is_echo else "customer", message.is_private] for message in said]
        assert found == expect["messages_in_time_order"]
        assert [message.sent_at for message in said] == [datetime.fromisoformat(at) for at in expect["ts"]]
        assert {message.customer.address for message in said} == {expect["requester"]}
        changes = [change for event in events if isinstance(event, TicketUpdate) for change in event.changes]
        assert {"open": "created", "resolved": "solved"}[expect["status"].partition("=")[2]] in {change.kind for change in changes}
        assert [change.priority for change in changes if change.priority] == [{"medium": "normal"}[expect["priority"].partition("=")[2]]]


def test_amazons_own_requests_are_the_ones_that_we_write(conformance: Path) -> None:
    for expect, body in _rows(conformance, "amazon_messaging"):
        case = json.loads(body)
        if expect["method"] == "GET":
            found = allowed_messages(json.dumps(case["response"]))
            assert {one.order_id for one in found} == {expect["order_id"]}
            links = [link["href"] for link in case["response"]["_links"]["actions"] if "/messages/" in link["href"]]
            assert [one.href for one in found] == links
            continue
        content = case["request"]["parameters"]["body"]["value"]
        files = tuple(
            Media(media_kind="file", provider_id=file["uploadDestinationId"], filename=file["fileName"])
            for file in content.get("attachments", ())
        )
        kind = expect["path"].rpartition("/")[2]
        draft = Draft(
            channel="amazon",
            provider="amazon_messaging",
            to=expect["order_id"],
            text=content.get("text", ""),
            media=files,
            details={"message_type": kind},
        )
        (outgoing,) = amazon_messaging.render(draft)
        assert sorted(json.loads(outgoing.body)) == sorted(expect["body_keys"])
        assert json.loads(outgoing.body) == content
        assert expect["path"].format(amazonOrderId=outgoing.to).endswith(f"/orders/{outgoing.to}/messages/{outgoing.operation}")


def test_amazons_notifications_say_what_is_known_of_them(conformance: Path) -> None:
    for expect, body in _rows(conformance, "amazon_notification"):
        (notice,) = parse_notification(body, received_at=_NOW)
        assert isinstance(notice, Message)
        assert [part.type for part in notice.parts if isinstance(part, System)] == [expect["type"]]
        assert (notice.provider_id, notice.sent_at) == (expect["dedupe_id"], datetime.fromisoformat(expect["ts"]))
        if expect["order_id"] is not None:
            assert notice.order_refs == (expect["order_id"],)


def _vectors(conformance: Path) -> list[dict[str, Any]]:
    vectors = json.loads((conformance / "channels" / "signatures.json").read_text(encoding="utf-8"))
    return [vector for vector in vectors if vector["name"].startswith("zendesk")]


def _check(vector: dict[str, Any], *, body: str | None = None, signature: str | None = None) -> None:
    inputs = vector["inputs"]
    headers = {
        "X-Zendesk-Webhook-Signature": signature or vector["expected"],
        "X-Zendesk-Webhook-Signature-Timestamp": inputs["timestamp"],
    }
    zendesk.verify(body or inputs["body"], headers, inputs["secret"], now=datetime.fromisoformat(inputs["timestamp"]))


def test_zendesks_signatures_hold_and_its_old_sample_does_not(conformance: Path) -> None:
    vectors = _vectors(conformance)
    assert {"negative" in vector["use_as"] for vector in vectors} == {True, False}
    for vector in vectors:
        if "negative" in vector["use_as"]:
            with pytest.raises(SignatureError, match="wrong-signature"):
                _check(vector)
        else:
            _check(vector)


def test_one_changed_byte_is_refused(conformance: Path) -> None:
    for vector in _vectors(conformance):
        if "negative" in vector["use_as"]:
            continue
        for index, letter in enumerate(vector["expected"]):
            flipped = vector["expected"][:index] + chr(ord(letter) ^ 1) + vector["expected"][index + 1 :]
            with pytest.raises(SignatureError):
                _check(vector, signature=flipped)
        body = vector["inputs"]["body"]
        for index, letter in enumerate(body):
            with pytest.raises(SignatureError):
                _check(vector, body=body[:index] + chr(ord(letter) ^ 1) + body[index + 1 :])
