"""The facts on methods, and methods of one's own."""

from datetime import date
from typing import Any

import pytest

from xborder_support.calendars.prayer import PrayerMethod, get_prayer_method, list_prayer_methods, list_prayer_territories
from xborder_support.calendars.prayer.packaged import seasonal_twilight
from xborder_support.errors import UsageError


@pytest.mark.parametrize(
    ("territory", "name", "asr", "high_latitude"),
    [
        ("AE", "dubai", "standard", "middle_of_the_night"),
        ("DZ", "algeria", "standard", "middle_of_the_night"),
        ("EG", "egyptian", "standard", "middle_of_the_night"),
        ("FR", "france", "standard", "middle_of_the_night"),
        ("GB", "muslim_world_league", "standard", "one_seventh"),
        ("ID", "indonesia", "standard", "middle_of_the_night"),
        ("IR", "tehran", "standard", "middle_of_the_night"),
        ("JO", "jordan", "standard", "middle_of_the_night"),
        ("KW", "kuwait", "standard", "middle_of_the_night"),
        ("MA", "morocco", "standard", "middle_of_the_night"),
        ("MY", "malaysia", "standard", "middle_of_the_night"),
        ("PK", "karachi", "hanafi", "middle_of_the_night"),
        ("QA", "qatar", "standard", "middle_of_the_night"),
        ("RU", "russia", "standard", "middle_of_the_night"),
        ("SA", "umm_al_qura", "standard", "middle_of_the_night"),
        ("SG", "singapore", "standard", "middle_of_the_night"),
        ("TN", "tunisia", "standard", "middle_of_the_night"),
        ("TR", "turkey", "standard", "middle_of_the_night"),
        ("US", "north_america", "standard", "middle_of_the_night"),
    ],
)
def test_what_a_territory_follows(territory: str, name: str, asr: str, high_latitude: str) -> None:
    method = get_prayer_method(territory)
    assert (method.name, method.asr, method.high_latitude) == (name, asr, high_latitude)
    assert list_prayer_territories()[territory] == method


def test_there_are_no_other_territories() -> None:
    assert len(list_prayer_territories()) == 19


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("gulf", "dubai"),
        ("UAE", "dubai"),
        ("MWL", "muslim_world_league"),
        ("isna", "north_america"),
        ("MUIS", "singapore"),
        ("JAKIM", "malaysia"),
        ("Kemenag", "indonesia"),
        ("Diyanet", "turkey"),
        ("uoif", "france"),
        ("Habous", "morocco"),
        ("Egypt", "egyptian"),
    ],
)
def test_other_names(alias: str, name: str) -> None:
    assert get_prayer_method(alias).name == name


@pytest.mark.parametrize("method", list_prayer_methods(), ids=lambda method: method.name)
def test_every_method_says_who_and_how_we_know(method: PrayerMethod) -> None:
    assert method.title
    assert method.source
    assert method.checked is not None
    assert method.checked >= date(2026, 11, 21)
    assert method.confidence in {"high", "medium", "low"}


def test_the_least_sure_fact_counts() -> None:
    egyptian = get_prayer_method("EG")
    assert egyptian.confidence == "medium"  # the angles are sure, the minute at noon is less so
    assert egyptian.checked == date(2026, 11, 21)
    assert egyptian.source.count("; open calculators") == 1
    assert get_prayer_method("AE").source.count("authority practice") == 1  # both facts have one source
    assert get_prayer_method("JO").confidence == "low"
    assert get_prayer_method("KW").confidence == "high"


def test_the_seasons_have_four_points() -> None:
    twilight = seasonal_twilight()
    assert twilight.before_sunrise == ((75.0, 28.65), (75.0, 19.44), (75.0, 32.74), (75.0, 48.1))
    assert twilight.after_sunset == ((75.0, 25.6), (75.0, 2.05), (75.0, -9.21), (75.0, 6.14))
    assert twilight.one_seventh_from_latitude == 55.0


def test_how_we_know_takes_no_part_in_comparisons() -> None:
    listed = get_prayer_method("kuwait")
    own = PrayerMethod(name="kuwait", fajr_angle=18, isha_angle=17.5)
    assert own == listed
    assert hash(own) == hash(listed)


def test_tune_is_one_value_however_it_is_written() -> None:
    one = PrayerMethod(name="x", fajr_angle=18, isha_angle=17, tune={"isha": 2, "fajr": -1, "asr": 0})
    other = PrayerMethod(name="x", fajr_angle=18, isha_angle=17, tune=(("fajr", -1), ("isha", 2)))
    assert one == other
    assert one.tune == (("fajr", -1), ("isha", 2))
    assert (one.tuned("isha"), one.tuned("asr")) == (2, 0)


def test_a_method_writes_only_what_is_set() -> None:
    own = PrayerMethod(name="x", fajr_angle=18, isha_minutes=90, tune={"dhuhr": 1})
    assert own.to_config() == {
        "name": "x",
        "fajr_angle": 18.0,
        "isha_minutes": 90,
        "asr": "standard",
        "high_latitude": "middle_of_the_night",
        "twilight": "angle",
        "rounding": "nearest",
        "tune": {"dhuhr": 1},
    }
    assert "tune" not in PrayerMethod(name="x", fajr_angle=18, isha_angle=17).to_config()


@pytest.mark.parametrize(
    ("given", "code", "hint"),
    [
        ({"name": " "}, "bad-prayer-method", "our mosque"),
        ({"name": 3}, "bad-prayer-method", "our mosque"),
        ({"fajr_angle": None}, "bad-prayer-method", "fajr_angle=18"),
        ({"fajr_angle": -0.1}, "bad-prayer-method", "0 to 24 degrees"),
        ({"fajr_angle": 24.1}, "bad-prayer-method", "0 to 24 degrees"),
        ({"fajr_angle": float("nan")}, "bad-prayer-method", "0 to 24 degrees"),
        ({"fajr_angle": "18"}, "bad-prayer-method", "0 to 24 degrees"),
        ({"fajr_angle": True}, "bad-prayer-method", "0 to 24 degrees"),
        ({"maghrib_angle": 90}, "bad-prayer-method", "0 to 24 degrees"),
        ({"isha_angle": None}, "bad-prayer-method", "isha_angle, or isha_minutes"),
        ({"isha_minutes": 90}, "bad-prayer-method", "isha_angle, or isha_minutes"),
        ({"isha_angle": None, "isha_minutes": 0}, "bad-minutes", "from 1 to 240"),
        ({"isha_angle": None, "isha_minutes": 241}, "bad-minutes", "from 1 to 240"),
        ({"isha_angle": None, "isha_minutes": 90, "isha_minutes_ramadan": 0}, "bad-minutes", "from 1 to 240"),
        ({"isha_minutes_ramadan": 120}, "bad-prayer-method", "rest of the year"),
        ({"asr": "late"}, "unknown-asr", "hanafi"),
        ({"high_latitude": None}, "unknown-high-latitude", "one_seventh"),
        ({"twilight": "red"}, "unknown-twilight", "seasonal"),
        ({"rounding": "down"}, "unknown-rounding", "nearest"),
        ({"tune": {"zuhr": 1}}, "unknown-prayer", "dhuhr"),
        ({"tune": {"dhuhr": 61}}, "bad-minutes", "-60 to 60"),
        ({"tune": {"dhuhr": -61}}, "bad-minutes", "-60 to 60"),
        ({"tune": {"dhuhr": 1.5}}, "bad-minutes", "-60 to 60"),
        ({"tune": {"dhuhr": True}}, "bad-minutes", "-60 to 60"),
        ({"tune": 5}, "bad-prayer-method", 'tune={"dhuhr": 5}'),
        ({"tune": ["dhuhr"]}, "bad-prayer-method", 'tune={"dhuhr": 5}'),
    ],
)
def test_impossible_methods_are_refused(given: dict[str, Any], code: str, hint: str) -> None:
    arguments: dict[str, Any] = {"name": "x", "fajr_angle": 18, "isha_angle": 17, **given}
    with pytest.raises(UsageError) as refused:
        PrayerMethod(**arguments)
    assert refused.value.code == code
    assert hint in str(refused.value.hint)


@pytest.mark.parametrize("given", [{"fajr_angle": 0}, {"fajr_angle": 24}, {"tune": {"asr": 60}}, {"tune": {"asr": -60}}])
def test_the_ends_of_the_ranges_are_allowed(given: dict[str, Any]) -> None:
    arguments: dict[str, Any] = {"name": "x", "fajr_angle": 18, "isha_angle": 17, **given}
    assert PrayerMethod(**arguments).to_config().items() >= given.items()
