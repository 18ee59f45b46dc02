"""Answer on which day Easter Sunday falls, in the west and in the east.

Both are the Sunday after the first full moon of spring, by the tables of the Gregorian and of the Julian calendar.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

__all__ = ["Church", "easter_sunday"]

#: Which tables a church reckons with.
Church = Literal["west", "east"]

_MARCH_21 = 21


def easter_sunday(year: int, church: Church) -> date:
    """Return Easter Sunday of a Gregorian year, as a Gregorian date."""
    return _western(year) if church == "west" else _eastern(year)


def _western(year: int) -> date:
    """Follow the Gregorian tables: the age of the moon with its corrections, then the Sunday letter. J. Meeus gives this form."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    lunar_correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - lunar_correction + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    return date(year, 3, 22) + timedelta(days=epact + to_sunday - 7 * late)


def _eastern(year: int) -> date:
    """Follow the Julian tables, then add the days by which the Julian calendar lags."""
    full_moon = (19 * (year % 19) + 15) % 30
    to_sunday = (2 * (year % 4) + 4 * (year % 7) - full_moon + 34) % 7
    lag = year // 100 - year // 400 - 2
    return date(year, 3, _MARCH_21) + timedelta(days=full_moon + to_sunday + 1 + lag)
