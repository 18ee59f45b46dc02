"""Zendesk tickets: comments, notes and changes are told apart, in any of the three forms."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import zendesk
from xborder_support.conversations import Conversation, InboundEvent, Media, Message, TicketEvent, TicketUpdate, Unparsed

_NOW = datetime(2026, 2, 6, tzinfo=UTC)
_FOLDER = Path(__file__).parent / "payloads" / "zendesk"
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


def _payload(name: str) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return payload


def _parse(payload: Any, account: str | None = None) -> list[InboundEvent]:
    return zendesk.parse(json.dumps(payload), received_at=_NOW, account=account)


def _message(payload: Any) -> Message:
    (message,) = (event for event in _parse(payload) if isinstance(event, Message))
    return message


def _changes(events: list[InboundEvent]) -> list[TicketEvent]:
    return [change for event in events if isinstance(event, TicketUpdate) for change in event.changes]


@pytest.mark.parametrize(
    ("name", "is_echo", "is_private", "provider_id"),
    [
        ("comment_added__customer", False, False, "9876543210"),
        ("comment_added__agent", True, False, "9876543211"),
        ("comment_added__note", True, True, "9876543212"),
        ("trigger", False, False, None),
        ("created", False, False, "ticket-5158"),
    ],
)
def test_a_comment_is_a_message_of_whoever_wrote_it(*, name: str, is_echo: bool, is_private: bool, provider_id: str | None) -> None:
    message = _message(_payload(name))
    assert (message.is_echo, message.is_private, message.thread_id) == (is_echo, is_private, "5158")
    assert provider_id in {message.provider_id, None}
    assert message.details.get("agent_id") == ("8447388090495" if is_echo else None)
    assert message.customer.address == "8447388090500"
    assert message.text


def test_all_events_of_a_ticket_are_one_conversation() -> None:
    keys = {
        event.conversation_key for file in _FOLDER.iterdir() for event in zendesk.parse(file.read_bytes(), received_at=_NOW, account="a")
    }
    assert len(keys) == 1


def test_the_account_is_zendesks_unless_one_is_given() -> None:
    payload = _payload("created")
    assert {event.account for event in _parse(payload)} == {"22129848"}
    assert {event.account for event in _parse(payload, "shop")} == {"shop"}


@pytest.mark.parametrize(
    ("name", "kind", "facts"),
    [
        ("status_changed__solved", "solved", {}),
        ("status_changed__reopened", "reopened", {}),
        ("priority_changed", "priority_changed", {"priority": "urgent"}),
        ("agent_assignment_changed", "assigned", {"agent": "8447388090496", "team": "8447320466430"}),
        ("group_assignment_changed", "assigned", {"agent": "8447388090495", "team": "8447320466431"}),
        ("tags_changed", "classified", {"topic": "returns"}),
        ("requester_changed", "note", {}),
        ("attachment_linked_to_comment", "note", {}),
        ("marked_as_spam", "closed", {}),
    ],
)
def test_a_change_of_the_ticket_is_a_fact_to_keep(name: str, kind: str, facts: dict[str, str]) -> None:
    payload = _payload(name)
    (change,) = _changes(_parse(payload))
    assert change.kind == kind
    assert {key: getattr(change, key) for key in facts} == facts
    (again,) = _changes(zendesk.parse(json.dumps(payload), received_at=_NOW + timedelta(hours=1)))
    assert again == change
    assert len(Conversation().add(change).add(again).events) == 1


@pytest.mark.parametrize(
    ("current", "previous", "kind"),
    [
        ("PENDING", "OPEN", "pending"),
        ("HOLD", "OPEN", "status_changed"),
        ("OPEN", "PENDING", "status_changed"),
        ("OPEN", "NEW", "status_changed"),
        ("CLOSED", "SOLVED", "closed"),
        ("NEW", "CLOSED", "reopened"),
    ],
)
def test_every_status_has_a_meaning(current: str, previous: str, kind: str) -> None:
    payload = _payload("status_changed__solved") | {"event": {"current": current, "previous": previous}}
    (update,) = _parse(payload)
    assert isinstance(update, TicketUpdate)
    assert [change.kind for change in update.changes] == [kind]
    assert (update.details["current"], update.details["previous"]) == (current, previous)


def test_nobody_is_assigned_where_the_id_is_zero_or_null() -> None:
    for current in ("0", None):
        payload = _payload("agent_assignment_changed")
        payload["event"]["current"], payload["detail"]["group_id"] = current, "0"
        (change,) = _changes(_parse(payload))
        assert (change.agent, change.team) == (None, None)


def test_the_opening_comment_is_one_message_by_both_ways() -> None:
    created = _payload("created")
    comment = _payload("comment_added__customer")
    comment["event"]["comment"]["body"], comment["time"] = created["detail"]["description"], "2026-02-03T09:00:02Z"
    assert _message(created).event_id == _message(comment).event_id
    assert _message(comment).details["comment_id"] == "9876543210"
    comment["time"] = "2026-02-03T10:00:02Z"  # the same words once more, an hour later
    assert _message(created).event_id != _message(comment).event_id


def test_a_ticket_opened_by_an_agent_is_no_message_of_the_customer() -> None:
    payload = _payload("created")
    payload["detail"] |= {"submitter_id": "8447388090495", "is_public": False, "assignee_id": "0", "group_id": None}
    message = _message(payload)
    assert (message.is_echo, message.is_private) == (True, True)
    assert [change.kind for change in _changes(_parse(payload))] == ["created"]
    del payload["detail"]["description"]
    assert [event.kind for event in _parse(payload)] == ["ticket_update"]


def test_the_order_within_an_action_is_kept() -> None:
    details = _message(_payload("comment_added__agent")).details
    assert (details["sequence_id"], details["sequence_position"], details["sequence_total"]) == (
        "CE4A698AF24F35B3208649C6951E000E",
        "1",
        "2",
    )


@pytest.mark.parametrize("stated", [None, "true", 1, False])
def test_a_comment_that_does_not_say_that_it_is_public_is_private(stated: object) -> None:
    payload = _payload("comment_added__agent")
    payload["event"]["comment"]["is_public"] = stated
    assert _message(payload).is_private


def test_who_wrote_is_known_by_the_requester_where_the_author_does_not_say() -> None:
    payload = _payload("comment_added__customer")
    del payload["event"]["comment"]["author"]["is_staff"]
    assert not _message(payload).is_echo
    payload["event"]["comment"]["author"]["id"] = "1"
    (event,) = _parse(payload)
    assert isinstance(event, Unparsed)
    assert (event.reason, event.thread_id, event.raw) == ("missing-content", "5158", payload)


def test_a_redacted_comment_is_to_be_deleted() -> None:
    (event,) = _parse(_payload("comment_redacted"))
    assert event.kind == "unsend"
    assert (event.target, event.is_echo) == ("9876543210", True)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "zen:event-type:user.created"}, "unsupported-event"),
        ({"type": "zen:event-type:ticket.unheard_of"}, "unsupported-event"),
        ({"detail": {}}, "missing-content"),
        ({"event": None}, "missing-content"),
        ({"type": "zen:event-type:ticket.comment_redacted"}, "missing-content"),
        ({"type": "zen:event-type:ticket.status_changed"}, "missing-content"),
        ({"type": 5}, "wrong-shape"),
        ({"type": 5, "object": "whatsapp_business_account"}, "another-providers-payload"),
    ],
)
def test_what_cannot_be_read_is_kept(changes: dict[str, Any], reason: str) -> None:
    payload = _payload("comment_added__customer")
    payload["event"] = {"meta": payload["event"]["meta"]}
    (event,) = _parse(payload | changes)
    assert isinstance(event, Unparsed)
    assert (event.reason, event.raw) == (reason, payload | changes)


@pytest.mark.parametrize(("body", "reason"), [(b"\xff", "not-utf-8"), (b"[]", "wrong-shape"), (b"{", "not-json"), (b"{}", "wrong-shape")])
def test_what_is_no_payload_is_kept(body: bytes, reason: str) -> None:
    assert [getattr(event, "reason", "") for event in zendesk.parse(body, received_at=_NOW)] == [reason]


def test_an_event_without_an_id_is_known_by_its_content() -> None:
    payload = _payload("priority_changed")
    del payload["id"]
    assert _parse(payload)[0].event_id == _parse({**payload, "zendesk_event_version": "later"})[0].event_id
    assert _parse(payload)[0].event_id != _parse({**payload, "time": "2026-02-03T11:00:00Z"})[0].event_id


def test_a_ticket_of_the_api_is_read_in_order_of_time() -> None:
    events = _parse(_payload("ticket"))
    assert [event.at for event in events] == sorted(event.at for event in events)
    said = [event for event in events if isinstance(event, Message)]
    assert [(message.provider_id, message.is_echo, message.is_private) for message in said] == [
        ("1", False, False),
        ("2", True, False),
        ("3", True, True),
    ]
    assert [message.automatic for message in said] == [None, "own-app", None]
    assert [message.locale_hint for message in said] == ["de", None, None]
    assert said[1].text == "Wir fragen nach."
    assert [(part.media_kind, part.filename) for part in said[0].parts if isinstance(part, Media)] == [("image", "beleg.png")]
    assert [change.kind for change in _changes(events)] == ["created", "pending", "classified", "assigned"]


def test_a_ticket_without_its_comments_has_the_description() -> None:
    payload = _payload("ticket")
    ticket = {**payload["ticket"], "submitter_id": 1}
    assert _message({"ticket": payload["ticket"]}).text.startswith("Mein Paket")
    assert _message({"ticket": ticket}).is_echo
    bare = {key: value for key, value in ticket.items() if key in {"id", "requester_id"}}
    assert [event.kind for event in _parse({"ticket": bare})] == ["ticket_update"]


def test_a_broken_comment_or_ticket_costs_no_other_comment() -> None:
    payload = _payload("ticket")
    payload["comments"] += [5, {"id": 9}, {"body": "x"}]
    events = _parse(payload)
    assert sum(isinstance(event, Message) for event in events) == 3
    assert sorted(event.reason for event in events if isinstance(event, Unparsed)) == ["missing-content", "missing-content", "wrong-shape"]
    broken = _parse(payload | {"ticket": 5})
    assert sum(isinstance(event, Message) for event in broken) == 3
    assert {event.thread_id for event in broken} == {None}


def test_the_template_is_the_form_that_is_read() -> None:
    form = json.loads(zendesk.TRIGGER_TEMPLATE)
    filled = _payload("trigger")
    assert form.keys() == filled.keys()
    assert form["ticket"].keys() == filled["ticket"].keys()
    assert form["comment"].keys() == filled["comment"].keys()


@pytest.mark.parametrize(
    ("event", "is_echo", "is_private"), [("customer_message", False, False), ("agent_message", True, False), ("private_note", True, True)]
)
def test_a_trigger_says_who_wrote(*, event: str, is_echo: bool, is_private: bool) -> None:
    message = _message(_payload("trigger") | {"event": event})
    assert (message.is_echo, message.is_private) == (is_echo, is_private)
    assert message.customer.ids == {"reply_to": "5158", "zendesk_user": "8447388090500", "email": "jana@example.com"}


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"event": "update"}, []),
        ({"event": "something"}, ["unsupported-event"]),
        ({"event": None}, ["unsupported-event"]),
        ({"comment": {}}, ["missing-content"]),
        ({"ticket": {"status": "open"}}, ["missing-content"]),
        ({"event": "message"}, ["missing-content"]),
    ],
)
def test_a_form_of_a_trigger_may_be_incomplete(changes: dict[str, Any], reasons: list[str]) -> None:
    events = _parse(_payload("trigger") | changes)
    assert [event.reason for event in events if isinstance(event, Unparsed)] == reasons
    assert not any(isinstance(event, Message) for event in events)
    assert bool(_changes(events)) == ("ticket" not in changes)


@pytest.mark.parametrize(
    ("status", "kind"), [("Solved", "solved"), ("Pending", "pending"), ("Closed", "closed"), ("On-hold", "status_changed")]
)
def test_a_form_tells_how_the_ticket_stands(status: str, kind: str) -> None:
    payload = _payload("trigger") | {"event": "update", "ticket": {"id": 5158, "status": status}}
    assert [change.kind for change in _changes(_parse(payload))] == [kind]


def test_an_undeleted_ticket_is_open_again() -> None:
    payload = _payload("marked_as_spam") | {"type": "zen:event-type:ticket.undeleted"}
    assert [change.kind for change in _changes(_parse(payload))] == ["reopened"]


def test_a_form_that_says_nothing_of_the_ticket_is_the_message_alone() -> None:
    payload = _payload("trigger") | {"ticket": {"id": "5158", "status": "Escalado", "priority": "-", "requester_locale": "pt-BR"}}
    (message,) = _parse(payload)
    assert isinstance(message, Message)
    assert message.locale_hint == "pt-BR"


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(file.stem for file in _FOLDER.iterdir())), key=st.integers(0, 40), value=_JSON)
def test_no_value_anywhere_makes_it_raise(name: str, key: int, value: Any) -> None:
    payload = _payload(name)
    tables = [payload, *(inner for inner in payload.values() if isinstance(inner, dict))]
    table = tables[key % len(tables)]
    table[sorted(table)[key % len(table)]] = value
    for event in _parse(payload):
        assert event.event_id
        assert event.at <= _NOW
