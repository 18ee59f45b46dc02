"""Laws that every deadline keeps, against a day-by-day count of our own."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar, Holidays
from xborder_support.calendars.deadlines import (
    CutOff,
    Term,
    deadline_after,
    deadline_before,
    end_of_day,
    list_period_rules,
    same_time_after,
    same_time_before,
)
from xborder_support.terms import time_zone

_GERMANY = Holidays(territory="DE")
_HOLIDAYS = frozenset(day for year in range(2019, 2033) for day in _GERMANY.dates(year))
_DESK = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00", "sat": "10:00-14:00"}, holidays=[_GERMANY])
_ZONES = ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Chatham", "Asia/Tokyo", "UTC"]

_START = datetime(2020, 1, 1, tzinfo=UTC)
_instants = st.timedeltas(timedelta(0), timedelta(days=3_287)).map(lambda passed: _START + passed)
_dates = st.dates(date(2020, 1, 1), date(2030, 12, 31))
_rest_days = st.sets(st.integers(1, 7), max_size=5)
_units = st.sampled_from(["calendar_days", "business_days", "weeks", "months", "years"])
_counts = st.integers(1, 15)
_laws = st.sampled_from(list_period_rules())
_zones = st.sampled_from(_ZONES)


def _works(day: date, rest_days: set[int]) -> bool:
    return day.isoweekday() not in rest_days and day not in _HOLIDAYS


def _last_on(day: date, term: Term, *, rules: str = "eu-1182-71", rest_days: set[int] | None = None) -> date:
    rest = {6, 7} if rest_days is None else rest_days
    return deadline_after(day, term, rules=rules, time_zone="Europe/Berlin", holidays=[_GERMANY], rest_days=rest).last_on


@settings(max_examples=120)
@given(_dates.filter(lambda day: day.year < 2029), st.integers(1, 40), _rest_days)
def test_days_of_the_regulation_agree_with_a_day_by_day_count(day: date, count: int, rest_days: set[int]) -> None:
    last, working = day, 0
    while (last - day).days < count or not _works(last, rest_days) or (count >= 2 and working < 2):
        last += timedelta(days=1)
        working += _works(last, rest_days)
    assert _last_on(day, Term(count, "calendar_days"), rest_days=rest_days) == last


@settings(max_examples=80)
@given(st.dates(date(2020, 1, 1), date(2027, 12, 31)), st.integers(1, 3), _units, _laws, _rest_days)
def test_a_longer_term_and_a_later_event_never_end_earlier(day: date, count: int, unit: str, law: str, rest: set[int]) -> None:
    term, longer = Term(count, unit), Term(count + 1, unit)  # type: ignore[arg-type]
    found = _last_on(day, term, rules=law, rest_days=rest)
    assert found > day
    assert found <= _last_on(day, longer, rules=law, rest_days=rest)
    assert found <= _last_on(day + timedelta(days=1), term, rules=law, rest_days=rest)


@settings(max_examples=80)
@given(st.dates(date(2020, 1, 1), date(2027, 12, 31)), st.integers(1, 3), _units, _rest_days)
def test_the_regulation_never_ends_on_a_rest_day_and_leaves_two_working_days(day: date, count: int, unit: str, rest: set[int]) -> None:
    term = Term(count, unit)  # type: ignore[arg-type]
    last = _last_on(day, term, rest_days=rest)
    assert _works(last, rest)
    passed = [day + timedelta(days=after) for after in range(1, (last - day).days + 1)]
    assert sum(_works(each, rest) for each in passed) >= (1 if str(term).endswith(" day") else 2)


@settings(max_examples=80)
@given(_dates.filter(lambda day: 2023 < day.year < 2030), st.integers(1, 3), _units, _rest_days)
def test_counted_back_two_working_days_lie_between(day: date, count: int, unit: str, rest: set[int]) -> None:
    term = Term(count, unit)  # type: ignore[arg-type]
    found = deadline_before(day, term, rules="eu-1182-71", time_zone="Europe/Berlin", holidays=[_GERMANY], rest_days=rest)
    between = [day - timedelta(days=before) for before in range(1, (day - found.last_on).days)]
    assert found.ends_at == end_of_day(found.last_on, time_zone="Europe/Berlin")
    assert sum(_works(each, rest) for each in between) >= (
        0 if str(term) == "1 calendar day" else 1 if str(term) == "1 business day" else 2
    )


@settings(max_examples=150)
@given(_instants, _counts, _units, _zones)
def test_a_deadline_is_the_end_of_its_last_day_and_after_the_event(at: datetime, count: int, unit: str, zone: str) -> None:
    found = deadline_after(at, Term(count, unit), rules="eu-1182-71", time_zone=zone, holidays=[])  # type: ignore[arg-type]
    assert found.ends_at > at
    assert found.ends_at == end_of_day(found.last_on, time_zone=zone)
    assert (found.ends_at - timedelta(microseconds=1)).astimezone(time_zone(zone)).date() == found.last_on
    assert found.ends_at.astimezone(time_zone(zone)).date() > found.last_on
    assert found.explain().count("\n") == len(found.reasons)


@settings(max_examples=100)
@given(_instants, st.integers(1, 200), _laws, _zones)
def test_hours_leave_between_none_and_one_hour_beside_those_counted(at: datetime, count: int, law: str, zone: str) -> None:
    rest: tuple[int, ...] = ()
    after = deadline_after(at, Term(count, "hours"), rules=law, time_zone=zone, holidays=[], rest_days=rest).ends_at - at
    before = at - deadline_before(at, Term(count, "hours"), rules=law, time_zone=zone, holidays=[], rest_days=rest).ends_at
    assert timedelta(hours=count) <= after <= timedelta(hours=count + 1)
    assert timedelta(hours=count) <= before < timedelta(hours=count + 1)


@settings(max_examples=150)
@given(_instants, _counts, st.sampled_from(["calendar_days", "weeks", "months", "years"]), _zones)
def test_the_same_wall_time_is_kept_wherever_the_clock_shows_it(at: datetime, count: int, unit: str, zone: str) -> None:
    term = Term(count, unit)  # type: ignore[arg-type]
    shown = at.astimezone(time_zone(zone))
    for found in (same_time_after(at, term, time_zone=zone), same_time_before(at, term, time_zone=zone)):
        landed = found.astimezone(time_zone(zone))
        exists = landed.replace(hour=shown.hour, minute=shown.minute, second=shown.second, microsecond=shown.microsecond, fold=0)
        assert landed.time() == shown.time() or exists.astimezone(UTC).astimezone(time_zone(zone)).time() != exists.time()
        assert landed.fold == 0


@settings(max_examples=100)
@given(_instants.filter(lambda at: at.year > 2021), _counts, _zones)
def test_days_after_and_days_before_undo_each_other_where_no_clock_changes(at: datetime, count: int, zone: str) -> None:
    term = Term(count, "calendar_days")
    later = same_time_after(at, term, time_zone=zone)
    if (later - at) == timedelta(days=count) and at.astimezone(time_zone(zone)).fold == 0:
        assert same_time_before(later, term, time_zone=zone) == at


@settings(max_examples=100)
@given(_instants, st.integers(0, 12), st.sampled_from(["00:00", "09:30", "14:00", "24:00"]), st.integers(0, 72))
def test_a_cut_off_counts_the_days_on_which_the_desk_works(at: datetime, days: int, cut_off: str, hours: int) -> None:
    orders = CutOff(at=cut_off, calendar=_DESK)
    shown = at.astimezone(time_zone("Europe/Berlin"))
    day = shown.date() if f"{shown:%H:%M}" < cut_off else shown.date() + timedelta(days=1)
    while not _works(day, {7}):
        day += timedelta(days=1)
    assert orders.day_of(at) == day
    left = days
    while left:
        day += timedelta(days=1)
        left -= _works(day, {7})
    assert orders.due(at, days=days).last_on == day
    assert orders.due(at, days=days).ends_at <= orders.due(at + timedelta(hours=hours), days=days).ends_at
    assert orders.due(at, days=days).ends_at > at
