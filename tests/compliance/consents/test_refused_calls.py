"""Whoever calls clumsily is told by a code, in plain words, what was wrong and what to pass instead."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.compliance.consents import (
    ConsentEvent,
    Consents,
    ConsentState,
    Proof,
    consent_address,
    keep_until,
    may_confirm_opt_out,
    opt_out_due,
    started_again,
    storage_for,
)
from xborder_support.compliance.opt_outs import OptOut
from xborder_support.errors import UsageError

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
NAIVE = datetime(2026, 3, 3, 12)  # noqa: DTZ001  (what is refused)
MAIL = "hanako@example.com"
STOP = ConsentEvent(kind="revoke", at=NOON, address=MAIL)
LEDGER = Consents((STOP,))
TWO = Consents((STOP, ConsentEvent(kind="revoke", at=NOON, address="ben@example.com")))
ASKED: dict[str, Any] = {"purpose": "marketing", "medium": "sms", "at": NOON}


def _event(**fields: Any) -> ConsentEvent:
    known = {"kind": "grant", "at": NOON, "address": MAIL, "purposes": ("marketing",), "media": ("sms",), "consent": "opt_in"}
    return ConsentEvent(**{**known, **fields})


def _changed() -> Consents:
    return Consents.from_json(LEDGER.to_json().replace("12:00", "13:00"))


_REFUSED: list[tuple[Callable[[], object], str, str, str]] = [
    # the call, its code, how the message begins, a part of the remedy
    (lambda: LEDGER.state(**{**ASKED, "purpose": "x"}), "unknown-purpose", "a purpose was expected", "marketing"),
    (lambda: LEDGER.state(**{**ASKED, "medium": "x"}), "unknown-medium", "a medium was expected", "sms"),
    (lambda: LEDGER.state(**{**ASKED, "at": NAIVE}), "naive-datetime", "at has no time zone", "aware"),
    (lambda: LEDGER.state(**ASKED, sender=5), "bad-text", "sender is no text", "at most 1000 characters"),  # type: ignore[arg-type]
    (lambda: TWO.state(**ASKED), "which-address", "this ledger has 2 addresses", "address="),
    (lambda: LEDGER.appointments(**{**ASKED, "purpose": "x"}), "unknown-purpose", "a purpose was expected", "marketing"),
    (lambda: LEDGER.appointments(**{**ASKED, "medium": "x"}), "unknown-medium", "a medium was expected", "sms"),
    (lambda: LEDGER.appointments(**{**ASKED, "at": NAIVE}), "naive-datetime", "at has no time zone", "aware"),
    (lambda: TWO.appointments(**ASKED), "which-address", "this ledger has 2 addresses", "address="),
    (lambda: LEDGER.export(address=MAIL, reader="police"), "unknown-reader", "a reader of the record was", "authority"),  # type: ignore[arg-type]
    (lambda: Consents((5,)), "not-an-event", "a ledger holds consent events, not int", "ConsentEvent(kind="),  # type: ignore[arg-type]
    (_changed, "broken-ledger", "event 1 of the ledger was changed", "restore the ledger from a copy"),
    (lambda: Consents.from_json("{"), "bad-stored-value", "this is no stored ledger of consents: it is no JSON", "Consents.to_json()"),
    (lambda: Consents.from_json('{"schema": "x/1", "events": []}'), "bad-stored-value", "this is no stored ledger", "Consents() where"),
    (lambda: Consents.from_json('{"schema": "consents/9", "events": []}'), "newer-stored-value", "a later release wrote", "update xborder"),
    (lambda: Consents.from_json('{"schema": "consents/٢", "events": []}'), "bad-stored-value", "this is no stored ledger", "to_json()"),
    (lambda: Consents.from_json('{"schema": "consents/1", "events": [5]}'), "bad-stored-value", "this is no stored ledger", "to_json()"),
    (lambda: keep_until(STOP, place="DE", last_used_at=NAIVE), "naive-datetime", "last_used_at has no time zone", "aware"),
    (lambda: keep_until(STOP, place="DE", at=NAIVE), "naive-datetime", "at has no time zone", "aware"),
    (
        lambda: keep_until(STOP, place="DE", last_used_at=NOON - timedelta(seconds=1)),
        "used-before-given",
        "a consent cannot be",
        "last rested",
    ),
    (lambda: may_confirm_opt_out(NAIVE, place="US", now=NOON), "naive-datetime", "revoked_at has no time zone", "aware"),
    (lambda: may_confirm_opt_out(NOON, place="US", now=NAIVE), "naive-datetime", "now has no time zone", "aware"),
    (lambda: may_confirm_opt_out(NOON, place="US", now=NOON, sent=[NAIVE]), "naive-datetime", "sent has no time zone", "aware"),
    (lambda: opt_out_due(NAIVE, place="US", medium="sms"), "naive-datetime", "revoked_at has no time zone", "aware"),
    (lambda: storage_for(needs_consent=False, basis="x"), "unknown-lawful-basis", "a lawful basis was expected", "contract"),  # type: ignore[arg-type]
    (
        lambda: started_again(OptOut("start"), at=NOON, address=MAIL, media=("email",), purposes=("marketing",)),
        "no-proof",
        "one word agrees to no advertising",
        "proof=Proof.of(",
    ),
    (lambda: Proof(method="x"), "unknown-proof-method", "a method of proof was expected", "form"),  # type: ignore[arg-type]
    (lambda: Proof(method="form", text_digest="x"), "bad-digest", "Proof.text_digest is no digest", "text_digest(the text"),
    (lambda: Proof(method="form", text_version=5), "bad-text", "Proof.text_version is no text", "at most 1000"),  # type: ignore[arg-type]
    (lambda: Proof(method="form", reference=5), "bad-text", "Proof.reference is no text", "at most 1000"),  # type: ignore[arg-type]
    (lambda: Proof(method="form", ip_reference=5), "bad-text", "Proof.ip_reference is no text", "at most 1000"),  # type: ignore[arg-type]
    (lambda: Proof(method="form", user_agent=5), "bad-text", "Proof.user_agent is no text", "at most 1000"),  # type: ignore[arg-type]
    (lambda: Proof(method="form", confirmed_at=NAIVE), "naive-datetime", "Proof.confirmed_at has no time zone", "aware"),
    (lambda: _event(at=NAIVE), "naive-datetime", "ConsentEvent.at has no time zone", "aware"),
    (lambda: _event(expires_at=NAIVE), "naive-datetime", "ConsentEvent.expires_at has no time zone", "aware"),
    (lambda: _event(contact_from=NAIVE), "naive-datetime", "ConsentEvent.contact_from has no time zone", "aware"),
    (lambda: _event(sender=5), "bad-text", "ConsentEvent.sender is no text", "at most 1000"),
    (lambda: _event(recorded_by=(5,)), "bad-text", "ConsentEvent.recorded_by is no text", "at most 1000"),
    (lambda: _event(kind="x"), "unknown-consent-event", "a kind of consent event was expected", "grant"),
    (lambda: _event(purposes=5), "unknown-purpose", "a purpose was expected", "pass a tuple of texts. Known: service, transactional"),
    (lambda: _event(media=5), "unknown-medium", "a medium was expected", "pass a tuple of texts. Known: "),
    (lambda: _event(media="x"), "unknown-medium", "a medium was expected, and 'x' is none", "sms"),
    (
        lambda: _event(media=("whatsapp",)),
        "unknown-medium",
        "a medium was expected, and 'whatsapp' is none",
        'whatsapp is a channel; its medium is "chat"',
    ),
    (
        lambda: _event(media=("Phone",)),
        "unknown-medium",
        "a medium was expected, and 'Phone' is none",
        'phone is a channel; its medium is "voice"',
    ),
    (lambda: _event(media=("line", "sms")), "unknown-medium", "a medium was expected, and 'line' is none", 'its medium is "chat"'),
    (lambda: _event(media=(5,)), "unknown-medium", "a medium was expected, and int is none", "Known: "),
    (lambda: _event(purposes="x"), "unknown-purpose", "a purpose was expected", "marketing"),
    (lambda: _event(consent="x"), "unknown-consent-kind", "a kind of consent was expected", "opt_in"),
    (lambda: _event(basis="x"), "unknown-basis", "a basis was expected", "purchase"),
    (lambda: _event(kind="import", claim="x"), "unknown-claim", "a claim was expected", "granted"),
    (lambda: _event(kind="import"), "no-claim", "an import does not say what is claimed", 'claim="granted"'),
    (lambda: _event(claim="granted"), "claim-without-import", "only an import claims something", 'kind="import"'),
    (lambda: _event(purposes=()), "no-purpose", "an agreement to everything is none", "name its purposes"),
    (lambda: _event(media=()), "no-medium", "an agreement to every medium is none", "name the media"),
    (lambda: _event(consent=None), "no-consent-kind", "the kind of consent is missing", 'consent="opt_in"'),
    (lambda: _event(kind="narrow", consent=None), "nothing-answered", "a narrowing must name the revocation", "answers="),
    (lambda: _event(expires_at=NOON), "bad-expiry", "a consent cannot end before it begins", "at and expires_at"),
    (lambda: _event(contact_from=NOON), "bad-interval", "this is no time that somebody agreed to", "contact_from before contact_until"),
    (lambda: _event(proof=5), "not-a-proof", "ConsentEvent.proof is no Proof", "Proof(method="),
    (lambda: consent_address(" "), "no-address", "the address is empty", "+81312345678"),
    (lambda: consent_address(5), "unclear-address", "an address is a text, not int", "+81312345678"),  # type: ignore[arg-type]
    (lambda: consent_address("a" * 321), "unclear-address", "an address has at most 320 characters", "+81312345678"),
    (lambda: consent_address("hanako"), "unclear-address", "it is not clear whose address this is", "line:U1234"),
    (lambda: consent_address("hanako", channel="email"), "unclear-address", "this is no e-mail address", "a@example.com"),
    (lambda: consent_address("a b", channel="line"), "unclear-address", "this is no account of a platform", "line:U1234"),
]


@pytest.mark.parametrize(("call", "code", "begin", "remedy"), _REFUSED, ids=[f"call-{place}" for place in range(len(_REFUSED))])
def test_a_refusal_has_its_code_says_what_was_wrong_and_what_to_pass(
    call: Callable[[], object], code: str, begin: str, remedy: str
) -> None:
    with pytest.raises(UsageError) as caught:
        call()
    assert caught.value.code == code
    assert caught.value.message.startswith(begin)
    assert remedy in (caught.value.hint or "")
    assert MAIL not in str(caught.value)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: Proof.of(None, version="1", method="form"), "bad-text"),  # type: ignore[arg-type]
        (lambda: Consents(None), "not-an-event"),  # type: ignore[arg-type]
        (lambda: Consents("x"), "not-an-event"),  # type: ignore[arg-type]
        (lambda: storage_for("granted"), "wrong-argument"),  # type: ignore[arg-type]
        (lambda: storage_for(needs_consent="no"), "wrong-argument"),  # type: ignore[arg-type]
        (lambda: ConsentState(status="ok"), "unknown-consent-status"),  # type: ignore[arg-type]
        (lambda: ConsentState(status="granted", kinds=frozenset({"all"})), "unknown-consent-kind"),  # type: ignore[arg-type]
        (lambda: ConsentState(status="granted", kinds="opt-in"), "unknown-consent-kind"),  # type: ignore[arg-type]
        (lambda: ConsentState(status="granted", granted_at=NAIVE), "naive-datetime"),
        (lambda: ConsentState(status="granted", expires_at=NAIVE), "naive-datetime"),
        (lambda: ConsentState(status="revoked", revoked_at="today"), "not-a-datetime"),  # type: ignore[arg-type]
    ],
)
def test_what_a_program_would_stumble_over_later_is_refused_at_once(call: Callable[[], object], code: str) -> None:
    with pytest.raises(UsageError) as raised:
        call()
    assert raised.value.code == code
    assert raised.value.hint


def test_kinds_of_consent_in_a_list_are_the_same_as_in_a_set() -> None:
    state = ConsentState(status="granted", kinds=["opt_in", "night_ads"])  # type: ignore[arg-type]
    assert state == ConsentState(status="granted", kinds=frozenset({"night_ads", "opt_in"}))


@pytest.mark.parametrize("written", ["Kaze Outlet", "KAZE OUTLET", "kaze  outlet ", "\uff2b\uff21\uff3a\uff25 Outlet"])
def test_a_refusal_reaches_its_sender_however_the_name_is_written(written: str) -> None:
    yes = _event(at=NOON - timedelta(days=1))
    no = ConsentEvent(kind="revoke", at=NOON, address=MAIL, sender=written)
    asked: dict[str, Any] = {**ASKED, "at": NOON + timedelta(days=1), "place": "GB", "address": MAIL}
    assert Consents((yes, no)).state(**asked, sender="Kaze Outlet").status == "revoked"
    assert Consents((yes, no)).state(**asked, sender="Kaze Audio").status == "granted"
