"""Clocks against another way of counting: one day after another, with the weekends and holidays written here."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.compliance.privacy import CaseKind, PrivacyCase, case_clocks
from xborder_support.compliance.rulebook import Rulebook

RULEBOOK = Rulebook.load()
A_DAY = timedelta(days=1)

# Written from the calendars of the places, for the months that the dates below can reach.
GERMANY = {
    (2026, 1, 1), (2026, 4, 3), (2026, 4, 6), (2026, 5, 1), (2026, 5, 14), (2026, 5, 25), (2026, 10, 3), (2026, 12, 25), (2026, 12, 26),
    (2027, 1, 1), (2027, 3, 26), (2027, 3, 29),
}  # fmt: skip
FEDERAL = {
    (2026, 1, 1), (2026, 1, 19), (2026, 2, 16), (2026, 5, 25), (2026, 6, 19), (2026, 7, 3), (2026, 7, 4), (2026, 9, 7), (2026, 10, 12),
    (2026, 11, 11), (2026, 11, 26), (2026, 12, 25), (2027, 1, 1), (2027, 1, 18), (2027, 2, 15),
}  # fmt: skip
MEXICO = {
    (2026, 1, 1), (2026, 2, 2), (2026, 3, 16), (2026, 5, 1), (2026, 9, 16), (2026, 11, 16), (2026, 12, 25), (2027, 1, 1), (2027, 2, 1),
    (2027, 3, 15),
}  # fmt: skip
NOBODY: set[tuple[int, int, int]] = set()

in_2026 = st.datetimes(datetime(2026, 2, 6), datetime(2026, 12, 30)).map(lambda naive: naive.replace(tzinfo=UTC))  # noqa: DTZ001


def is_free(day: date, free: set[tuple[int, int, int]]) -> bool:
    return day.weekday() >= 5 or (day.year, day.month, day.day) in free


def month_later(day: date, months: int) -> date:
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    for last in range(day.day, 27, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, day.day)


def end(day: date, zone: str) -> datetime:
    following = day + A_DAY
    return datetime(following.year, following.month, following.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def working_days_later(day: date, count: int, free: set[tuple[int, int, int]]) -> date:
    while count:
        day += A_DAY
        if not is_free(day, free):
            count -= 1
    return day


def due(case: PrivacyCase, rule: str, about: str) -> datetime:
    due_at = next(clock.due_at for clock in case_clocks(case, rulebook=RULEBOOK) if (clock.rule_id, clock.about) == (rule, about))
    assert due_at is not None
    return due_at


def case_of(kind: CaseKind, place: str, zone: str, received_at: datetime, extended_at: datetime | None = None) -> PrivacyCase:
    return PrivacyCase(kind=kind, received_at=received_at, places=(place,), time_zone=zone, extended_at=extended_at)


@settings(max_examples=120)
@given(received_at=in_2026, months=st.sampled_from([1, 3]))
def test_a_month_of_the_union_ends_on_a_working_day(received_at: datetime, months: int) -> None:
    zone = "Europe/Berlin"
    told_at = received_at if months == 3 else None
    expected = month_later(received_at.astimezone(ZoneInfo(zone)).date(), months)
    while is_free(expected, GERMANY):
        expected += A_DAY
    assert due(case_of("erasure", "DE", zone, received_at, told_at), "EU-GDPR-12-3", "any_request") == end(expected, zone)


@settings(max_examples=120)
@given(received_at=in_2026)
def test_ten_federal_working_days_of_america(received_at: datetime) -> None:
    zone = "America/New_York"
    expected = working_days_later(received_at.astimezone(ZoneInfo(zone)).date(), 10, FEDERAL)
    assert due(case_of("opt_out", "US", zone, received_at), "US-TCPA-10BD", "opt_out") == end(expected, zone)


@settings(max_examples=120)
@given(received_at=in_2026)
def test_twenty_working_days_of_mexico_and_fifteen_more(received_at: datetime) -> None:
    zone = "America/Mexico_City"
    decided = working_days_later(received_at.astimezone(ZoneInfo(zone)).date(), 20, MEXICO)
    assert due(case_of("access", "MX", zone, received_at), "MX-ARCO", "any_request") == end(decided, zone)
    carried_out = working_days_later(decided, 15, MEXICO)
    assert due(case_of("access", "MX", zone, received_at), "MX-ARCO", "execution") == end(carried_out, zone)


PLAIN = [
    ("HK", "Asia/Hong_Kong", "HK-PDPO", "access", 40),
    ("US-CA", "America/Los_Angeles", "US-CA-CCPA", "any_request", 45),
    ("TR", "Europe/Istanbul", "TR-KVKK", "any_request", 30),
    ("KR", "Asia/Seoul", "KR-PIPA", "access", 10),
    ("MY", "Asia/Kuala_Lumpur", "MY-PDPA-31", "any_request", 21),
    ("TW", "Asia/Taipei", "TW-PDPA-13", "access", 15),
]


@pytest.mark.parametrize("row", PLAIN, ids=[row[0] for row in PLAIN])
@settings(max_examples=40)
@given(received_at=in_2026)
def test_calendar_days_run_through_weekends_and_holidays(row: tuple[str, str, str, str, int], received_at: datetime) -> None:
    place, zone, rule, about, days = row
    expected = received_at.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    assert due(case_of("access", place, zone, received_at), rule, about) == end(expected, zone)


@settings(max_examples=60)
@given(received_at=in_2026)
def test_hours_run_through_everything(received_at: datetime) -> None:
    for place, rule in (("DE", "EU-GDPR-33"), ("TH", "TH-BREACH"), ("SA", "SA-BREACH")):
        assert due(case_of("breach", place, "UTC", received_at), rule, "breach") == received_at + timedelta(hours=72)


@settings(max_examples=80)
@given(received_at=in_2026, asked=st.integers(0, 20), waited=st.integers(0, 40))
def test_a_british_month_grows_by_the_days_of_waiting(received_at: datetime, asked: int, waited: int) -> None:
    zone = ZoneInfo("Europe/London")
    asked_at = received_at + timedelta(days=asked)
    answered_at = asked_at + timedelta(days=waited)
    case = PrivacyCase(kind="access", received_at=received_at, places=("GB",), clarifications=((asked_at, answered_at),))
    (clock,) = case_clocks(case, rulebook=RULEBOOK)
    days = (answered_at.astimezone(zone).date() - asked_at.astimezone(zone).date()).days
    expected = month_later(received_at.astimezone(zone).date(), 1) + timedelta(days=days)
    assert clock.due_at == end(expected, "Europe/London")


@settings(max_examples=60)
@given(received_at=in_2026, places=st.lists(st.sampled_from(["DE", "ID", "US-CA", "GB", "BD", "MX", "VN", "JP"]), min_size=1, unique=True))
def test_clocks_are_in_order_and_every_place_has_one(received_at: datetime, places: list[str]) -> None:
    case = PrivacyCase(kind="access", received_at=received_at, places=tuple(places))
    clocks = case_clocks(case, rulebook=RULEBOOK)
    ends = [clock.due_at or datetime.max.replace(tzinfo=UTC) for clock in clocks]
    assert ends == sorted(ends)
    assert {clock.place for clock in clocks} == set(places)
    assert all(moment > received_at for moment in ends)
