"""Where the sun stands, and when it crosses the meridian and the horizon."""

from math import asin, atan, cos, degrees, radians, sin, tan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars.prayer.solar_day import SolarDay
from xborder_support.calendars.prayer.sun import sun_at, wrapped


def test_meeus_examples_of_declination_and_equation_of_time() -> None:
    declination, equation = sun_at(-2636.5)  # 1992-10-13 0h, examples 25.a and 28.a
    assert declination == pytest.approx(-7.78507, abs=1e-4)
    assert equation * 4 * 60 == pytest.approx(13 * 60 + 42.6, abs=1)


@pytest.mark.parametrize(
    ("days", "declination", "equation"),
    [
        (-36524.5, -23.063112708084972, -0.8578903224406531),
        (-36524.0, -23.02328510855349, -0.9172593373396012),
        (0.0, -23.03251341773854, -0.8252131581692765),
        (0.25, -23.012446311194257, -0.8548039308990525),
        (9665.1155, 23.412415090536328, -0.2997769211829811),
        (73048.5, -23.009913671825164, -0.7058995100669563),
    ],
)
def test_positions_stay_as_they_are(days: float, declination: float, equation: float) -> None:
    assert sun_at(days) == pytest.approx((declination, equation), abs=1e-9)


@pytest.mark.parametrize(
    ("days", "declination"),
    [
        (9575.1153, 0.0),  # 2026-03-20 14:46 UTC, spring equinox
        (9667.8503, 23.4371),  # 2026-06-21 08:24 UTC
        (9761.5035, 0.0),  # 2026-09-23 00:05 UTC
        (9851.3681, -23.4371),  # 2026-12-21 20:50 UTC
    ],
)
def test_equinoxes_and_solstices_of_2026(days: float, declination: float) -> None:
    assert sun_at(days)[0] == pytest.approx(declination, abs=0.01)


@settings(max_examples=60)
@given(st.floats(-36_524, 73_000))
def test_the_position_has_no_leaps(days: float) -> None:
    before, after = sun_at(days), sun_at(days + 0.001)
    assert abs(after[0] - before[0]) < 0.0005
    assert abs(after[1] - before[1]) < 0.0002


@pytest.mark.parametrize(("angle", "same"), [(0, 0), (179, 179), (180, -180), (181, -179), (-180, -180), (-181, 179), (725, 5)])
def test_angles_are_wrapped(angle: float, same: float) -> None:
    assert wrapped(angle) == same


def test_solar_noon_is_the_nearest_one() -> None:
    noon = SolarDay.near(0, 0.0, 0.0).noon()  # midnight in Greenwich, where either noon is twelve hours away
    assert abs(noon) == pytest.approx(43_200, abs=1_000)
    noon_in_2000 = 946_728_000
    near = SolarDay.near(noon_in_2000, 0.0, 0.0)
    assert near.noon() == pytest.approx(noon_in_2000 + 198, abs=2)  # a sundial is 3 min 18 s behind on 1 January
    assert SolarDay.near(noon_in_2000, 0.0, 15.0).noon() == pytest.approx(noon_in_2000 - 3_600 + 197, abs=2)
    assert near.next().noon() - near.noon() == pytest.approx(86_400 + 28, abs=3)


def test_events_of_an_equinox_on_the_equator() -> None:
    day = SolarDay.near(1_774_008_000, 0.0, 0.0)  # 2026-03-20 12:00 UTC
    noon = day.noon()
    assert _minutes(noon, day.sunrise()) == pytest.approx(-363.33, abs=0.1)  # six hours, and 0.8333 degrees
    assert _minutes(noon, day.sunset()) == pytest.approx(363.33, abs=0.1)
    assert _minutes(noon, day.dawn(18)) == pytest.approx(-432, abs=0.1)
    assert _minutes(noon, day.dusk(18)) == pytest.approx(432, abs=0.1)
    assert _minutes(noon, day.shadow(1)) == pytest.approx(180, abs=0.5)  # the sun stands at 45 degrees
    assert _minutes(noon, day.shadow(2)) == pytest.approx(253.7, abs=0.5)


def _minutes(noon: float, event: float | None) -> float:
    assert event is not None
    return (event - noon) / 60


@pytest.mark.parametrize("latitude", [90.0, -90.0, 75.0])
@pytest.mark.parametrize("moment", [1_782_000_000, 1_797_854_400])  # June and December 2026
def test_a_sun_that_stays_up_or_down_has_no_events(latitude: float, moment: int) -> None:
    day = SolarDay.near(moment, latitude, 0.0)
    assert day.sunrise() is None
    assert day.sunset() is None


def test_no_shadow_falls_in_the_polar_night() -> None:
    assert SolarDay.near(1_797_854_400, 80.0, 0.0).shadow(1) is None
    assert SolarDay.near(1_797_854_400, -80.0, 0.0).shadow(1) is not None


def _altitude(day: SolarDay, moment: float) -> float:
    """Return the sun's altitude by its hour angle, counted from midnight in Greenwich and not from noon."""
    days = (moment - 946_728_000) / 86_400
    declination, equation = sun_at(days)
    hour_angle = 360 * days + day.longitude + equation
    place, height = radians(day.latitude), radians(declination)
    return degrees(asin(sin(place) * sin(height) + cos(place) * cos(height) * cos(radians(hour_angle))))


@settings(max_examples=100)
@given(st.floats(-2_208_988_800, 7_258_118_400), st.floats(-60, 60), st.floats(-180, 180))
def test_the_sun_has_the_altitude_that_was_asked_for(moment: float, latitude: float, longitude: float) -> None:
    day = SolarDay.near(moment, latitude, longitude)
    events = [
        (day.sunrise(), -0.8333),
        (day.sunset(), -0.8333),
        (day.dawn(4), -4),
        (day.dusk(4), -4),
        (day.dawn(18), -18),
        (day.dusk(18), -18),
    ]
    for event, altitude in events:
        assert event is None or _altitude(day, event) == pytest.approx(altitude, abs=0.01)
    assert abs(day.noon() - moment) <= 43_260


@settings(max_examples=60)
@given(st.floats(-2_208_988_800, 7_258_118_400), st.floats(-60, 60), st.sampled_from([1, 2]))
def test_a_shadow_has_the_length_that_was_asked_for(moment: float, latitude: float, lengths: int) -> None:
    day = SolarDay.near(moment, latitude, 0.0)
    event = day.shadow(lengths)
    assert event is not None
    at_noon = tan(radians(abs(latitude - sun_at((event - 946_728_000) / 86_400)[0])))
    assert _altitude(day, event) == pytest.approx(degrees(atan(1 / (lengths + at_noon))), abs=0.01)
    assert event > day.noon()


def test_at_the_edge_of_the_polar_day_the_search_ends() -> None:
    day = SolarDay.near(1_767_268_800 + 241 * 86_400, 80.1, 0.0)
    sunrise = day.sunrise()
    assert sunrise is not None
    assert _altitude(day, sunrise) == pytest.approx(-0.83, abs=0.1)
