"""What a case takes, and which error names what it does not."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from xborder_support.compliance.privacy import CaseClock, ClockPolicy, PrivacyCase, case_clocks
from xborder_support.compliance.rulebook import Rulebook
from xborder_support.errors import UsageError

ASKED_AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
BEFORE = ASKED_AT - timedelta(seconds=1)
LATER = ASKED_AT + timedelta(days=1)
RULEBOOK = Rulebook.load()


def case_of(**given: Any) -> PrivacyCase:
    return PrivacyCase(**{"kind": "access", "received_at": ASKED_AT, "places": ("DE",), **given})


WRONG = [
    ({"kind": "acces"}, "unknown-case-kind", 'did you mean "access"'),
    ({"kind": None}, "unknown-case-kind", "erasure"),
    ({"received_at": datetime(2026, 3, 3)}, "naive-datetime", "aware"),  # noqa: DTZ001  (that is the fault)
    ({"received_at": datetime.max.replace(tzinfo=UTC)}, "datetime-out-of-range", "1900 to 2199"),
    ({"received_at": datetime(2200, 1, 1, tzinfo=UTC)}, "datetime-out-of-range", "1900 to 2199"),
    ({"received_at": datetime(1899, 12, 31, 23, tzinfo=UTC)}, "datetime-out-of-range", "1900 to 2199"),
    ({"received_at": "2026-03-03"}, "not-a-datetime", "datetime"),
    ({"places": ()}, "no-place", 'places=("DE",)'),
    ({"places": "uk"}, "no-place", 'put it in a tuple, with a comma also for one: places=("GB",)'),
    ({"places": "Florida"}, "unknown-jurisdiction", 'did you mean "US-FL"?'),
    ({"places": " "}, "no-place", 'places=("DE",)'),
    ({"kind": "delete"}, "unknown-case-kind", 'did you mean "erasure"?'),
    ({"kind": "DSAR"}, "unknown-case-kind", 'did you mean "access"?'),
    ({"places": None}, "no-place", 'places=("DE",)'),
    ({"places": ("Atlantis",)}, "unknown-jurisdiction", "territory"),
    ({"places": ("ZZ",)}, "unknown-jurisdiction", "territory"),
    ({"places": ("EU",)}, "unknown-jurisdiction", "name the country"),
    ({"places": ("GLOBAL",)}, "unknown-jurisdiction", "name the country"),
    ({"places": ("PLATFORM:EMAIL",)}, "unknown-jurisdiction", "name the country"),
    ({"medium": "pigeon"}, "unknown-medium", "sms"),
    ({"time_zone": "Europe/Atlantis"}, "unknown-time-zone", ""),
    ({"assessed_at": BEFORE}, "before-receipt", "check the two instants"),
    ({"identity_asked_at": BEFORE}, "before-receipt", "check the two instants"),
    ({"verified_at": BEFORE}, "before-receipt", "check the two instants"),
    ({"answered_at": BEFORE}, "before-receipt", "check the two instants"),
    ({"extended_at": BEFORE}, "before-receipt", "check the two instants"),
    ({"extended_at": datetime(2026, 3, 4)}, "naive-datetime", "aware"),  # noqa: DTZ001
    ({"extended_until": ASKED_AT}, "not-a-date", "local date"),
    ({"circumstances": "high_risk"}, "bad-circumstances", 'circumstances=("high_risk",)'),
    ({"circumstances": 7}, "bad-circumstances", 'circumstances=("high_risk",)'),
    ({"circumstances": (7,)}, "bad-circumstances", 'circumstances=("high_risk",)'),
    ({"clarifications": "yesterday"}, "bad-clarification", "pairs"),
    ({"clarifications": 7}, "bad-clarification", "pairs"),
    ({"clarifications": (LATER,)}, "bad-clarification", "pairs"),
    ({"clarifications": ((LATER, LATER, LATER),)}, "bad-clarification", "pairs"),
    ({"clarifications": ((LATER, ASKED_AT),)}, "bad-clarification", "pairs"),
    ({"clarifications": ((BEFORE, LATER),)}, "before-receipt", "check the two instants"),
]


@pytest.mark.parametrize(("given", "code", "hint"), WRONG, ids=[f"{code}-{number}" for number, (_, code, _) in enumerate(WRONG)])
def test_a_wrong_case_is_refused_with_a_remedy(given: dict[str, Any], code: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        case_of(**given)
    assert caught.value.code == code
    assert hint in (caught.value.hint or "")


def test_a_case_keeps_canonical_values() -> None:
    east = timezone(timedelta(hours=9))
    case = case_of(received_at=datetime(2026, 3, 3, 18, 30, tzinfo=east), places=["uk", "us-ca", "GB"], time_zone="Europe/London")
    assert case.received_at == ASKED_AT
    assert case.received_at.tzinfo is UTC
    assert case.places == ("GB", "US-CA")
    assert case.time_zone == "Europe/London"


def test_nothing_of_a_case_is_before_its_receipt_but_may_be_at_it() -> None:
    assert case_of(verified_at=ASKED_AT, clarifications=((ASKED_AT, ASKED_AT),)).verified_at == ASKED_AT


def test_the_identity_is_one_of_the_questions_and_they_are_in_order() -> None:
    case = case_of(clarifications=((LATER, None),), identity_asked_at=ASKED_AT, verified_at=LATER)
    assert case.questions == ((ASKED_AT, LATER), (LATER, None))
    assert case_of(verified_at=LATER).questions == ()


def test_a_case_is_stored_and_read_back() -> None:
    case = case_of(
        clarifications=((ASKED_AT, None), (LATER, LATER)),
        extended_at=LATER,
        medium="sms",
        places=("US-CA", "FR"),
        circumstances=["malicious"],
    )
    assert case.circumstances == ("malicious",)
    assert PrivacyCase.from_json(case.to_json()) == case


def test_clocks_want_a_case() -> None:
    with pytest.raises(UsageError) as caught:
        case_clocks("access", rulebook=RULEBOOK)  # type: ignore[arg-type]
    assert caught.value.code == "not-a-case"


def test_a_rulebook_of_another_day_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        case_clocks(case_of(), rulebook=RULEBOOK.as_of(LATER.date()))
    assert caught.value.code == "rulebook-of-another-day"
    assert "Rulebook.load()" in (caught.value.hint or "")
    assert case_clocks(case_of(), rulebook=RULEBOOK.as_of(ASKED_AT.date()))[0].rule_id == "EU-GDPR-12-3"


def test_a_place_without_a_zone_wants_one() -> None:
    with pytest.raises(UsageError) as caught:
        case_clocks(case_of(places=("XK",)), rulebook=RULEBOOK)
    assert caught.value.code == "no-time-zone"
    (clock,) = case_clocks(case_of(places=("XK",), time_zone="Europe/Belgrade"), rulebook=RULEBOOK)
    assert clock.due_at is None


@pytest.mark.parametrize("reason", ["", "  ", None])
def test_a_policy_of_the_shop_needs_a_reason(reason: Any) -> None:
    with pytest.raises(UsageError) as caught:
        ClockPolicy(within="30 days", reason=reason)
    assert caught.value.code == "no-policy-reason"


def test_a_policy_of_the_shop_has_a_readable_term() -> None:
    assert str(ClockPolicy(within="30 days", reason="as at home").term) == "30 calendar days"
    with pytest.raises(UsageError) as caught:
        ClockPolicy(within="soon", reason="as at home")
    assert caught.value.code == "bad-term"


def test_a_clock_without_a_figure_is_never_over_and_never_says_fine() -> None:
    clock = CaseClock(rule_id=None, place="BD", about="any_request", severity="advisory")
    assert (clock.due_at, clock.last_on, clock.is_over(ASKED_AT)) == (None, None, False)
