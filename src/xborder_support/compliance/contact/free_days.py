"""Answer whether a local date is a holiday that shuts a window."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from xborder_support.calendars import Holidays
from xborder_support.compliance.rulebook import ClosedDay
from xborder_support.errors import UsageError

from .places import parts_of

__all__ = ["holidays_of", "is_free"]


def is_free(place: str, closed: tuple[ClosedDay, ...], day: date) -> bool:
    """Tell whether a date is free in a place. In a year whose holidays nobody knows, every date may be: so it is."""
    dates = _dates(place, closed, day.year)
    return dates is None or day in dates


@lru_cache(maxsize=512)
def holidays_of(place: str) -> Holidays:
    """Return the holidays of a place, those of the whole territory where the list knows no such part."""
    territory, _, part = place.partition("-")
    try:
        return Holidays(territory=territory, subdivision=part or None)
    except UsageError:
        return Holidays(territory=territory)


@lru_cache(maxsize=2048)
def _dates(place: str, closed: tuple[ClosedDay, ...], year: int) -> frozenset[date] | None:
    """Return the free dates of a year, or None where they are not known: of no place, or too far away."""
    try:
        if not place:
            return None
        return holidays_of(place).dates(year) if "public_holiday" in closed else _national(place, year)
    except UsageError:
        return None


def _national(place: str, year: int) -> frozenset[date]:
    """Return the national holidays, and the days that a part has off in lieu of one; where the part is not known, any part's."""
    national = holidays_of(place[:2]).dates(year)
    parts = (place,) if "-" in place else parts_of(place)
    free = (day for part in parts for day in holidays_of(part).in_year(year) if day.substitute_for in national)
    return national.union(day.on for day in free)
