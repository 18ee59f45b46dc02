"""Compare our reading of published webhooks of mail services with what is known of them, and check the published signature."""

import hmac
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from xborder_support.channels import mailgun, provider
from xborder_support.conversations import DeliveryStatus, Media, Message
from xborder_support.errors import SignatureError

_NOW = datetime(2026, 11, 21, tzinfo=UTC)
_TEMPORARY = {"temporary": "sent", "permanent": "failed"}


def _rows(conformance: Path, beginning: str) -> list[tuple[dict[str, Any], list[Any]]]:
    folder = conformance / "channels"
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    rows = [row for row in index if row["provider"].startswith(beginning) and row["wire"] and row["expect"]]
    return [(row, _parsed(folder, row)) for row in rows]


def _parsed(folder: Path, row: dict[str, Any]) -> list[Any]:
    module = provider(row["provider"].rpartition("_")[2])
    return list(module.parse((folder / row["file"]).read_bytes(), received_at=_NOW))


def _moment(value: Any) -> datetime:
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    return datetime.fromtimestamp(value, UTC)


def _differences(event: DeliveryStatus, expect: dict[str, Any]) -> list[str]:
    word = event.provider_status.split("/")
    ids = {event.provider_id, *event.details.values(), str(event.raw.get("id"))}
    checks = {
        **dict.fromkeys(("event", "RecordType", "type"), lambda value: word[0] == value),
        **dict.fromkeys(("message-id", "MessageID", "sg_message_id", "id", "ID"), lambda value: str(value) in ids),
        **dict.fromkeys(("email", "Email", "recipient", "Recipient"), lambda value: event.recipient.address == value),
        **dict.fromkeys(("ts_event", "timestamp", "BouncedAt", "DeliveredAt", "created_at"), lambda value: event.sent_at == _moment(value)),
        "Type": lambda value: value in word or value in event.error_codes,
        "severity": lambda value: event.status == _TEMPORARY[value],
    }
    return [key for key, value in expect.items() if key in checks and not checks[key](value)]


def test_every_published_report_says_what_is_known_of_it(conformance: Path) -> None:
    rows = _rows(conformance, "email_esp_")
    assert rows
    faults = []
    for row, events in rows:
        assert isinstance(events[0], DeliveryStatus), row["file"]
        faults += [f"{row['file']}: {key}" for key in _differences(events[0], row["expect"])]
    assert faults == []


def test_complaints_end_contact_and_hard_bounces_are_final(conformance: Path) -> None:
    for row, events in _rows(conformance, "email_esp_"):
        if "complaint" in row["kind"]:
            assert [event.change for event in events[1:]] == ["opted_out"], row["file"]
        if row["kind"] in {"hard_bounce", "bounce"}:
            assert (events[0].status, events[0].reason, events[0].is_retryable) == ("failed", "bad_address", False), row["file"]


def test_every_published_inbound_mail_says_what_is_known_of_it(conformance: Path) -> None:
    rows = _rows(conformance, "email_inbound_")
    assert rows
    for row, events in rows:
        message, expect = events[0], row["expect"]
        assert isinstance(message, Message)
        assert message.mail is not None
        assert (message.sender.address, message.sender.name) == (expect["sender"], expect["sender_name"])
        assert (message.mail.subject, message.mail.date) == (expect["subject"], expect["date"])
        assert message.details["service_id"] == expect["esp_id"]
        assert message.text.startswith(expect["text_head"])
        media = [part for part in message.parts if isinstance(part, Media)]
        assert [[part.filename, part.mime, part.size_bytes] for part in media] == expect["attachments"]


def _vectors(conformance: Path) -> list[dict[str, Any]]:
    vectors = json.loads((conformance / "channels" / "signatures.json").read_text(encoding="utf-8"))
    return [vector for vector in vectors if vector["name"].startswith("mailgun")]


def test_published_signatures_hold_and_one_changed_sign_is_refused(conformance: Path) -> None:
    vectors = _vectors(conformance)
    assert vectors
    for vector in vectors:
        inputs = vector["inputs"]
        now = datetime.fromtimestamp(int(inputs["timestamp"]), UTC)
        signed = {"timestamp": inputs["timestamp"], "token": inputs["token"], "signature": vector["expected"]}
        mailgun.verify(json.dumps({"signature": signed}), {}, inputs["secret"], now=now)
        for key, value in signed.items():
            for index in range(len(value)):
                changed = {**signed, key: value[:index] + ("0" if value[index] != "0" else "1") + value[index + 1 :]}
                with pytest.raises(SignatureError, match="wrong-signature"):
                    mailgun.verify(json.dumps({"signature": changed}), {}, inputs["secret"], now=now)


def test_the_signatures_are_what_the_set_says_they_are(conformance: Path) -> None:
    for vector in _vectors(conformance):
        inputs = vector["inputs"]
        digest = hmac.digest(inputs["secret"].encode(), (inputs["timestamp"] + inputs["token"]).encode(), "sha256")
        assert digest.hex() == vector["expected"]
