"""Periods end as Council Regulation (EEC, Euratom) No 1182/71 says."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from xborder_support.calendars import Holidays
from xborder_support.calendars.deadlines import Deadline, deadline_after, deadline_before, period_rules
from xborder_support.terms import Reason

_BERLIN = "Europe/Berlin"
_GERMANY = [Holidays(territory="DE")]
_LAW = "Council Regulation (EEC, Euratom) No 1182/71"


def _after(event: datetime | date, term: str) -> Deadline:
    return deadline_after(event, term, rules="eu-1182-71", time_zone=_BERLIN, holidays=_GERMANY)


def _before(event: datetime | date, term: str) -> Deadline:
    return deadline_before(event, term, rules="eu-1182-71", time_zone=_BERLIN, holidays=_GERMANY)


def _codes(deadline: Deadline) -> list[str]:
    return [reason.code for reason in deadline.reasons]


@pytest.mark.parametrize(
    ("event", "term", "last_on"),
    [
        ("2025-01-31", "1 month", "2025-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2025-01-30", "1 month", "2025-02-28"),
        ("2025-01-28", "1 month", "2025-02-28"),
        ("2026-01-31", "1 month", "2026-03-02"),  # 28 February is a Saturday
        ("2026-03-31", "1 month", "2026-04-30"),
        ("2026-02-28", "1 month", "2026-03-30"),  # 28 March is a Saturday
        ("2025-11-12", "3 months", "2026-02-12"),
        ("2025-12-12", "12 months", "2026-12-14"),  # 12 December 2026 is a Saturday
        ("2025-12-12", "11 months", "2026-11-12"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2026-03-05", "1 day", "2026-03-06"),
        ("2026-03-06", "1 day", "2026-03-09"),  # a Friday: Saturday moves to Monday
        ("2026-03-07", "1 day", "2026-03-09"),
        ("2026-03-04", "2 days", "2026-03-06"),
        ("2026-03-05", "2 days", "2026-03-09"),  # Friday and Monday are two working days
        ("2026-03-06", "2 days", "2026-03-10"),  # Monday alone is not: it reaches Tuesday
        ("2026-03-06", "3 days", "2026-03-10"),
        ("2026-03-06", "4 days", "2026-03-10"),
        ("2026-03-06", "5 days", "2026-03-11"),
        ("2026-03-04", "14 days", "2026-03-18"),
        ("2026-03-06", "1 week", "2026-03-13"),
        ("2026-03-27", "1 week", "2026-04-07"),  # Good Friday, the weekend, Easter Monday
        ("2026-04-02", "1 day", "2026-04-07"),
        ("2026-04-02", "2 days", "2026-04-08"),
        ("2026-04-02", "5 days", "2026-04-08"),
        ("2026-04-02", "6 days", "2026-04-08"),
        ("2026-04-02", "7 days", "2026-04-09"),
        ("2026-12-23", "2 days", "2026-12-28"),
        ("2026-12-24", "2 days", "2026-12-29"),
        ("2026-03-06", "1 business day", "2026-03-09"),
        ("2026-04-02", "3 working days", "2026-04-09"),
        ("2026-03-06", "10 business days", "2026-03-20"),
    ],
)
def test_a_period_after_an_event_ends_with_the_right_day(event: str, term: str, last_on: str) -> None:
    assert _after(date.fromisoformat(event), term).last_on == date.fromisoformat(last_on)


@pytest.mark.parametrize(
    ("slaughtered", "last_on"),
    [
        ("1998-03-12", "1998-04-02"),
        ("1998-03-13", "1998-04-03"),
        ("1998-03-16", "1998-04-06"),
        ("1998-01-27", "1998-02-17"),
        ("1998-01-28", "1998-02-18"),
    ],
)
def test_weeks_end_on_the_weekday_of_the_event_as_the_court_said_in_toeters(slaughtered: str, last_on: str) -> None:
    found = deadline_after(date.fromisoformat(slaughtered), "3 weeks", rules="eu-1182-71", time_zone="Europe/Amsterdam", holidays=[])
    assert found.last_on == date.fromisoformat(last_on)


def test_a_period_ends_when_its_last_day_is_over_there() -> None:
    winter = _after(datetime(2025, 1, 31, 22, 59, tzinfo=UTC), "1 month")
    assert (winter.ends_at, winter.ends_at.tzinfo, winter.last_on) == (datetime(2025, 2, 28, 23, tzinfo=UTC), UTC, date(2025, 2, 28))
    after_midnight = _after(datetime(2025, 1, 31, 23, 0, tzinfo=UTC), "1 month")  # 1 February in Berlin; 1 March is a Saturday
    assert after_midnight.ends_at == datetime(2025, 3, 3, 23, tzinfo=UTC)
    assert not winter.is_over(datetime(2025, 2, 28, 22, 59, 59, 999_999, tzinfo=UTC))
    assert winter.is_over(winter.ends_at)


@pytest.mark.parametrize(
    ("event", "term", "ends_at", "last_on"),
    [
        ("2026-03-06T14:20:00", "72 hours", "2026-03-09T15:00:00", "2026-03-09"),
        ("2026-03-06T14:20:00.000001", "24 hours", "2026-03-07T15:00:00", "2026-03-07"),  # a Saturday: hours do not move
        ("2026-03-06T15:00:00", "1 hour", "2026-03-06T17:00:00", "2026-03-06"),  # the whole hour from 15:00 does not count
        ("2026-03-06T14:59:59.999999", "1 hour", "2026-03-06T16:00:00", "2026-03-06"),
        ("2026-03-06T21:30:00", "1 hour", "2026-03-06T23:00:00", "2026-03-06"),  # midnight there still ends the Friday
        ("2026-03-28T14:20:00", "24 hours", "2026-03-29T15:00:00", "2026-03-29"),  # elapsed, over the clock change
    ],
)
def test_hours_run_from_the_next_full_hour_and_never_move(event: str, term: str, ends_at: str, last_on: str) -> None:
    found = _after(datetime.fromisoformat(event).replace(tzinfo=UTC), term)
    assert (found.ends_at, found.last_on) == (datetime.fromisoformat(ends_at).replace(tzinfo=UTC), date.fromisoformat(last_on))
    assert _codes(found) == ["event-hour-excluded", "hours-counted"]


def test_the_hour_of_the_event_is_that_of_the_local_clock() -> None:
    found = deadline_after(datetime(2026, 3, 6, 10, 10, tzinfo=UTC), "1 hour", rules="eu-1182-71", time_zone="Asia/Kolkata")
    assert found.ends_at == datetime(2026, 3, 6, 11, 30, tzinfo=UTC)  # from 16:00 to 17:00 there


@pytest.mark.parametrize(
    ("term", "ends_at"),
    [
        ("47 hours", "2026-03-08T14:00:00"),
        ("48 hours", "2026-03-10T15:00:00"),
        ("72 hours", "2026-03-10T15:00:00"),
        ("120 hours", "2026-03-11T15:00:00"),
    ],
)
def test_who_reads_the_two_working_days_into_hours_can_say_so(term: str, ends_at: str) -> None:
    rules = replace(period_rules("eu-1182-71"), least_in_hours=True)
    event = datetime(2026, 3, 6, 14, 20, tzinfo=UTC)
    found = deadline_after(event, term, rules=rules, time_zone=_BERLIN, holidays=_GERMANY)
    assert found.ends_at == datetime.fromisoformat(ends_at).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("event", "term", "last_on", "codes"),
    [
        ("2026-03-20", "10 days", "2026-03-09", ["days-counted"]),
        ("2026-03-23", "1 day", "2026-03-21", ["days-counted", "kept-on-rest-day"]),
        ("2026-03-23", "2 days", "2026-03-18", ["days-counted", "kept-on-rest-day", "least-working-days"]),
        ("2026-03-23", "3 days", "2026-03-18", ["days-counted", "least-working-days"]),
        ("2026-03-23", "4 days", "2026-03-18", ["days-counted"]),
        ("2026-03-23", "1 week", "2026-03-15", ["same-weekday"]),
        ("2026-03-31", "1 month", "2026-02-27", ["last-day-of-month", "kept-on-rest-day"]),
        ("2026-04-08", "2 business days", "2026-04-01", ["business-days-counted"]),
        ("2028-02-29", "1 year", "2027-02-27", ["last-day-of-month", "kept-on-rest-day"]),
    ],
)
def test_a_period_counted_back_is_not_moved_but_holds_two_working_days(event: str, term: str, last_on: str, codes: list[str]) -> None:
    found = _before(date.fromisoformat(event), term)
    assert found.last_on == date.fromisoformat(last_on)
    assert _codes(found) == ["event-day-excluded", *codes, "whole-period-between"]


def test_a_period_counted_back_ends_when_its_farthest_day_begins() -> None:
    assert _before(date(2026, 3, 20), "10 days").ends_at == datetime(2026, 3, 9, 23, tzinfo=UTC)
    assert _before(datetime(2026, 3, 9, 15, 20, tzinfo=UTC), "72 hours").ends_at == datetime(2026, 3, 6, 15, tzinfo=UTC)
    assert _before(datetime(2026, 3, 9, 15, 0, tzinfo=UTC), "72 hours").ends_at == datetime(2026, 3, 6, 15, tzinfo=UTC)


def test_two_working_days_are_found_however_rare_they_are() -> None:
    sundays = deadline_after(date(2026, 3, 4), "2 days", rules="eu-1182-71", time_zone=_BERLIN, holidays=[], rest_days=range(1, 7))
    assert sundays.last_on == date(2026, 3, 15)
    assert deadline_after(
        date(2026, 3, 4), "1 week", rules="eu-1182-71", time_zone=_BERLIN, holidays=[], rest_days=range(1, 7)
    ).last_on == date(2026, 3, 15)


def test_reasons_name_the_article_and_what_was_skipped() -> None:
    found = _after(date(2026, 4, 2), "2 days")
    cited = {"law": _LAW}
    skipped = "Saturday 2026-04-04, Sunday 2026-04-05, Monday 2026-04-06 (Easter Monday)"
    assert found.reasons == (
        Reason("event-day-excluded", {"day": "2026-04-02", "article": "Art. 3(1)", **cited}),
        Reason("days-counted", {"term": "2 calendar days", "to": "2026-04-04", "number": "2", "article": "Art. 3(2)(b)", **cited}),
        Reason("moved-forward", {"skipped": skipped, "to": "2026-04-07", "article": "Art. 3(4)", **cited}),
        Reason("least-working-days", {"least": "2", "to": "2026-04-08", "article": "Art. 3(5)", **cited}),
    )


def test_a_deadline_explains_itself() -> None:
    skipped = "Saturday 2026-04-04, Sunday 2026-04-05, Monday 2026-04-06 (Easter Monday)"
    assert _after(date(2026, 4, 2), "2 days").explain().splitlines() == [
        f"The day of the event, Thursday 2026-04-02, does not count (Art. 3(1), {_LAW}).",
        f"2 calendar days lead to Saturday 2026-04-04 (Art. 3(2)(b), {_LAW}).",
        f"No working day: {skipped}. It moves forward to Tuesday 2026-04-07 (Art. 3(4), {_LAW}).",
        f"The period must hold at least 2 working days: it reaches Wednesday 2026-04-08 (Art. 3(5), {_LAW}).",
        "So it could last be met on Wednesday 2026-04-08, until 2026-04-09T00:00:00+02:00 (Europe/Berlin).",
    ]
    kept = "Monday 2026-04-06 is no working day (Easter Monday)"
    assert _before(date(2026, 4, 7), "1 day").explain().splitlines()[1:] == [
        f"1 calendar day leads to Monday 2026-04-06 (Art. 3(2)(b), {_LAW}).",
        f"{kept}, but a period counted back does not move (Art. 3(4), second sentence, {_LAW}).",
        "The whole period must lie between, so the time is over when Monday 2026-04-06 begins.",
        "So it could last be met on Sunday 2026-04-05, until 2026-04-06T00:00:00+02:00 (Europe/Berlin).",
    ]
    assert _after(datetime(2026, 3, 6, 14, 20, tzinfo=UTC), "1 hour").explain().splitlines() == [
        f"The hour of the event does not count: hours run from 2026-03-06T16:00:00+01:00 (Art. 3(1), {_LAW}).",
        f"1 hour of elapsed time leads to 2026-03-06T17:00:00+01:00 (Art. 3(2)(a), {_LAW}).",
        "So it could last be met on Friday 2026-03-06, until 2026-03-06T17:00:00+01:00 (Europe/Berlin).",
    ]
