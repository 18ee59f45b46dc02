"""Answer when the prayers are on a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from xborder_support.calendars.arguments import flag_of
from xborder_support.calendars.zone_clock import zone_clock
from xborder_support.errors import UsageError
from xborder_support.terms import time_zone as pinned_zone

from .method import PrayerMethod
from .names import AsrRule, HighLatitudeRule
from .packaged import method_in_force
from .place import checked_date, checked_latitude, checked_longitude
from .prayer_day import PrayerDay, is_skipped

__all__ = ["PrayerTimes", "prayer_times"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrayerTimes:
    """Hold the prayer times of a local date, in the zone that was asked for.

    At high latitudes isha may fall after midnight, on the next date.
    """

    on: date
    fajr: datetime
    sunrise: datetime
    dhuhr: datetime
    asr: datetime
    maghrib: datetime
    isha: datetime


def prayer_times(  # noqa: PLR0913  (all but the date are keywords)
    on: date,
    *,
    latitude: float,
    longitude: float,
    time_zone: str | tzinfo,
    method: str | PrayerMethod,
    asr: AsrRule | None = None,
    high_latitude: HighLatitudeRule | None = None,
    in_ramadan: bool | None = None,
) -> PrayerTimes:
    """Return the prayer times of a local date, to the minute.

    ``method`` is a name such as ``"umm_al_qura"``, a territory such as ``"SA"``, or a ``PrayerMethod``; ``asr`` and ``high_latitude``
    replace its own rules. ``in_ramadan`` overrides the Umm al-Qura calendar, where an authority announced another day. Where the sun does
    not rise and set, beyond 65.7 degrees, no time is made up: that is ``no-sunset``.

    Errors: ``UsageError`` ``not-a-date``, ``date-out-of-range``, ``no-such-date``, ``bad-latitude``, ``bad-longitude``,
    ``unknown-time-zone``, ``unknown-prayer-method``, ``unknown-asr``, ``unknown-high-latitude``, ``no-sunset``, ``hijri-out-of-range``,
    ``not-a-boolean``.

    Source: Jean Meeus, "Astronomical Algorithms"; each method names its own.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import prayer_times
        >>> times = prayer_times(date(2026, 2, 18), latitude=24.71, longitude=46.68, time_zone="Asia/Riyadh", method="SA")
        >>> times.dhuhr.isoformat(), times.isha - times.maghrib
        ('2026-02-18T12:07:00+03:00', datetime.timedelta(seconds=7200))
    """
    zone = pinned_zone(time_zone)
    told = None if in_ramadan is None else flag_of(in_ramadan, "in_ramadan")
    place = checked_latitude(latitude), checked_longitude(longitude)
    day = PrayerDay.make(_existing(on, zone.key), zone.key, place, method_in_force(method, asr, high_latitude), in_ramadan=told)

    def shown(seconds: int) -> datetime:
        return (_EPOCH + timedelta(seconds=seconds)).astimezone(zone)

    return PrayerTimes(
        on=on,
        fajr=shown(day.fajr()),
        sunrise=shown(day.sunrise()),
        dhuhr=shown(day.dhuhr()),
        asr=shown(day.asr()),
        maghrib=shown(day.maghrib()),
        isha=shown(day.isha()),
    )


def _existing(on: date, zone: str) -> date:
    day = checked_date(on)
    if is_skipped(day, zone_clock(zone, day.year)):
        raise UsageError(f"{day} never came in {zone}", code="no-such-date", hint="the zone moved over the date line: pass another date")
    return day
