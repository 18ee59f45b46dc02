"""Every operation agrees with an oracle that looks at the wall clock of every single minute around clock changes of odd zones."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar
from xborder_support.terms import time_zone

_MINUTE = timedelta(minutes=1)
_DAYS = 6
_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# A zone, and a local date near which its clock changes in an unusual way.
_CLOCK_CHANGES = [
    ("Europe/Berlin", date(2024, 3, 31)),
    ("Europe/Berlin", date(2040, 10, 28)),
    ("America/New_York", date(2024, 11, 3)),
    ("Australia/Lord_Howe", date(2024, 4, 7)),  # half an hour
    ("Australia/Lord_Howe", date(2024, 10, 6)),
    ("Antarctica/Troll", date(2024, 3, 31)),  # two hours
    ("Antarctica/Troll", date(2024, 10, 27)),
    ("Africa/Casablanca", date(2024, 3, 10)),  # back for Ramadan
    ("Africa/Casablanca", date(2024, 4, 14)),
    ("Pacific/Apia", date(2011, 12, 30)),  # a date that never was
    ("America/Sao_Paulo", date(2018, 2, 18)),  # a midnight that came twice
    ("America/Sao_Paulo", date(2018, 11, 4)),  # a midnight that never came
    ("Africa/Cairo", date(2023, 4, 28)),
    ("Europe/Dublin", date(2024, 10, 27)),  # negative daylight saving
    ("America/St_Johns", date(2006, 10, 29)),  # one minute after midnight
    ("Pacific/Kwajalein", date(1993, 8, 21)),
    ("America/Recife", date(2000, 10, 15)),  # after a summer time of one week
    ("Asia/Kathmandu", date(2024, 6, 1)),
]


class _Oracle:
    """Know for each minute of a window whether it is open, from wall clocks alone."""

    def __init__(self, zone: str, middle: date, hours: Mapping[date, list[str]], breaks: Mapping[date, list[str]]) -> None:
        self.start = datetime(middle.year, middle.month, middle.day, tzinfo=UTC) - timedelta(days=_DAYS // 2)
        info = time_zone(zone)
        count = _DAYS * 24 * 60
        self.clocks = [(self.start + minute * _MINUTE).astimezone(info).replace(tzinfo=None) for minute in range(count)]
        opened, broken = self._minutes(hours), self._minutes(breaks)
        self.open = [minute in opened and minute not in broken for minute in range(count)]

    def _minutes(self, dated: Mapping[date, list[str]]) -> set[int]:
        return {minute for day, stretches in dated.items() for text in stretches for minute in range(*self._edges(day, text))}

    def _edges(self, day: date, text: str) -> tuple[int, int]:
        start, end = ((int(clock[:2]) * 60 + int(clock[3:])) for clock in text.split("-"))
        return self._first(day, start), self._first(day, end if end > start else end + 24 * 60)

    def _first(self, day: date, wall_minute: int) -> int:
        """Return the first minute whose clock reads a wall time or later."""
        wall = datetime(day.year, day.month, day.day) + wall_minute * _MINUTE  # noqa: DTZ001  (a wall clock)
        return next((minute for minute, clock in enumerate(self.clocks) if clock >= wall), len(self.clocks))

    def at(self, minute: int) -> datetime:
        return self.start + minute * _MINUTE

    def walk(self, start: int, amount: int, step: int) -> int | None:
        """Return where so many open minutes are used up, walking minute by minute; None outside the window."""
        here = start
        while amount:
            here += step
            if not 0 <= here < len(self.open):
                return None
            amount -= self.open[here if step < 0 else here - 1]
        return here


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


_HOURS = st.builds(
    lambda a, b: f"{_clock(a)}-{_clock(b)}", st.integers(0, 287).map(lambda n: n * 5), st.integers(0, 288).map(lambda n: n * 5)
)
_HOURS_OF_DAY = st.lists(_HOURS, max_size=3)
_OFFSETS = st.integers(-3, 3)


@st.composite
def _cases(draw: st.DrawFn) -> tuple[BusinessCalendar, _Oracle]:
    zone, middle = draw(st.sampled_from(_CLOCK_CHANGES))
    week = [draw(_HOURS_OF_DAY) for _ in range(7)]
    week[draw(st.integers(0, 6))] = ["09:00-17:00"]  # a calendar that never opens is refused
    exceptions = {
        middle + timedelta(days=offset): hours for offset, hours in draw(st.dictionaries(_OFFSETS, _HOURS_OF_DAY, max_size=2)).items()
    }
    breaks = {
        middle + timedelta(days=offset): hours for offset, hours in draw(st.dictionaries(_OFFSETS, _HOURS_OF_DAY, max_size=2)).items()
    }
    days = [middle + timedelta(days=offset) for offset in range(-_DAYS, _DAYS + 1)]
    oracle = _Oracle(zone, middle, {day: exceptions.get(day, week[day.weekday()]) for day in days}, breaks)
    weekly = dict(zip(_DAY_NAMES, week, strict=True))
    return BusinessCalendar(time_zone=zone, weekly=weekly, exceptions=exceptions, breaks=breaks), oracle


_MINUTES = st.integers(0, _DAYS * 24 * 60 - 1)


@settings(max_examples=40, deadline=None)
@given(_cases(), st.lists(_MINUTES, min_size=4, max_size=4), st.integers(1, 600))
def test_every_operation_agrees_with_a_walk_over_the_minutes(
    case: tuple[BusinessCalendar, _Oracle], minutes: list[int], amount: int
) -> None:
    calendar, oracle = case
    assert [calendar.is_open(oracle.at(minute)) for minute in minutes] == [oracle.open[minute] for minute in minutes]
    a, b = sorted(minutes[:2])
    assert calendar.business_seconds(oracle.at(a), oracle.at(b)) == 60 * sum(oracle.open[a:b])
    inside = [minute for period in calendar.periods(oracle.at(a), oracle.at(b)) for minute in _minutes_of(oracle, period)]
    assert inside == [minute for minute in range(a, b) if oracle.open[minute]]
    if (due := oracle.walk(a, amount, 1)) is not None:
        assert calendar.add(oracle.at(a), amount * _MINUTE) == oracle.at(due)
    if (start := oracle.walk(b, amount, -1)) is not None:
        assert calendar.subtract(oracle.at(b), amount * _MINUTE) == oracle.at(start)


def _minutes_of(oracle: _Oracle, period: tuple[datetime, datetime]) -> range:
    return range(*((edge - oracle.start) // _MINUTE for edge in period))


@settings(max_examples=40, deadline=None)
@given(_cases(), _MINUTES)
def test_openings_and_closes_agree_with_a_walk_over_the_minutes(case: tuple[BusinessCalendar, _Oracle], minute: int) -> None:
    calendar, oracle = case
    later = range(minute, len(oracle.open))
    if (opening := next((n for n in later if oracle.open[n]), None)) is None:
        return
    assert calendar.next_open(oracle.at(minute)) == oracle.at(opening)
    if (close := next((n for n in later if n > opening and not oracle.open[n]), None)) is not None:
        assert calendar.next_close(oracle.at(minute)) == oracle.at(close)


@pytest.mark.parametrize(("zone", "middle"), _CLOCK_CHANGES)
def test_hours_over_the_whole_day_meet_at_midnight_whatever_the_clock_does(zone: str, middle: date) -> None:
    calendar = BusinessCalendar(time_zone=zone, weekly={"mon-sun": "00:00-24:00"})
    start = datetime(middle.year, middle.month, middle.day, tzinfo=UTC) - timedelta(days=3)
    end = start + timedelta(days=6)
    assert calendar.business_duration(start, end) == timedelta(days=6)
    assert calendar.periods(start, end) == [(start, end)]
