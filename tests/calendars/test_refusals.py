"""What a calendar cannot answer it refuses by name, at once, and with a remedy."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from xborder_support import BusinessCalendar, Holidays, UsageError

_NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
_CALENDAR = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"})
_ALWAYS = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": "00:00-24:00"})
_ONE_DATE = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2026-11-20": "09:00-10:00"})
_SRI_LANKA = BusinessCalendar(time_zone="Asia/Colombo", weekly={"mon-fri": "09:00-18:00"}, holidays=[Holidays(territory="LK")])


def _code(question: Callable[[], object]) -> str:
    with pytest.raises(UsageError) as caught:
        question()
    assert caught.value.hint
    return caught.value.code


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"weekly": {}}, "empty-calendar"),
        ({"weekly": {"mon-fri": []}, "exceptions": {"2026-12-24": []}}, "empty-calendar"),
        ({"weekly": {"mon": "09:00-25:00"}}, "bad-hours"),
        ({"weekly": {"mon": None}}, "bad-hours"),
        ({"weekly": {"monn": "09:00-10:00"}}, "unknown-day"),
        ({"weekly": {"mon-sun": "09:00-10:00", "sun": []}}, "day-twice"),
        ({"time_zone": "Europe/Belrin"}, "unknown-time-zone"),
        ({"time_zone": UTC}, "unknown-time-zone"),
        ({"time_zone": "../Berlin"}, "unknown-time-zone"),
        ({"exceptions": {"24.12.2026": []}}, "bad-date"),
        ({"breaks": {"2026-12-24": ["9-18"]}}, "bad-hours"),
        ({"closed": ["2027-01-03..2026-12-29"]}, "bad-date-range"),
        ({"holidays": "JP"}, "not-holidays"),
        ({"holidays": ["JP"]}, "not-holidays"),
    ],
)
def test_a_definition_that_makes_no_sense_is_refused_at_once(settings: dict[str, Any], code: str) -> None:
    given: dict[str, Any] = {"time_zone": "Europe/Berlin", "weekly": {"mon-fri": "09:00-18:00"}, **settings}
    assert _code(lambda: BusinessCalendar(**given)) == code


@pytest.mark.parametrize("t", [datetime(2026, 11, 21, 12), date(2026, 11, 21), "2026-11-21T12:00Z", 1_790_000_000, None])  # noqa: DTZ001
def test_only_aware_datetimes_are_instants(t: Any) -> None:
    questions: list[Callable[[], object]] = [
        lambda: _CALENDAR.is_open(t),
        lambda: _CALENDAR.business_duration(_NOW, t),
        lambda: _CALENDAR.business_seconds(t, _NOW),
        lambda: _CALENDAR.add(t, timedelta(hours=1)),
        lambda: _CALENDAR.subtract(t, timedelta(hours=1)),
        lambda: _CALENDAR.next_open(t),
        lambda: _CALENDAR.next_close(t),
        lambda: _CALENDAR.periods(t, _NOW),
        lambda: _CALENDAR.add_business_days(t, 1),
        lambda: _CALENDAR.closure(t),
    ]
    assert {_code(question) for question in questions} == {"naive-datetime" if isinstance(t, datetime) else "not-a-datetime"}


@pytest.mark.parametrize(
    ("duration", "code"),
    [
        (timedelta(seconds=-1), "negative-duration"),
        (7200, "not-a-duration"),
        (None, "not-a-duration"),
        (timedelta.max, "duration-too-long"),
        (timedelta(days=200 * 365), "calendar-out-of-range"),
    ],
)
def test_only_sensible_durations_can_be_added_or_subtracted(duration: Any, code: str) -> None:
    assert _code(lambda: _CALENDAR.add(_NOW, duration)) == code
    assert _code(lambda: _CALENDAR.subtract(_NOW, duration)) == code


@pytest.mark.parametrize("landing", ["near", "", "Close", None])
def test_an_unknown_landing_is_refused(landing: Any) -> None:
    assert _code(lambda: _CALENDAR.add(_NOW, timedelta(0), landing)) == "unknown-landing"
    assert _code(lambda: _CALENDAR.subtract(_NOW, timedelta(0), landing)) == "unknown-landing"


@pytest.mark.parametrize("n", [0, -1, 1.5, True, "1"])
def test_business_days_are_counted_from_one(n: Any) -> None:
    assert _code(lambda: _CALENDAR.add_business_days(_NOW, n)) == "bad-count"


def test_a_reversed_range_has_no_periods() -> None:
    assert _code(lambda: _CALENDAR.periods(_NOW, _NOW - timedelta(seconds=1))) == "reversed-range"


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_years_beyond_the_range_are_refused(year: int) -> None:
    assert _code(lambda: _CALENDAR.is_open(datetime(year, 6, 1, tzinfo=UTC))) == "calendar-out-of-range"
    assert _code(lambda: _CALENDAR.business_seconds(_NOW, datetime(year, 6, 1, tzinfo=UTC))) == "calendar-out-of-range"


def test_the_first_and_the_last_hour_of_the_range_are_answered_or_refused_by_the_zone() -> None:
    assert not _CALENDAR.is_open(datetime(1900, 1, 1, tzinfo=UTC))
    assert _code(lambda: _CALENDAR.is_open(datetime(1899, 12, 31, 22, tzinfo=UTC))) == "calendar-out-of-range"
    assert _code(lambda: _CALENDAR.is_open(datetime(2199, 12, 31, 23, 30, tzinfo=UTC))) == "calendar-out-of-range"


def test_instants_at_the_very_ends_of_time_do_not_overflow() -> None:
    east = BusinessCalendar(time_zone="Pacific/Kiritimati", weekly={"mon": "09:00-10:00"})
    for extreme in (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)):
        assert _code(lambda extreme=extreme: east.is_open(extreme)) == "calendar-out-of-range"  # type: ignore[misc]
        assert _code(lambda extreme=extreme: east.is_open(extreme.replace(tzinfo=east.time_zone))) == "calendar-out-of-range"  # type: ignore[misc]


def test_a_calendar_of_single_dates_ends_with_its_last_date() -> None:
    assert _ONE_DATE.next_open(datetime(2026, 1, 1, tzinfo=UTC)) == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert not _ONE_DATE.is_open(datetime(2090, 1, 1, tzinfo=UTC))
    assert _ONE_DATE.business_seconds(datetime(1950, 1, 1, tzinfo=UTC), datetime(2090, 1, 1, tzinfo=UTC)) == 3600
    for question in (
        lambda: _ONE_DATE.next_open(_NOW),
        lambda: _ONE_DATE.next_close(_NOW),
        lambda: _ONE_DATE.add(_NOW, timedelta(seconds=1)),
        lambda: _ONE_DATE.add(datetime(2026, 1, 1, tzinfo=UTC), timedelta(hours=1, seconds=1)),
        lambda: _ONE_DATE.subtract(datetime(2026, 11, 20, 9, tzinfo=UTC), timedelta(seconds=1)),
        lambda: _ONE_DATE.add_business_days(_NOW, 1),
    ):
        assert _code(question) == "no-open-time"


def test_a_calendar_that_never_closes_says_so() -> None:
    assert _code(lambda: _ALWAYS.next_close(_NOW)) == "no-close"
    assert _ALWAYS.add(_NOW, timedelta(days=3650)) == _NOW + timedelta(days=3650)


def test_a_search_stops_where_the_holidays_are_no_longer_known() -> None:
    assert _code(lambda: _SRI_LANKA.is_open(datetime(2027, 1, 4, 6, tzinfo=UTC))) == "holidays-out-of-range"
    assert _code(lambda: _SRI_LANKA.next_open(datetime(2026, 12, 31, 14, tzinfo=UTC))) == "holidays-out-of-range"
    assert _code(lambda: _SRI_LANKA.subtract(datetime(2003, 1, 1, tzinfo=UTC), timedelta(hours=1))) == "holidays-out-of-range"
    assert _SRI_LANKA.is_open(datetime(2003, 1, 3, 6, tzinfo=UTC))
