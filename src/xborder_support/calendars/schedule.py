"""Hold what a calendar was told: which hours apply on which local date, before any of it is laid on the time line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from xborder_support.errors import UsageError

from .holiday_source import Holiday, Holidays
from .hours import Hours, print_hours
from .weekdays import Week

__all__ = ["Schedule"]

_FIRST_YEAR = 1900
_LAST_YEAR = 2199  # Offsets are computed for every year that is asked for, so the range is bounded.


@dataclass(frozen=True, slots=True)
class Schedule:
    """Hold zone, weekly hours and what overrides them. Dates are proleptic ordinals.

    An exception outranks a closed date, that a holiday, and that the week; breaks are taken out of whatever is left.
    """

    zone: str
    week: Week
    exceptions: Mapping[int, tuple[Hours, ...]]
    breaks: Mapping[int, tuple[Hours, ...]]
    closed: Mapping[int, str | None]
    holidays: tuple[Holidays, ...]

    def __post_init__(self) -> None:
        if not all(isinstance(source, Holidays) for source in self.holidays):
            raise UsageError("holidays are a list of Holidays", code="not-holidays", hint='pass holidays=[Holidays(territory="JP")]')
        if not any(self.week) and not any(self.exceptions.values()):
            hint = 'give it hours, such as {"mon-fri": ["09:00-18:00"]}'
            raise UsageError("the calendar has no hours at all, so nothing would ever be due", code="empty-calendar", hint=hint)

    @property
    def first_year(self) -> int:
        """Return the first year that the calendar can answer for."""
        return max([_FIRST_YEAR, *(source.first_year for source in self.holidays)])

    @property
    def last_year(self) -> int:
        """Return the last year that the calendar can answer for."""
        return min([_LAST_YEAR, *(source.last_year for source in self.holidays)])

    @property
    def open_years(self) -> tuple[int, int]:
        """Return the first and the last year that may hold open time, so that a search knows where to stop."""
        if any(self.week):
            return self.first_year, self.last_year
        years = [date.fromordinal(ordinal).year for ordinal, hours in self.exceptions.items() if hours]
        return max(min(years), self.first_year), min(max(years) + 1, self.last_year)

    def check_year(self, year: int) -> None:
        """Refuse a year that the calendar cannot answer for.

        Errors: ``UsageError`` ``holidays-out-of-range``, ``calendar-out-of-range``.
        """
        for source in self.holidays:
            source.dates(year)
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            message = f"a calendar answers for the years {_FIRST_YEAR} to {_LAST_YEAR}, not for {year}"
            raise UsageError(message, code="calendar-out-of-range", hint="check the date or the duration: it leads out of this range")

    def hours_by_date(self, first: int, last: int) -> list[tuple[int, tuple[Hours, ...]]]:
        """Return each date from first to last, both included, with the hours that start on it, closed dates left out."""
        closed = self._holidays_between(first, last) | self.closed.keys()
        dated = ((day, self.exceptions.get(day, () if day in closed else self.week[(day + 6) % 7])) for day in range(first, last + 1))
        return [(day, hours) for day, hours in dated if hours]

    def holiday(self, day: date) -> Holiday | None:
        """Return the holiday of a date from the first list that names it."""
        return next((found for source in self.holidays if (found := source.on(day))), None)

    def digest(self) -> str:
        """Return a SHA-256 of the definition in hexadecimal: the same in every process, another as soon as any setting differs."""
        told = {
            "schema": "calendar/1",
            "zone": self.zone,
            "week": [[print_hours(stretch) for stretch in hours] for hours in self.week],
            "exceptions": _printed(self.exceptions),
            "breaks": _printed(self.breaks),
            "closed": sorted(self.closed.items()),
            "holidays": [[source.territory, source.subdivision, source.categories] for source in self.holidays],
        }
        return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    def _holidays_between(self, first: int, last: int) -> frozenset[int]:
        # The evening before the first known year may still be wanted for its overnight tail; its holidays are not known.
        years = range(max(date.fromordinal(first).year, self.first_year), date.fromordinal(last).year + 1)
        return frozenset(day.toordinal() for source in self.holidays for year in years for day in source.dates(year))


def _printed(dated: Mapping[int, tuple[Hours, ...]]) -> list[tuple[int, list[str]]]:
    return [(day, [print_hours(stretch) for stretch in hours]) for day, hours in sorted(dated.items())]
