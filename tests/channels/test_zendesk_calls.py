"""Zendesk: who signed a webhook, and what goes back, public unless it says otherwise."""

import hmac
import json
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import zendesk
from xborder_support.conversations import Draft, InboundEvent, Media, Message, Option
from xborder_support.errors import SignatureError, UsageError

_NOW = datetime(2026, 2, 6, tzinfo=UTC)
_FOLDER = Path(__file__).parent / "payloads" / "zendesk"
_DRAFT = Draft(channel="zendesk", provider="zendesk", to="5158", text="Es kommt morgen.", idempotency_key="k1")


def _payload(name: str) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return payload


def _parse(payload: Any, account: str | None = None) -> list[InboundEvent]:
    return zendesk.parse(json.dumps(payload), received_at=_NOW, account=account)


def _message(payload: Any) -> Message:
    (message,) = (event for event in _parse(payload) if isinstance(event, Message))
    return message


def _signed(body: bytes, secret: str, timestamp: str) -> dict[str, str]:
    signature = b64encode(hmac.digest(secret.encode(), timestamp.encode() + body, "sha256")).decode()
    return {"x-zendesk-webhook-signature": signature, "X-Zendesk-Webhook-Signature-Timestamp": timestamp}


@pytest.mark.parametrize(("seconds", "is_fresh"), [(0, True), (300, True), (301, False), (-300, True), (-301, False), (10**7, False)])
def test_a_signature_counts_for_five_minutes(*, seconds: int, is_fresh: bool) -> None:
    headers = _signed(b"{}", "s", "2026-02-06T00:00:00Z")
    now = datetime(2026, 2, 6, tzinfo=UTC) + timedelta(seconds=seconds)
    if is_fresh:
        zendesk.verify(b"{}", headers, ["old", "s"], now=now)
    else:
        with pytest.raises(SignatureError, match="stale-signature"):
            zendesk.verify(b"{}", headers, "s", now=now)


def test_the_time_before_the_body_is_what_is_signed() -> None:
    timestamp = "2026-02-06T00:00:00Z"
    reversed_order = b64encode(hmac.digest(b"s", b"{}" + timestamp.encode(), "sha256")).decode()
    headers = _signed(b"{}", "s", timestamp) | {"x-zendesk-webhook-signature": reversed_order}
    with pytest.raises(SignatureError, match="wrong-signature"):
        zendesk.verify(b"{}", headers, "s", now=_NOW)


def test_a_signed_time_that_is_none_is_stale() -> None:
    with pytest.raises(SignatureError, match="stale-signature"):
        zendesk.verify(b"{}", _signed(b"{}", "s", "yesterday"), "s", now=_NOW)


def test_receive_verifies_and_reads() -> None:
    body = (_FOLDER / "created.json").read_bytes()
    headers = _signed(body, "s", "2026-02-06T00:00:00Z")
    assert zendesk.receive(body, headers, "s", received_at=_NOW) == zendesk.parse(body, received_at=_NOW)
    with pytest.raises(SignatureError, match="wrong-signature"):
        zendesk.receive(body + b" ", headers, "s", received_at=_NOW)
    with pytest.raises(UsageError, match="empty-secret"):
        zendesk.receive(body, headers, "", received_at=_NOW)
    with pytest.raises(UsageError, match="naive-datetime"):
        zendesk.verify(body, headers, "s", now=datetime(2026, 2, 6))  # noqa: DTZ001  (the case under test)


def _rendered(draft: Draft) -> dict[str, Any]:
    (outgoing,) = zendesk.render(draft)
    assert (outgoing.to, outgoing.content_type, outgoing.idempotency_key) == (draft.to, "application/json", draft.idempotency_key)
    body: dict[str, Any] = json.loads(outgoing.body)
    assert body.keys() == {"ticket"}
    ticket: dict[str, Any] = body["ticket"]
    return ticket


@pytest.mark.parametrize("is_private", [True, False])
def test_a_draft_is_public_unless_it_says_otherwise(*, is_private: bool) -> None:
    assert _rendered(replace(_DRAFT, is_private=is_private))["comment"]["public"] is not is_private


def test_a_draft_may_set_status_and_author_and_carry_files() -> None:
    files = (Media(media_kind="file", provider_id="token1"), Media(media_kind="image", url="https://shop.example/a.png"))
    ticket = _rendered(replace(_DRAFT, media=files, details={"status": "solved", "agent_id": "7"}))
    comment = {"body": "Es kommt morgen.\nhttps://shop.example/a.png", "public": True, "uploads": ["token1"], "author_id": 7}
    assert ticket == {"comment": comment, "status": "solved"}


def test_an_answer_to_a_message_goes_to_its_ticket() -> None:
    for name in ("comment_added__customer", "trigger", "created"):
        draft = Draft.reply_to(_message(_payload(name)), "Es kommt morgen.")
        assert zendesk.render(draft)[0].to == "5158"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"channel": "email"}, "wrong-channel"),
        ({"to": ""}, "no-recipient"),
        ({"to": "jana@example.com"}, "not-a-ticket"),
        ({"to": "5158/comments"}, "not-a-ticket"),
        ({"text": " "}, "empty-text"),
        ({"options": (Option(id="1", title="Ja"),)}, "too-many-options"),
        ({"details": {"private": "true"}}, "bad-draft-detail"),
        ({"details": {"is_private": "true"}}, "bad-draft-detail"),
        ({"is_private": "false"}, "wrong-argument"),
        ({"details": {"status": "sloved"}}, "unknown-status"),
        ({"media": (Media(media_kind="file"),)}, "media-without-url"),
    ],
)
def test_a_draft_that_zendesk_would_not_take_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        zendesk.render(replace(_DRAFT, **changes))
    assert caught.value.code == code
    assert caught.value.hint


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1).filter(str.strip))
def test_the_text_of_a_draft_arrives_unchanged(text: str) -> None:
    sent = _rendered(replace(_DRAFT, text=text))["comment"]["body"]
    assert sent == text.encode("utf-8", "replace").decode()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@pytest.mark.parametrize("text", ["Dear {{ticket.comments_formatted}},", "{{{ticket.id}}}", "{% for c in ticket.comments %}", "{{", "{{{{"])
def test_a_placeholder_in_the_words_stays_words(text: str) -> None:
    body = json.loads(zendesk.render(replace(_DRAFT, text=text))[0].body)["ticket"]["comment"]["body"]
    assert "{{" not in body
    assert "{%" not in body
    assert body.replace("\u2060", "") == text
