"""Ramadan and other Hijri days: the tables, the years that they know, and the dates that an authority announced instead."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hijridate import Gregorian, Hijri
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import UsageError
from xborder_support.calendars import ClosedDates, Ramadan, Season, ramadan

_ANNOUNCED = "2027-02-09..2027-03-09"


def _spans(season: Season, first: str, last: str) -> list[tuple[str, str]]:
    found = season.spans(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    return [(date.fromordinal(span[0]).isoformat(), date.fromordinal(span[-1]).isoformat()) for span in found]


def _hijri(days: str, **more: Any) -> Season:
    return Season.hijri(days, hours={}, **more)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (1925, [(1343, "1925-03-27", "1925-04-23")]),
        (2026, [(1447, "2026-02-18", "2026-03-19")]),
        (2027, [(1448, "2027-02-08", "2027-03-08")]),
        (2029, [(1450, "2029-01-16", "2029-02-13")]),
        (2030, [(1451, "2030-01-05", "2030-02-03"), (1452, "2030-12-26", "2031-01-23")]),
        (2031, [(1453, "2031-12-15", "2032-01-13")]),
        (2077, [(1500, "2077-07-21", "2077-08-18")]),
    ],
)
def test_a_year_has_the_ramadans_that_begin_in_it(year: int, expected: list[tuple[int, str, str]]) -> None:
    assert ramadan(year) == [
        Ramadan(first_on=date.fromisoformat(first), last_on=date.fromisoformat(last), hijri_year=hijri, certainty="estimated")
        for hijri, first, last in expected
    ]


def test_every_ramadan_belongs_to_one_year() -> None:
    found = [one for year in range(1925, 2078) for one in ramadan(year)]
    assert [one.hijri_year for one in found] == list(range(1343, 1501))
    assert {(one.last_on - one.first_on).days + 1 for one in found if one.hijri_year > 1343} == {29, 30}
    for one in found:
        assert Gregorian.fromdate(one.first_on).to_hijri() == Hijri(one.hijri_year, 9, 1)
        assert Gregorian.fromdate(one.last_on + timedelta(days=1)).to_hijri() == Hijri(one.hijri_year, 10, 1)


@pytest.mark.parametrize("year", [1924, 2078, 0, -1, 10_000])
def test_a_year_that_the_tables_do_not_know_is_refused(year: Any) -> None:
    with pytest.raises(UsageError, match="1925 to 2077") as caught:
        ramadan(year)
    assert (caught.value.code, "Season.between" in str(caught.value.hint)) == ("hijri-out-of-range", True)
    assert caught.value.message.endswith(f"not for {year}")


@pytest.mark.parametrize(
    ("year", "remedy"),
    [("2030", "pass 2030, without quotes"), (2030.0, "pass a number, such as 2026"), (None, "such as 2026"), (True, "such as 2026")],
)
def test_what_is_no_year_is_told_so(year: Any, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        ramadan(year)
    assert (caught.value.code, remedy in str(caught.value.hint)) == ("bad-year", True)


@pytest.mark.parametrize(
    "announced",
    [
        _ANNOUNCED,
        [_ANNOUNCED],
        (_ANNOUNCED,),
        ClosedDates.parse(_ANNOUNCED),
        [ClosedDates.parse(_ANNOUNCED)],
        ["2026-02-18..2026-03-19", _ANNOUNCED],
    ],
)
def test_announced_dates_replace_the_computed_ones(announced: Any) -> None:
    [found] = ramadan(2027, announced=announced)
    assert found == Ramadan(first_on=date(2027, 2, 9), last_on=date(2027, 3, 9), hijri_year=1448, certainty="announced")
    assert [one.certainty for one in ramadan(2028, announced=announced)] == ["estimated"]


def test_an_announcement_may_move_a_ramadan_into_the_year_before_or_after() -> None:
    announced = ["2030-01-02..2030-01-31", "2030-12-23..2031-01-21"]
    assert [(str(one.first_on), one.certainty) for one in ramadan(2030, announced=announced)] == [
        ("2030-01-02", "announced"),
        ("2030-12-23", "announced"),
    ]
    late = ["1998-01-01..1998-01-29"]
    assert [str(one.first_on) for one in ramadan(1997)] == ["1997-01-10", "1997-12-30"]
    assert [str(one.first_on) for one in ramadan(1997, announced=late)] == ["1997-01-10"]
    assert [str(one.first_on) for one in ramadan(1998, announced=late)] == ["1998-01-01", "1998-12-19"]


@pytest.mark.parametrize("announced", ["2027-02-05..2027-03-05", "2027-02-11..2027-03-11", "2027-02-11..2027-03-05"])
def test_announced_dates_may_be_three_days_off(announced: str) -> None:
    [found] = ramadan(2027, announced=announced)
    assert (found.certainty, f"{found.first_on}..{found.last_on}") == ("announced", announced)


@pytest.mark.parametrize(
    "announced", ["2027-02-04..2027-03-05", "2027-02-12..2027-03-11", "2027-02-08..2027-03-12", "2027-02-08..2027-03-04"]
)
def test_announced_dates_that_are_four_days_off_are_refused(announced: str) -> None:
    with pytest.raises(
        UsageError, match=rf"{announced} fit no computed ones; the nearest are 2027-02-08\.\.2027-03-08, in 1448 AH"
    ) as caught:
        ramadan(2027, announced=announced)
    assert (caught.value.code, "Season.between" in str(caught.value.hint)) == ("announcement-fits-none", True)


@pytest.mark.parametrize(
    ("announced", "code"),
    [
        (["2027-02-09"], "announcement-fits-none"),
        (["2207-02-09..2207-03-09"], "announcement-fits-none"),
        (["1924-04-06..1924-05-04"], "announcement-fits-none"),
        (["2027-02-09..2027-03-09", "2027-02-08..2027-03-09"], "announced-twice"),
        (["2027-03-09..2027-02-09"], "bad-date-range"),
        (["2027-02-09..2027-02-30"], "bad-date"),
        (["soon"], "bad-date"),
        ([datetime(2027, 2, 9)], "bad-date"),  # noqa: DTZ001  (refused for being a datetime)
        (date(2027, 2, 9), "bad-date-range"),
        (5, "bad-date-range"),
    ],
)
def test_a_bad_announcement_is_refused_by_ramadan_and_by_the_season(announced: Any, code: str) -> None:
    with pytest.raises(UsageError) as of_function:
        ramadan(2027, announced=announced)
    with pytest.raises(UsageError) as of_season:
        Season.ramadan(hours={}, announced=announced)
    assert (of_function.value.code, of_season.value.code) == (code, code)
    assert of_season.value.hint


def test_the_same_announcement_twice_is_one() -> None:
    assert Season.ramadan(hours={}, announced=[_ANNOUNCED, _ANNOUNCED]) == Season.ramadan(hours={}, announced=_ANNOUNCED)


def test_the_second_announcement_for_a_year_is_named() -> None:
    with pytest.raises(UsageError, match=r"1448 AH are announced twice: 2027-02-09\.\.2027-03-09 is the second"):
        ramadan(2027, announced=[_ANNOUNCED, "2027-02-08..2027-03-09"])


@pytest.mark.parametrize(
    ("days", "window", "expected"),
    [
        (
            "ramadan",
            ("2030-01-01", "2031-12-31"),
            [("2030-01-05", "2030-02-03"), ("2030-12-26", "2031-01-23"), ("2031-12-15", "2031-12-31")],
        ),
        (" Ramadan ", ("2031-01-01", "2031-01-31"), [("2031-01-01", "2031-01-23")]),
        ("12-01..12-10", ("2026-01-01", "2027-12-31"), [("2026-05-18", "2026-05-27"), ("2027-05-07", "2027-05-16")]),
        ("10-01", ("2026-01-01", "2027-12-31"), [("2026-03-20", "2026-03-20"), ("2027-03-09", "2027-03-09")]),
        # Ramadan has thirty days in 1447, and twenty-nine in 1448.
        ("09-30", ("2026-01-01", "2027-12-31"), [("2026-03-19", "2026-03-19")]),
        ("09-30..10-02", ("2026-01-01", "2027-12-31"), [("2026-03-19", "2026-03-21"), ("2027-03-09", "2027-03-10")]),
        ("12-29..01-02", ("2026-01-01", "2027-12-31"), [("2026-06-15", "2026-06-17"), ("2027-06-04", "2027-06-07")]),
        # Two months of 1345 are out of the common: the fifth has thirty-one days, and the eighth twenty-eight.
        ("05-30", ("1926-09-01", "1927-03-31"), [("1926-12-05", "1926-12-05")]),
        ("08-30", ("1926-09-01", "1927-03-31"), []),
        ("08-30..09-02", ("1926-09-01", "1927-03-31"), [("1927-03-04", "1927-03-05")]),
        ("08-28..08-30", ("1926-09-01", "1927-03-31"), [("1927-03-03", "1927-03-03")]),
        ("01-01..12-30", ("2026-01-01", "2027-12-31"), [("2026-01-01", "2027-12-31")]),
        ("ramadan", ("2026-03-20", "2027-02-07"), []),
        ("ramadan", ("2026-03-19", "2027-02-08"), [("2026-03-19", "2026-03-19"), ("2027-02-08", "2027-02-08")]),
        ("ramadan", ("2027-03-01", "2027-02-28"), []),
    ],
)
def test_a_season_covers_its_days_of_every_hijri_year(days: str, window: tuple[str, str], expected: list[tuple[str, str]]) -> None:
    assert _spans(_hijri(days), *window) == expected


def test_the_ends_of_the_tables_cut_what_runs_over_them() -> None:
    # 29 Dhu al-Hijja of 1342 lies before the tables, and 1 Dhu al-Hijja of 1501 after them.
    season = _hijri("12-29..12-01")
    assert _spans(season, "1924-08-01", "1925-07-20") == [("1924-08-01", "1925-06-23")]
    assert _spans(season, "2077-10-18", "2077-11-16") == [("2077-10-18", "2077-10-18"), ("2077-11-15", "2077-11-16")]


@pytest.mark.parametrize(
    ("days", "last_year", "last_day"),
    [
        ("ramadan", 2077, "2077-12-31"),
        ("03-01", 2077, "2077-12-31"),
        ("03-01..12-30", 2077, "2077-12-31"),
        ("02-30..05-01", 2076, "2077-11-16"),
        ("01-10", 2076, "2077-11-16"),
        ("12-29..01-01", 2076, "2077-11-16"),
    ],
)
def test_a_season_answers_as_far_as_the_tables_know(days: str, last_year: int, last_day: str) -> None:
    season = _hijri(days)
    assert (season.first_year, season.last_year) == (1925, last_year)
    first, last = date(1924, 8, 1), date.fromisoformat(last_day)
    assert season.spans(first.toordinal(), last.toordinal())
    for beyond in (first - timedelta(days=1), last + timedelta(days=1)):
        for ask in (season.covers, season.certainty_on, lambda day: season.spans(day.toordinal(), day.toordinal())):
            with pytest.raises(UsageError, match=f"1924-08-01 to {last_day}") as caught:
                ask(beyond)
            assert (caught.value.code, "Season.between" in str(caught.value.hint)) == ("hijri-out-of-range", True)
    with pytest.raises(UsageError, match="1924-08-01"):
        season.spans(date(1924, 7, 31).toordinal(), date(2000, 1, 1).toordinal())
    with pytest.raises(UsageError, match="1924-08-01"):
        season.spans(date(2000, 1, 1).toordinal(), (last + timedelta(days=1)).toordinal())


def test_certainty_is_estimated_until_it_is_announced() -> None:
    season = Season.ramadan(hours={}, announced=[_ANNOUNCED])
    told = {
        "2026-02-16": "fixed", "2026-02-17": "estimated", "2026-02-18": "estimated", "2026-03-19": "estimated", "2026-03-20": "estimated",
        "2026-03-21": "fixed", "2027-02-08": "fixed", "2027-02-09": "announced", "2027-03-09": "announced", "2027-03-10": "fixed",
    }  # fmt: skip
    assert {day: season.certainty_on(date.fromisoformat(day)) for day in told} == told


def test_beside_an_announced_day_an_estimated_one_still_counts() -> None:
    # Two seasons that follow each other at once: Sha'ban and Ramadan as one, of which only some years were announced.
    season = _hijri("09-29..09-28", announced=["2027-03-08..2028-02-24"])
    assert season.certainty_on(date(2027, 3, 8)) == "announced"
    assert season.certainty_on(date(2027, 3, 7)) == "estimated"


_ORDINALS = st.integers(date(1924, 8, 1).toordinal(), date(2077, 11, 16).toordinal())
_DAYS = st.builds("{:02}-{:02}..{:02}-{:02}".format, st.integers(1, 12), st.integers(1, 30), st.integers(1, 12), st.integers(1, 30))


@settings(max_examples=60, deadline=None)
@given(_DAYS, _ORDINALS)
def test_a_day_is_covered_iff_its_hijri_date_lies_in_the_range(days: str, ordinal: int) -> None:
    day = date.fromordinal(ordinal)
    _, month, of_month = Gregorian.fromdate(day).to_hijri().datetuple()
    first, last = ((int(part[:2]), int(part[3:])) for part in days.split(".."))
    at = (month, of_month)
    assert _hijri(days).covers(day) == (first <= at <= last if first <= last else at >= first or at <= last)
