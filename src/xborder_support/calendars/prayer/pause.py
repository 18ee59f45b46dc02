"""Answer which minutes around the prayers a desk keeps free.

Off unless a calendar is given one. A pause that falls outside a desk's hours takes nothing away from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xborder_support.calendars.instants import FIRST_YEAR, LAST_YEAR
from xborder_support.errors import UsageError

from .method import PrayerMethod
from .names import PRAYERS, AsrRule, HighLatitudeRule, Prayer, known
from .packaged import list_prayer_methods, method_in_force
from .place import FARTHEST, checked_clock, checked_latitude, checked_longitude, checked_minutes
from .slots import PrayerSlot, slots_between

__all__ = ["AFTER_MINUTES", "BETWEEN_MORNING_AND_NIGHT", "PrayerPause"]

BETWEEN_MORNING_AND_NIGHT: tuple[Prayer, ...] = ("dhuhr", "asr", "maghrib", "isha")
AFTER_MINUTES = 20

_AT_NOON = frozenset({"dhuhr", "jumuah"})
_FRIDAY_MINUTES = 60
_HIJRI_YEARS = (1926, 2075)  # years of the Hijri tables whose neighbours are whole too, for nights run over New Year


@dataclass(frozen=True, slots=True, kw_only=True)
class PrayerPause:
    """Keep time free for prayer.

    ``prayers`` are by default the four that fall between morning and night; add ``"fajr"`` for a desk that is staffed at dawn, or take
    ``("jumuah",)`` for Friday's noon prayer alone. Each pause lasts from ``before_minutes`` before the call to ``after_minutes`` after it;
    how long is the shop's policy, and no fact of ours. Friday's noon prayer is the longer ``"jumuah"``, whose sermon may have a fixed
    local time, ``friday_at="12:45"``. ``asr`` and ``high_latitude`` replace the method's own rules, and are None where they say the same.

    Errors: ``UsageError`` ``bad-latitude``, ``bad-longitude``, ``bad-minutes``, ``bad-local-time``, ``no-prayers``, ``unknown-prayer``,
    ``unknown-prayer-method``, ``unknown-asr``, ``unknown-high-latitude``; ``no-sunset`` beyond 65.7 degrees, but for the noon prayers.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import PrayerPause
        >>> pause = PrayerPause(latitude=25.2, longitude=55.27, method="AE", prayers=("dhuhr",), after_minutes=15, friday_at="12:45")
        >>> day = date(2026, 2, 5).toordinal()
        >>> [(slot.prayer, (slot.end - slot.start) // 60) for slot in pause.slots(day, day + 1, "Asia/Dubai")]
        [('dhuhr', 15), ('jumuah', 60)]
    """

    latitude: float
    longitude: float
    method: str | PrayerMethod
    prayers: tuple[Prayer, ...] = BETWEEN_MORNING_AND_NIGHT
    asr: AsrRule | None = None
    high_latitude: HighLatitudeRule | None = None
    before_minutes: int = 0
    after_minutes: int = AFTER_MINUTES
    friday_before_minutes: int | None = None
    friday_after_minutes: int | None = None
    friday_at: str | None = None

    def __post_init__(self) -> None:
        method = method_in_force(self.method, self.asr, self.high_latitude)
        listed = _listed(method)
        checked: dict[str, object] = {
            "latitude": checked_latitude(self.latitude),
            "longitude": checked_longitude(self.longitude),
            "method": listed or method,
            "asr": method.asr if listed and method.asr != listed.asr else None,
            "high_latitude": method.high_latitude if listed and method.high_latitude != listed.high_latitude else None,
            "prayers": _ordered(self.prayers),
            "friday_at": None if self.friday_at is None else checked_clock(self.friday_at),
        }
        for name, value in (checked | self._checked_minutes()).items():
            object.__setattr__(self, name, value)
        if abs(self.latitude) > FARTHEST and not _AT_NOON.issuperset(self.prayers):
            hint = f"pass the latitude of the town whose times are followed there, at most {FARTHEST}"
            raise UsageError(f"beyond {FARTHEST} degrees the sun does not set on some days", code="no-sunset", hint=hint)

    def _checked_minutes(self) -> dict[str, object]:
        before = checked_minutes(self.before_minutes, "before_minutes")
        after = checked_minutes(self.after_minutes, "after_minutes")
        friday_before = before if self.friday_before_minutes is None else self.friday_before_minutes
        friday_after = max(after, _FRIDAY_MINUTES) if self.friday_after_minutes is None else self.friday_after_minutes
        checked_minutes(friday_before, "friday_before_minutes")
        checked_minutes(friday_after, "friday_after_minutes")
        if not before + after or not friday_before + friday_after:
            raise UsageError("a pause of no minutes", code="bad-minutes", hint="pass after_minutes=20, or leave the pause out")
        return {"friday_before_minutes": friday_before, "friday_after_minutes": friday_after}

    @property
    def effective_method(self) -> PrayerMethod:
        """Return the method with the rules of asr and of high latitudes that are in force."""
        return method_in_force(self.method, self.asr, self.high_latitude)

    @property
    def first_year(self) -> int:
        """Return the first year that the pause can answer for: where isha is later in Ramadan, the first whose Ramadan is known."""
        return _HIJRI_YEARS[0] if self._knows_ramadan else FIRST_YEAR

    @property
    def last_year(self) -> int:
        """Return the last year that the pause can answer for."""
        return _HIJRI_YEARS[1] if self._knows_ramadan else LAST_YEAR

    @property
    def _knows_ramadan(self) -> bool:
        return "isha" in self.prayers and self.effective_method.isha_minutes_ramadan is not None

    def slots(self, first: int, last: int, zone: str) -> list[PrayerSlot]:
        """Return the pauses of the local dates from ``first`` to ``last``, both included, as proleptic ordinals; ordered by their start.

        Errors: ``UsageError`` ``unknown-time-zone``, ``date-out-of-range``, ``hijri-out-of-range``.

        Example:
            >>> from datetime import date
            >>> from xborder_support.calendars import PrayerPause
            >>> pause = PrayerPause(latitude=21.43, longitude=39.83, method="SA", prayers=("asr",))
            >>> pause.slots(date(2026, 2, 4).toordinal(), date(2026, 2, 4).toordinal(), "Asia/Riyadh")
            [PrayerSlot(start=1770209280, end=1770210480, prayer='asr')]
        """
        return slots_between(self, first, last, zone)

    def to_config(self) -> dict[str, Any]:
        """Return the pause as a table for TOML or JSON; equal pauses give equal tables."""
        method = method_in_force(self.method, None, None)
        table: dict[str, Any] = {
            "latitude": self.latitude,
            "longitude": self.longitude,
            "method": method.name if _listed(method) else method.to_config(),
            "prayers": list(self.prayers),
            "before_minutes": self.before_minutes,
            "after_minutes": self.after_minutes,
            "friday_before_minutes": self.friday_before_minutes,
            "friday_after_minutes": self.friday_after_minutes,
        }
        optional = {"asr": self.asr, "high_latitude": self.high_latitude, "friday_at": self.friday_at}
        return table | {name: value for name, value in optional.items() if value is not None}

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> PrayerPause:
        """Return the pause that a table describes, as ``to_config`` writes it or as people do.

        Errors: ``ConfigurationError``.

        Example:
            >>> from xborder_support.calendars import PrayerPause
            >>> PrayerPause.from_config({"latitude": 3.14, "longitude": 101.69, "method": "MY", "prayers": ["jumuah"]}).friday_after_minutes
            60
        """
        from .settings import read_pause  # noqa: PLC0415  (pydantic is loaded only where a table is read)

        return read_pause(config)


def _listed(method: PrayerMethod) -> PrayerMethod | None:
    """Return the packaged method that differs at most in what a pause states by itself."""
    named = {entry.name: entry for entry in list_prayer_methods()}.get(method.name)
    if named is None:
        return None
    return named if method_in_force(named, method.asr, method.high_latitude) == method else None


def _ordered(prayers: object) -> tuple[Prayer, ...]:
    """Return each prayer once, in the order of the day. Whoever keeps dhuhr free keeps it free on Fridays too."""
    if isinstance(prayers, str) or not isinstance(prayers, list | tuple | set | frozenset):
        raise UsageError("prayers is a list of names", code="unknown-prayer", hint='pass prayers=("dhuhr", "asr")')
    for prayer in prayers:
        known(prayer, PRAYERS, "prayer", "unknown-prayer")
    if not prayers:
        raise UsageError("a pause for no prayer", code="no-prayers", hint='pass prayers=("dhuhr", "asr"), or leave the pause out')
    return tuple(prayer for prayer in PRAYERS if prayer in prayers and not (prayer == "jumuah" and "dhuhr" in prayers))
