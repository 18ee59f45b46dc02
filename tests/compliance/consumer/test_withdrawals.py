"""Until when a buyer may withdraw: each place, each case, both sides of each end, beside a second way to count."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import holidays as lists
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.calendars import Holidays, end_of_day
from xborder_support.compliance.consumer import SaleEvents, withdrawal_deadline, withdrawal_right
from xborder_support.compliance.rulebook import Rulebook
from xborder_support.errors import UsageError

BOOK = Rulebook.load()
TODAY = date(2026, 11, 22)
MARCH = date(2026, 3, 20)


def standing(place: str, **changes: Any) -> str:
    return withdrawal_right(place, rulebook=BOOK, on=changes.pop("on", TODAY), **changes).standing


@pytest.mark.parametrize(
    "place", ["DE", "GR", "NO", "GB", "TR", "IL", "EG", "AR", "CL", "CN", "KR", "TW", "BR", "SA", "TH", "MA", "ZA", "MX", "CO"]
)
def test_these_places_give_the_right(place: str) -> None:
    assert standing(place) == "statutory"


@pytest.mark.parametrize("place", ["US", "US-CA", "JP", "IN", "HK", "SG", "MY", "PH", "AU", "NZ", "CH", "AE"])
def test_these_places_leave_it_to_the_store(place: str) -> None:
    right = withdrawal_right(place, rulebook=BOOK, on=TODAY)
    assert right.standing == "store_policy"
    period = withdrawal_deadline(SaleEvents(contract_on=MARCH, delivered_on=MARCH), place, rulebook=BOOK)
    assert (period.last_on, period.is_open(datetime(2026, 3, 21, tzinfo=UTC))) == (None, False)


@pytest.mark.parametrize("place", ["KE", "NG", "CA", "RU"])
def test_of_others_no_rule_is_known(place: str) -> None:
    right = withdrawal_right(place, rulebook=BOOK, on=TODAY)
    assert (right.standing, right.is_advice, right.rule) == ("unknown", True, None)
    period = withdrawal_deadline(SaleEvents(contract_on=MARCH), place, rulebook=BOOK)
    assert (period.last_on, period.is_open(datetime(2026, 3, 21, tzinfo=UTC))) == (None, None)


@pytest.mark.parametrize(
    ("place", "case"),
    [("ID", "mismatch_or_defect"), ("VN", "seller_information_breach"), ("CA-QC", "disclosure_breach"), ("CA-QC", "no_copy")],
)
def test_some_give_it_in_a_case_alone(place: str, case: str) -> None:
    assert standing(place) == "conditional"
    assert standing(place, cases=[case]) == "statutory"
    period = withdrawal_deadline(SaleEvents(contract_on=MARCH, delivered_on=MARCH), place, rulebook=BOOK)
    assert period.is_open(datetime(2026, 3, 21, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("place", "case"), [("JP", "no_policy_shown"), ("AU", "unsolicited"), ("US", "door_to_door"), ("MY", "direct_sales")]
)
def test_a_case_gives_a_right_where_there_is_none(place: str, case: str) -> None:
    assert standing(place, cases=[case]) == "statutory"


def test_a_rule_that_nobody_is_sure_of_refuses_nothing() -> None:
    assert [withdrawal_right(place, rulebook=BOOK, on=TODAY).is_advice for place in ("DE", "VN", "ID", "AE", "US")] == [
        False,
        True,
        True,
        True,
        False,
    ]
    sale = SaleEvents(contract_on=MARCH, delivered_on=MARCH)
    period = withdrawal_deadline(sale, "VN", rulebook=BOOK, cases=["seller_information_breach"])
    assert (period.right.standing, period.last_on) == ("statutory", date(2026, 4, 19))
    assert period.is_open(datetime(2036, 1, 1, tzinfo=UTC)) is None


def test_a_right_names_the_cases_that_change_it() -> None:
    assert withdrawal_right("KR", rulebook=BOOK, on=TODAY).cases == ("mismatch", "mismatch_known")
    assert withdrawal_right("GB", rulebook=BOOK, on=TODAY).cases == ("uninformed",)
    assert withdrawal_right("CA-QC", rulebook=BOOK, on=TODAY).cases == ("no_copy", "disclosure_breach")


@pytest.mark.parametrize(
    ("make", "message", "hint"),
    [
        (lambda: standing("DE", on="today"), "on is not a date but str", "pass a local date"),
        (lambda: standing("DE", cases=["uninformd"]), "no rule on withdrawal knows the case 'uninformd'", 'did you mean "uninformed"?'),
        (
            lambda: withdrawal_deadline(SaleEvents(), "DE", rulebook=BOOK),
            "nothing of this sale has a day",
            "pass SaleEvents(contract_on=...), which also says whose law counts",
        ),
        (
            lambda: withdrawal_deadline(SaleEvents(contract_on=MARCH), "EU", rulebook=BOOK),
            "'EU' is no territory",
            'name the country or a part of it, such as "DE" or "CA-QC": its law, its holidays and its zone count',
        ),
        (
            lambda: withdrawal_deadline(SaleEvents(contract_on=MARCH), "HM", rulebook=BOOK),
            "no time zone is listed for HM",
            "pass time_zone=, an IANA name",
        ),
        (
            lambda: SaleEvents(contract_on=datetime(2026, 1, 1, tzinfo=UTC)),
            "SaleEvents.contract_on is not a date but datetime",
            "pass a local date, such as date(2026, 11, 22): an instant lies on different days in different zones",
        ),
    ],
    ids=range(6),
)
def test_a_refusal_says_what_to_do(make: Any, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        make()
    assert caught.value.message == message
    assert str(caught.value.hint).startswith(hint)


def test_who_pays_and_what_may_be_kept() -> None:
    israel, china = (withdrawal_right(place, rulebook=BOOK, on=TODAY) for place in ("IL", "CN"))
    assert israel.duty is not None
    assert china.duty is not None
    assert (israel.fee_share, israel.duty.fee_at_most) == (0.05, "100 ILS")
    assert (china.fee_share, china.duty.returned_at_cost_of) == (0.0, "buyer")
    assert withdrawal_right("KE", rulebook=BOOK, on=TODAY).fee_share == 0.0


ON_FRIDAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("place", "last_on"),
    [
        ("DE", date(2026, 4, 7)),  # the fourteenth day is Good Friday; Monday is a holiday, too
        ("SE", date(2026, 4, 7)),
        ("GB", date(2026, 4, 3)),
        ("TR", date(2026, 4, 3)),
        ("IL", None),
        ("AR", date(2026, 3, 30)),
        ("CL", date(2026, 3, 30)),
        ("CN", date(2026, 3, 27)),
        ("KR", date(2026, 3, 27)),
        ("TW", date(2026, 3, 27)),
        ("BR", date(2026, 3, 27)),
        ("SA", date(2026, 3, 27)),
        ("TH", date(2026, 3, 27)),
        ("MA", date(2026, 3, 27)),
        ("ZA", date(2026, 3, 27)),
        ("EG", date(2026, 4, 3)),
        ("MX", date(2026, 3, 27)),
        ("CO", date(2026, 3, 30)),  # San José was moved to Monday 23 March
    ],
)
def test_the_usual_period_of_each_place(place: str, last_on: date | None) -> None:
    sale = SaleEvents(contract_on=date(2026, 3, 15), delivered_on=ON_FRIDAY)
    assert withdrawal_deadline(sale, place, rulebook=BOOK).last_on == last_on


@pytest.mark.parametrize(
    ("place", "cases", "events", "last_on", "case"),
    [
        ("GB", ["uninformed"], {}, date(2027, 4, 3), "uninformed"),
        ("DE", ["uninformed"], {}, date(2027, 4, 7), "uninformed"),
        ("DE", ["uninformed"], {"informed_on": date(2026, 6, 1)}, date(2026, 6, 15), "uninformed"),
        ("DE", ["uninformed"], {"informed_on": date(2026, 3, 10)}, date(2026, 4, 7), None),
        ("DE", ["uninformed"], {"informed_on": date(2027, 4, 7)}, date(2027, 4, 21), "uninformed"),
        ("DE", ["uninformed"], {"informed_on": date(2027, 4, 8)}, date(2027, 4, 7), "uninformed"),
        ("MA", ["uninformed"], {}, date(2026, 4, 19), "uninformed"),
        ("KR", ["uninformed"], {}, date(2026, 3, 27), None),
        ("KR", ["mismatch"], {}, date(2026, 6, 20), "mismatch"),
        ("KR", ["mismatch", "mismatch_known"], {"known_on": date(2026, 6, 1)}, date(2026, 7, 1), "mismatch_known"),
        ("KR", ["mismatch_known"], {}, None, None),
        ("IL", ["vulnerable"], {"document_on": date(2026, 3, 25)}, date(2026, 7, 25), "vulnerable"),
        ("IL", [], {"document_on": date(2026, 3, 25)}, date(2026, 4, 8), None),
        ("IL", [], {"document_on": date(2026, 3, 5)}, date(2026, 4, 3), None),
        ("EG", ["defect"], {}, date(2026, 4, 19), "defect"),
        ("CA-QC", ["disclosure_breach"], {}, date(2026, 3, 27), None),
        ("CA-QC", ["no_copy"], {}, date(2026, 4, 19), "no_copy"),
        ("JP", ["no_policy_shown"], {}, date(2026, 3, 28), "no_policy_shown"),
        ("ZA", ["direct_marketing"], {}, date(2026, 3, 27), "direct_marketing"),
        ("AR", [], {"contract_on": date(2026, 4, 1)}, date(2026, 4, 11), None),
    ],
)
def test_a_case_or_an_event_moves_the_end(
    place: str, cases: list[str], events: dict[str, date], last_on: date | None, case: str | None
) -> None:
    sale = SaleEvents(**{"contract_on": date(2026, 3, 15), "delivered_on": ON_FRIDAY, **events})
    period = withdrawal_deadline(sale, place, rulebook=BOOK, cases=cases)
    assert (period.last_on, period.case) == (last_on, case)


def test_a_right_that_did_not_start_is_open() -> None:
    period = withdrawal_deadline(SaleEvents(contract_on=MARCH), "DE", rulebook=BOOK)
    assert (period.deadline, period.is_open(datetime(2036, 1, 1, tzinfo=UTC))) == (None, True)
    assert [(reason.code, reason.facts) for reason in period.reasons] == [("not-started", {"start": "delivery_of_last_item"})]
    uninformed = withdrawal_deadline(SaleEvents(contract_on=MARCH), "DE", rulebook=BOOK, cases=["uninformed"])
    assert (uninformed.deadline, uninformed.reasons) == (None, period.reasons)
    unknown = withdrawal_deadline(SaleEvents(delivered_on=MARCH), "KR", rulebook=BOOK, cases=["mismatch_known"])
    assert unknown.reasons[0].facts == {"start": "known_on"}


def test_in_a_part_of_a_country_the_clocks_of_the_part_count() -> None:
    period = withdrawal_deadline(SaleEvents(contract_on=MARCH, delivered_on=MARCH), "BR-SP", rulebook=BOOK)
    assert period.deadline is not None
    assert period.deadline.ends_at == end_of_day(date(2026, 3, 27), time_zone="America/Sao_Paulo")


def test_it_is_open_to_the_last_moment_of_the_day_in_the_latest_zone() -> None:
    sale = SaleEvents(contract_on=MARCH, delivered_on=MARCH)
    period = withdrawal_deadline(sale, "BR", rulebook=BOOK)
    end = end_of_day(date(2026, 3, 27), time_zone="America/Rio_Branco")
    assert period.deadline is not None
    assert period.deadline.ends_at == end
    assert (period.is_open(end - timedelta(microseconds=1)), period.is_open(end)) == (True, False)
    assert (period.started_on, str(period.term)) == (MARCH, "7 calendar days")
    here = withdrawal_deadline(sale, "BR", rulebook=BOOK, time_zone="America/Sao_Paulo")
    assert here.deadline is not None
    assert here.deadline.ends_at == end_of_day(date(2026, 3, 27), time_zone="America/Sao_Paulo")


def test_holidays_of_the_part_of_a_country_count() -> None:
    sale = SaleEvents(contract_on=date(2025, 12, 20), delivered_on=date(2025, 12, 23))
    assert withdrawal_deadline(sale, "DE", rulebook=BOOK).last_on == date(2026, 1, 6)
    assert withdrawal_deadline(sale, "DE-BY", rulebook=BOOK).last_on == date(2026, 1, 7)
    assert withdrawal_deadline(sale, "DE", rulebook=BOOK, holidays=[Holidays(territory="DE", subdivision="BY")]).last_on == date(2026, 1, 7)


@pytest.mark.parametrize(("contract_on", "rule"), [(date(2024, 12, 18), "CO-47-2012"), (date(2024, 12, 19), "CO-47")])
def test_the_law_of_the_day_of_the_contract_counts(contract_on: date, rule: str) -> None:
    found = withdrawal_deadline(SaleEvents(contract_on=contract_on, delivered_on=date(2025, 1, 2)), "CO", rulebook=BOOK).right.rule
    assert found is not None
    assert found.id == rule


def test_without_a_contract_the_first_day_that_is_known_says_whose_law_counts() -> None:
    assert SaleEvents(delivered_on=MARCH, document_on=date(2026, 3, 1)).rules_of == date(2026, 3, 1)
    assert SaleEvents(contract_on=MARCH, delivered_on=date(2026, 3, 1)).rules_of == MARCH


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: standing("QQ"), "unknown-jurisdiction"),
        (lambda: standing("DE", on=datetime(2026, 1, 1)), "not-a-date"),  # noqa: DTZ001  (the mistake itself)
        (lambda: standing("DE", cases=["uninformd"]), "unknown-case"),
        (lambda: SaleEvents(contract_on="2026-01-01"), "not-a-date"),  # type: ignore[arg-type]
        (lambda: withdrawal_deadline(SaleEvents(), "DE", rulebook=BOOK), "no-day-of-sale"),
        (lambda: withdrawal_deadline(SaleEvents(contract_on=MARCH), "EU", rulebook=BOOK), "needs-a-territory"),
        (lambda: withdrawal_deadline(SaleEvents(contract_on=MARCH), "PLATFORM:X", rulebook=BOOK), "needs-a-territory"),
        (lambda: withdrawal_deadline(SaleEvents(contract_on=MARCH), "DE", rulebook=BOOK, time_zone="Mars"), "unknown-time-zone"),
        (lambda: withdrawal_deadline(SaleEvents(contract_on=MARCH), "HM", rulebook=BOOK), "needs-a-time-zone"),
    ],
    ids=range(9),
)
def test_what_cannot_be_counted_is_refused(make: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        make()
    assert caught.value.code == code
    assert caught.value.hint


def test_a_sale_is_kept_as_it_is() -> None:
    sale = SaleEvents(contract_on=MARCH, informed_on=TODAY)
    assert SaleEvents.from_json(sale.to_json()) == sale


_MEMBERS = {"DE": "DE", "FR": "FR", "PL": "PL", "IT": "IT", "SE": "SE"}


def _rolled(day: date, country: str) -> date:
    """Count by Regulation 1182/71 once more, day by day: the oracle knows nothing of the library."""
    closed = lists.country_holidays(country, years=range(day.year, day.year + 3))
    while day.isoweekday() > 5 or day in closed:
        day += timedelta(days=1)
    return day


@given(country=st.sampled_from(sorted(_MEMBERS)), delivered_on=st.dates(date(2023, 1, 1), date(2027, 6, 1)))
def test_a_second_way_to_count_agrees_in_the_union(country: str, delivered_on: date) -> None:
    sale = SaleEvents(contract_on=delivered_on, delivered_on=delivered_on)
    assert withdrawal_deadline(sale, country, rulebook=BOOK).last_on == _rolled(delivered_on + timedelta(days=14), country)


@given(place=st.sampled_from(["CN", "TW", "BR", "GB", "CL", "TR", "TH"]), delivered_on=st.dates(date(2023, 1, 1), date(2027, 6, 1)))
def test_elsewhere_calendar_days_are_just_days(place: str, delivered_on: date) -> None:
    days = {"CN": 7, "TW": 7, "BR": 7, "TH": 7, "CL": 10, "GB": 14, "TR": 14}[place]
    sale = SaleEvents(contract_on=delivered_on, delivered_on=delivered_on)
    assert withdrawal_deadline(sale, place, rulebook=BOOK).last_on == delivered_on + timedelta(days=days)


@given(place=st.sampled_from(["MX", "CO"]), delivered_on=st.dates(date(2023, 1, 1), date(2027, 6, 1)))
def test_business_days_are_counted_one_by_one(place: str, delivered_on: date) -> None:
    closed = lists.country_holidays(place, years=range(delivered_on.year, delivered_on.year + 2))
    day, left = delivered_on, 5
    while left:
        day += timedelta(days=1)
        left -= day.isoweekday() < 6 and day not in closed
    sale = SaleEvents(contract_on=delivered_on, delivered_on=delivered_on)
    assert withdrawal_deadline(sale, place, rulebook=BOOK).last_on == day
