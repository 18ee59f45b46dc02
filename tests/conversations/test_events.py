"""What arrived: its ids, its time, whose it is, and what it keeps to itself."""

import pickle
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.conversations import (
    Choice,
    Contact,
    Customer,
    DeliveryStatus,
    Draft,
    Edit,
    Event,
    Form,
    Location,
    Mail,
    Media,
    Membership,
    Message,
    OrderItem,
    OrderPart,
    Part,
    Party,
    Postback,
    Reaction,
    ReplyHandle,
    System,
    Text,
    Unparsed,
    Unsend,
    Unsupported,
)
from xborder_support.terms import PersonName

_AT = datetime(2026, 2, 3, 12, 40, tzinfo=UTC)
_BASE: dict[str, Any] = {
    "channel": "whatsapp",
    "provider": "whatsapp",
    "account": "106540352242922",
    "provider_id": "wamid.1",
    "received_at": _AT,
    "sender": Party(address="+15005550006"),
    "recipient": Party(address="106540352242922"),
}
_SECRET = "geheim"


def _status(status: Any, **fields: Any) -> DeliveryStatus:
    return DeliveryStatus(**{**_BASE, "status": status, "provider_status": status, **fields})


def test_a_redelivery_has_the_same_id() -> None:
    first = Message(**_BASE, parts=(Text(text="hello"),))
    again = Message(**{**_BASE, "received_at": _AT + timedelta(days=2)}, is_redelivery=True, raw={"retry": 1}, parts=(Text(text="hello"),))
    assert first.event_id == again.event_id
    assert first.event_id.startswith("whatsapp:message:")


def test_sent_delivered_and_read_are_three_events_of_one_message() -> None:
    states = [_status("sent"), _status("delivered"), _status("read")]
    assert len({status.event_id for status in states}) == 3
    assert {status.key for status in states} == {("whatsapp", "106540352242922", "wamid.1")}
    assert _status("read").event_id == _status("read", received_at=_AT + timedelta(hours=1)).event_id
    assert _status("read").event_id != _status("read", recipient=Party(address="+15005550007")).event_id


_ABOUT_ONE_MESSAGE: list[Event] = [
    Message(**_BASE),
    Postback(**_BASE, data="x"),
    Reaction(**_BASE, target="wamid.0", emoji="👍"),
    Reaction(**_BASE, target="wamid.0", emoji=None),
    Reaction(**_BASE, target="wamid.9", emoji="👍"),
    Edit(**_BASE, target="wamid.0"),
    Edit(**_BASE, target="wamid.9"),
    Unsend(**_BASE, target="wamid.0"),
    Membership(**_BASE, change="followed"),
    Membership(**_BASE, change="unfollowed"),
    Unparsed(**_BASE, reason="unknown-type"),
    Unparsed(**_BASE, reason="unknown-type", provider_type="poll"),
    _status("sent"),
    _status("failed"),
    Message(**{**_BASE, "provider_id": "wamid.2"}),
    Message(**{**_BASE, "account": "other"}),
    Message(**{**_BASE, "channel": "sms"}),
]


def test_different_events_have_different_ids() -> None:
    assert len({event.event_id for event in _ABOUT_ONE_MESSAGE}) == len(_ABOUT_ONE_MESSAGE)


@given(st.tuples(st.text(max_size=4), st.text(max_size=4)), st.tuples(st.text(max_size=4), st.text(max_size=4)))
def test_ids_are_equal_only_where_account_and_provider_id_are(first: tuple[str, str], second: tuple[str, str]) -> None:
    """Whatever control characters a sender puts into an id, it cannot make two messages look like one."""
    ids = [Message(**{**_BASE, "account": account, "provider_id": provider_id}).event_id for account, provider_id in (first, second)]
    assert (ids[0] == ids[1]) == (first == second)


@pytest.mark.parametrize("provider_id", ["a\0b", "\ud800", "x" * 10_000, ""])
def test_any_provider_id_gives_a_short_opaque_id(provider_id: str) -> None:
    event_id = Message(**{**_BASE, "provider_id": provider_id}).event_id
    assert len(event_id) < 60
    assert event_id.isascii()


def test_a_conversation_key_is_the_thread_or_else_the_customer() -> None:
    inbound = Message(**_BASE)
    echo = Message(**{**_BASE, "provider_id": "wamid.2", "sender": _BASE["recipient"], "recipient": _BASE["sender"]}, is_echo=True)
    assert inbound.conversation_key == echo.conversation_key == _status("read", sender=_BASE["sender"]).conversation_key
    assert inbound.conversation_key != Message(**{**_BASE, "sender": Party(address="+15005550007")}).conversation_key
    assert inbound.conversation_key != Message(**{**_BASE, "account": "other"}).conversation_key
    assert inbound.conversation_key != Message(**_BASE, thread_id="group-1").conversation_key
    one, two = (Message(**{**_BASE, "sender": Party(address=address)}, thread_id="group-1") for address in ("a", "b"))
    assert one.conversation_key == two.conversation_key
    nameless = Message(**{**_BASE, "sender": Party()})
    assert nameless.conversation_key != inbound.conversation_key


@pytest.mark.parametrize("event", _ABOUT_ONE_MESSAGE, ids=lambda event: type(event).__name__)
def test_ids_that_were_asked_for_belong_to_that_very_event(event: Event) -> None:
    asked, unasked = replace(event), replace(event)
    ids = (asked.event_id, asked.conversation_key)
    assert (asked.event_id, asked.conversation_key) == ids == (unasked.event_id, unasked.conversation_key)
    assert asked == replace(event)
    for twin in (copy(asked), pickle.loads(pickle.dumps(asked))):
        assert (twin.event_id, twin.conversation_key) == ids
    other = replace(asked, account="another")
    assert other.event_id != asked.event_id
    assert other.conversation_key != asked.conversation_key


def test_keys_and_ids_hold_no_address() -> None:
    message = Message(**{**_BASE, "provider_id": "+15005550006"})
    assert "15005550006" not in message.event_id + message.conversation_key


@pytest.mark.parametrize(
    ("sent", "at"),
    [(None, _AT), (_AT - timedelta(hours=3), _AT - timedelta(hours=3)), (_AT + timedelta(hours=3), _AT)],
)
def test_an_event_never_happens_after_it_was_received(sent: datetime | None, at: datetime) -> None:
    assert Message(**_BASE, sent_at=sent).at == at


def test_the_customer_is_the_other_end_of_what_we_sent_ourselves() -> None:
    assert Message(**_BASE).customer == _BASE["sender"]
    assert Message(**_BASE, is_echo=True).customer == _BASE["recipient"]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((), ""),
        ((Text(text="one"), Text(text="two")), "one\ntwo"),
        ((Media(media_kind="image", caption="look"),), "look"),
        ((Media(media_kind="voice"), Text(text="and this")), "and this"),
        ((Choice(id="1", title="Yes", source="button"), Form(json="{}", title="Address")), "Yes\nAddress"),
        ((OrderPart(items=(OrderItem(sku="A", quantity=1),), text="please"),), "please"),
        ((Location(latitude=1.0), Contact(name="Kim"), System(type="number", text="changed"), Unsupported(type="poll")), ""),
    ],
)
def test_the_text_of_a_message_is_its_words_one_part_a_line(parts: tuple[Part, ...], text: str) -> None:
    assert Message(**_BASE, parts=parts).text == text


_SECRETIVE: dict[str, Any] = {
    **_BASE,
    "provider_id": _SECRET,
    "sender": Party(address=_SECRET),
    "thread_id": _SECRET,
    "details": {"x": _SECRET},
    "raw": _SECRET,
}
_OWN_FIELDS: list[tuple[type[Event], dict[str, Any]]] = [
    (Message, {"parts": (Text(text=_SECRET),), "quoted_text": _SECRET, "in_reply_to": _SECRET}),
    (Postback, {"data": _SECRET, "title": _SECRET}),
    (Reaction, {"target": _SECRET, "emoji": None}),
    (Edit, {"target": _SECRET, "parts": (Text(text=_SECRET),)}),
    (Unsend, {"target": _SECRET}),
    (Membership, {"change": "followed"}),
    (Unparsed, {"reason": "x"}),
    (DeliveryStatus, {"status": "read", "provider_status": "read"}),
]
_HIDING: list[Any] = [
    Party(address=_SECRET, name=_SECRET, ids={"phone": _SECRET}),
    ReplyHandle(token=_SECRET),
    Text(text=_SECRET),
    Media(media_kind="file", url=_SECRET, filename=_SECRET, caption=_SECRET),
    Location(name=_SECRET, address=_SECRET),
    Contact(name=_SECRET, phones=(_SECRET,)),
    Choice(id="1", title=_SECRET, description=_SECRET, source="list"),
    OrderPart(items=(), text=_SECRET),
    Form(json=_SECRET, title=_SECRET),
    System(type="number", text=_SECRET),
    Mail(message_id=_SECRET, subject=_SECRET, reply_to=_SECRET, return_path=_SECRET, html=_SECRET),
    Mail(in_reply_to=(_SECRET,), references=(_SECRET,)),
    Customer(id=_SECRET, name=PersonName(given=_SECRET)),
    Draft(channel="line", provider="line", to=_SECRET, text=_SECRET, subject=_SECRET, in_reply_to=_SECRET, references=(_SECRET,),
          details={"x": _SECRET}),
    *(kind(**_SECRETIVE, **own) for kind, own in _OWN_FIELDS),
]  # fmt: skip


@pytest.mark.parametrize("value", _HIDING, ids=lambda value: type(value).__name__)
def test_no_address_and_no_words_are_shown(value: Any) -> None:
    assert _SECRET not in repr(value)
    assert _SECRET not in f"{value}"
    assert _SECRET not in repr([value])


@pytest.mark.parametrize("value", [*_HIDING, *_ABOUT_ONE_MESSAGE], ids=lambda value: type(value).__name__)
def test_every_value_survives_pickle(value: Any) -> None:
    assert pickle.loads(pickle.dumps(value)) == value


def test_a_draft_answers_where_the_message_came_from() -> None:
    handle = ReplyHandle(token="t", expires_at=_AT + timedelta(minutes=1))
    message = Message(**_BASE, reply_handle=handle, window_expires_at=_AT + timedelta(hours=24))
    draft = Draft.reply_to(message, "Thank you")
    assert (draft.channel, draft.provider, draft.account, draft.to) == ("whatsapp", "whatsapp", "106540352242922", "+15005550006")
    assert (draft.text, draft.in_reply_to, draft.references, draft.subject) == ("Thank you", "wamid.1", (), None)
    assert (draft.reply_handle, draft.window_expires_at) == (handle, _AT + timedelta(hours=24))


def test_a_draft_answers_a_mail_in_its_thread() -> None:
    mail = Mail(message_id="<3@x>", references=("<1@x>", "<2@x>"), subject="Where is it?")
    draft = Draft.reply_to(Message(**{**_BASE, "channel": "email", "provider": "email"}, mail=mail), "Here")
    assert (draft.in_reply_to, draft.references, draft.subject) == ("<3@x>", ("<1@x>", "<2@x>", "<3@x>"), "Where is it?")


def test_a_draft_to_nobody_has_an_empty_address() -> None:
    assert Draft.reply_to(Message(**{**_BASE, "sender": Party()}), "x").to == ""
