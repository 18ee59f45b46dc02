"""What holds of prayer times everywhere."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars.prayer import PrayerPause, PrayerTimes, list_prayer_methods, prayer_times

_METHODS = st.sampled_from([method.name for method in list_prayer_methods()])
_ON = st.dates(date(1925, 1, 1), date(2077, 1, 1))
_LATITUDES = st.floats(-48, 48)
_LONGITUDES = st.floats(-170, 170)


def _times(on: date, latitude: float, longitude: float, method: str) -> PrayerTimes:
    """Ask in a zone that fits the longitude."""
    zone = f"Etc/GMT{-round(longitude / 15):+d}"
    return prayer_times(on, latitude=latitude, longitude=longitude, time_zone=zone, method=method)


@settings(max_examples=150)
@given(_ON, _LATITUDES, _LONGITUDES, _METHODS)
def test_the_prayers_follow_each_other(on: date, latitude: float, longitude: float, method: str) -> None:
    times = _times(on, latitude, longitude, method)
    assert times.fajr < times.sunrise < times.dhuhr < times.asr < times.maghrib < times.isha
    assert abs(times.dhuhr.hour * 60 + times.dhuhr.minute - 720) <= 30 + 17 + 5
    assert {moment.second for moment in (times.fajr, times.sunrise, times.dhuhr, times.asr, times.maghrib, times.isha)} == {0}


@settings(max_examples=100)
@given(_ON, st.floats(-45, 45), _LONGITUDES, st.sampled_from(["egyptian", "turkey", "qatar", "singapore", "karachi"]))
def test_times_move_by_minutes_from_day_to_day(on: date, latitude: float, longitude: float, method: str) -> None:
    today, tomorrow = (_times(on + timedelta(days), latitude, longitude, method) for days in (0, 1))
    day = timedelta(days=1)
    moves = [
        abs(tomorrow.fajr - today.fajr - day),
        abs(tomorrow.sunrise - today.sunrise - day),
        abs(tomorrow.dhuhr - today.dhuhr - day),
        abs(tomorrow.asr - today.asr - day),
        abs(tomorrow.maghrib - today.maghrib - day),
        abs(tomorrow.isha - today.isha - day),
    ]
    assert max(moves) <= timedelta(minutes=5)
    assert moves[2] <= timedelta(minutes=1)


@settings(max_examples=100)
@given(_ON, _LATITUDES, st.floats(-8, 3), st.floats(1, 4))
def test_further_west_is_later(on: date, latitude: float, longitude: float, degrees: float) -> None:
    east, west = (
        prayer_times(on, latitude=latitude, longitude=place, time_zone="UTC", method="kuwait") for place in (longitude, longitude - degrees)
    )
    four_minutes_a_degree = timedelta(minutes=4 * degrees)
    for later in (west.sunrise - east.sunrise, west.dhuhr - east.dhuhr, west.asr - east.asr, west.maghrib - east.maghrib):
        assert abs(later - four_minutes_a_degree) <= timedelta(minutes=1, seconds=15)


@settings(max_examples=50)
@given(_ON, _LATITUDES, _LONGITUDES, _METHODS)
def test_the_same_question_has_the_same_answer(on: date, latitude: float, longitude: float, method: str) -> None:
    assert _times(on, latitude, longitude, method) == _times(on, latitude, longitude, method)


@settings(max_examples=10, deadline=None)
@given(st.dates(date(1930, 1, 1), date(2070, 1, 1)), st.integers(0, 40), st.integers(0, 40), _METHODS)
def test_pauses_do_not_depend_on_how_they_are_asked_for(on: date, more: int, split: int, method: str) -> None:
    pause = PrayerPause(latitude=30.04, longitude=31.24, method=method, prayers=("dhuhr", "isha"))
    first = on.toordinal()
    last = first + more
    middle = min(first + split, last)
    whole = pause.slots(first, last, "Africa/Cairo")
    assert whole == sorted(pause.slots(first, middle, "Africa/Cairo") + pause.slots(middle + 1, last, "Africa/Cairo"))
    assert len(whole) == 2 * (more + 1)


@settings(max_examples=10, deadline=None)
@given(_ON, _METHODS)
def test_a_pause_begins_with_the_call(on: date, method: str) -> None:
    pause = PrayerPause(latitude=24.71, longitude=46.68, method=method, prayers=("fajr", "dhuhr", "asr", "maghrib", "isha"))
    slots = pause.slots(on.toordinal(), on.toordinal(), "Asia/Riyadh")
    times = prayer_times(on, latitude=24.71, longitude=46.68, time_zone="Asia/Riyadh", method=method)
    assert [slot.start for slot in slots] == [
        round(moment.timestamp()) for moment in (times.fajr, times.dhuhr, times.asr, times.maghrib, times.isha)
    ]
