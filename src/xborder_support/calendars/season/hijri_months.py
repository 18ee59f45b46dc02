"""Answer on which date a month of the Hijri calendar begins, by the Umm al-Qura tables of Saudi Arabia.

The tables come from the ``hijridate`` package, which is imported when they are first asked for. They hold the years 1343 to 1500.
"""

from __future__ import annotations

from functools import cache

__all__ = ["FIRST_HIJRI_YEAR", "LAST_HIJRI_YEAR", "month_length", "month_start", "tables_end"]

FIRST_HIJRI_YEAR = 1343
LAST_HIJRI_YEAR = 1500


def month_start(year: int, month: int) -> int:
    """Return the proleptic ordinal of the first day of a month."""
    return _starts()[_position(year, month)]


def month_length(year: int, month: int) -> int:
    """Return the days of a month: 29 or 30. Before 1946 eight months of the tables have 28 or 31, since they follow what was seen then."""
    position = _position(year, month)
    return _starts()[position + 1] - _starts()[position]


def tables_end() -> int:
    """Return the proleptic ordinal of the last day that the tables know."""
    return _starts()[-1] - 1


def _position(year: int, month: int) -> int:
    return (year - FIRST_HIJRI_YEAR) * 12 + month - 1


@cache
def _starts() -> tuple[int, ...]:
    """Return where each month of the tables begins, and where the last one ends."""
    from hijridate import Hijri  # noqa: PLC0415  (only calendars with Hijri dates need it)

    months = [Hijri(year, month, 1) for year in range(FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR + 1) for month in range(1, 13)]
    starts = [month.to_gregorian().toordinal() for month in months]
    return (*starts, starts[-1] + months[-1].month_length())
