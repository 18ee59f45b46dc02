"""Answer where the sun stands: its declination, and how far a sundial runs ahead of a mean clock.

Low-precision solar coordinates after Jean Meeus, "Astronomical Algorithms", second edition, chapters 22, 25 and 28: good to 0.01 degrees,
or some seconds of time, from 1900 to 2200. Positions are worked out for each midnight and interpolated over the day (chapter 3).
All angles are degrees. Moments are days since 2000-01-01 12:00 UTC.
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, atan2, cos, degrees, floor, radians, sin

__all__ = ["sun_at", "wrapped"]

_DAYS_IN_A_CENTURY = 36_525.0
_ABERRATION = 0.00569
_EQUATION_CONSTANT = 0.0057183  # aberration, and the difference between two definitions of the mean sun


def sun_at(days: float) -> tuple[float, float]:
    """Return the declination and the equation of time of a moment.

    Example:
        >>> declination, equation = sun_at(-2636.5)  # 1992-10-13, examples 25.a and 28.a: -7.785 degrees, 13.7 minutes
        >>> round(declination, 3), round(equation * 4, 1)
        (-7.785, 13.7)
    """
    nearest = floor(days)
    part = days - nearest - 0.5
    before, middle, after = _half_day(nearest - 1), _half_day(nearest), _half_day(nearest + 1)
    return _between(before[0], middle[0], after[0], part), _between(before[1], middle[1], after[1], part)


def wrapped(angle: float) -> float:
    """Return the same angle from -180 up to 180 degrees."""
    return (angle + 180.0) % 360.0 - 180.0


def _between(before: float, middle: float, after: float, part: float) -> float:
    """Interpolate between three values a day apart, at a part of a day from the middle one."""
    rise, fall = middle - before, after - middle
    return middle + part / 2.0 * (rise + fall + part * (fall - rise))


@lru_cache(maxsize=4_096)
def _half_day(day: int) -> tuple[float, float]:
    """Return declination and equation of time at the midnight that follows a noon."""
    centuries = (day + 0.5) / _DAYS_IN_A_CENTURY
    node = radians(125.04 - 1_934.136 * centuries)
    mean_longitude = 280.46646 + centuries * (36_000.76983 + centuries * 0.0003032)
    longitude = radians(mean_longitude + _equation_of_centre(centuries) - _ABERRATION - 0.00478 * sin(node))
    tilt = radians(23.4392911 - 0.0130042 * centuries + 0.00256 * cos(node))
    ascension = degrees(atan2(cos(tilt) * sin(longitude), cos(longitude)))
    equation = mean_longitude - _EQUATION_CONSTANT - ascension - 0.00478 * sin(node) * cos(tilt)
    return degrees(asin(sin(tilt) * sin(longitude))), wrapped(equation)


def _equation_of_centre(centuries: float) -> float:
    """Return by how much the sun is ahead of where it would stand if the earth's orbit were a circle."""
    anomaly = radians(357.52911 + centuries * (35_999.05029 - centuries * 0.0001537))
    first = 1.914602 - centuries * (0.004817 + centuries * 0.000014)
    second = 0.019993 - centuries * 0.000101
    return first * sin(anomaly) + second * sin(2.0 * anomaly) + 0.000289 * sin(3.0 * anomaly)
