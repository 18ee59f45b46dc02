"""Answer which dates Ramadan and other days of the Hijri calendar fall on, and how sure that is."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import takewhile
from typing import Literal

from xborder_support.calendars.arguments import year_of
from xborder_support.calendars.closed_dates import ClosedDates
from xborder_support.errors import UsageError

from .announcements import AnnouncedLike, Occurrence, Stretch, announce, read_announced
from .hijri_months import FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR, month_length, month_start, tables_end
from .month_days import HIJRI_YEAR, MonthDay, MonthDays
from .spans import within

__all__ = ["HijriSeason", "Ramadan", "ramadan"]

# The first whole year of the tables, which begin on 1924-08-01, and the one in which they end, on 2077-11-16.
_FIRST_YEAR = 1925
_LAST_YEAR = 2077
_END_OF_2077 = date(_LAST_YEAR, 12, 31).toordinal()
# The months that fall on the rest of 2077, after the tables have ended. All others are known for the whole of it.
_LATE_MONTHS = (1, 2)

_RAMADAN = MonthDays(MonthDay(9, 1), MonthDay(9, 30))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramadan:
    """Hold one Ramadan; the last day is its last day of fasting."""

    first_on: date
    last_on: date
    hijri_year: int
    certainty: Literal["estimated", "announced"]


def ramadan(gregorian_year: int, *, announced: AnnouncedLike = ()) -> list[Ramadan]:
    """Return the Ramadans that begin in a Gregorian year: mostly one, and two in 2030.

    They are computed by the Umm al-Qura tables of Saudi Arabia. Elsewhere the sighting of the moon may move them by a day or two, so pass
    what was announced, such as ``["2027-02-09..2027-03-09"]``, as soon as it is; announcements for other years do no harm.

    Errors: ``UsageError`` ``bad-year``, ``hijri-out-of-range``, ``bad-date``, ``bad-date-range``, ``announcement-fits-none``,
    ``announced-twice``.

    Source: ``hijridate`` 2.6.

    Example:
        >>> from xborder_support.calendars import ramadan
        >>> [(found.hijri_year, str(found.first_on), str(found.last_on)) for found in ramadan(2030)]
        [(1451, '2030-01-05', '2030-02-03'), (1452, '2030-12-26', '2031-01-23')]
    """
    if not _FIRST_YEAR <= year_of(gregorian_year) <= _LAST_YEAR:
        message = f"Ramadan is known for the years {_FIRST_YEAR} to {_LAST_YEAR}, not for {str(gregorian_year)[:20]}"
        hint = "pass a Gregorian year of this range; give the dates of other years yourself, by Season.between"
        raise UsageError(message, code="hijri-out-of-range", hint=hint)
    found = _occurrences(_RAMADAN, read_announced(announced))
    return [one for one in map(_as_ramadan, found) if one.first_on.year == gregorian_year]


@dataclass(frozen=True, slots=True)
class HijriSeason:
    """Cover the same days of every Hijri year. The thirtieth counts in the months that have one."""

    days: MonthDays
    announced: tuple[Stretch, ...] = ()

    @classmethod
    def parse(cls, days: str, announced: AnnouncedLike = ()) -> HijriSeason:
        """Read "ramadan", a day or a range.

        Errors: ``UsageError`` ``bad-month-day``, ``bad-date``, ``bad-date-range``, ``announcement-fits-none``, ``announced-twice``.
        """
        named = isinstance(days, str) and days.strip().lower() == "ramadan"
        season = cls(_RAMADAN if named else MonthDays.parse(days, HIJRI_YEAR), read_announced(announced))
        if season.announced:
            _occurrences(season.days, season.announced)  # so that an announcement that fits none is refused here
        return season

    @property
    def first_year(self) -> int:
        """Return the first Gregorian year that is known as a whole."""
        return _FIRST_YEAR

    @property
    def last_year(self) -> int:
        """Return the last Gregorian year that is known as a whole."""
        touches_late_months = self.days.crosses_new_year or self.days.first.month in _LATE_MONTHS
        return _LAST_YEAR - 1 if touches_late_months else _LAST_YEAR

    def spans(self, first: int, last: int) -> list[range]:
        """Return the ordinals within a window that are covered.

        Errors: ``UsageError`` ``hijri-out-of-range``.
        """
        if last < first:
            return []
        self._check(first, last)
        return within(((one.first, one.last) for one in self._between(first, last)), first, last)

    def certainty_at(self, ordinal: int) -> Literal["fixed", "estimated", "announced"]:
        """Return how sure it is whether a day is covered. The days next to computed ones are as uncertain as these.

        Errors: ``UsageError`` ``hijri-out-of-range``.
        """
        self._check(ordinal, ordinal)
        beside = [one for one in self._between(ordinal - 1, ordinal + 1) if one.certainty == "estimated"]
        nearest = self._between(ordinal, ordinal) or beside
        return nearest[0].certainty if nearest else "fixed"

    def to_config(self) -> dict[str, str | list[str]]:
        """Return the keys of a desk file."""
        told: dict[str, str | list[str]] = {"hijri": "ramadan" if self.days == _RAMADAN else str(self.days)}
        ranges = [ClosedDates(date.fromordinal(first), date.fromordinal(last)) for first, last in self.announced]
        return told | ({"announced": [str(dates) for dates in ranges]} if ranges else {})

    def _between(self, first: int, last: int) -> list[Occurrence]:
        """Return the occurrences that share a day with a window."""
        known = _occurrences(self.days, self.announced)
        following = known[bisect_left(known, first, key=_last_of) :]
        return list(takewhile(lambda one: one.first <= last, following))

    def _check(self, first: int, last: int) -> None:
        """Refuse a window that the tables do not know, and that would else look free of the season."""
        known_first, known_last = month_start(FIRST_HIJRI_YEAR, 1), _END_OF_2077 if self.last_year == _LAST_YEAR else tables_end()
        if known_first <= first and last <= known_last:
            return
        message = f"Hijri dates are known from {date.fromordinal(known_first)} to {date.fromordinal(known_last)} only"
        raise UsageError(message, code="hijri-out-of-range", hint="give the dates of other years yourself, by Season.between")


@lru_cache(maxsize=64)
def _occurrences(days: MonthDays, announced: tuple[Stretch, ...]) -> tuple[Occurrence, ...]:
    """Return every occurrence that the tables know, in order."""
    years = range(FIRST_HIJRI_YEAR - days.crosses_new_year, LAST_HIJRI_YEAR + 1)
    computed = [Occurrence(year, _begin(year, days.first), _end(year + days.crosses_new_year, days.last)) for year in years]
    return tuple(announce([one for one in computed if one.first <= one.last], announced))


def _begin(year: int, wanted: MonthDay) -> int:
    """Return the first day that is not before one which its month may lack. The tables cut off what is earlier."""
    if year < FIRST_HIJRI_YEAR:
        return month_start(FIRST_HIJRI_YEAR, 1)
    return month_start(year, wanted.month) + min(wanted.day - 1, month_length(year, wanted.month))


def _end(year: int, wanted: MonthDay) -> int:
    """Return the last day that is not after one which its month may lack. The tables cut off what is later."""
    if year > LAST_HIJRI_YEAR:
        return tables_end()
    return month_start(year, wanted.month) + min(wanted.day, month_length(year, wanted.month)) - 1


def _last_of(one: Occurrence) -> int:
    return one.last


def _as_ramadan(one: Occurrence) -> Ramadan:
    return Ramadan(
        first_on=date.fromordinal(one.first), last_on=date.fromordinal(one.last), hijri_year=one.hijri_year, certainty=one.certainty
    )
