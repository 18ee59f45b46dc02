"""An event says what its kind has to say, and is named by what it says."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from xborder_support.compliance.consents import ConsentEvent, Proof, text_digest
from xborder_support.errors import UsageError

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
YES: dict[str, Any] = {
    "kind": "grant",
    "at": NOON,
    "address": "+81312345678",
    "purposes": ("marketing",),
    "media": ("sms",),
    "consent": "opt_in",
}


def test_an_event_is_kept_in_one_spelling() -> None:
    tokyo = timezone(timedelta(hours=9))
    event = ConsentEvent(
        kind="grant",
        at=datetime(2026, 3, 3, 21, tzinfo=tokyo),
        address="+81 3-1234-5678",
        purposes=["survey", "marketing", "survey"],  # type: ignore[arg-type]
        media="sms",  # type: ignore[arg-type]
        consent="opt_in",
        sender=" Kaze ",
        recorded_by="crm",  # type: ignore[arg-type]
    )
    assert event.at == NOON
    assert event.at.tzinfo is UTC
    assert (event.purposes, event.media, event.sender) == (("marketing", "survey"), ("sms",), "Kaze")
    assert event.recorded_by == ("crm",)
    assert len(event.event_id) == 32


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "import", "claim": "granted"},
        {"at": LATER},
        {"address": "+81312345679"},
        {"purposes": ("survey",)},
        {"media": ("email",)},
        {"consent": "express"},
        {"sender": "Kaze"},
        {"basis": "purchase"},
        {"proof": Proof(method="form")},
        {"expires_at": LATER},
        {"person": "c-1"},
        {"source": "shop"},
        {"consent": "exact_time", "contact_from": NOON, "contact_until": LATER},
    ],
    ids="-".join,
)
def test_another_fact_makes_another_event(change: dict[str, Any]) -> None:
    assert ConsentEvent(**{**YES, **change}).event_id != ConsentEvent(**YES).event_id


def test_who_wrote_it_down_makes_no_other_event() -> None:
    assert ConsentEvent(**YES, recorded_by=("a",)).event_id == ConsentEvent(**YES, recorded_by=("b",)).event_id


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "granted"}, "unknown-consent-event"),
        ({"kind": None}, "unknown-consent-event"),
        ({"at": datetime(2026, 3, 3)}, "naive-datetime"),  # noqa: DTZ001  (what is refused)
        ({"at": "2026-03-03"}, "not-a-datetime"),
        ({"address": ""}, "no-address"),
        ({"purposes": ("marketting",)}, "unknown-purpose"),
        ({"purposes": 5}, "unknown-purpose"),
        ({"purposes": ()}, "no-purpose"),
        ({"media": ("fax",)}, "unknown-medium"),
        ({"media": ()}, "no-medium"),
        ({"consent": "optin"}, "unknown-consent-kind"),
        ({"consent": None}, "no-consent-kind"),
        ({"basis": "sale"}, "unknown-basis"),
        ({"claim": "granted"}, "claim-without-import"),
        ({"kind": "import"}, "no-claim"),
        ({"kind": "import", "claim": "yes"}, "unknown-claim"),
        ({"kind": "import", "claim": "granted", "consent": None}, "no-consent-kind"),
        ({"kind": "reconfirm", "media": ()}, "no-medium"),
        ({"kind": "reconfirm", "purposes": ()}, "no-purpose"),
        ({"kind": "narrow", "consent": None}, "nothing-answered"),
        ({"kind": "narrow", "consent": None, "answers": "x", "purposes": ()}, "no-purpose"),
        ({"expires_at": NOON}, "bad-expiry"),
        ({"expires_at": datetime(2027, 1, 1)}, "naive-datetime"),  # noqa: DTZ001
        ({"consent": "exact_time"}, "bad-interval"),
        ({"consent": "exact_time", "contact_from": NOON}, "bad-interval"),
        ({"consent": "exact_time", "contact_until": LATER}, "bad-interval"),
        ({"consent": "exact_time", "contact_from": LATER, "contact_until": LATER}, "bad-interval"),
        ({"contact_from": NOON, "contact_until": LATER}, "bad-interval"),
        ({"proof": "signed"}, "not-a-proof"),
        ({"sender": 5}, "bad-text"),
        ({"sender": "x" * 1001}, "bad-text"),
        ({"source": "\ud800"}, "bad-text"),
        ({"recorded_by": (5,)}, "bad-text"),
    ],
    ids=repr,
)
def test_what_says_too_little_is_refused(change: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        ConsentEvent(**{**YES, **change})
    assert caught.value.code == code
    assert caught.value.hint


@pytest.mark.parametrize(
    ("change", "meant"),
    [
        ({"purposes": ("marketting",)}, "marketing"),
        ({"media": ("emial",)}, "email"),
        ({"consent": "express_writen"}, "express_written"),
        ({"kind": "reconfirmed"}, "reconfirm"),
    ],
    ids=repr,
)
def test_a_slip_gets_the_word_that_was_meant(change: dict[str, Any], meant: str) -> None:
    with pytest.raises(UsageError, match=f'did you mean "{meant}"'):
        ConsentEvent(**{**YES, **change})


@pytest.mark.parametrize(
    ("change", "is_yes", "is_no"),
    [
        ({}, True, False),
        ({"kind": "import", "claim": "granted"}, True, False),
        ({"kind": "import", "claim": "revoked"}, False, True),
        ({"kind": "revoke", "consent": None}, False, True),
        ({"kind": "refuse", "consent": None}, False, True),
        ({"kind": "reconfirm"}, False, False),
        ({"kind": "narrow", "answers": "x"}, False, False),
    ],
    ids=repr,
)
def test_an_event_is_a_yes_or_a_no_or_neither(change: dict[str, Any], is_yes: bool, is_no: bool) -> None:  # noqa: FBT001  (a table)
    event = ConsentEvent(**{**YES, **change})
    assert (event.is_yes, event.is_no) == (is_yes, is_no)


def test_a_refusal_may_name_nothing_and_storing_needs_no_medium() -> None:
    assert ConsentEvent(kind="revoke", at=NOON, address="a@example.com").purposes == ()
    assert ConsentEvent(**{**YES, "purposes": ("storing",), "media": ()}).media == ()
    with pytest.raises(UsageError, match="no-medium"):
        ConsentEvent(**{**YES, "purposes": ("storing", "marketing"), "media": ()})


def test_nothing_personal_is_printed() -> None:
    proof = Proof(method="form", reference="form-77", ip_reference="log-88", user_agent="Mozilla")
    shown = repr(ConsentEvent(**{**YES, "person": "c-1234", "source": "msg-99", "proof": proof, "recorded_by": ("aiko",)}))
    assert not [each for each in ("312345678", "c-1234", "msg-99", "form-77", "log-88", "Mozilla", "aiko") if each in shown]


def test_an_event_is_stored_by_itself() -> None:
    proof = Proof.of("Yes, text me.", version="sms-3", method="double_opt_in", confirmed_at=LATER)
    event = ConsentEvent(**{**YES, "proof": proof, "expires_at": LATER})
    again = ConsentEvent.from_json(event.to_json())
    assert again == event
    assert again.event_id == event.event_id


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"method": "formular"}, "unknown-proof-method"),
        ({"method": "form", "text_digest": "abc"}, "bad-digest"),
        ({"method": "form", "text_digest": "G" * 64}, "bad-digest"),
        ({"method": "form", "text_digest": 5}, "bad-digest"),
        ({"method": "form", "confirmed_at": datetime(2026, 1, 1)}, "naive-datetime"),  # noqa: DTZ001
        ({"method": "form", "reference": "x" * 1001}, "bad-text"),
    ],
    ids=repr,
)
def test_a_bad_proof_is_refused(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        Proof(**fields)
    assert caught.value.code == code


def test_a_proof_keeps_the_digest_of_the_text() -> None:
    proof = Proof.of("Oui", version="fr-1", method="form", reference="f-1")
    assert proof.text_digest == text_digest("Oui")
    assert (proof.text_version, proof.method, proof.reference, proof.confirmed_at) == ("fr-1", "form", "f-1", None)
    assert text_digest("Oui") != text_digest("oui")
    assert text_digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
