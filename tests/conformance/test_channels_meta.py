"""Compare our reading of public payloads of Messenger, fact by fact, with what is known of them; and Meta's signatures."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from xborder_support.channels import instagram, messenger, whatsapp
from xborder_support.conversations import CallRecord, Media, Membership, Postback, Unparsed
from xborder_support.errors import SignatureError

_NOW = datetime(2026, 11, 21, tzinfo=UTC)


def _rows(conformance: Path, provider: str) -> list[dict[str, Any]]:
    index = json.loads((conformance / "channels" / "index.json").read_text(encoding="utf-8"))
    return [row for row in index if row["provider"] == provider]


def _body(conformance: Path, row: dict[str, Any]) -> bytes:
    return conformance.joinpath("channels", str(row["file"])).read_bytes()


def _found(event: Any, key: str) -> Any:
    """Return what our form holds of one fact, in the payload's own words."""
    if key == "keys":
        return sorted(event.raw)
    if key == "media":
        return [part.media_kind for part in event.parts if isinstance(part, Media)]
    if key == "postback":
        return event.data if isinstance(event, Postback) else None
    if key == "optin":
        return {"user_ref": event.sender.ids["user_ref"]} if isinstance(event, Membership) else None
    readers = {"sender": event.sender.address, "recipient": event.recipient.address, "ts": event.sent_at}
    return readers[key] if key in readers else getattr(event, key)


def test_every_public_messenger_payload_says_what_is_known_of_it(conformance: Path) -> None:
    rows = [row for row in _rows(conformance, "facebook_messenger") if row["wire"] and row["expect"]]
    assert rows
    for row in rows:
        events = messenger.parse(_body(conformance, row), received_at=_NOW)
        assert len(events) == len(row["expect"]), row["file"]
        for event, facts in zip(events, row["expect"], strict=True):
            for key, value in facts.items():
                expected = datetime.fromisoformat(value) if key == "ts" else value
                assert _found(event, key) == expected, (row["file"], key)


def test_the_events_of_a_payload_that_was_never_on_the_wire_are_read_once_they_stand_in_a_webhook(conformance: Path) -> None:
    for row in _rows(conformance, "facebook_messenger"):
        if row["wire"]:
            continue
        assert messenger.parse(_body(conformance, row), received_at=_NOW)
        listed = json.loads(_body(conformance, row).decode("utf-8-sig"))
        wrapped = json.dumps({"object": "page", "entry": [{"id": "1", "messaging": listed}]})
        events = messenger.parse(wrapped, received_at=_NOW)
        assert len(events) == len(row["expect"])
        for event, facts in zip(events, row["expect"], strict=True):
            for key in facts.keys() & {"text", "media", "sender", "recipient", "ts", "optin", "postback"}:
                expected = datetime.fromisoformat(facts[key]) if key == "ts" else facts[key]
                assert _found(event, key) == expected, (row["file"], key)


def test_calls_become_call_records(conformance: Path) -> None:
    rows = [row for row in _rows(conformance, "whatsapp_cloud") if row["kind"].startswith("call_") and row["wire"]]
    assert rows
    for row in rows:
        (event,) = whatsapp.parse(_body(conformance, row), received_at=_NOW)
        assert isinstance(event, CallRecord)
        (call,) = json.loads(_body(conformance, row))["entry"][0]["changes"][0]["value"]["calls"]
        assert (event.provider_id, event.is_echo) == (call["id"], call["direction"] == "BUSINESS_INITIATED")
        assert event.duration_seconds == call.get("duration")


def test_no_payload_of_another_provider_is_read_as_messengers_or_instagrams(conformance: Path) -> None:
    others = ("line", "whatsapp_cloud", "slack", "telegram", "viber", "x_dm")
    for row in [row for name in others for row in _rows(conformance, name)]:
        for module in (messenger, instagram):
            assert all(isinstance(event, Unparsed) for event in module.parse(_body(conformance, row), received_at=_NOW)), row["file"]


def _vectors(conformance: Path) -> list[tuple[bytes, str, str]]:
    vectors = json.loads((conformance / "channels" / "signatures.json").read_text(encoding="utf-8"))
    found = [vector for vector in vectors if vector["name"].startswith("meta_")]
    return [
        (
            (vector["inputs"].get("body") or vector["inputs"]["message"]).encode(),
            vector["inputs"]["secret"],
            f"sha256={vector['expected'].removeprefix('sha256=')}",
        )
        for vector in found
    ]


@pytest.mark.parametrize("module", [whatsapp, messenger, instagram])
def test_metas_signatures_hold_and_one_flipped_byte_fails(conformance: Path, module: Any) -> None:
    vectors = _vectors(conformance)
    assert len(vectors) >= 2
    for body, secret, signature in vectors:
        module.verify(body, {"X-Hub-Signature-256": signature}, secret, now=_NOW)
        for index in range(len(body)):
            changed = body[:index] + bytes([body[index] ^ 1]) + body[index + 1 :]
            with pytest.raises(SignatureError):
                module.verify(changed, {"x-hub-signature-256": signature}, secret, now=_NOW)
        for index in range(len(signature)):
            changed_signature = signature[:index] + chr(ord(signature[index]) ^ 1) + signature[index + 1 :]
            with pytest.raises(SignatureError):
                module.verify(body, {"X-Hub-Signature-256": changed_signature}, ["other", secret], now=_NOW)
