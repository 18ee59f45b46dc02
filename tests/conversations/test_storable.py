"""Events, drafts and customers survive JSON, and other JSON never passes for one of them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from xborder_support.conversations import (
    Customer,
    DeliveryStatus,
    Draft,
    Location,
    Mail,
    Media,
    Membership,
    Message,
    OrderItem,
    OrderPart,
    Party,
    Reaction,
    ReplyHandle,
    Text,
    TicketEvent,
    Unparsed,
)
from xborder_support.errors import UsageError
from xborder_support.terms import Money, PersonName

AT = datetime(2026, 2, 3, 9, 30, 0, 123456, tzinfo=UTC)
COMMON: dict[str, Any] = {"channel": "whatsapp", "provider": "whatsapp", "account": "100", "provider_id": "wamid.1", "received_at": AT}
PARTS = (
    Text(text="\u3053\u3093\u306b\u3061\u306f"),
    Media(media_kind="voice", provider_id="m1", duration_ms=900),
    Location(latitude=1.5, longitude=-2.0),
    OrderPart(items=(OrderItem(sku="A", quantity=2, price=Money(Decimal("9.90"), "EUR")),)),
)
MESSAGE = Message(
    **COMMON,
    parts=PARTS,
    sender=Party(address="49301234567", ids={"bsuid": "DE.1"}),
    mail=Mail(message_id="<a@b>", references=("<c@d>",)),
    reply_handle=ReplyHandle(token="t", expires_at=AT),
    order_refs=("111-2223334-5556667",),
    details={"mode": "active"},
)
VALUES = [
    MESSAGE,
    DeliveryStatus(**COMMON, status="failed", provider_status="failed", error_codes=("131047",)),
    Reaction(**COMMON, target="wamid.0", emoji=None),
    Membership(**COMMON, change="opted_out", scope="marketing"),
    Unparsed(**COMMON, reason="unsupported-field", provider_type="calls"),
    TicketEvent(at=AT, kind="agent_replied", agent="aiko"),
    Draft.reply_to(MESSAGE, "Hello"),
    Customer(name=PersonName(surname="\u4f50\u85e4"), territory="JP", segments=("senior",), last_automatic_reply_at=AT),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_survives_json(value: Any) -> None:
    text = value.to_json()
    assert type(value).from_json(text) == value
    assert type(value).from_json(text.encode()) == value
    assert json.loads(text)["schema"].endswith("/1")


def test_ids_are_the_same_after_json() -> None:
    again = Message.from_json(MESSAGE.to_json())
    assert (again.event_id, again.conversation_key, again.text) == (MESSAGE.event_id, MESSAGE.conversation_key, MESSAGE.text)


def test_the_raw_payload_stays_behind() -> None:
    assert "secret" not in Unparsed(**COMMON, reason="wrong-shape", raw={"secret": 1}).to_json()


def test_half_a_surrogate_pair_does_not_stop_it() -> None:
    broken = Message(**COMMON, parts=(Text(text="a\ud800b"),))
    assert Message.from_json(broken.to_json()).text == "a?b"


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"schema": "message/1"}', '{"schema": "draft/1"}', "\x00", "[" * 100_000])
@pytest.mark.parametrize("read", [Message.from_json, TicketEvent.from_json, Draft.from_json])
def test_other_json_is_refused(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(text)
    assert caught.value.code == "bad-stored-value"


def test_a_value_of_another_kind_is_refused() -> None:
    with pytest.raises(UsageError, match="this is no stored Draft"):
        Draft.from_json(MESSAGE.to_json())


def test_a_naive_instant_of_the_customer_is_refused() -> None:
    with pytest.raises(UsageError, match="last_automatic_reply_at"):
        Customer(last_automatic_reply_at=datetime(2026, 2, 3))  # noqa: DTZ001  (that is the mistake)
