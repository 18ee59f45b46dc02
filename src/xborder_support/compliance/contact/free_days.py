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
def holidays_of(place: str) -> Holidays | None:
    """Return the holidays of a place, those of the whole territory where the list knows no such part; None where it knows neither."""
    for subdivision in (place.partition("-")[2] or None, None):
        try:
            return Holidays(territory=place[:2], subdivision=subdivision)
        except UsageError:
            continue
    return None


@lru_cache(maxsize=2048)
def _dates(place: str, closed: tuple[ClosedDay, ...], year: int) -> frozenset[date] | None:
    """Return the free dates of a year, or None where they are not known."""
    source = holidays_of(place if "public_holiday" in closed else place[:2])
    try:
        return source.dates(year) if source else None
    except UsageError:
        return None
