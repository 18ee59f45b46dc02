"""What a page is told for some dates is what is open on them: breaks, nights over midnight, short seasons and all."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar, Holidays, UsageError
from xborder_support.calendars import ClosedDates, Season
from xborder_support.calendars.open_time import Period

_ZONE = "Europe/Berlin"
_MONDAY = date(2026, 12, 21)


def _dated(calendar: BusinessCalendar, first: date, last: date) -> list[tuple[str, str, str, str]]:
    """Return the entries without weekdays: first date, last date, opening, close."""
    return [
        (hours["validFrom"][5:], hours["validThrough"][5:], hours["opens"], hours["closes"])
        for hours in calendar.to_schema_org(first, last)
        if "dayOfWeek" not in hours
    ]


def _with_break(weekly: Any, breaks: Any, **settings: Any) -> BusinessCalendar:
    return BusinessCalendar(time_zone=_ZONE, weekly=weekly, breaks=breaks, **settings)


@pytest.mark.parametrize(
    ("weekly", "breaks", "expected"),
    [
        (
            {"mon-fri": "09:00-18:00"},
            {"2026-12-22": "12:00-13:00"},
            [("12-22", "12-22", "09:00", "12:00"), ("12-22", "12-22", "13:00", "18:00")],
        ),
        ({"mon-fri": "09:00-18:00"}, {"2026-12-22": "09:00-18:00"}, [("12-22", "12-22", "00:00", "00:00")]),
        ({"mon-fri": "09:00-18:00"}, {"2026-12-22": "18:00-19:00", "2026-12-20": "09:00-12:00"}, []),
        ({"mon-sun": "18:00-02:00"}, {"2026-12-22": "00:00-02:00"}, [("12-21", "12-21", "18:00", "00:00")]),
        (
            {"mon-sun": "22:00-06:00"},
            {"2026-12-22": "02:00-02:30"},  # the rest of the night belongs to the next date, beside that date's own night
            [
                ("12-21", "12-21", "22:00", "02:00"),
                ("12-22", "12-22", "02:30", "06:00"),
                ("12-22", "12-22", "22:00", "06:00"),
            ],
        ),
        (
            {"mon-sun": "22:00-06:00"},
            {"2026-12-22": "23:30-00:30"},
            [
                ("12-22", "12-22", "22:00", "23:30"),
                ("12-23", "12-23", "00:30", "06:00"),
                ("12-23", "12-23", "22:00", "06:00"),
            ],
        ),
        (
            {"mon-sun": "00:00-24:00"},
            {"2026-12-21": "23:00-01:00"},
            [("12-21", "12-21", "00:00", "23:00"), ("12-22", "12-22", "01:00", "00:00")],
        ),
    ],
)
def test_a_break_is_cut_out_of_the_dates_that_it_touches(weekly: Any, breaks: Any, expected: list[tuple[str, ...]]) -> None:
    assert _dated(_with_break(weekly, breaks), _MONDAY, date(2026, 12, 22)) == expected


def test_the_night_before_the_first_date_is_told_where_the_week_says_something_else() -> None:
    nights = {"mon-sun": "18:00-02:00"}
    cut = _with_break(nights, {"2026-12-22": "01:00-02:00"})
    assert _dated(cut, date(2026, 12, 22), date(2026, 12, 22)) == [("12-21", "12-21", "18:00", "01:00")]
    assert _dated(cut, date(2026, 12, 23), date(2026, 12, 23)) == []
    closed = BusinessCalendar(time_zone=_ZONE, weekly=nights, closed=["2026-12-21"])
    assert _dated(closed, date(2026, 12, 22), date(2026, 12, 22)) == [("12-21", "12-21", "00:00", "00:00")]
    by_day = BusinessCalendar(time_zone=_ZONE, weekly={"mon-sun": "09:00-24:00"}, closed=["2026-12-21"])
    assert _dated(by_day, date(2026, 12, 22), date(2026, 12, 22)) == []


def test_the_rest_of_a_night_ends_on_the_date_after_the_last() -> None:
    calendar = _with_break(
        {"mon-sun": "22:00-06:00"}, {"2026-12-22": "00:00-01:00", "2026-12-23": "03:00-04:00", "2026-12-24": "05:00-05:30"}
    )
    assert _dated(calendar, _MONDAY, _MONDAY) == [
        ("12-21", "12-21", "22:00", "00:00"),
        ("12-22", "12-22", "01:00", "06:00"),
        ("12-22", "12-22", "22:00", "03:00"),
        ("12-23", "12-23", "04:00", "06:00"),
        ("12-23", "12-23", "22:00", "05:00"),
        ("12-24", "12-24", "05:30", "06:00"),
        ("12-24", "12-24", "22:00", "06:00"),
    ]


def test_prayer_pauses_are_not_published() -> None:
    from xborder_support.calendars import PrayerPause  # noqa: PLC0415  (the only test with astronomy)

    pause = PrayerPause(latitude=24.71, longitude=46.68, method="umm_al_qura", prayers=("dhuhr",))
    hours: dict[str, Any] = {"time_zone": "Asia/Riyadh", "weekly": {"sun-thu": "09:00-17:00"}}
    praying, plain = BusinessCalendar(**hours, prayer=pause), BusinessCalendar(**hours)
    assert praying.to_schema_org(_MONDAY, _MONDAY) == plain.to_schema_org(_MONDAY, _MONDAY)
    assert praying.describe("en") == plain.describe("en")


def test_a_short_season_names_only_the_weekdays_that_it_has() -> None:
    eve = Season.between("2026-12-24", hours={"mon-fri": "09:00-13:00"})
    calendar = BusinessCalendar(time_zone=_ZONE, weekly={"mon-sat": "09:00-18:00"}, seasons=[eve])
    page = calendar.to_schema_org(date(2026, 12, 1), date(2026, 12, 31))
    (told,) = [hours for hours in page if "validFrom" in hours]
    assert (told["dayOfWeek"], told["opens"], told["closes"]) == (["https://schema.org/Thursday"], "09:00", "13:00")
    assert BusinessCalendar.from_schema_org(page, time_zone=_ZONE).to_config()["exceptions"] == {"2026-12-24": ["09:00-13:00"]}
    days = Season.between("2026-12-24..2026-12-26", hours={"mon-fri": "09:00-13:00"})
    page = BusinessCalendar(time_zone=_ZONE, weekly={"mon-sat": "09:00-18:00"}, seasons=[days]).to_schema_org(_MONDAY, date(2026, 12, 31))
    assert [[day[19:] for day in hours["dayOfWeek"]] for hours in page if "validFrom" in hours] == [["Thursday", "Friday"], ["Saturday"]]


def test_a_season_whose_dates_all_have_hours_of_their_own_is_not_published_beside_them() -> None:
    eve = Season.between("2026-12-24", hours={"mon-fri": "09:00-13:00"})
    calendar = BusinessCalendar(time_zone=_ZONE, weekly={"mon-sat": "09:00-18:00"}, seasons=[eve], closed=["2026-12-24"])
    page = calendar.to_schema_org(date(2026, 12, 1), date(2026, 12, 31))
    assert [(hours["validFrom"], hours["opens"]) for hours in page if "validFrom" in hours] == [("2026-12-24", "00:00")]
    assert BusinessCalendar.from_schema_org(page, time_zone=_ZONE).to_config()["exceptions"] == {"2026-12-24": []}


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), None),
        (date(2199, 12, 1), date(2199, 12, 31), "holidays-out-of-range"),
        (date(1800, 1, 1), date(1800, 1, 31), "holidays-out-of-range"),
        (date(1, 1, 1), date(1, 1, 2), "holidays-out-of-range"),
        (date(9999, 12, 30), date(9999, 12, 31), "holidays-out-of-range"),
    ],
)
def test_a_page_is_told_nothing_of_years_that_nobody_knows(first: date, last: date, code: str | None) -> None:
    calendar = BusinessCalendar(time_zone=_ZONE, weekly={"mon-fri": "09:00-18:00"}, holidays=[Holidays(territory="DE")])
    for one in (calendar, calendar | BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon": "09:00-12:00"})):
        if code is None:
            assert one.to_schema_org(first, last)
            continue
        with pytest.raises(UsageError) as caught:
            one.to_schema_org(first, last)
        assert caught.value.code == code


def test_the_first_and_the_last_known_days_can_be_published() -> None:
    calendar = _with_break({"mon-sun": "22:00-06:00"}, {"2200-01-01": "00:00-01:00", "1900-01-01": "05:00-06:00"})
    assert _dated(calendar, date(2199, 12, 31), date(2199, 12, 31))[0] == ("12-31", "12-31", "22:00", "00:00")
    assert _dated(calendar, date(1900, 1, 1), date(1900, 1, 1)) == [("12-31", "12-31", "22:00", "05:00")]


_HOURS = st.sampled_from(["09:00-12:00", "13:00-18:00", "18:00-24:00", "22:00-06:00", "20:00-02:00", "00:00-05:00", "23:30-00:30"])
_DAYS = st.dates(date(2026, 3, 23), date(2026, 4, 6)).map(str)  # the clock changes among them
_WEEKLY = st.dictionaries(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), _HOURS, min_size=1)
_RANGES = st.tuples(st.dates(date(2026, 3, 23), date(2026, 3, 31)), st.integers(0, 12)).map(
    lambda drawn: ClosedDates(drawn[0], drawn[0] + timedelta(days=drawn[1]))
)
_SEASONS = st.lists(st.builds(lambda dates, weekly: Season.between(dates, hours=weekly), _RANGES, _WEEKLY), max_size=2)
_DATED = st.dictionaries(_DAYS, _HOURS, max_size=3)


def _open(calendar: BusinessCalendar, first: date, last: date) -> list[Period]:
    zone = calendar.time_zone
    start = datetime(first.year, first.month, first.day, tzinfo=zone)
    following = last + timedelta(days=1)
    return calendar.periods(start, datetime(following.year, following.month, following.day, tzinfo=zone))


@settings(max_examples=150, deadline=None)
@given(_WEEKLY, _DATED, _DATED, _SEASONS, st.sets(_DAYS, max_size=2), st.data())
@pytest.mark.filterwarnings("ignore::xborder_support.errors.OverlappingHoursWarning")
def test_the_page_says_open_exactly_when_it_is(  # noqa: PLR0917  (each is another kind of hours)
    weekly: Any, exceptions: Any, breaks: Any, seasons: list[Season], closed: set[str], data: st.DataObject
) -> None:
    calendar = _with_break(weekly, breaks, exceptions=exceptions, seasons=seasons, closed=closed)
    first = data.draw(st.dates(date(2026, 3, 22), date(2026, 4, 5)))
    last = data.draw(st.dates(first, date(2026, 4, 8)))
    read = BusinessCalendar.from_schema_org(calendar.to_schema_org(first, last), time_zone=_ZONE)
    assert _open(read, first, last) == _open(calendar, first, last)
