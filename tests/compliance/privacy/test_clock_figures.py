"""Figures that are missing, of practice, of the shop, for others, and for special cases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, TypeAlias, get_args

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.privacy import CaseClock, CaseKind, ClockPolicy, PrivacyCase, case_clocks
from xborder_support.compliance.rulebook import DeadlineDuty, Rulebook

At: TypeAlias = Callable[..., datetime]
CaseOf: TypeAlias = Callable[..., PrivacyCase]
Answer: TypeAlias = Callable[..., CaseClock]
BookWith: TypeAlias = Callable[..., Rulebook]

ASKED_AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
RULEBOOK = Rulebook.load()


@pytest.mark.parametrize("kind", ["access", "rectification", "erasure", "objection", "portability", "restriction", "complaint", "opt_out"])
def test_a_place_without_a_figure_says_so_and_never_says_fine(case_of: CaseOf, kind: Any) -> None:
    (clock,) = case_clocks(case_of("BD", kind=kind), rulebook=RULEBOOK)
    assert (clock.rule_id, clock.due_at, clock.last_on, clock.within, clock.severity) == (None, None, None, None, "advisory")
    assert "ask counsel, or set a policy" in clock.explain()


def test_a_breach_without_a_time_for_the_people_says_so(case_of: CaseOf) -> None:
    clocks = case_clocks(case_of(kind="breach"), rulebook=RULEBOOK)
    assert [(clock.about, clock.due_at is None) for clock in clocks] == [("breach", False), ("breach_people", True)]
    assert "breach people in DE" in clocks[1].explain()


def test_the_shops_own_period_fills_a_place_without_a_figure(case_of: CaseOf) -> None:
    policy = ClockPolicy(within="30 days", reason="as at home")
    (clock,) = case_clocks(case_of("BD"), rulebook=RULEBOOK, policy=policy)
    assert (clock.rule_id, clock.severity, clock.about, clock.last_on) == (None, "policy", "access", date(2026, 4, 2))
    assert "as at home" in clock.explain()
    assert [one.rule_id for one in case_clocks(case_of(), rulebook=RULEBOOK, policy=policy)] == ["EU-GDPR-12-3"]


def test_a_rule_without_a_figure_is_named_and_a_policy_stands_beside_it(case_of: CaseOf, book_with: BookWith) -> None:
    book = book_with(DeadlineDuty(about="complaint", within=None))
    (clock,) = case_clocks(case_of(kind="complaint"), rulebook=book)
    assert (clock.rule_id, clock.due_at, clock.severity) == ("TEST", None, "law")
    assert "No figure is known for complaint in DE" in clock.explain()
    policy = ClockPolicy(within="2 weeks", reason="as at home")
    clocks = case_clocks(case_of(kind="complaint"), rulebook=book, policy=policy)
    assert [(one.rule_id, one.last_on) for one in clocks] == [(None, date(2026, 3, 17)), ("TEST", None)]


def test_a_rule_for_others_is_advice_and_fills_no_gap(case_of: CaseOf, book_with: BookWith) -> None:
    book = book_with(DeadlineDuty(about="complaint", within=Term(15, "business_days")), limited_to="large_firms")
    dated, undated = case_clocks(case_of(kind="complaint"), rulebook=book)
    assert (dated.rule_id, dated.severity, undated.rule_id, undated.due_at) == ("TEST", "advisory", None, None)
    assert "binds large firms" in dated.explain()
    (bound,) = case_clocks(case_of(kind="complaint"), rulebook=book, bound_by=("large_firms",))
    assert (bound.severity, "binds" in bound.explain()) == ("law", False)


def test_a_figure_that_nobody_is_sure_of_is_advice(case_of: CaseOf, answer: Answer, book_with: BookWith) -> None:
    duty = DeadlineDuty(about="access", within=Term(6, "business_days"))
    assert answer(case_of(), book_with(duty, confidence="low")).severity == "advisory"
    assert "Nobody is sure" in answer(case_of(), book_with(duty, confidence="low")).explain()
    assert answer(case_of(), book_with(duty, confidence="medium")).severity == "law"
    assert answer(case_of(), book_with(replace(duty, is_benchmark=True))).severity == "policy"
    assert answer(case_of(), book_with(replace(duty, is_benchmark=True), confidence="low")).severity == "advisory"


def test_of_two_clocks_with_one_end_the_law_is_first(case_of: CaseOf, book_with: BookWith) -> None:
    duty = DeadlineDuty(about="access", within=Term(30, "calendar_days"))
    advice, law = book_with(duty, id="A", confidence="low").rules[0], book_with(duty, id="B").rules[0]
    assert [clock.rule_id for clock in case_clocks(case_of(), rulebook=Rulebook([advice, law]))] == ["B", "A"]


def test_an_acknowledgement_belongs_to_the_requests_of_its_own_rule(case_of: CaseOf, book_with: BookWith) -> None:
    book = book_with(
        DeadlineDuty(about="acknowledgement", within=Term(2, "business_days")),
        DeadlineDuty(about="erasure", within=Term(10, "calendar_days")),
    )
    assert [clock.about for clock in case_clocks(case_of(kind="erasure"), rulebook=book)] == ["acknowledgement", "erasure"]
    assert [clock.rule_id for clock in case_clocks(case_of(kind="access"), rulebook=book)] == [None]


def test_an_acknowledgement_alone_is_that_of_a_complaint(case_of: CaseOf, book_with: BookWith) -> None:
    book = book_with(DeadlineDuty(about="acknowledgement", within=Term(2, "business_days")))
    assert [clock.about for clock in case_clocks(case_of(kind="complaint"), rulebook=book)] == ["acknowledgement", "complaint"]
    assert [clock.about for clock in case_clocks(case_of(kind="access"), rulebook=book)] == ["access"]


def test_a_refusal_of_one_medium_leaves_the_rules_of_others_out(case_of: CaseOf) -> None:
    def rules(medium: Any) -> list[str | None]:
        return [one.rule_id for one in case_clocks(case_of("US", kind="opt_out", medium=medium), rulebook=RULEBOOK)]

    assert "US-CANSPAM-OPTOUT" in rules(None)
    assert "US-TCPA-10BD" in rules(None)
    assert "US-CANSPAM-OPTOUT" in rules("email")
    assert "US-TCPA-10BD" not in rules("email")
    assert "US-CANSPAM-OPTOUT" not in rules("sms")


def test_what_is_for_other_circumstances_is_left_out(case_of: CaseOf) -> None:
    usual = case_clocks(case_of("JP", kind="breach"), rulebook=RULEBOOK)
    assert [(clock.about, clock.last_on) for clock in usual] == [
        ("breach_first_report", date(2026, 3, 8)), ("breach", date(2026, 4, 2)), ("breach_people", None),
    ]  # fmt: skip


def test_a_known_circumstance_goes_before_the_usual_period(case_of: CaseOf) -> None:
    malicious = case_clocks(case_of("JP", kind="breach", circumstances=("malicious",)), rulebook=RULEBOOK)
    assert [(clock.about, clock.last_on) for clock in malicious] == [
        ("breach_first_report", date(2026, 3, 8)), ("breach", date(2026, 5, 2)), ("breach_people", None),
    ]  # fmt: skip
    through = case_clocks(case_of("VN", kind="objection", circumstances=("through_processor",)), rulebook=RULEBOOK)
    assert [(clock.about, clock.last_on) for clock in through] == [
        ("acknowledgement", date(2026, 3, 5)), ("objection", date(2026, 3, 23)),
    ]  # fmt: skip


def test_what_the_law_wants_at_once_is_told_even_where_it_may_not_be_such_a_case(case_of: CaseOf) -> None:
    doubtful = case_clocks(case_of("GB", kind="breach"), rulebook=RULEBOOK)
    assert [(clock.about, clock.is_at_once) for clock in doubtful] == [("breach", False), ("breach_people", False)]
    assert "The law says at once, or without delay." in doubtful[1].explain()
    assert "for cases of high risk only, and this one is not known to be one" in doubtful[1].explain()
    known = case_clocks(case_of("GB", kind="breach", circumstances=("high_risk",)), rulebook=RULEBOOK)
    assert [(clock.about, clock.is_at_once, clock.due_at is None) for clock in known] == [
        ("breach_people", True, True), ("breach", False, False),
    ]  # fmt: skip
    assert "not known to be one" not in known[0].explain()


@pytest.mark.parametrize(
    ("only_for", "kinds"),
    [
        (("privacy_request",), {"access", "rectification", "erasure", "objection", "portability", "restriction"}),
        (("privacy_complaint",), {"complaint"}),
        (("complaint",), {"complaint"}),
        (("full_moon",), set()),
    ],
    ids=["request", "privacy-complaint", "complaint", "unknown"],
)
def test_an_acknowledgement_names_the_cases_that_it_is_for(
    case_of: CaseOf, book_with: BookWith, only_for: tuple[str, ...], kinds: set[str]
) -> None:
    book = book_with(DeadlineDuty(about="acknowledgement", within=Term(2, "business_days"), only_for=only_for))
    every: tuple[Any, ...] = get_args(CaseKind)
    acknowledged = {kind for kind in every if any(clock.rule_id == "TEST" for clock in case_clocks(case_of(kind=kind), rulebook=book))}
    assert acknowledged == kinds


def test_where_it_may_take_longer_the_end_is_the_one_that_the_person_was_told(at: At, case_of: CaseOf, answer: Answer) -> None:
    plain = answer(case_of("CH"))
    assert plain.last_on == date(2026, 4, 2)
    assert plain.can_be_extended_until == plain.due_at
    assert "where the person is told until when" in plain.explain()
    told = answer(case_of("CH", extended_at=at("2026-03-20"), extended_until=date(2026, 4, 20)))
    assert (told.is_extended, told.last_on, told.can_be_extended_until) == (True, date(2026, 4, 20), None)
    assert told.due_at == datetime(2026, 4, 20, 22, 0, tzinfo=UTC)
    assert "told in time, at 2026-03-20T09:00:00+00:00, that it takes until 2026-04-20" in told.explain()


@pytest.mark.parametrize("until", [None, date(2026, 3, 30), date(2026, 4, 2)], ids=["untold", "earlier", "the-same"])
def test_without_a_later_date_the_first_end_stays(at: At, case_of: CaseOf, answer: Answer, until: date | None) -> None:
    assert answer(case_of("CH", extended_at=at("2026-03-20"), extended_until=until)).last_on == date(2026, 4, 2)


def test_told_too_late_the_first_end_stays(at: At, case_of: CaseOf, answer: Answer) -> None:
    clock = answer(case_of("CH", extended_at=at("2026-04-03"), extended_until=date(2026, 4, 20)))
    assert (clock.is_extended, clock.last_on) == (False, date(2026, 4, 2))
    assert "nothing is added" in clock.explain()
