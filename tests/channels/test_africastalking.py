"""Africa's Talking: messages, delivery reports, opt-outs, USSD sessions, calls, and what goes back on the wire."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest

from xborder_support.channels import africastalking
from xborder_support.conversations import (
    CallRecord,
    DeliveryStatus,
    Draft,
    Media,
    Membership,
    Message,
    Option,
    Party,
    ReplyHandle,
    Template,
)
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
    event = _one({"id": "m9", "status": word, "phoneNumber": _PHONE, "failureReason": "DeliveryFailure"}, account="20880")
    assert isinstance(event, DeliveryStatus)
    assert (event.status, event.provider_status, event.error_codes, event.customer.address) == (state, word, ("DeliveryFailure",), _PHONE)
    assert event.conversation_key == _one(_MESSAGE).conversation_key
    assert event.reason == ("unknown" if state in {"failed", "expired"} else None)


@pytest.mark.parametrize(
    ("word", "cause", "reason", "is_retryable"),
    [
        ("Rejected", "InsufficientCredit", "payment", False),
        ("Failed", "UserDoesNotExist", "bad_address", False),
        ("Failed", "SomethingNew", None, None),
        ("Rejected", "", None, None),
        ("AbsentSubscriber", "", "unreachable", True),
        ("Expired", "", "expired", True),
    ],
)
def test_a_failure_says_what_it_means(*, word: str, cause: str, reason: str | None, is_retryable: bool | None) -> None:
    event = _one({"id": "m9", "status": word, "phoneNumber": _PHONE, "failureReason": cause})
    assert (event.reason, event.is_retryable) == (reason, is_retryable)


def test_a_customer_on_the_black_list_has_opted_out() -> None:
    fields = {"id": "m9", "status": "Rejected", "phoneNumber": _PHONE, "failureReason": "UserInBlackList"}
    status, membership = africastalking.parse(urlencode(fields), received_at=_RECEIVED, account="20880")
    assert isinstance(status, DeliveryStatus)
    assert isinstance(membership, Membership)
    assert (status.reason, membership.change, membership.sender.address) == ("opted_out", "opted_out", _PHONE)
    assert membership.conversation_key == _one(_MESSAGE).conversation_key


@pytest.mark.parametrize(("word", "change"), [("Addition", "opted_in"), ("deletion", "opted_out")])
def test_a_paid_subscription_is_no_more_than_marketing(word: str, change: str) -> None:
    event = _one({"phoneNumber": _PHONE, "shortCode": "22384", "keyword": "deals", "updateType": word})
    assert (event.kind, event.change, event.scope, event.account, event.details) == (
        "membership",
        change,
        "marketing",
        "22384",
        {"keyword": "deals"},
    )


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
    [
        ({"sessionId": "ATUid_1", "phoneNumber": _PHONE}, "unsupported-event", "ussd"),
        ({"sessionId": "", "serviceCode": "*1#", "text": "1"}, "unsupported-event", "ussd"),
        ({"isActive": "1", "callerNumber": _PHONE}, "wrong-shape", "call"),
        ({"phoneNumber": _PHONE, "updateType": "Pause"}, "unsupported-event", "Pause"),
        ({"a": "1"}, "wrong-shape", None),
    ],
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


_DIAL = {"sessionId": "ATUid_1", "serviceCode": "*384*11469#", "phoneNumber": _PHONE, "networkCode": "62130", "text": ""}


def test_a_dial_is_a_message_without_words_that_waits_for_a_screen() -> None:
    event = _one(_DIAL)
    assert isinstance(event, Message)
    assert (event.key, event.parts, event.sender.address) == (("ussd", "*384*11469#", "ATUid_1/0"), (), _PHONE)
    assert event.reply_handle == ReplyHandle(token="ATUid_1", expires_at=_RECEIVED + timedelta(seconds=180), max_uses=1)
    assert event.details == {"session_id": "ATUid_1", "network_code": "62130"}
    assert (event.sent_at, event.thread_id) == (None, None)


@pytest.mark.parametrize(
    ("path", "text", "steps"), [("1", "1", 1), ("1*1042", "1042", 2), ("1*", "", 2), ("1*size 4*5", "5", 3), ("*", "", 2), ("1**2", "2", 3)]
)
def test_a_step_says_the_last_answer_and_the_whole_path(path: str, text: str, steps: int) -> None:
    event = _one({**_DIAL, "text": path})
    assert (event.text, event.details["path"], event.provider_id) == (text, path, f"ATUid_1/{steps}")
    assert event.conversation_key == _one(_DIAL).conversation_key


def test_a_repeated_request_is_known_and_the_next_step_is_another() -> None:
    steps = [_one({**_DIAL, "text": path}).event_id for path in ("", "1", "1*2", "1*2*2")]
    assert len(set(steps)) == len(steps)
    assert _one({**_DIAL, "text": "1*2"}).event_id == steps[2]
    assert _one({name: value for name, value in _DIAL.items() if name != "text"}).event_id == steps[0]


@pytest.mark.parametrize("word", ["Success", "Incomplete", "Failed"])
def test_the_end_of_a_session_is_a_departure(word: str) -> None:
    ended = {
        "date": "2026-02-05 08:05:59",
        "status": word,
        "cost": "NGN 1.6",
        "durationInMillis": "40132",
        "hopsCount": "2",
        "input": "1*2",
    }
    event = _one({**{name: value for name, value in _DIAL.items() if name != "text"}, **ended, "errorMessage": "none"})
    assert isinstance(event, Membership)
    assert (event.change, event.provider_id, event.sent_at) == ("left", "ATUid_1", datetime(2026, 2, 5, 8, 5, 59, tzinfo=UTC))
    assert event.details == {
        "session_id": "ATUid_1",
        "session_status": word,
        "path": "1*2",
        "network_code": "62130",
        "cost": "NGN 1.6",
        "duration_ms": "40132",
        "hops": "2",
        "error": "none",
    }
    assert event.conversation_key == _one(_DIAL).conversation_key


_CALL = {"isActive": "1", "sessionId": "ATVId_1", "direction": "Inbound", "callerNumber": _PHONE, "destinationNumber": "+2342000000"}


@pytest.mark.parametrize(
    ("changes", "state", "word"),
    [
        ({"callSessionState": "Ringing"}, "ringing", "Ringing"),
        ({"callSessionState": "Answered"}, "in_progress", "Answered"),
        ({}, "in_progress", "active"),
        ({"isActive": "0"}, "completed", "ended"),
        ({"isActive": "0", "status": "Success", "hangupCause": "NORMAL_CLEARING"}, "completed", "Success"),
        ({"isActive": "0", "status": "Failed"}, "failed", "Failed"),
        ({"isActive": "0", "status": "Failed", "hangupCause": "USER_BUSY"}, "busy", "Failed"),
        ({"isActive": "0", "hangupCause": "NO_ANSWER"}, "missed", "ended"),
        ({"isActive": "0", "hangupCause": "CALL_REJECTED"}, "rejected", "ended"),
        ({"isActive": "0", "hangupCause": "ORIGINATOR_CANCEL"}, "canceled", "ended"),
    ],
)
def test_a_voice_callback_is_the_record_of_a_call(changes: dict[str, str], state: str, word: str) -> None:
    event = _one({**_CALL, **changes})
    assert isinstance(event, CallRecord)
    assert (event.state, event.provider_status, event.key) == (state, word, ("phone", "+2342000000", "ATVId_1"))


def test_an_ended_call_says_how_long_it_took_what_it_cost_and_what_was_recorded() -> None:
    more = {"durationInSeconds": "42", "currencyCode": "NGN", "amount": "1.20", "recordingUrl": "https://voice.example/1.mp3"}
    event = _one({**_CALL, **more, "isActive": "0", "callStartTime": "2026-02-05 08:00:00"})
    assert (event.started_at, event.ended_at, event.duration_seconds) == (
        datetime(2026, 2, 5, 8, 0, tzinfo=UTC),
        datetime(2026, 2, 5, 8, 0, 42, tzinfo=UTC),
        42,
    )
    assert (event.details["currency"], event.details["amount"]) == ("NGN", "1.20")
    assert event.recording == Media(media_kind="audio", url="https://voice.example/1.mp3")
    assert _one({**_CALL, "isActive": "0", "callStartTime": "9999-12-31 23:59:59", "durationInSeconds": "42"}).ended_at is None


def test_the_caller_is_the_customer_in_both_directions() -> None:
    inbound, outbound = _one(_CALL), _one({**_CALL, "direction": "Outbound"})
    assert (inbound.is_echo, outbound.is_echo) == (False, True)
    assert inbound.customer == outbound.customer == Party(address=_PHONE)
    assert inbound.conversation_key == outbound.conversation_key


def test_keys_that_were_pressed_are_words_of_the_customer() -> None:
    event = _one({**_CALL, "dtmfDigits": "2"})
    assert isinstance(event, Message)
    assert (event.text, event.sender.address, event.channel) == ("2", _PHONE, "phone")
    assert event.event_id == _one({**_CALL, "dtmfDigits": "2"}).event_id != _one({**_CALL, "dtmfDigits": "3"}).event_id
    assert _one({**_CALL, "isActive": "0", "dtmfDigits": "2"}).kind == "call_record"


def _screen(**changes: Any) -> Draft:
    handle = ReplyHandle(token="ATUid_1")
    return Draft(
        **{"channel": "ussd", "provider": "africastalking", "to": _PHONE, "text": "Your order:", "reply_handle": handle, **changes}
    )


_MENU = (Option(id="track", title="Track"), Option(id="return", title="Return"))


@pytest.mark.parametrize(
    ("changes", "body"),
    [
        ({}, "END Your order:"),
        ({"options": _MENU}, "CON Your order:\n1. Track\n2. Return"),
        ({"options": _MENU, "details": {"session": "end"}}, "END Your order:\n1. Track\n2. Return"),
        ({"text": "Which number?", "details": {"session": "continue"}}, "CON Which number?"),
        ({"text": "1. Track", "details": {"options": '[["track", "Track"]]'}}, "CON 1. Track"),
        ({"text": "Où est-il ?"}, "END Où est-il ?"),
        ({"text": "x" * 182}, "END " + "x" * 182),
        ({"text": "я" * 80}, "END " + "я" * 80),
        ({"text": "\ud83d"}, "END ?"),
    ],
)
def test_a_screen_is_the_answer_to_the_request(changes: dict[str, Any], body: str) -> None:
    (outgoing,) = africastalking.render(_screen(**changes))
    assert (outgoing.body.decode(), outgoing.content_type, outgoing.operation) == (body, "text/plain", "response")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": "x" * 183}, "text-too-long"),
        ({"text": "x" * 175, "options": _MENU}, "text-too-long"),
        ({"text": "я" * 81}, "text-too-long"),
        ({"text": "€" * 92}, "text-too-long"),
        ({"reply_handle": None}, "no-session"),
        ({"details": {"session": "stay"}}, "bad-session"),
        ({"media": (Media(media_kind="image", url="https://shop.example/1.jpg"),)}, "media-not-supported"),
        ({"channel": "sms", "media": (Media(media_kind="image", url="https://shop.example/1.jpg"),)}, "media-not-supported"),
        ({"channel": "sms", "template": Template(id="1")}, "media-not-supported"),
        ({"channel": "sms", "options": _MENU}, "too-many-options"),
        ({"channel": "whatsapp"}, "wrong-channel"),
        ({"text": " "}, "empty-text"),
        ({"to": ""}, "no-recipient"),
        ({"channel": "sms", "to": "0803 123 4567"}, "bad-recipient"),
        ({"channel": "sms", "to": "2348031234567"}, "bad-recipient"),
        ({"channel": "sms", "to": "KAZE"}, "bad-recipient"),
        ({"channel": "sms", "to": "+2348000000004,+2348000000005"}, "bad-recipient"),
        ({"options": (*_MENU, Option(id="track", title="Again"))}, "bad-option"),
        ({"is_private": True}, "private-draft"),
    ],
)
def test_a_draft_that_cannot_be_shown_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        africastalking.render(_screen(**changes))
    assert caught.value.code == code
    assert caught.value.hint


def test_a_reply_to_a_step_answers_its_session() -> None:
    draft = Draft.reply_to(_one({**_DIAL, "text": "1"}), "Thank you.")
    assert africastalking.render(draft)[0].body == b"END Thank you."
