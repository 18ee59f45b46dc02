"""Video calls: what each record becomes."""

import hmac
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import profile, video
from xborder_support.conversations import CallRecord, Draft, Media, Party, Transcript, Unparsed
from xborder_support.errors import SignatureError, UsageError

_AT = datetime(2026, 2, 3, 9, 31, tzinfo=UTC)
_RECEIVED = _AT + timedelta(seconds=1)
_PEOPLE = [{"role": "customer", "id": "c-7", "name": "Lena"}, {"role": "agent", "id": 2, "name": "Jonas"}, 5, {"id": "x"}, {"role": "bot"}]


def _record(**changes: Any) -> dict[str, Any]:
    record = {
        "format": "video_call/1",
        "account": "shop-de",
        "room_id": "room-81",
        "sequence": 3,
        "event": "ended",
        "at": _AT.isoformat(),
        "participants": _PEOPLE,
        **changes,
    }
    return {key: value for key, value in record.items() if value is not ...}


def _one(**changes: Any) -> Any:
    (event,) = video.parse(json.dumps(_record(**changes)), received_at=_RECEIVED)
    return event


def test_a_record_carries_people_times_and_length() -> None:
    call = _one(started_at="2026-02-03T10:01:00+01:00", ended_at="2026-02-03T09:31:00Z", duration_seconds=1800)
    assert isinstance(call, CallRecord)
    assert (call.medium, call.state, call.provider_status, call.sequence) == ("video", "completed", "ended", 3)
    assert (call.started_at, call.ended_at, call.duration_seconds) == (datetime(2026, 2, 3, 9, 1, tzinfo=UTC), _AT, 1800)
    assert (call.key, call.sent_at, call.at) == (("video", "shop-de", "room-81"), _AT, _AT)
    assert (call.sender, call.recipient.address, call.is_echo) == (Party(address="c-7", name="Lena"), "shop-de", False)
    assert call.participants == (
        Party(address="c-7", name="Lena"),
        Party(name="Jonas", ids={"agent": "2"}),
        Party(ids={"participant": "x"}),
        Party(),
    )


def test_a_call_that_the_shop_made_is_an_echo_to_the_same_customer() -> None:
    ours = _one(direction="outbound")
    assert (ours.is_echo, ours.customer.address, ours.sender.address) == (True, "c-7", "shop-de")
    assert ours.conversation_key == _one().conversation_key


@pytest.mark.parametrize(
    ("event", "state"),
    [
        ("waiting", "ringing"),
        ("started", "in_progress"),
        ("participant_joined", "in_progress"),
        ("participant_left", "in_progress"),
        ("ended", "completed"),
        ("recorded", "completed"),
        ("transcribed", "completed"),
        ("missed", "missed"),
        ("rejected", "rejected"),
        ("canceled", "canceled"),
        ("failed", "failed"),
    ],
)
def test_every_word_has_its_state(event: str, state: str) -> None:
    assert (_one(event=event).state, _one(event=event).provider_status) == (state, event)


def test_reports_of_one_call_are_told_apart_and_a_second_delivery_is_known() -> None:
    assert _one(sequence=3).event_id == _one(sequence="3", at=None).event_id
    assert len({_one(event="participant_joined", sequence=number).event_id for number in range(3)}) == 3
    assert _one(room_id=...).provider_id.startswith("sha256-")


def test_recording_and_transcript_are_kept() -> None:
    recording = {
        "id": "r-1",
        "url": "https://f.example/r.mp4",
        "mime": "video/mp4",
        "size_bytes": 9,
        "duration_ms": 8,
        "expires_at": "2026-03-05",
    }
    call = _one(event="recorded", recording=recording, transcript={"text": "Guten Tag", "language": "de", "confidence": 0.93})
    assert call.recording == Media(
        media_kind="video",
        provider_id="r-1",
        url="https://f.example/r.mp4",
        mime="video/mp4",
        size_bytes=9,
        duration_ms=8,
        expires_at=datetime(2026, 3, 5, tzinfo=UTC),
    )
    assert call.transcript == Transcript(text="Guten Tag", language="de", confidence=0.93)
    assert (_one(recording={}).recording, _one(transcript={"text": ""}).transcript) == (None, None)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, "much", None, True])
def test_a_confidence_that_is_no_share_is_absent(confidence: Any) -> None:
    assert _one(transcript={"text": "a", "confidence": confidence}).transcript == Transcript(text="a")


@pytest.mark.parametrize(
    ("body", "reason", "word"),
    [
        (b"", "not-json", None),
        (b"[]", "wrong-shape", None),
        (b"{}", "wrong-shape", None),
        (json.dumps(_record(format="video_call/2")), "unsupported-type", "video_call/2"),
        (json.dumps(_record(event="booked")), "unsupported-event", "booked"),
        (json.dumps(_record(event=["ended"])), "missing-type", None),
        (b'{"destination": "U0", "events": []}', "another-providers-payload", "line"),
    ],
)
def test_what_is_no_record_becomes_one_unparsed_event(body: bytes | str, reason: str, word: str | None) -> None:
    (event,) = video.parse(body, received_at=_RECEIVED)
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_type) == (reason, word)


def test_the_account_can_be_given() -> None:
    (event,) = video.parse(json.dumps(_record()), received_at=_RECEIVED, account="shop-at")
    assert event.account == "shop-at"


def test_a_signed_record_is_received_and_another_is_refused() -> None:
    body, stamp = json.dumps(_record()).encode(), str(int(_AT.timestamp()))
    digest = hmac.digest(b"s", stamp.encode() + b"." + body, "sha256").hex()
    headers = {"X-Video-Call-Timestamp": stamp, "X-Video-Call-Signature": f"sha256={digest}"}
    assert video.receive(body, headers, "s", received_at=_RECEIVED)[0].kind == "call_record"
    with pytest.raises(SignatureError):
        video.receive(body + b" ", headers, "s", received_at=_RECEIVED)


def test_nothing_is_sent_on_a_video_call() -> None:
    with pytest.raises(UsageError) as caught:
        video.render(Draft(channel="video", provider="video", to="c-7", text="Hallo"))
    assert caught.value.code == "cannot-send"
    assert caught.value.hint


def test_calls_are_live_and_only_the_phone_works_without_the_internet() -> None:
    phone, calls, chat = (profile(name, on=_AT) for name in ("phone", "video", "webchat"))
    assert (phone.kind, phone.is_live, phone.needs_data) == ("phone", True, False)
    assert (calls.kind, calls.is_live, calls.needs_data) == ("video", True, True)
    assert (chat.kind, chat.is_live, chat.needs_data) == ("chat", True, True)


_JSON = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.lists(st.integers(), max_size=2)


@given(st.dictionaries(st.sampled_from(sorted(_record(recording={}, transcript={}, duration_seconds=1))), _JSON, max_size=5))
@settings(max_examples=150, deadline=None)
def test_a_broken_record_is_read_or_kept_and_never_raises(broken: dict[str, Any]) -> None:
    assert _one(**broken).kind in {"call_record", "unparsed"}


_PAYLOADS = sorted((Path(__file__).parent / "payloads" / "video").iterdir())


def test_every_example_is_a_record_of_the_same_call() -> None:
    calls = [event for path in _PAYLOADS for event in video.parse(path.read_bytes(), received_at=_RECEIVED)]
    assert {call.kind for call in calls} == {"call_record"}
    assert len({call.event_id for call in calls}) == len(_PAYLOADS)
    assert len({call.conversation_key for call in calls}) == 1
