"""Answer whether a local date is a holiday that shuts a window."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from xborder_support.calendars import Holidays
from xborder_support.compliance.rulebook import ClosedDay
from xborder_support.errors import UsageError

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
        return holidays_of(place if "public_holiday" in closed else place[:2]).dates(year) if place else None
    except UsageError:
        return None
