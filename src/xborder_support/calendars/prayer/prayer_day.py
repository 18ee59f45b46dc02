"""Answer at which minute each prayer of one local date is called, by one method at one place.

Each time is worked out when it is asked for, since a calendar may need two of six. All are UTC seconds, on a full minute of local time as
the official tables are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from xborder_support.calendars.hours import DAY_SECONDS
from xborder_support.calendars.zone_clock import ZoneClock, wall_midnight, zone_clock
from xborder_support.errors import UsageError

from .method import PrayerMethod
from .place import FARTHEST
from .solar_day import SolarDay
from .twilight import bounded_fajr, bounded_isha

__all__ = ["PrayerDay", "is_skipped"]

_RAMADAN = 9


@dataclass(frozen=True, slots=True)
class PrayerDay:
    """Hold a local date and where the sun stands on it. ``odd_seconds`` is what the zone's offset has beyond full minutes, before 1972."""

    on: date
    sun: SolarDay
    method: PrayerMethod
    odd_seconds: int
    in_ramadan: bool | None = None

    @classmethod
    def make(cls, on: date, zone: str, place: tuple[float, float], method: PrayerMethod, *, in_ramadan: bool | None = None) -> PrayerDay:
        """Return the day whose solar noon is nearest to noon on the local clock. ``place`` is latitude and longitude."""
        wall = wall_midnight(on.toordinal()) + DAY_SECONDS // 2
        noon = zone_clock(zone, on.year).utc(wall)
        return cls(on, SolarDay.near(noon, *place), method, (wall - noon) % 60, in_ramadan)

    def fajr(self) -> int:
        """Return fajr.

        Errors: ``UsageError`` ``no-sunset``.
        """
        by_angle = self.sun.dawn(self.method.fajr_angle)
        place = (self.sun.latitude, self.on)
        return self._rounded("fajr", bounded_fajr(by_angle, self._rise(self.sun), self._night(), self.method, place))

    def sunrise(self) -> int:
        """Return sunrise, which ends the time for fajr.

        Errors: ``UsageError`` ``no-sunset``.
        """
        return self._rounded("sunrise", self._rise(self.sun))

    def dhuhr(self) -> int:
        """Return dhuhr."""
        return self._rounded("dhuhr", self.sun.noon())

    def asr(self) -> int:
        """Return asr.

        Errors: ``UsageError`` ``no-sunset``.
        """
        return self._rounded("asr", self._found(self.sun.shadow(2 if self.method.asr == "hanafi" else 1)))

    def maghrib(self) -> int:
        """Return maghrib: sunset, or later where the method has an angle for it and the sun sinks so far.

        Errors: ``UsageError`` ``no-sunset``.
        """
        sunset = self._set()
        later = self.sun.dusk(self.method.maghrib_angle) if self.method.maghrib_angle is not None else None
        return self._rounded("maghrib", sunset if later is None else max(sunset, later))

    def isha(self) -> int:
        """Return isha.

        Errors: ``UsageError`` ``no-sunset``, ``hijri-out-of-range``.
        """
        if self.method.isha_angle is None:
            return self.maghrib() + 60 * (self._minutes_after_maghrib() + self.method.tuned("isha"))
        by_angle = self.sun.dusk(self.method.isha_angle)
        place = (self.sun.latitude, self.on)
        return self._rounded("isha", bounded_isha(by_angle, self._set(), self._night(), self.method, place))

    def _minutes_after_maghrib(self) -> int:
        usual, in_ramadan = self.method.isha_minutes or 0, self.method.isha_minutes_ramadan
        if in_ramadan is None:
            return usual
        is_ramadan = _is_ramadan(self.on) if self.in_ramadan is None else self.in_ramadan
        return in_ramadan if is_ramadan else usual

    def _night(self) -> float:
        return self._rise(self.sun.next()) - self._set()

    def _rise(self, sun: SolarDay) -> float:
        return self._found(sun.sunrise())

    def _set(self) -> float:
        return self._found(self.sun.sunset())

    def _found(self, moment: float | None) -> float:
        if moment is None:
            message = f"the sun does not both rise and set on {self.on} at this latitude"
            hint = f"pass the latitude of the town whose times are followed there, at most {FARTHEST} degrees"
            raise UsageError(message, code="no-sunset", hint=hint)
        return moment

    def _rounded(self, time: str, moment: float) -> int:
        minutes = (moment + self.odd_seconds) / 60.0
        full = ceil(minutes) if self.method.rounding == "up" else floor(minutes + 0.5)
        return (full + self.method.tuned(time)) * 60 - self.odd_seconds


def is_skipped(on: date, clock: ZoneClock) -> bool:
    """Tell whether a zone skipped a date, as Samoa skipped 30 December 2011."""
    return clock.midnight(on.toordinal()) == clock.midnight(on.toordinal() + 1)


def _is_ramadan(on: date) -> bool:
    """Tell whether a date is in Ramadan by the Umm al-Qura calendar.

    Errors: ``UsageError`` ``hijri-out-of-range``.
    """
    from hijridate import Gregorian  # noqa: PLC0415  (only one method needs it)

    try:
        return bool(Gregorian(on.year, on.month, on.day).to_hijri().month == _RAMADAN)
    except OverflowError:
        message = "the Umm al-Qura calendar is tabulated from 1 August 1924 to 16 November 2077"
        hint = "pass in_ramadan=True or False to prayer_times, or leave isha out of the pause"
        raise UsageError(message, code="hijri-out-of-range", hint=hint) from None
