"""Answer by which parameters an authority calculates prayer times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xborder_support.errors import UsageError

from .names import ASR_RULES, HIGH_LATITUDE_RULES, ROUNDINGS, TIMES, TWILIGHTS, AsrRule, HighLatitudeRule, Rounding, Twilight, known
from .place import checked_minutes, shown

__all__ = ["PrayerMethod", "checked_angle", "checked_tune"]

_DEEPEST = 24.0  # degrees; below 18 it is night to the naked eye
_FARTHEST_TUNE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PrayerMethod:
    """Hold how prayer times are calculated. Make one for an authority that is not listed; ``get_prayer_method`` has those that are.

    Angles are degrees of the sun below the horizon. Isha has either an angle or minutes after maghrib; ``isha_minutes_ramadan`` replaces
    the minutes in Ramadan. Without ``maghrib_angle`` maghrib is sunset. ``tune`` adds minutes to the times it names, as ``{"dhuhr": 5}``.
    ``source``, ``checked`` and ``confidence`` say how we know; they take no part in comparisons.

    Errors: ``UsageError`` ``bad-prayer-method``, ``bad-minutes``, ``unknown-prayer``, ``unknown-asr``, ``unknown-high-latitude``,
    ``unknown-twilight``, ``unknown-rounding``.

    Example:
        >>> from xborder_support.calendars import PrayerMethod
        >>> PrayerMethod(name="our mosque", fajr_angle=16, isha_angle=14, tune={"maghrib": 3}).tune
        (('maghrib', 3),)
    """

    name: str
    fajr_angle: float
    isha_angle: float | None = None
    isha_minutes: int | None = None
    isha_minutes_ramadan: int | None = None
    maghrib_angle: float | None = None
    asr: AsrRule = "standard"
    high_latitude: HighLatitudeRule = "middle_of_the_night"
    twilight: Twilight = "angle"
    rounding: Rounding = "nearest"
    tune: tuple[tuple[str, int], ...] | Mapping[str, int] = ()
    title: str = field(default="", compare=False)
    source: str = field(default="", compare=False)
    checked: date | None = field(default=None, compare=False)
    confidence: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name.strip():
            raise UsageError("a prayer method needs a name", code="bad-prayer-method", hint='pass name="our mosque"')
        known(self.asr, ASR_RULES, "asr rule", "unknown-asr")
        known(self.high_latitude, HIGH_LATITUDE_RULES, "high-latitude rule", "unknown-high-latitude")
        known(self.twilight, TWILIGHTS, "twilight", "unknown-twilight")
        known(self.rounding, ROUNDINGS, "rounding", "unknown-rounding")
        for angle in ("fajr_angle", "isha_angle", "maghrib_angle"):
            object.__setattr__(self, angle, checked_angle(getattr(self, angle), angle))
        self._check_isha()
        object.__setattr__(self, "tune", checked_tune(self.tune))

    def _check_isha(self) -> None:
        if self.fajr_angle is None:
            raise UsageError("a prayer method needs fajr_angle", code="bad-prayer-method", hint="pass fajr_angle=18")
        if (self.isha_angle is None) == (self.isha_minutes is None):
            hint = "pass isha_angle, or isha_minutes after maghrib"
            raise UsageError("isha has either an angle or minutes", code="bad-prayer-method", hint=hint)
        if self.isha_minutes is not None:
            checked_minutes(self.isha_minutes, "isha_minutes", 1)
        if self.isha_minutes_ramadan is not None:
            checked_minutes(self.isha_minutes_ramadan, "isha_minutes_ramadan", 1)
            if self.isha_minutes is None:
                hint = "pass isha_minutes for the rest of the year"
                raise UsageError("isha_minutes_ramadan replaces isha_minutes", code="bad-prayer-method", hint=hint)

    def tuned(self, time: str) -> int:
        """Return the minutes that the authority adds to a time."""
        return dict(self.tune).get(time, 0)

    def to_config(self) -> dict[str, Any]:
        """Return the parameters as a table for TOML or JSON, without what is not set and without how we know."""
        fields = (*_REQUIRED, *_OPTIONAL)
        table = {name: getattr(self, name) for name in fields if getattr(self, name) is not None}
        return table | ({"tune": dict(self.tune)} if self.tune else {})


_REQUIRED = ("name", "fajr_angle", "asr", "high_latitude", "twilight", "rounding")
_OPTIONAL = ("isha_angle", "isha_minutes", "isha_minutes_ramadan", "maghrib_angle")


def checked_angle(angle: object, what: str) -> float | None:
    """Return an angle of the sun below the horizon, in degrees, or None where none is said.

    Errors: ``UsageError`` ``bad-prayer-method``.
    """
    if angle is None:
        return None
    if isinstance(angle, bool) or not isinstance(angle, int | float) or not 0.0 <= angle <= _DEEPEST:
        hint = f"it counts down from the horizon: pass 0 to {_DEEPEST:.0f} degrees, such as 18"
        raise UsageError(f"{what} cannot be {shown(angle)}", code="bad-prayer-method", hint=hint)
    return float(angle) + 0.0


def checked_tune(tune: object) -> tuple[tuple[str, int], ...]:
    """Return the minutes in the order of the day, without those that add nothing.

    Errors: ``UsageError`` ``bad-prayer-method``, ``bad-minutes``, ``unknown-prayer``.
    """
    try:
        minutes = dict(tune)  # type: ignore[call-overload]  # (whatever the caller wrote: the except clause answers)
    except (TypeError, ValueError):
        raise UsageError("tune is a table of minutes", code="bad-prayer-method", hint='pass tune={"dhuhr": 5}') from None
    for name, value in minutes.items():
        known(name, TIMES, "prayer", "unknown-prayer")
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _FARTHEST_TUNE:
            hint = f"pass a whole number from -{_FARTHEST_TUNE} to {_FARTHEST_TUNE}"
            raise UsageError(f"tune for {name} cannot be {shown(value)}", code="bad-minutes", hint=hint)
    return tuple((name, minutes[name]) for name in TIMES if minutes.get(name))
