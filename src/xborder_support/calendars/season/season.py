"""Answer which weekly hours replace the usual ones on which dates: at Christmas, in summer, in Ramadan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from xborder_support.calendars.closed_dates import ClosedDates, read_date
from xborder_support.calendars.hours import HoursLike
from xborder_support.calendars.weekdays import Week, read_week, week_config
from xborder_support.errors import UsageError

from .announcements import AnnouncedLike
from .gregorian import DatedSeason, YearlySeason
from .hijri import HijriSeason

__all__ = ["Season"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Replace the weekly hours by others on the dates that the season covers.

    Make one with ``between``, ``yearly``, ``ramadan`` or ``hijri``. ``hours`` has the form of a calendar's ``weekly``; a day that it does
    not name is closed, so ``{}`` closes the whole season. Where several seasons cover a date, the first one in a calendar's list counts.

    Errors: ``UsageError`` ``unknown-day``, ``day-twice``, ``bad-hours``, ``bad-season-name``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import Season
        >>> christmas = Season.yearly("12-01..01-06", hours={"mon-sat": "09:00-20:00"}, name="Christmas hours")
        >>> christmas.covers(date(2027, 1, 6)), christmas.covers(date(2027, 1, 7))
        (True, False)
    """

    name: str | None = None
    week: Week
    when: DatedSeason | YearlySeason | HijriSeason

    def __post_init__(self) -> None:
        if not isinstance(self.when, DatedSeason | YearlySeason | HijriSeason):
            hint = "make a season with Season.between, Season.yearly, Season.ramadan or Season.hijri"
            raise UsageError(f"a season has dates, not {type(self.when).__name__}", code="bad-season-dates", hint=hint)
        if self.name is not None and not (isinstance(self.name, str) and self.name.strip()):
            raise UsageError("the name of a season is empty", code="bad-season-name", hint="write one for your customers, or leave it out")

    @classmethod
    def between(cls, dates: str | date | ClosedDates, *, hours: Mapping[str, HoursLike], name: str | None = None) -> Season:
        """Make a season of one date or range: ``"2026-12-01..2026-12-23"``, the last date included.

        Errors: as ``Season``, and ``bad-date``, ``bad-date-range``, ``season-out-of-range`` before 1900 and after 2199.

        Example:
            >>> from xborder_support.calendars import Season
            >>> Season.between("2026-12-01..2026-12-23", hours={"mon-fri": "09:00-20:00"}).to_config()
            {'dates': '2026-12-01..2026-12-23', 'hours': {'mon-fri': ['09:00-20:00']}}
        """
        return cls(when=DatedSeason.parse(dates), week=_read_hours(hours), name=name)

    @classmethod
    def yearly(cls, days: str, *, hours: Mapping[str, HoursLike], name: str | None = None) -> Season:
        """Make a season of the same days of every year: ``"07-01..08-31"``, or ``"12-01..01-06"`` over the new year.

        29 February counts in leap years only. In other years, a range that begins with it begins on 1 March, and one that ends with it ends
        on 28 February.

        Errors: as ``Season``, and ``bad-month-day``.
        """
        return cls(when=YearlySeason.parse(days), week=_read_hours(hours), name=name)

    @classmethod
    def ramadan(cls, *, hours: Mapping[str, HoursLike], announced: AnnouncedLike = (), name: str | None = None) -> Season:
        """Make a season of every Ramadan, by the Umm al-Qura tables and, where they are given, by the dates that were announced.

        An announcement such as ``"2027-02-09..2027-03-09"`` replaces the computed Ramadan whose first and last days are at most three days
        off; others stay computed.

        Errors: as ``Season``, and ``bad-date``, ``bad-date-range``, ``announcement-fits-none``, ``announced-twice``.

        Source: ``hijridate`` 2.6.
        """
        return cls.hijri("ramadan", hours=hours, announced=announced, name=name)

    @classmethod
    def hijri(cls, days: str, *, hours: Mapping[str, HoursLike], announced: AnnouncedLike = (), name: str | None = None) -> Season:
        """Make a season of the same days of every Hijri year: ``"12-01..12-10"`` is the first ten days of Dhu al-Hijja.

        A thirtieth day counts in the months that have one. Announcements are read as for ``ramadan``.

        Errors: as ``ramadan``, and ``bad-month-day``.
        """
        return cls(when=HijriSeason.parse(days, announced), week=_read_hours(hours), name=name)

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Season:
        """Read what ``to_config`` wrote, or one table of ``seasons`` in a desk file.

        Errors: ``ConfigurationError`` with every fault.
        """
        from .settings import read_season  # noqa: PLC0415  (pydantic is for configurations only)

        return read_season(config).to_season()

    @property
    def first_year(self) -> int:
        """Return the first year that the season can answer for."""
        return self.when.first_year

    @property
    def last_year(self) -> int:
        """Return the last year that the season can answer for."""
        return self.when.last_year

    def spans(self, first: int, last: int) -> list[range]:
        """Return what the season covers from one proleptic ordinal to another, both included: sorted and disjoint.

        Errors: ``UsageError`` ``hijri-out-of-range`` where a part of the window is not known.
        """
        return self.when.spans(first, last)

    def covers(self, day: date) -> bool:
        """Tell whether the season covers a date.

        Errors: ``UsageError`` ``bad-date``, ``hijri-out-of-range``.
        """
        ordinal = read_date(day).toordinal()
        return bool(self.spans(ordinal, ordinal))

    def certainty_on(self, day: date) -> Literal["fixed", "estimated", "announced"]:
        """Return how sure it is whether the season covers a date.

        ``"estimated"`` are the days of a computed Hijri season and the one on either side of it, until its dates are announced.

        Errors: ``UsageError`` ``bad-date``, ``hijri-out-of-range``.
        """
        return self.when.certainty_at(read_date(day).toordinal())

    def to_config(self) -> dict[str, Any]:
        """Return the season as a table of a desk file: the same for equal seasons."""
        return ({"name": self.name} if self.name else {}) | self.when.to_config() | {"hours": week_config(self.week)}


def _read_hours(hours: Mapping[str, HoursLike]) -> Week:
    if not isinstance(hours, Mapping):
        hint = 'write hours={"mon-fri": "09:00-20:00"}, or hours={} for a season that is closed'
        raise UsageError(f"the hours of a season are a table of days, not {type(hours).__name__}", code="bad-hours", hint=hint)
    return read_week(hours)
