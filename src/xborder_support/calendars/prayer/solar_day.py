"""Answer when, on one day at one place, the sun culminates and passes a given altitude.

Every event is found with the sun's position at that very moment, not at noon: the difference is up to two minutes.
All moments are UTC seconds since 1970, not rounded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import acos, atan, cos, degrees, radians, sin, tan
from typing import TypeAlias

from .sun import sun_at, wrapped

__all__ = ["SolarDay"]

_SECONDS_A_DAY = 86_400.0
_START = 946_728_000.0  # 2000-01-01 12:00 UTC
_RISE = -0.8333  # altitude of the sun's centre, in degrees, when its upper limb touches the horizon: refraction and half a diameter
_CLOSE = 1e-5  # days, about a second
_ROUNDS = 10

_Altitude: TypeAlias = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class SolarDay:
    """Hold the moment at which the sun crosses the meridian of a place, and ask for what happens around it."""

    latitude: float
    longitude: float
    noon_days: float

    @classmethod
    def near(cls, moment: float, latitude: float, longitude: float) -> SolarDay:
        """Return the day whose solar noon is nearest to a moment."""
        days = (moment - _START) / _SECONDS_A_DAY
        for _ in range(2):
            days -= wrapped(360.0 * days + longitude + sun_at(days)[1]) / 360.0
        return cls(latitude, longitude, days)

    def next(self) -> SolarDay:
        """Return the day after."""
        return SolarDay.near(self.noon() + _SECONDS_A_DAY, self.latitude, self.longitude)

    def noon(self) -> float:
        """Return solar noon."""
        return _START + self.noon_days * _SECONDS_A_DAY

    def sunrise(self) -> float | None:
        """Return when the upper limb appears, or None where it does not rise or set."""
        return self._event(-1, lambda _: _RISE)

    def sunset(self) -> float | None:
        """Return when the upper limb vanishes, or None where it does not rise or set."""
        return self._event(1, lambda _: _RISE)

    def dawn(self, angle: float) -> float | None:
        """Return when the sun comes up to so many degrees below the horizon, or None where it stays above or below that all day."""
        return self._event(-1, lambda _: -angle)

    def dusk(self, angle: float) -> float | None:
        """Return when the sun has sunk to so many degrees below the horizon, or None where it stays above or below that all day."""
        return self._event(1, lambda _: -angle)

    def shadow(self, lengths: int) -> float | None:
        """Return when a shadow is so many lengths of its object longer than at noon, or None where the sun stays down."""
        return self._event(1, lambda declination: self._shadow_altitude(lengths, declination))

    def _shadow_altitude(self, lengths: int, declination: float) -> float:
        from_zenith = abs(self.latitude - declination)
        return degrees(atan(1.0 / (lengths + tan(radians(from_zenith))))) if from_zenith < 90.0 else 90.0

    def _event(self, side: int, altitude: _Altitude) -> float | None:
        """Return when the sun passes an altitude before (-1) or after (1) noon, by going back to its position there until it holds."""
        equation_at_noon = sun_at(self.noon_days)[1]
        days = self.noon_days + side * 0.25
        for _ in range(_ROUNDS):
            declination, equation = sun_at(days)
            distance = _hour_angle(altitude(declination), self.latitude, declination)
            if distance is None:
                return None
            former, days = days, self.noon_days + (side * distance - equation + equation_at_noon) / 360.0
            if abs(days - former) < _CLOSE:
                break
        return _START + days * _SECONDS_A_DAY


def _hour_angle(altitude: float, latitude: float, declination: float) -> float | None:
    """Return how many degrees from the meridian the sun stands at an altitude, or None where it never has that altitude."""
    place, height = radians(latitude), radians(declination)
    cosine = (sin(radians(altitude)) - sin(place) * sin(height)) / (cos(place) * cos(height))
    return degrees(acos(cosine)) if -1.0 <= cosine <= 1.0 else None
