"""Twilio: messages, statuses, and what a message looks like on the wire."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest

from xborder_support.channels import twilio, whatsapp
from xborder_support.conversations import Choice, DeliveryStatus, Draft, Location, Media, Message, Text, Unparsed
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


def _one(**changes: Any) -> Any:
    (event,) = twilio.parse(urlencode(_fields(**changes), doseq=True).encode(), received_at=_RECEIVED)
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


@pytest.mark.parametrize("word", ["STOP", "START", "HELP"])
def test_twilios_own_verdict_on_opting_out_is_kept(word: str) -> None:
    assert _one(OptOutType=word).details["opt_out_type"] == word


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


def test_a_failure_keeps_its_code() -> None:
    assert _status("failed", ErrorCode="21610").error_codes == ("21610",)
    assert _status("read", EventType="READ", ChannelPrefix="whatsapp").status == "read"


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
        ({"EventType": "onMessageAdded", "ConversationSid": "CH1"}, "unsupported-event", "onMessageAdded"),
        ({"MessageSid": ..., "SmsSid": ..., "CallSid": "CA1"}, "unsupported-event", "call"),
        ({"From": "messenger:123"}, "unsupported-channel", "messenger"),
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


@pytest.mark.parametrize(
    ("changes", "code"), [({"account": ""}, "no-sender"), ({"text": "x" * 1601}, "text-too-long"), ({"channel": "line"}, "wrong-channel")]
)
def test_a_draft_that_twilio_would_refuse_is_refused_here(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        twilio.render(_draft(**changes))
    assert caught.value.code == code


def test_a_twilio_reply_goes_back_to_the_sender() -> None:
    draft = Draft.reply_to(_one(From="whatsapp:" + _THEIRS, To="whatsapp:" + _OURS), "Sure.")
    assert parse_qs(twilio.render(draft)[0].body.decode())["To"] == ["whatsapp:" + _THEIRS]
    with pytest.raises(UsageError):
        whatsapp.render(_draft())


def test_receive_verifies_before_it_reads() -> None:
    with pytest.raises(SignatureError):
        twilio.receive(urlencode(_fields()), {"X-Twilio-Signature": "AAAA"}, "token", received_at=_RECEIVED, url="https://shop.example/sms")
