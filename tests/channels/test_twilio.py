"""Twilio: messages, statuses, and what a message looks like on the wire."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest

from xborder_support.channels import twilio, whatsapp
from xborder_support.conversations import (
    Choice,
    DeliveryStatus,
    Draft,
    Form,
    Location,
    Media,
    Message,
    Option,
    Template,
    Text,
    Unparsed,
)
from xborder_support.errors import SignatureError, UsageError

_RECEIVED = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)
_THEIRS, _OURS = "+12025550143", "+12025550100"


def _fields(**changes: Any) -> dict[str, Any]:
    fields = {
        "MessageSid": "SM1",
        "SmsSid": "SM1",
        "AccountSid": "AC1",
        "From": _THEIRS,
        "To": _OURS,
        "Body": "Where is my order?",
        "NumMedia": "0",
        "NumSegments": "1",
        "SmsStatus": "received",
        "FromCountry": "US",
        "FromCity": "",
        **changes,
    }
    return {name: value for name, value in fields.items() if value is not ...}


def _parsed(**changes: Any) -> list[Any]:
    return list(twilio.parse(urlencode(_fields(**changes), doseq=True).encode(), received_at=_RECEIVED))


def _one(**changes: Any) -> Any:
    (event,) = _parsed(**changes)
    return event


def _status(word: str, **changes: Any) -> Any:
    return _one(**{"Body": ..., "SmsStatus": word, "MessageStatus": word, "From": _OURS, "To": _THEIRS, **changes})


def test_a_message_has_no_time_of_its_own() -> None:
    event = _one()
    assert isinstance(event, Message)
    assert (event.key, event.sent_at, event.at) == (("sms", _OURS, "SM1"), None, _RECEIVED)
    assert (event.sender.address, event.recipient.address, event.parts) == (_THEIRS, _OURS, (Text(text="Where is my order?"),))
    assert event.details == {"account_sid": "AC1", "num_segments": "1", "from_country": "US"}
    assert event.window_expires_at is None


@pytest.mark.parametrize(("word", "changes"), [("STOP", ["opted_out"]), ("START", ["opted_in"]), ("HELP", []), ("?", [])])
def test_twilios_own_verdict_on_opting_out_follows_the_message(word: str, changes: list[str]) -> None:
    message, *memberships = _parsed(OptOutType=word, Body="Stop")
    assert (message.kind, message.text, message.details["opt_out_type"]) == ("message", "Stop", word)
    assert [(event.kind, event.change, event.scope, event.customer.address) for event in memberships] == [
        ("membership", change, "all", _THEIRS) for change in changes
    ]
    assert len({event.event_id for event in (message, *memberships)}) == 1 + len(changes)
    assert {event.conversation_key for event in memberships} <= {message.conversation_key}


def test_media_come_by_number_and_only_those_with_an_address() -> None:
    url = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME"
    event = _one(
        NumMedia="4",
        MediaUrl0=url + "0",
        MediaContentType0="image/jpeg",
        MediaUrl1=url + "1",
        MediaContentType1="video/mp4",
        MediaUrl2=url + "2",
        MediaContentType2="audio/amr",
        MediaUrl9=url + "9",
    )
    media = event.parts[1:]
    assert media[0] == Media(media_kind="image", provider_id="ME0", url=url + "0", mime="image/jpeg")
    assert [part.media_kind for part in media] == ["image", "video", "audio"]
    assert _one(NumMedia="1", MediaUrl0="x", Body="").parts == (Media(media_kind="file", provider_id="x", url="x"),)


@pytest.mark.parametrize("count", ["-1", "many", "", "99999999999999999999"])
def test_a_count_of_media_that_is_none_counts_as_zero(count: str) -> None:
    assert _one(NumMedia=count, MediaUrl0="https://a.example/0").parts == (Text(text="Where is my order?"),)


def test_blank_fields_count_as_absent_and_an_empty_message_is_still_one() -> None:
    event = _one(Body="")
    assert (event.kind, event.parts, event.text) == ("message", (), "")


def test_a_whatsapp_number_of_twilio_is_whatsapp() -> None:
    event = _one(
        From="whatsapp:" + _THEIRS,
        To="whatsapp:" + _OURS,
        ProfileName="Sari",
        OriginalRepliedMessageSid="SM0",
        Latitude="-6.2",
        Longitude="106.8",
    )
    assert (event.channel, event.provider, event.account, event.sender.address) == ("whatsapp", "twilio", _OURS, _THEIRS)
    assert (event.sender.name, event.in_reply_to) == ("Sari", "SM0")
    assert event.window_expires_at == _RECEIVED + timedelta(hours=24)
    assert event.parts[1] == Location(latitude=-6.2, longitude=106.8)


def test_a_pressed_button_is_a_choice() -> None:
    assert _one(ButtonText="Yes", ButtonPayload="y", Body="Yes").parts == (Choice(id="y", title="Yes", source="button"),)


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("accepted", "accepted"),
        ("queued", "accepted"),
        ("scheduled", "accepted"),
        ("sending", "accepted"),
        ("sent", "sent"),
        ("partially_delivered", "sent"),
        ("delivered", "delivered"),
        ("read", "read"),
        ("undelivered", "failed"),
        ("failed", "failed"),
        ("canceled", "canceled"),
    ],
)
def test_a_status_belongs_to_the_conversation_of_its_recipient(word: str, state: str) -> None:
    event = _status(word)
    assert isinstance(event, DeliveryStatus)
    assert (event.status, event.provider_status, event.account, event.customer.address) == (state, word, _OURS, _THEIRS)
    assert event.conversation_key == _one().conversation_key


@pytest.mark.parametrize(
    ("code", "reason", "is_retryable"),
    [
        ("63016", "window_closed", False),
        ("30003", "unreachable", True),
        ("30006", "bad_address", False),
        ("30007", "refused", False),
        ("63018", "rate_limited", True),
        ("30008", "unknown", None),
        ("99999", None, None),
    ],
)
def test_a_failure_keeps_its_code_and_says_what_it_means(*, code: str, reason: str | None, is_retryable: bool | None) -> None:
    event = _status("undelivered", ErrorCode=code)
    assert (event.error_codes, event.reason, event.is_retryable) == ((code,), reason, is_retryable)


def test_only_a_failure_has_a_meaning() -> None:
    event = _status("delivered", ErrorCode="30003", RawDlrDoneDate="2602030901")
    assert (event.error_codes, event.reason, event.details["raw_dlr_done_date"]) == (("30003",), None, "2602030901")
    assert _status("sent", ErrorCode="0").error_codes == ()
    assert _status("read", EventType="READ", ChannelPrefix="whatsapp").status == "read"


@pytest.mark.parametrize(("code", "change"), [("21610", "opted_out"), ("63014", "unfollowed")])
def test_a_failure_by_the_customers_own_wish_ends_contact(code: str, change: str) -> None:
    status, membership = _parsed(Body=..., MessageStatus="failed", From=_OURS, To=_THEIRS, ErrorCode=code)
    assert (status.kind, membership.kind, membership.change, membership.sender.address) == (
        "delivery_status",
        "membership",
        change,
        _THEIRS,
    )
    assert membership.conversation_key == status.conversation_key == _one().conversation_key


def test_a_status_that_came_as_json_is_the_same_as_a_form() -> None:
    fields = _fields(Body=..., MessageStatus="failed", SmsStatus="failed", From=_OURS, To=_THEIRS, ErrorCode="30003")
    (form,) = twilio.parse(urlencode(fields), received_at=_RECEIVED)
    decoded = json.dumps({**fields, "ErrorCode": 30003})
    assert twilio.parse(decoded, received_at=_RECEIVED) == twilio.parse(decoded.encode(), received_at=_RECEIVED) == [form]


def test_a_file_with_other_json_values_reads_them_as_texts() -> None:
    fields = {**_fields(), "Flag": True, "Share": 0.5, "Huge": 10**400, "Rows": [{"a": 1}], "Nothing": None}
    (event,) = twilio.parse(json.dumps(fields), received_at=_RECEIVED)
    raw = {name: value for name, value in event.raw.items() if name in {"Flag", "Share", "Huge", "Rows", "Nothing"}}
    assert raw == {"Flag": "true", "Share": "0.5", "Huge": "", "Rows": '[{"a": 1}]', "Nothing": None}


@pytest.mark.parametrize(
    ("headers", "details"),
    [
        ({"i-twilio-idempotency-token": "T-1"}, {"idempotency_token": "T-1"}),
        ([(b"I-Twilio-Idempotency-Token", b"T-1")], {"idempotency_token": "T-1"}),
        ({"other": "x"}, {}),
        (None, {}),
    ],
)
def test_the_token_that_twilio_repeats_is_kept(headers: Any, details: dict[str, str]) -> None:
    (event,) = twilio.parse(urlencode(_fields(AccountSid=..., NumSegments=..., FromCountry=...)), received_at=_RECEIVED, headers=headers)
    assert event.details == details


def test_messenger_addresses_lose_their_prefix_and_get_it_back() -> None:
    event = _one(From="messenger:725", To="messenger:100", Body="Bonjour")
    assert (event.channel, event.account, event.sender.address) == ("messenger", "100", "725")
    fields = parse_qs(twilio.render(Draft.reply_to(event, "Oui."))[0].body.decode())
    assert (fields["To"], fields["From"]) == (["messenger:725"], ["messenger:100"])


def test_rcs_is_the_same_conversation_as_sms_with_the_agent_as_account() -> None:
    event = _one(From="rcs:" + _THEIRS, To="rcs:kaze_agent", MessagingServiceSid="MG1")
    assert (event.channel, event.account, event.sender.address, event.details["carrier"]) == ("sms", "rcs:kaze_agent", _THEIRS, "rcs")
    fields = parse_qs(twilio.render(Draft.reply_to(event, "Yes."))[0].body.decode())
    assert (fields["To"], fields["From"]) == (["rcs:" + _THEIRS], ["rcs:kaze_agent"])


def test_a_choice_from_a_list_and_a_form_do_not_say_their_words_twice() -> None:
    chosen = _one(ListId="r", ListTitle="Return", ListDescription="Send back", Body="Return").parts
    assert chosen == (Choice(id="r", title="Return", source="list", description="Send back"),)
    assert _one(InteractiveData='{"a": 1}', Body="Sent").parts == (Form(json='{"a": 1}', title="Sent"),)


def test_the_whatsapp_id_is_a_further_id_of_the_customer() -> None:
    assert _one(From="whatsapp:+5215500000000", WaId="5215500000000").sender.ids == {"wa_id": "5215500000000"}


def test_a_status_that_twilio_does_not_document_is_kept() -> None:
    event = _status("teleported")
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_type, event.customer.address, event.provider_id) == (
        "unknown-status",
        "teleported",
        _THEIRS,
        "SM1",
    )


@pytest.mark.parametrize(
    ("changes", "reason", "word"),
    [
        ({"EventType": "onMessageAdd", "ConversationSid": "CH1"}, "unsupported-event", "onMessageAdd"),
        ({"MessageSid": ..., "SmsSid": ..., "CallSid": "CA1"}, "unsupported-event", "call"),
        ({"From": "gbm:123"}, "unsupported-channel", "gbm"),
        ({"From": ":123"}, "unsupported-channel", None),
        ({"From": ..., "To": "apple:1"}, "unsupported-channel", "apple"),
        ({"MessageSid": ..., "SmsSid": ..., "ConferenceSid": "CF1"}, "unsupported-event", "conference"),
        ({"type": "com.twilio.messaging.message.sent"}, "unsupported-event", "com.twilio.messaging.message.sent"),
        ({"MessageSid": ..., "SmsSid": ...}, "wrong-shape", None),
        ({"MessageSid": ["SM1", "SM2"], "SmsSid": ...}, "wrong-shape", None),
    ],
)
def test_what_is_no_message_is_kept(changes: dict[str, Any], reason: str, word: str | None) -> None:
    event = _one(**changes)
    assert (event.kind, event.reason, event.provider_type) == ("unparsed", reason, word)


@pytest.mark.parametrize(("body", "reason"), [(b"", "wrong-shape"), (b'{"a": 1}', "wrong-shape"), ("a&" * 2000, "too-many-fields")])
def test_a_body_that_is_no_message_form_becomes_one_unparsed_event(body: bytes | str, reason: str) -> None:
    (event,) = twilio.parse(body, received_at=_RECEIVED)
    assert (event.kind, getattr(event, "reason", "")) == ("unparsed", reason)


def test_a_repeated_field_keeps_all_its_values_in_raw() -> None:
    assert _one(Extra=["a", "b", "c"]).raw["Extra"] == ["a", "b", "c"]


def test_the_account_is_our_number_or_the_service_or_what_is_given() -> None:
    assert _one(To=..., MessagingServiceSid="MG1").account == "MG1"
    assert _one(To=...).account == ""
    (event,) = twilio.parse(urlencode(_fields()), received_at=_RECEIVED, account="shop-us")
    assert event.account == "shop-us"


def _draft(**changes: Any) -> Draft:
    return Draft(**{"channel": "sms", "provider": "twilio", "account": _OURS, "to": _THEIRS, "text": "On its way & safe: ¡olé!", **changes})


def test_an_sms_is_a_form() -> None:
    (outgoing,) = twilio.render(_draft(idempotency_key="k1"))
    assert parse_qs(outgoing.body.decode()) == {"To": [_THEIRS], "From": [_OURS], "Body": ["On its way & safe: ¡olé!"]}
    assert (outgoing.operation, outgoing.content_type, outgoing.idempotency_key) == ("Messages", "application/x-www-form-urlencoded", "")


def test_whatsapp_numbers_get_their_prefix_back() -> None:
    fields = parse_qs(twilio.render(_draft(channel="whatsapp"))[0].body.decode())
    assert (fields["To"], fields["From"]) == (["whatsapp:" + _THEIRS], ["whatsapp:" + _OURS])


def test_a_messaging_service_takes_the_place_of_the_number() -> None:
    fields = parse_qs(twilio.render(_draft(account="MG1"))[0].body.decode())
    assert fields["MessagingServiceSid"] == ["MG1"]
    assert "From" not in fields


def _file(number: int) -> Media:
    return Media(media_kind="image", url=f"https://shop.example/{number}.jpg")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"account": ""}, "no-sender"),
        ({"text": "x" * 1601}, "text-too-long"),
        ({"channel": "line"}, "wrong-channel"),
        ({"to": ""}, "no-recipient"),
        ({"text": " "}, "empty-text"),
        ({"options": (Option(id="1", title="Yes"),)}, "options-need-template"),
        ({"options": (Option(id="1", title="Yes"),), "channel": "whatsapp"}, "options-need-template"),
        ({"media": tuple(map(_file, range(11)))}, "too-many-media"),
        ({"media": (Media(media_kind="image", provider_id="ME1"),)}, "media-without-url"),
        ({"to": "CH1", "media": (_file(1),)}, "media-without-id"),
        ({"to": "CH1", "media": (Media(media_kind="image", provider_id="ME1"),) * 2}, "media-without-id"),
        ({"channel": "webchat"}, "no-conversation"),
    ],
)
def test_a_draft_that_twilio_would_refuse_is_refused_here(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        twilio.render(_draft(**changes))
    assert caught.value.code == code


def test_options_say_how_they_are_sent() -> None:
    with pytest.raises(UsageError, match="fit first, which writes them as numbered lines"):
        twilio.render(_draft(options=(Option(id="1", title="Yes"),)))


def test_files_and_the_address_for_statuses_go_along() -> None:
    draft = _draft(text="", media=(_file(1), _file(2)), details={"status_callback": "https://shop.example/status?a=1"})
    fields = parse_qs(twilio.render(draft)[0].body.decode(), keep_blank_values=True)
    assert fields["MediaUrl"] == ["https://shop.example/1.jpg", "https://shop.example/2.jpg"]
    assert fields["StatusCallback"] == ["https://shop.example/status?a=1"]
    assert "Body" not in fields


def test_approved_content_takes_the_place_of_the_words() -> None:
    template = Template(id="HX1", values=("Sari", "jam 13.00"))
    fields = parse_qs(twilio.render(_draft(channel="whatsapp", template=template, options=(Option(id="1", title="Ya"),)))[0].body.decode())
    assert (fields["ContentSid"], fields["ContentVariables"]) == (["HX1"], ['{"1":"Sari","2":"jam 13.00"}'])
    assert "Body" not in fields
    assert "ContentVariables" not in twilio.render(_draft(template=Template(id="HX1")))[0].body.decode()


def test_a_twilio_reply_goes_back_to_the_sender() -> None:
    draft = Draft.reply_to(_one(From="whatsapp:" + _THEIRS, To="whatsapp:" + _OURS), "Sure.")
    assert parse_qs(twilio.render(draft)[0].body.decode())["To"] == ["whatsapp:" + _THEIRS]
    with pytest.raises(UsageError):
        whatsapp.render(_draft())


def test_receive_verifies_before_it_reads() -> None:
    with pytest.raises(SignatureError):
        twilio.receive(urlencode(_fields()), {"X-Twilio-Signature": "AAAA"}, "token", received_at=_RECEIVED, url="https://shop.example/sms")
