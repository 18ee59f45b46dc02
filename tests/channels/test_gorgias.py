"""Gorgias tickets: messages of every channel, internal notes kept private, how far an answer got, and where an answer goes back to."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from xborder_support.channels import gorgias
from xborder_support.conversations import (
    DeliveryStatus,
    Draft,
    InboundEvent,
    Media,
    Message,
    Option,
    ReplyHandle,
    TicketEvent,
    TicketUpdate,
    Unparsed,
)
from xborder_support.errors import SignatureError, UsageError

_NOW = datetime(2026, 2, 6, tzinfo=UTC)
_FOLDER = Path(__file__).parent / "payloads" / "gorgias"
_HANDLE = ReplyHandle(token='{"channel":"email","type":"email","from":"help@shop.example","to":"lea@example.com"}')
_DRAFT = Draft(channel="gorgias", provider="gorgias", to="42", text="Elle part demain.", reply_handle=_HANDLE)


def _payload(name: str) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return payload


def _parse(payload: Any) -> list[InboundEvent]:
    return gorgias.parse(json.dumps(payload), received_at=_NOW, account="shop")


def _said(payload: Any) -> list[Message]:
    return [event for event in _parse(payload) if isinstance(event, Message)]


def _changes(payload: Any) -> list[TicketEvent]:
    return [change for event in _parse(payload) if isinstance(event, TicketUpdate) for change in event.changes]


@pytest.mark.parametrize(
    ("name", "provider_id", "is_echo", "is_private", "automatic"),
    [
        ("message_customer", "501", False, False, None),
        ("message_agent", "502", True, False, None),
        ("message_note", "503", True, True, None),
        ("message_failed", "504", True, False, "own-app"),
        ("message_beside_ticket", "501", False, False, None),
        ("integration", "501", False, False, None),
    ],
)
def test_a_message_is_of_whoever_wrote_it(*, name: str, provider_id: str, is_echo: bool, is_private: bool, automatic: str | None) -> None:
    (message,) = _said(_payload(name))
    assert (message.provider_id, message.is_echo, message.is_private, message.automatic) == (provider_id, is_echo, is_private, automatic)
    assert (message.thread_id, message.customer.address, message.customer.ids["email"]) == ("42", "7", "lea@example.com")


def test_a_ticket_is_read_in_order_of_time() -> None:
    events = _parse(_payload("ticket"))
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert [event.provider_id for event in events if isinstance(event, Message)] == ["501", "502", "503"]
    assert [event.locale_hint for event in events if isinstance(event, Message)] == ["fr", None, None]
    changes = _changes(_payload("ticket"))
    assert [change.kind for change in changes] == ["created", "closed", "classified", "assigned"]
    assert changes[1].at == datetime(2026, 2, 3, 10, 30, tzinfo=UTC)
    assert (changes[0].priority, changes[2].topic, changes[3].agent, changes[3].team) == ("high", "delivery", "9", "2")


def test_the_history_of_a_mail_is_apart_from_its_words() -> None:
    (message,) = _said(_payload("message_customer"))
    assert message.text == "Où est ma commande ?"
    assert message.quoted_text == "Le 2 février, la boutique a écrit :\n> Merci."
    assert [(part.media_kind, part.size_bytes) for part in message.parts if isinstance(part, Media)] == [("image", 1000)]
    assert _said(_payload("message_customer") | {"stripped_text": "Other"})[0].quoted_text is None


@pytest.mark.parametrize(("name", "status", "codes"), [("message_agent", "read", ()), ("message_failed", "failed", ("550",))])
def test_how_far_an_answer_got_is_a_status(name: str, status: str, codes: tuple[str, ...]) -> None:
    message, report = _parse(_payload(name))
    assert isinstance(report, DeliveryStatus)
    assert (report.status, report.error_codes, report.is_echo) == (status, codes, True)
    assert report.message_key == message.message_key
    assert report.conversation_key == message.conversation_key


def test_a_note_or_an_unsent_answer_has_no_status() -> None:
    assert [event.kind for event in _parse(_payload("message_note") | {"sent_datetime": "2026-02-03T09:05:00"})] == ["message"]
    assert [event.kind for event in _parse(_payload("message_agent") | {"sent_datetime": None, "opened_datetime": None})] == ["message"]
    sent = _parse(_payload("message_agent") | {"opened_datetime": None})[1]
    assert isinstance(sent, DeliveryStatus)
    assert sent.status == "sent"


@pytest.mark.parametrize("stated", [None, "true", 1])
def test_a_message_that_does_not_say_that_it_is_public_is_private(stated: object) -> None:
    assert _said(_payload("message_agent") | {"public": stated})[0].is_private


def test_an_internal_note_is_private_whatever_else_it_says() -> None:
    assert _said(_payload("message_note") | {"public": True, "from_agent": False})[0].is_private


@pytest.mark.parametrize(
    ("from_agent", "is_public", "expected"),
    [("True", "True", (True, False)), ("true", "False", (True, True)), ("False", "1", (False, False)), (False, None, (False, True))],
)
def test_an_integration_tells_who_wrote_in_words(from_agent: object, is_public: object, expected: tuple[bool, bool]) -> None:
    payload = _payload("integration")
    payload["comment"] |= {"from_agent": from_agent, "is_public": is_public}
    (message,) = _said(payload)
    assert (message.is_echo, message.is_private) == expected


def test_the_template_is_the_form_that_is_read() -> None:
    form, filled = json.loads(gorgias.TRIGGER_TEMPLATE), _payload("integration")
    assert [form.keys(), form["ticket"].keys(), form["comment"].keys()] == [
        filled.keys(),
        filled["ticket"].keys(),
        filled["comment"].keys(),
    ]


def test_a_broken_message_costs_no_other() -> None:
    payload = _payload("ticket")
    payload["messages"] += [7, {"id": 8}, {**payload["messages"][0], "id": None}]
    events = _parse(payload)
    assert len([event for event in events if isinstance(event, Message)]) == 3
    assert sorted(event.reason for event in events if isinstance(event, Unparsed)) == ["missing-content", "missing-content", "wrong-shape"]
    assert [message.thread_id for message in _said({**payload, "id": None})] == ["42"] * 3


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ({}, "wrong-shape"),
        ({"id": 1}, "wrong-shape"),
        ({"destination": "U", "events": []}, "another-providers-payload"),
        (5, "wrong-shape"),
    ],
)
def test_what_is_no_ticket_is_kept(payload: Any, reason: str) -> None:
    assert [getattr(event, "reason", "") for event in _parse(payload)] == [reason]


def test_a_ticket_of_few_words_is_read() -> None:
    assert [event.kind for event in _parse({"id": 1, "messages": []})] == ["ticket_update"]
    (unread,) = (event for event in _parse({"id": 1, "messages": [{"id": 2}]}) if isinstance(event, Unparsed))
    assert unread.thread_id == "1"


def test_the_secret_stands_in_a_header_of_ours() -> None:
    body = json.dumps(_payload("integration")).encode()
    headers = {"x-gorgias-secret": "s2"}
    assert gorgias.receive(body, headers, ["s1", "s2"], received_at=_NOW) == gorgias.parse(body, received_at=_NOW)
    for given, secret, error, code in (
        ({}, "s2", SignatureError, "missing-signature"),
        ({"X-Gorgias-Secret": "s3"}, "s2", SignatureError, "wrong-signature"),
        (headers, "", UsageError, "empty-secret"),
        ({"X-Gorgias-Secret": ""}, "", SignatureError, "missing-signature"),
    ):
        with pytest.raises(error, match=code):
            gorgias.verify(body, given, secret, now=_NOW)


def _rendered(draft: Draft) -> list[tuple[str, dict[str, Any]]]:
    return [(outgoing.operation, json.loads(outgoing.body)) for outgoing in gorgias.render(draft)]


@pytest.mark.parametrize("name", ["message_customer", "integration", "message_beside_ticket"])
def test_an_answer_goes_back_by_the_channel_and_to_the_address_it_came_from(name: str) -> None:
    (message,) = _said(_payload(name))
    ((operation, body),) = _rendered(Draft.reply_to(message, "Elle part <demain>.\nSam"))
    assert operation == "messages"
    assert body == {
        "channel": "email",
        "source": {"type": "email", "from": {"address": "help@shop.example"}, "to": [{"address": "lea@example.com"}]},
        "via": "api",
        "from_agent": True,
        "public": True,
        "body_text": "Elle part <demain>.\nSam",
        "body_html": "Elle part &lt;demain&gt;.<br>Sam",
    }


def test_a_note_goes_nowhere_and_needs_no_handle() -> None:
    draft = replace(_DRAFT, reply_handle=None, subject="x", is_private=True, details={"agent_id": "9", "status": "closed"})
    (_, body), update = _rendered(draft)
    assert (body["channel"], body["public"], body["sender"]) == ("internal-note", False, {"id": 9})
    assert "source" not in body
    assert "subject" not in body
    assert update == ("update", {"status": "closed"})


def test_files_and_subject_go_along() -> None:
    files = (Media(media_kind="file", url="https://f.example/a.pdf", filename="a.pdf", mime="application/pdf"),)
    ((_, body),) = _rendered(replace(_DRAFT, media=files, subject="Votre\r\ncommande", details={"agent_id": "sam"}))
    assert body["attachments"] == [{"url": "https://f.example/a.pdf", "name": "a.pdf", "content_type": "application/pdf"}]
    assert (body["subject"], body["sender"]) == ("Votre commande", {"id": "sam"})


def test_a_handle_may_name_a_channel_alone() -> None:
    ((_, body),) = _rendered(replace(_DRAFT, reply_handle=ReplyHandle(token='{"channel":"chat"}')))
    assert (body["channel"], body["source"]) == ("chat", {"type": "chat"})


def test_a_message_without_a_channel_has_no_handle() -> None:
    assert _said(_payload("message_customer") | {"channel": None})[0].reply_handle is None
    form = _payload("integration")
    del form["comment"]["channel"]
    assert _said(form)[0].reply_handle is None
    assert _said({**form, "event": "agent_message"})[0].reply_handle is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"channel": "email"}, "wrong-channel"),
        ({"to": "lea@example.com"}, "not-a-ticket"),
        ({"text": "é" * 500_001}, "text-too-long"),
        ({"options": (Option(id="1", title="Oui"),)}, "too-many-options"),
        ({"details": {"status": "pending"}}, "unknown-status"),
        ({"reply_handle": None}, "no-reply-handle"),
        ({"reply_handle": ReplyHandle(token="x")}, "no-reply-handle"),
        ({"reply_handle": ReplyHandle(token='{"channel":5}')}, "no-reply-handle"),
        ({"media": (Media(media_kind="file", provider_id="1"),)}, "media-without-url"),
    ],
)
def test_a_draft_that_gorgias_would_not_take_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        gorgias.render(replace(_DRAFT, **changes))
    assert caught.value.code == code
    assert "lea@" not in str(caught.value)
