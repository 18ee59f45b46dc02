"""Answer what the ``holidays`` package lists for a year: which dates, under which names, and which rest days are worked.

Everything here is asked by a ``Query`` and cached by it. The package is imported when it is first asked.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from holidays import HolidayBase

__all__ = ["Listing", "Marks", "Query", "known_years", "list_facts", "list_of", "list_version", "listing", "marks", "own_listing"]

# Where the package keeps its marks. Of the last three, the first that fits is the one that a name carries.
_MARKS = ("estimated_label", "substituted_label", "observed_estimated_label", "observed_label", "observed_label_before")


class Query(NamedTuple):
    """Say which list is meant: a territory, a part of it, and categories."""

    territory: str
    subdivision: str | None
    categories: tuple[str, ...]


class Listing(NamedTuple):
    """Hold one year of a list in one language, with names as the package writes them."""

    names: Mapping[date, tuple[str, ...]]
    working_days: frozenset[date]


class Marks(NamedTuple):
    """Hold how a list marks names: ``%s (observed)`` or ``Cuti %s``, ``%s (estimated)``, ``Day off (substituted from %s)``."""

    substitute: tuple[str, ...]
    estimate: str
    exchange: str


def own_listing(query: Query, year: int, *, observed: bool = True) -> Listing:
    """Return a year of a list in the list's own language."""
    return listing(query, year, list_of(query.territory).default_language, observed=observed)


@lru_cache(maxsize=2048)
def listing(query: Query, year: int, language: str | None, *, observed: bool = True) -> Listing:
    """Return a year of a list in a language. Without categories, or beyond the years of the list, nothing is listed.

    ``observed=False`` leaves the substitute days out.
    """
    first, last = known_years(query.territory)
    if not query.categories or not first <= year <= last:
        return Listing(MappingProxyType({}), frozenset())
    found = _filled(query, year, language, observed=observed)
    names = {day: tuple(found.get_list(day)) for day in sorted(found)}
    return Listing(MappingProxyType(names), frozenset(day for day in found.weekend_workdays if day.year == year))


@lru_cache(maxsize=512)
def marks(query: Query, year: int, language: str | None) -> Marks:
    """Return how a list marks names in a year and a language. Some lists change their words from year to year."""
    found = _filled(query, year, language, observed=True)
    estimate, exchange, *substitute = (found.tr(getattr(found, name, "")) for name in _MARKS)
    return Marks(tuple(substitute), estimate, exchange)


def _filled(query: Query, year: int, language: str | None, *, observed: bool) -> HolidayBase:
    """Return the package's own list. ``expand`` is off, so that looking a date up never changes it."""
    kind = list_of(query.territory)
    return kind(years=year, subdiv=query.subdivision, categories=query.categories, language=language, expand=False, observed=observed)


@cache
def list_of(code: str) -> type[HolidayBase]:
    """Return the package's class for a territory."""
    import holidays  # noqa: PLC0415  (a quarter of a second, for calendars that name holidays only)

    entity: type[HolidayBase] = getattr(holidays, code).get_entity()
    return entity


@cache
def known_years(code: str) -> tuple[int, int]:
    """Return the first and the last year for which a territory's list is complete."""
    kind, narrower = list_of(code), {row["territory"]: row for row in list_facts()["complete_years"]}.get(code, {})
    return narrower.get("first", int(kind.start_year)), narrower.get("last", int(kind.end_year))


@cache
def list_facts() -> dict[str, list[dict[str, Any]]]:
    """Return what we know of the package's list and it does not say itself, row by row."""
    return tomllib.loads(resources.files(__package__).joinpath("data", "list.toml").read_text(encoding="utf-8"))


@cache
def list_version() -> str:
    """Return the package and its version, as in ``holidays 0.109``."""
    from importlib.metadata import version  # noqa: PLC0415  (reads the installed metadata, for those who ask "says who?")

    return f"holidays {version('holidays')}"
