"""Compare every published mail with the facts that a correct parser must find in it."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from xborder_support.channels import email
from xborder_support.conversations import DeliveryStatus, Mail, Media, Membership, Message

RECEIVED = datetime(2026, 2, 3, 12, tzinfo=UTC)
REPORTS = {"bounce", "feedback-report", "disposition-notification", "report"}


def rows(conformance: Path, provider: str) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    folder = conformance / "channels"
    for row in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        if row["provider"] == provider and row["wire"]:
            yield row["file"], (folder / row["file"]).read_bytes(), row["expect"] or {}


def alike(found: str | None, expected: str) -> bool:
    """Compare texts. The set writes U+FFFD where its own reader could not decode raw letters; ours may have read them."""
    pattern = "".join(
        r"[^\x00-\x7f]*" if re.fullmatch("\ufffd+", piece) else re.escape(piece) for piece in re.split("(\ufffd+)", expected.strip())
    )
    return re.fullmatch(pattern, (found or "").strip()) is not None


def begins_alike(message: Message, head: str) -> bool:
    """Compare the beginning of a body, whose lines ours tells apart into new words and history."""
    lines = [line.strip() for line in f"{message.text}\n{message.quoted_text or ''}".splitlines()]
    if message.quoted_text is None:
        return message.text.replace("\r\n", "\n").startswith(head.replace("\r\n", "\n"))
    expected = [line.strip() for line in head.splitlines()]
    return all(line in lines for line in expected[:-1]) and any(line.startswith(expected[-1]) for line in lines)


def instant(message: Message, expected: str) -> bool:
    stated = datetime.fromisoformat(expected.partition(" ")[0].replace("Z", ""))
    return message.sent_at == stated.replace(tzinfo=UTC)


def dsn(events: list[Any]) -> list[tuple[str, str, str]]:
    reports = [event for event in events if isinstance(event, DeliveryStatus)]
    return [(event.provider_status, "".join(event.error_codes), event.recipient.address or "") for event in reports]


def expected_dsn(blocks: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(block["action"], block["status"].partition(" ")[0], block["final_recipient"].strip("<>")) for block in blocks]


def mail_differences(mail: Mail, expected: dict[str, Any]) -> Iterator[str]:
    plain = ("message_id", "content_type", "charset", "report_type", "auto_submitted", "precedence")
    yield from (name for name in plain if name in expected and getattr(mail, name) != expected[name])
    decoded = ("subject", "reply_to", "return_path")
    yield from (name for name in decoded if name in expected and not alike(getattr(mail, name), expected[name]))
    lists = ("in_reply_to", "references")
    yield from (name for name in lists if name in expected and list(getattr(mail, name)) != expected[name])


def differences(message: Message, events: list[Any], expected: dict[str, Any]) -> Iterator[str]:
    assert message.mail
    yield from mail_differences(message.mail, expected)
    checks: dict[str, Any] = {
        # One mail of the set gives an address as the display name of another one; an answer goes to the one in brackets.
        "sender": lambda value: alike(message.sender.address, value) or alike(message.sender.name, value),
        "sender_name": lambda value: alike(message.sender.name, value),
        "date_utc": lambda value: expected.get("date_doubtful") or instant(message, value),
        "text_head": lambda value: begins_alike(message, value),
        "attachments": lambda value: media_alike(message, value),
        "is_bounce_or_report": lambda value: (message.automatic in REPORTS) == value,
        "is_auto_reply": lambda value: (message.automatic is not None) == value,
        "dsn": lambda value: not value or dsn(events) == expected_dsn(value),
        "feedback_report": lambda value: any(isinstance(event, Membership) for event in events) == value,
        "disposition_notification": lambda value: (message.automatic == "disposition-notification") == value,
    }
    yield from (name for name, check in checks.items() if name in expected and not check(expected[name]))


def media_alike(message: Message, expected: list[list[str]]) -> bool:
    media = [part for part in message.parts if isinstance(part, Media)]
    return len(media) == len(expected) and all(
        alike(part.filename, name) and part.mime == mime for part, (name, mime) in zip(media, expected, strict=True)
    )


def test_every_published_mail_is_read_as_the_set_says(conformance: Path) -> None:
    wrong: dict[str, list[str]] = {}
    count = 0
    for name, body, expected in rows(conformance, "email"):
        count += 1
        events = email.parse(body, received_at=RECEIVED)
        message = events[0]
        assert isinstance(message, Message), name
        if found := list(differences(message, events, expected)):
            wrong[name] = found
    assert count
    assert not wrong


def test_the_new_words_of_every_published_reply_are_found(conformance: Path) -> None:
    wrong: dict[str, list[str]] = {}
    for name, body, expected in rows(conformance, "email_reply_text"):
        mail = b"From: a@example.com\nContent-Type: text/plain; charset=utf-8\n\n" + body
        message = email.parse(mail, received_at=RECEIVED)[0]
        assert isinstance(message, Message), name
        missing = [words for words in expected.get("visible_must_contain", ()) if words not in message.text]
        leaked = [words for words in expected.get("visible_must_not_contain", ()) if words in message.text]
        if missing or leaked or not message.text:
            wrong[name] = missing + leaked
    assert not wrong


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_no_published_mail_raises_when_it_is_cut_off(conformance: Path, share: float) -> None:
    for _, body, _ in rows(conformance, "email"):
        cut = body[: int(len(body) * share)]
        assert email.parse(cut, received_at=RECEIVED)
