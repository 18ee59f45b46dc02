"""What a calendar cannot answer it refuses by name, at once, and with a remedy."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from xborder_support import BusinessCalendar, ConfigurationError, Holidays, UsageError
from xborder_support.calendars import hand_overs
from xborder_support.errors import OverlappingHoursWarning

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
        ({"time_zone": timezone(timedelta(hours=1))}, "unknown-time-zone"),
        ({"time_zone": None}, "unknown-time-zone"),
        ({"weekly": None}, "bad-hours"),
        ({"weekly": ["mon 9-5"]}, "bad-hours"),
        ({"weekly": "mon 9-5"}, "bad-hours"),
        ({"weekly": {"mon": b"09:00-17:00"}}, "bad-hours"),
        ({"exceptions": ["2026-12-24"]}, "bad-hours"),
        ({"breaks": "12:00-13:00"}, "bad-hours"),
        ({"exceptions": {"2026-12-24": {"hour": []}}}, "bad-hours"),
        ({"exceptions": {"2026-12-24": {"reason": 5}}}, "bad-hours"),
        ({"closed": None}, "bad-date"),
        ({"closed": 5}, "bad-date"),
        ({"closed": [{"day": "2026-12-24"}]}, "bad-date"),
        ({"closed": [{"date": "2026-12-24", "reason": 5}]}, "bad-reason"),
        ({"seasons": None}, "not-seasons"),
        ({"seasons": "ramadan"}, "not-seasons"),
        ({"holidays": None}, "not-holidays"),
        ({"prayer": "AE"}, "not-a-prayer-pause"),
        ({"prayer": True}, "not-a-prayer-pause"),
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


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ({"weekly": {"mon-fri": ["09:00-12:00", "9-5"]}}, "weekly: mon-fri: cannot read the hours '9-5'"),
        ({"exceptions": {"2026-12-24": "9-5"}}, "exceptions: 2026-12-24: cannot read the hours '9-5'"),
        ({"breaks": {date(2026, 12, 24): "9-5"}}, "breaks: 2026-12-24: cannot read the hours '9-5'"),
        ({"closed": ["soon"]}, "closed: there is no date 'soon'"),
    ],
)
def test_the_message_names_the_argument_and_the_entry(settings: dict[str, Any], place: str) -> None:
    with pytest.raises(UsageError) as caught:
        BusinessCalendar(**{"time_zone": "Europe/Berlin", "weekly": {"mon-fri": "09:00-18:00"}, **settings})
    assert caught.value.message == place


def test_one_of_what_may_be_many_is_taken_as_the_only_one() -> None:
    alone: dict[str, Any] = {"holidays": Holidays(territory="DE"), "closed": date(2026, 12, 28), "seasons": ()}
    listed: dict[str, Any] = {"holidays": [Holidays(territory="DE")], "closed": [{"date": "2026-12-28"}]}
    hours: dict[str, Any] = {"time_zone": UTC, "weekly": {"mon": "09:00-10:00"}}
    assert BusinessCalendar(**hours, **alone) == BusinessCalendar(**hours, **listed)
    assert BusinessCalendar(**hours).time_zone.key == "UTC"


@pytest.mark.parametrize("landing", ["far", "", None, ["close"], 5])
def test_a_landing_has_one_of_two_names(landing: Any) -> None:
    assert _code(lambda: _CALENDAR.add(_NOW, timedelta(hours=1), landing)) == "unknown-landing"
    assert _code(lambda: _CALENDAR.subtract(_NOW, timedelta(hours=1), landing)) == "unknown-landing"


def test_an_unknown_landing_is_named_with_the_nearest_one() -> None:
    wrong: Any = "next_opens_and_more"
    with pytest.raises(UsageError) as caught:
        _CALENDAR.add(_NOW, timedelta(hours=1), wrong)
    assert caught.value.message == "unknown landing 'next_opens_and_more'"
    assert caught.value.hint is not None
    assert "next_open" in caught.value.hint


@pytest.mark.parametrize(
    ("sites", "code"), [([_CALENDAR], "not-calendars"), ({"berlin": "DE"}, "not-calendars"), ({"berlin": _CALENDAR}, "reversed-range")]
)
def test_sites_are_calendars_by_name_and_the_range_runs_forwards(sites: Any, code: str) -> None:
    earlier = _NOW - timedelta(hours=1 if code == "reversed-range" else -1)
    assert _code(lambda: hand_overs(sites, _NOW, earlier)) == code
    assert _code(lambda: hand_overs({}, _NOW, _NOW - timedelta(hours=1))) == "reversed-range"


def test_a_stored_calendar_says_what_is_wrong_with_it() -> None:
    with pytest.raises(UsageError, match="its schema is 'calendar/2', not 'calendar/1'"):
        BusinessCalendar.from_json('{"schema": "calendar/2", "time_zone": "UTC"}')
    for wrong in (None, 5, ["{}"]):
        with pytest.raises(UsageError, match="no JSON object"):
            BusinessCalendar.from_json(wrong)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no JSON object"):
        BusinessCalendar.from_json('{"time_zone": "UTC", "hours": {"mon": "09:00-10:00"}}')
    with pytest.raises(ConfigurationError) as caught:
        BusinessCalendar.from_json('{"schema": "calendar/1", "time_zone": "UTC", "hours": {"mon": "9-5"}}')
    assert [fault.key for fault in caught.value.faults] == ["hours.mon"]
    with pytest.raises(ConfigurationError) as caught:
        BusinessCalendar.from_toml('time_zone = "UTC"\n\n[hours]\nmon = "9-5"\n')
    assert [fault.line for fault in caught.value.faults] == [4]


def test_a_warning_of_overlapping_hours_names_the_line_that_wrote_them() -> None:
    with pytest.warns(OverlappingHoursWarning, match="hours of mon overlap") as caught:
        BusinessCalendar(time_zone="UTC", weekly={"mon": ["09:00-13:00", "12:00-18:00"]})
    assert caught[0].filename == __file__
    with pytest.warns(OverlappingHoursWarning, match="hours of 2026-11-20 overlap") as caught:
        BusinessCalendar(time_zone="UTC", weekly={"mon": "09:00-10:00"}, exceptions={"2026-11-20": ["09:00-13:00", "12:00-18:00"]})
    assert caught[0].filename == __file__
