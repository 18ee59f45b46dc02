"""Compare our reading of public payloads, fact by fact, with what is known of them."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest

from xborder_support.channels import line, provider, twilio, whatsapp
from xborder_support.conversations import (
    Choice,
    Contact,
    DeliveryStatus,
    Form,
    Location,
    Media,
    Membership,
    Message,
    OrderPart,
    Postback,
    Reaction,
    System,
    Unparsed,
    Unsend,
    Unsupported,
)
from xborder_support.errors import SignatureError

_MODULES = {"whatsapp_cloud": "whatsapp", "line": "line", "twilio_sms": "twilio", "twilio_sms_status": "twilio"}
_NOW = datetime(2026, 11, 21, tzinfo=UTC)


def _parts(event: Any, kind: type) -> list[Any]:
    return [part for part in getattr(event, "parts", ()) if isinstance(part, kind)]


def _first(event: Any, kind: type, field: str) -> Any:
    found = _parts(event, kind)
    return getattr(found[0], field) if found else None


def _digits(value: Any) -> Any:
    return re.sub(r"\D", "", value) if isinstance(value, str) and re.fullmatch(r"\+?[\d ()-]+", value) else value


# How a fact that the set states is read off our normal form. What we leave unparsed is kept whole, so its facts stand in ``raw``.
def _event_word(event: Any) -> str:
    words = {"delivery_status": "status", "membership": "other", "unparsed": "other"}
    if event.channel == "line":
        return str(event.raw["type"])
    return words.get(event.kind, "message")


def _type_word(event: Any) -> Any:
    if isinstance(event, (Unsend, Reaction)):
        return {"unsend": "revoke", "reaction": "reaction"}[event.kind]
    if isinstance(event, Unparsed):
        return event.provider_type
    return {**_KINDS, "Media": _media_word(event)}[type(event.parts[0]).__name__] if _is_plain(event) else _choice_word(event)


_KINDS = {"Text": "text", "Location": "location", "Contact": "contacts", "OrderPart": "order", "System": "system", "Form": "interactive"}


def _is_plain(event: Any) -> bool:
    return not isinstance(event.parts[0], (Choice, Unsupported))


def _choice_word(event: Any) -> str:
    part = event.parts[0]
    return str(event.raw["type"]) if isinstance(part, Unsupported) else "button" if part.source == "template" else "interactive"


def _media_word(event: Any) -> Any:
    kind = _first(event, Media, "media_kind")
    return {"voice": "audio", "file": "document"}.get(kind, kind)


def _interactive_word(event: Any) -> str | None:
    if _parts(event, Form):
        return "nfm_reply"
    return {"button": "button_reply", "list": "list_reply", "template": None}[_first(event, Choice, "source")]


def _status_word(event: Any) -> str:
    return event.provider_status if isinstance(event, DeliveryStatus) else str(event.raw["SmsStatus"])


def _codes(event: Any) -> list[int] | None:
    codes = event.error_codes if isinstance(event, DeliveryStatus) else _first(event, Unsupported, "error_codes")
    return [int(code) for code in codes] or None


def _reply_token(event: Any) -> Any:
    handle = getattr(event, "reply_handle", None)
    return handle.token if handle else event.raw.get("replyToken")


def _words_of(event: Any) -> Any:
    return event.text or _first(event, System, "text") or None


def _change_keys(event: Any) -> list[str]:
    return sorted(event.raw["value"])


_READ: dict[str, Callable[[Any], Any]] = {
    "event": _event_word,
    "type": _type_word,
    "id": lambda event: event.provider_id,
    "event_id": lambda event: event.details.get("webhook_event_id"),
    "redelivery": lambda event: event.is_redelivery,
    "ts": lambda event: event.sent_at,
    "sender": lambda event: event.sender.address,
    "sender_bsuid": lambda event: event.sender.ids.get("bsuid"),
    "recipient": lambda event: event.recipient.address,
    "thread": lambda event: event.thread_id or event.sender.address,
    "phone_number_id": lambda event: event.account,
    "account": lambda event: event.details["account_sid"],
    "num_segments": lambda event: event.details["num_segments"],
    "num_media": lambda event: len(_parts(event, Media)),
    "text": _words_of,
    "in_reply_to": lambda event: event.in_reply_to,
    "reply_token": _reply_token,
    "media_kind": _media_word,
    "media_id": lambda event: _first(event, Media, "provider_id"),
    "media_provider": lambda event: "external" if _first(event, Media, "url") else "line",
    "mime": lambda event: _first(event, Media, "mime"),
    "sticker": lambda event: _first(event, Media, "provider_id").split("/"),
    "postback_data": lambda event: event.data,
    "lat": lambda event: _first(event, Location, "latitude"),
    "lon": lambda event: _first(event, Location, "longitude"),
    "interactive": _interactive_word,
    "reply_id": lambda event: _first(event, Choice, "id"),
    "status": _status_word,
    "error_codes": _codes,
    "conversation_id": lambda event: event.details.get("conversation_id"),
    "system_type": lambda event: _first(event, System, "type"),
    "emoji": lambda event: event.emoji,
    "target": lambda event: event.target,
    "catalog_id": lambda event: _first(event, OrderPart, "catalog_id"),
    "n_items": lambda event: len(_first(event, OrderPart, "items")),
    "n_contacts": lambda event: len(_parts(event, Contact)),
}


def _rows(conformance: Path) -> list[dict[str, Any]]:
    index = json.loads((conformance / "channels" / "index.json").read_text(encoding="utf-8"))
    return [row for row in index if row["provider"] in _MODULES]


def _parse(conformance: Path, row: dict[str, Any]) -> list[Any]:
    body = (conformance / "channels" / row["file"]).read_bytes()
    return list(provider(_MODULES[row["provider"]]).parse(body, received_at=_NOW))


def _expected(key: str, value: Any) -> Any:
    if key == "ts":
        return datetime.fromisoformat(value) if re.match(r"\d{4}-", value) else None
    return _digits(value)


def _faults(event: Any, facts: dict[str, Any]) -> list[str]:
    faults = []
    for key, value in facts.items():
        if key in {"field", "source", "keys"}:
            continue
        if key == "event" and value == "other":
            fits = isinstance(event, (Membership, Unparsed))
        elif key == "sender" and value is None:
            fits = event.sender.address == event.sender.ids.get("bsuid")
        else:
            fits = _digits(_READ[key](event)) == _expected(key, value)
        if not fits:
            faults.append(f"{key}: expected {value!r}, read {_READ[key](event)!r}")
    return faults


def _per_event(row: dict[str, Any]) -> list[dict[str, Any]]:
    expect = row["expect"]
    return expect if isinstance(expect, list) else expect.get("events", [expect])


def test_every_public_payload_says_what_is_known_of_it(conformance: Path) -> None:
    faults = []
    for row in _rows(conformance):
        events = _parse(conformance, row)
        if row["expect"] is None or not row["wire"]:
            continue
        expected = _per_event(row)
        assert len(events) == len(expected), row["file"]
        for event, facts in zip(events, expected, strict=True):
            faults += [f"{row['file']}: {fault}" for fault in _faults(event, facts)]
    assert faults == []


def test_a_payload_that_was_never_on_the_wire_still_loads(conformance: Path) -> None:
    rows = [row for row in _rows(conformance) if not row["wire"]]
    assert rows
    for row in rows:
        assert len(_parse(conformance, row)) == len(_per_event(row)), row["file"]


def test_the_shop_is_the_account_of_every_line_event(conformance: Path) -> None:
    for row in _rows(conformance):
        if row["provider"] == "line":
            assert {event.account for event in _parse(conformance, row)} == {row["expect"]["destination"]}


def test_changes_that_we_do_not_read_are_kept_whole(conformance: Path) -> None:
    for row in _rows(conformance):
        for event, facts in zip(_parse(conformance, row), _per_event(row), strict=True):
            if "keys" in facts and isinstance(event, Unparsed):
                assert _change_keys(event) == sorted(facts["keys"])
                assert event.reason == "unsupported-field"


def test_marketing_preferences_become_opt_ins(conformance: Path) -> None:
    found = [event for row in _rows(conformance) for event in _parse(conformance, row) if isinstance(event, Membership)]
    assert {(event.change, event.scope) for event in found if event.channel == "whatsapp"} == {("opted_in", "marketing")}


def test_no_payload_of_another_provider_is_taken_for_a_message(conformance: Path) -> None:
    index = json.loads((conformance / "channels" / "index.json").read_text(encoding="utf-8"))
    others = [row for row in index if row["provider"] in {"slack", "ringcentral_engage", "facebook_messenger", "telegram", "viber", "x_dm"}]
    for row in others:
        body = (conformance / "channels" / row["file"]).read_bytes()
        for name in ("whatsapp", "line", "twilio", "africastalking"):
            events = provider(name).parse(body, received_at=_NOW)
            assert not any(isinstance(event, (Message, DeliveryStatus, Postback)) for event in events), (row["file"], name)


_Check = Callable[[bytes, str, str], None]


def _line_check(vector: dict[str, Any]) -> tuple[bytes, str, str, _Check]:
    def check(body: bytes, secret: str, signature: str) -> None:
        line.verify(body, {"x-line-signature": signature}, secret, now=_NOW)

    return vector["inputs"]["body"].encode(), vector["inputs"]["secret"], vector["expected"], check


def _meta_check(vector: dict[str, Any]) -> tuple[bytes, str, str, _Check]:
    def check(body: bytes, secret: str, signature: str) -> None:
        whatsapp.verify(body, {"X-Hub-Signature-256": signature}, secret, now=_NOW)

    body = vector["inputs"].get("body", vector["inputs"].get("message"))
    return body.encode(), vector["inputs"]["secret"], "sha256=" + vector["expected"].removeprefix("sha256="), check


def _twilio_check(vector: dict[str, Any]) -> tuple[bytes, str, str, _Check]:
    inputs = vector["inputs"]
    url = inputs.get("url_seen") or inputs.get("url") or inputs["url_signed"]

    def check(body: bytes, secret: str, signature: str) -> None:
        twilio.verify(body, {"X-Twilio-Signature": signature}, secret, now=_NOW, url=url)

    body = inputs["body"] if "body" in inputs else urlencode(inputs["params"], doseq=True)
    return body.encode(), inputs["token"], vector["expected"], check


_CHECKS = {"line": _line_check, "meta": _meta_check, "twilio": _twilio_check}


def _vectors(conformance: Path) -> list[tuple[bytes, str, str, _Check]]:
    vectors = json.loads((conformance / "channels" / "signatures.json").read_text(encoding="utf-8"))
    return [_CHECKS[name](vector) for vector in vectors if (name := vector["name"].partition("_")[0]) in _CHECKS]


def _flipped(raw: bytes, index: int) -> bytes:
    return raw[:index] + bytes([raw[index] ^ 1]) + raw[index + 1 :]


def test_published_signatures_hold(conformance: Path) -> None:
    vectors = _vectors(conformance)
    assert len(vectors) >= 8
    for body, secret, signature, check in vectors:
        check(body, secret, signature)


def test_one_changed_byte_of_the_signature_or_of_the_secret_is_refused(conformance: Path) -> None:
    for body, secret, signature, check in _vectors(conformance):
        for index in range(len(signature)):
            with pytest.raises(SignatureError):
                check(body, secret, _flipped(signature.encode(), index).decode())
        for index in range(len(secret)):
            with pytest.raises(SignatureError):
                check(body, _flipped(secret.encode(), index).decode(), signature)


def test_one_changed_byte_of_the_body_is_refused(conformance: Path) -> None:
    for body, secret, signature, check in _vectors(conformance):
        for index in range(len(body)):
            changed = _flipped(body, index)
            # "%2B" and "%2b" are the same form: what is signed is what the form says, not how it is escaped.
            if b"=" in body and parse_qs(changed, keep_blank_values=True) == parse_qs(body, keep_blank_values=True):
                continue
            with pytest.raises(SignatureError):
                check(changed, secret, signature)
