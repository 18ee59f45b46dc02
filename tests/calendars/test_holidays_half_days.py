"""A half-day is known, leaves the usual hours unless told otherwise, and is cut by custom or by own hours."""

import tomllib
from datetime import date
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.calendars.holidays import HalfDay, Holidays
from xborder_support.calendars.holidays.half_day_facts import known_half_day_places
from xborder_support.calendars.holidays.half_days import half_day_of, half_days_listed
from xborder_support.calendars.holidays.listing import Query, list_of
from xborder_support.calendars.hours import Hours, read_hours
from xborder_support.errors import UsageError

_EVE = date(2026, 10, 28)
_REPUBLIC_DAY = date(2026, 10, 29)
_ASH_WEDNESDAY = date(2026, 2, 18)


def _left(source: Holidays, day: date, *hours: str) -> tuple[Hours, ...]:
    return source.half_days_in(day.year)[day].cut(read_hours(hours))


def test_without_a_word_about_them_half_days_are_known_but_change_nothing() -> None:
    turkey = Holidays(territory="TR")
    eve = turkey.on(_EVE)
    assert eve is not None
    assert (eve.kind, eve.name("tr")) == ("half", "Cumhuriyet Bayramı (saat 13.00'ten)")
    assert eve in turkey.in_year(2026)
    assert _EVE not in turkey.dates(2026)
    assert turkey.half_days_in(2026) == {}


def test_a_half_day_named_as_a_category_takes_the_whole_day_unless_it_has_hours() -> None:
    closing = Holidays(territory="TR", categories=("public", "half_day"))
    assert _EVE in closing.dates(2026)
    assert [holiday.kind for holiday in closing.in_year(2026) if holiday.on == _EVE] == ["full"]
    cut = Holidays(territory="TR", categories=("public", "half_day"), half_days="customary")
    assert _EVE not in cut.dates(2026)
    assert _REPUBLIC_DAY in cut.dates(2026)
    assert Holidays(territory="TR", categories="half_day", half_days="customary").dates(2026) == frozenset()


@pytest.mark.parametrize(
    ("source", "day", "hours", "left"),
    [
        (Holidays(territory="TR", half_days="customary"), _EVE, ["09:00-18:00"], ["09:00-13:00"]),
        (Holidays(territory="TR", half_days="customary"), date(2026, 3, 19), ["09:00-12:00", "13:00-18:00"], ["09:00-12:00"]),
        (Holidays(territory="TR", half_days="customary"), date(2026, 5, 26), ["13:00-18:00", "22:00-06:00"], []),
        (Holidays(territory="IS", half_days="customary"), date(2026, 12, 24), ["12:59-13:01"], ["12:59-13:00"]),
        (Holidays(territory="EE", half_days="customary"), date(2026, 12, 23), ["09:00-17:00"], ["09:00-14:00"]),
        (Holidays(territory="EE", half_days="customary"), date(2026, 12, 23), ["09:00-12:00", "13:00-15:00"], ["09:00-11:00"]),
        (Holidays(territory="EE", half_days="customary"), date(2026, 12, 23), ["09:00-12:00"], []),
        (Holidays(territory="EE", half_days="customary"), date(2026, 12, 23), ["22:00-06:00"], ["22:00-03:00"]),
        (Holidays(territory="AU", subdivision="SA", half_days="customary"), date(2026, 12, 24), ["09:00-20:00"], ["09:00-19:00"]),
        (Holidays(territory="AU", subdivision="NT", half_days="customary"), date(2026, 12, 31), ["09:00-20:00"], ["09:00-19:00"]),
        (Holidays(territory="AU", subdivision="QLD", half_days="customary"), date(2026, 12, 24), ["09:00-20:00"], ["09:00-18:00"]),
        (Holidays(territory="US", subdivision="PR", half_days="customary"), date(2026, 12, 24), ["09:00-18:00"], ["09:00-12:00"]),
        (Holidays(territory="BG", half_days="customary"), date(1995, 12, 24), ["09:00-18:00"], ["09:00-14:00"]),
        (Holidays(territory="TR", half_days="08:00-11:00"), _EVE, ["09:00-18:00"], ["09:00-11:00"]),
        (Holidays(territory="TR", half_days=["08:00-10:00", "16:00-17:00"]), _EVE, ["09:00-18:00"], ["09:00-10:00", "16:00-17:00"]),
        (Holidays(territory="IT", subdivision="BZ", half_days="09:00-13:00"), date(2026, 12, 24), ["10:00-19:00"], ["10:00-13:00"]),
        (Holidays(territory="TR", half_days="22:00-02:00"), _EVE, ["20:00-06:00"], ["22:00-02:00"]),
        (Holidays(territory="TR", half_days="customary"), _EVE, [], []),
    ],
)
def test_what_is_left_of_the_hours(source: Holidays, day: date, hours: list[str], left: list[str]) -> None:
    assert _left(source, day, *hours) == read_hours(left)


def test_ash_wednesday_opens_at_two_where_optional_days_count() -> None:
    categories = ("public", "optional")
    cut = Holidays(territory="BR", categories=categories, half_days="customary")
    assert _ASH_WEDNESDAY not in cut.dates(2026)
    assert date(2026, 2, 17) in cut.dates(2026)
    assert cut.half_days_in(2026)[_ASH_WEDNESDAY].stays_open == ((14 * 3600, 48 * 3600),)
    assert _left(cut, _ASH_WEDNESDAY, "09:00-18:00", "22:00-06:00") == read_hours(["14:00-18:00", "22:00-06:00"])
    assert _left(Holidays(territory="BR", categories=categories, half_days="15:00-16:00"), _ASH_WEDNESDAY, "09:00-18:00") == read_hours(
        "15:00-16:00"
    )
    assert _ASH_WEDNESDAY in Holidays(territory="BR", categories=categories).dates(2026)
    assert Holidays(territory="BR").on(_ASH_WEDNESDAY) is None


def test_half_days_of_some_people_close_no_desk() -> None:
    china = Holidays(territory="CN", half_days="customary")
    assert china.half_days_in(2026) == {}
    womens_day = china.on(date(2026, 3, 8))
    assert womens_day is not None
    assert (womens_day.kind, womens_day.name("zh")) == ("half", "国际妇女节")
    assert _left(Holidays(territory="CN", half_days="09:00-13:00"), date(2026, 3, 8), "09:00-18:00") == read_hours("09:00-13:00")


def test_a_date_that_is_both_is_a_whole_day() -> None:
    # 28 October was the eve of the republic and, in 1973, the first day of Ramazan Bayramı.
    turkey = Holidays(territory="TR", half_days="customary")
    assert date(1973, 10, 28) in turkey.dates(1973)
    assert date(1973, 10, 28) not in turkey.half_days_in(1973)


@pytest.mark.parametrize(
    ("settings", "code", "remedy"),
    [
        ({"territory": "JP", "half_days": "customary"}, "no-half-day-facts", "AU-NT, AU-QLD, AU-SA, BG, BR, CN, EE, IS, TR, US-PR"),
        ({"territory": "IT", "subdivision": "BZ", "half_days": "customary"}, "no-half-day-facts", 'half_days="09:00-13:00"'),
        ({"territory": "DE", "half_days": "09:00-13:00"}, "no-half-days", "exceptions"),
        ({"territory": "BR", "half_days": "customary"}, "no-half-days", "exceptions"),
        ({"territory": "TR", "half_days": "half"}, "bad-hours", "09:00-18:00"),
        ({"territory": "TR", "half_days": []}, "no-half-day-hours", "category"),
        ({"territory": "TR", "half_days": 5}, "bad-hours", "09:00-18:00"),
        ({"territory": "TR", "half_days": [(1,)]}, "bad-hours", "09:00-18:00"),
    ],
)
def test_a_setting_that_could_cut_nothing_is_refused(settings: dict[str, Any], code: str, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        Holidays(**settings)
    assert caught.value.code == code
    assert remedy in str(caught.value.hint)


def test_a_half_day_without_facts_is_refused_when_it_comes_up() -> None:
    # The facts are for Puerto Rico; where the list names half-days of another part, nothing is guessed.
    source = Holidays(territory="US", subdivision="CA", half_days="customary")
    assert source.half_days_in(2026) == {}
    with pytest.raises(UsageError, match="known for US-CA") as caught:
        half_day_of(_EVE, Query("US", "CA", ("half_day",)), "customary")
    assert caught.value.code == "no-half-day-facts"


@pytest.mark.parametrize("place", known_half_day_places())
def test_every_fact_is_about_half_days_that_the_list_names(place: str) -> None:
    territory, _, subdivision = place.partition("-")
    query = Query(territory, subdivision or None, ("optional",) if territory == "BR" else ("half_day",))
    years = (1995,) if territory == "BG" else range(2024, 2030)
    assert all(half_days_listed(query, year) for year in years)


@pytest.mark.parametrize("place", sorted({place[:2] for place in known_half_day_places()} - {"BR", "CN"}))
def test_every_half_day_of_the_places_with_facts_has_hours(place: str) -> None:
    found = 0
    for part in (None, *list_of(place).subdivisions):
        source = Holidays(territory=place, subdivision=part, half_days="customary")
        for year in (1995, 2020, 2026):
            halves = {day.on for day in source.in_year(year) if day.kind == "half"}
            assert source.half_days_in(year).keys() == halves
            found += len(halves)
    assert found > 0


def test_the_facts_say_where_they_come_from() -> None:
    text = resources.files("xborder_support.calendars.holidays").joinpath("data", "half_days.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["half_days"]:
        assert row["source"]
        assert row["checked"] == date(2026, 11, 22)
        assert row["confidence"] in {"high", "medium", "low"}


_STRETCHES = st.lists(st.tuples(st.integers(0, 86_399), st.integers(1, 86_400)).map(lambda pair: (pair[0], sum(pair))), max_size=4)


@given(hours=_STRETCHES, open_part=_STRETCHES, shorter=st.integers(0, 40_000))
def test_cutting_only_ever_takes_away(hours: list[Hours], open_part: list[Hours], shorter: int) -> None:
    half_day = HalfDay(_EVE, tuple(sorted(open_part)), shorter)
    left = half_day.cut(hours)
    seconds = {moment for start, end in left for moment in range(start, end, 997)}
    assert all(any(start <= moment < end for start, end in hours) for moment in seconds)
    assert all(any(start <= moment < end for start, end in open_part) for moment in seconds)
    whole = sum(end - start for start, end in HalfDay(_EVE, tuple(open_part)).cut(hours))
    assert sum(end - start for start, end in left) == max(0, whole - shorter)
    assert list(left) == sorted(left)
