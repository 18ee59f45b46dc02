"""Freshdesk tickets: conversations in order of time, notes kept private, webhooks in both forms, a password that has to be right."""

import json
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import freshdesk
from xborder_support.conversations import Draft, InboundEvent, Media, Message, Option, TicketEvent, TicketUpdate, Unparsed
from xborder_support.errors import PayloadError, SignatureError, UsageError

_NOW = datetime(2026, 2, 6, tzinfo=UTC)
_FOLDER = Path(__file__).parent / "payloads" / "freshdesk"
_DRAFT = Draft(channel="freshdesk", provider="freshdesk", to="2001", text="Chega amanhã.")


def _payload(name: str) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return payload


def _parse(payload: Any) -> list[InboundEvent]:
    return freshdesk.parse(json.dumps(payload), received_at=_NOW, account="shop")


def _said(payload: Any) -> list[Message]:
    return [event for event in _parse(payload) if isinstance(event, Message)]


def _changes(payload: Any) -> list[TicketEvent]:
    return [change for event in _parse(payload) if isinstance(event, TicketUpdate) for change in event.changes]


def test_conversations_are_put_in_order_of_time() -> None:
    events = _parse(_payload("ticket_with_conversations"))
    assert [event.at for event in events] == sorted(event.at for event in events)
    said = [event for event in events if isinstance(event, Message)]
    assert [(message.provider_id, message.is_echo, message.is_private) for message in said] == [
        ("ticket-2001", False, False),
        ("3001", True, False),
        ("3002", True, True),
        ("3003", False, False),
    ]
    assert {message.customer.address for message in said} == {"ana@example.com"}
    ids = {"reply_to": "2001", "freshdesk_user": "1001", "email": "ana@example.com", "claimed_phone": "+5511900000000"}
    assert all(message.customer.ids == ids for message in said)
    assert [message.locale_hint for message in said] == ["pt-BR", None, None, "pt-BR"]
    assert [part.url for part in said[2].parts if isinstance(part, Media)] == ["https://files.example/etiqueta.pdf"]
    assert said[1].details == {"source": "0", "agent_id": "501"}


def test_a_ticket_tells_how_it_stands() -> None:
    changes = _changes(_payload("ticket_with_conversations"))
    assert [change.kind for change in changes] == ["created", "solved", "classified", "assigned"]
    assert (changes[0].priority, changes[2].topic, changes[3].agent, changes[3].team) == ("high", "delivery", "501", "42")
    assert changes[1].at == datetime(2026, 2, 5, 12, 30, tzinfo=UTC)
    assert _changes(_payload("ticket_including_conversations"))[1].at == datetime(2026, 2, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "kinds"), [(2, ["status_changed"]), (3, ["pending"]), (4, ["solved"]), (5, ["closed"]), (12, []), ("x", []), (None, [])]
)
def test_a_status_is_a_number_with_a_meaning(status: object, kinds: list[str]) -> None:
    payload = _payload("ticket_with_conversations")
    payload["ticket"] |= {"status": status, "tags": [], "responder_id": None, "group_id": None}
    assert [change.kind for change in _changes(payload)][1:] == kinds


def test_a_deleted_conversation_is_to_be_deleted() -> None:
    (deleted,) = (event for event in _parse(_payload("ticket_including_conversations")) if event.kind == "unsend")
    assert (deleted.target, deleted.thread_id) == ("3004", "2001")


def test_an_outbound_ticket_was_opened_by_an_agent() -> None:
    payload = _payload("ticket_with_conversations")
    payload["ticket"]["source"] = 10
    assert _said(payload)[0].is_echo


def test_one_conversation_alone_names_ticket_and_customer() -> None:
    (message,) = _said(_payload("conversation"))
    assert (message.thread_id, message.customer.address, message.text) == ("2001", "ana@example.com", "Ainda não chegou.")
    (reply,) = _said(_payload("conversation") | {"incoming": False, "user_id": 501, "to_emails": ["ana@example.com"]})
    assert (reply.customer.address, reply.details["agent_id"]) == ("ana@example.com", "501")


def test_html_is_read_where_there_is_no_text() -> None:
    payload = _payload("conversation") | {"body_text": "", "body": "<p>Olá<br>loja &amp; cia</p><script>x</script>"}
    assert _said(payload)[0].text == "Olá\nloja & cia"


@pytest.mark.parametrize("stated", [None, "false", 0])
def test_a_conversation_that_does_not_say_that_it_is_public_is_private(stated: object) -> None:
    assert _said(_payload("conversation") | {"private": stated})[0].is_private


def test_a_broken_conversation_or_ticket_costs_no_other() -> None:
    payload = _payload("ticket_with_conversations")
    payload["conversations"] += [None, {"id": 1}, {"id": 2, "body_text": "x"}]
    events = _parse(payload)
    assert sum(isinstance(event, Message) for event in events) == 4
    assert sorted(event.reason for event in events if isinstance(event, Unparsed)) == ["missing-content", "missing-content", "wrong-shape"]
    broken = _parse(payload | {"ticket": None})
    assert sum(isinstance(event, Message) for event in broken) == 3
    assert {event.thread_id for event in broken} == {None}
    payload["conversations"][0]["ticket_id"] = 2001
    assert {event.thread_id for event in _parse(payload | {"ticket": None})} == {"2001"}


@pytest.mark.parametrize(
    ("name", "kinds", "texts"),
    [
        ("webhook_created", ["created"], ["O pedido não chegou."]),
        ("webhook_status", ["solved"], []),
        ("webhook_reopened", ["reopened", "priority_changed", "assigned", "classified"], []),
        ("webhook_reply", ["note"], []),
        ("trigger_customer", ["priority_changed", "assigned"], ["Ainda não chegou."]),
        ("trigger_note", ["priority_changed", "assigned"], ["Transportadora avisada."]),
        ("trigger_update", ["status_changed", "priority_changed", "assigned"], []),
    ],
)
def test_a_webhook_tells_what_happened(name: str, kinds: list[str], texts: list[str]) -> None:
    payload = _payload(name)
    assert [change.kind for change in _changes(payload)] == kinds
    assert [message.text for message in _said(payload)] == texts
    assert {event.thread_id for event in _parse(payload)} == {"2001"}
    assert [event.event_id for event in _parse(payload)] == [event.event_id for event in _parse(payload)]


def test_the_opening_is_one_message_by_webhook_and_by_the_api() -> None:
    assert _said(_payload("webhook_created"))[0].event_id == _said(_payload("ticket_with_conversations"))[0].event_id


def test_a_webhook_without_a_ticket_or_an_event_is_kept() -> None:
    (event,) = _parse({"freshdesk_webhook": {"triggered_event": "{ticket_action:created}"}})
    assert isinstance(event, Unparsed)
    assert event.reason == "missing-content"
    (update,) = _parse({"freshdesk_webhook": {"ticket_id": 1}})
    assert isinstance(update, TicketUpdate)
    assert [change.kind for change in update.changes] == ["note"]


def test_a_note_by_webhook_is_private() -> None:
    (note,) = _said(_payload("trigger_note"))
    assert (note.is_echo, note.is_private) == (True, True)


def test_the_template_is_the_form_that_is_read() -> None:
    form, filled = json.loads(freshdesk.TRIGGER_TEMPLATE), _payload("trigger_customer")
    assert form.keys() == filled.keys()
    assert form["ticket"].keys() == filled["ticket"].keys()


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ({}, "wrong-shape"),
        ({"ticket": {}}, "wrong-shape"),
        ({"ticket": {"id": 1}}, "wrong-shape"),
        ({"object": "whatsapp_business_account"}, "another-providers-payload"),
        ([], "wrong-shape"),
    ],
)
def test_what_is_no_ticket_is_kept(payload: Any, reason: str) -> None:
    assert [getattr(event, "reason", "") for event in _parse(payload)] == [reason]


def _basic(pair: str, scheme: str = "Basic") -> dict[str, str]:
    return {"authorization": f"{scheme} {b64encode(pair.encode()).decode()}"}


def test_user_and_password_have_to_be_right() -> None:
    for scheme in ("Basic", "basic"):
        freshdesk.verify(b"{}", _basic("hook:p:w", scheme), ["old:one", "hook:p:w"], now=_NOW)
    body = json.dumps(_payload("webhook_created")).encode()
    assert freshdesk.receive(body, _basic("a:b"), "a:b", received_at=_NOW) == freshdesk.parse(body, received_at=_NOW)


@pytest.mark.parametrize(
    ("headers", "secrets", "error", "code"),
    [
        ({}, "a:b", SignatureError, "missing-signature"),
        (_basic("a:c"), "a:b", SignatureError, "wrong-login"),
        (_basic("a:b", "Bearer"), "a:b", SignatureError, "wrong-login"),
        ({"Authorization": "Basic"}, "a:b", SignatureError, "wrong-login"),
        (_basic("a:"), "a:", UsageError, "empty-secret"),
        (_basic(":"), ":", UsageError, "empty-secret"),
        (_basic(""), "", UsageError, "empty-secret"),
        (_basic("a:b"), "password", UsageError, "bad-secret"),
        (_basic("a:b"), ["a:b", "password"], UsageError, "bad-secret"),
    ],
)
def test_anything_else_is_refused(headers: dict[str, str], secrets: Any, error: type[SignatureError | UsageError], code: str) -> None:
    with pytest.raises(error) as caught:
        freshdesk.receive(b"{}", headers, secrets, received_at=_NOW)
    assert caught.value.code == code


def test_size_and_clock_are_checked_first() -> None:
    with pytest.raises(PayloadError, match="payload-too-large"):
        freshdesk.verify(b" " * 5_000_000, {}, "a:b", now=_NOW)
    with pytest.raises(UsageError, match="naive-datetime"):
        freshdesk.verify(b"{}", _basic("a:b"), "a:b", now=datetime(2026, 2, 6))  # noqa: DTZ001  (the case under test)


def _rendered(draft: Draft) -> list[tuple[str, dict[str, Any]]]:
    return [(outgoing.operation, json.loads(outgoing.body)) for outgoing in freshdesk.render(draft)]


def test_a_draft_is_a_reply_in_html_that_shows_just_its_words() -> None:
    assert _rendered(replace(_DRAFT, text="<b>1 & 2</b>\nAté")) == [("reply", {"body": "&lt;b&gt;1 &amp; 2&lt;/b&gt;<br>Até"})]


def test_a_private_draft_is_a_note_and_a_status_a_call_of_its_own() -> None:
    draft = replace(_DRAFT, is_private=True, details={"status": "resolved", "agent_id": "501"})
    assert _rendered(draft) == [("notes", {"body": "Chega amanhã.", "private": True, "user_id": 501}), ("update", {"status": 4})]


def test_files_become_links() -> None:
    draft = replace(_DRAFT, text="", media=(Media(media_kind="file", url="https://shop.example/a?b=1&c=2"),))
    assert _rendered(draft) == [("reply", {"body": "https://shop.example/a?b=1&amp;c=2"})]


def test_an_answer_to_a_message_goes_to_its_ticket() -> None:
    for name in ("conversation", "webhook_created", "trigger_customer", "ticket_with_conversations"):
        (outgoing,) = freshdesk.render(Draft.reply_to(_said(_payload(name))[0], "Chega amanhã."))
        assert outgoing.to == "2001"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"channel": "zendesk"}, "wrong-channel"),
        ({"to": "ana@example.com"}, "not-a-ticket"),
        ({"text": ""}, "empty-text"),
        ({"options": (Option(id="1", title="Sim"),)}, "too-many-options"),
        ({"details": {"private": "true"}}, "bad-draft-detail"),
        ({"details": {"status": "hold"}}, "unknown-status"),
        ({"media": (Media(media_kind="file", provider_id="1"),)}, "media-without-url"),
    ],
)
def test_a_draft_that_freshdesk_would_not_take_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        freshdesk.render(replace(_DRAFT, **changes))
    assert caught.value.code == code


_TIMES = st.datetimes(datetime(2024, 1, 1), datetime(2026, 1, 1)).map(lambda at: f"{at.isoformat(timespec='seconds')}Z")  # noqa: DTZ001  (marked as UTC below)


@settings(max_examples=50, deadline=None)
@given(times=st.lists(_TIMES, max_size=12), order=st.randoms(use_true_random=False))
def test_any_order_of_conversations_gives_the_same_events(times: list[str], order: Any) -> None:
    rows = [
        {"id": number, "body_text": "x", "incoming": True, "private": False, "created_at": at}
        for number, at in enumerate(sorted(set(times)))
    ]
    payload = {"ticket": {"id": 1, "requester_id": 2}, "conversations": rows}
    shuffled = {**payload, "conversations": order.sample(rows, len(rows))}
    assert [event.event_id for event in _parse(shuffled)] == [event.event_id for event in _parse(payload)]
    assert [message.provider_id for message in _said(shuffled)] == [str(row["id"]) for row in rows]


def test_a_note_sent_to_colleagues_names_no_customer() -> None:
    note = _payload("conversation") | {"incoming": False, "private": True, "to_emails": ["mia@shop.example"]}
    assert _said(note)[0].customer.address is None
    reply = note | {"private": False, "to_emails": ["Jo Doe <jo@customer.example>", "mia@shop.example"]}
    assert _said(reply)[0].customer.ids["email"] == "jo@customer.example"


def test_the_name_beside_a_mail_address_is_no_part_of_it() -> None:
    said = _said(_payload("conversation") | {"incoming": True, "from_email": "Jo Doe <jo@customer.example>"})[0]
    assert (said.customer.address, said.customer.ids["email"]) == ("jo@customer.example", "jo@customer.example")
