"""Open time without the stretches in which a clock stands still."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]})
MONDAY = datetime(2026, 2, 2, 8, tzinfo=UTC)  # 09:00 in Berlin
HOUR = timedelta(hours=1)


def hours(*edges: float) -> list[tuple[datetime, datetime]]:
    moments = [MONDAY + edge * HOUR for edge in edges]
    return list(zip(moments[::2], moments[1::2], strict=True))


@pytest.mark.parametrize(
    ("without", "counted", "due"),
    [
        ([], 8, 5),
        (hours(1, 2), 7, 6),
        (hours(-5, 1), 7, 6),
        (hours(3, 4), 8, 5),  # at lunch: nothing is lost
        (hours(5, 6), 8 - 1, 5),  # begins when it is due, which puts nothing off
        (hours(1, 2, 4, 6), 5, 8),
        (hours(1, 25), 1, 24 + 5),
        (hours(20, 23), 8, 5),
    ],
)
def test_stretches_are_left_out_of_a_day(without: list[tuple[datetime, datetime]], counted: float, due: float) -> None:
    assert BERLIN.business_duration(MONDAY, MONDAY + 9 * HOUR, without=without) == counted * HOUR
    assert BERLIN.business_duration(MONDAY + 9 * HOUR, MONDAY, without=without) == -counted * HOUR
    assert BERLIN.add(MONDAY, 4 * HOUR, without=without) == MONDAY + due * HOUR


def test_a_stretch_that_begins_at_the_close_puts_off_the_opening_alone() -> None:
    without = hours(9, 25)
    assert BERLIN.add(MONDAY, 8 * HOUR, without=without) == MONDAY + 9 * HOUR
    assert BERLIN.add(MONDAY, 8 * HOUR, "next_open", without=without) == MONDAY + 25 * HOUR


_EDGES = st.lists(st.integers(-1_000, 20_000), min_size=0, max_size=8, unique=True).map(sorted).filter(lambda edges: len(edges) % 2 == 0)


@settings(max_examples=150)
@given(_EDGES, st.integers(1, 3_000), st.integers(0, 9_000))
def test_what_was_added_is_what_is_counted(edges: list[int], minutes: int, begin: int) -> None:
    start, length = MONDAY + timedelta(minutes=begin), timedelta(minutes=minutes)
    without = [(MONDAY + timedelta(minutes=a), MONDAY + timedelta(minutes=b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    due = BERLIN.add(start, length, without=without)
    assert BERLIN.business_duration(start, due, without=without) == length
    tick = timedelta(microseconds=1)
    assert BERLIN.business_duration(start, due - tick, without=without) < length
    assert due >= BERLIN.add(start, length)
