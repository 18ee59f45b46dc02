"""Laws that hold for every calendar and every instant, to the microsecond."""

from datetime import UTC, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar
from xborder_support.calendars import Landing
from xborder_support.terms import known_time_zones

_ZONES = sorted(known_time_zones())
_LANDINGS: tuple[Landing, ...] = ("close", "next_open")


def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


_HOURS = st.builds(lambda a, b: f"{_clock(a)}-{_clock(b)}", st.integers(0, 86_399), st.integers(0, 86_400))
_HOURS_OF_DAY = st.lists(_HOURS, max_size=3)
_DATES = st.dates(datetime(2023, 12, 1, tzinfo=UTC).date(), datetime(2025, 1, 31, tzinfo=UTC).date())
_CALENDARS = st.builds(
    lambda zone, hours, exceptions, breaks: BusinessCalendar(time_zone=zone, weekly=hours, exceptions=exceptions, breaks=breaks),
    st.sampled_from(_ZONES),
    st.fixed_dictionaries(
        {"mon-wed": st.just(["08:00-12:00", "20:00-02:00"]), "thu": _HOURS_OF_DAY, "fri,sat": _HOURS_OF_DAY, "sun": _HOURS_OF_DAY}
    ),
    st.dictionaries(_DATES, _HOURS_OF_DAY, max_size=4),
    st.dictionaries(_DATES, _HOURS_OF_DAY, max_size=4),
)
_INSTANTS = st.datetimes(datetime(2023, 12, 15), datetime(2025, 1, 15), timezones=st.just(UTC))  # noqa: DTZ001  (the zone follows)
_AMOUNTS = st.timedeltas(timedelta(0), timedelta(hours=200))

_quick = settings(max_examples=50, deadline=None)


@_quick
@given(_CALENDARS, _INSTANTS, _INSTANTS, _INSTANTS)
def test_durations_add_up_in_any_order(calendar: BusinessCalendar, a: datetime, b: datetime, c: datetime) -> None:
    assert calendar.business_duration(a, b) + calendar.business_duration(b, c) == calendar.business_duration(a, c)
    assert calendar.business_duration(a, b) == -calendar.business_duration(b, a)
    assert calendar.business_seconds(a, b) == calendar.business_duration(a, b) // timedelta(seconds=1)
    assert timedelta(0) <= calendar.business_duration(min(a, b), max(a, b)) <= abs(b - a)


@_quick
@given(_CALENDARS, _INSTANTS, _AMOUNTS)
def test_what_is_added_has_passed_under_both_landings(calendar: BusinessCalendar, t: datetime, amount: timedelta) -> None:
    near, far = (calendar.add(t, amount, landing) for landing in _LANDINGS)
    assert t <= near <= far
    assert calendar.business_duration(t, near) == calendar.business_duration(t, far) == amount
    assert calendar.is_open(far)


@_quick
@given(_CALENDARS, _INSTANTS, _AMOUNTS)
def test_what_is_subtracted_has_passed_under_both_landings(calendar: BusinessCalendar, t: datetime, amount: timedelta) -> None:
    near, far = (calendar.subtract(t, amount, landing) for landing in _LANDINGS)
    assert far <= near <= t
    assert calendar.business_duration(near, t) == calendar.business_duration(far, t) == amount


@_quick
@given(_CALENDARS, _INSTANTS, _AMOUNTS)
def test_subtract_inverts_add(calendar: BusinessCalendar, t: datetime, amount: timedelta) -> None:
    due = calendar.add(t, amount)
    earliest, latest = (calendar.subtract(due, amount, landing) for landing in ("next_open", "close"))
    assert earliest <= t <= latest
    assert not calendar.business_duration(earliest, latest)
    assume(calendar.is_open(t) and amount)
    assert latest == t


@_quick
@given(_CALENDARS, _INSTANTS, _INSTANTS)
def test_periods_sum_to_the_duration_and_are_maximal(calendar: BusinessCalendar, a: datetime, b: datetime) -> None:
    start, end = sorted((a, b))
    periods = calendar.periods(start, end)
    assert sum((period.end - period.start for period in periods), timedelta(0)) == calendar.business_duration(start, end)
    edges = [edge for period in periods for edge in period]
    assert edges == sorted(set(edges))
    assert all(calendar.is_open(period.start) for period in periods)
    assert not any(calendar.is_open(period.end) for period in periods if period.end < end)


@_quick
@given(_CALENDARS, _INSTANTS)
def test_the_next_opening_is_open_and_the_next_close_is_not(calendar: BusinessCalendar, t: datetime) -> None:
    opening, close = calendar.next_open(t), calendar.next_close(t)
    assert t <= opening < close
    assert calendar.is_open(opening)
    assert not calendar.is_open(close)
    assert calendar.is_open(t) == (opening == t)
    assert calendar.business_duration(t, close) == close - opening
    assert (calendar.closure(t) is None) == calendar.is_open(t)


@settings(max_examples=15, deadline=None)
@given(_CALENDARS, _INSTANTS, st.integers(1995, 2060), _AMOUNTS)
def test_what_was_asked_before_changes_no_answer(calendar: BusinessCalendar, t: datetime, year: int, amount: timedelta) -> None:
    fresh = (calendar.add(t, amount), calendar.subtract(t, amount), calendar.next_close(t))
    calendar.is_open(datetime(year, 6, 1, tzinfo=UTC))
    assert (calendar.add(t, amount), calendar.subtract(t, amount), calendar.next_close(t)) == fresh


@_quick
@given(_INSTANTS, st.sampled_from(_ZONES), st.integers(1, 40))
def test_a_business_day_closes_where_the_last_period_of_its_date_ends(t: datetime, zone: str, n: int) -> None:
    calendar = BusinessCalendar(time_zone=zone, weekly={"mon-thu": ["04:00-11:00", "12:30-18:00"], "sat": "05:00-10:00"})
    zone_info = calendar.time_zone
    closes: dict[object, datetime] = {}
    for period in calendar.periods(t, t + timedelta(days=80)):
        closes[period.end.astimezone(zone_info).date()] = period.end
    closes.pop(t.astimezone(zone_info).date(), None)
    assert calendar.add_business_days(t, n) == list(closes.values())[n - 1]
