"""Which times a person agreed to be contacted at, as far as they are on record and not over."""

from datetime import UTC, datetime, timedelta
from typing import Any

from xborder_support.compliance.consents import ConsentEvent, Consents

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
PHONE = "+81312345678"


def call(begin: int, end: int, **fields: Any) -> ConsentEvent:
    known: dict[str, Any] = {"kind": "grant", "at": NOON, "address": PHONE, "purposes": ("marketing",), "media": ("voice",)}
    return ConsentEvent(
        **{**known, "consent": "exact_time", "contact_from": NOON + begin * HOUR, "contact_until": NOON + end * HOUR, **fields}
    )


def times(*events: ConsentEvent, at: datetime = NOON, **question: Any) -> list[tuple[int, int]]:
    known: dict[str, Any] = {"purpose": "marketing", "medium": "voice", "address": PHONE}
    found = Consents(events).appointments(at=at, **{**known, **question})
    return [((begin - NOON) // HOUR, (end - NOON) // HOUR) for begin, end in found]


def test_appointments_come_in_order_and_each_once() -> None:
    assert times(call(5, 6), call(1, 2), call(1, 3), call(1, 2, source="again")) == [(1, 2), (1, 3), (5, 6)]


def test_an_appointment_is_on_record_from_its_event_and_counts_until_it_is_over() -> None:
    booked = call(2, 3)
    instants = (NOON - HOUR, NOON, NOON + 3 * HOUR - timedelta(seconds=1), NOON + 3 * HOUR)
    assert [len(times(booked, at=instant)) for instant in instants] == [0, 1, 1, 0]


def test_an_appointment_counts_for_the_purpose_the_medium_and_the_address_that_it_names() -> None:
    booked = call(1, 2)
    other = call(1, 2, address="+81312345679", media=("sms",), purposes=("survey",))
    assert times(booked, other) == [(1, 2)]
    assert times(booked, other, purpose="survey") == []
    assert times(booked, other, medium="sms") == []
    assert times(booked, other, purpose="survey", medium="sms") == []
    assert times(booked, other, purpose="survey", medium="sms", address="+81312345679") == [(1, 2)]
    assert times(booked, address="+81312345670") == []


def test_what_is_no_appointment_has_no_times() -> None:
    plain = ConsentEvent(kind="grant", at=NOON, address=PHONE, purposes=("marketing",), media=("voice",), consent="opt_in")
    assert times(plain) == []
    assert times() == []


def test_the_address_may_be_left_out_or_written_as_on_its_channel() -> None:
    booked = call(1, 2)
    assert times(booked, address=None) == [(1, 2)]
    assert times(booked, address="81312345678") == [(1, 2)]
    assert times(call(1, 2, media=("chat",)), address="81312345678", medium="chat", channel="whatsapp") == [(1, 2)]
