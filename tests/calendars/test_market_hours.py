"""A market's calendar: its holidays without those on which its shops work, and half days cut as is customary."""

from datetime import date, datetime
from typing import Any

import pytest

from xborder_support import BusinessCalendar
from xborder_support.calendars.market_hours import calendar_of_market
from xborder_support.errors import UsageError
from xborder_support.markets import Market, Markets, get_market

ON = date(2026, 11, 22)
HOURS = {"mon-sun": ["09:00-18:00"]}


def market(code: str, **holidays: Any) -> Market:
    value = {"territory": code, "categories": ["public"], **holidays}
    ours = {code: {"holidays": {"value": value}, "support_hours": {"value": HOURS}}}
    return Markets.packaged().with_overrides(ours).get(code, on=ON)


def opened(calendar: BusinessCalendar, day: str) -> list[int]:
    """Return the hours at which somebody is there."""
    midnight = datetime.fromisoformat(day).replace(tzinfo=calendar.time_zone)
    return [hour for hour in range(24) if calendar.is_open(midnight.replace(hour=hour))]


@pytest.mark.parametrize("day", ["2000-04-21", "2026-04-03", "2027-03-26", "2035-03-23", "2099-04-10"])
def test_dutch_shops_work_on_every_good_friday(day: str) -> None:
    calendar = BusinessCalendar.for_market("NL", on=ON)
    assert opened(calendar, day) == list(range(9, 17))
    assert BusinessCalendar.for_market(market("NL")).closure(datetime.fromisoformat(day).replace(hour=10, tzinfo=calendar.time_zone))


def test_the_other_days_of_the_list_stay_closed() -> None:
    calendar = BusinessCalendar.for_market("NL", on=ON)
    for day in ("2027-01-01", "2027-03-29", "2027-04-27", "2027-05-06", "2027-05-17"):
        assert opened(calendar, day) == []


def test_a_day_on_which_two_holidays_fall_is_open_only_if_both_are_worked() -> None:
    # In 2026 the Veterans' Day of Argentina falls on Maundy Thursday.
    veterans = "Veteran's Day and the Fallen in the Malvinas War"
    one = calendar_of_market(market("AR", open_on=["Maundy Thursday"]), on=None)
    both = calendar_of_market(market("AR", open_on=["Maundy Thursday", veterans]), on=None)
    assert (opened(one, "2026-04-02"), opened(one, "2027-03-25")) == ([], list(range(9, 18)))
    assert opened(both, "2026-04-02") == list(range(9, 18))


def test_a_day_off_in_place_of_a_worked_holiday_is_worked_too() -> None:
    # 11 November 2034 is a Saturday, so federal offices close on the Friday.
    calendar = calendar_of_market(market("US", open_on=["Veterans Day"]), on=None)
    assert opened(calendar, "2034-11-10") == opened(calendar, "2034-11-11") == list(range(9, 18))
    assert opened(calendar, "2034-11-23") == []


def test_a_name_with_a_slash_is_one_name() -> None:
    calendar = calendar_of_market(market("IL", open_on=["Simchat Torah / Shemini Atzeret"]), on=None)
    assert opened(calendar, "2026-10-03") == list(range(9, 18))
    assert opened(calendar, "2026-09-21") == []  # the Day of Atonement


@pytest.mark.parametrize(
    ("code", "day", "hours"),
    [
        ("TR", "2026-10-28", range(9, 13)),  # the eve of the Republic, from 13:00
        ("TR", "2027-03-08", range(9, 13)),  # the eve of the feast
        ("TR", "2026-10-29", range(0)),
        ("BR", "2027-02-10", range(14, 18)),  # Ash Wednesday until 14:00
        ("BR", "2027-02-09", range(0)),
        ("BR", "2026-10-28", range(9, 18)),  # officials alone are free
    ],
)
def test_half_days_are_cut_as_is_customary(code: str, day: str, hours: range) -> None:
    assert opened(BusinessCalendar.for_market(code, on=ON), day) == list(hours)


def test_a_shop_names_its_own_hours_for_half_days() -> None:
    calendar = calendar_of_market(market("TR", half_days=["10:00-12:00"]), on=None)
    assert opened(calendar, "2026-10-28") == [10, 11]
    assert opened(calendar_of_market(market("TR"), on=None), "2026-10-28") == list(range(9, 18))


def test_half_days_stay_cut_where_other_days_are_worked() -> None:
    calendar = calendar_of_market(market("TR", open_on=["Republic Day"], half_days="customary"), on=None)
    assert opened(calendar, "2026-10-28") == list(range(9, 13))
    assert opened(calendar, "2026-10-29") == list(range(9, 18))


def test_a_custom_that_nobody_knows_is_told() -> None:
    with pytest.raises(UsageError) as caught:
        calendar_of_market(market("DE", half_days="customary"), on=None)
    assert caught.value.code in {"no-half-day-facts", "no-half-days"}
    assert caught.value.hint


def test_a_calendar_with_worked_holidays_is_told_and_read_again() -> None:
    calendar = calendar_of_market(get_market("NL", on=ON), on=None)
    again = BusinessCalendar.from_json(calendar.to_json())
    assert again == calendar
    assert opened(again, "2027-03-26") == list(range(9, 17))
