"""What a clock does while an answer is awaited."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.privacy import CaseClock, PrivacyCase, case_clocks
from xborder_support.compliance.privacy.counting import merged
from xborder_support.compliance.rulebook import DeadlineDuty, Rulebook

At: TypeAlias = Callable[..., datetime]
CaseOf: TypeAlias = Callable[..., PrivacyCase]
Answer: TypeAlias = Callable[..., CaseClock]
BookWith: TypeAlias = Callable[..., Rulebook]

ASKED_AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
RULEBOOK = Rulebook.load()


def test_britain_stops_the_clock_for_the_days_of_waiting(at: At, case_of: CaseOf, answer: Answer) -> None:
    asked, answered = at("2026-03-05"), at("2026-03-09")
    clock = answer(case_of("GB", clarifications=((asked, answered),)))
    assert clock.last_on == date(2026, 4, 7)  # 3 April, and four days
    assert not clock.is_paused
    assert "stood still" in clock.explain()


def test_britain_stops_the_clock_for_the_identity_too(at: At, case_of: CaseOf, answer: Answer) -> None:
    clock = answer(case_of("GB", identity_asked_at=at("2026-03-05"), verified_at=at("2026-03-09")))
    assert clock.last_on == date(2026, 4, 7)


def test_waiting_for_two_answers_at_once_counts_once(at: At, case_of: CaseOf, answer: Answer) -> None:
    questions = ((at("2026-03-05"), at("2026-03-09")), (at("2026-03-06"), at("2026-03-07")), (at("2026-03-09"), at("2026-03-10")))
    assert answer(case_of("GB", clarifications=questions)).last_on == date(2026, 4, 8)
    apart = ((at("2026-03-05"), at("2026-03-09")), (at("2026-03-10"), at("2026-03-12")))
    assert answer(case_of("GB", clarifications=apart)).last_on == date(2026, 4, 9)


def test_an_open_question_stops_the_clock_at_the_end_that_an_answer_at_once_would_give(at: At, case_of: CaseOf, answer: Answer) -> None:
    clock = answer(case_of("GB", clarifications=((at("2026-03-05"), None),)))
    assert clock.is_paused
    assert clock.last_on == date(2026, 4, 3)
    assert "stands still since 2026-03-05T09:00:00+00:00" in clock.explain()


def test_an_open_question_swallows_those_after_it(at: At, case_of: CaseOf, answer: Answer) -> None:
    questions = ((at("2026-03-05"), None), (at("2026-03-06"), at("2026-03-20")))
    clock = answer(case_of("GB", clarifications=questions))
    assert (clock.is_paused, clock.last_on) == (True, date(2026, 4, 3))
    covered = ((at("2026-03-05"), at("2026-03-09")), (at("2026-03-07"), None))
    assert answer(case_of("GB", clarifications=covered)).is_paused


def test_a_question_after_the_end_stops_nothing(case_of: CaseOf, answer: Answer) -> None:
    first = answer(case_of("GB"))
    assert first.due_at is not None
    late = answer(case_of("GB", clarifications=((first.due_at, first.due_at + timedelta(days=9)),)))
    assert late.due_at == first.due_at
    just = answer(case_of("GB", clarifications=((first.due_at - timedelta(minutes=1), first.due_at + timedelta(days=9)),)))
    assert just.last_on == date(2026, 4, 13)


def test_a_pause_also_moves_until_when_more_time_can_be_told(at: At, case_of: CaseOf, answer: Answer) -> None:
    clock = answer(case_of("GB", clarifications=((at("2026-03-05"), at("2026-03-09")),)))
    assert clock.can_be_extended_until == clock.due_at
    told = answer(case_of("GB", clarifications=((at("2026-03-05"), at("2026-03-09")),), extended_at=at("2026-04-07")))
    assert told.is_extended
    assert told.last_on == date(2026, 6, 7)


def test_california_and_the_union_let_the_clock_run(at: At, case_of: CaseOf, answer: Answer) -> None:
    waiting: dict[str, Any] = {"identity_asked_at": at("2026-03-04"), "verified_at": at("2026-03-30")}
    for place, zone in (("US-CA", "America/Los_Angeles"), ("DE", None)):
        paused, plain = case_of(place, time_zone=zone, **waiting), case_of(place, time_zone=zone)
        assert answer(paused).due_at == answer(plain).due_at
        assert not answer(paused).is_paused
        assert "does not stop the clock" in answer(paused).explain()
        assert "does not stop the clock" not in answer(plain).explain()


@pytest.mark.parametrize(
    ("within", "last_on"),
    [
        (Term(10, "business_days"), date(2026, 3, 19)),  # two working days between Thursday and Monday
        (Term(10, "calendar_days"), date(2026, 3, 17)),
        (Term(1, "weeks"), date(2026, 3, 14)),
        (Term(1, "years"), date(2027, 3, 7)),
        (Term(72, "hours"), date(2026, 3, 10)),
    ],
    ids=str,
)
def test_each_unit_stands_still_in_its_own_days(
    at: At, case_of: CaseOf, answer: Answer, book_with: BookWith, *, within: Term, last_on: date
) -> None:
    book = book_with(DeadlineDuty(about="access", within=within, pauses=True))
    clock = answer(case_of(clarifications=((at("2026-03-05"), at("2026-03-09")),)), book)
    assert clock.last_on == last_on


def test_hours_stand_still_to_the_second(at: At, case_of: CaseOf, answer: Answer, book_with: BookWith) -> None:
    book = book_with(DeadlineDuty(about="access", within=Term(72, "hours"), pauses=True))
    asked = at("2026-03-05")
    clock = answer(case_of(clarifications=((asked, asked + timedelta(minutes=90)),)), book)
    assert clock.due_at == ASKED_AT + timedelta(hours=73, minutes=30)


def test_after_a_pause_the_end_still_moves_off_a_rest_day(at: At, case_of: CaseOf, answer: Answer, book_with: BookWith) -> None:
    book = book_with(DeadlineDuty(about="access", within=Term(10, "calendar_days"), pauses=True, rules="eu-1182-71"))
    clock = answer(case_of(clarifications=((at("2026-03-05"), at("2026-03-06")),)), book)
    assert clock.last_on == date(2026, 3, 16)  # 13 March and a day is Saturday


def test_a_question_before_the_start_of_a_period_does_not_stop_it(at: At, case_of: CaseOf, book_with: BookWith) -> None:
    book = book_with(DeadlineDuty(about="breach", within=Term(5, "calendar_days"), start="assessment", pauses=True))
    case = case_of(kind="breach", assessed_at=at("2026-03-10"), clarifications=((at("2026-03-04"), at("2026-03-06")),))
    assert case_clocks(case, rulebook=book)[0].last_on == date(2026, 3, 15)


def test_a_question_at_the_moment_of_an_answer_goes_on_with_the_same_pause() -> None:
    first, second, third = (datetime(2026, 3, day, 9, tzinfo=UTC) for day in (4, 5, 6))
    assert merged([(first, second), (second, third)]) == ((first, third),)
    assert merged([(first, second), (second + timedelta(microseconds=1), third)]) == (
        (first, second),
        (second + timedelta(microseconds=1), third),
    )
