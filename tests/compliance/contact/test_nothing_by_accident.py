"""What a host hands in by mistake never allows a contact: it is refused by name, or the contact is not fine."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from xborder_support.compliance import (
    ConsentEvent,
    Consents,
    ContactContext,
    PastContact,
    Proof,
    RegistryVerdict,
    Relationship,
    Rulebook,
    check_contact,
)
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

RULES = Rulebook.load()
NOON = datetime(2026, 11, 24, 17, tzinfo=UTC)  # a Tuesday, noon in Florida
WORDS = "Yes, text me offers from Kaze Audio."


def offer(**changes: Any) -> Draft:
    fields = {"channel": "sms", "provider": "twilio", "to": "+13055550100", "text": "", "purpose": "marketing"}
    return Draft(**(fields | changes))


def miami(**changes: Any) -> ContactContext:
    return ContactContext(places=("US-FL",), time_zones=("America/New_York",), **changes)


def agreed(proof: Proof | None = None, **changes: Any) -> ConsentEvent:
    fields: dict[str, Any] = {"kind": "grant", "consent": "express_written", "purposes": ("marketing",), "media": ("sms",)}
    known = proof or Proof.of(method="form", version="v1", text=WORDS)
    return ConsentEvent(**(fields | {"at": datetime(2026, 11, 1, tzinfo=UTC), "address": "+13055550100", "proof": known} | changes))


def verdict(context: ContactContext, draft: Draft | None = None) -> str:
    return check_contact(draft or offer(), context, rulebook=RULES, now=NOON).verdict


def test_the_ledger_of_these_tests_allows_the_offer() -> None:
    assert verdict(miami(consents=Consents((agreed(),)))) == "ok"


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        (RegistryVerdict, {"name": "IYS", "is_listed": "no", "checked_on": date(2026, 11, 20)}),
        (RegistryVerdict, {"name": "IYS", "is_listed": None, "checked_on": date(2026, 11, 20)}),
        (RegistryVerdict, {"name": "IYS", "is_listed": 0, "checked_on": date(2026, 11, 20)}),
        (Relationship, {"is_similar_offer": "no"}),
        (Relationship, {"offered_refusal": 1}),
        (PastContact, {"at": NOON, "medium": "voice", "was_answered": "no"}),
    ],
)
def test_what_is_neither_true_nor_false_is_refused_by_name(record: Any, fields: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=rf"{record.__name__}\.\w+ is not a bool") as error:
        record(**fields)
    assert error.value.code == "wrong-argument"


def test_a_misspelt_limit_is_refused_with_the_word_that_was_meant() -> None:
    call = offer(channel="phone", to="+390612345678")
    sunday = datetime(2026, 11, 22, 11, tzinfo=UTC)
    rome: dict[str, Any] = {"places": ("IT",), "time_zones": ("Europe/Rome",)}
    right = check_contact(call, ContactContext(**rome, bound_by=frozenset({"adherents"})), rulebook=RULES, now=sunday)
    assert right.verdict != "ok"
    with pytest.raises(UsageError, match="no rule is limited to 'adherent'") as error:
        check_contact(call, ContactContext(**rome, bound_by=frozenset({"adherent"})), rulebook=RULES, now=sunday)
    assert error.value.code == "unknown-limit"
    assert "adherents" in (error.value.hint or "")


def test_a_limit_that_a_narrowed_book_has_no_rule_for_is_known_all_the_same() -> None:
    early = RULES.as_of(date(1990, 1, 1))
    assert not early.limits & {"large_firms"}
    context = miami(bound_by=frozenset({"large_firms"}), consents=Consents((agreed(),)))
    check_contact(offer(), context, rulebook=early, now=NOON)


@pytest.mark.parametrize("ahead", [timedelta(seconds=5), timedelta(hours=1), timedelta(days=1)])
def test_a_refusal_that_a_fast_clock_wrote_counts_at_once(ahead: timedelta) -> None:
    refused = ConsentEvent(kind="revoke", at=NOON + ahead, address="+13055550100")
    assert verdict(miami(consents=Consents((agreed(), refused)))) == "blocked"


def test_an_agreement_that_lies_ahead_does_not_count_yet() -> None:
    tomorrow = agreed(at=NOON + timedelta(days=1))
    check = check_contact(offer(), miami(consents=Consents((tomorrow,))), rulebook=RULES, now=NOON)
    assert check.verdict != "ok"


def test_a_proof_that_does_not_fit_the_kept_text_allows_nothing() -> None:
    ledger = Consents((agreed(Proof.of(method="form", version="v1", text="something else")),))
    assert verdict(miami(consents=ledger)) == "ok"  # nobody handed the texts in
    assert verdict(miami(consents=ledger, texts={"v1": WORDS})) == "ask"
    assert verdict(miami(consents=Consents((agreed(),)), texts={"v1": WORDS})) == "ok"


def test_texts_are_a_mapping() -> None:
    with pytest.raises(UsageError, match=r"ContactContext\.texts"):
        miami(texts=[WORDS])


def test_a_draft_without_a_purpose_is_no_service() -> None:
    unnamed = Draft(channel="sms", provider="twilio", to="+13055550100", text="20 % off")
    assert unnamed.purpose is None
    with pytest.raises(UsageError, match="nobody said what the message is for") as error:
        check_contact(unnamed, miami(), rulebook=RULES, now=NOON)
    assert error.value.code == "unknown-purpose"
    assert "transactional" in (error.value.hint or "")


def test_an_answer_to_nobody_knows_where_says_that_no_place_was_asked() -> None:
    check = check_contact(offer(purpose="service"), ContactContext(), rulebook=RULES, now=NOON)
    assert (check.verdict, [(finding.rule, finding.severity) for finding in check.findings]) == ("ok", [("place-unknown", "info")])
    assert check_contact(offer(purpose="survey"), ContactContext(), rulebook=RULES, now=NOON).verdict == "ask"
