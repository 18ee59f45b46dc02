"""The laws of business time hold in every zone on the days of its clock changes, 1970 to 2100, to the microsecond.

`make test` looks at a sample of the changes; `make slow` at all of them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain, pairwise, permutations
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from xborder_support import BusinessCalendar
from xborder_support.calendars import Landing
from xborder_support.terms import known_time_zones, time_zone

_START, _END = datetime(1970, 1, 5, tzinfo=UTC), datetime(2100, 12, 28, tzinfo=UTC)
_PROBE = timedelta(days=3)  # The shortest spell between two clock changes since 1895 lasted 6.96 days.
_TICK, _SECOND, _HOUR, _DAY = timedelta(microseconds=1), timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
_NO_CHANGE = datetime(2026, 3, 29, 1, tzinfo=UTC)  # where a zone has none at all, a day like any other
_TOGETHER = 12  # changes that share their calendars, so that a calendar spans some years and not a century
_LANDINGS: tuple[Landing, ...] = ("close", "next_open")

_ALWAYS = "24x7"
_SCHEDULES: Mapping[str, Mapping[str, list[str]]] = {
    _ALWAYS: {"mon-sun": ["00:00-24:00"]},
    "office": {"mon-fri": ["09:00-12:00", "13:00-18:00"]},
    "overnight": {"mon-sun": ["22:00-06:00"]},
    "slivers": {
        "mon-sun": ["00:00-00:00:01", "02:00-02:00:01", "02:15-02:29:59", "02:30-03:00", "03:00:01-03:00:02", "23:59:59-24:00"],
    },
    "midnight": {"mon-sun": ["23:30-00:30", "01:59:59-02:00:01"]},
    "odd": {"mon-sun": ["09:00:01-17:59:59"]},
}
_ZONES = sorted(known_time_zones())
_SAMPLE = (
    *_ZONES[::60],
    "Africa/Monrovia",  # 44 minutes and 30 seconds until 1972
    "America/Sao_Paulo",  # gaps and folds at midnight
    "Australia/Lord_Howe",  # half an hour
    "Africa/Casablanca",  # back for Ramadan
    "Antarctica/Troll",  # two hours
    "Pacific/Apia",  # a date that never was
    "America/St_Johns",  # one minute after midnight
    "Europe/Dublin",  # negative daylight saving
)
_FROM_CHANGE = (
    -2 * _DAY - 7 * _SECOND,
    -3 * _HOUR,
    -_SECOND,
    -_TICK,
    timedelta(0),
    _TICK,
    _HOUR,
    11 * _HOUR + 3 * _SECOND,
    2 * _DAY + _TICK,
)
_AMOUNTS = (timedelta(0), _TICK, _SECOND, 1_800 * _SECOND, 8 * _HOUR, 25 * _HOUR + _TICK)


class _Place(NamedTuple):
    """Hold where laws are looked at: a calendar, an instant at which its clock changes, and instants around it."""

    calendar: BusinessCalendar
    change: datetime
    instants: Sequence[datetime]


def _changes(zone: ZoneInfo) -> Iterator[datetime]:
    """Yield the first instants of new offsets, found by looking at the offset of every third day and by bisection."""
    before = _START
    while before < _END:
        after = before + _PROBE
        if _offset(zone, before) != _offset(zone, after):
            yield _bisected(zone, before, after)
        before = after


def _bisected(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    former = _offset(zone, before)
    while after - before > _SECOND:
        middle = before + (after - before) // 2 // _SECOND * _SECOND
        before, after = (middle, after) if _offset(zone, middle) == former else (before, middle)
    return after


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()


def _durations_add_up(place: _Place) -> None:
    duration = place.calendar.business_duration
    for a, b, c in permutations((place.instants[0], place.change, place.instants[-1]), 3):
        assert duration(a, b) + duration(b, c) == duration(a, c), (a, b, c)
    steps = [duration(a, b) for a, b in pairwise(place.instants)]
    assert all(timedelta(0) <= step <= b - a for step, (a, b) in zip(steps, pairwise(place.instants), strict=True))
    assert sum(steps, timedelta(0)) == duration(place.instants[0], place.instants[-1])


def _what_is_added_has_passed(place: _Place) -> None:
    calendar = place.calendar
    for t in place.instants:
        for amount in _AMOUNTS:
            near, far = (calendar.add(t, amount, landing) for landing in _LANDINGS)
            assert t <= near <= far, (t, amount)
            assert calendar.business_duration(t, near) == calendar.business_duration(t, far) == amount, (t, amount)
            assert calendar.business_seconds(t, far) == amount // _SECOND
            assert calendar.is_open(far), (t, amount)
            assert not amount or calendar.is_open(near - _TICK), (t, amount)


def _subtracting_inverts_adding(place: _Place) -> None:
    calendar = place.calendar
    for t in place.instants:
        for amount in _AMOUNTS:
            near, far = (calendar.subtract(t, amount, landing) for landing in _LANDINGS)
            assert far <= near <= t, (t, amount)
            assert calendar.business_duration(near, t) == calendar.business_duration(far, t) == amount, (t, amount)
            due = calendar.add(t, amount)
            earliest, latest = calendar.subtract(due, amount, "next_open"), calendar.subtract(due, amount)
            assert earliest <= t <= latest, (t, amount)
            assert not (amount and calendar.is_open(t)) or latest == t, (t, amount)


def _openings_are_open(place: _Place) -> None:
    calendar = place.calendar
    for t in place.instants:
        opening = calendar.next_open(t)
        assert t <= opening, t
        assert calendar.is_open(opening), t
        assert calendar.next_open(opening) == opening, t
        assert calendar.is_open(t) == (opening == t), t
        assert not calendar.business_duration(t, opening), t


def _closes_end_what_is_open(place: _Place) -> None:
    calendar = place.calendar
    for t in place.instants:
        opening, close = calendar.next_open(t), calendar.next_close(t)
        assert opening < close, t
        assert not calendar.is_open(close), t
        assert calendar.is_open(close - _TICK), t
        assert calendar.periods(opening, close) == [(opening, close)], t


def _elapsed_time_counts(place: _Place) -> None:
    for a, b in permutations(place.instants, 2):
        assert place.calendar.business_duration(a, b) == b - a, (a, b)


def _periods_sum_up_and_say_who_is_there(place: _Place) -> None:
    calendar, first, last = place.calendar, place.instants[0], place.instants[-1]
    periods = calendar.periods(first, last)
    assert sum((end - start for start, end in periods), timedelta(0)) == calendar.business_duration(first, last)
    edges = list(chain.from_iterable(periods))
    assert edges == sorted(set(edges)), "periods are apart and in order"
    for t in [*place.instants[:-1], *edges[:-1]]:
        assert calendar.is_open(t) == any(start <= t < end for start, end in periods), t


def _every_edge_reads_what_was_told(place: _Place, told: set[timedelta]) -> None:
    """An edge is an instant whose local clock reads a told time, or else the very jump over such a time."""
    zone = place.calendar.time_zone
    for edge in chain.from_iterable(place.calendar.periods(place.instants[0], place.instants[-1])):
        if edge in (place.instants[0], place.instants[-1]) or _offset(zone, edge) != _offset(zone, edge - _TICK):
            continue
        local = edge.astimezone(zone)
        clock = timedelta(hours=local.hour, minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
        assert clock in told, edge


_LAWS: tuple[Callable[[_Place], None], ...] = (
    _durations_add_up,
    _what_is_added_has_passed,
    _subtracting_inverts_adding,
    _openings_are_open,
    _periods_sum_up_and_say_who_is_there,
)


def _told_clocks(name: str) -> set[timedelta]:
    texts = chain.from_iterable(hours.split("-") for day in _SCHEDULES[name].values() for hours in day)
    parts = [[int(part) for part in text.split(":")] for text in texts]
    return {timedelta(hours=part[0] % 24, minutes=part[1], seconds=sum(part[2:])) for part in parts}


def _check(zone: str, changes: Sequence[datetime]) -> None:
    for name, weekly in _SCHEDULES.items():
        calendar, told = BusinessCalendar(time_zone=zone, weekly=weekly), _told_clocks(name)
        for change in changes:
            place = _Place(calendar, change, [change + distance for distance in _FROM_CHANGE])
            try:
                for law in (*_LAWS, _elapsed_time_counts if name == _ALWAYS else _closes_end_what_is_open):
                    law(place)
                _every_edge_reads_what_was_told(place, told)
            except AssertionError as error:
                error.add_note(f"{name} in {zone}, whose clock changes at {change.isoformat()}")
                raise


def test_clock_changes_are_found_where_they_are_known() -> None:
    berlin = [change for change in _changes(time_zone("Europe/Berlin")) if change.year in (1980, 2026, 2100)]
    assert [change.isoformat()[:13] for change in berlin] == [
        "1980-04-06T01",
        "1980-09-28T01",
        "2026-03-29T01",
        "2026-10-25T01",
        "2100-03-28T01",
        "2100-10-31T01",
    ]


@cache
def _changes_by_zone() -> Mapping[str, list[datetime]]:
    """Return the changes of each zone that no zone before it shares, at the same instant and between the same offsets."""
    seen: set[tuple[datetime, timedelta | None, timedelta | None]] = set()
    found: dict[str, list[datetime]] = {}
    for name in _ZONES:
        zone = time_zone(name)
        changes = [(change, _offset(zone, change - _TICK), _offset(zone, change)) for change in _changes(zone)]
        found[name] = [change[0] for change in changes if change not in seen] or [changes[-1][0] if changes else _NO_CHANGE]
        seen.update(changes)
    return found


@pytest.mark.parametrize("zone", sorted(set(_SAMPLE)))
def test_the_laws_hold_on_days_of_clock_changes(zone: str) -> None:
    changes = list(_changes(time_zone(zone))) or [_NO_CHANGE]
    for change in changes[:: max(1, -(-len(changes) // 2))]:  # two of them, each with calendars of its own: nothing between is compiled
        _check(zone, [change])


@pytest.mark.slow
@pytest.mark.parametrize("zone", _ZONES)
def test_the_laws_hold_on_every_clock_change_of_every_zone(zone: str) -> None:
    changes = _changes_by_zone()[zone]
    for first in range(0, len(changes), _TOGETHER):
        _check(zone, changes[first : first + _TOGETHER])
