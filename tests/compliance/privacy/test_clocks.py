"""Extensions, pauses, starts, zones, policies and change dates of the clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import pytest

from xborder_support.calendars import Holidays, Term
from xborder_support.compliance.privacy import CaseClock, CaseKind, ClockPolicy, PrivacyCase, case_clocks
from xborder_support.compliance.rulebook import DeadlineDuty, Rule, Rulebook

ASKED_AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
RULEBOOK = Rulebook.load()


def at(day: str, hour: int = 9) -> datetime:
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def case_of(place: str = "DE", **given: Any) -> PrivacyCase:
    return PrivacyCase(**{"kind": "access", "received_at": ASKED_AT, "places": (place,), **given})


def answer(case: PrivacyCase, rulebook: Rulebook = RULEBOOK, **given: Any) -> CaseClock:
    return next(clock for clock in case_clocks(case, rulebook=rulebook, **given) if clock.about != "acknowledgement")


def book_with(*duties: DeadlineDuty, **given: Any) -> Rulebook:
    """Return a rulebook with one rule of Germany, which is Berlin's only zone but one that keeps the same time."""
    facts: dict[str, Any] = {
        "id": "TEST", "jurisdiction": "DE", "says": "a test", "citation": "section 1", "binding": "law", "confidence": "high",
        "verified": "primary_read", "checked": date(2026, 11, 22),
    }  # fmt: skip
    return Rulebook([Rule(**{**facts, "duties": duties, **given})])


# --- extensions ---


def test_two_further_months_make_three_from_the_receipt() -> None:
    clock = answer(case_of(extended_at=at("2026-03-20")))
    assert clock.is_extended
    assert clock.last_on == date(2026, 6, 3)
    assert clock.due_at == datetime(2026, 6, 3, 22, 0, tzinfo=UTC)
    assert clock.can_be_extended_until is None
    assert "2 months are added, once" in clock.explain()


def test_california_adds_forty_five_days() -> None:
    clock = answer(case_of("US-CA", time_zone="America/Los_Angeles", extended_at=at("2026-04-01")))
    assert clock.last_on == date(2026, 6, 1)


@pytest.mark.parametrize(("passed", "is_extended"), [(timedelta(microseconds=-1), True), (timedelta(0), False)], ids=["in-time", "late"])
def test_the_person_must_be_told_within_the_first_period(passed: timedelta, *, is_extended: bool) -> None:
    first = answer(case_of())
    assert first.due_at is not None
    assert first.can_be_extended_until == first.due_at
    clock = answer(case_of(extended_at=first.due_at + passed))
    assert clock.is_extended is is_extended
    assert (clock.due_at == first.due_at) is not is_extended
    assert ("nothing is added" in clock.explain()) is not is_extended
    assert clock.can_be_extended_until is None


def test_where_the_rule_knows_no_extension_none_is_added() -> None:
    clock = answer(case_of("TR", extended_at=at("2026-03-04")))
    assert not clock.is_extended
    assert clock.last_on == date(2026, 4, 2)
    assert clock.can_be_extended_until is None
    assert "knows no extension" in clock.explain()


def test_an_extension_says_nothing_of_an_acknowledgement() -> None:
    case = case_of("VN", extended_at=at("2026-03-04"))
    first, second = case_clocks(case, rulebook=RULEBOOK)
    assert (first.about, first.is_extended, "extension" in first.explain()) == ("acknowledgement", False, False)
    assert (second.about, second.is_extended, second.last_on) == ("access", True, date(2026, 3, 28))


def test_an_extension_in_another_unit_follows_the_first_period() -> None:
    book = book_with(DeadlineDuty(about="access", within=Term(1, "months"), extension=Term(10, "calendar_days")))
    clock = answer(case_of(extended_at=at("2026-03-04")), book)
    assert clock.last_on == date(2026, 4, 13)
    book = book_with(DeadlineDuty(about="access", within=Term(5, "business_days"), extension=Term(1, "months")))
    assert answer(case_of(extended_at=at("2026-03-04")), book).last_on == date(2026, 4, 10)
    book = book_with(DeadlineDuty(about="access", within=Term(48, "hours"), extension=Term(3, "calendar_days")))
    assert answer(case_of(extended_at=at("2026-03-04")), book).last_on == date(2026, 3, 8)


# --- execution ---


def mexico(**given: Any) -> CaseClock:
    case = case_of("MX", time_zone="America/Mexico_City", **given)
    return next(clock for clock in case_clocks(case, rulebook=RULEBOOK) if clock.about == "execution")


def test_mexico_counts_fifteen_more_days_from_the_end_of_the_time_for_the_decision() -> None:
    clock = mexico()
    assert clock.last_on == date(2026, 4, 22)
    assert "None is known yet" in clock.explain()


def test_mexico_counts_from_the_decision_once_there_is_one() -> None:
    clock = mexico(answered_at=datetime(2026, 3, 10, 20, tzinfo=UTC))  # 16 March is a holiday
    assert clock.last_on == date(2026, 4, 1)
    assert "None is known yet" not in clock.explain()


def test_mexico_counts_on_from_an_extended_time_for_the_decision() -> None:
    clock = mexico(extended_at=at("2026-03-20"))  # 40 working days lead to 29 April; 1 May is a holiday
    assert clock.last_on == date(2026, 5, 21)
    assert not clock.is_extended
    assert "nothing is added" not in clock.explain()


def test_an_execution_can_be_extended_after_the_decision() -> None:
    clock = mexico(answered_at=datetime(2026, 3, 10, 20, tzinfo=UTC), extended_at=datetime(2026, 3, 11, 20, tzinfo=UTC))
    assert clock.is_extended
    assert clock.last_on == date(2026, 4, 22)


def test_an_execution_without_a_period_for_the_decision_is_counted_from_the_receipt() -> None:
    book = book_with(
        DeadlineDuty(about="access", within=None), DeadlineDuty(about="execution", within=Term(3, "calendar_days"), start="decision")
    )
    clocks = case_clocks(case_of(), rulebook=book)
    assert [(clock.about, clock.last_on) for clock in clocks] == [("execution", date(2026, 3, 6)), ("access", None)]
    assert "starts with the decision, which is not known" in clocks[0].explain()


# --- pauses ---


def test_britain_stops_the_clock_for_the_days_of_waiting() -> None:
    asked, answered = at("2026-03-05"), at("2026-03-09")
    clock = answer(case_of("GB", clarifications=((asked, answered),)))
    assert clock.last_on == date(2026, 4, 7)  # 3 April, and four days
    assert not clock.is_paused
    assert "stood still" in clock.explain()


def test_britain_stops_the_clock_for_the_identity_too() -> None:
    clock = answer(case_of("GB", identity_asked_at=at("2026-03-05"), verified_at=at("2026-03-09")))
    assert clock.last_on == date(2026, 4, 7)


def test_waiting_for_two_answers_at_once_counts_once() -> None:
    questions = ((at("2026-03-05"), at("2026-03-09")), (at("2026-03-06"), at("2026-03-07")), (at("2026-03-09"), at("2026-03-10")))
    assert answer(case_of("GB", clarifications=questions)).last_on == date(2026, 4, 8)
    apart = ((at("2026-03-05"), at("2026-03-09")), (at("2026-03-10"), at("2026-03-12")))
    assert answer(case_of("GB", clarifications=apart)).last_on == date(2026, 4, 9)


def test_an_open_question_stops_the_clock_at_the_end_that_an_answer_at_once_would_give() -> None:
    clock = answer(case_of("GB", clarifications=((at("2026-03-05"), None),)))
    assert clock.is_paused
    assert clock.last_on == date(2026, 4, 3)
    assert "stands still since 2026-03-05T09:00:00+00:00" in clock.explain()


def test_an_open_question_swallows_those_after_it() -> None:
    questions = ((at("2026-03-05"), None), (at("2026-03-06"), at("2026-03-20")))
    clock = answer(case_of("GB", clarifications=questions))
    assert (clock.is_paused, clock.last_on) == (True, date(2026, 4, 3))
    covered = ((at("2026-03-05"), at("2026-03-09")), (at("2026-03-07"), None))
    assert answer(case_of("GB", clarifications=covered)).is_paused


def test_a_question_after_the_end_stops_nothing() -> None:
    first = answer(case_of("GB"))
    assert first.due_at is not None
    late = answer(case_of("GB", clarifications=((first.due_at, first.due_at + timedelta(days=9)),)))
    assert late.due_at == first.due_at
    just = answer(case_of("GB", clarifications=((first.due_at - timedelta(minutes=1), first.due_at + timedelta(days=9)),)))
    assert just.last_on == date(2026, 4, 13)


def test_a_pause_also_moves_until_when_more_time_can_be_told() -> None:
    clock = answer(case_of("GB", clarifications=((at("2026-03-05"), at("2026-03-09")),)))
    assert clock.can_be_extended_until == clock.due_at
    told = answer(case_of("GB", clarifications=((at("2026-03-05"), at("2026-03-09")),), extended_at=at("2026-04-07")))
    assert told.is_extended
    assert told.last_on == date(2026, 6, 7)


def test_california_and_the_union_let_the_clock_run() -> None:
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
def test_each_unit_stands_still_in_its_own_days(within: Term, last_on: date) -> None:
    book = book_with(DeadlineDuty(about="access", within=within, pauses=True))
    clock = answer(case_of(clarifications=((at("2026-03-05"), at("2026-03-09")),)), book)
    assert clock.last_on == last_on


def test_hours_stand_still_to_the_second() -> None:
    book = book_with(DeadlineDuty(about="access", within=Term(72, "hours"), pauses=True))
    asked = at("2026-03-05")
    clock = answer(case_of(clarifications=((asked, asked + timedelta(minutes=90)),)), book)
    assert clock.due_at == ASKED_AT + timedelta(hours=73, minutes=30)


def test_after_a_pause_the_end_still_moves_off_a_rest_day() -> None:
    book = book_with(DeadlineDuty(about="access", within=Term(10, "calendar_days"), pauses=True, rules="eu-1182-71"))
    clock = answer(case_of(clarifications=((at("2026-03-05"), at("2026-03-06")),)), book)
    assert clock.last_on == date(2026, 3, 16)  # 13 March and a day is Saturday


def test_a_question_before_the_start_of_a_period_does_not_stop_it() -> None:
    book = book_with(DeadlineDuty(about="breach", within=Term(5, "calendar_days"), start="assessment", pauses=True))
    case = case_of(kind="breach", assessed_at=at("2026-03-10"), clarifications=((at("2026-03-04"), at("2026-03-06")),))
    assert case_clocks(case, rulebook=book)[0].last_on == date(2026, 3, 15)


# --- places and zones ---


def test_all_places_count_and_the_tightest_clock_is_first() -> None:
    case = PrivacyCase(kind="access", received_at=ASKED_AT, places=("DE", "BD", "ID", "JP"))
    clocks = case_clocks(case, rulebook=RULEBOOK)
    assert [(clock.place, clock.rule_id) for clock in clocks] == [
        ("ID", "ID-PDP"), ("JP", "JP-APPI"), ("DE", "EU-GDPR-12-3"), ("BD", None),
    ]  # fmt: skip


def test_the_order_of_places_does_not_matter() -> None:
    there = PrivacyCase(kind="access", received_at=ASKED_AT, places=("DE", "ID", "US-CA", "GB"))
    back = replace(there, places=tuple(reversed(there.places)))
    assert case_clocks(there, rulebook=RULEBOOK) == case_clocks(back, rulebook=RULEBOOK)


def test_of_several_zones_the_one_counts_in_which_the_period_ends_first() -> None:
    case = case_of("CA", received_at=datetime(2026, 3, 4, 3, 0, tzinfo=UTC))  # 3 March but in Newfoundland: 23:30 there too
    clock = answer(case)
    assert clock.due_at == datetime(2026, 4, 3, 2, 30, tzinfo=UTC)
    assert "America/St_Johns" in clock.explain()
    assert "several zones" not in answer(case_of("DE")).explain()


def test_a_chosen_zone_decides_the_days() -> None:
    late = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    assert answer(case_of("TR", received_at=late)).last_on == date(2026, 4, 3)  # already 4 March in Istanbul
    assert answer(case_of("TR", received_at=late, time_zone="UTC")).last_on == date(2026, 4, 2)


def test_a_free_zone_counts_by_the_days_of_its_country() -> None:
    book = book_with(DeadlineDuty(about="access", within=Term(5, "business_days")), jurisdiction="AE-DIFC")
    assert answer(case_of("AE-DIFC"), book).last_on == date(2026, 3, 10)


def test_the_union_counts_by_the_holidays_of_the_part_where_the_person_lives() -> None:
    asked = datetime(2026, 12, 6, 9, tzinfo=UTC)  # a month later is Epiphany, which is free in Bavaria
    assert answer(case_of("DE-BY", received_at=asked)).last_on == date(2027, 1, 7)
    assert answer(case_of("DE-HH", received_at=asked)).last_on == date(2027, 1, 6)


def test_the_host_may_bring_its_own_holidays() -> None:
    assert answer(case_of(), holidays={"DE": []}).last_on == date(2026, 4, 3)
    assert answer(case_of(), holidays={"DE": [Holidays(territory="AT")]}).last_on == date(2026, 4, 3)
    assert answer(case_of(), holidays={"FR": []}).last_on == date(2026, 4, 7)
    announced = Holidays(territory="DE", announced={date(2026, 4, 6): date(2026, 4, 7)})
    assert answer(case_of(), holidays={"DE": [announced]}).last_on == date(2026, 4, 6)


# --- figures ---


@pytest.mark.parametrize("kind", ["access", "rectification", "erasure", "objection", "portability", "restriction", "complaint", "opt_out"])
def test_a_place_without_a_figure_says_so_and_never_says_fine(kind: Any) -> None:
    (clock,) = case_clocks(case_of("BD", kind=kind), rulebook=RULEBOOK)
    assert (clock.rule_id, clock.due_at, clock.last_on, clock.within, clock.severity) == (None, None, None, None, "advisory")
    assert "ask counsel, or set a policy" in clock.explain()


def test_a_breach_without_a_time_for_the_people_says_so() -> None:
    clocks = case_clocks(case_of(kind="breach"), rulebook=RULEBOOK)
    assert [(clock.about, clock.due_at is None) for clock in clocks] == [("breach", False), ("breach_people", True)]
    assert "breach people in DE" in clocks[1].explain()


def test_the_shops_own_period_fills_a_place_without_a_figure() -> None:
    policy = ClockPolicy(within="30 days", reason="as at home")
    (clock,) = case_clocks(case_of("BD"), rulebook=RULEBOOK, policy=policy)
    assert (clock.rule_id, clock.severity, clock.about, clock.last_on) == (None, "policy", "access", date(2026, 4, 2))
    assert "as at home" in clock.explain()
    assert [one.rule_id for one in case_clocks(case_of(), rulebook=RULEBOOK, policy=policy)] == ["EU-GDPR-12-3"]


def test_a_rule_without_a_figure_is_named_and_a_policy_stands_beside_it() -> None:
    book = book_with(DeadlineDuty(about="complaint", within=None))
    (clock,) = case_clocks(case_of(kind="complaint"), rulebook=book)
    assert (clock.rule_id, clock.due_at, clock.severity) == ("TEST", None, "law")
    assert "No figure is known for complaint in DE" in clock.explain()
    policy = ClockPolicy(within="2 weeks", reason="as at home")
    clocks = case_clocks(case_of(kind="complaint"), rulebook=book, policy=policy)
    assert [(one.rule_id, one.last_on) for one in clocks] == [(None, date(2026, 3, 17)), ("TEST", None)]


def test_a_rule_for_others_is_advice_and_fills_no_gap() -> None:
    book = book_with(DeadlineDuty(about="complaint", within=Term(15, "business_days")), limited_to="large_firms")
    dated, undated = case_clocks(case_of(kind="complaint"), rulebook=book)
    assert (dated.rule_id, dated.severity, undated.rule_id, undated.due_at) == ("TEST", "advisory", None, None)
    assert "binds large firms" in dated.explain()
    (bound,) = case_clocks(case_of(kind="complaint"), rulebook=book, shop_is=("large_firms",))
    assert (bound.severity, "binds" in bound.explain()) == ("law", False)


def test_a_figure_that_nobody_is_sure_of_is_advice() -> None:
    duty = DeadlineDuty(about="access", within=Term(6, "business_days"))
    assert answer(case_of(), book_with(duty, confidence="low")).severity == "advisory"
    assert "Nobody is sure" in answer(case_of(), book_with(duty, confidence="low")).explain()
    assert answer(case_of(), book_with(duty, confidence="medium")).severity == "law"
    assert answer(case_of(), book_with(replace(duty, is_benchmark=True))).severity == "policy"
    assert answer(case_of(), book_with(replace(duty, is_benchmark=True), confidence="low")).severity == "advisory"


def test_of_two_clocks_with_one_end_the_law_is_first() -> None:
    duty = DeadlineDuty(about="access", within=Term(30, "calendar_days"))
    advice, law = book_with(duty, id="A", confidence="low").rules[0], book_with(duty, id="B").rules[0]
    assert [clock.rule_id for clock in case_clocks(case_of(), rulebook=Rulebook([advice, law]))] == ["B", "A"]


def test_an_acknowledgement_belongs_to_the_requests_of_its_own_rule() -> None:
    book = book_with(
        DeadlineDuty(about="acknowledgement", within=Term(2, "business_days")),
        DeadlineDuty(about="erasure", within=Term(10, "calendar_days")),
    )
    assert [clock.about for clock in case_clocks(case_of(kind="erasure"), rulebook=book)] == ["acknowledgement", "erasure"]
    assert [clock.rule_id for clock in case_clocks(case_of(kind="access"), rulebook=book)] == [None]


def test_an_acknowledgement_alone_is_that_of_a_complaint() -> None:
    book = book_with(DeadlineDuty(about="acknowledgement", within=Term(2, "business_days")))
    assert [clock.about for clock in case_clocks(case_of(kind="complaint"), rulebook=book)] == ["acknowledgement", "complaint"]
    assert [clock.about for clock in case_clocks(case_of(kind="access"), rulebook=book)] == ["access"]


def test_a_refusal_of_one_medium_leaves_the_rules_of_others_out() -> None:
    def rules(medium: Any) -> list[str | None]:
        return [one.rule_id for one in case_clocks(case_of("US", kind="opt_out", medium=medium), rulebook=RULEBOOK)]

    assert "US-CANSPAM-OPTOUT" in rules(None)
    assert "US-TCPA-10BD" in rules(None)
    assert "US-CANSPAM-OPTOUT" in rules("email")
    assert "US-TCPA-10BD" not in rules("email")
    assert "US-CANSPAM-OPTOUT" not in rules("sms")


def test_what_is_for_other_circumstances_is_left_out() -> None:
    usual = case_clocks(case_of("JP", kind="breach"), rulebook=RULEBOOK)
    assert [(clock.about, clock.last_on) for clock in usual] == [
        ("breach_first_report", date(2026, 3, 8)), ("breach", date(2026, 4, 2)), ("breach_people", None),
    ]  # fmt: skip


def test_a_known_circumstance_goes_before_the_usual_period() -> None:
    malicious = case_clocks(case_of("JP", kind="breach", circumstances=("malicious",)), rulebook=RULEBOOK)
    assert [(clock.about, clock.last_on) for clock in malicious] == [
        ("breach_first_report", date(2026, 3, 8)), ("breach", date(2026, 5, 2)), ("breach_people", None),
    ]  # fmt: skip
    through = case_clocks(case_of("VN", kind="objection", circumstances=("through_processor",)), rulebook=RULEBOOK)
    assert [(clock.about, clock.last_on) for clock in through] == [
        ("acknowledgement", date(2026, 3, 5)), ("objection", date(2026, 3, 23)),
    ]  # fmt: skip


def test_what_the_law_wants_at_once_is_told_even_where_it_may_not_be_such_a_case() -> None:
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
def test_an_acknowledgement_names_the_cases_that_it_is_for(only_for: tuple[str, ...], kinds: set[str]) -> None:
    book = book_with(DeadlineDuty(about="acknowledgement", within=Term(2, "business_days"), only_for=only_for))
    every: tuple[Any, ...] = get_args(CaseKind)
    acknowledged = {kind for kind in every if any(clock.rule_id == "TEST" for clock in case_clocks(case_of(kind=kind), rulebook=book))}
    assert acknowledged == kinds


def test_where_it_may_take_longer_the_end_is_the_one_that_the_person_was_told() -> None:
    plain = answer(case_of("CH"))
    assert plain.last_on == date(2026, 4, 2)
    assert plain.can_be_extended_until == plain.due_at
    assert "where the person is told until when" in plain.explain()
    told = answer(case_of("CH", extended_at=at("2026-03-20"), extended_until=date(2026, 4, 20)))
    assert (told.is_extended, told.last_on, told.can_be_extended_until) == (True, date(2026, 4, 20), None)
    assert told.due_at == datetime(2026, 4, 20, 22, 0, tzinfo=UTC)
    assert "told in time, at 2026-03-20T09:00:00+00:00, that it takes until 2026-04-20" in told.explain()


@pytest.mark.parametrize("until", [None, date(2026, 3, 30), date(2026, 4, 2)], ids=["untold", "earlier", "the-same"])
def test_without_a_later_date_the_first_end_stays(until: date | None) -> None:
    assert answer(case_of("CH", extended_at=at("2026-03-20"), extended_until=until)).last_on == date(2026, 4, 2)


def test_told_too_late_the_first_end_stays() -> None:
    clock = answer(case_of("CH", extended_at=at("2026-04-03"), extended_until=date(2026, 4, 20)))
    assert (clock.is_extended, clock.last_on) == (False, date(2026, 4, 2))
    assert "nothing is added" in clock.explain()


# --- change dates ---

CHANGES = [
    ("CL", "America/Santiago", "access", datetime(2026, 12, 1, 3, 0, tzinfo=UTC), "CL-21719"),
    ("IN", None, "access", datetime(2027, 5, 12, 18, 30, tzinfo=UTC), "IN-DPDP"),
    ("IN", None, "breach", datetime(2027, 5, 12, 18, 30, tzinfo=UTC), "IN-DPDP-BREACH"),
    ("VN", None, "access", datetime(2025, 12, 31, 17, 0, tzinfo=UTC), "VN-PDPL"),
    ("GB", None, "access", datetime(2026, 2, 5, 0, 0, tzinfo=UTC), "GB-GDPR-12-3"),
    ("GB", None, "complaint", datetime(2026, 6, 18, 23, 0, tzinfo=UTC), "GB-DUAA-COMPLAINT"),
    ("ES", "Europe/Madrid", "complaint", datetime(2026, 12, 27, 23, 0, tzinfo=UTC), "ES-L10-15BD"),
]


@pytest.mark.parametrize(("place", "zone", "kind", "midnight", "rule"), CHANGES, ids=[f"{row[4]}" for row in CHANGES])
def test_the_rule_of_the_day_of_receipt_holds(place: str, zone: str | None, kind: Any, midnight: datetime, rule: str) -> None:
    def rules(received_at: datetime) -> set[str | None]:
        case = case_of(place, kind=kind, received_at=received_at, time_zone=zone)
        return {clock.rule_id for clock in case_clocks(case, rulebook=RULEBOOK)}

    assert rule in rules(midnight)
    assert rule not in rules(midnight - timedelta(microseconds=1))


def test_a_case_keeps_its_rule_when_another_comes_into_force() -> None:
    """A request to Vietnam of New Year's Eve is answered by the law of that year, though most of its period lies in the next."""
    case = case_of("VN", received_at=datetime(2025, 12, 31, 16, 59, tzinfo=UTC))
    assert "VN-PDPL" not in {clock.rule_id for clock in case_clocks(case, rulebook=RULEBOOK)}


BEFORE = [
    ("CL", "America/Santiago", datetime(2026, 11, 30, 12, tzinfo=UTC), "CL-19628", datetime(2026, 12, 3, 3, tzinfo=UTC)),
    ("CL", "America/Santiago", datetime(2026, 12, 1, 12, tzinfo=UTC), "CL-21719", datetime(2027, 1, 1, 3, tzinfo=UTC)),
    ("VN", None, datetime(2025, 12, 31, 12, tzinfo=UTC), "VN-D13", datetime(2026, 1, 3, 12, tzinfo=UTC)),
    ("VN", None, datetime(2026, 1, 1, 12, tzinfo=UTC), "VN-PDPL", datetime(2026, 1, 11, 17, tzinfo=UTC)),
    ("IN", None, datetime(2027, 5, 12, 12, tzinfo=UTC), "IN-SPDI-5-9", datetime(2027, 6, 12, 18, 30, tzinfo=UTC)),
    ("IN", None, datetime(2027, 5, 13, 12, tzinfo=UTC), "IN-DPDP", datetime(2027, 8, 11, 18, 30, tzinfo=UTC)),
    ("GB", None, datetime(2026, 2, 4, 12, tzinfo=UTC), "GB-GDPR-12-3-2018", datetime(2026, 3, 5, tzinfo=UTC)),
    ("GB", None, datetime(2026, 2, 5, 12, tzinfo=UTC), "GB-GDPR-12-3", datetime(2026, 3, 6, tzinfo=UTC)),
]


@pytest.mark.parametrize("row", BEFORE, ids=[f"{row[3]}" for row in BEFORE])
def test_on_each_side_of_a_change_its_own_figure_counts(row: tuple[str, str | None, datetime, str | None, datetime | None]) -> None:
    place, zone, received_at, rule, due_at = row
    clock = answer(case_of(place, received_at=received_at, time_zone=zone))
    assert (clock.rule_id, clock.due_at) == (rule, due_at)


def test_before_the_change_the_british_clock_did_not_stop() -> None:
    before = case_of("GB", received_at=datetime(2026, 2, 4, 9, tzinfo=UTC), clarifications=((at("2026-02-06"), at("2026-02-16")),))
    after = case_of("GB", received_at=datetime(2026, 2, 5, 9, tzinfo=UTC), clarifications=((at("2026-02-06"), at("2026-02-16")),))
    assert answer(after).last_on == date(2026, 3, 15)
    assert answer(before).last_on == date(2026, 3, 4)


def test_explain_names_the_rule_the_day_and_the_way_it_was_counted() -> None:
    lines = answer(case_of()).explain().splitlines()
    assert lines[0].startswith("EU-GDPR-12-3 holds in DE for what was received on 2026-03-03 (")
    assert lines[1] == "The day of the event, Tuesday 2026-03-03, does not count (Art. 3(1), Council Regulation (EEC, Euratom) No 1182/71)."
    assert lines[-1] == "So it could last be met on Tuesday 2026-04-07, until 2026-04-08T00:00:00+02:00 (Europe/Berlin)."
