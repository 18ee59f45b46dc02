"""Answer how early fajr and how late isha may be, where the sun hardly sinks or twilight follows the season.

A night is from a sunset to the next sunrise. Moments are UTC seconds.
"""

from __future__ import annotations

from datetime import date

from .method import PrayerMethod
from .packaged import seasonal_twilight

__all__ = ["bounded_fajr", "bounded_isha"]

_DEGREES_A_NIGHT = 60.0  # the angle-based rule: a sixtieth of the night for each degree
_SPANS = ((0, 91, 0, 1), (91, 46, 1, 2), (137, 46, 2, 3), (183, 46, 3, 2), (229, 46, 2, 1), (275, 91, 1, 0))
_SLOPE_DEGREES = 55.0


def bounded_fajr(by_angle: float | None, sunrise: float, night: float, method: PrayerMethod, place: tuple[float, date]) -> float:
    """Return fajr: when the sun reaches its angle, but not before a bound. ``place`` is latitude and local date."""
    if method.twilight == "seasonal":
        latitude, on = place
        bound = sunrise - 60.0 * _season_minutes(seasonal_twilight().before_sunrise, latitude, on)
        by_angle = sunrise - night / 7.0 if _is_far(latitude) else by_angle
    else:
        bound = sunrise - night * _portion(method, method.fajr_angle)
    return bound if by_angle is None else max(by_angle, bound)


def bounded_isha(by_angle: float | None, sunset: float, night: float, method: PrayerMethod, place: tuple[float, date]) -> float:
    """Return isha: when the sun reaches its angle, but not after a bound. ``place`` is latitude and local date."""
    if method.twilight == "seasonal":
        latitude, on = place
        bound = sunset + 60.0 * _season_minutes(seasonal_twilight().after_sunset, latitude, on)
        by_angle = sunset + night / 7.0 if _is_far(latitude) else by_angle
    else:
        bound = sunset + night * _portion(method, method.isha_angle or 0.0)
    return bound if by_angle is None else min(by_angle, bound)


def _is_far(latitude: float) -> bool:
    return abs(latitude) >= seasonal_twilight().one_seventh_from_latitude


def _portion(method: PrayerMethod, angle: float) -> float:
    if method.high_latitude == "middle_of_the_night":
        return 0.5
    return 1.0 / 7.0 if method.high_latitude == "one_seventh" else angle / _DEGREES_A_NIGHT


def _season_minutes(points: tuple[tuple[float, float], ...], latitude: float, on: date) -> float:
    """Interpolate between the four points of the year."""
    days = _days_since_solstice(on, latitude)
    begin, length, one, other = next(span for span in reversed(_SPANS) if span[0] <= days)
    start, end = (base + slope / _SLOPE_DEGREES * abs(latitude) for base, slope in (points[one], points[other]))
    return start + (end - start) / length * (days - begin)


def _days_since_solstice(on: date, latitude: float) -> int:
    """Count from 21 December in the north, and from 21 June in the south."""
    month = 12 if latitude >= 0.0 else 6
    solstice = date(on.year, month, 21)
    return (on - (solstice if on >= solstice else solstice.replace(year=on.year - 1))).days
