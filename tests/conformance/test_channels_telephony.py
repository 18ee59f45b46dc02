"""Compare our reading of public telephone payloads and signatures with what is known of them."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from xborder_support.channels import africastalking, twilio, ussd
from xborder_support.conversations import DeliveryStatus, Message
from xborder_support.errors import SignatureError

from .provider_words import differs

_NOW = datetime(2026, 11, 21, tzinfo=UTC)
_KINDS = {"twilio_sms": Message, "twilio_sms_status": DeliveryStatus}


def _rows(conformance: Path) -> list[dict[str, Any]]:
    index = json.loads((conformance / "channels" / "index.json").read_text(encoding="utf-8"))
    return [row for row in index if row["provider"] in _KINDS]


def test_every_public_message_and_status_says_what_is_known_of_it(conformance: Path) -> None:
    rows = _rows(conformance)
    assert rows
    for row in rows:
        (event,) = twilio.parse((conformance / "channels" / row["file"]).read_bytes(), received_at=_NOW)
        assert isinstance(event, _KINDS[row["provider"]]), row["file"]
        assert [fault for key, value in row["expect"].items() if (fault := differs(event, key, value))] == [], row["file"]


def test_no_telephone_payload_is_taken_for_one_of_another_provider(conformance: Path) -> None:
    for row in _rows(conformance):
        events = africastalking.parse((conformance / "channels" / row["file"]).read_bytes(), received_at=_NOW)
        assert [event.kind for event in events] == ["unparsed"], row["file"]


def _vectors(conformance: Path) -> list[dict[str, Any]]:
    vectors = json.loads((conformance / "channels" / "signatures.json").read_text(encoding="utf-8"))
    return [vector for vector in vectors if vector["name"].startswith("twilio_")]


def _request(vector: dict[str, Any]) -> tuple[str, bytes, dict[str, str], str]:
    inputs = vector["inputs"]
    url = inputs.get("url_seen") or inputs.get("url") or inputs["url_signed"]
    body = inputs["body"] if "body" in inputs else urlencode(inputs["params"], doseq=True)
    return url, body.encode(), {"x-twilio-signature": vector["expected"]}, inputs["token"]


def _with_port(url: str) -> str:
    parts = urlsplit(url)
    port = {"https": 443, "http": 80}[parts.scheme]
    return url if parts.port else url.replace(str(parts.hostname), f"{parts.hostname}:{port}", 1)


def _without_port(url: str) -> str:
    parts = urlsplit(url)
    return url.replace(f":{parts.port}", "", 1) if parts.port else url


def test_published_signatures_hold_with_and_without_the_port_and_while_secrets_rotate(conformance: Path) -> None:
    vectors = _vectors(conformance)
    assert vectors
    for vector in vectors:
        url, body, headers, token = _request(vector)
        for seen in (url, _with_port(url), _without_port(url)):
            twilio.verify(body, headers, ["another", token], now=_NOW, url=seen)
            with pytest.raises(SignatureError):
                twilio.verify(body, headers, "another", now=_NOW, url=seen)


def test_a_changed_address_or_body_is_refused(conformance: Path) -> None:
    for vector in _vectors(conformance):
        url, body, headers, token = _request(vector)
        for changed_url, changed_body in ((url + "&x=1", body), (url, body + b"&x=1"), (url, b"")):
            with pytest.raises(SignatureError):
                twilio.verify(changed_body, headers, token, now=_NOW, url=changed_url)


def test_the_order_of_a_forms_fields_does_not_matter(conformance: Path) -> None:
    for vector in _vectors(conformance):
        url, body, headers, token = _request(vector)
        if "params" in vector["inputs"]:
            turned = b"&".join(reversed(body.split(b"&")))
            twilio.verify(turned, headers, token, now=_NOW, url=url)


def test_a_screen_agrees_with_the_sms_vectors_on_the_alphabet(conformance: Path) -> None:
    vectors = json.loads((conformance / "channels" / "sms.json").read_text(encoding="utf-8"))
    rows = vectors if isinstance(vectors, list) else vectors["vectors"]
    assert rows
    for row in rows:
        text, encoding = row["text"], str(row["encoding"]).lower()
        assert ussd.capacity(text) == (182 if "gsm" in encoding else 80), text
