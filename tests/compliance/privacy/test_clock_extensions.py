"""More time that is told, and the days after a decision."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.privacy import CaseClock, PrivacyCase, case_clocks
from xborder_support.compliance.rulebook import DeadlineDuty, Rulebook

At: TypeAlias = Callable[..., datetime]
CaseOf: TypeAlias = Callable[..., PrivacyCase]
Answer: TypeAlias = Callable[..., CaseClock]
BookWith: TypeAlias = Callable[..., Rulebook]

ASKED_AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
RULEBOOK = Rulebook.load()


def test_two_further_months_make_three_from_the_receipt(at: At, case_of: CaseOf, answer: Answer) -> None:
    clock = answer(case_of(extended_at=at("2026-03-20")))
    assert clock.is_extended
    assert clock.last_on == date(2026, 6, 3)
    assert clock.due_at == datetime(2026, 6, 3, 22, 0, tzinfo=UTC)
    assert clock.can_be_extended_until is None
    assert "2 months are added, once" in clock.explain()


def test_california_adds_forty_five_days(at: At, case_of: CaseOf, answer: Answer) -> None:
    clock = answer(case_of("US-CA", time_zone="America/Los_Angeles", extended_at=at("2026-04-01")))
    assert clock.last_on == date(2026, 6, 1)


@pytest.mark.parametrize(("passed", "is_extended"), [(timedelta(microseconds=-1), True), (timedelta(0), False)], ids=["in-time", "late"])
def test_the_person_must_be_told_within_the_first_period(case_of: CaseOf, answer: Answer, passed: timedelta, *, is_extended: bool) -> None:
    first = answer(case_of())
    assert first.due_at is not None
    assert first.can_be_extended_until == first.due_at
    clock = answer(case_of(extended_at=first.due_at + passed))
    assert clock.is_extended is is_extended
    assert (clock.due_at == first.due_at) is not is_extended
    assert ("nothing is added" in clock.explain()) is not is_extended
    assert clock.can_be_extended_until is None


def test_where_the_rule_knows_no_extension_none_is_added(at: At, case_of: CaseOf, answer: Answer) -> None:
    clock = answer(case_of("TR", extended_at=at("2026-03-04")))
    assert not clock.is_extended
    assert clock.last_on == date(2026, 4, 2)
    assert clock.can_be_extended_until is None
    assert "knows no extension" in clock.explain()


def test_an_extension_says_nothing_of_an_acknowledgement(at: At, case_of: CaseOf) -> None:
    case = case_of("VN", extended_at=at("2026-03-04"))
    first, second = case_clocks(case, rulebook=RULEBOOK)
    assert (first.about, first.is_extended, "extension" in first.explain()) == ("acknowledgement", False, False)
    assert (second.about, second.is_extended, second.last_on) == ("access", True, date(2026, 3, 28))


def test_an_extension_in_another_unit_follows_the_first_period(at: At, case_of: CaseOf, answer: Answer, book_with: BookWith) -> None:
    book = book_with(DeadlineDuty(about="access", within=Term(1, "months"), extension=Term(10, "calendar_days")))
    clock = answer(case_of(extended_at=at("2026-03-04")), book)
    assert clock.last_on == date(2026, 4, 13)
    book = book_with(DeadlineDuty(about="access", within=Term(5, "business_days"), extension=Term(1, "months")))
    assert answer(case_of(extended_at=at("2026-03-04")), book).last_on == date(2026, 4, 10)
    book = book_with(DeadlineDuty(about="access", within=Term(48, "hours"), extension=Term(3, "calendar_days")))
    assert answer(case_of(extended_at=at("2026-03-04")), book).last_on == date(2026, 3, 8)


@pytest.fixture(scope="module")
def mexico(case_of: CaseOf) -> Answer:
    """Return a way to ask by when Mexico wants the decision carried out."""

    def execution(**given: Any) -> CaseClock:
        case = case_of("MX", time_zone="America/Mexico_City", **given)
        return next(clock for clock in case_clocks(case, rulebook=RULEBOOK) if clock.about == "execution")

    return execution


def test_mexico_counts_fifteen_more_days_from_the_end_of_the_time_for_the_decision(mexico: Answer) -> None:
    clock = mexico()
    assert clock.last_on == date(2026, 4, 22)
    assert "None is known yet" in clock.explain()


def test_mexico_counts_from_the_decision_once_there_is_one(mexico: Answer) -> None:
    clock = mexico(answered_at=datetime(2026, 3, 10, 20, tzinfo=UTC))  # 16 March is a holiday
    assert clock.last_on == date(2026, 4, 1)
    assert "None is known yet" not in clock.explain()


def test_mexico_counts_on_from_an_extended_time_for_the_decision(at: At, mexico: Answer) -> None:
    clock = mexico(extended_at=at("2026-03-20"))  # 40 working days lead to 29 April; 1 May is a holiday
    assert clock.last_on == date(2026, 5, 21)
    assert not clock.is_extended
    assert "nothing is added" not in clock.explain()


def test_an_execution_can_be_extended_after_the_decision(mexico: Answer) -> None:
    clock = mexico(answered_at=datetime(2026, 3, 10, 20, tzinfo=UTC), extended_at=datetime(2026, 3, 11, 20, tzinfo=UTC))
    assert clock.is_extended
    assert clock.last_on == date(2026, 4, 22)


def test_an_execution_without_a_period_for_the_decision_is_counted_from_the_receipt(case_of: CaseOf, book_with: BookWith) -> None:
    book = book_with(
        DeadlineDuty(about="access", within=None), DeadlineDuty(about="execution", within=Term(3, "calendar_days"), start="decision")
    )
    clocks = case_clocks(case_of(), rulebook=book)
    assert [(clock.about, clock.last_on) for clock in clocks] == [("execution", date(2026, 3, 6)), ("access", None)]
    assert "starts with the decision, which is not known" in clocks[0].explain()


@pytest.mark.parametrize(
    ("start", "given", "last_on"),
    [
        ("verification", {"verified_at": datetime(2026, 3, 10, 9, tzinfo=UTC)}, date(2026, 3, 15)),
        ("verification", {}, date(2026, 3, 8)),
        ("assessment", {"assessed_at": datetime(2026, 3, 11, 9, tzinfo=UTC)}, date(2026, 3, 16)),
        ("answer", {"answered_at": datetime(2026, 3, 12, 9, tzinfo=UTC)}, date(2026, 3, 17)),
        ("awareness", {}, date(2026, 3, 8)),
    ],
    ids=["verified", "not-verified", "assessed", "answered", "received"],
)
def test_a_period_starts_with_its_event_or_with_the_receipt(
    case_of: CaseOf, book_with: BookWith, start: str, given: dict[str, Any], last_on: date
) -> None:
    book = book_with(DeadlineDuty(about="access", within=Term(5, "calendar_days"), start=start))
    (clock,) = [one for one in case_clocks(case_of(**given), rulebook=book) if one.rule_id]
    assert clock.last_on == last_on
    assert ("which is not known: it is counted from the receipt" in clock.explain()) is (start == "verification" and not given)
