"""Answer which days off stand for another date: a holiday that fell on a rest day, or a working day that was swapped.

Derived, never read from a word: a substitute is listed with ``observed`` and not without it, or stands in the list's table of exchanges.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from .listing import Listing, Query, list_of, own_listing
from .naming import names_on
from .provenance import Provenance, provenance

__all__ = ["substitutes"]

_FARTHEST_DAYS = 31


@lru_cache(maxsize=512)
def substitutes(query: Query, year: int) -> Mapping[date, date]:
    """Return the substitute days of a year, each with the date whose holiday it stands for.

    Where it stands for several, that is the nearest one, and of two equally near the earlier. A bridge between two holidays stands for
    no other date and is left out.
    """
    found = own_listing(query, year)
    statutory = own_listing(query, year, observed=False).names
    story = provenance(query, year)
    pairs = ((day, _origin(query, day, story)) for day in found.names if day not in statutory or _is_swapped(day, found, story))
    return MappingProxyType({day: origin for day, origin in pairs if origin})


def _is_swapped(day: date, found: Listing, story: Provenance) -> bool:
    return day in story.swapped and len(found.names[day]) == 1


def _origin(query: Query, day: date, story: Provenance) -> date | None:
    known = story.origins.get(day) or ({story.swapped[day]} if day in story.swapped else _by_name(query, day))
    return min(known, key=lambda origin: (abs(origin - day), origin), default=None)


def _by_name(query: Query, day: date) -> set[date]:
    """Return the near dates whose statutory holiday has the name of a substitute."""
    own = list_of(query.territory).default_language
    names = set(names_on(query, day, own))
    years = (day.year - 1, day.year, day.year + 1)
    statutory = (other for year in years for other in own_listing(query, year, observed=False).names)
    near = (other for other in statutory if other != day and abs((other - day).days) <= _FARTHEST_DAYS)
    return {other for other in near if not names.isdisjoint(names_on(query, other, own))}
