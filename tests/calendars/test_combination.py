"""Calendars combine as sets of moments do, in every zone, and what is left uncovered is told exactly."""

import pickle
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar, Holidays, UsageError
from xborder_support.calendars import Period, Season, hand_overs

_TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]}, holidays=[Holidays(territory="JP")])
_BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"}, closed=["2026-01-06"])
_DENVER = BusinessCalendar(time_zone="America/Denver", weekly={"mon-sat": "08:00-20:00", "sun": "22:00-04:00"})
_LORD_HOWE = BusinessCalendar(time_zone="Australia/Lord_Howe", weekly={"mon-sun": ["22:30-02:15", "09:00:01-09:00:02"]})
_RAMADAN = BusinessCalendar(
    time_zone="Asia/Dubai", weekly={"mon-fri": "09:00-18:00"}, seasons=[Season.ramadan(hours={"mon-fri": "10:00-16:00"})]
)
_ALL = [_TOKYO, _BERLIN, _DENVER, _LORD_HOWE, _RAMADAN]
_INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  (the zone follows)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(_ALL), st.sampled_from(_ALL), _INSTANTS)
def test_a_moment_is_open_by_the_logic_of_the_sign(one: BusinessCalendar, other: BusinessCalendar, t: datetime) -> None:
    assert (one & other).is_open(t) == (one.is_open(t) and other.is_open(t))
    assert (one | other).is_open(t) == (one.is_open(t) or other.is_open(t))
    assert (one - other).is_open(t) == (one.is_open(t) and not other.is_open(t))


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(_ALL), st.sampled_from(_ALL), _INSTANTS, st.timedeltas(timedelta(), timedelta(days=30)))
def test_durations_obey_the_laws_of_sets(one: BusinessCalendar, other: BusinessCalendar, a: datetime, span: timedelta) -> None:
    b = a + span
    both, either, rest = (combined.business_duration(a, b) for combined in (one & other, one | other, one - other))
    assert both + either == one.business_duration(a, b) + other.business_duration(a, b)
    assert rest + both == one.business_duration(a, b)
    gaps = (one | other).gaps(a, b)
    assert sum((gap.end - gap.start for gap in gaps), timedelta()) == span - either


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(_ALL), st.sampled_from(_ALL), _INSTANTS, st.integers(1, 30_000))
def test_due_times_of_a_combination_turn_back(one: BusinessCalendar, other: BusinessCalendar, t: datetime, seconds: int) -> None:
    combined, length = one | other, timedelta(seconds=seconds)
    assert combined.business_duration(t, combined.add(t, length)) == length
    assert combined.business_duration(t, combined.add(t, length, "next_open")) == length
    assert combined.business_duration(combined.subtract(t, length), t) == length
    assert combined.is_open(combined.next_open(t))
    assert not combined.is_open(combined.next_close(t))


def test_a_call_is_possible_where_both_are_there() -> None:
    call = _TOKYO & _BERLIN
    monday = datetime(2026, 1, 19, tzinfo=UTC)
    assert call.periods(monday, monday + timedelta(days=1)) == [(monday.replace(hour=8), monday.replace(hour=9))]
    assert call.add(monday, timedelta(minutes=90)) == datetime(2026, 1, 20, 8, 30, tzinfo=UTC)


def test_the_sun_is_followed_or_the_exact_gaps_are_printed() -> None:
    sites = [
        BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": "09:00-17:00"}),
        BusinessCalendar(time_zone="Europe/London", weekly={"mon-sun": "08:00-17:00"}),
        BusinessCalendar(time_zone="America/Los_Angeles", weekly={"mon-sun": "08:00-16:00"}),
    ]
    world = sites[0] | sites[1] | sites[2]
    winter, summer = datetime(2026, 1, 12, tzinfo=UTC), datetime(2026, 7, 13, tzinfo=UTC)
    week = timedelta(days=7)
    assert world.gaps(winter, winter + week) == []
    assert world.business_duration(winter, winter + week) == timedelta(hours=168)
    gaps = world.gaps(summer, summer + timedelta(days=1))
    assert gaps == [(summer.replace(hour=23), summer.replace(hour=23) + timedelta(hours=1))]
    assert gaps[0].text(*world.time_zones) == (
        "2026-07-13 23:00 to 2026-07-14 00:00 UTC, 2026-07-14 08:00 to 09:00 Asia/Tokyo, "
        "2026-07-14 00:00 to 01:00 Europe/London, 2026-07-13 16:00 to 17:00 America/Los_Angeles"
    )
    assert world.next_close(summer) == summer.replace(hour=23)
    with pytest.raises(UsageError) as caught:
        (world | BusinessCalendar(time_zone="UTC", weekly={"mon-sun": "00:00-24:00"})).next_close(summer)
    assert caught.value.code == "no-close"


def test_gaps_of_nothing_and_of_everything() -> None:
    start, end = datetime(2026, 1, 10, tzinfo=UTC), datetime(2026, 1, 11, tzinfo=UTC)
    assert _BERLIN.gaps(start, end) == [Period(start, end)]
    assert _BERLIN.gaps(start, start) == []
    with pytest.raises(UsageError) as caught:
        _BERLIN.gaps(end, start)
    assert caught.value.code == "reversed-range"


def test_a_business_day_of_a_combination_is_a_local_date_with_open_time() -> None:
    call = _TOKYO & _BERLIN
    friday = datetime(2026, 1, 9, 8, 30, tzinfo=UTC)
    assert call.add_business_days(friday, 1) == datetime(2026, 1, 13, 9, tzinfo=UTC)  # Monday is a holiday in Tokyo
    assert call.business_days_between(friday, datetime(2026, 1, 16, tzinfo=UTC)) == 4
    assert (_DENVER | _LORD_HOWE).add_business_days(datetime(2026, 1, 5, 12, tzinfo=UTC), 1) > datetime(2026, 1, 6, tzinfo=UTC)
    always = _TOKYO | BusinessCalendar(time_zone="UTC", weekly={"mon-sun": "00:00-24:00"})
    assert always.add_business_days(datetime(2026, 1, 9, 3, tzinfo=UTC), 1) == datetime(2026, 1, 10, 15, tzinfo=UTC)


def test_the_dates_are_those_of_the_first_calendar() -> None:
    assert (_TOKYO & _BERLIN).time_zone.key == "Asia/Tokyo"
    assert (_BERLIN & _TOKYO).time_zone.key == "Europe/Berlin"
    assert (_BERLIN | _TOKYO | _BERLIN).time_zones == ("Europe/Berlin", "Asia/Tokyo")
    assert _BERLIN.time_zones == ("Europe/Berlin",)


def test_calendars_that_never_meet_say_so() -> None:
    mornings = BusinessCalendar(time_zone="UTC", weekly={"mon": "08:00-09:00"})
    evenings = BusinessCalendar(time_zone="UTC", weekly={"mon": "18:00-19:00"})
    now = datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(UsageError) as caught:
        (mornings & evenings).next_open(now)
    assert caught.value.code == "no-open-time"
    with pytest.raises(UsageError) as caught:
        (mornings & evenings).subtract(now, timedelta(hours=1))
    assert caught.value.code == "no-open-time"
    assert not (mornings & evenings).is_open(now)


def test_a_combination_knows_what_both_calendars_know() -> None:
    short = BusinessCalendar(time_zone="Asia/Dubai", weekly={"mon": "09:00-18:00"}, seasons=[Season.ramadan(hours={"mon": "10:00-16:00"})])
    both = _BERLIN | short
    for t, code in ((datetime(2099, 1, 1, tzinfo=UTC), "hijri-out-of-range"), (datetime(1899, 1, 1, tzinfo=UTC), "calendar-out-of-range")):
        with pytest.raises(UsageError) as caught:
            both.is_open(t)
        assert caught.value.code == code


def test_the_rim_of_what_two_zones_know_is_refused_and_not_guessed() -> None:
    east = BusinessCalendar(time_zone="Pacific/Kiritimati", weekly={"mon-sun": "00:00-24:00"})
    west = BusinessCalendar(time_zone="Pacific/Pago_Pago", weekly={"mon-sun": "00:00-24:00"})
    last_of_the_west = datetime(2199, 12, 31, 20, tzinfo=UTC)  # already 2200 in Kiritimati
    assert west.is_open(last_of_the_west)
    for combined in (east | west, west | east):
        assert combined.is_open(datetime(2199, 12, 31, 9, tzinfo=UTC))
        with pytest.raises(UsageError) as caught:
            combined.is_open(last_of_the_west)
        assert caught.value.code == "calendar-out-of-range"


def test_combinations_are_values() -> None:
    combined = (_TOKYO | _BERLIN) - _RAMADAN
    assert pickle.loads(pickle.dumps(combined)) == combined
    assert BusinessCalendar.from_json(combined.to_json()) == combined
    assert combined.digest == ((_TOKYO | _BERLIN) - _RAMADAN).digest
    assert len({combined, _TOKYO | _BERLIN, _TOKYO & _BERLIN, _BERLIN | _TOKYO}) == 4
    with pytest.raises(TypeError):
        _TOKYO & "Europe/Berlin"  # type: ignore[operator]


def test_the_closure_of_a_combination_is_told_by_the_first_part_that_is_closed() -> None:
    holiday = datetime(2026, 1, 12, 8, 30, tzinfo=UTC)
    closure = (_BERLIN & _TOKYO).closure(holiday)
    assert closure is not None
    assert (closure.kind, closure.name("ja"), closure.next_open_at) == ("holiday", "成人の日", datetime(2026, 1, 13, 8, tzinfo=UTC))
    taken = (_BERLIN - _TOKYO).closure(datetime(2026, 1, 13, 8, 30, tzinfo=UTC))
    assert taken is not None
    assert (taken.kind, taken.first_on, taken.last_on) == ("outside_hours", date(2026, 1, 13), date(2026, 1, 13))


def test_hand_overs_name_who_leaves_and_who_stays() -> None:
    sites = {"tokyo": _TOKYO, "berlin": _BERLIN, "denver": _DENVER}
    points = hand_overs(sites, datetime(2026, 1, 13, tzinfo=UTC), datetime(2026, 1, 14, 3, tzinfo=UTC))
    assert [(f"{point.at:%d %H:%M}", point.leaving, point.present, point.overlap) for point in points] == [
        ("13 03:00", ("tokyo", "denver"), (), timedelta()),
        ("13 09:00", ("tokyo",), ("berlin",), timedelta(hours=1)),
        ("13 17:00", ("berlin",), ("denver",), timedelta(hours=2)),
        ("14 03:00", ("tokyo", "denver"), (), timedelta()),
    ]
    assert hand_overs({}, datetime(2026, 1, 13, tzinfo=UTC), datetime(2026, 1, 14, tzinfo=UTC)) == []


def test_a_site_that_opens_as_another_closes_takes_over_without_overlap() -> None:
    early = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": "00:00-12:00"})
    late = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": "12:00-24:00"})
    start = datetime(2026, 1, 13, 6, tzinfo=UTC)
    points = hand_overs({"early": early, "late": late}, start, start.replace(hour=12))
    assert [(point.leaving, point.present, point.overlap) for point in points] == [(("early",), ("late",), timedelta())]
    assert hand_overs({"early": early, "late": late}, start.replace(hour=12), start.replace(hour=13)) == []
