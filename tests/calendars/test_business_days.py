"""Business days are counted as people count them, forwards, backwards, and between."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar, Holidays, UsageError

_BERLIN = BusinessCalendar(
    time_zone="Europe/Berlin", weekly={"mon-thu": ["09:00-12:00", "13:00-18:00"], "fri": "09:00-15:00"}, holidays=[Holidays(territory="DE")]
)
_NIGHT = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "22:00-06:00"})


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=_BERLIN.time_zone)


@pytest.mark.parametrize(
    ("calendar", "start", "n", "opening"),
    [
        (_BERLIN, "2026-01-12 10:00", 1, "2026-01-09 09:00"),
        (_BERLIN, "2026-01-10 10:00", 1, "2026-01-09 09:00"),
        (_BERLIN, "2026-01-09 08:00", 1, "2026-01-08 09:00"),
        (_BERLIN, "2026-04-07 23:59", 1, "2026-04-02 09:00"),
        (_BERLIN, "2026-04-07 10:00", 3, "2026-03-31 09:00"),
        (_NIGHT, "2026-01-14 02:00", 1, "2026-01-12 22:00"),  # still Tuesday's shift
        (_NIGHT, "2026-01-14 06:00", 1, "2026-01-13 22:00"),
        (_NIGHT, "2026-01-14 06:00", 2, "2026-01-12 22:00"),
    ],
)
def test_the_first_opening_so_many_days_before(calendar: BusinessCalendar, start: str, n: int, opening: str) -> None:
    assert calendar.subtract_business_days(_at(start), n) == _at(opening)


@pytest.mark.parametrize(
    ("calendar", "a", "b", "days"),
    [
        (_BERLIN, "2026-01-09 10:00", "2026-01-09 17:00", 0),
        (_BERLIN, "2026-01-09 23:00", "2026-01-12 00:00", 1),
        (_BERLIN, "2026-01-10 10:00", "2026-01-11 17:00", 0),
        (_BERLIN, "2026-04-02 10:00", "2026-04-07 08:00", 1),
        (_BERLIN, "2026-04-07 08:00", "2026-04-02 10:00", -1),
        (_BERLIN, "2025-12-31 10:00", "2026-12-31 10:00", 254),  # 261 weekdays, seven of them holidays
        (_NIGHT, "2026-01-13 23:00", "2026-01-14 05:59", 0),
        (_NIGHT, "2026-01-13 23:00", "2026-01-14 06:00", 1),
    ],
)
def test_the_days_between(calendar: BusinessCalendar, a: str, b: str, days: int) -> None:
    assert calendar.business_days_between(_at(a), _at(b)) == days


def test_the_number_of_weekday_holidays_behind_the_count_of_a_year() -> None:
    weekdays = sum((datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)).weekday() < 5 for day in range(365))
    free = [holiday.on for holiday in Holidays(territory="DE").in_year(2026) if holiday.on.weekday() < 5]
    assert _BERLIN.business_days_between(_at("2025-12-31 10:00"), _at("2026-12-31 10:00")) == weekdays - len(free)


@pytest.mark.parametrize(
    ("calendar", "start", "n", "due"),
    [
        (_BERLIN, "2026-01-09 14:30", 1, "2026-01-12 14:30"),
        (_BERLIN, "2026-01-08 16:30", 1, "2026-01-12 09:00"),  # Friday ends at 15:00
        (_BERLIN, "2026-01-12 12:30", 1, "2026-01-13 13:00"),  # over lunch
        (_BERLIN, "2026-01-12 05:00", 1, "2026-01-13 09:00"),
        (_BERLIN, "2026-03-27 10:00", 1, "2026-03-30 10:00"),  # over a change of the clock
        (_BERLIN, "2026-01-12 10:00:00.000001", 2, "2026-01-14 10:00:00.000001"),
        (_NIGHT, "2026-01-14 02:00", 1, "2026-01-15 02:00"),
        (_NIGHT, "2026-01-17 02:00", 1, "2026-01-20 02:00"),  # Friday's shift, then Monday's
        (_NIGHT, "2026-01-14 12:00", 1, "2026-01-15 22:00"),
    ],
)
def test_the_same_time_on_another_business_day(calendar: BusinessCalendar, start: str, n: int, due: str) -> None:
    assert calendar.same_time_next_business_day(_at(start), n) == _at(due)


def test_the_next_one_is_the_default() -> None:
    assert _BERLIN.same_time_next_business_day(_at("2026-01-12 10:00")) == _at("2026-01-13 10:00")


@pytest.mark.parametrize("n", [0, -1, 1.0, True, "1", None])
@pytest.mark.parametrize("ask", ["add_business_days", "subtract_business_days", "same_time_next_business_day"])
def test_days_are_counted_in_whole_numbers_from_one(ask: str, n: object) -> None:
    with pytest.raises(UsageError) as caught:
        getattr(_BERLIN, ask)(_at("2026-01-12 10:00"), n)
    assert caught.value.code == "bad-count"


def test_a_search_beyond_what_is_known_ends_with_its_reason() -> None:
    single = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2026-11-20": "09:00-10:00", "2026-11-23": "09:00-10:00"})
    now = datetime(2026, 11, 22, tzinfo=UTC)
    assert single.subtract_business_days(now, 1) == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert single.add_business_days(now, 1) == datetime(2026, 11, 23, 10, tzinfo=UTC)
    for ask in (single.add_business_days, single.subtract_business_days):
        with pytest.raises(UsageError) as caught:
            ask(now, 2)
        assert caught.value.code in {"no-open-time", "calendar-out-of-range"}


_INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  (the zone follows)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([_BERLIN, _NIGHT]), _INSTANTS, st.integers(1, 300))
def test_the_counts_agree_with_each_other(calendar: BusinessCalendar, t: datetime, n: int) -> None:
    tick = timedelta.resolution
    close, opening = calendar.add_business_days(t, n), calendar.subtract_business_days(t, n)
    assert calendar.business_days_between(t, close - tick) == n
    between = calendar.business_days_between(t, opening)
    assert between in {-n, -n + 1}  # one less where t is on no business day, and so after the last one
    assert calendar.business_days_between(opening, t) == -between
    assert calendar.is_open(calendar.same_time_next_business_day(t, n))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([_BERLIN, _NIGHT]), _INSTANTS, _INSTANTS, _INSTANTS)
def test_days_between_add_up(calendar: BusinessCalendar, a: datetime, b: datetime, c: datetime) -> None:
    between = calendar.business_days_between
    assert between(a, b) + between(b, c) == between(a, c)
    assert between(a, b) == -between(b, a)
