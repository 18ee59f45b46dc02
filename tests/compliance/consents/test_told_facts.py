"""What a decision or a finding tells: its facts, a sentence, and the fields that a reply or a record keeps."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.compliance.consents import (
    ConsentEvent,
    Consents,
    ConsentState,
    Proof,
    started_again,
    storage_for,
    text_digest,
)
from xborder_support.compliance.opt_outs import OptOut

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
PHONE = "+81312345678"


def yes(**fields: Any) -> ConsentEvent:
    known = {"kind": "grant", "at": NOON, "address": PHONE, "purposes": ("marketing",), "media": ("sms",), "consent": "opt_in"}
    return ConsentEvent(**{**known, **fields})


def no(**fields: Any) -> ConsentEvent:
    return ConsentEvent(**{"kind": "revoke", "at": NOON, "address": PHONE, **fields})


def facts(*events: ConsentEvent) -> list[tuple[str, dict[str, str]]]:
    state = Consents(events).state(purpose="marketing", medium="sms", at=NOON + timedelta(days=1), address=PHONE)
    return [(reason.code, dict(reason.facts)) for reason in state.reasons]


def test_reasons_of_a_state_name_what_was_asked_or_the_events_that_decided() -> None:
    refused, agreed = no(), yes()
    told = {"event": refused.event_id, "at": "2026-03-03T12:00:00+00:00"}
    assert facts() == [("no-consent-on-record", {"purpose": "marketing", "medium": "sms"})]
    assert facts(refused, agreed) == [("consent-refused", told), ("refusal-wins-at-one-instant", {"event": agreed.event_id})]
    claim = yes(kind="import", claim="granted", at=NOON + timedelta(hours=1))
    assert facts(refused, claim) == [("consent-refused", told), ("claim-against-refusal", {"event": claim.event_id})]


def test_a_decision_about_storing_names_the_status_or_the_basis() -> None:
    refused = storage_for(ConsentState(status="conflicting"), needs_consent=False, basis="contract")
    assert (refused.reason.code, refused.reason.facts) == ("storing-refused", {"status": "conflicting"})
    assert storage_for(needs_consent=False, basis="contract").reason.facts == {"basis": "contract"}


@pytest.mark.parametrize(
    ("events", "rule", "words"),
    [
        ([yes(), no()], "yes-and-no-at-one-instant", "the refusal counts"),
        ([no(), yes(kind="import", claim="granted", at=NOON + timedelta(1))], "claim-against-refusal", "ask the person"),
        ([yes(kind="reconfirm")], "reconfirmation-of-nothing", "nobody gave before"),
        ([no(kind="narrow", purposes=("marketing",), answers="x")], "answer-to-nothing", "not in the ledger"),
        ([yes(consent="express_written")], "proof-missing", "without its proof"),
        ([yes(proof=Proof(method="double_opt_in"))], "proof-not-confirmed", "never confirmed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_finding_says_in_a_sentence_what_is_wrong_and_when(events: list[ConsentEvent], rule: str, words: str) -> None:
    (finding,) = Consents(tuple(events)).check()
    assert finding.rule == rule
    assert words in finding.message
    assert finding.facts["at"] in {event.at.isoformat() for event in events}


def test_a_start_keeps_the_sender_the_person_and_the_channel_of_the_reply() -> None:
    event = started_again(OptOut("start"), at=NOON, address="81312345678", channel="whatsapp", media=("chat",), sender="Kaze", person="c-1")
    assert event is not None
    assert (event.address, event.media, event.sender, event.person) == (PHONE, ("chat",), "Kaze", "c-1")


def test_a_proof_of_a_text_keeps_when_it_was_confirmed_and_reads_any_text() -> None:
    assert Proof.of("Yes.", version="1", method="double_opt_in", confirmed_at=NOON).confirmed_at == NOON
    assert text_digest("\ud800") != text_digest("\udfff")
    assert Proof(method="form", text_digest=text_digest("\ud800")).text_digest == text_digest("\ud800")


def test_a_record_and_a_ledger_are_written_in_the_letters_that_they_hold() -> None:
    ledger = Consents((yes(sender="かぜ"),))
    assert "かぜ" in ledger.export(address=PHONE)
    assert "かぜ" in ledger.to_json()
    assert ledger.export(address=PHONE).startswith('{\n  "schema"')
    assert json.loads(ledger.export(address="81312345678", channel="sms"))["events"][0]["sender"] == "かぜ"
    assert [event.sender for event in ledger.of("81312345678", channel="sms")] == ["かぜ"]
