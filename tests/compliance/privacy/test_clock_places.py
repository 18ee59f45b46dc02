"""Several places, several zones, and whose holidays count."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeAlias

from xborder_support.calendars import Holidays, Term
from xborder_support.compliance.privacy import CaseClock, PrivacyCase, case_clocks
from xborder_support.compliance.rulebook import DeadlineDuty, Rulebook

CaseOf: TypeAlias = Callable[..., PrivacyCase]
Answer: TypeAlias = Callable[..., CaseClock]
BookWith: TypeAlias = Callable[..., Rulebook]

ASKED_AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
RULEBOOK = Rulebook.load()


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


def test_of_several_zones_the_one_counts_in_which_the_period_ends_first(case_of: CaseOf, answer: Answer) -> None:
    case = case_of("CA", received_at=datetime(2026, 3, 4, 3, 0, tzinfo=UTC))  # 3 March but in Newfoundland: 23:30 there too
    clock = answer(case)
    assert clock.due_at == datetime(2026, 4, 3, 2, 30, tzinfo=UTC)
    assert "America/St_Johns" in clock.explain()
    assert "several zones" not in answer(case_of("DE")).explain()


def test_a_part_of_a_country_counts_by_its_own_zones(case_of: CaseOf, answer: Answer) -> None:
    evening = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)  # 22:00 on the 20th in Los Angeles, and the 21st in New York
    californian = answer(case_of("US-CA", received_at=evening))
    assert californian.deadline is not None
    assert californian.deadline.time_zone == "America/Los_Angeles"
    assert californian == answer(case_of("US-CA", received_at=evening, time_zone="America/Los_Angeles"))
    assert "several zones" not in californian.explain()
    two = answer(case_of("US-TX", received_at=datetime(2026, 7, 2, 5, 30, tzinfo=UTC)))  # the 1st in El Paso, the 2nd in Dallas
    assert "days are counted in America/Denver" in two.explain()


def test_a_chosen_zone_decides_the_days(case_of: CaseOf, answer: Answer) -> None:
    late = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    assert answer(case_of("TR", received_at=late)).last_on == date(2026, 4, 3)  # already 4 March in Istanbul
    assert answer(case_of("TR", received_at=late, time_zone="UTC")).last_on == date(2026, 4, 2)


def test_a_free_zone_counts_by_the_days_of_its_country(case_of: CaseOf, answer: Answer, book_with: BookWith) -> None:
    book = book_with(DeadlineDuty(about="access", within=Term(5, "business_days")), jurisdiction="AE-DIFC")
    assert answer(case_of("AE-DIFC"), book).last_on == date(2026, 3, 10)


def test_the_union_counts_by_the_holidays_of_the_part_where_the_person_lives(case_of: CaseOf, answer: Answer) -> None:
    asked = datetime(2026, 12, 6, 9, tzinfo=UTC)  # a month later is Epiphany, which is free in Bavaria
    assert answer(case_of("DE-BY", received_at=asked)).last_on == date(2027, 1, 7)
    assert answer(case_of("DE-HH", received_at=asked)).last_on == date(2027, 1, 6)


def test_the_host_may_bring_its_own_holidays(case_of: CaseOf, answer: Answer) -> None:
    assert answer(case_of(), holidays={"DE": []}).last_on == date(2026, 4, 3)
    assert answer(case_of(), holidays={"DE": [Holidays(territory="AT")]}).last_on == date(2026, 4, 3)
    assert answer(case_of(), holidays={"FR": []}).last_on == date(2026, 4, 7)
    announced = Holidays(territory="DE", announced={date(2026, 4, 6): date(2026, 4, 7)})
    assert answer(case_of(), holidays={"DE": [announced]}).last_on == date(2026, 4, 6)


def test_where_it_may_be_two_dates_a_change_of_the_law_never_gives_more_time(case_of: CaseOf, book_with: BookWith) -> None:
    """At 03:00 UTC on 1 July it is still June in Vancouver, and July in Newfoundland."""
    at = datetime(2026, 7, 1, 3, tzinfo=UTC)
    short, long = (DeadlineDuty(about="access", within=Term(days, "calendar_days")) for days in (10, 40))
    first, last = date(2026, 7, 1), date(2026, 6, 30)
    for old, new in ((short, long), (long, short)):
        rules = [replace(rule, id=name, jurisdiction="CA", valid_from=start, valid_to=end)
                 for name, duty, start, end in (("OLD", old, None, last), ("NEW", new, first, None))
                 for rule in book_with(duty).rules if duty in rule.duties]  # fmt: skip
        clocks = case_clocks(case_of("CA", received_at=at), rulebook=Rulebook(rules))
        assert str(clocks[0].within) == "10 calendar days"
        assert {clock.rule_id for clock in clocks} == {"OLD", "NEW"}
        assert all(f"received on {last if clock.rule_id == 'OLD' else first}" in clock.explain() for clock in clocks)
        alone = case_clocks(replace(case_of("CA", received_at=at), time_zone="America/Vancouver"), rulebook=Rulebook(rules))
        assert [clock.rule_id for clock in alone] == ["OLD"]
