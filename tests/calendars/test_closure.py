"""A closed desk says why, from when to when, and when it opens again."""

import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest

from xborder_support import BusinessCalendar, Holidays
from xborder_support.calendars import ClosedDates, Closure

_TOKYO = BusinessCalendar(
    time_zone="Asia/Tokyo",
    weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]},
    holidays=[Holidays(territory="JP")],
    closed=[ClosedDates.parse("2026-12-29..2027-01-03", reason="年末年始")],
    exceptions={"2026-11-23": "10:00-12:00", "2026-12-24": []},
    breaks={"2026-11-25": "15:00-16:00"},
)


def _closure(text: str, calendar: BusinessCalendar = _TOKYO) -> Closure:
    closure = calendar.closure(datetime.fromisoformat(text).replace(tzinfo=calendar.time_zone))
    assert closure is not None
    return closure


@pytest.mark.parametrize(
    ("local", "kind", "first", "last", "reopens"),
    [
        ("2026-05-04 10:00", "holiday", "2026-05-03", "2026-05-06", "2026-05-07 09:00"),
        ("2026-01-12 23:59:59.999999", "holiday", "2026-01-12", "2026-01-12", "2026-01-13 09:00"),
        ("2027-01-01 12:00", "closed_date", "2026-12-29", "2027-01-03", "2027-01-04 09:00"),
        ("2026-12-24 12:00", "closed_date", "2026-12-24", "2026-12-24", "2026-12-25 09:00"),
        ("2026-11-23 12:00", "outside_hours", "2026-11-23", "2026-11-23", "2026-11-24 09:00"),  # a holiday with hours of its own
        ("2026-11-21 12:00", "outside_hours", "2026-11-21", "2026-11-21", "2026-11-23 10:00"),
        ("2026-11-24 12:30", "outside_hours", "2026-11-24", "2026-11-24", "2026-11-24 13:00"),
        ("2026-11-25 15:00", "break", "2026-11-25", "2026-11-25", "2026-11-25 16:00"),
        ("2026-11-25 18:00", "outside_hours", "2026-11-25", "2026-11-25", "2026-11-26 09:00"),
    ],
)
def test_the_cause_and_its_dates(local: str, kind: str, first: str, last: str, reopens: str) -> None:
    closure = _closure(local)
    assert closure.kind == kind
    assert (closure.first_on, closure.last_on) == (date.fromisoformat(first), date.fromisoformat(last))
    assert closure.next_open_at == datetime.fromisoformat(reopens).replace(tzinfo=_TOKYO.time_zone)
    assert closure.next_open_at is not None
    assert closure.next_open_at.tzinfo is UTC


def test_an_open_desk_has_no_closure() -> None:
    assert _TOKYO.closure(datetime(2026, 11, 24, 10, tzinfo=_TOKYO.time_zone)) is None


def test_a_holiday_is_named_in_the_language_asked_for() -> None:
    closure = _closure("2026-05-04 10:00")
    assert (closure.name("ja"), closure.name("id"), closure.name()) == ("みどりの日", "Greenery Day", "Greenery Day")
    assert (closure.name_language("ja"), closure.name_language("id")) == ("ja", "en-US")
    assert closure.territory == "JP"


def test_a_closed_date_has_the_reason_that_the_shop_gave() -> None:
    closure = _closure("2027-01-01 12:00")
    assert (closure.name("de"), closure.name_language("de"), closure.territory) == ("年末年始", "und", None)
    assert _closure("2026-12-24 12:00").name() is None


def test_the_first_list_that_names_a_date_gives_its_name() -> None:
    sources = [Holidays(territory="US"), Holidays(territory="GB", subdivision="ENG")]
    calendar = BusinessCalendar(time_zone="UTC", weekly={"mon-fri": "09:00-17:00"}, holidays=sources)
    assert _closure("2026-12-25 12:00", calendar).territory == "US"
    assert _closure("2026-12-28 12:00", calendar).name("en-GB") == "Boxing Day"


def test_a_break_of_a_night_shift_is_found_after_midnight() -> None:
    calendar = BusinessCalendar(
        time_zone="Europe/Berlin", weekly={"mon-sun": "22:00-06:00"}, breaks={"2026-11-24": ["23:30-00:30", "12:00-13:00"]}
    )
    assert _closure("2026-11-25 00:15", calendar).kind == "break"
    assert _closure("2026-11-24 12:15", calendar).kind == "outside_hours"


def test_a_calendar_that_never_opens_again_gives_no_opening() -> None:
    calendar = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2026-11-20": "09:00-10:00"})
    assert _closure("2026-11-21 12:00", calendar).next_open_at is None


def test_closed_dates_at_the_end_of_the_known_years_do_not_raise() -> None:
    calendar = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"}, holidays=[Holidays(territory="JP")])
    assert _closure("1949-01-01 12:00", calendar).first_on == date(1949, 1, 1)


def test_a_very_long_closure_is_cut_after_a_year() -> None:
    calendar = BusinessCalendar(time_zone="UTC", weekly={"mon-fri": "09:00-18:00"}, closed=["2020-01-01..2028-12-31"])
    assert _closure("2026-06-01 12:00", calendar).first_on == date(2025, 5, 31)


def test_a_closure_is_a_value() -> None:
    closure = _closure("2026-05-04 10:00")
    assert closure == _closure("2026-05-04 10:00")
    assert pickle.loads(pickle.dumps(closure)) == closure
    frozen: Any = closure
    with pytest.raises(AttributeError):
        frozen.kind = "break"
