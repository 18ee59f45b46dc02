"""A choice of holidays is written to a table and read back, and every fault of a table is named."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars.holidays import Holidays
from xborder_support.calendars.holidays.settings import HolidaySettings, holiday_table
from xborder_support.configuration import parse_toml
from xborder_support.errors import ConfigurationError, UsageError


@pytest.mark.parametrize(
    ("source", "table"),
    [
        (Holidays(territory="JP"), "JP"),
        (Holidays(territory="uk", subdivision="Scotland"), {"territory": "GB", "subdivision": "SCT"}),
        (
            Holidays(territory="BR", categories=("public", "optional"), half_days="customary"),
            {"territory": "BR", "categories": ["optional", "public"], "half_days": "customary"},
        ),
        (
            Holidays(territory="TR", half_days=["16:00-17:00", "8:00-10:00"], working_days=False),
            {"territory": "TR", "half_days": ["08:00-10:00", "16:00-17:00"], "working_days": False},
        ),
        (
            Holidays(territory="TR", announced={"2027-03-10": None, "2027-03-09": date(2027, 3, 8)}),
            {"territory": "TR", "announced": {"2027-03-09": "2027-03-08", "2027-03-10": False}},
        ),
    ],
)
def test_it_is_written_in_one_form_and_read_back(source: Holidays, table: Any) -> None:
    assert source.to_config() == table
    assert Holidays.from_config(table) == source
    if isinstance(table, dict):
        assert list(source.to_config()) == list(table)


def test_equal_choices_are_written_alike() -> None:
    one = Holidays(territory="TR", half_days="08:00-10:00", announced={"2027-03-10": None, "2027-03-09": None})
    other = Holidays(territory="TR", half_days=["08:00-09:00", "09:00-10:00"], announced={date(2027, 3, 9): None, date(2027, 3, 10): None})
    assert one == other
    assert str(one.to_config()) == str(other.to_config())


def test_a_desk_file_may_write_dates_without_quotes() -> None:
    document = parse_toml("""
    territory = "SA"
    categories = "public"
    half_days = []
    """)
    with pytest.raises(ConfigurationError, match="no-half-day-hours"):
        Holidays.from_config(document.data)
    table = parse_toml('territory = "SA"\nannounced = { 2027-03-09 = 2027-03-10, 2027-03-10 = false }').data
    assert Holidays.from_config(table) == Holidays(territory="SA", announced={"2027-03-09": "2027-03-10", "2027-03-10": None})


@pytest.mark.parametrize(
    ("table", "code", "key"),
    [
        ({"territory": "XX"}, "unknown-territory", ""),
        ({"territory": "DE", "subdivison": "BY"}, "unknown-key", "subdivison"),
        ({"territory": "DE", "subdivision": "XX"}, "unknown-subdivision", ""),
        ({"territory": "DE", "half_days": "nine to one"}, "bad-hours", "half_days"),
        ({"territory": "TR", "half_days": True}, "bad-hours", "half_days"),
        ({"territory": "TR", "half_days": 5}, "bad-hours", "half_days"),
        ({"territory": "CN", "working_days": "maybe"}, "not-a-boolean", "working_days"),
        ({"territory": "CN", "working_days": "no"}, "not-a-boolean", "working_days"),
        ({"territory": "CN", "working_days": 0}, "not-a-boolean", "working_days"),
        ({"territory": "SA", "announced": {"2027-03-09": "2029-03-09"}}, "announcement-too-far", ""),
        ({"territory": "SA", "announced": {"2027-03-09": True}}, "bad-date", "announced.2027-03-09"),
        ({"territory": "TR", "announced": {"2027-03-14": False}}, "not-a-holiday", ""),
        ({"subdivision": "BY"}, "missing-key", "territory"),
    ],
)
def test_a_fault_says_where_it_is(table: dict[str, Any], code: str, key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Holidays.from_config(table)
    assert [(fault.code, fault.key) for fault in caught.value.faults] == [(code, key)]
    assert all(fault.hint for fault in caught.value.faults) or code == "missing-key"


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        Holidays.from_config({"territory": "DE", "half_days": "x", "colour": 1})
    assert {fault.key for fault in caught.value.faults} == {"half_days", "colour"}


@pytest.mark.parametrize("value", [5, None, ["JP"]])
def test_what_is_neither_a_territory_nor_a_table_is_refused(value: Any) -> None:
    with pytest.raises(UsageError) as caught:
        holiday_table(value)
    assert caught.value.code == "bad-holidays"


def test_read_settings_pass_through() -> None:
    read = HolidaySettings(territory="JP")
    assert holiday_table(read) is read
    assert holiday_table({"territory": "JP"}) == {"territory": "JP"}


@settings(max_examples=40)
@given(
    territory=st.sampled_from(["TR", "CN", "US", "DE", "SA"]),
    working_days=st.booleans(),
    moves=st.dictionaries(st.integers(0, 4), st.one_of(st.none(), st.integers(-10, 10)), max_size=3),
)
def test_every_choice_survives_the_way_through_a_table(*, territory: str, working_days: bool, moves: dict[int, int | None]) -> None:
    days = sorted(Holidays(territory=territory).dates(2026))
    told = {days[n]: None if off is None else days[n] + timedelta(days=off) for n, off in moves.items()}
    source = Holidays(territory=territory, working_days=working_days, announced=told)
    assert Holidays.from_config(source.to_config()) == source
    moved = {on for on in told.values() if on and on.year == 2026}
    assert source.dates(2026) == (set(days) - set(told)) | moved
