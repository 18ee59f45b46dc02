"""Africa's Talking: messages, delivery reports, opt-outs, and what a message looks like on the wire."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest

from xborder_support.channels import africastalking
from xborder_support.conversations import DeliveryStatus, Draft, Membership, Message
from xborder_support.errors import UsageError

_RECEIVED = datetime(2026, 2, 5, 8, 6, tzinfo=UTC)
_PHONE = "+2348000000004"
_MESSAGE = {
    "id": "m1",
    "from": _PHONE,
    "to": "20880",
    "text": "Good morning",
    "date": "2026-02-05 08:05:00",
    "linkId": "L1",
    "networkCode": "62130",
}


def _one(fields: dict[str, Any], **options: Any) -> Any:
    (event,) = africastalking.parse(urlencode(fields), received_at=_RECEIVED, **options)
    return event


def test_a_message_carries_sender_short_code_and_words() -> None:
    event = _one(_MESSAGE)
    assert isinstance(event, Message)
    assert (event.key, event.text, event.sender.address) == (("sms", "20880", "m1"), "Good morning", _PHONE)
    assert event.details == {"link_id": "L1", "network_code": "62130"}


@pytest.mark.parametrize(
    ("written", "sent_at"),
    [
        ("2026-02-05 08:05:00", datetime(2026, 2, 5, 8, 5, tzinfo=UTC)),
        ("2026-02-05T08:05:00Z", datetime(2026, 2, 5, 8, 5, tzinfo=UTC)),
        ("2026-02-05T09:05:00+01:00", datetime(2026, 2, 5, 8, 5, tzinfo=UTC)),
        ("yesterday", None),
        ("", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_times_are_utc_in_both_spellings(written: str, sent_at: datetime | None) -> None:
    assert _one({**_MESSAGE, "date": written}).sent_at == sent_at


def test_a_sender_may_be_a_name_and_a_text_may_be_blank() -> None:
    assert _one({**_MESSAGE, "from": "MTN"}).sender.address == "MTN"
    assert _one({**_MESSAGE, "text": ""}).parts == ()


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Sent", "sent"),
        ("Submitted", "sent"),
        ("Buffered", "sent"),
        ("Success", "delivered"),
        ("Rejected", "failed"),
        ("Failed", "failed"),
        ("AbsentSubscriber", "failed"),
        ("Expired", "expired"),
    ],
)
def test_a_report_belongs_to_the_conversation_once_the_short_code_is_given(word: str, state: str) -> None:
    event = _one({"id": "m9", "status": word, "phoneNumber": _PHONE, "failureReason": "UserInBlackList"}, account="20880")
    assert isinstance(event, DeliveryStatus)
    assert (event.status, event.provider_status, event.error_codes, event.customer.address) == (state, word, ("UserInBlackList",), _PHONE)
    assert event.conversation_key == _one(_MESSAGE).conversation_key


def test_a_report_of_another_vocabulary_is_kept() -> None:
    event = _one({"id": "m9", "status": "Vanished", "phoneNumber": _PHONE})
    assert (event.kind, event.reason, event.provider_type, event.provider_id) == ("unparsed", "unknown-status", "Vanished", "m9")
    assert _one({"id": "m9", "status": "Success"}).error_codes == ()


def test_leaving_a_bulk_list_is_an_opt_out() -> None:
    event = _one({"senderId": "KAZE", "phoneNumber": _PHONE})
    assert isinstance(event, Membership)
    assert (event.change, event.scope, event.account, event.sender.address) == ("opted_out", "all", "KAZE", _PHONE)


@pytest.mark.parametrize(
    ("fields", "reason", "word"),
    [({"sessionId": "ATUid_1", "phoneNumber": _PHONE}, "unsupported-event", "ussd"), ({"a": "1"}, "wrong-shape", None)],
)
def test_what_is_no_sms_is_kept(fields: dict[str, str], reason: str, word: str | None) -> None:
    event = _one(fields)
    assert (event.kind, event.reason, event.provider_type) == ("unparsed", reason, word)


def test_too_many_fields_are_one_unparsed_event() -> None:
    (event,) = africastalking.parse("a&" * 2000, received_at=_RECEIVED)
    assert getattr(event, "reason", "") == "too-many-fields"


def test_a_message_without_an_id_gets_the_same_one_each_time() -> None:
    fields = {name: value for name, value in _MESSAGE.items() if name != "id"}
    assert _one(fields).event_id == _one(fields).event_id != _one({**fields, "text": "Good evening"}).event_id


@pytest.mark.parametrize("call", [africastalking.verify, africastalking.receive])
def test_nothing_can_be_verified_and_that_is_said(call: Any) -> None:
    times = {"now": _RECEIVED} if call is africastalking.verify else {"received_at": _RECEIVED}
    with pytest.raises(UsageError, match="signs none of its webhooks") as caught:
        call(urlencode(_MESSAGE), {}, "secret", **times)
    assert caught.value.code == "provider-signs-nothing"


def test_an_sms_is_a_form_with_what_the_draft_knows() -> None:
    draft = Draft(
        channel="sms",
        provider="africastalking",
        account="20880",
        to=_PHONE,
        text="On its way.",
        details={"username": "kaze", "link_id": "L1"},
    )
    (outgoing,) = africastalking.render(draft)
    assert parse_qs(outgoing.body.decode()) == {
        "username": ["kaze"],
        "to": [_PHONE],
        "message": ["On its way."],
        "from": ["20880"],
        "linkId": ["L1"],
    }
    assert (outgoing.operation, outgoing.to) == ("messaging", _PHONE)


def test_a_draft_for_another_channel_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        africastalking.render(Draft(channel="whatsapp", provider="africastalking", to=_PHONE, text="x"))
    assert caught.value.code == "wrong-channel"
