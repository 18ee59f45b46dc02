"""WhatsApp Cloud API: statuses, preferences, echoes, and how a webhook is taken apart."""

import json
from typing import Any

import pytest

from xborder_support.channels import whatsapp
from xborder_support.conversations import DeliveryStatus, Membership

from .whatsapp_payloads import BSUID, META, PHONE, RECEIVED, SENT, body, message, one, parse


def _status(**changes: Any) -> dict[str, Any]:
    return {"id": "wamid.9", "status": "delivered", "timestamp": str(int(SENT.timestamp())), "recipient_id": PHONE, **changes}


@pytest.mark.parametrize(
    ("word", "state"), [("sent", "sent"), ("delivered", "delivered"), ("read", "read"), ("played", "read"), ("failed", "failed")]
)
def test_a_status_belongs_to_the_conversation_of_its_recipient(word: str, state: str) -> None:
    (event,) = parse({"statuses": [_status(status=word)]})
    assert isinstance(event, DeliveryStatus)
    assert (event.status, event.provider_status, event.provider_id, event.customer.address) == (state, word, "wamid.9", PHONE)
    assert event.conversation_key == one().conversation_key


def test_a_failed_status_keeps_codes_and_conversation() -> None:
    extra = {"conversation": {"id": "c1"}, "pricing": {"category": "service"}, "biz_opaque_callback_data": "k1"}
    (event,) = parse({"statuses": [_status(status="failed", errors=[{"code": 131047}], **extra)]})
    assert event.error_codes == ("131047",)
    assert event.details == {"conversation_id": "c1", "pricing_category": "service", "callback_data": "k1"}


@pytest.mark.parametrize(("word", "reason"), [("RINGING", "unknown-status"), (None, "missing-content"), (5, "missing-content")])
def test_a_status_of_another_vocabulary_is_kept(word: Any, reason: str) -> None:
    (event,) = parse({"statuses": [_status(status=word)]})
    assert (event.kind, event.reason, event.provider_id) == ("unparsed", reason, "wamid.9")


def test_a_status_for_a_hidden_number_is_found_by_business_scoped_id() -> None:
    (event,) = parse({"statuses": [_status(recipient_id=..., recipient_user_id=BSUID) | {"recipient_id": None}]})
    assert event.recipient.address == BSUID


@pytest.mark.parametrize(("word", "change"), [("stop", "opted_out"), ("resume", "opted_in"), ("signup", "opted_in")])
def test_a_marketing_preference_is_an_opt_out_or_in_for_marketing_alone(word: str, change: str) -> None:
    wish = {"wa_id": PHONE, "category": "marketing_messages", "value": word, "timestamp": int(SENT.timestamp())}
    (event,) = parse({"user_preferences": [wish]}, "user_preferences")
    assert isinstance(event, Membership)
    assert (event.change, event.scope, event.sender.address, event.sent_at) == (change, "marketing", PHONE, SENT)


@pytest.mark.parametrize("wish", [{"value": "stop"}, {"value": "maybe", "category": "marketing_messages"}, {"category": "marketing"}])
def test_a_preference_that_is_not_understood_is_no_opt_out(wish: dict[str, Any]) -> None:
    (event,) = parse({"user_preferences": [wish]}, "user_preferences")
    assert (event.kind, event.reason) == ("unparsed", "unknown-preference")


def test_what_the_shop_wrote_on_its_phone_is_an_echo_in_the_same_conversation() -> None:
    echo = {**message(), "from": "12025550100", "to": PHONE, "to_user_id": BSUID}
    (event,) = parse({"message_echoes": [echo]}, "smb_message_echoes")
    assert (event.kind, event.is_echo, event.customer.address, event.window_expires_at) == ("message", True, PHONE, None)
    assert event.conversation_key == one().conversation_key
    (unread,) = parse({"message_echoes": [{**echo, "type": "hologram"}]}, "smb_message_echoes")
    assert (unread.kind, unread.is_echo) == ("unparsed", True)


@pytest.mark.parametrize("field", ["message_template_status_update", "history", "something_new"])
def test_other_fields_are_kept_as_one_unparsed_event(field: str) -> None:
    (event,) = parse({"calls": [{"id": "wacid.1"}], "errors": [{"code": 1}]}, field)
    assert (event.kind, event.reason, event.provider_type) == ("unparsed", "unsupported-field", field)
    assert event.raw["value"]["calls"] == [{"id": "wacid.1"}]


def test_a_change_without_its_field_name_is_read_by_its_lists() -> None:
    kinds = [event.kind for event in parse({"messages": [message()], "statuses": [_status()]}, ...)]
    assert kinds == ["message", "delivery_status"]


@pytest.mark.parametrize(
    ("value", "reasons"),
    [
        ({}, ["missing-content"]),
        ({"messages": []}, ["missing-content"]),
        ({"errors": [{"code": 130429}]}, ["provider-error"]),
        ({"messages": {"0": {}}}, ["wrong-shape"]),
        ({"messages": [None, 3]}, ["wrong-shape", "wrong-shape"]),
    ],
)
def test_a_change_without_events_says_why(value: dict[str, Any], reasons: list[str]) -> None:
    assert [event.reason for event in parse(value)] == reasons


def test_errors_beside_messages_are_kept_too() -> None:
    good, error = parse({"messages": [message()], "errors": [{"code": 130429}]})
    assert (good.kind, error.reason) == ("message", "provider-error")


@pytest.mark.parametrize("entry", [None, 4, {}, {"changes": 1}, {"changes": [None]}, {"changes": [{"value": []}]}])
def test_a_broken_entry_stands_beside_its_good_siblings(entry: Any) -> None:
    good = json.loads(body({"metadata": META, "messages": [message()]}))["entry"][0]
    events = whatsapp.parse(json.dumps({"entry": [entry, good]}), received_at=RECEIVED)
    assert [event.kind for event in events] == ["unparsed", "message"]


@pytest.mark.parametrize(
    ("product", "reason", "word"), [("page", "another-providers-payload", "messenger"), ("user", "wrong-shape", "user")]
)
def test_a_payload_of_another_meta_product_is_unparsed(product: str, reason: str, word: str) -> None:
    (event,) = whatsapp.parse(json.dumps({"object": product}), received_at=RECEIVED)
    assert (event.kind, getattr(event, "reason", ""), getattr(event, "provider_type", "")) == ("unparsed", reason, word)


def test_the_account_can_be_given_and_may_be_unknown() -> None:
    assert parse({"messages": [message()]}, account="shop")[0].account == "shop"
    (event,) = whatsapp.parse(body({"messages": [message()]}), received_at=RECEIVED)
    assert (event.account, event.recipient.address) == ("", None)


def test_a_message_without_an_id_gets_the_same_one_each_time() -> None:
    first, again = one(id=...), one(id=...)
    assert first.provider_id == again.provider_id
    assert first.event_id == again.event_id != one().event_id


def test_redelivery_gives_the_same_events() -> None:
    assert [event.event_id for event in parse({"statuses": [_status()]})] == [event.event_id for event in parse({"statuses": [_status()]})]
