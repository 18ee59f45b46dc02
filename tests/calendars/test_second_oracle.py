"""Hours to the second, seasons, breaks and combinations agree with an oracle that knows the wall clock of every single second."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from operator import and_, or_, sub
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar
from xborder_support.calendars import Season
from xborder_support.terms import time_zone

_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SECOND = timedelta(seconds=1)
_LENGTH = 3 * 86_400
# The window begins a day before the local date of an unusual change of the clock.
_START = {
    "Europe/Berlin": datetime(2024, 10, 26, tzinfo=UTC),
    "Australia/Lord_Howe": datetime(2024, 10, 4, tzinfo=UTC),  # half an hour
    "Antarctica/Troll": datetime(2024, 3, 30, tzinfo=UTC),  # two hours
    "Pacific/Apia": datetime(2011, 12, 29, tzinfo=UTC),  # a date that never was
    "America/Sao_Paulo": datetime(2018, 11, 3, tzinfo=UTC),  # a midnight that never came
    "Asia/Tokyo": datetime(2024, 10, 26, tzinfo=UTC),
}

_Flags = np.ndarray[Any, np.dtype[np.bool_]]


@cache
def _reached(zone: str, start: datetime) -> list[int]:
    """Return for each second of the window, and a day before it, the latest wall second that the clock has shown so far."""
    info, begin = time_zone(zone), start - timedelta(days=1)
    naive = datetime(1970, 1, 1)  # noqa: DTZ001  (a wall clock)
    walls = ((begin + second * _SECOND).astimezone(info).replace(tzinfo=None) - naive for second in range(_LENGTH + 86_400))
    return list(accumulate((wall.days * 86_400 + wall.seconds for wall in walls), max))


def _open(zone: str, start: datetime, hours_on: Callable[[date], Sequence[str]], breaks: Mapping[date, Sequence[str]]) -> _Flags:
    """Return for each second of the window whether it is open."""
    reached = _reached(zone, start)
    flags = np.zeros(len(reached), dtype=bool)
    days = [start.date() + timedelta(days=offset) for offset in range(-3, 6)]
    for told, value in ((hours_on, True), (lambda day: breaks.get(day, ()), False)):
        for day in days:
            midnight = (day - date(1970, 1, 1)).days * 86_400
            for text in told(day):
                opening, close = (
                    sum(int(part) * unit for part, unit in zip(clock.split(":"), (3600, 60, 1), strict=True)) for clock in text.split("-")
                )
                close += 86_400 if close <= opening else 0
                flags[bisect_left(reached, midnight + opening) : bisect_left(reached, midnight + close)] = value
    return flags[86_400:]


def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second % 3600 // 60:02}:{second % 60:02}"


_HOURS = st.builds(lambda a, b: f"{_clock(a)}-{_clock(b)}", st.integers(0, 86_399), st.integers(0, 86_399))
_LISTS = st.lists(_HOURS, max_size=2)
_OFFSETS = st.integers(-1, 4)


@st.composite
def _calendars(draw: st.DrawFn, start: datetime) -> tuple[BusinessCalendar, _Flags]:
    zone = draw(st.sampled_from([name for name, begin in _START.items() if begin == start]))
    week, other = ([draw(_LISTS) for _ in _DAY_NAMES] for _ in range(2))
    week[draw(st.integers(0, 6))] = ["09:00:00-17:30:01"]
    first = start.date() + timedelta(days=draw(_OFFSETS))
    last = first + timedelta(days=draw(st.integers(0, 2)))
    weeks = [dict(zip(_DAY_NAMES, hours, strict=True)) for hours in (week, other)]
    yearly = draw(st.booleans())
    season = Season.yearly(f"{first:%m-%d}..{last:%m-%d}", hours=weeks[1]) if yearly else Season.between(f"{first}..{last}", hours=weeks[1])
    dated = [{start.date() + timedelta(days=offset): draw(_LISTS) for offset in draw(st.sets(_OFFSETS, max_size=1))} for _ in range(2)]
    closed = {start.date() + timedelta(days=offset) for offset in draw(st.sets(_OFFSETS, max_size=1))}

    def hours_on(day: date) -> Sequence[str]:
        if day in dated[0]:
            return dated[0][day]
        if day in closed:
            return ()
        return (other if first <= day <= last else week)[day.weekday()]

    calendar = BusinessCalendar(time_zone=zone, weekly=weeks[0], exceptions=dated[0], breaks=dated[1], closed=closed, seasons=[season])
    return calendar, _open(zone, start, hours_on, dated[1])


@st.composite
def _questions(draw: st.DrawFn) -> tuple[BusinessCalendar, _Flags, datetime]:
    start = draw(st.sampled_from(sorted(set(_START.values()))))
    calendar, flags = draw(_calendars(start))
    for operation in draw(st.lists(st.sampled_from(["&", "|", "-"]), max_size=2)):
        other, more = draw(_calendars(start))
        calendar = {"&": and_, "|": or_, "-": sub}[operation](calendar, other)
        flags = {"&": flags & more, "|": flags | more, "-": flags & ~more}[operation]
    return calendar, flags, start


def _runs(flags: _Flags, start: datetime) -> list[tuple[datetime, datetime]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return [(start + int(a) * _SECOND, start + int(b) * _SECOND) for a, b in zip(edges[::2], edges[1::2], strict=True)]


@settings(max_examples=60, deadline=None)
@given(_questions(), st.lists(st.integers(0, _LENGTH - 1), min_size=3, max_size=3), st.integers(1, 60_000))
def test_every_answer_agrees_with_the_clock_of_every_second(
    question: tuple[BusinessCalendar, _Flags, datetime], at: list[int], amount: int
) -> None:
    calendar, flags, start = question
    end = start + _LENGTH * _SECOND
    before = np.concatenate(([0], np.cumsum(flags)))
    assert calendar.periods(start, end) == _runs(flags, start)
    assert calendar.gaps(start, end) == _runs(~flags, start)
    assert calendar.explain(start, end).counted == int(before[-1]) * _SECOND
    a, b, c = at
    assert [calendar.is_open(start + second * _SECOND) for second in at] == [bool(flags[second]) for second in at]
    assert calendar.business_seconds(start + a * _SECOND, start + b * _SECOND) == int(before[b] - before[a])
    target = int(before[c]) + amount
    if target <= before[-1]:
        due = int(np.searchsorted(before, target, side="left"))
        assert calendar.add(start + c * _SECOND, amount * _SECOND) == start + due * _SECOND
    if (target := int(before[c]) - amount) >= 0:
        since = int(np.searchsorted(before, target, side="right")) - 1
        assert calendar.subtract(start + c * _SECOND, amount * _SECOND) == start + since * _SECOND
