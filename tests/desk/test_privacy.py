"""Nothing personal shows where logs are made: in explanations, reasons, errors, repr, and in what is kept of a conversation."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import Customer, PersonName, Plan, SupportDesk, UsageError
from xborder_support.conversations import (
    Contact,
    DeliveryStatus,
    Edit,
    Event,
    Form,
    Location,
    Mail,
    Media,
    Message,
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
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)
TEXTS = ["", "Hello, where is my order?", "荷物が届きません。いつ届きますか。", "STOP", "cancel", "Bonjour, où est ma commande ?"]


@cache
def desk() -> SupportDesk:
    return SupportDesk.load(Path(__file__).parents[2] / "examples" / "desk.toml")


MARK = "Zebra7Qx"
SECRET = f"{MARK} secret"
PARTY = Party(address=f"{MARK}@example.com", name=SECRET, ids={"phone": MARK, "bsuid": MARK})
COMMON: dict[str, Any] = {
    "provider": "email", "account": "help@shop.example", "provider_id": MARK, "received_at": NOW, "sender": PARTY, "details": {"x": SECRET},
}  # fmt: skip
MAIL = Mail(
    message_id=f"<{MARK}@x.example>",
    subject=SECRET,
    reply_to=PARTY.address,
    return_path=PARTY.address,
    in_reply_to=(f"<{MARK}2@x.example>",),
    references=(f"<{MARK}3@x.example>",),
    html=SECRET,
)
PARTS: list[Any] = [
    Text(text=f"{SECRET}: where is my order?"),
    Media(media_kind="image", url=f"https://x.example/{MARK}", filename=MARK, caption=SECRET),
    Location(name=SECRET, address=SECRET),
    Contact(name=SECRET, phones=(MARK,)),
    Form(json=f'{{"a": "{MARK}"}}', title=SECRET),
    System(type="changed_number", text=SECRET),
]
CUSTOMER = Customer(id=MARK, name=PersonName(given=MARK, surname=MARK, title=MARK, given2=MARK, surname2=MARK))


def _message(**fields: Any) -> Message:
    given: dict[str, Any] = {"parts": tuple(PARTS), "quoted_text": SECRET, "in_reply_to": MARK, "mail": MAIL,
                             "reply_handle": ReplyHandle(token=MARK), "thread_id": MARK}  # fmt: skip
    return Message(**COMMON, **(given | fields))


EVENTS: list[Event] = [
    *(_message(channel=channel) for channel in ("email", "whatsapp", "line", "sms", "amazon", "telegram")),
    *(_message(channel="email", parts=(Text(text=f"{word}"),)) for word in ("STOP", "cancel", f"unsubscribe {MARK}")),
    _message(channel="email", automatic="auto-submitted"),
    _message(channel="email", parts=(Unsupported(type="poll"),)),
    _message(channel="email", raw={"text": SECRET}),
    Postback(**COMMON, channel="line", data=SECRET, title=SECRET),
    Reaction(**COMMON, channel="line", target=MARK, emoji="👍"),
    Edit(**COMMON, channel="line", target=MARK, parts=(Text(text=SECRET),)),
    Unsend(**COMMON, channel="line", target=MARK),
    DeliveryStatus(**(COMMON | {"recipient": PARTY}), channel="line", status="read", provider_status="read"),
    Unparsed(**COMMON, channel="line", reason="wrong-shape", raw={"text": SECRET}),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: f"{event.channel}-{getattr(event, 'kind', '')}")
def test_nothing_personal_shows(event: Any) -> None:
    plan = desk().handle(event, now=NOW, customer=CUSTOMER)
    follow_up = desk().handle(_message(channel="email", thread_id="other"), now=NOW, conversation=plan.conversation, customer=CUSTOMER)
    for shown in (plan, follow_up):
        assert MARK not in shown.explain()
        assert MARK not in repr(shown)
        assert MARK not in shown.conversation.to_json()
        assert MARK not in repr(shown.conversation)
        assert MARK not in repr([reason for action in shown.actions for reason in action.reasons])
    assert MARK not in repr(event)
    assert MARK not in repr(CUSTOMER)


@given(st.text(alphabet="abcxyz0123456789", min_size=8, max_size=20).map(lambda letters: f"Qz{letters}"), st.sampled_from(TEXTS))
@settings(max_examples=40)
def test_no_address_and_no_word_of_anybody_shows(mark: str, text: str) -> None:
    event = message(f"{text} {mark}", channel="email", sender=f"{mark}@example.com", thread_id=mark, mail=Mail(subject=mark))
    plan = desk().handle(event, now=NOW, customer=Customer(id=mark, name=PersonName(surname=mark)))
    for shown in (plan.explain(), repr(plan), repr(event), plan.conversation.to_json()):
        assert mark not in shown


def test_errors_quote_nobody() -> None:
    plan = desk().handle(_message(channel="telegram"), now=NOW, customer=CUSTOMER)
    errors = []
    for call in (lambda: desk().render(plan.replies[0]), lambda: Plan.from_json(SECRET), lambda: desk().handle(SECRET, now=NOW)):  # type: ignore[arg-type]
        try:
            call()
        except UsageError as error:
            errors.append(f"{error} {error!r}")
    assert len(errors) == 3
    assert not any(MARK in error for error in errors)
