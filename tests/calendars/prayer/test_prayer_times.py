"""Prayer times by authority, place and date; and inputs that are refused."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import pytz

from xborder_support.calendars.prayer import PrayerMethod, PrayerTimes, get_prayer_method, list_prayer_methods, prayer_times
from xborder_support.errors import UsageError

_RIYADH: dict[str, Any] = {"latitude": 24.7136, "longitude": 46.6753, "time_zone": "Asia/Riyadh"}
_RALEIGH: dict[str, Any] = {"latitude": 35.775, "longitude": -78.6336, "time_zone": "America/New_York"}


def _shown(times: PrayerTimes) -> str:
    return " ".join(moment.strftime("%H:%M") for moment in (times.fajr, times.sunrise, times.dhuhr, times.asr, times.maghrib, times.isha))


# One line a method, in Riyadh: its angles, its minutes and its tune can be told apart there.
@pytest.mark.parametrize(
    ("method", "shown"),
    [
        ("algeria", "03:49 05:12 11:50 15:16 18:27 19:46"),
        ("dubai", "03:48 05:09 11:53 15:19 18:30 19:52"),
        ("egyptian", "03:41 05:12 11:51 15:16 18:27 19:48"),
        ("france", "04:19 05:12 11:50 15:16 18:27 19:21"),
        ("indonesia", "03:39 05:12 11:50 15:16 18:27 19:51"),
        ("jordan", "03:49 05:12 11:50 15:16 18:32 19:51"),
        ("karachi", "03:49 05:12 11:51 15:16 18:27 19:51"),
        ("kuwait", "03:49 05:12 11:50 15:16 18:27 19:48"),
        ("malaysia", "03:49 05:12 11:50 15:16 18:27 19:51"),
        ("moonsighting_committee", "03:49 05:12 11:55 15:16 18:30 19:39"),
        ("morocco", "03:44 05:12 11:50 15:16 18:27 19:46"),
        ("muslim_world_league", "03:49 05:12 11:51 15:16 18:27 19:46"),
        ("north_america", "04:04 05:12 11:51 15:16 18:27 19:36"),
        ("qatar", "03:49 05:12 11:50 15:16 18:27 19:57"),
        ("russia", "03:59 05:12 11:50 15:16 18:27 19:36"),
        ("singapore", "03:39 05:13 11:51 15:16 18:28 19:51"),
        ("tehran", "03:51 05:12 11:50 15:16 18:45 19:31"),
        ("tunisia", "03:49 05:12 11:50 15:16 18:27 19:51"),
        ("turkey", "03:49 05:05 11:55 15:20 18:34 19:46"),
        ("umm_al_qura", "03:46 05:12 11:50 15:16 18:27 19:57"),
    ],
)
def test_every_method(method: str, shown: str) -> None:
    assert _shown(prayer_times(date(2026, 5, 10), method=method, **_RIYADH)) == shown


def test_every_method_has_a_line_above() -> None:
    assert len(list_prayer_methods()) == 20


@pytest.mark.parametrize(
    ("on", "place", "method", "asr", "shown"),
    [
        (date(2015, 7, 12), _RALEIGH, "NorthAmerica", "hanafi", "04:42 06:08 13:21 18:22 20:32 21:57"),
        (date(2016, 1, 31), _RALEIGH, "MoonsightingCommittee", None, "05:48 07:16 12:33 15:19 17:43 19:05"),
        (
            date(2016, 12, 15),
            {"latitude": 35.715298, "longitude": 51.404343, "time_zone": "Asia/Tehran"},
            "IR",
            None,
            "05:37 07:07 12:00 14:34 17:13 18:03",
        ),
        (
            date(2026, 6, 1),
            {"latitude": 1.87, "longitude": -157.4, "time_zone": "Pacific/Kiritimati"},
            "mwl",
            None,
            "05:06 06:21 12:28 15:53 18:34 19:44",
        ),
    ],
)
def test_places_of_the_world(on: date, place: dict[str, Any], method: str, asr: Any, shown: str) -> None:
    times = prayer_times(on, method=method, asr=asr, **place)
    assert _shown(times) == shown
    assert {moment.date() for moment in (times.fajr, times.dhuhr, times.isha)} == {on}
    assert times.on == on


@pytest.mark.parametrize(("on", "minutes"), [((2026, 2, 17), 90), ((2026, 2, 18), 120), ((2026, 3, 19), 120), ((2026, 3, 20), 90)])
def test_isha_is_later_in_ramadan(on: tuple[int, int, int], minutes: int) -> None:
    times = prayer_times(date(*on), method="SA", **_RIYADH)
    assert times.isha - times.maghrib == timedelta(minutes=minutes)


@pytest.mark.parametrize(("in_ramadan", "minutes"), [(True, 120), (False, 90)])
@pytest.mark.parametrize("on", [date(2026, 2, 18), date(2026, 5, 1), date(2100, 1, 1)])
def test_an_announced_ramadan_overrides_the_calendar(on: date, in_ramadan: bool, minutes: int) -> None:  # noqa: FBT001
    times = prayer_times(on, method="SA", in_ramadan=in_ramadan, **_RIYADH)
    assert times.isha - times.maghrib == timedelta(minutes=minutes)


@pytest.mark.parametrize("on", [date(1924, 7, 31), date(2077, 11, 17), date(2199, 12, 31)])
def test_where_the_hijri_calendar_ends_it_says_so(on: date) -> None:
    with pytest.raises(UsageError, match="1 August 1924 to 16 November 2077") as refused:
        prayer_times(on, method="SA", **_RIYADH)
    assert refused.value.code == "hijri-out-of-range"
    assert prayer_times(on, method="QA", **_RIYADH).on == on


@pytest.mark.parametrize(
    ("on", "shown", "hours"),
    [
        (date(2026, 3, 28), "03:51 05:50 12:12 15:39 18:34 20:26", 1),
        (date(2026, 3, 29), "04:48 06:48 13:12 16:40 19:35 21:28", 2),
        (date(2026, 10, 24), "05:53 07:48 12:52 15:21 17:52 19:40", 2),
        (date(2026, 10, 25), "04:55 06:50 11:51 14:20 16:50 18:38", 1),
    ],
)
def test_dates_around_a_clock_change(on: date, shown: str, hours: int) -> None:
    times = prayer_times(on, latitude=52.52, longitude=13.405, time_zone="Europe/Berlin", method="mwl")
    assert _shown(times) == shown
    assert times.dhuhr.utcoffset() == timedelta(hours=hours)


def test_zones_of_pytz_are_the_same_zones() -> None:
    named = prayer_times(date(2026, 7, 1), method="TR", latitude=41, longitude=29, time_zone="Europe/Istanbul")
    assert prayer_times(date(2026, 7, 1), method="TR", latitude=41, longitude=29, time_zone=pytz.timezone("Europe/Istanbul")) == named


def test_minutes_are_full_on_the_local_clock_where_the_offset_is_not() -> None:
    times = prayer_times(date(1910, 1, 1), latitude=53.35, longitude=-6.26, time_zone="Europe/Dublin", method="mwl")
    assert times.dhuhr.utcoffset() == timedelta(minutes=-25, seconds=-21)
    assert {moment.second for moment in (times.fajr, times.sunrise, times.dhuhr, times.asr, times.maghrib, times.isha)} == {0}


def test_a_method_of_ones_own() -> None:
    own = PrayerMethod(name="ours", fajr_angle=18.5, isha_minutes=60, tune={"isha": 5, "maghrib": 3, "fajr": -2, "dhuhr": 0})
    times = prayer_times(date(2026, 5, 10), method=own, **_RIYADH)
    assert _shown(times) == "03:44 05:12 11:50 15:16 18:30 19:35"


def test_rounding_up_is_never_early() -> None:
    up = PrayerMethod(name="up", fajr_angle=18, isha_angle=17, rounding="up")
    nearest = PrayerMethod(name="nearest", fajr_angle=18, isha_angle=17)
    later = set()
    for day in range(28):
        on = date(2026, 2, 1 + day)
        later.add(prayer_times(on, method=up, **_RIYADH).asr - prayer_times(on, method=nearest, **_RIYADH).asr)
    assert later == {timedelta(0), timedelta(minutes=1)}


def test_hanafi_asr_is_later() -> None:
    standard = prayer_times(date(2026, 5, 10), method="karachi", **_RIYADH)
    hanafi = prayer_times(date(2026, 5, 10), method="PK", **_RIYADH)
    assert (standard.asr.strftime("%H:%M"), hanafi.asr.strftime("%H:%M")) == ("15:16", "16:29")
    assert prayer_times(date(2026, 5, 10), method="PK", asr="standard", **_RIYADH) == standard


@pytest.mark.parametrize(
    ("given", "code", "hint"),
    [
        ({"latitude": 90.01}, "bad-latitude", "24.71 for Riyadh"),
        ({"latitude": -91}, "bad-latitude", "north of the equator"),
        ({"latitude": float("nan")}, "bad-latitude", "positive"),
        ({"latitude": float("inf")}, "bad-latitude", "positive"),
        ({"latitude": "24.7"}, "bad-latitude", "positive"),
        ({"latitude": True}, "bad-latitude", "positive"),
        ({"latitude": None}, "bad-latitude", "positive"),
        ({"longitude": 180.5}, "bad-longitude", "46.68 for Riyadh"),
        ({"longitude": -181}, "bad-longitude", "east of Greenwich"),
        ({"longitude": float("-inf")}, "bad-longitude", "positive"),
        ({"longitude": 10**400}, "bad-longitude", "positive"),
        ({"method": "ummalqurra"}, "unknown-prayer-method", 'did you mean "umm_al_qura"'),
        ({"method": "XX"}, "unknown-prayer-method", "PrayerMethod of your own"),
        ({"method": 7}, "unknown-prayer-method", "PrayerMethod of your own"),
        ({"method": None}, "unknown-prayer-method", "PrayerMethod of your own"),
        ({"asr": "shafi"}, "unknown-asr", "Known: hanafi, standard"),
        ({"asr": 2}, "unknown-asr", "Known: hanafi, standard"),
        ({"high_latitude": "seventh"}, "unknown-high-latitude", 'did you mean "one_seventh"'),
        ({"time_zone": "Asia/Riyad"}, "unknown-time-zone", "Asia/Riyadh"),
        ({"on": datetime(2026, 1, 1)}, "not-a-date", "date(2026, 2, 18)"),  # noqa: DTZ001
        ({"on": "2026-01-01"}, "not-a-date", "local date"),
        ({"on": None}, "not-a-date", "local date"),
        ({"on": date(1899, 12, 31)}, "date-out-of-range", "year"),
        ({"on": date(2200, 1, 1)}, "date-out-of-range", "year"),
        ({"on": date(2011, 12, 30), "time_zone": "Pacific/Apia"}, "no-such-date", "date line"),
    ],
)
def test_bad_input_is_refused_with_a_remedy(given: dict[str, Any], code: str, hint: str) -> None:
    arguments = {"on": date(2026, 1, 1), "method": "QA", **_RIYADH, **given}
    with pytest.raises(UsageError) as refused:
        prayer_times(arguments.pop("on"), **arguments)
    assert refused.value.code == code
    assert hint in str(refused.value.hint)


@pytest.mark.parametrize("on", [date(1900, 1, 1), date(2199, 12, 31)])
@pytest.mark.parametrize("place", [(90, 180), (-90, -180)])
def test_the_ends_of_the_ranges_are_inside(on: date, place: tuple[int, int]) -> None:
    with pytest.raises(UsageError) as refused:
        prayer_times(on, latitude=place[0], longitude=place[1], time_zone="UTC", method="QA")
    assert refused.value.code == "no-sunset"
    assert prayer_times(on, latitude=0, longitude=place[1], time_zone="UTC", method="QA").on == on


def test_the_day_after_a_skipped_one_is_there() -> None:
    times = prayer_times(date(2011, 12, 31), latitude=-13.83, longitude=-171.77, time_zone="Pacific/Apia", method="mwl")
    assert times.dhuhr.isoformat() == "2011-12-31T13:31:00+14:00"


def test_a_method_may_be_asked_for_by_many_names() -> None:
    makkah = get_prayer_method("umm_al_qura")
    assert {get_prayer_method(name) for name in ("UmmAlQura", "umm-al-qura", "Umm al Qura", "Makkah", "SA", "sa")} == {makkah}


@pytest.mark.parametrize("value", ["no", "yes", 0, 1, ""])
def test_only_true_and_false_say_whether_it_is_ramadan(value: Any) -> None:
    with pytest.raises(UsageError) as caught:
        prayer_times(date(2026, 2, 17), method="SA", in_ramadan=value, **_RIYADH)
    assert caught.value.code == "not-a-boolean"
    assert "in_ramadan=True" in str(caught.value.hint)
