"""A consent whose proof is broken counts for nothing, and somebody is told."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.compliance.consents import ConsentEvent, Consents, Proof

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
TEXT = "Yes, text me offers."
GOOD = Proof.of(TEXT, version="sms-3", method="form")


def yes(minutes: int = 0, **fields: Any) -> ConsentEvent:
    known: dict[str, Any] = {"kind": "grant", "address": "+81312345678", "purposes": ("marketing",), "media": ("sms",), "consent": "opt_in"}
    return ConsentEvent(at=NOON + timedelta(minutes=minutes), **{**known, **fields})


def no(minutes: int = 0, **fields: Any) -> ConsentEvent:
    return ConsentEvent(at=NOON + timedelta(minutes=minutes), **{"kind": "revoke", "address": "+81312345678", **fields})


@pytest.mark.parametrize(
    ("consent", "proof", "texts", "fault"),
    [
        ("express_written", GOOD, None, None),
        ("express_written", GOOD, {"sms-3": TEXT}, None),
        ("express_written", GOOD, {"sms-3": TEXT + " "}, "proof-text-differs"),
        ("opt_in", GOOD, {"sms-3": "No."}, "proof-text-differs"),
        ("opt_in", GOOD, {}, "proof-text-unknown"),
        ("opt_in", Proof(method="form"), {}, None),
        ("opt_in", Proof(method="form", text_version="sms-3"), {"sms-3": TEXT}, None),
        ("opt_in", Proof(method="form", text_version="sms-4"), {"sms-3": TEXT}, "proof-text-unknown"),
        ("opt_in", Proof(method="form", text_digest=GOOD.text_digest), {"sms-3": TEXT}, "proof-text-unknown"),
        ("opt_in", None, {}, None),
        ("express_written", None, None, "proof-missing"),
        ("express_written", Proof(method="form", text_version="sms-3"), {"sms-3": TEXT}, "proof-missing"),
        ("opt_in", Proof(method="double_opt_in"), None, "proof-not-confirmed"),
        ("opt_in", Proof(method="double_opt_in", confirmed_at=NOON), None, None),
    ],
    ids=range(14),
)
def test_a_broken_proof_proves_nothing(consent: str, proof: Proof | None, texts: dict[str, str] | None, fault: str | None) -> None:
    event = yes(consent=consent, proof=proof)
    ledger = Consents((event,))
    state = ledger.state(purpose="marketing", medium="sms", at=NOON, texts=texts)
    assert state.status == ("unproven" if fault else "granted")
    assert [finding.rule for finding in ledger.check(texts)] == ([fault] if fault else [])
    if fault:
        assert state.reasons[0].code == fault
        finding = ledger.check(texts)[0]
        assert finding.severity == "error"
        assert finding.facts["event"] == event.event_id
        assert finding.suggestion


def test_proofs_are_verified_against_the_texts_that_were_kept() -> None:
    ledger = Consents((yes(proof=GOOD), no(1), yes(2, kind="reconfirm", proof=GOOD)))
    assert ledger.verify_proofs({"sms-3": TEXT}) == ()
    found = ledger.verify_proofs({"sms-3": "something else"})
    assert [(finding.rule, finding.facts["text_version"]) for finding in found] == [("proof-text-differs", "sms-3")] * 2


def test_a_broken_reconfirmation_renews_nothing() -> None:
    hour = NOON + timedelta(hours=1)
    events = [yes(expires_at=NOON + timedelta(minutes=30)), yes(10, kind="reconfirm", proof=GOOD, expires_at=hour)]
    asked: dict[str, Any] = {"purpose": "marketing", "medium": "sms", "at": NOON + timedelta(minutes=40)}
    assert Consents(tuple(events)).state(**asked).status == "granted"
    assert Consents(tuple(events)).state(**asked, texts={}).status == "expired"


@pytest.mark.parametrize(
    ("events", "rules"),
    [
        ([yes(), no(1)], []),
        ([yes(), no()], ["yes-and-no-at-one-instant"]),
        ([no(), yes(1, kind="import", claim="granted")], ["claim-against-refusal"]),
        ([no(), yes(1, kind="import", claim="granted", proof=GOOD)], []),
        ([no(), yes(1), yes(2, kind="import", claim="granted")], []),
        ([yes(kind="import", claim="granted"), no(1)], []),
        ([yes(kind="reconfirm")], ["reconfirmation-of-nothing"]),
        ([yes(), yes(1, kind="reconfirm")], []),
        ([no(1, kind="narrow", purposes=("marketing",), answers="nothing")], ["answer-to-nothing"]),
        ([no(), no(1, kind="narrow", purposes=("marketing",), answers=no().event_id)], []),
        ([no(1), no(1, kind="narrow", purposes=("marketing",), answers=no(1).event_id)], ["answer-to-nothing"]),
        ([yes(), no(1, kind="narrow", purposes=("marketing",), answers=yes().event_id)], ["answer-to-nothing"]),
    ],
    ids=range(12),
)
def test_a_ledger_that_contradicts_itself_is_found(events: list[ConsentEvent], rules: list[str]) -> None:
    found = Consents(tuple(events)).check()
    assert [finding.rule for finding in found] == rules
    assert all(finding.severity == "warning" and set(finding.facts) == {"event", "at"} for finding in found)
