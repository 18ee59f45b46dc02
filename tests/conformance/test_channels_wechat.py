"""Compare our reading of public WeChat and WeCom pushes with what is known of them, and hold the signatures of WeChat, WeCom and Zalo."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from xborder_support.channels import wechat, zalo
from xborder_support.conversations import Location, Media, Text, Unparsed
from xborder_support.errors import SignatureError

_NOW = datetime(2026, 11, 21, tzinfo=UTC)
_DEDUPED_BY = ("FromUserName", "CreateTime", "Event")


def _rows(conformance: Path) -> list[dict[str, Any]]:
    index = json.loads((conformance / "channels" / "index.json").read_text(encoding="utf-8"))
    return [row for row in index if row["provider"] in {"wechat", "wecom"}]


def _event(conformance: Path, row: dict[str, Any]) -> Any:
    (event,) = wechat.parse((conformance / "channels" / row["file"]).read_bytes(), received_at=_NOW)
    return event


def _part(event: Any, kind: type) -> Any:
    return next((part for part in getattr(event, "parts", ()) if isinstance(part, kind)), None)


def _type(event: Any) -> str | None:
    if "event" in event.details:
        return "event"
    if isinstance(event, Unparsed):
        return event.provider_type
    part = event.parts[0]
    # A link has no kind of part of its own: it is text with the address in its details.
    return "link" if isinstance(part, Text) and "url" in event.details else part.media_kind if isinstance(part, Media) else part.kind


_READ: dict[str, Callable[[Any], Any]] = {
    "sender": lambda event: event.sender.address,
    "recipient": lambda event: event.recipient.address,
    "ts": lambda event: event.sent_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    "id": lambda event: event.provider_id,
    "type": _type,
    "event": lambda event: event.details.get("event"),
    "event_key": lambda event: event.details.get("event_key"),
    "text": lambda event: event.text,
    "media_id": lambda event: _part(event, Media).provider_id,
    "pic_url": lambda event: found.url if (found := _part(event, Media)) else event.details.get("pic_url"),
    "lat": lambda event: _part(event, Location).latitude,
    "lon": lambda event: _part(event, Location).longitude,
    "label": lambda event: _part(event, Location).address,
    "dedupe_key": lambda event: "FromUserName+CreateTime+Event",
}


def test_every_public_push_says_what_is_known_of_it(conformance: Path) -> None:
    rows = _rows(conformance)
    assert {row["provider"] for row in rows} == {"wechat", "wecom"}
    faults = []
    for row in rows:
        event = _event(conformance, row)
        read = {key: _READ[key](event) for key in row["expect"]}
        faults += [f"{row['file']}: {key}: {read[key]!r}" for key, value in row["expect"].items() if read[key] != value]
    assert faults == []


def test_events_are_told_apart_by_the_fields_that_are_named(conformance: Path) -> None:
    for row in _rows(conformance):
        if "dedupe_key" not in row["expect"]:
            continue
        body = (conformance / "channels" / row["file"]).read_text(encoding="utf-8")
        (event,), (again,) = (wechat.parse(text, received_at=_NOW) for text in (body, body.replace("</xml>", "<Again>1</Again></xml>")))
        assert event.event_id == again.event_id
        for name in _DEDUPED_BY:
            (other,) = wechat.parse(body.replace(f"<{name}>", f"<{name}>1", 1).replace("1<![CDATA[", "<![CDATA[x"), received_at=_NOW)
            assert other.provider_id != event.provider_id, (row["file"], name)


def test_what_we_do_not_read_is_another_kind_of_event_or_message_and_kept_whole(conformance: Path) -> None:
    unread = [event for row in _rows(conformance) if isinstance(event := _event(conformance, row), Unparsed)]
    assert {event.reason for event in unread} == {"unsupported-event", "unsupported-type"}
    assert all(event.raw["FromUserName"] == event.sender.address for event in unread)


def _vector(conformance: Path, name: str) -> dict[str, Any]:
    vectors = json.loads((conformance / "channels" / "signatures.json").read_text(encoding="utf-8"))
    return next(vector for vector in vectors if vector["name"] == name)


def _check_query(vector: dict[str, Any], signature: str, token: str) -> None:
    inputs = vector["inputs"]
    sealed = inputs.get("encrypt")
    query = {"timestamp": inputs["timestamp"], "nonce": inputs["nonce"], "msg_signature" if sealed else "signature": signature}
    body = f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>" if sealed else "<xml/>"
    signed_at = datetime.fromtimestamp(int(inputs["timestamp"]), UTC)
    wechat.verify(body, {}, token, now=signed_at, url=f"https://shop.example/?{urlencode(query)}")


def _check_header(vector: dict[str, Any], signature: str, secret: str) -> None:
    zalo.verify(vector["inputs"]["body"], {"X-ZEvent-Signature": signature}, secret, now=_NOW)


@pytest.mark.parametrize(
    ("name", "check"), [("wechat_plain", _check_query), ("wecom_msg_signature", _check_query), ("zalo_computed", _check_header)]
)
def test_published_signatures_hold_and_no_other_does(
    conformance: Path, name: str, check: Callable[[dict[str, Any], str, str], None]
) -> None:
    vector = _vector(conformance, name)
    expected, secret = vector["expected"], vector["inputs"].get("token") or vector["inputs"]["secret"]
    check(vector, expected, secret)
    for index in range(len(expected)):
        with pytest.raises(SignatureError):
            check(vector, expected[:index] + chr(ord(expected[index]) ^ 1) + expected[index + 1 :], secret)
    for index in range(len(secret)):
        with pytest.raises(SignatureError):
            check(vector, expected, secret[:index] + chr(ord(secret[index]) ^ 1) + secret[index + 1 :])


def test_the_published_sealed_text_opens_for_its_company_alone(conformance: Path) -> None:
    inputs = _vector(conformance, "wecom_msg_signature")["inputs"]
    body = f"<xml><Encrypt>{inputs['encrypt']}</Encrypt></xml>"
    assert wechat.decrypt(body, inputs["encoding_aes_key"], inputs["corp_id"])
    query = {key: inputs[key] for key in ("timestamp", "nonce")} | {"echostr": inputs["encrypt"]}
    query["msg_signature"] = _vector(conformance, "wecom_msg_signature")["expected"]
    answer = wechat.challenge(query, inputs["token"], encoding_aes_key=inputs["encoding_aes_key"], app_id=inputs["corp_id"])
    assert answer.encode() == wechat.decrypt(body, inputs["encoding_aes_key"], inputs["corp_id"])
    with pytest.raises(SignatureError):
        wechat.decrypt(body, inputs["encoding_aes_key"], "another")
