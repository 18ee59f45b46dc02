"""Seasons: which dates they cover, how they are written in a desk file, and what is refused."""

import pickle
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import ConfigurationError, UsageError
from xborder_support.calendars import ClosedDates, Season
from xborder_support.configuration import StrictModel, parse_toml, validate

_HOURS = {"mon-fri": "10:00-16:00"}


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _spans(season: Season, first: str, last: str) -> list[tuple[str, str]]:
    found = season.spans(_ordinal(first), _ordinal(last))
    return [(date.fromordinal(span[0]).isoformat(), date.fromordinal(span[-1]).isoformat()) for span in found]


def _covered(season: Season, first: int, last: int) -> list[int]:
    return [day for span in season.spans(first, last) for day in span]


@pytest.mark.parametrize("dates", ["2026-12-01..2026-12-23", ClosedDates.parse("2026-12-01..2026-12-23")])
@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (("2026-01-01", "2027-12-31"), [("2026-12-01", "2026-12-23")]),
        (("2026-12-05", "2026-12-06"), [("2026-12-05", "2026-12-06")]),
        (("2026-12-23", "2027-01-01"), [("2026-12-23", "2026-12-23")]),
        (("2026-11-01", "2026-12-01"), [("2026-12-01", "2026-12-01")]),
        (("2026-12-24", "2027-12-31"), []),
        (("2026-01-01", "2026-11-30"), []),
        (("2026-12-06", "2026-12-05"), []),
    ],
)
def test_a_dated_season_covers_its_dates(dates: Any, window: tuple[str, str], expected: list[tuple[str, str]]) -> None:
    assert _spans(Season.between(dates, hours=_HOURS), *window) == expected


@pytest.mark.parametrize("dates", ["2026-12-24", date(2026, 12, 24)])
def test_a_dated_season_may_be_one_day(dates: str | date) -> None:
    season = Season.between(dates, hours=_HOURS)
    assert _spans(season, "2026-01-01", "2026-12-31") == [("2026-12-24", "2026-12-24")]
    assert season.to_config() == {"dates": "2026-12-24", "hours": {"mon-fri": ["10:00-16:00"]}}


@pytest.mark.parametrize(
    ("days", "window", "expected"),
    [
        ("07-01..08-31", ("2026-01-01", "2027-12-31"), [("2026-07-01", "2026-08-31"), ("2027-07-01", "2027-08-31")]),
        ("12-01..01-06", ("2026-01-01", "2026-12-31"), [("2026-01-01", "2026-01-06"), ("2026-12-01", "2026-12-31")]),
        ("12-01..01-06", ("2026-12-31", "2027-01-01"), [("2026-12-31", "2027-01-01")]),
        ("12-01..01-06", ("2027-01-06", "2027-11-30"), [("2027-01-06", "2027-01-06")]),
        ("12-01..01-06", ("2027-01-07", "2027-11-30"), []),
        ("12-24", ("2026-01-01", "2027-12-31"), [("2026-12-24", "2026-12-24"), ("2027-12-24", "2027-12-24")]),
        (" 12-24 .. 12-26 ", ("2026-01-01", "2026-12-31"), [("2026-12-24", "2026-12-26")]),
        ("02-29", ("2027-01-01", "2029-12-31"), [("2028-02-29", "2028-02-29")]),
        ("02-29..03-02", ("2027-01-01", "2028-12-31"), [("2027-03-01", "2027-03-02"), ("2028-02-29", "2028-03-02")]),
        ("02-27..02-29", ("2027-01-01", "2028-12-31"), [("2027-02-27", "2027-02-28"), ("2028-02-27", "2028-02-29")]),
        ("12-31..02-29", ("2027-01-01", "2028-12-30"), [("2027-01-01", "2027-02-28"), ("2027-12-31", "2028-02-29")]),
        ("01-01..12-31", ("2026-01-01", "2028-12-31"), [("2026-01-01", "2028-12-31")]),
        ("07-01..06-30", ("2026-01-01", "2028-12-31"), [("2026-01-01", "2028-12-31")]),
        ("12-24", ("2026-12-25", "2026-12-24"), []),
        ("12-01..01-06", ("0001-01-01", "0001-12-31"), [("0001-12-01", "0001-12-31")]),
        ("07-01", ("9999-01-01", "9999-12-31"), [("9999-07-01", "9999-07-01")]),
        ("12-01..01-06", ("9999-12-01", "9999-12-31"), [("9999-12-01", "9999-12-31")]),
    ],
)
def test_a_yearly_season_covers_its_days_of_every_year(days: str, window: tuple[str, str], expected: list[tuple[str, str]]) -> None:
    assert _spans(Season.yearly(days, hours=_HOURS), *window) == expected


@pytest.mark.parametrize("season", [Season.between("2026-12-01", hours={}), Season.yearly("12-01", hours={})])
def test_where_nothing_limits_a_season_it_answers_for_all_years(season: Season) -> None:
    assert (season.first_year, season.last_year) == (1900, 2199)
    assert {season.certainty_on(date(2026, 12, day)) for day in range(1, 4)} == {"fixed"}


def test_a_season_has_hours_for_each_day_of_the_week() -> None:
    season = Season.ramadan(hours={"mon-thu": ["10:00-16:00", "20:00-01:00"], "fri": "14:00-17:00"}, name="Ramadan hours")
    day = ((36_000, 57_600), (72_000, 90_000))
    assert season.week == (day, day, day, day, ((50_400, 61_200),), (), ())
    assert season.name == "Ramadan hours"


def test_a_season_without_hours_is_closed() -> None:
    season = Season.between("2026-08-01..2026-08-31", hours={})
    assert season.week == ((),) * 7
    assert season.to_config() == {"dates": "2026-08-01..2026-08-31", "hours": {}}


def test_covers_looks_at_the_local_date() -> None:
    season = Season.between("2026-12-01..2026-12-23", hours={})
    asked = ["2026-11-30", "2026-12-01", "2026-12-23", "2026-12-24"]
    assert [season.covers(date.fromisoformat(day)) for day in asked] == [False, True, True, False]
    for ask in (season.covers, season.certainty_on):
        with pytest.raises(UsageError, match="there is no date") as caught:
            ask(datetime(2026, 12, 1))  # noqa: DTZ001  (refused for being a datetime)
        assert caught.value.code == "bad-date"


_SEASONS = [
    (
        Season.between("2026-12-01..2026-12-23", hours=_HOURS, name="Christmas hours"),
        'name = "Christmas hours", dates = "2026-12-01..2026-12-23"',
    ),
    (Season.between("2026-12-24", hours=_HOURS), "dates = 2026-12-24"),
    (Season.yearly("12-01..01-06", hours=_HOURS), 'yearly = "12-01..01-06"'),
    (Season.ramadan(hours=_HOURS), 'hijri = "ramadan"'),
    (Season.hijri("09-01..09-30", hours=_HOURS), 'hijri = "Ramadan"'),
    (Season.ramadan(hours=_HOURS, announced=["2027-02-09..2027-03-09"]), 'hijri = "ramadan", announced = ["2027-02-09..2027-03-09"]'),
    (Season.ramadan(hours=_HOURS, announced=["2027-02-09..2027-03-09"]), 'hijri = "ramadan", announced = "2027-02-09..2027-03-09"'),
    (Season.hijri("01-10", hours=_HOURS, announced=["2026-06-26"]), 'hijri = "01-10", announced = [2026-06-26]'),
]


@pytest.mark.parametrize(("season", "text"), _SEASONS)
def test_a_season_is_written_in_a_desk_file_and_read_back(season: Season, text: str) -> None:
    table = parse_toml(f'season = {{ {text}, hours = {{ mon-fri = "10:00-16:00" }} }}').data["season"]
    assert Season.from_config(table) == season
    assert Season.from_config(season.to_config()) == season
    assert hash(Season.from_config(season.to_config())) == hash(season)
    assert pickle.loads(pickle.dumps(season)) == season


def test_equal_seasons_give_equal_tables() -> None:
    one = Season.hijri(
        "ramadan", hours={"mon,tue": ["10:00-12:00", "13:00-16:00"]}, announced=["2027-02-09..2027-03-09", "2026-02-19..2026-03-19"]
    )
    other = Season.ramadan(
        hours={"tue": ["13:00-16:00", "10:00-12:00"], "mon": ["10:00-12:00", "13:00-16:00"]},
        announced=["2026-02-19..2026-03-19", "2027-02-09..2027-03-09"],
    )
    assert one == other
    assert one.to_config() == other.to_config() == {
        "hijri": "ramadan",
        "announced": ["2026-02-19..2026-03-19", "2027-02-09..2027-03-09"],
        "hours": {"mon-tue": ["10:00-12:00", "13:00-16:00"]},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("make", "code", "hint"),
    [
        (lambda: Season.between("2026-12-23..2026-12-01", hours={}), "bad-date-range", "earlier"),
        (lambda: Season.between("2016-12-01..2026-12-23", hours={}), "bad-date-range", "years"),
        (lambda: Season.between("2026-12", hours={}), "bad-date", "2026-12-24"),
        (lambda: Season.between("1899-12-31..1900-01-02", hours={}), "season-out-of-range", "years"),
        (lambda: Season.between("2199-12-31..2200-01-01", hours={}), "season-out-of-range", "years"),
        (lambda: Season.yearly("2-3", hours={}), "bad-month-day", "12-01..01-06"),
        (lambda: Season.yearly("12-01..", hours={}), "bad-month-day", "12-01..01-06"),
        (lambda: Season.yearly("00-01", hours={}), "bad-month-day", "12-01..01-06"),
        (lambda: Season.yearly("13-01", hours={}), "bad-month-day", "12-01..01-06"),
        (lambda: Season.yearly("12-00", hours={}), "bad-month-day", "days 1 to 31"),
        (lambda: Season.yearly("02-30", hours={}), "bad-month-day", "days 1 to 29"),
        (lambda: Season.yearly("04-01..04-31", hours={}), "bad-month-day", "days 1 to 30"),
        (lambda: Season.yearly("\u0661\u0662-01", hours={}), "bad-month-day", "12-01..01-06"),
        (lambda: Season.yearly(1206, hours={}), "bad-month-day", "12-01..01-06"),  # type: ignore[arg-type]
        (lambda: Season.hijri("ramadaan", hours={}), "bad-month-day", '"ramadan"'),
        (lambda: Season.hijri("09-31", hours={}), "bad-month-day", "days 1 to 30"),
        (lambda: Season.hijri(9, hours={}), "bad-month-day", '"ramadan"'),  # type: ignore[arg-type]
        (lambda: Season.yearly("12-24", hours={"mun": "9:00-10:00"}), "unknown-day", "mon"),
        (lambda: Season.yearly("12-24", hours={"mon": "9-10"}), "bad-hours", "09:00-18:00"),
        (lambda: Season.yearly("12-24", hours={"mon": [], "mon-fri": []}), "day-twice", "one entry"),
        (lambda: Season.yearly("12-24", hours=["09:00-10:00"]), "bad-hours", "hours={}"),  # type: ignore[arg-type]
        (lambda: Season.yearly("12-24", hours=None), "bad-hours", "hours={}"),  # type: ignore[arg-type]
        (lambda: Season.yearly("12-24", hours={}, name="  "), "bad-season-name", "leave it out"),
        (lambda: Season.yearly("12-24", hours={}, name=5), "bad-season-name", "leave it out"),  # type: ignore[arg-type]
        (lambda: Season(week=((),) * 7, when="12-24"), "bad-season-dates", "Season.yearly"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_season_is_refused_with_a_remedy(make: Any, code: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        make()
    assert caught.value.code == code
    assert hint in str(caught.value.hint)


@pytest.mark.parametrize("year", ["1900-01-01..1900-01-02", "2199-12-30..2199-12-31"])
def test_the_first_and_the_last_year_are_allowed(year: str) -> None:
    assert Season.between(year, hours={}).to_config()["dates"] == year


@pytest.mark.parametrize(
    ("table", "code", "key", "hint"),
    [
        ({}, "bad-season-dates", "", "yearly"),
        ({"dates": "2026-12-24", "hijri": "ramadan"}, "bad-season-dates", "", "yearly"),
        ({"dates": "2026-12-32"}, "bad-date", "dates", "2026-12-24"),
        ({"yearly": "12-32"}, "bad-month-day", "yearly", "days 1 to 31"),
        ({"hijri": "ramadam"}, "bad-month-day", "hijri", "ramadan"),
        ({"hijri": "ramadan", "announced": ["2027-02-09..2027-03-09", "soon"]}, "bad-date", "announced[1]", "2026-12-24"),
        ({"hijri": "ramadan", "announced": ["2027-03-09..2027-04-09"]}, "announcement-fits-none", "", "Season.between"),
        ({"yearly": "12-24", "announced": ["2027-02-09..2027-03-09"]}, "announcement-not-needed", "", "hijri"),
        ({"yearly": "12-24", "hours": {"mun": []}}, "unknown-day", "hours.mun", "mon"),
        ({"yearly": "12-24", "hours": {"mon": ["09:00-10:00", "9-10"]}}, "bad-hours", "hours.mon[1]", "09:00-18:00"),
        ({"yearly": "12-24", "hours": {"mon": [], "mon-fri": []}}, "day-twice", "", "one entry"),
        ({"yearly": "12-24", "name": " "}, "bad-season-name", "", "leave it out"),
        ({"yearly": "12-24", "date": "x"}, "unknown-key", "date", '"dates"'),
    ],
)
def test_a_fault_in_a_desk_file_names_its_key_and_its_remedy(table: dict[str, Any], code: str, key: str, hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Season.from_config({"hours": {}, **table})
    [fault] = caught.value.faults
    assert (fault.code, fault.key) == (code, key)
    assert hint in str(fault.hint)


def test_hours_must_be_said_even_if_there_are_none() -> None:
    with pytest.raises(ConfigurationError) as caught:
        Season.from_config({"yearly": "12-24"})
    assert [(fault.code, fault.key) for fault in caught.value.faults] == [("missing-key", "hours")]


def test_all_faults_of_a_season_are_named_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        Season.from_config({"yearly": "13-01", "hijri": "x", "announced": ["y"], "hours": {"mun": "9"}, "colour": 1})
    assert [fault.key for fault in caught.value.faults] == ["yearly", "hijri", "announced[0]", "hours.mun", "colour"]


def test_a_fault_in_a_file_names_its_line() -> None:
    from xborder_support.calendars.season.settings import SeasonSettings  # noqa: PLC0415  (what a calendar's settings are made of)

    class Desk(StrictModel):
        seasons: tuple[SeasonSettings, ...]

    text = '[[seasons]]\nyearly = "12-24"\nhours = {}\n\n[[seasons]]\nhijri = "13-01"\nhours = {}\n'
    with pytest.raises(ConfigurationError) as caught:
        validate(Desk, parse_toml(text, name="desk.toml"))
    assert [(fault.file, fault.line, fault.key) for fault in caught.value.faults] == [("desk.toml", 6, "seasons[1].hijri")]


_MONTH_DAYS = st.dates(date(2028, 1, 1), date(2028, 12, 31)).map(lambda day: day.isoformat()[5:])
_HIJRI_DAYS = st.builds("{:02}-{:02}".format, st.integers(1, 12), st.integers(1, 30))
_STARTS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
_ANY_SEASON = st.one_of(
    st.builds(
        lambda day, length: Season.between(ClosedDates(day, date.fromordinal(day.toordinal() + length)), hours={}),
        _STARTS,
        st.integers(0, 900),
    ),
    st.builds(lambda first, last: Season.yearly(f"{first}..{last}", hours=_HOURS), _MONTH_DAYS, _MONTH_DAYS),
    st.builds(lambda first, last: Season.hijri(f"{first}..{last}", hours=_HOURS, name="x"), _HIJRI_DAYS, _HIJRI_DAYS),
    st.just(Season.ramadan(hours=_HOURS, announced=["2027-02-09..2027-03-09", "2030-12-27..2031-01-24"])),
)
_quick = settings(max_examples=80, deadline=None)


@_quick
@given(_ANY_SEASON, _STARTS, st.integers(-2, 1500))
def test_spans_are_sorted_disjoint_and_within_the_window(season: Season, day: date, length: int) -> None:
    first, last = day.toordinal(), day.toordinal() + length
    spans = season.spans(first, last)
    assert all(first <= span.start < span.stop <= last + 1 and span.step == 1 for span in spans)
    assert all(before.stop < after.start for before, after in pairwise(spans))


@_quick
@given(_ANY_SEASON, _STARTS, st.lists(st.integers(1, 400), min_size=1, max_size=5))
def test_windows_that_follow_each_other_give_what_the_whole_gives(season: Season, day: date, lengths: list[int]) -> None:
    first = day.toordinal()
    bounds = [first, *(first + sum(lengths[: position + 1]) for position in range(len(lengths)))]
    parts = [covered for start, end in pairwise(bounds) for covered in _covered(season, start, end - 1)]
    assert parts == _covered(season, bounds[0], bounds[-1] - 1)


@_quick
@given(_ANY_SEASON, _STARTS)
def test_a_single_day_agrees_with_the_year_around_it(season: Season, day: date) -> None:
    around = _covered(season, day.toordinal() - 366, day.toordinal() + 366)
    assert season.covers(day) == (day.toordinal() in around)
    if season.covers(day) and season.certainty_on(day) == "fixed":
        assert "hijri" not in season.to_config()


@_quick
@given(_ANY_SEASON)
def test_what_is_written_is_read_back(season: Season) -> None:
    assert Season.from_config(season.to_config()) == season
    assert Season.from_config(season.to_config()).to_config() == season.to_config()


@_quick
@given(_MONTH_DAYS, _MONTH_DAYS, _STARTS)
def test_a_yearly_season_covers_the_days_between_its_ends(first: str, last: str, day: date) -> None:
    at = day.isoformat()[5:]
    expected = first <= at <= last if first <= last else at >= first or at <= last
    assert Season.yearly(f"{first}..{last}", hours={}).covers(day) == expected


@pytest.mark.parametrize(("month", "days"), [*enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), start=1)])
def test_each_month_has_its_own_last_day(month: int, days: int) -> None:
    assert Season.yearly(f"{month:02}-{days}", hours={}).covers(date(2028, month, days))
    with pytest.raises(UsageError, match=f"there is no day {days + 1} in month {month}"):
        Season.yearly(f"{month:02}-{days + 1}", hours={})


@pytest.mark.parametrize(
    ("table", "code", "key"),
    [
        ({"dates": True}, "bad-date", "dates"),
        ({"dates": 5}, "bad-date", "dates"),
        ({"yearly": 1206}, "bad-month-day", "yearly"),
        ({"hijri": 9}, "bad-month-day", "hijri"),
        ({"hijri": "ramadan", "announced": 5}, "bad-date", "announced"),
        ({"hijri": "ramadan", "announced": [True]}, "bad-date", "announced[0]"),
    ],
)
def test_a_table_of_wrong_kinds_has_a_remedy(table: dict[str, Any], code: str, key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Season.from_config({**table, "hours": {}})
    assert [(fault.code, fault.key) for fault in caught.value.faults] == [(code, key)]
    assert all(fault.hint for fault in caught.value.faults)
