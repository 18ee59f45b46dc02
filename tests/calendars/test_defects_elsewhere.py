"""What went wrong in other libraries goes right here. docs/calendars/elsewhere.md tells where each of these was seen."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import pytz

from xborder_support import BusinessCalendar, Holidays
from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

_DAYTIME = {"mon-fri": "09:00-17:00"}
_ALL_DAY = {"mon-sun": "00:00-24:00"}
_NIGHTLY = {"mon-sun": "22:00-06:00"}
_HOUR, _MINUTE, _SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


def _calendar(zone: str, weekly: dict[str, Any], **settings: Any) -> BusinessCalendar:
    return BusinessCalendar(time_zone=zone, weekly=weekly, **settings)


def _day(calendar: BusinessCalendar, day: str) -> int:
    """Return the open seconds of a local date, from its midnight to the next."""
    start = datetime.fromisoformat(day).replace(tzinfo=calendar.time_zone)
    return calendar.business_seconds(start, start + timedelta(days=1))


@pytest.mark.parametrize(
    ("zone", "usual", "other", "expected"),
    [
        ("Asia/Tokyo", "08:00-17:00", "10:00-12:00", [9, 2, 9]),
        ("America/Los_Angeles", "09:00-18:00", "16:00-20:00", [9, 4, 9]),
        ("Asia/Shanghai", "09:00-18:00", "10:00-11:00", [9, 1, 9]),
    ],
)
def test_hours_of_a_date_are_those_of_the_local_date(zone: str, usual: str, other: str, expected: list[int]) -> None:
    calendar = _calendar(zone, {"mon-fri": usual}, exceptions={"2026-11-24": other})
    assert [_day(calendar, day) for day in ("2026-11-23", "2026-11-24", "2026-11-25")] == [hours * 3600 for hours in expected]


def test_is_open_and_durations_agree_in_a_gap() -> None:
    berlin = _calendar("Europe/Berlin", {"sun": "02:15-02:45", "mon": "09:00-10:00"})
    night = datetime(2024, 3, 31, 0, 0, tzinfo=UTC)
    assert berlin.business_duration(night, night + 3 * _HOUR) == timedelta(0)
    assert not any(berlin.is_open(night + minute * _MINUTE) for minute in range(180))
    assert berlin.periods(night, night + 3 * _HOUR) == []


@pytest.mark.parametrize(
    ("zone", "hours", "opens_at", "length"),
    [
        ("Europe/Berlin", "02:30-03:30", datetime(2024, 3, 31, 1, 0, tzinfo=UTC), 30),
        ("Australia/Lord_Howe", "02:15-03:00", datetime(2024, 10, 5, 15, 30, tzinfo=UTC), 30),
        ("Antarctica/Troll", "02:15-04:00", datetime(2024, 3, 31, 1, 0, tzinfo=UTC), 60),
    ],
)
def test_a_skipped_opening_takes_effect_at_the_change_whatever_its_size(zone: str, hours: str, opens_at: datetime, length: int) -> None:
    calendar = _calendar(zone, {"mon-sun": hours})
    first = calendar.next_open(opens_at - 2 * _HOUR)
    assert first == opens_at
    assert calendar.next_close(first) - first == length * _MINUTE


@pytest.mark.parametrize(
    ("zone", "until", "evening", "length"),
    [
        ("Europe/Berlin", "02:00", datetime(2024, 10, 26, 16, 0, tzinfo=UTC), 8 * _HOUR),
        ("Africa/Casablanca", "02:00", datetime(2024, 3, 9, 17, 0, tzinfo=UTC), 8 * _HOUR),  # its daylight saving is negative
        ("Europe/Dublin", "01:30", datetime(2024, 10, 26, 17, 0, tzinfo=UTC), 7.5 * _HOUR),  # and so is this one's
    ],
)
def test_a_time_that_comes_twice_counts_at_its_first_pass(zone: str, until: str, evening: datetime, length: timedelta) -> None:
    late = _calendar(zone, {"mon-sun": f"18:00-{until}"})
    assert late.next_open(evening - _HOUR) == evening
    assert late.next_close(evening) - evening == length


def test_hours_that_overlap_or_touch_count_once() -> None:
    desk = _calendar("Europe/Berlin", {"mon-fri": ["08:00-12:00", "11:00-16:00", "16:00-17:30"]})
    assert _day(desk, "2026-11-23") == 9.5 * 3600
    morning = datetime(2026, 11, 23, 8, 0, tzinfo=desk.time_zone)
    assert desk.add(morning, 9 * _HOUR) == morning + 9 * _HOUR
    assert len(desk.periods(morning, morning + timedelta(hours=12))) == 1


def test_a_sum_that_ends_on_the_close_lands_there_or_at_the_opening_as_asked() -> None:
    desk = _calendar("Europe/Berlin", _DAYTIME)
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=desk.time_zone)
    assert desk.add(monday, 8 * _HOUR) == monday + 8 * _HOUR
    assert desk.add(monday, 8 * _HOUR, "next_open") == monday + 24 * _HOUR
    assert not desk.is_open(monday + 8 * _HOUR), "the close itself is closed"


def test_a_reversed_duration_is_negative() -> None:
    desk = _calendar("Europe/Berlin", _DAYTIME)
    a, b = (datetime(2026, 11, day, 9, 0, tzinfo=desk.time_zone) for day in (23, 25))
    assert desk.business_seconds(b, a) == -desk.business_seconds(a, b) == -16 * 3600


def test_a_list_of_closed_dates_may_end() -> None:
    desk = _calendar("Europe/Berlin", _DAYTIME, closed=["2026-01-01"])
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=desk.time_zone)
    assert desk.business_duration(monday, monday + timedelta(days=1)) == 8 * _HOUR
    assert desk.subtract(monday, 300 * 8 * _HOUR) < monday


@pytest.mark.parametrize(("since", "hours"), [(23, 6), (0, 5), (5, 0.5)])
def test_night_shifts_count_on_both_sides_of_midnight(since: int, hours: float) -> None:
    desk = _calendar("Europe/Berlin", _NIGHTLY)
    start = datetime(2026, 11, 23 if since == 23 else 24, since, 30 if since == 5 else 0, tzinfo=desk.time_zone)
    until = datetime(2026, 11, 24, 6 if since == 5 else 5, 0, tzinfo=desk.time_zone)
    assert desk.business_duration(start, until) == timedelta(hours=hours)
    assert desk.is_open(start)


def test_a_due_time_goes_backwards_over_night_shifts_and_holidays() -> None:
    desk = _calendar("Europe/Berlin", _NIGHTLY, holidays=[Holidays(territory="DE")])
    morning = datetime(2026, 1, 2, 12, 0, tzinfo=desk.time_zone)
    assert desk.subtract(morning, 4 * _HOUR) == datetime(2026, 1, 1, 2, 0, tzinfo=desk.time_zone), "the shift of New Year's Eve"


def test_the_end_of_a_shift_survives_the_holiday_after_it() -> None:
    desk = _calendar("Europe/Berlin", _NIGHTLY, exceptions={"2026-11-24": []})
    assert _day(desk, "2026-11-24") == 6 * 3600
    assert _day(desk, "2026-11-25") == 2 * 3600


_QUESTIONS: dict[str, Callable[[BusinessCalendar, datetime], object]] = {
    "is_open": lambda calendar, t: calendar.is_open(t),
    "add": lambda calendar, t: calendar.add(t, _HOUR),
    "subtract": lambda calendar, t: calendar.subtract(t, _HOUR),
    "business_duration": lambda calendar, t: calendar.business_duration(t, t),
    "next_open": lambda calendar, t: calendar.next_open(t),
    "periods": lambda calendar, t: calendar.periods(t, t),
}


@pytest.mark.parametrize("question", _QUESTIONS)
def test_a_naive_datetime_is_refused_and_never_taken_for_utc(question: str) -> None:
    with pytest.raises(UsageError, match="naive-datetime") as caught:
        _QUESTIONS[question](_calendar("Europe/Berlin", _DAYTIME), datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001  (the point)
    assert "aware" in str(caught.value.hint)


@pytest.mark.parametrize(("month", "day"), [(3, 30), (10, 26)])
def test_added_hours_have_elapsed_over_a_clock_change(month: int, day: int) -> None:
    desk = _calendar("Europe/Berlin", _NIGHTLY)
    evening = datetime(2024, month, day, 23, 0, tzinfo=desk.time_zone).astimezone(UTC)
    assert desk.add(evening, 6 * _HOUR) - evening == 6 * _HOUR


def test_an_opening_that_the_clock_skips_is_no_error() -> None:
    sao_paulo = _calendar("America/Sao_Paulo", {"mon-sun": "00:00-08:00"})
    evening = datetime(2018, 11, 3, 20, 0, tzinfo=sao_paulo.time_zone)  # the next midnight never comes
    opening = datetime(2018, 11, 4, 3, 0, tzinfo=UTC)
    assert sao_paulo.next_open(evening) == opening
    assert sao_paulo.next_close(evening) - opening == 7 * _HOUR


@pytest.mark.parametrize("hours", ["00:00-24:00", "00:00-00:00"])
def test_a_day_may_be_open_from_midnight_to_midnight(hours: str) -> None:
    assert _day(_calendar("Europe/Berlin", {"mon": hours}), "2026-11-23") == 86_400


def test_both_passes_of_an_hour_are_open_around_the_clock() -> None:
    desk = _calendar("Europe/Berlin", _ALL_DAY)
    for fold in (0, 1):
        for minute in (0, 30, 59):
            assert desk.is_open(datetime(2024, 10, 27, 2, minute, tzinfo=desk.time_zone, fold=fold))
    midnight = datetime(2024, 10, 27, tzinfo=desk.time_zone)
    one, two = (datetime(2024, 10, 27, 2, 30, tzinfo=desk.time_zone, fold=fold) for fold in (0, 1))
    assert [desk.business_duration(midnight, t) for t in (one, two)] == [2.5 * _HOUR, 3.5 * _HOUR]


def test_a_pause_counts_to_the_second_and_costs_nothing_while_closed() -> None:
    desk = _calendar("Europe/Berlin", _DAYTIME)
    zone = desk.time_zone
    start = datetime(2026, 11, 23, 15, 0, tzinfo=zone)

    def due(paused: datetime, resumed: datetime) -> datetime:
        return desk.add(start, 4 * _HOUR + desk.business_duration(paused, resumed))

    unpaused = datetime(2026, 11, 24, 11, 0, tzinfo=zone)
    assert desk.add(start, 4 * _HOUR) == unpaused
    assert due(datetime(2026, 11, 23, 18, 0, tzinfo=zone), datetime(2026, 11, 24, 8, 0, tzinfo=zone)) == unpaused
    assert due(start + _MINUTE, start + _MINUTE + 25 * _SECOND) == unpaused + 25 * _SECOND
    assert due(datetime(2026, 11, 23, 16, 30, tzinfo=zone), datetime(2026, 11, 24, 9, 30, tzinfo=zone)) == unpaused + _HOUR


def test_a_calendar_without_open_time_ends_in_an_error_and_never_in_a_loop() -> None:
    with pytest.raises(UsageError, match="empty-calendar"):
        _calendar("UTC", {})
    once = _calendar("UTC", {}, exceptions={"2026-11-20": "09:00-10:00"})
    for ask in (once.next_open, lambda t: once.add(t, _HOUR), lambda t: once.subtract(t, 2 * _HOUR)):
        with pytest.raises(UsageError, match="no-open-time"):
            ask(datetime(2026, 11, 21, tzinfo=UTC))


def test_history_is_measured_with_the_offsets_of_its_own_day() -> None:
    desk = _calendar("America/New_York", _DAYTIME)
    for winter_or_summer, hour in ((datetime(2024, 1, 15, tzinfo=UTC), 14), (datetime(2024, 7, 15, tzinfo=UTC), 13)):
        assert desk.next_open(winter_or_summer).hour == hour


def test_two_datetimes_of_one_zone_are_compared_as_instants() -> None:
    desk = _calendar("Europe/Berlin", _ALL_DAY)
    a, b = (datetime(2026, 3, day, 12, 0, tzinfo=desk.time_zone) for day in (28, 29))
    assert b - a == 24 * _HOUR, "Python subtracts wall clocks where the zone is the same object"
    assert desk.business_duration(a, b) == 23 * _HOUR


def test_a_zone_of_pytz_means_its_present_offset_and_summers_go_on() -> None:
    desk = BusinessCalendar(time_zone=pytz.timezone("Asia/Shanghai"), weekly=_DAYTIME)
    assert desk.next_open(datetime(2026, 11, 23, tzinfo=UTC)) == datetime(2026, 11, 23, 1, 0, tzinfo=UTC), "not 8:06 hours from UTC"
    berlin = BusinessCalendar(time_zone=pytz.timezone("Europe/Berlin"), weekly=_DAYTIME)
    assert berlin.next_open(datetime(2040, 7, 2, tzinfo=UTC)) == datetime(2040, 7, 2, 7, 0, tzinfo=UTC)


def test_zone_data_comes_from_the_package_whatever_the_machine_holds(tmp_path: Any) -> None:
    script = (
        "from datetime import UTC, datetime; from xborder_support import BusinessCalendar;"
        "desk = BusinessCalendar(time_zone='America/Asuncion', weekly={'mon-fri': '09:00-17:00'});"
        "print(desk.next_open(datetime(2026, 7, 1, tzinfo=UTC)).hour)"
    )
    (tmp_path / "America").mkdir()
    (tmp_path / "America" / "Asuncion").write_bytes(b"out of date")
    environment = {"PYTHONTZPATH": str(tmp_path), "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "12", "Paraguay has kept summer time all year since 2024"
    assert time_zone("America/Asuncion") is time_zone("America/Asuncion")


@pytest.mark.parametrize("language", ["C", "th", "de", "ja"])
def test_the_language_of_the_process_changes_no_holiday(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(variable, language)
    found = Holidays(territory="JP").on(date(2026, 5, 4))
    assert found is not None
    assert (found.name("ja"), found.name("th"), found.name("fi")) == ("みどりの日", "วันพฤกษชาติ", "Greenery Day")


@pytest.mark.parametrize("year", [1900, 2150])
def test_a_year_that_no_list_knows_is_not_free_of_holidays(year: int) -> None:
    desk = _calendar("Europe/Berlin", _DAYTIME, holidays=[Holidays(territory="DE")])
    with pytest.raises(UsageError, match="holidays-out-of-range"):
        Holidays(territory="DE").in_year(year)
    with pytest.raises(UsageError, match="holidays-out-of-range"):
        desk.add(datetime(year, 6, 1, tzinfo=UTC), _HOUR)


def test_fractions_of_a_second_are_exact_at_any_distance() -> None:
    desk = _calendar("UTC", _ALL_DAY)
    start = datetime(2026, 11, 23, 9, 0, 0, 1, tzinfo=UTC)
    tenth = timedelta(milliseconds=100)
    assert desk.add(start, tenth) + tenth + tenth == start + timedelta(milliseconds=300)
    assert desk.business_duration(start, datetime(2100, 1, 1, tzinfo=UTC)) == datetime(2100, 1, 1, tzinfo=UTC) - start


def test_a_working_day_is_no_number_of_hours() -> None:
    desk = _calendar("Europe/Berlin", {"mon-thu": "09:00-17:00", "fri": "09:00-13:00"})
    thursday = datetime(2026, 11, 26, 16, 0, tzinfo=desk.time_zone)
    assert desk.add_business_days(thursday, 1) == datetime(2026, 11, 27, 13, 0, tzinfo=desk.time_zone)
    assert desk.add(thursday, 8 * _HOUR) == datetime(2026, 11, 30, 12, 0, tzinfo=desk.time_zone)
