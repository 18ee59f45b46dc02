"""Two packages carry zone data: they agree, ours goes on after 2037, and datetimes of either give the same answers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from importlib import import_module
from typing import NamedTuple

import pytest
import pytz
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar
from xborder_support.calendars.zone_clock import zone_clock
from xborder_support.terms import known_time_zones, time_zone

_FIRST, _LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2037, 12, 31, tzinfo=UTC)
_SECOND, _GRID = timedelta(seconds=1), timedelta(days=6, hours=5)  # shorter than the shortest spell between two changes, and at any hour
_ZONES = sorted(known_time_zones() & set(pytz.all_timezones))
_SAMPLE = (*_ZONES[::40], "Africa/Casablanca", "America/Sao_Paulo", "Asia/Gaza", "Australia/Lord_Howe", "Europe/Dublin", "Pacific/Apia")
_RELEASES = {"pytz": import_module("pytz").OLSON_VERSION, "tzdata": import_module("tzdata").IANA_VERSION}
_VERSIONS = f"pytz carries IANA {_RELEASES['pytz']}, tzdata {_RELEASES['tzdata']}: install the same release of both"


class _Change(NamedTuple):
    """Hold one change of offset as pytz lists it."""

    at: datetime
    before: timedelta
    after: timedelta


def _changes(zone: str) -> Iterator[_Change]:
    info = pytz.timezone(zone)
    times = getattr(info, "_utc_transition_times", [])
    offsets = [entry[0] for entry in getattr(info, "_transition_info", [])]
    for moment, before, after in zip(times[1:], offsets, offsets[1:], strict=False):
        at = moment.replace(tzinfo=UTC)
        if before != after and _FIRST <= at <= _LAST:
            yield _Change(at, before, after)


def _assert_same_offsets(zone: str) -> None:
    ours, theirs = time_zone(zone), pytz.timezone(zone)
    at_changes = [change.at + distance for change in _changes(zone) for distance in (-_SECOND, timedelta(0), _SECOND)]
    grid = [_FIRST + step * _GRID for step in range((_LAST - _FIRST) // _GRID)]
    for instant in (*at_changes, *grid):
        mine, other = (instant.astimezone(info).utcoffset() for info in (ours, theirs))
        assert mine == other, f"{zone} at {instant.isoformat()}: {mine} in tzdata, {other} in pytz. {_VERSIONS}"


def _assert_clock_follows(zone: str) -> None:
    """The table that calendars are compiled with maps gaps to the change, and folds to their first pass."""
    for at, before, after in _changes(zone):
        clock, moment = zone_clock(zone, at.year), int(at.timestamp())
        last_shown, first_shown = moment + before // _SECOND, moment + after // _SECOND
        for wall in range(last_shown, first_shown + 1, max(1, (first_shown - last_shown) // 4)):
            assert clock.utc(wall) == moment, f"{zone} in the gap at {at.isoformat()}. {_VERSIONS}"
        for wall in range(first_shown, last_shown, max(1, (last_shown - first_shown) // 4)):
            assert clock.utc(wall) == wall - before // _SECOND, f"{zone} in the fold at {at.isoformat()}. {_VERSIONS}"


@pytest.mark.parametrize("zone", sorted(set(_SAMPLE)))
def test_pytz_and_the_pinned_data_agree(zone: str) -> None:
    _assert_same_offsets(zone)
    _assert_clock_follows(zone)


@pytest.mark.slow
@pytest.mark.parametrize("zone", _ZONES)
def test_pytz_and_the_pinned_data_agree_in_every_zone(zone: str) -> None:
    _assert_same_offsets(zone)
    _assert_clock_follows(zone)


def test_both_packages_know_the_same_zones() -> None:
    assert known_time_zones() ^ set(pytz.all_timezones) <= {"Factory"}, _VERSIONS  # a placeholder of IANA, no place


_HOURS = {"mon-fri": ["09:00-12:00", "13:00-18:00"], "sat": ["22:00-06:00"]}
_BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly=_HOURS)


@pytest.mark.parametrize(
    ("zone", "day", "hours_from_utc"),
    [
        ("Europe/Berlin", date(2040, 7, 2), 2),
        ("Europe/Berlin", date(2040, 1, 2), 1),
        ("America/New_York", date(2099, 7, 1), -4),
        ("America/New_York", date(2099, 12, 1), -5),
        ("Australia/Sydney", date(2040, 1, 3), 11),
        ("Australia/Sydney", date(2040, 7, 3), 10),
    ],
)
def test_daylight_saving_goes_on_after_2037(zone: str, day: date, hours_from_utc: int) -> None:
    calendar = BusinessCalendar(time_zone=pytz.timezone(zone), weekly=_HOURS)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=hours_from_utc)
    assert calendar.next_open(midnight) == midnight + timedelta(hours=9)
    assert calendar.add(midnight, timedelta(hours=8)) == midnight + timedelta(hours=18)
    assert calendar.business_duration(midnight, midnight + timedelta(days=1)) == timedelta(hours=8)


def test_pytz_itself_knows_no_summer_after_2037() -> None:
    instant = datetime(2040, 7, 2, 7, 0, tzinfo=UTC)
    assert instant.astimezone(pytz.timezone("Europe/Berlin")).hour == 8
    assert instant.astimezone(_BERLIN.time_zone).hour == 9
    assert _BERLIN.is_open(instant)
    assert _BERLIN.is_open(instant.astimezone(pytz.timezone("Europe/Berlin"))), "the instant counts, whatever its wall clock reads"


_INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  (the zone follows)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(_ZONES), _INSTANTS, _INSTANTS)
def test_pytz_datetimes_give_the_same_answers(zone: str, a: datetime, b: datetime) -> None:
    one, other = (instant.astimezone(pytz.timezone(zone)) for instant in (a, b))
    assert _BERLIN.is_open(one) == _BERLIN.is_open(a)
    assert _BERLIN.business_duration(one, other) == _BERLIN.business_duration(a, b)
    assert _BERLIN.add(one, timedelta(hours=9)) == _BERLIN.add(a, timedelta(hours=9))
    assert _BERLIN.subtract(one, timedelta(hours=9)) == _BERLIN.subtract(a, timedelta(hours=9))
    assert (_BERLIN.next_open(one), _BERLIN.next_close(one)) == (_BERLIN.next_open(a), _BERLIN.next_close(a))
    assert _BERLIN.add_business_days(one, 3) == _BERLIN.add_business_days(a, 3)
    start, end = sorted((one, other))
    assert _BERLIN.periods(start, start + min(end - start, timedelta(days=9))) == _BERLIN.periods(
        min(a, b), min(a, b) + min(end - start, timedelta(days=9))
    )


@pytest.mark.parametrize(
    ("is_dst", "fold"),
    [(True, 0), (False, 1)],
)
def test_each_pass_of_a_fold_is_its_own_instant_for_either_package(is_dst: bool, fold: int) -> None:  # noqa: FBT001  (pytz's own word)
    always = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-sun": "00:00-24:00"})
    midnight = datetime(2026, 10, 25, tzinfo=always.time_zone)
    wall = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001  (localize adds the zone)
    localized = pytz.timezone("Europe/Berlin").localize(wall, is_dst=is_dst)
    assert always.business_duration(midnight, localized) == timedelta(hours=2.5 + fold)
    assert always.business_duration(midnight, wall.replace(tzinfo=always.time_zone, fold=fold)) == timedelta(hours=2.5 + fold)


@pytest.mark.parametrize("zone", [pytz.timezone("Europe/Berlin"), "Europe/Berlin", time_zone("Europe/Berlin")])
def test_a_calendar_takes_a_zone_of_either_package(zone: str | tzinfo) -> None:
    calendar = BusinessCalendar(time_zone=zone, weekly=_HOURS)
    assert calendar == _BERLIN
    assert calendar.digest == _BERLIN.digest
    assert calendar.time_zone is time_zone("Europe/Berlin")


@pytest.mark.parametrize("zone", [pytz.utc, pytz.FixedOffset(330), pytz.timezone("Etc/GMT-5")])
def test_fixed_offsets_of_pytz_are_instants_like_others(zone: tzinfo) -> None:
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert _BERLIN.is_open(monday.astimezone(zone))
    assert _BERLIN.next_close(monday.astimezone(zone)) == datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def test_a_pytz_zone_passed_to_the_constructor_is_local_mean_time() -> None:
    """The offset that a datetime states is what counts; a zone of pytz that was not localized states that of the nineteenth century."""
    zone = pytz.timezone("Europe/Berlin")
    trap = datetime(2026, 11, 23, 9, 0, tzinfo=zone)
    meant = zone.localize(datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001  (localize adds the zone)
    assert trap.utcoffset() == timedelta(minutes=53)
    assert _BERLIN.business_duration(meant, trap) == trap - meant == timedelta(minutes=7)
    assert _BERLIN.add(trap, timedelta(hours=1)) - _BERLIN.add(meant, timedelta(hours=1)) == timedelta(minutes=7)
