"""Compare our reading of public Telegram, Viber and X payloads, fact by fact, with what is known of them."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from xborder_support.channels import provider, viber, x
from xborder_support.conversations import Edit, Location, Media, Message, Unparsed
from xborder_support.errors import SignatureError

_MODULES = {"telegram": "telegram", "viber": "viber", "x_dm": "x"}
_NOW = datetime(2026, 11, 21, tzinfo=UTC)
_PHOTO = {"image": "photo", "file": "document"}


def _rows(conformance: Path) -> Iterator[tuple[dict[str, Any], Any]]:
    index = json.loads((conformance / "channels" / "index.json").read_text(encoding="utf-8"))
    for row in index:
        if row["provider"] in _MODULES:
            body = (conformance / "channels" / row["file"]).read_bytes()
            (event,) = provider(_MODULES[row["provider"]]).parse(body, received_at=_NOW)
            yield row, event


def _instant(event: Any) -> str | None:
    return None if event.sent_at is None else event.sent_at.isoformat()


def _message_number(event: Any) -> str:
    return str(getattr(event, "target", event.provider_id).rpartition("/")[2])


def _update_kind(event: Any) -> str:
    if isinstance(event, Unparsed):
        return str(event.provider_type)
    return {"message": "message", "reaction": "message_reaction", "membership": "my_chat_member", "edit": "edited_message"}[event.kind]


def _media_words(event: Any) -> list[str]:
    words: list[str] = []
    for part in event.parts:
        if isinstance(part, Media):
            words.append(_PHOTO.get(part.media_kind, part.media_kind))
        elif isinstance(part, Location):
            words += ["location", "venue"] if part.name else ["location"]
    return words


def _first(event: Any, field: str) -> Any:
    return next((getattr(part, field) for part in event.parts if isinstance(part, Media)), None)


#: How our form says what the table of facts calls by these names.
_READ: dict[str, Callable[[Any], Any]] = {
    "message_id": _message_number,
    "chat_id": lambda event: event.thread_id or event.sender.address,
    "chat_type": lambda event: event.details["chat_type"],
    "update_id": lambda event: event.details["update_id"],
    "update_kind": _update_kind,
    "ts": _instant,
    "text": lambda event: event.text,
    "caption": lambda event: _first(event, "caption"),
    "media": _media_words,
    "media_id": lambda event: _first(event, "provider_id"),
    "sender": lambda event: event.sender.address,
    "sender_name": lambda event: event.sender.name,
    "recipient": lambda event: event.recipient.address,
    "lang": lambda event: event.locale_hint,
    "in_reply_to": lambda event: event.in_reply_to.rpartition("/")[2],
    "id": lambda event: event.provider_id,
    "event": lambda event: event.kind,
    "type": lambda event: event.parts[0].kind,
    "tracking_data": lambda event: event.details["tracking_data"],
}


def _same(found: Any, expected: Any, key: str) -> bool:
    if key == "ts":
        return datetime.fromisoformat(found) == datetime.fromisoformat(expected)
    return bool(found == (str(expected) if isinstance(expected, int) else expected))


def test_every_public_payload_says_what_is_known_of_it(conformance: Path) -> None:
    faults = [
        f"{row['file']}: {key}: expected {expected!r}, read {found!r}"
        for row, event in _rows(conformance)
        for key, expected in (row["expect"] or {}).items()
        if not _same(found := _READ[key](event), expected, key)
    ]
    assert faults == []


def test_every_row_gives_a_message_or_says_why_not(conformance: Path) -> None:
    for row, event in _rows(conformance):
        if row["kind"].startswith("message") or row["provider"] != "telegram":
            assert isinstance(event, (Message, Edit)), row["file"]
            assert event.parts, row["file"]


def test_no_payload_of_another_provider_is_taken_for_anything(conformance: Path) -> None:
    index = json.loads((conformance / "channels" / "index.json").read_text(encoding="utf-8"))
    for row in index:
        body = (conformance / "channels" / row["file"]).read_bytes()
        for name in {*_MODULES.values()} - {_MODULES.get(row["provider"])}:
            events = provider(name).parse(body, received_at=_NOW)
            assert all(isinstance(event, Unparsed) for event in events), (row["file"], name)


_Check = Callable[[bytes, str, str], None]


def _viber_check(body: bytes, secret: str, signature: str) -> None:
    viber.verify(body, {"X-Viber-Content-Signature": signature}, secret, now=_NOW)
    viber.verify(body, {}, secret, now=_NOW, url=f"https://kaze.example/viber?sig={signature}")


def _x_check(body: bytes, secret: str, signature: str) -> None:
    x.verify(body, {"x-twitter-webhooks-signature": signature}, secret, now=_NOW)


_CHECKS: dict[str, _Check] = {"viber": _viber_check, "x_crc_computed": _x_check}


def _vectors(conformance: Path) -> list[tuple[bytes, str, str, _Check]]:
    vectors = json.loads((conformance / "channels" / "signatures.json").read_text(encoding="utf-8"))
    found = []
    for vector in vectors:
        if check := _CHECKS.get(vector["name"]):
            inputs = vector["inputs"]
            body, secret = inputs.get("body") or inputs["message"], inputs.get("token") or inputs["secret"]
            found.append((body.encode(), secret, vector["expected"], check))
    return found


def _flipped(raw: bytes, index: int) -> bytes:
    return raw[:index] + bytes([raw[index] ^ 1]) + raw[index + 1 :]


def test_published_signatures_hold_and_one_changed_byte_breaks_them(conformance: Path) -> None:
    vectors = _vectors(conformance)
    assert len(vectors) == len(_CHECKS)
    for body, secret, signature, check in vectors:
        check(body, secret, signature)
        changed = [(_flipped(body, index), secret, signature) for index in range(len(body))]
        changed += [(body, _flipped(secret.encode(), index).decode(), signature) for index in range(len(secret))]
        changed += [(body, secret, _flipped(signature.encode(), index).decode()) for index in range(len(signature))]
        for broken in changed:
            with pytest.raises(SignatureError):
                check(*broken)


def test_the_check_of_the_address_is_answered_as_computed(conformance: Path) -> None:
    vectors = json.loads((conformance / "channels" / "signatures.json").read_text(encoding="utf-8"))
    for vector in vectors:
        if vector["name"].startswith("x_crc"):
            inputs = vector["inputs"]
            answer = json.loads(x.challenge({"crc_token": inputs["message"]}, inputs["secret"]))
            assert answer == {"response_token": vector["expected"]}
