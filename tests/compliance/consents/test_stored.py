"""A ledger is stored, read back, exported, and refused where somebody changed it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.compliance.consents import ConsentEvent, Consents, Proof
from xborder_support.errors import UsageError

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
PHONE = "+81312345678"
MAIL = "hanako@example.com"
PROOF = Proof.of("Yes.", version="sms-3", method="double_opt_in", reference="form-7", confirmed_at=NOON + timedelta(minutes=4))


def yes(**fields: Any) -> ConsentEvent:
    known: dict[str, Any] = {
        "kind": "grant", "at": NOON, "address": PHONE, "purposes": ("marketing",), "media": ("sms",), "consent": "express_written",
        "proof": PROOF, "recorded_by": ("aiko",),
    }  # fmt: skip
    return ConsentEvent(**{**known, **fields})


STOP = ConsentEvent(kind="revoke", at=NOON + timedelta(days=1), address=MAIL, person="c-1", source="msg-1")
CALL = yes(
    consent="exact_time", proof=None, contact_from=NOON, contact_until=NOON + timedelta(hours=1), expires_at=NOON + timedelta(days=2)
)
LEDGER = Consents((STOP, yes(person="c-1"), CALL))


def test_a_ledger_comes_back_as_it_was() -> None:
    again = Consents.from_json(LEDGER.to_json())
    assert again == LEDGER
    assert again.to_json() == LEDGER.to_json()
    assert [event.recorded_by for event in again.events] == [event.recorded_by for event in LEDGER.events]
    assert Consents.from_json(LEDGER.to_json().encode()) == LEDGER
    assert json.loads(LEDGER.to_json())["schema"] == "consents/1"
    assert Consents.from_json(Consents().to_json()) == Consents()


def test_a_ledger_is_a_set() -> None:
    assert len(LEDGER) == 3
    assert STOP.event_id in LEDGER
    assert "nothing" not in LEDGER
    assert bool(Consents())
    assert len(Consents()) == 0
    assert Consents().add() == Consents()
    assert repr(LEDGER) == "Consents(<3 events>)"
    assert [event.kind for event in LEDGER.of(MAIL.upper())] == ["grant", "grant", "revoke"]
    assert [event.kind for event in LEDGER.of(PHONE)] == ["grant", "grant", "revoke"]
    assert LEDGER.of("nobody@example.com") == ()


def test_two_copies_of_an_event_keep_who_wrote_down_either() -> None:
    twice = Consents((yes(recorded_by=("ben",)),)).add(yes(recorded_by=("aiko", "ben")))
    assert [event.recorded_by for event in twice.events] == [("aiko", "ben")]


def _changed(change: str) -> str:
    stored = json.loads(LEDGER.to_json())
    row = stored["events"][-1]
    changes: dict[str, Any] = {
        "at": {"at": "2026-03-05T12:00:00+00:00"},
        "address": {"address": "other@example.com"},
        "kind": {"kind": "refuse"},
        "id": {"event_id": "0" * 32},
        "person": {"person": None},
    }
    row.update(changes[change])
    return json.dumps(stored)


@pytest.mark.parametrize("change", ["at", "address", "kind", "id", "person"])
def test_a_changed_event_breaks_the_ledger(change: str) -> None:
    with pytest.raises(UsageError) as caught:
        Consents.from_json(_changed(change))
    assert caught.value.code == "broken-ledger"
    assert "event 3" in str(caught.value)
    assert MAIL not in str(caught.value)


ROW = {"event_id": STOP.event_id, "kind": "revoke", "at": "2026-03-04T12:00:00+00:00", "address": MAIL}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad-stored-value"),
        ("[]", "bad-stored-value"),
        ("5", "bad-stored-value"),
        ("{}", "bad-stored-value"),
        ("[" * 100_000, "bad-stored-value"),
        (b"\xff", "bad-stored-value"),
        (None, "bad-stored-value"),
        ({"schema": "consents/1"}, "bad-stored-value"),
        ({"schema": "consents/1", "events": {}}, "bad-stored-value"),
        ({"schema": "consents/1", "events": [], "more": 1}, "bad-stored-value"),
        ({"schema": "customer/1", "events": []}, "bad-stored-value"),
        ({"schema": 2, "events": []}, "bad-stored-value"),
        ({"schema": "consents/2", "events": []}, "newer-stored-value"),
        ({"schema": "consents/2x", "events": []}, "bad-stored-value"),
        ({"schema": "consents/1", "events": [5]}, "bad-stored-value"),
        ({"schema": "consents/1", "events": [{}]}, "bad-stored-value"),
        ({"schema": "consents/1", "events": [{**ROW, "at": "yesterday"}]}, "bad-stored-value"),
        ({"schema": "consents/1", "events": [{**ROW, "at": "2026-03-04T12:00:00"}]}, "bad-stored-value"),
        ({"schema": "consents/1", "events": [{**ROW, "extra": 1}]}, "bad-stored-value"),
        ({"schema": "consents/1", "events": [{**ROW, "proof": 5}]}, "bad-stored-value"),
        ({"schema": "consents/1", "events": [{**ROW, "proof": {"method": "magic"}}]}, "bad-stored-value"),
        ({"schema": "consents/1", "events": [{name: ROW[name] for name in ("kind", "at", "address")}]}, "bad-stored-value"),
    ],
    ids=range(22),
)
def test_what_is_no_ledger_is_refused(text: Any, code: str) -> None:
    stored = json.dumps(text) if isinstance(text, dict) else text
    with pytest.raises(UsageError) as caught:
        Consents.from_json(stored)
    assert caught.value.code == code
    assert caught.value.hint
    assert MAIL not in str(caught.value)


@pytest.mark.parametrize("events", [(5,), ("revoke",), (None,)])
def test_a_ledger_holds_events_alone(events: Any) -> None:
    with pytest.raises(UsageError, match="not-an-event"):
        Consents(events)


def test_an_authority_gets_everything_and_the_person_a_copy() -> None:
    merged = Consents.merge(Consents((STOP,)), Consents((yes(person="c-1"),)))
    record = json.loads(merged.export(address=MAIL))
    assert (record["schema"], record["reader"]) == ("consent_export/1", "authority")
    assert [row["kind"] for row in record["events"]] == ["grant", "revoke"]
    grant = record["events"][0]
    assert grant["proof"]["text_version"] == "sms-3"
    assert grant["proof"]["confirmed_at"] == "2026-03-03T12:04:00+00:00"
    assert grant["recorded_by"] == ["aiko"]
    assert grant["event_id"] == yes(person="c-1").event_id
    copy = json.loads(merged.export(address=MAIL, reader="person"))
    assert copy["reader"] == "person"
    assert [row.pop("recorded_by", None) for row in record["events"]] == [["aiko"], None]
    assert copy["events"] == record["events"]
    assert merged.export(address=MAIL) == Consents.merge(Consents((yes(person="c-1"),)), Consents((STOP,))).export(address=MAIL)


def test_a_record_is_of_one_person() -> None:
    other = Consents((STOP, yes()))
    assert len(json.loads(other.export(address=MAIL))["events"]) == 1
    assert len(json.loads(other.export(address=MAIL, also=(PHONE,)))["events"]) == 2
    assert json.loads(other.export(address="nobody@example.com"))["events"] == []
    with pytest.raises(UsageError, match="unknown-reader"):
        other.export(address=MAIL, reader="police")  # type: ignore[arg-type]
