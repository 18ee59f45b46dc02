"""What lies at the rim of hours, dates and years is answered rightly or refused by name: pauses before midnight, skipped dates, folds."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import reduce
from operator import or_
from typing import Any

import pytest

from xborder_support import BusinessCalendar, ConfigurationError, Holidays, UsageError
from xborder_support.calendars import PrayerPause, Season, hand_overs

_ALL_DAY = {"mon-sun": "00:00-24:00"}
_EARLY_FAJR = PrayerPause(latitude=57, longitude=10, method="MY", prayers=("fajr",), before_minutes=120)
_COPENHAGEN = BusinessCalendar(time_zone="Europe/Copenhagen", weekly=_ALL_DAY, prayer=_EARLY_FAJR)
_TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"}, holidays=[Holidays(territory="JP")])
_UTC = BusinessCalendar(time_zone="UTC", weekly=_ALL_DAY)


def _code(question: Callable[..., object], *given: object) -> str:
    with pytest.raises(UsageError) as caught:
        question(*given)
    assert caught.value.hint
    return caught.value.code


def test_a_pause_that_begins_before_midnight_is_explained_as_it_is_counted() -> None:
    a, b = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 20, tzinfo=UTC)
    explanation = _COPENHAGEN.explain(a, b)
    assert explanation.counted == _COPENHAGEN.business_duration(a, b) < b - a
    eve = next(
        segment
        for segment in explanation.segments
        if segment.cause.kind == "prayer" and segment.start.astimezone(_COPENHAGEN.time_zone).hour == 23
    )
    closure = _COPENHAGEN.closure(eve.start)
    assert closure is not None
    assert (closure.kind, closure.cause.prayer, closure.next_open_at) == ("prayer", "fajr", eve.end)
    assert closure.name("tr") == "İmsak" or closure.name("tr") == eve.cause.name("tr")
    assert closure.name_language("tr") == "tr"


@pytest.mark.parametrize(
    ("zone", "skipped"),
    [("Pacific/Kwajalein", date(1993, 8, 21)), ("Pacific/Kiritimati", date(1994, 12, 31)), ("Pacific/Apia", date(2011, 12, 30))],
)
def test_a_night_before_a_skipped_date_runs_on_after_it(zone: str, skipped: date) -> None:
    calendar = BusinessCalendar(time_zone=zone, weekly={"mon-sun": "18:00-06:00"})
    middle = datetime(skipped.year, skipped.month, skipped.day, tzinfo=UTC)
    a, b = middle - timedelta(days=3), middle + timedelta(days=3)
    assert calendar.explain(a, b).counted == calendar.business_duration(a, b)
    dawn = datetime(skipped.year, skipped.month, skipped.day, tzinfo=calendar.time_zone) + timedelta(days=1, hours=3)
    assert calendar.is_open(dawn)
    assert calendar.explain(dawn, dawn + timedelta(minutes=1)).segments[0].cause.kind == "hours"


@pytest.mark.parametrize("year", [1500, 1899, 1930, 2150, 2300, 9998])
def test_an_explanation_refuses_the_years_that_the_answer_refuses(year: int) -> None:
    a, b = datetime(year, 6, 1, tzinfo=UTC), datetime(year, 6, 9, tzinfo=UTC)
    assert _code(lambda: _TOKYO.explain(a, b)) == _code(lambda: _TOKYO.business_duration(a, b))
    assert _code(lambda: (_TOKYO | _UTC).explain(a, b)) == _code(lambda: (_TOKYO | _UTC).business_duration(a, b))


def test_hours_within_an_hour_that_comes_twice_are_published_up_to_its_end() -> None:
    both = BusinessCalendar(time_zone="Europe/Berlin", weekly=_ALL_DAY) & BusinessCalendar(time_zone="UTC", weekly={"sun": "00:30-01:15"})
    fold = date(2026, 10, 25)
    assert [(hours["opens"], hours["closes"]) for hours in both.to_schema_org(fold, fold)] == [("02:30", "03:00")]


def test_an_overlap_is_as_long_whenever_the_question_begins() -> None:
    sites = {"week": BusinessCalendar(time_zone="UTC", weekly={"mon-fri": "00:00-24:00"}), "always": _UTC}
    friday_night = datetime(2026, 1, 10, tzinfo=UTC)
    for days in (1, 4, 5):
        (point,) = hand_overs(sites, friday_night - timedelta(days=days), friday_night)
        assert (point.at, point.leaving, point.present, point.overlap) == (friday_night, ("week",), ("always",), timedelta(days=5))
    start = datetime(1900, 1, 1, tzinfo=UTC)
    assert [point.at for point in hand_overs(sites, start, start + timedelta(days=6))] == [datetime(1900, 1, 6, tzinfo=UTC)]


def test_open_since_goes_back_to_the_opening_and_no_further_than_what_is_known() -> None:
    friday = datetime(2026, 1, 9, 3, tzinfo=UTC)
    assert _TOKYO.open_since(friday) == datetime(2026, 1, 9, tzinfo=UTC)
    assert _TOKYO.open_since(datetime(2026, 1, 9, tzinfo=UTC)) == datetime(2026, 1, 9, tzinfo=UTC)
    assert _TOKYO.open_since(datetime(2026, 1, 9, 9, tzinfo=UTC)) is None
    assert _UTC.open_since(friday) == datetime(1900, 1, 1, tzinfo=UTC)


def test_closed_ranges_that_meet_are_more_than_one_range_where_they_are_long() -> None:
    closed = ["2020-01-01..2029-12-31", "2030-01-01..2035-12-31"]
    calendar = BusinessCalendar(time_zone="UTC", weekly=_ALL_DAY, closed=closed)
    assert BusinessCalendar.from_config(calendar.to_config()) == calendar
    assert len(calendar.to_config()["closed"]) == 2


def test_prayers_that_follow_ramadan_are_known_as_far_as_its_tables() -> None:
    riyadh = BusinessCalendar(
        time_zone="Asia/Riyadh", weekly=_ALL_DAY, prayer=PrayerPause(latitude=24.7, longitude=46.7, method="SA", prayers=("isha",))
    )
    assert riyadh.is_open(datetime(2075, 12, 31, 20, tzinfo=UTC))
    assert (riyadh | _UTC).is_open(datetime(2075, 6, 1, tzinfo=UTC))
    assert {_code(riyadh.is_open, datetime(year, 6, 1, tzinfo=UTC)) for year in (1925, 2076)} == {"hijri-out-of-range"}
    assert _code(lambda: riyadh.is_open(datetime(2300, 6, 1, tzinfo=UTC))) == "calendar-out-of-range"
    noon = PrayerPause(latitude=24.7, longitude=46.7, method="SA", prayers=("dhuhr",))
    assert BusinessCalendar(time_zone="Asia/Riyadh", weekly=_ALL_DAY, prayer=noon).is_open(datetime(2150, 6, 1, tzinfo=UTC))


def test_many_calendars_of_one_sign_are_one_combination() -> None:
    sites = [BusinessCalendar(time_zone="UTC", weekly={"mon": f"{minute // 60:02}:{minute % 60:02}-24:00"}) for minute in range(300)]
    world = reduce(or_, sites)
    monday = datetime(2026, 1, 12, tzinfo=UTC)
    assert world.business_duration(monday, monday + timedelta(days=7)) == timedelta(days=1)
    assert len(world.to_config()["any_of"]) == 300
    assert (sites[0] | (sites[1] | sites[2])) == ((sites[0] | sites[1]) | sites[2])
    assert ((sites[0] - sites[1]) - sites[2]).to_config() == {"without": [site.to_config() for site in sites[:3]]}
    assert (sites[0] - (sites[1] - sites[2])) != ((sites[0] - sites[1]) - sites[2])


def test_what_is_taken_away_by_any_of_several_names_them() -> None:
    left = (_UTC - _TOKYO) - BusinessCalendar(time_zone="Asia/Seoul", weekly={"mon-fri": "09:00-18:00"})
    start = datetime(2026, 1, 14, 3, tzinfo=UTC)
    (segment,) = left.explain(start, start + timedelta(hours=1)).segments
    assert [(cause.kind, cause.time_zone) for cause in segment.causes] == [("taken_away", "Asia/Tokyo"), ("taken_away", "Asia/Seoul")]


def test_combinations_are_not_nested_without_end() -> None:
    def nested(depth: int) -> dict[str, Any]:
        table: dict[str, Any] = {"time_zone": "UTC", "hours": {"mon": "09:00-10:00"}}
        for level in range(depth):
            table = {("any_of", "all_of")[level % 2]: [table, {"time_zone": "UTC", "hours": {"mon": "09:00-10:00"}}]}
        return table

    assert BusinessCalendar.from_config(nested(15)).is_open(datetime(2026, 1, 12, 9, tzinfo=UTC))
    for depth in (17, 5_000):
        assert _code(BusinessCalendar.from_config, nested(depth)) == "too-many-combinations"
    assert _code(lambda: reduce(lambda deep, _: (deep | _UTC) & _TOKYO, range(20), _TOKYO)) == "too-many-combinations"


def test_what_is_stored_is_bounded() -> None:
    assert _code(lambda: BusinessCalendar.from_json(" " * 5_000_001)) == "bad-stored-value"
    decades = ["2020-01-01..2029-12-31"] * 60
    assert _code(lambda: BusinessCalendar(time_zone="UTC", weekly=_ALL_DAY, closed=decades)) == "too-many-dates"
    dates: dict[date, list[str]] = {date.fromordinal(700_000 + day): [] for day in range(120_001)}
    assert _code(lambda: BusinessCalendar(time_zone="UTC", weekly=_ALL_DAY, exceptions=dates)) == "too-many-dates"


def test_the_ends_of_time_are_refused_by_name() -> None:
    first, last = datetime.min.replace(tzinfo=timezone(timedelta(hours=14))), datetime.max.replace(tzinfo=timezone(timedelta(hours=-5)))
    now = datetime(2026, 1, 12, tzinfo=UTC)
    for t in (first, last):
        assert _code(_TOKYO.add, t, timedelta()) == "holidays-out-of-range"
        assert _code(_UTC.subtract, t, timedelta()) == "calendar-out-of-range"
        assert _code(_UTC.explain, t, t) == "calendar-out-of-range"
        assert _code(hand_overs, {"a": _UTC}, t, t) == "calendar-out-of-range"
    for day in (date.min, date(2250, 1, 1), date.max):
        assert _code(_UTC.business_day_after, day) == "calendar-out-of-range"
    assert _code(lambda: _UTC.explain(now, datetime.max.replace(tzinfo=UTC))) == "range-too-long"


def test_an_instant_that_is_missing_is_no_instant() -> None:
    pandas = pytest.importorskip("pandas")
    for question in ("is_open", "next_open", "closure", "open_since"):
        assert _code(getattr(_UTC, question), pandas.NaT) == "not-a-datetime"


def test_the_factory_default_is_no_zone_and_a_city_is_found() -> None:
    with pytest.raises(UsageError):
        BusinessCalendar(time_zone="Factory", weekly=_ALL_DAY)
    for name, hint in (("Dubai", "Asia/Dubai"), ("New York", "America/New_York"), ("JST", "Asia/Tokyo")):
        with pytest.raises(UsageError) as caught:
            BusinessCalendar(time_zone=name, weekly=_ALL_DAY)
        assert hint in str(caught.value.hint)


def test_a_season_that_is_not_known_is_told_before_the_years_are_searched() -> None:
    short = BusinessCalendar(time_zone="UTC", weekly=_ALL_DAY, seasons=[Season.ramadan(hours={})])
    with pytest.raises(UsageError) as caught:
        short.is_open(datetime(2100, 1, 1, tzinfo=UTC))
    assert caught.value.code == "hijri-out-of-range"
    with pytest.raises(ConfigurationError):
        BusinessCalendar.from_config({"time_zone": "UTC", "hours": {}, "seasons": [{"hijri": "ramadhan", "hours": {}}]})
