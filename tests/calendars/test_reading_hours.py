"""Hours, days and dates are read as people write them, and what cannot be read names its remedy."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support import UsageError
from xborder_support.calendars import ClosedDates
from xborder_support.calendars.closed_dates import ClosedDay, closed_config, read_closed, read_date
from xborder_support.calendars.dated_hours import read_dated_hours
from xborder_support.calendars.hours import parse_hours, print_hours, read_hours
from xborder_support.calendars.weekdays import read_days, read_week


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("09:00-18:00", 9 * 3600, 18 * 3600),
        ("9:00-18:00", 9 * 3600, 18 * 3600),
        (" 09:00 - 18:00 ", 9 * 3600, 18 * 3600),
        ("09:00\N{EN DASH}18:00", 9 * 3600, 18 * 3600),
        ("22:00-06:00", 22 * 3600, 30 * 3600),
        ("00:00-24:00", 0, 86_400),
        ("09:00-24:00", 9 * 3600, 86_400),
        ("09:00-00:00", 9 * 3600, 86_400),
        ("09:00-09:00", 9 * 3600, 33 * 3600),
        ("09:00:30-09:00:31", 32_430, 32_431),
    ],
)
def test_hours_are_wall_seconds_and_an_end_not_after_the_start_is_the_next_day(text: str, start: int, end: int) -> None:
    assert parse_hours(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "25:00-26:00",
        "9-18",
        "09:00",
        "",
        "09:00-18:60",
        "24:01-25:00",
        "24:00-02:00",
        "09:00:60-10:00",
        "nine-five",
        "٠٩:٠٠-١٨:٠٠",
        "09.00-18.00",
    ],
)
def test_hours_that_cannot_be_read_are_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_hours(text)
    assert caught.value.code == "bad-hours"
    assert caught.value.hint


@pytest.mark.parametrize("value", [None, 9, [None], [("09:00", "18:00")]])
def test_hours_that_are_no_text_are_refused(value: Any) -> None:
    with pytest.raises(UsageError, match="bad-hours"):
        read_hours(value)


_MOMENT = st.integers(0, 86_399)


@given(_MOMENT, st.integers(1, 86_400))
def test_hours_are_printed_in_the_form_that_is_read(start: int, length: int) -> None:
    hours = (start, start + length)
    assert parse_hours(print_hours(hours)) == hours


def test_one_stretch_may_stand_alone_and_several_are_sorted_once() -> None:
    assert read_hours("09:00-12:00") == read_hours(["09:00-12:00", "9:00-12:00"]) == ((32_400, 43_200),)
    assert read_hours(["13:00-14:00", "09:00-10:00"]) == ((32_400, 36_000), (46_800, 50_400))
    assert read_hours([]) == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon", (0,)),
        ("Mon-Fri", (0, 1, 2, 3, 4)),
        ("sat-mon", (5, 6, 0)),
        ("mon,wed", (0, 2)),
        ("mon-tue, sat", (0, 1, 5)),
        ("sun-sun", (6,)),
        ("sun-thu", (6, 0, 1, 2, 3)),
    ],
)
def test_days_may_be_named_singly_in_ranges_and_in_lists(text: str, days: tuple[int, ...]) -> None:
    assert read_days(text) == days


@pytest.mark.parametrize(
    ("text", "suggestion"), [("tues", "tue"), ("mon-fry", "fri"), ("", "mon"), ("mon,", "mon"), (3, "mon"), ("monday", "mon")]
)
def test_an_unknown_day_is_refused_with_the_known_ones(text: Any, suggestion: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_days(text)
    assert caught.value.code == "unknown-day"
    assert suggestion in str(caught.value.hint)


def test_two_entries_for_one_day_are_refused() -> None:
    with pytest.raises(UsageError, match="two entries speak of 'fri'"):
        read_week({"mon-fri": "09:00-18:00", "fri": "09:00-15:00"})


@pytest.mark.parametrize("value", ["2026-02-30", "24.12.2026", "", "tomorrow", 20261224, None, datetime(2026, 12, 24, tzinfo=UTC)])
def test_what_is_no_date_is_refused(value: Any) -> None:
    with pytest.raises(UsageError, match="bad-date"):
        read_date(value)


def test_dates_may_be_text_or_dates() -> None:
    assert read_date("2026-12-24") == read_date(date(2026, 12, 24)) == date(2026, 12, 24)
    assert read_dated_hours({"2026-12-24": "09:00-12:00"}) == read_dated_hours({date(2026, 12, 24): ["09:00-12:00"]})


def test_a_date_that_stands_twice_is_refused() -> None:
    mixed: Any = {"2026-12-24": "09:00-12:00", date(2026, 12, 24): []}
    with pytest.raises(UsageError, match="date-twice"):
        read_dated_hours(mixed)


def test_ranges_of_closed_dates_include_both_ends_and_keep_a_reason() -> None:
    inventory = ClosedDates.parse("2026-12-30..2027-01-01", reason="Inventory", source="the warehouse")
    closed = read_closed(["2026-12-31", inventory, date(2026, 12, 30)])
    days = [date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1)]
    assert closed == {day.toordinal(): ClosedDay("Inventory", "the warehouse") for day in days}
    assert read_closed("2026-12-31") == {date(2026, 12, 31).toordinal(): ClosedDay()}
    assert closed_config(closed) == [{"date": "2026-12-30..2027-01-01", "reason": "Inventory", "source": "the warehouse"}]
    assert closed_config(read_closed(["2026-12-31", "2026-12-29", inventory])) == [
        "2026-12-29",
        {"date": "2026-12-30..2027-01-01", "reason": "Inventory", "source": "the warehouse"},
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [("2027-01-03..2026-12-29", "bad-date-range"), ("2026-01-01..2126-01-01", "bad-date-range"), ("2026-12-29..", "bad-date")],
)
def test_a_range_that_makes_no_sense_is_refused(text: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        ClosedDates.parse(text)
    assert caught.value.code == code


def test_closed_dates_are_printed_as_they_are_written() -> None:
    assert [str(ClosedDates.parse(text)) for text in ("2026-12-24", "2026-12-29..2027-01-03")] == ["2026-12-24", "2026-12-29..2027-01-03"]
