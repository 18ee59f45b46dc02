"""Twilio Voice and Video: how far a call got, what was recorded, said and keyed."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest

from xborder_support.channels import twilio
from xborder_support.conversations import CallRecord, Media, Message, Party, Text, Transcript

_RECEIVED = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
_THEIRS, _OURS = "+12025550143", "+12025550100"
_CALL = {"AccountSid": "AC1", "CallSid": "CA1", "From": _THEIRS, "To": _OURS, "Direction": "inbound", "CallStatus": "ringing"}
_ROOM = {"AccountSid": "AC1", "RoomSid": "RM1", "RoomName": "fitting-room", "Timestamp": "2026-02-03T09:20:00.000Z", "SequenceNumber": "1"}


def _one(base: dict[str, str], *, headers: Any = None, **changes: Any) -> Any:
    fields = {name: value for name, value in {**base, **changes}.items() if value is not ...}
    (event,) = twilio.parse(urlencode(fields), received_at=_RECEIVED, headers=headers)
    return event


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("queued", "ringing"),
        ("initiated", "ringing"),
        ("ringing", "ringing"),
        ("answered", "in_progress"),
        ("in-progress", "in_progress"),
        ("completed", "completed"),
        ("busy", "busy"),
        ("no-answer", "missed"),
        ("canceled", "canceled"),
        ("failed", "failed"),
    ],
)
def test_every_state_of_a_call_is_known(word: str, state: str) -> None:
    event = _one(_CALL, CallStatus=word)
    assert isinstance(event, CallRecord)
    assert (event.state, event.provider_status, event.channel, event.medium, event.key) == (
        state,
        word,
        "phone",
        "voice",
        ("phone", _OURS, "CA1"),
    )


def test_a_completed_call_says_when_it_began_and_what_was_recorded() -> None:
    event = _one(
        _CALL,
        CallStatus="completed",
        CallDuration="42",
        Timestamp="Tue, 03 Feb 2026 10:10:42 +0100",
        SequenceNumber="3",
        RecordingSid="RE1",
        RecordingUrl="https://api.example/RE1",
        RecordingDuration="40",
        AnsweredBy="human",
    )
    assert (event.started_at, event.ended_at) == (datetime(2026, 2, 3, 9, 10, tzinfo=UTC), datetime(2026, 2, 3, 9, 10, 42, tzinfo=UTC))
    assert (event.sequence, event.duration_seconds, event.details["answered_by"]) == (3, 42, "human")
    assert event.recording == Media(media_kind="audio", provider_id="RE1", url="https://api.example/RE1", duration_ms=40000)


@pytest.mark.parametrize("direction", ["outbound-api", "outbound-dial", "trunking-terminating"])
def test_a_call_that_the_shop_made_is_an_echo(direction: str) -> None:
    event = _one(_CALL, From=_OURS, To=_THEIRS, Direction=direction, CallStatus="no-answer", ParentCallSid="CA0")
    assert (event.is_echo, event.account, event.customer.address, event.details["parent_call_sid"]) == (True, _OURS, _THEIRS, "CA0")
    assert event.conversation_key == _one(_CALL).conversation_key


@pytest.mark.parametrize("direction", ["inbound", "trunking-originating", ""])
def test_a_call_that_came_in_is_the_customers(direction: str) -> None:
    event = _one(_CALL, Direction=direction)
    assert (event.is_echo, event.account, event.customer.address) == (False, _OURS, _THEIRS)


def test_the_reports_of_one_call_are_several_events_about_one_thing() -> None:
    reports = [
        _one(_CALL, CallStatus=word, SequenceNumber=str(number)) for number, word in enumerate(["ringing", "in-progress", "completed"])
    ]
    assert len({event.event_id for event in reports}) == 3
    assert len({event.message_key for event in reports}) == 1


@pytest.mark.parametrize(
    "stamp", ["", "yesterday", "Tue, 99 Feb 2026 09:10:42 +0000", "x" * 5000, "1, 1 1 1:1:1 +999999999", "Fri, 31 Dec 9999 23:59:59 -2359"]
)
def test_a_time_that_is_none_is_left_out(stamp: str) -> None:
    event = _one(_CALL, CallStatus="completed", CallDuration="9", Timestamp=stamp)
    assert (event.sent_at, event.started_at, event.duration_seconds) == (None, None, 9)


def test_absurd_durations_do_no_harm() -> None:
    event = _one(_CALL, CallStatus="completed", CallDuration="9" * 18, Timestamp="Tue, 03 Feb 2026 09:10:42 -0000")
    assert (event.started_at, event.sent_at) == (None, datetime(2026, 2, 3, 9, 10, 42, tzinfo=UTC))
    assert _one(_CALL, CallStatus="completed", CallDuration="-5").duration_seconds is None


@pytest.mark.parametrize(("word", "state"), [("in-progress", "in_progress"), ("completed", "completed"), ("absent", "completed")])
def test_a_recording_is_a_report_of_its_own(word: str, state: str) -> None:
    fields = {"AccountSid": "AC1", "CallSid": "CA1", "RecordingSid": "RE1", "RecordingDuration": "40", "RecordingStatus": word}
    event = _one(fields, RecordingStartTime="Tue, 03 Feb 2026 09:10:01 +0000")
    assert (event.state, event.provider_status, event.started_at) == (
        state,
        f"recording-{word}",
        datetime(2026, 2, 3, 9, 10, 1, tzinfo=UTC),
    )
    assert event.recording == Media(media_kind="audio", provider_id="RE1", duration_ms=40000)
    (named,) = twilio.parse(urlencode(fields), received_at=_RECEIVED, account=_OURS)
    assert named.message_key == _one(_CALL).message_key


def test_a_transcription_is_what_a_machine_heard() -> None:
    event = _one(_CALL, TranscriptionStatus="completed", TranscriptionText="Hello", RecordingSid="RE1", CallStatus="completed")
    assert (event.provider_status, event.transcript) == ("transcription-completed", Transcript(text="Hello"))
    assert _one(_CALL, TranscriptionStatus="failed", TranscriptionText="").transcript is None


@pytest.mark.parametrize(
    ("confidence", "share"),
    [(0.9, 0.9), ("0.9", 0.9), (7, None), ("x", None), ("9" * 100, None), (None, None), (10**400, None), ([], None)],
)
def test_a_running_transcription_comes_in_pieces(confidence: Any, share: float | None) -> None:
    data = json.dumps({"transcript": "my parcel", "confidence": confidence})
    event = _one(
        _CALL,
        CallStatus=...,
        TranscriptionEvent="transcription-content",
        TranscriptionData=data,
        LanguageCode="en-US",
        SequenceId="2",
        Timestamp="2026-02-03T09:10:05Z",
    )
    assert event.transcript == Transcript(text="my parcel", language="en-US", confidence=share)
    assert (event.sequence, event.provider_status, event.sent_at) == (
        2,
        "transcription-content",
        datetime(2026, 2, 3, 9, 10, 5, tzinfo=UTC),
    )
    assert _one(_CALL, TranscriptionEvent="transcription-stopped", TranscriptionData="{").transcript is None


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"SpeechResult": "Where is it?", "Confidence": "0.91"}, Transcript(text="Where is it?", confidence=0.91)),
        ({"Digits": "2"}, Text(text="2")),
    ],
)
@pytest.mark.parametrize("direction", ["inbound", "outbound-api"])
def test_what_the_customer_says_when_asked_is_a_message(fields: dict[str, str], part: Any, direction: str) -> None:
    ends = {} if direction == "inbound" else {"From": _OURS, "To": _THEIRS}
    event = _one(_CALL, CallStatus="in-progress", Direction=direction, **ends, **fields)
    assert isinstance(event, Message)
    assert (event.parts, event.is_echo, event.sender.address, event.channel) == ((part,), False, _THEIRS, "phone")
    assert event.provider_id.startswith("CA1/")


def test_an_empty_answer_is_a_message_without_words() -> None:
    assert _one(_CALL, CallStatus="in-progress", Digits="").parts == ()


def test_the_token_tells_two_equal_answers_apart() -> None:
    first, second = (_one(_CALL, Digits="2", headers={"I-Twilio-Idempotency-Token": token}) for token in "ab")
    assert first.event_id != second.event_id
    assert _one(_CALL, Digits="2").event_id == _one(_CALL, Digits="2").event_id


@pytest.mark.parametrize(
    ("changes", "reason", "word"),
    [
        ({"CallStatus": "teleported"}, "unknown-status", "teleported"),
        ({"CallStatus": ...}, "unsupported-event", "call"),
        ({"CallStatus": ..., "RecordingStatus": "eaten"}, "unsupported-event", "call"),
        ({"CallStatus": ..., "ConferenceSid": "CF1", "StatusCallbackEvent": "participant-join"}, "unsupported-event", "participant-join"),
        ({"CallSid": ""}, "wrong-shape", "call"),
    ],
)
def test_what_is_no_report_of_a_call_is_kept(changes: dict[str, Any], reason: str, word: str) -> None:
    event = _one(_CALL, **changes)
    assert (event.kind, event.reason, event.provider_type, event.channel) == ("unparsed", reason, word, "phone")


def test_a_room_is_a_video_call_with_its_own_thread() -> None:
    event = _one(_ROOM, StatusCallbackEvent="participant-connected", ParticipantSid="PA1", ParticipantIdentity="guest-77")
    assert isinstance(event, CallRecord)
    assert (event.channel, event.medium, event.thread_id, event.account, event.state, event.sequence) == (
        "video",
        "video",
        "RM1",
        "AC1",
        "in_progress",
        1,
    )
    assert event.participants == (Party(address="guest-77", ids={"participant_sid": "PA1"}),)
    assert event.details == {"account_sid": "AC1", "room_name": "fitting-room"}


def test_a_room_that_ended_says_how_long_it_was_open() -> None:
    event = _one(_ROOM, StatusCallbackEvent="room-ended", RoomDuration="600")
    assert (event.state, event.started_at, event.ended_at) == (
        "completed",
        datetime(2026, 2, 3, 9, 10, tzinfo=UTC),
        datetime(2026, 2, 3, 9, 20, tzinfo=UTC),
    )
    assert (event.participants, event.recording) == ((), None)
    assert _one(_ROOM, StatusCallbackEvent="room-ended", RoomDuration="9" * 18).started_at is None


@pytest.mark.parametrize(("kind", "media_kind"), [("video", "video"), ("audio", "audio")])
def test_a_recorded_track_is_media(kind: str, media_kind: str) -> None:
    event = _one(_ROOM, StatusCallbackEvent="recording-completed", RecordingSid="RT1", Type=kind, Duration="540", Size="1048576")
    assert (event.recording.media_kind, event.recording.size_bytes, event.recording.duration_ms) == (media_kind, 1048576, 540000)
    assert event.state == "in_progress"


@pytest.mark.parametrize(
    "changes", [{"StatusCallbackEvent": "composition-started"}, {}, {"StatusCallbackEvent": "room-ended", "RoomSid": ""}]
)
def test_what_is_no_report_of_a_room_is_kept(changes: dict[str, str]) -> None:
    event = _one(_ROOM, **changes)
    assert (event.kind, event.reason, event.channel) == ("unparsed", "unsupported-event", "video")
