"""Compare our reading of public payloads, fact by fact, with what is known of them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest

from xborder_support.channels import line, provider, twilio, whatsapp
from xborder_support.conversations import DeliveryStatus, Membership, Message, Postback, Unparsed
from xborder_support.errors import SignatureError

from .provider_words import differs

_MODULES = {"whatsapp_cloud": "whatsapp", "line": "line", "twilio_sms": "twilio", "twilio_sms_status": "twilio"}
_NOW = datetime(2026, 11, 21, tzinfo=UTC)


def _rows(conformance: Path) -> list[dict[str, Any]]:
    index = json.loads((conformance / "channels" / "index.json").read_text(encoding="utf-8"))
    return [row for row in index if row["provider"] in _MODULES]


def _parse(conformance: Path, row: dict[str, Any]) -> list[Any]:
    body = (conformance / "channels" / row["file"]).read_bytes()
    return list(provider(_MODULES[row["provider"]]).parse(body, received_at=_NOW))


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
            found = (differs(event, key, value) for key, value in facts.items())
            faults += [f"{row['file']}: {fault}" for fault in found if fault]
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
                assert sorted(event.raw["value"]) == sorted(facts["keys"])
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
