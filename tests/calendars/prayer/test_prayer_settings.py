"""The table of a prayer pause, to and from configuration."""

import json
from typing import Any

import pytest

from xborder_support.calendars.prayer import PrayerMethod, PrayerPause, list_prayer_methods, list_prayer_territories
from xborder_support.configuration import parse_toml
from xborder_support.errors import ConfigurationError

_KUWAIT: dict[str, Any] = {"latitude": 29.37, "longitude": 47.98, "method": "KW"}


def test_the_whole_table() -> None:
    pause = PrayerPause(**{**_KUWAIT, "method": "PK"}, prayers=("asr", "dhuhr"), before_minutes=5, friday_at="12:45")
    assert pause.to_config() == {
        "latitude": 29.37,
        "longitude": 47.98,
        "method": "karachi",
        "prayers": ["dhuhr", "asr"],
        "before_minutes": 5,
        "after_minutes": 20,
        "friday_before_minutes": 5,
        "friday_after_minutes": 60,
        "asr": "hanafi",
        "friday_at": "12:45",
    }


def test_what_is_not_set_is_not_written() -> None:
    assert PrayerPause(**_KUWAIT).to_config().keys().isdisjoint({"asr", "high_latitude", "friday_at"})


_OWN = PrayerMethod(name="ours", fajr_angle=18, isha_minutes=80, isha_minutes_ramadan=100, maghrib_angle=1, tune={"dhuhr": 2})


@pytest.mark.parametrize(
    "method",
    [*(method.name for method in list_prayer_methods()), *list_prayer_territories(), _OWN],
    ids=lambda method: method if isinstance(method, str) else method.name,
)
def test_a_pause_comes_back_as_it_was(method: str | PrayerMethod) -> None:
    pause = PrayerPause(
        latitude=-0.0, longitude=100, method=method, prayers=("fajr", "jumuah"), high_latitude="one_seventh", after_minutes=33
    )
    table = pause.to_config()
    assert PrayerPause.from_config(json.loads(json.dumps(table))) == pause
    assert PrayerPause.from_config(table).to_config() == table
    assert str(table["latitude"]) == "0.0"


def test_a_table_as_people_write_it() -> None:
    document = parse_toml("""
        latitude = 25
        longitude = 55.27
        method = "AE"
        prayers = ["dhuhr"]
        friday_at = "12:45"
    """)
    expected = PrayerPause(latitude=25, longitude=55.27, method="dubai", prayers=("dhuhr",), friday_at="12:45")
    assert PrayerPause.from_config(document.data) == expected


def test_a_method_of_ones_own_in_a_table() -> None:
    own = {"name": "ours", "fajr_angle": 18, "isha_angle": 17, "tune": {"maghrib": 3}}
    pause = PrayerPause.from_config({**_KUWAIT, "method": own})
    assert pause.method == PrayerMethod(name="ours", fajr_angle=18, isha_angle=17, tune={"maghrib": 3})


@pytest.mark.parametrize(
    ("given", "key", "code"),
    [
        ({"latitude": 91}, "latitude", "bad-latitude"),
        ({"latitude": "29"}, "latitude", "bad-latitude"),
        ({"longitude": True}, "longitude", "bad-longitude"),
        ({"method": "kuwayt"}, "method", "unknown-prayer-method"),
        ({"method": 3}, "method", "unknown-prayer-method"),
        ({"method": {"name": "x", "fajr_angle": 18}}, "method", "bad-prayer-method"),
        ({"method": {"name": "x", "fajr_angle": 18, "isha": 17}}, "method.isha", "unknown-key"),
        ({"method": {"name": "x", "fajr_angle": "a", "isha_angle": 1}}, "method.fajr_angle", "bad-prayer-method"),
        ({"method": {"name": "x", "fajr_angle": 18, "isha_angle": "17"}}, "method.isha_angle", "bad-prayer-method"),
        ({"method": {"name": "x", "fajr_angle": 18, "isha_minutes": "90"}}, "method.isha_minutes", "bad-minutes"),
        ({"method": {"name": "x", "fajr_angle": 18, "isha_angle": 1, "tune": {"asr": "x"}}}, "method.tune", "bad-minutes"),
        ({"method": {"name": "x", "fajr_angle": 18, "isha_angle": 1, "tune": {"zuhr": 1}}}, "method.tune", "unknown-prayer"),
        ({"method": {"name": "x", "fajr_angle": 18, "isha_angle": 1, "tune": 5}}, "method.tune", "bad-prayer-method"),
        ({"prayers": ["zuhr"]}, "prayers[0]", "unknown-value"),
        ({"prayers": []}, "", "no-prayers"),
        ({"asr": "shafi"}, "asr", "unknown-value"),
        ({"before_minutes": -1}, "before_minutes", "bad-minutes"),
        ({"after_minutes": 1.5}, "after_minutes", "bad-minutes"),
        ({"after_minutes": None}, "after_minutes", "bad-minutes"),
        ({"friday_before_minutes": 999}, "friday_before_minutes", "bad-minutes"),
        ({"friday_after_minutes": "60"}, "friday_after_minutes", "bad-minutes"),
        ({"friday_at": "noon"}, "friday_at", "bad-local-time"),
        ({"minutes": 5}, "minutes", "unknown-key"),
        ({"latitude": 70}, "", "no-sunset"),
    ],
)
def test_faults_say_where(given: dict[str, Any], key: str, code: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        PrayerPause.from_config({**_KUWAIT, **given})
    assert [(fault.key, fault.code) for fault in refused.value.faults] == [(key, code)]
    assert refused.value.faults[0].hint


def test_all_faults_at_once() -> None:
    with pytest.raises(ConfigurationError) as refused:
        PrayerPause.from_config({"latitude": 100, "method": "nowhere", "after_minutes": -1})
    assert {fault.key for fault in refused.value.faults} == {"latitude", "longitude", "method", "after_minutes"}


def test_optional_minutes_may_be_null_in_json() -> None:
    assert PrayerPause.from_config({**_KUWAIT, "friday_after_minutes": None}) == PrayerPause(**_KUWAIT)
