"""Where the sun hardly sinks, or does not rise or set at all."""

from datetime import date, timedelta
from typing import Any

import pytest

from xborder_support.calendars.prayer import PrayerMethod, prayer_times
from xborder_support.calendars.prayer.twilight import _season_minutes
from xborder_support.errors import UsageError

_OSLO: dict[str, Any] = {"latitude": 59.91, "longitude": 10.75, "time_zone": "Europe/Oslo"}
_TROMSO: dict[str, Any] = {"latitude": 69.65, "longitude": 18.96, "time_zone": "Europe/Oslo"}


@pytest.mark.parametrize(
    ("method", "rule", "fajr", "isha"),
    [
        ("mwl", "middle_of_the_night", "21T01:19", "22T01:19"),
        ("mwl", "one_seventh", "21T03:09", "21T23:28"),
        ("mwl", "angle_based", "21T02:21", "22T00:12"),
        ("mwl", None, "21T01:19", "22T01:19"),
        ("GB", None, "21T03:09", "21T23:28"),
        ("moonsighting_committee", None, "21T03:09", "21T23:28"),
    ],
)
def test_oslo_at_midsummer_has_a_bound_for_twilight(method: str, rule: Any, fajr: str, isha: str) -> None:
    times = prayer_times(date(2026, 6, 21), method=method, high_latitude=rule, **_OSLO)
    assert (times.fajr.strftime("%dT%H:%M"), times.isha.strftime("%dT%H:%M")) == (fajr, isha)
    assert (times.sunrise.strftime("%dT%H:%M"), times.on) == ("21T03:54", date(2026, 6, 21))


@pytest.mark.parametrize(
    ("method", "fajr", "isha"),
    [("mwl", "06:32", "17:49"), ("GB", "06:43", "17:47"), ("moonsighting_committee", "07:32", "16:55")],
)
def test_oslo_in_december_has_a_true_twilight(method: str, fajr: str, isha: str) -> None:
    times = prayer_times(date(2026, 12, 21), method=method, **_OSLO)
    assert (times.fajr.strftime("%H:%M"), times.isha.strftime("%H:%M")) == (fajr, isha)


@pytest.mark.parametrize("on", [date(2026, 6, 21), date(2026, 12, 21)])
@pytest.mark.parametrize("method", ["mwl", "SA", "IR", "moonsighting_committee"])
def test_tromso_in_june_and_december_has_no_times_to_show(on: date, method: str) -> None:
    with pytest.raises(UsageError, match="does not both rise and set") as refused:
        prayer_times(on, method=method, **_TROMSO)
    assert refused.value.code == "no-sunset"
    assert "at most 65.7 degrees" in str(refused.value.hint)


def test_tromso_in_march_is_like_elsewhere() -> None:
    times = prayer_times(date(2026, 3, 20), method="mwl", **_TROMSO)
    assert (times.fajr.strftime("%H:%M"), times.isha.strftime("%H:%M")) == ("01:46", "21:42")


@pytest.mark.parametrize("latitude", [65.7, -65.7])
@pytest.mark.parametrize("year", [1900, 2026, 2199])
def test_the_sun_rises_and_sets_every_day_up_to_the_limit(latitude: float, year: int) -> None:
    solstices = [date(year, month, 15) + timedelta(days) for month in (6, 12) for days in range(14)]
    times = [prayer_times(on, latitude=latitude, longitude=10, time_zone="UTC", method="mwl") for on in solstices]
    assert all(time.sunrise < time.dhuhr < time.asr < time.maghrib for time in times)


def test_the_sun_does_not_beyond_it() -> None:
    with pytest.raises(UsageError):
        prayer_times(date(2026, 6, 21), latitude=65.8, longitude=10, time_zone="UTC", method="mwl")


# Days counted from the winter solstice of the hemisphere; each stretch of the year is met, and both its ends.
@pytest.mark.parametrize(
    ("on", "north", "south"),
    [
        (date(2026, 1, 10), "06:23 17:48", "04:14 21:25"),
        (date(2026, 3, 1), "05:11 19:03", "05:16 20:45"),
        (date(2026, 4, 20), "03:13 20:16", "04:58 18:47"),
        (date(2026, 6, 1), "01:56 21:22", "05:23 18:22"),
        (date(2026, 7, 20), "02:16 21:18", "05:28 18:34"),
        (date(2026, 9, 1), "03:34 19:59", "04:51 18:56"),
        (date(2026, 11, 1), "05:17 18:00", "04:24 20:33"),
        (date(2026, 12, 21), "06:22 17:32", "03:56 21:24"),
    ],
)
def test_the_twilight_of_the_season(on: date, north: str, south: str) -> None:
    london = prayer_times(on, latitude=51.5, longitude=-0.13, time_zone="UTC", method="moonsighting_committee")
    sydney = prayer_times(on, latitude=-33.87, longitude=151.21, time_zone="Australia/Sydney", method="moonsighting_committee")
    assert f"{london.fajr:%H:%M} {london.isha:%H:%M}" == north
    assert f"{sydney.fajr:%H:%M} {sydney.isha:%H:%M}" == south


@pytest.mark.parametrize(
    ("latitude", "on", "shown"),
    [
        (54.99, date(2026, 6, 1), "01:45 21:55"),
        (55.0, date(2026, 6, 1), "02:41 21:41"),
        (55.95, date(2026, 6, 1), "02:37 21:45"),
        (54.99, date(2026, 4, 20), "03:15 20:37"),
        (55.0, date(2026, 4, 20), "03:37 20:37"),
        (55.0, date(2026, 12, 21), "06:52 17:26"),
    ],
)
def test_a_seventh_of_the_night_from_55_degrees(latitude: float, on: date, shown: str) -> None:
    times = prayer_times(on, latitude=latitude, longitude=-3.19, time_zone="UTC", method="moonsighting_committee")
    assert f"{times.fajr:%H:%M} {times.isha:%H:%M}" == shown


def test_a_maghrib_angle_the_sun_never_reaches_leaves_sunset() -> None:
    deep = PrayerMethod(name="deep", fajr_angle=18, isha_angle=17, maghrib_angle=12)
    plain = PrayerMethod(name="plain", fajr_angle=18, isha_angle=17)
    on = date(2026, 6, 21)
    assert prayer_times(on, method=deep, **_OSLO).maghrib == prayer_times(on, method=plain, **_OSLO).maghrib


def test_a_maghrib_angle_above_the_horizon_of_sunset_leaves_sunset() -> None:
    zero = PrayerMethod(name="zero", fajr_angle=18, isha_angle=17, maghrib_angle=0)
    plain = PrayerMethod(name="plain", fajr_angle=18, isha_angle=17)
    on = date(2026, 3, 21)
    assert prayer_times(on, method=zero, **_OSLO).maghrib == prayer_times(on, method=plain, **_OSLO).maghrib


@pytest.mark.parametrize(
    ("days", "minutes"),
    [
        (0, 10),
        (45.5, 15),
        (91, 20),
        (114, 25),
        (137, 30),
        (160, 35),
        (183, 40),
        (206, 35),
        (229, 30),
        (252, 25),
        (275, 20),
        (320.5, 15),
        (364, 930 / 91),
    ],
)
@pytest.mark.parametrize(("latitude", "solstice"), [(55.0, date(2026, 12, 21)), (-55.0, date(2026, 6, 21))])
def test_between_the_points_of_the_year_minutes_are_interpolated(days: float, minutes: float, latitude: float, solstice: date) -> None:
    points = ((5.0, 5.0), (10.0, 10.0), (15.0, 15.0), (20.0, 20.0))
    on = solstice + timedelta(int(days))
    error = (days - int(days)) * 10 / 91
    assert _season_minutes(points, latitude, on) == pytest.approx(minutes - error if days < 183 else minutes + error)
