"""Scenarios of support desks, each with the answer a person would work out on paper."""

import copy
import pickle
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
import pytz

from xborder_support import BusinessCalendar, Holidays, UsageError
from xborder_support.calendars import Landing, Period

_WEEK = {"mon-fri": ["09:00-12:00", "13:00-18:00"]}
_NINE_TO_FIVE = {"mon-fri": "09:00-17:00"}


def _berlin(**settings: object) -> BusinessCalendar:
    return BusinessCalendar(**{"time_zone": "Europe/Berlin", "weekly": _WEEK, **settings})  # type: ignore[arg-type]


def _local(calendar: BusinessCalendar, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=calendar.time_zone)


def _shown(calendar: BusinessCalendar, instant: datetime) -> str:
    return instant.astimezone(calendar.time_zone).strftime("%a %d %H:%M")


@pytest.mark.parametrize(
    ("local", "is_open"),
    [
        ("2026-11-23 08:59:59.999999", False),
        ("2026-11-23 09:00", True),
        ("2026-11-23 11:59:59.999999", True),
        ("2026-11-23 12:00", False),
        ("2026-11-23 13:00", True),
        ("2026-11-23 18:00", False),
        ("2026-11-22 10:00", False),
    ],
)
def test_the_opening_belongs_to_the_hours_and_the_close_does_not(local: str, is_open: bool) -> None:  # noqa: FBT001  (a column)
    calendar = _berlin()
    assert calendar.is_open(_local(calendar, local)) is is_open


@pytest.mark.parametrize(("landing", "due"), [("close", "Mon 23 18:00"), ("next_open", "Tue 24 09:00")])
def test_a_sum_that_ends_on_a_close_lands_there_or_at_the_next_opening(landing: Landing, due: str) -> None:
    calendar = _berlin()
    start = _local(calendar, "2026-11-23 09:00")
    assert _shown(calendar, calendar.add(start, timedelta(hours=8), landing)) == due
    assert calendar.business_duration(start, calendar.add(start, timedelta(hours=8), landing)) == timedelta(hours=8)


@pytest.mark.parametrize(("landing", "start"), [("close", "Tue 24 09:00"), ("next_open", "Mon 23 18:00")])
def test_subtracting_mirrors_adding(landing: Landing, start: str) -> None:
    calendar = _berlin()
    assert _shown(calendar, calendar.subtract(_local(calendar, "2026-11-24 18:00"), timedelta(hours=8), landing)) == start


def test_nothing_added_is_the_instant_itself_or_the_next_open_one() -> None:
    calendar = _berlin()
    noon = _local(calendar, "2026-11-23 12:30")
    assert calendar.add(noon, timedelta(0)) == calendar.subtract(noon, timedelta(0)) == noon
    assert _shown(calendar, calendar.add(noon, timedelta(0), "next_open")) == "Mon 23 13:00"
    assert _shown(calendar, calendar.subtract(noon, timedelta(0), "next_open")) == "Mon 23 12:00"


def test_durations_are_signed_and_seconds_are_rounded_down() -> None:
    calendar = _berlin()
    a, b = _local(calendar, "2026-11-23 11:59:58.500000"), _local(calendar, "2026-11-23 13:00:00.250000")
    assert calendar.business_duration(a, b) == timedelta(seconds=1.75)
    assert calendar.business_duration(b, a) == -timedelta(seconds=1.75)
    assert (calendar.business_seconds(a, b), calendar.business_seconds(b, a)) == (1, -2)


def test_durations_are_elapsed_time_over_a_clock_change() -> None:
    calendar = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-sun": "00:00-24:00"})
    night = _local(calendar, "2026-03-29 00:00")
    assert calendar.business_duration(night, _local(calendar, "2026-03-30 00:00")) == timedelta(hours=23)
    assert _shown(calendar, calendar.add(night, timedelta(hours=6))) == "Sun 29 07:00"


def test_openings_and_closes_are_found_across_the_weekend() -> None:
    calendar = _berlin()
    friday = _local(calendar, "2026-11-20 18:00")
    assert _shown(calendar, calendar.next_open(friday)) == "Mon 23 09:00"
    assert _shown(calendar, calendar.next_close(friday)) == "Mon 23 12:00"
    assert _shown(calendar, calendar.next_close(_local(calendar, "2026-11-23 12:00"))) == "Mon 23 18:00"
    inside = _local(calendar, "2026-11-23 10:30")
    assert calendar.next_open(inside) == inside


def test_periods_are_cut_to_the_range_and_touching_ones_are_joined() -> None:
    calendar = _berlin(weekly={"mon": ["08:00-12:00", "11:00-13:00", "13:00-14:00", "20:00-24:00"], "tue": "00:00-02:00"})
    found = calendar.periods(_local(calendar, "2026-11-23 09:00"), _local(calendar, "2026-11-24 01:00"))
    assert [tuple(_shown(calendar, edge) for edge in period) for period in found] == [
        ("Mon 23 09:00", "Mon 23 14:00"),
        ("Mon 23 20:00", "Tue 24 01:00"),
    ]
    assert isinstance(found[0], Period)
    assert found[0].start.tzinfo is UTC
    at = _local(calendar, "2026-11-23 09:00")
    assert calendar.periods(at, at) == []


def test_a_period_is_not_cut_by_the_new_year() -> None:
    calendar = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": "20:00-04:00"})
    party = _local(calendar, "2026-12-31 23:00")
    assert _shown(calendar, calendar.next_close(party)) == "Fri 01 04:00"
    assert calendar.periods(party, _local(calendar, "2027-01-01 05:00")) == [Period(party, _local(calendar, "2027-01-01 04:00"))]


# A shift that replaces a date's hours was compared in UTC by a peer, which gave 11 and 0 hours in Tokyo, 13 and 0 in Los Angeles.
@pytest.mark.parametrize(
    ("zone", "hours", "shift", "that_day", "the_day_after"),
    [("Asia/Tokyo", "08:00-17:00", "10:00-12:00", 2, 9), ("America/Los_Angeles", "09:00-18:00", "16:00-20:00", 4, 9)],
)
def test_an_exception_replaces_the_hours_of_its_local_date_only(
    zone: str, hours: str, shift: str, that_day: int, the_day_after: int
) -> None:
    calendar = BusinessCalendar(time_zone=zone, weekly={"mon-fri": hours}, exceptions={"2026-11-24": [shift]})
    midnights = [_local(calendar, f"2026-11-{day}") for day in (24, 25, 26)]
    assert calendar.business_seconds(midnights[0], midnights[1]) == that_day * 3600
    assert calendar.business_seconds(midnights[1], midnights[2]) == the_day_after * 3600


def test_an_exception_outranks_a_closed_date_that_a_holiday_and_that_the_week() -> None:
    calendar = _berlin(
        holidays=[Holidays(territory="DE")],
        closed=["2026-12-24", "2026-12-31"],
        exceptions={"2026-12-25": "10:00-11:00", "2026-12-31": "09:00-12:00", "2026-12-28": []},
    )
    seconds = {
        day: calendar.business_seconds(_local(calendar, f"2026-12-{day}"), _local(calendar, f"2026-12-{day} 23:00"))
        for day in (23, 24, 25, 28, 31)
    }
    assert seconds == {23: 28_800, 24: 0, 25: 3_600, 28: 0, 31: 10_800}


def test_the_tail_of_the_evening_before_survives_a_closed_date() -> None:
    calendar = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-sun": "22:00-06:00"}, closed=["2026-12-25"])
    assert calendar.is_open(_local(calendar, "2026-12-25 05:00"))
    assert not calendar.is_open(_local(calendar, "2026-12-25 23:00"))
    assert not calendar.is_open(_local(calendar, "2026-12-26 05:00"))


def test_breaks_are_taken_out_of_exceptions_too_and_may_cross_midnight() -> None:
    calendar = BusinessCalendar(
        time_zone="Europe/Berlin",
        weekly={"mon-sun": "20:00-04:00"},
        exceptions={"2026-11-24": "22:00-02:00"},
        breaks={"2026-11-24": "23:00-01:00"},
    )
    found = calendar.periods(_local(calendar, "2026-11-24 12:00"), _local(calendar, "2026-11-25 12:00"))
    assert [tuple(_shown(calendar, edge) for edge in period) for period in found] == [
        ("Tue 24 22:00", "Tue 24 23:00"),
        ("Wed 25 01:00", "Wed 25 02:00"),
    ]


def test_breaks_reach_over_the_new_year_from_both_sides() -> None:
    night = {"mon-sun": "20:00-04:00"}
    old_year = BusinessCalendar(time_zone="Europe/Berlin", weekly=night, breaks={"2026-12-31": "23:00-02:00"})
    assert _shown(old_year, old_year.next_open(_local(old_year, "2026-12-31 23:30"))) == "Fri 01 02:00"
    new_year = BusinessCalendar(time_zone="Europe/Berlin", weekly=night, breaks={"2027-01-01": "00:00-06:00"})
    assert _shown(new_year, new_year.add_business_days(_local(new_year, "2026-12-30 21:00"), 1)) == "Fri 01 00:00"


def test_the_shift_of_the_last_date_is_searched_to_its_end() -> None:
    calendar = BusinessCalendar(time_zone="Europe/Berlin", weekly={}, exceptions={"2026-12-31": "22:00-06:00"})
    assert _shown(calendar, calendar.next_close(_local(calendar, "2020-01-01"))) == "Fri 01 06:00"


def test_holidays_are_local_dates_of_the_calendar() -> None:
    calendar = BusinessCalendar(time_zone="Pacific/Auckland", weekly={"mon-sun": "00:00-24:00"}, holidays=[Holidays(territory="NZ")])
    assert _shown(calendar, calendar.next_close(_local(calendar, "2026-12-24 12:00"))) == "Fri 25 00:00"
    assert not calendar.is_open(datetime(2026, 12, 24, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("2026-01-09 17:00", 1, "Tue 13 18:00"),  # Monday is Coming of Age Day
        ("2026-01-09 03:00", 1, "Tue 13 18:00"),  # the day of the question never counts, whatever the hour
        ("2026-01-11 12:00", 1, "Tue 13 18:00"),
        ("2026-01-12 12:00", 2, "Wed 14 18:00"),
        ("2026-01-09 17:00", 3, "Thu 15 18:00"),
        ("2026-12-28 17:00", 5, "Tue 05 18:00"),
    ],
)
def test_a_business_day_ends_at_its_close(start: str, n: int, due: str) -> None:
    calendar = BusinessCalendar(time_zone="Asia/Tokyo", weekly=_WEEK, holidays=[Holidays(territory="JP")])
    assert _shown(calendar, calendar.add_business_days(_local(calendar, start), n)) == due


@pytest.mark.parametrize(
    ("start", "due"), [("2026-11-20 23:00", "Sun 22 06:00"), ("2026-11-21 02:00", "Sun 22 06:00"), ("2026-11-21 06:00", "Tue 24 06:00")]
)
def test_the_hours_after_midnight_belong_to_the_day_on_which_the_shift_began(start: str, due: str) -> None:
    calendar = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-sat": "22:00-06:00"})
    assert _shown(calendar, calendar.add_business_days(_local(calendar, start), 1)) == due


def test_a_new_years_shift_belongs_to_the_old_year_whatever_was_asked_before() -> None:
    calendar = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-sun": "22:00-06:00"})
    assert calendar.is_open(_local(calendar, "2027-06-01 23:00"))  # compiles 2026 to 2028, so that 1 January 2026 stands at the edge
    assert _shown(calendar, calendar.add_business_days(_local(calendar, "2026-01-01 02:00"), 1)) == "Fri 02 06:00"
    assert _shown(calendar, calendar.add_business_days(_local(calendar, "1900-01-01 02:00"), 1)) == "Wed 03 06:00"


def test_a_date_that_breaks_take_up_is_no_business_day() -> None:
    calendar = _berlin(breaks={"2026-11-24": "09:00-18:00", "2026-11-25": "17:00-18:00"})
    assert _shown(calendar, calendar.add_business_days(_local(calendar, "2026-11-23 10:00"), 1)) == "Wed 25 17:00"


def test_a_date_that_a_zone_skipped_is_no_business_day() -> None:
    calendar = BusinessCalendar(time_zone="Pacific/Apia", weekly={"mon-sun": "09:00-17:00"})
    assert calendar.add_business_days(_local(calendar, "2011-12-29 12:00"), 1) == _local(calendar, "2011-12-31 17:00")


def test_any_zone_of_the_input_gives_the_same_answer() -> None:
    calendar = _berlin()
    instant = datetime(2026, 7, 6, 8, 30, 15, 250_001, tzinfo=UTC)
    same = [
        instant,
        instant.astimezone(ZoneInfo("Asia/Kathmandu")),
        instant.astimezone(pytz.timezone("America/New_York")),
        instant.astimezone(timezone(timedelta(hours=5, minutes=30, microseconds=7))),
    ]
    assert {calendar.add(t, timedelta(hours=30)) for t in same} == {calendar.add(instant, timedelta(hours=30))}
    assert {calendar.business_duration(t, instant) for t in same} == {timedelta(0)}


def test_both_passes_of_a_fold_are_told_apart() -> None:
    calendar = BusinessCalendar(time_zone="Europe/Berlin", weekly={"sun": "02:30-04:00"})
    first = datetime(2026, 10, 25, 2, 15, tzinfo=calendar.time_zone)
    second = first.replace(fold=1)
    assert not calendar.is_open(first)
    assert calendar.is_open(second)  # the hours began in the first pass, and hours never close because a clock is set back
    assert calendar.business_duration(first, second) == timedelta(minutes=45)


@pytest.mark.parametrize("zone", ["Europe/Berlin", ZoneInfo("Europe/Berlin"), pytz.timezone("Europe/Berlin")])
def test_a_zone_may_be_a_name_or_a_zone_of_that_name(zone: str) -> None:
    assert BusinessCalendar(time_zone=zone, weekly=_WEEK) == _berlin()


# Each row: a zone, a wall time, and the first instant whose local clock reads it or later.
@pytest.mark.parametrize(
    ("zone", "day", "wall", "instant"),
    [
        ("Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T01:00"),  # skipped: takes effect at the change itself
        ("Europe/Berlin", "2026-03-29", "02:59", "2026-03-29T01:00"),
        ("Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T01:00"),
        ("Europe/Berlin", "2026-10-25", "02:00", "2026-10-25T00:00"),  # comes twice: the first pass
        ("Europe/Berlin", "2026-10-25", "02:59", "2026-10-25T00:59"),
        ("Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T02:00"),  # the first pass never reads it
        ("America/Sao_Paulo", "2018-02-18", "00:00", "2018-02-18T03:00"),  # the first pass of Saturday's last hour never reads it
        ("America/Sao_Paulo", "2018-02-17", "23:30", "2018-02-18T01:30"),
        ("America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T03:00"),
        ("Australia/Lord_Howe", "2024-10-06", "02:15", "2024-10-05T15:30"),
        ("Antarctica/Troll", "2024-03-31", "02:15", "2024-03-31T01:00"),
        ("Pacific/Apia", "2011-12-31", "00:00", "2011-12-30T10:00"),
        ("America/Recife", "2000-10-10", "09:00", "2000-10-10T11:00"),  # inside a summer time of one week
        ("Africa/Casablanca", "2024-03-10", "02:30", "2024-03-10T01:30"),
    ],
)
def test_a_wall_time_takes_effect_when_the_clock_first_reads_it_or_later(zone: str, day: str, wall: str, instant: str) -> None:
    opening = BusinessCalendar(time_zone=zone, weekly={}, exceptions={day: f"{wall}-12:00"})
    expected = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert opening.next_open(expected - timedelta(hours=30)) == expected
    closing = BusinessCalendar(time_zone=zone, weekly={"mon-sun": "00:00-24:00"}, breaks={day: f"{wall}-12:00"})
    assert closing.next_close(expected - timedelta(minutes=1)) == expected


def test_daylight_saving_still_holds_after_2037() -> None:
    calendar = _berlin()
    assert calendar.next_open(datetime(2090, 7, 3, 3, tzinfo=UTC)) == datetime(2090, 7, 3, 7, tzinfo=UTC)


def test_equal_definitions_make_equal_calendars() -> None:
    one = _berlin(exceptions={"2026-12-24": "09:00-12:00"})
    other = _berlin(
        weekly={"tue-fri": ["13:00-18:00", "09:00-12:00"], "mon": ["09:00-12:00", "13:00-18:00"]},
        exceptions={date(2026, 12, 24): "9:00-12:00"},
    )
    assert one == other
    assert hash(one) == hash(other)
    assert one.digest == other.digest
    assert len({one, other, _berlin()}) == 2
    assert one != "Europe/Berlin"


@pytest.mark.parametrize(
    "settings",
    [
        {"time_zone": "Europe/Vienna"},
        {"weekly": _NINE_TO_FIVE},
        {"exceptions": {"2026-12-24": []}},
        {"breaks": {"2026-12-24": "10:00-11:00"}},
        {"closed": ["2026-12-24"]},
        {"holidays": [Holidays(territory="DE")]},
        {"holidays": [Holidays(territory="DE", subdivision="BY")]},
    ],
)
def test_every_setting_is_part_of_the_digest(settings: dict[str, object]) -> None:
    assert _berlin(**settings).digest != _berlin().digest


def test_a_calendar_survives_pickling_and_copying() -> None:
    calendar = _berlin(holidays=[Holidays(territory="DE")], closed=["2026-12-24"])
    start = _local(calendar, "2026-12-23 17:00")
    for twin in (pickle.loads(pickle.dumps(calendar)), copy.copy(calendar), copy.deepcopy(calendar)):
        assert twin == calendar
        assert twin.add(start, timedelta(hours=2)) == calendar.add(start, timedelta(hours=2))


def test_the_representation_names_zone_and_digest() -> None:
    assert repr(_berlin()) == f"BusinessCalendar(time_zone='Europe/Berlin', digest='{_berlin().digest[:12]}')"


_SCRIPT = """
from datetime import UTC, datetime
from xborder_support import BusinessCalendar, Holidays
source = Holidays(territory="JP")
week = {"mon-fri": "09:00-18:00"}
calendar = BusinessCalendar(time_zone="Asia/Tokyo", weekly=week, closed=["2026-12-29..2027-01-03"], holidays=[source])
names = [day.name(tag) for day in source.in_year(2026) for tag in ("ja", "sw")]
print(calendar.digest, calendar.next_open(datetime(2026, 5, 2, tzinfo=UTC)), names)
"""


def test_digest_names_and_answers_do_not_depend_on_the_process() -> None:
    environments = [
        {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LANG": "th_TH.UTF-8", "LANGUAGE": "th"},
        {"PYTHONHASHSEED": "2", "LANG": "C"},
    ]
    outputs = {
        subprocess.run([sys.executable, "-c", _SCRIPT], env={"PYTHONIOENCODING": "utf-8", **extra}, capture_output=True, check=True).stdout
        for extra in environments
    }
    assert len(outputs) == 1
    assert "元日".encode() in outputs.pop()


def test_the_holidays_package_is_imported_only_for_holidays() -> None:
    script = """
import sys
from xborder_support.calendars import BusinessCalendar
BusinessCalendar(time_zone="UTC", weekly={"mon": "09:00-10:00"})
print("holidays" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout.strip() == "False"


def test_a_market_gives_its_usual_hours() -> None:
    calendar = BusinessCalendar.for_market("JP", on=date(2026, 11, 21))
    assert calendar.time_zone.key == "Asia/Tokyo"
    assert not calendar.is_open(_local(calendar, "2026-01-12 10:00"))
    assert calendar.is_open(_local(calendar, "2026-01-13 10:00"))


def test_a_market_value_needs_no_date_and_a_territory_does() -> None:
    from xborder_support.markets import get_market  # noqa: PLC0415

    market = get_market("DE", on=date(2026, 11, 21))
    assert BusinessCalendar.for_market(market) == BusinessCalendar.for_market("DE", on=date(2026, 11, 21))
    with pytest.raises(UsageError, match="missing-date"):
        BusinessCalendar.for_market("DE")
