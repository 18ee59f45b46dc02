"""A host tells what was announced: a holiday moves, stays, or is called off, and its date is then certain."""

from datetime import date
from typing import Any

import pytest

from xborder_support.calendars.holidays import Holidays
from xborder_support.errors import UsageError

_EID = {"2027-03-09": "2027-03-10", "2027-03-10": "2027-03-11", "2027-03-11": "2027-03-12", "2027-03-12": "2027-03-13"}


def test_a_feast_moves_by_a_day() -> None:
    moved = Holidays(territory="SA", announced=_EID)
    assert date(2027, 3, 9) in Holidays(territory="SA").dates(2027)
    assert date(2027, 3, 9) not in moved.dates(2027)
    assert {date(2027, 3, day) for day in (10, 11, 12, 13, 14)} <= moved.dates(2027)
    first, last = moved.on(date(2027, 3, 10)), moved.on(date(2027, 3, 13))
    assert first is not None
    assert last is not None
    assert (first.certainty, first.listed_on, first.name()) == ("announced", (date(2027, 3, 9),), "Eid al-Fitr Holiday")
    assert (last.certainty, last.listed_on, last.kind) == ("announced", (date(2027, 3, 12),), "full")
    assert moved.on(date(2027, 3, 9)) is None


def test_a_date_can_be_confirmed_where_it_is() -> None:
    confirmed = Holidays(territory="TR", announced={"2027-03-09": "2027-03-09"})
    assert confirmed.dates(2027) == Holidays(territory="TR").dates(2027)
    days = {holiday.on: holiday.certainty for holiday in confirmed.in_year(2027)}
    assert (days[date(2027, 3, 9)], days[date(2027, 3, 10)]) == ("announced", "estimated")


def test_a_holiday_can_be_called_off() -> None:
    without = Holidays(territory="TR", announced={date(2027, 3, 11): None})
    assert without.dates(2027) == Holidays(territory="TR").dates(2027) - {date(2027, 3, 11)}


def test_a_holiday_that_moves_onto_another_shares_its_date() -> None:
    shared = Holidays(territory="TR", announced={"2028-05-05": "2028-05-01"})
    day = shared.on(date(2028, 5, 1))
    assert day is not None
    assert day.name("en") == "Labor and Solidarity Day / Eid al-Adha"
    assert day.listed_on == (date(2028, 5, 1), date(2028, 5, 5))
    assert day.certainty == "fixed"  # it is free anyway
    estimated = Holidays(territory="SA", announced={"2027-03-09": "2027-03-10"}).on(date(2027, 3, 10))
    assert estimated is not None
    assert estimated.certainty == "announced"


def test_a_holiday_may_move_into_the_next_year() -> None:
    listed = next(day for day in sorted(Holidays(territory="DJ").dates(2027)) if day > date(2027, 12, 20))
    moved = Holidays(territory="DJ", announced={listed: "2028-01-02"})
    assert listed not in moved.dates(2027)
    assert date(2028, 1, 2) in moved.dates(2028)
    assert date(2028, 1, 2) not in moved.dates(2027)


def test_a_half_day_moves_with_its_hours() -> None:
    moved = Holidays(territory="TR", half_days="customary", announced={"2027-03-08": "2027-03-07"})
    assert moved.half_days_in(2027)[date(2027, 3, 7)].cut(((32400, 64800),)) == ((32400, 46800),)
    assert date(2027, 3, 8) not in moved.half_days_in(2027)
    onto_a_whole_day = Holidays(territory="TR", half_days="customary", announced={"2027-03-08": "2027-03-09"})
    assert date(2027, 3, 9) not in onto_a_whole_day.half_days_in(2027)
    whole = onto_a_whole_day.on(date(2027, 3, 9))
    assert whole is not None
    assert (whole.kind, whole.listed_on) == ("full", (date(2027, 3, 9),))


@pytest.mark.parametrize(
    ("announced", "code", "remedy"),
    [
        ({"2027-03-14": "2027-03-15"}, "not-a-holiday", "2027-03-09 Eid al-Fitr, 2027-03-10 Eid al-Fitr, 2027-03-11 Eid al-Fitr"),
        ({"2027-13-01": "2027-03-15"}, "bad-date", "2026-12-24"),
        ({"2027-03-09": "soon"}, "bad-date", "2026-12-24"),
        ({"2027-03-09": None, date(2027, 3, 9): None}, "date-twice", "once"),
        (["2027-03-09"], "bad-announced", "date that the list gives first"),
        (("2027-03-09",), "bad-announced", "date that the list gives first"),
        ((("2027-03-09",),), "bad-announced", "date that the list gives first"),
        ({"1935-03-09": None}, "holidays-out-of-range", "yourself"),
        ({"2027-03-09": "2028-03-09"}, "announcement-too-far", "check the year"),
        ({"2027-03-09": "2027-03-20"}, "announcement-too-far", "close 2027-03-20 by closed dates"),
        ({"2027-03-09": "2027-02-26"}, "announcement-too-far", "call 2027-03-09 off by None, in a desk file by false"),
        ({None: "2027-03-09"}, "bad-date", "2026-12-24"),
        (5, "bad-announced", "date that the list gives first"),
    ],
)
def test_what_the_list_does_not_give_is_refused(announced: Any, code: str, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        Holidays(territory="TR", announced=announced)
    assert caught.value.code == code
    assert remedy in str(caught.value.hint)


@pytest.mark.parametrize("on", ["2027-03-19", "2027-02-27"])
def test_an_announcement_reaches_ten_days(on: str) -> None:
    moved = Holidays(territory="TR", announced={"2027-03-09": on})
    assert date.fromisoformat(on) in moved.dates(2027)
    assert date(2027, 3, 9) not in moved.dates(2027)


def test_a_far_announcement_tells_how_far() -> None:
    with pytest.raises(UsageError, match="2027-03-09 is announced for 2028-03-10, 367 days away"):
        Holidays(territory="SA", announced={"2027-03-09": "2028-03-10"})


def test_a_year_without_any_holiday_says_so() -> None:
    with pytest.raises(UsageError) as caught:
        Holidays(territory="UA", announced={"2026-08-24": None})
    assert caught.value.hint == "it names none in 2026"
