"""Rest days that are worked are known year by year, and an unknown year says so."""

from datetime import date, timedelta

import pytest

from xborder_support.calendars.holidays import Holidays
from xborder_support.calendars.holidays.listing import list_of
from xborder_support.errors import UsageError

_MOVERS = ("BY", "CN", "HU", "KZ", "LV", "MM", "RU", "TW", "UZ", "VN")


def test_china_works_on_its_make_up_days() -> None:
    china = Holidays(territory="CN")
    days = {date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)}
    assert china.working_days_in(2026) == days
    assert china.working_days_in(2026).isdisjoint(china.dates(2026))
    assert Holidays(territory="CN", working_days=False).working_days_in(2026) == frozenset()
    assert Holidays(territory="CN", categories="half_day").working_days_in(2026) == frozenset()
    assert Holidays(territory="CN", categories=("half_day", "public")).working_days_in(2026) == days


@pytest.mark.parametrize(("territory", "year"), [(code, year) for code in _MOVERS for year in (2021, 2024, 2026)])
def test_they_are_the_rest_days_that_the_list_calls_working(territory: str, year: int) -> None:
    kind = list_of(territory)
    found = kind(years=(year - 1, year, year + 1), language=kind.default_language, expand=False)
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    worked = {day for day in days if day.year == year and found.is_weekend(day) and found.is_working_day(day) and day not in found}
    assert Holidays(territory=territory).working_days_in(year) == worked


@pytest.mark.parametrize(
    ("territory", "last"),
    [("CN", 2026), ("HU", 2026), ("TW", 2025), ("RU", 2027), ("VN", 2026), ("UA", 2022), ("KZ", 2025), ("DE", 2100), ("US", 2100)],
)
def test_a_list_knows_them_up_to_the_last_year_that_it_names(territory: str, last: int) -> None:
    source = Holidays(territory=territory)
    assert source.working_days_known(last)
    assert source.working_days_known(source.first_year)
    if last < source.last_year:
        assert not source.working_days_known(last + 1)
        assert source.working_days_in(last + 1) == frozenset()


def test_years_beyond_the_list_are_refused() -> None:
    lanka = Holidays(territory="LK")
    for ask in (lanka.working_days_known, lanka.working_days_in, lanka.half_days_in, lanka.dates, lanka.in_year):
        with pytest.raises(UsageError, match="known from 2003 to 2026, not in 2027") as caught:
            ask(2027)
        assert caught.value.code == "holidays-out-of-range"
    with pytest.raises(UsageError, match="not in 2027"):
        Holidays(territory="LK", working_days=False).working_days_in(2027)


def test_a_year_in_which_everybody_works_is_not_an_unknown_year() -> None:
    assert Holidays(territory="UA").dates(2026) == frozenset()
    assert date(2026, 8, 24) in Holidays(territory="UA", categories="workday").dates(2026)
    assert date(2021, 8, 24) in Holidays(territory="UA").dates(2021)
