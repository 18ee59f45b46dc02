"""The example payloads: each arrives as its README says."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from xborder_support.channels import provider
from xborder_support.conversations import Media, Message, Unparsed
from xborder_support.terms import territory_of_phone

_FOLDER = Path(__file__).parents[2] / "examples" / "payloads"
_RECEIVED = datetime(2026, 2, 20, tzinfo=UTC)


def _messages(name: str, module: str) -> list[Message]:
    events = provider(module).parse((_FOLDER / name).read_bytes(), received_at=_RECEIVED)
    return [event for event in events if isinstance(event, Message)]


@pytest.mark.parametrize(
    ("name", "module", "sent_at", "head"),
    [
        ("01_line_tokyo.json", "line", "2026-02-03T12:40:00+00:00", "こんばんは"),
        ("02_whatsapp_jakarta.json", "whatsapp", "2026-02-03T03:15:00+00:00", "Halo kak"),
        ("03_whatsapp_riyadh.json", "whatsapp", "2026-02-06T08:00:00+00:00", "السلام"),
        ("05_twilio_stop.txt", "twilio", None, "STOP. Thank you"),
        ("06_twilio_after_stop.txt", "twilio", None, "Hi, one more question"),
        ("08_whatsapp_sao_paulo_voice.json", "whatsapp", "2026-02-17T13:00:00+00:00", ""),
        ("09_africastalking_lagos.txt", "africastalking", "2026-02-05T08:05:00+00:00", "Good morning"),
        ("11_whatsapp_unlisted_country.json", "whatsapp", "2026-02-04T16:20:00+00:00", "Hello, do you ship"),
    ],
)
def test_each_payload_is_one_message_at_its_time(name: str, module: str, sent_at: str | None, head: str) -> None:
    (message,) = _messages(name, module)
    assert (message.sent_at.isoformat() if message.sent_at else None) == sent_at
    assert message.text.startswith(head)


def test_the_phone_numbers_tell_the_countries() -> None:
    files = {
        "02_whatsapp_jakarta": "ID",
        "03_whatsapp_riyadh": "SA",
        "08_whatsapp_sao_paulo_voice": "BR",
        "11_whatsapp_unlisted_country": "IS",
    }
    for name, country in files.items():
        (message,) = _messages(f"{name}.json", "whatsapp")
        assert territory_of_phone(message.customer.address or "") == country


def test_the_two_sms_come_from_one_person_and_the_voice_note_is_one() -> None:
    (stop,), (after,) = _messages("05_twilio_stop.txt", "twilio"), _messages("06_twilio_after_stop.txt", "twilio")
    assert stop.conversation_key == after.conversation_key
    (voice,) = _messages("08_whatsapp_sao_paulo_voice.json", "whatsapp")
    assert [part.media_kind for part in voice.parts if isinstance(part, Media)] == ["voice"]


def test_the_broken_event_stands_between_two_good_ones() -> None:
    events = provider("line").parse((_FOLDER / "12_line_batch.json").read_bytes(), received_at=_RECEIVED)
    assert [type(event) for event in events] == [Message, Unparsed, Message]
