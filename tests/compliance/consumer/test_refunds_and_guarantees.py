"""By when the money and the goods are due, and how long a seller answers for defects: both sides of each end."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.calendars import end_of_day
from xborder_support.compliance.consumer import ReturnEvents, guarantee, refund_deadline, return_deadline
from xborder_support.compliance.rulebook import Rulebook
from xborder_support.errors import UsageError

BOOK = Rulebook.load()
TODAY = date(2026, 11, 22)
NOTICE = date(2026, 11, 2)
BACK = date(2026, 11, 9)


def refund(place: str, events: ReturnEvents, on: date = TODAY) -> tuple[date | None, bool, bool]:
    found = refund_deadline(events, place, rulebook=BOOK, on=on)
    assert found is not None
    return found.deadline.last_on if found.deadline else None, found.is_waiting, found.is_at_once


@pytest.mark.parametrize(
    ("place", "events", "expected"),
    [
        ("DE", {"notice_on": NOTICE}, (date(2026, 11, 16), True, False)),
        ("DE", {"notice_on": NOTICE, "goods_back_on": BACK}, (date(2026, 11, 16), False, False)),
        ("DE", {"notice_on": NOTICE, "proof_on": BACK}, (date(2026, 11, 16), False, False)),
        ("DE", {"notice_on": NOTICE, "goods_back_on": date(2026, 11, 16)}, (date(2026, 11, 16), False, False)),
        ("DE", {"notice_on": NOTICE, "goods_back_on": date(2026, 11, 20)}, (date(2026, 11, 20), False, False)),
        ("DE", {"notice_on": NOTICE, "goods_back_on": date(2026, 11, 20), "proof_on": BACK}, (date(2026, 11, 16), False, False)),
        ("DE", {"goods_back_on": BACK}, (None, False, False)),
        ("FR", {"notice_on": date(2026, 10, 18)}, (date(2026, 11, 2), True, False)),
        ("GB", {"goods_back_on": BACK}, (date(2026, 11, 23), False, False)),
        ("GB", {"goods_back_on": BACK, "proof_on": date(2026, 11, 5)}, (date(2026, 11, 19), False, False)),
        ("GB", {"notice_on": NOTICE}, (None, False, False)),
        ("CN", {"goods_back_on": BACK}, (date(2026, 11, 16), False, False)),
        ("KR", {"goods_back_on": BACK}, (date(2026, 11, 12), False, False)),
        ("TW", {"notice_on": NOTICE}, (date(2026, 11, 17), False, False)),
        ("TR", {"notice_on": NOTICE}, (date(2026, 11, 16), False, False)),
        ("IL", {"notice_on": NOTICE}, (date(2026, 11, 16), False, False)),
        ("TH", {"notice_on": NOTICE}, (date(2026, 11, 17), False, False)),
        ("MA", {"notice_on": NOTICE}, (date(2026, 11, 17), False, False)),
        ("ZA", {"notice_on": NOTICE}, (date(2026, 12, 2), False, False)),
        ("CL", {"notice_on": NOTICE}, (date(2026, 12, 17), False, False)),
        ("CO", {"notice_on": NOTICE}, (date(2026, 11, 17), False, False)),
        ("BR", {"notice_on": NOTICE}, (None, False, True)),
        ("US", {"cancelled_on": date(2026, 11, 20)}, (date(2026, 12, 2), False, False)),
    ],
)
def test_the_money_is_due(place: str, events: dict[str, date], expected: tuple[date | None, bool, bool]) -> None:
    assert refund(place, ReturnEvents(**events)) == expected


@pytest.mark.parametrize(("on", "last_on"), [(date(2024, 12, 18), date(2026, 12, 2)), (date(2024, 12, 19), date(2026, 11, 17))])
def test_colombia_shortened_its_period(on: date, last_on: date) -> None:
    assert refund("CO", ReturnEvents(notice_on=NOTICE), on)[0] == last_on


def test_a_seller_has_no_longer_than_the_earliest_zone_gives() -> None:
    found = refund_deadline(ReturnEvents(cancelled_on=date(2026, 11, 2)), "US", rulebook=BOOK, on=TODAY)
    assert found is not None
    assert found.deadline is not None
    assert found.deadline.time_zone == "America/New_York"
    assert found.deadline.last_on == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("place", "zone"), [("US-CA", "America/Los_Angeles"), ("us-fl", "America/New_York"), ("US-HI", "Pacific/Honolulu")]
)
def test_a_seller_in_a_part_of_a_country_has_what_the_clocks_of_the_part_give(place: str, zone: str) -> None:
    found = refund_deadline(ReturnEvents(cancelled_on=date(2026, 11, 2)), place, rulebook=BOOK, on=TODAY)
    assert found is not None
    assert found.deadline is not None
    assert (found.deadline.time_zone, found.deadline.last_on) == (zone, date(2026, 11, 12))


def test_what_came_late_is_due_on_its_own_day_in_the_same_zone() -> None:
    found = refund_deadline(ReturnEvents(notice_on=NOTICE, goods_back_on=date(2026, 11, 20)), "DE", rulebook=BOOK, on=TODAY)
    assert found is not None
    assert found.deadline is not None
    assert found.deadline.ends_at == end_of_day(date(2026, 11, 20), time_zone="Europe/Berlin")
    assert found.may_wait_for == ("goods_back", "proof_of_return")


def test_goods_go_back_within_a_period_of_the_buyers() -> None:
    found = return_deadline(ReturnEvents(notice_on=date(2026, 10, 18)), "FR", rulebook=BOOK, on=TODAY)
    assert found is not None
    assert found.deadline is not None
    assert (found.rule.id, found.deadline.last_on, found.may_wait_for) == ("EU-CRD-14", date(2026, 11, 2), ())
    assert return_deadline(ReturnEvents(notice_on=NOTICE), "US", rulebook=BOOK, on=TODAY) is None


def test_where_no_rule_is_known_there_is_no_answer() -> None:
    assert refund_deadline(ReturnEvents(notice_on=NOTICE), "KE", rulebook=BOOK, on=TODAY) is None
    assert refund_deadline(ReturnEvents(notice_on=NOTICE), "DE", rulebook=BOOK, on=date(2014, 6, 12)) is None


@given(notice_on=st.dates(date(2023, 1, 1), date(2027, 6, 1)), days=st.integers(0, 40))
def test_waiting_never_makes_the_money_due_sooner(notice_on: date, days: int) -> None:
    alone, later = ReturnEvents(notice_on=notice_on), ReturnEvents(notice_on=notice_on, goods_back_on=notice_on + timedelta(days=days))
    first, second = refund("DE", alone)[0], refund("DE", later)[0]
    assert first is not None
    assert second == max(first, notice_on + timedelta(days=days))


@pytest.mark.parametrize(
    ("place", "delivered_on", "rule", "periods"),
    [
        ("DE", date(2026, 3, 10), "EU-SGD-10", (date(2028, 3, 10), date(2027, 3, 10), None)),
        ("DE", date(2021, 12, 31), "EU-SALES-1999", (date(2023, 12, 31), date(2022, 6, 30), None)),
        ("DE", date(2022, 1, 1), "EU-SGD-10", (date(2024, 1, 1), date(2023, 1, 1), None)),
        ("ES", date(2021, 12, 31), "EU-SALES-1999", (date(2023, 12, 31), date(2022, 6, 30), None)),
        ("ES", date(2022, 1, 1), "ES-GUARANTEE", (date(2025, 1, 1), date(2024, 1, 1), None)),
        ("PT", date(2026, 3, 10), "PT-GUARANTEE", (date(2029, 3, 10), date(2028, 3, 10), None)),
        ("SE", date(2022, 4, 30), "EU-SGD-10", (date(2024, 4, 30), date(2023, 4, 30), None)),
        ("SE", date(2022, 5, 1), "SE-GUARANTEE", (date(2025, 5, 1), date(2024, 5, 1), None)),
        ("FR", date(2024, 2, 29), "FR-GUARANTEE", (date(2026, 2, 28), date(2026, 2, 28), None)),
        ("NO", date(2026, 3, 10), "NO-GUARANTEE", (date(2031, 3, 10), date(2028, 3, 10), None)),
        ("GB", date(2026, 3, 10), "GB-CRA", (date(2032, 3, 10), date(2026, 9, 10), date(2026, 4, 9))),
        ("GB-SCT", date(2026, 3, 10), "GB-CRA", (date(2031, 3, 10), date(2026, 9, 10), date(2026, 4, 9))),
    ],
)
def test_a_seller_answers_for_defects(place: str, delivered_on: date, rule: str, periods: tuple[date, date, date | None]) -> None:
    found = guarantee(place, delivered_on, rulebook=BOOK)
    assert found is not None
    assert (found.rule.id, (found.lasts_until, found.presumed_until, found.reject_until)) == (rule, periods)
    after = timedelta(days=1)
    assert (found.in_guarantee(periods[0]), found.in_guarantee(periods[0] + after)) == (True, False)
    assert (found.is_presumed(periods[1]), found.is_presumed(periods[1] + after)) == (True, False)
    end = periods[2] or delivered_on
    assert (found.may_reject(end), found.may_reject(end + after)) == (periods[2] is not None, False)


def test_the_law_of_the_purchase_counts_where_it_is_told() -> None:
    found = guarantee("DE", date(2022, 1, 3), rulebook=BOOK, bought_on=date(2021, 12, 30))
    assert found is not None
    assert found.rule.id == "EU-SALES-1999"


def test_of_some_places_no_guarantee_is_known() -> None:
    assert guarantee("US", TODAY, rulebook=BOOK) is None
    assert guarantee("GB", date(2015, 9, 30), rulebook=BOOK) is None


def test_a_period_for_the_money_is_shown_with_its_rule_once() -> None:
    told = refund_deadline(ReturnEvents(notice_on=TODAY), "DE", rulebook=BOOK, on=TODAY)
    assert told is not None
    assert told.duty in told.rule.duties
    assert repr(told).count("DeadlineDuty(") == 1


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: guarantee("DE", datetime(2026, 1, 1, tzinfo=UTC), rulebook=BOOK), "not-a-date"),
        (lambda: guarantee("DE", TODAY, rulebook=BOOK, bought_on="today"), "not-a-date"),  # type: ignore[arg-type]
        (lambda: guarantee("QQ", TODAY, rulebook=BOOK), "unknown-jurisdiction"),
        (lambda: ReturnEvents(proof_on=datetime(2026, 1, 1, tzinfo=UTC)), "not-a-date"),
        (lambda: refund_deadline(ReturnEvents(), "EU", rulebook=BOOK, on=TODAY), "needs-a-territory"),
        (lambda: return_deadline(ReturnEvents(), "DE", rulebook=BOOK, on=datetime(2026, 1, 1, tzinfo=UTC)), "not-a-date"),
    ],
    ids=range(6),
)
def test_what_cannot_be_counted_is_refused(make: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        make()
    assert caught.value.code == code


def test_the_days_of_a_return_are_kept_as_they_are() -> None:
    events = ReturnEvents(notice_on=NOTICE, goods_back_on=BACK)
    assert ReturnEvents.from_json(events.to_json()) == events


@pytest.mark.parametrize(
    ("goods_back_on", "proof_on", "last_on"),
    [
        (date(2026, 11, 25), date(2026, 11, 20), date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 25), date(2026, 11, 20)),
        (date(2026, 11, 17), None, date(2026, 11, 17)),
        (date(2026, 11, 16), None, date(2026, 11, 16)),
        (date(2026, 11, 15), None, date(2026, 11, 16)),
    ],
)
def test_of_goods_and_proof_the_first_lets_the_money_go(goods_back_on: date, proof_on: date | None, last_on: date) -> None:
    events = ReturnEvents(notice_on=date(2026, 11, 2), goods_back_on=goods_back_on, proof_on=proof_on)
    period = refund_deadline(events, "DE", rulebook=Rulebook.load(), on=date(2026, 11, 2))
    assert period is not None
    assert period.deadline is not None
    assert (period.deadline.last_on, period.is_waiting) == (last_on, False)
