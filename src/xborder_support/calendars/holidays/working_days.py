"""Answer which rest days are worked, and for which years that is known.

China, Taiwan, Hungary, Russia, Vietnam and others move a working day to a weekend to make a longer holiday. They say so year by year.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from .listing import Query, known_years, list_of, own_listing
from .provenance import exchange_years

__all__ = ["PUBLIC", "working_days", "working_days_are_known"]

PUBLIC = "public"


def working_days(query: Query, year: int) -> frozenset[date]:
    """Return the rest days of a year that are worked. They pay for public holidays, so they come with that category only."""
    if PUBLIC not in query.categories:
        return frozenset()
    found = own_listing(query, year)
    return found.working_days.difference(found.names)


def working_days_are_known(territory: str, year: int) -> bool:
    """Return whether the list says which rest days of a year are worked.

    It does where a territory never moves working days, and else up to the last year for which it names an exchange.
    """
    return year <= _last_year(territory)


@cache
def _last_year(code: str) -> int:
    return max(exchange_years(list_of(code)), default=known_years(code)[1])
