"""Answer what a choice of holidays comes to in one year: which dates are free, for the whole day or for half of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from xborder_support.errors import UsageError

from .announced import placed
from .half_day_facts import HALF_DAY
from .half_days import HalfDay, half_day_of, half_days_listed
from .listing import Query, own_listing
from .naming import chosen_language, names_on
from .working_days import working_days

if TYPE_CHECKING:
    from .source import Holidays

__all__ = ["FreeDay", "check_year", "cut_days", "free_days", "full_days", "listed_days", "listed_name", "worked_days"]

_NO_HALF_DAYS: Mapping[date, HalfDay] = MappingProxyType({})


class FreeDay(NamedTuple):
    """Say where a holiday comes from: the dates of the list that fall on it, and the list that names them."""

    listed: tuple[date, ...]
    query: Query


@lru_cache(maxsize=1024)
def full_days(source: Holidays, year: int) -> frozenset[date]:
    """Return the dates of a year that are free for the whole day.

    Errors: ``UsageError`` ``holidays-out-of-range``.
    """
    check_year(source, year)
    return frozenset(placed(source.announced, year, partial(_listed_full, source)))


@lru_cache(maxsize=512)
def free_days(source: Holidays, year: int) -> Mapping[date, FreeDay]:
    """Return all the holidays of a year in order, half-days among them, and where each comes from."""
    check_year(source, year)
    full = placed(source.announced, year, partial(_listed_full, source))
    half = placed(source.announced, year, partial(_listed_half, source))
    days = {day: FreeDay(listed, _listed_half(source, listed[0].year)[listed[0]]) for day, listed in half.items()}
    days |= {day: FreeDay(listed, full_list(source)) for day, listed in full.items()}
    return MappingProxyType(dict(sorted(days.items())))


@lru_cache(maxsize=512)
def cut_days(source: Holidays, year: int) -> Mapping[date, HalfDay]:
    """Return the half-days of a year that cut the hours.

    Errors: also ``no-half-day-facts``.
    """
    if source.half_days is None:
        check_year(source, year)
        return _NO_HALF_DAYS
    full = full_days(source, year)
    cut = {day: half_day_of(day, free.query, source.half_days) for day, free in free_days(source, year).items() if day not in full}
    return MappingProxyType({day: half_day for day, half_day in cut.items() if half_day})


@lru_cache(maxsize=512)
def worked_days(source: Holidays, year: int) -> frozenset[date]:
    """Return the rest days of a year that are worked."""
    check_year(source, year)
    return working_days(full_list(source), year) - full_days(source, year) if source.working_days else frozenset()


def check_year(source: Holidays, year: int) -> None:
    """Refuse a year beyond those of the list, which would else look free of holidays.

    Errors: ``UsageError`` ``holidays-out-of-range``.
    """
    if not source.first_year <= year <= source.last_year:
        hint = "list the closed dates of other years yourself"
        known = f"the holidays of {source.territory} are known from {source.first_year} to {source.last_year}, not in {year}"
        raise UsageError(known, code="holidays-out-of-range", hint=hint)


def full_list(source: Holidays) -> Query:
    """Return the list of the holidays that take the whole day. Half-days take it only where nothing is said about their hours."""
    names = tuple(category for category in source.categories if source.half_days is None or category != HALF_DAY)
    return Query(source.territory, source.subdivision, names)


def listed_days(source: Holidays, year: int) -> dict[date, Query]:
    """Return the dates of a year as the lists name them, before anything that was announced."""
    check_year(source, year)
    return _listed_half(source, year) | dict.fromkeys(_listed_full(source, year), full_list(source))


def listed_name(source: Holidays, day: date) -> str:
    """Return the English name of a date that a list names."""
    return " / ".join(names_on(listed_days(source, day.year)[day], day, chosen_language(source.territory, "en")))


def _listed_full(source: Holidays, year: int) -> frozenset[date]:
    names = own_listing(full_list(source), year).names
    return frozenset(names) - _halved(source, year, names)


def _halved(source: Holidays, year: int, names: Mapping[date, tuple[str, ...]]) -> set[date]:
    """Return the dates of the other categories that are half-days by custom, and nothing else besides."""
    if source.half_days is None:
        return set()
    listed = half_days_listed(_whole(source), year)
    return {day for day, query in listed.items() if query.categories != (HALF_DAY,) and len(names.get(day, ())) == 1}


def _listed_half(source: Holidays, year: int) -> dict[date, Query]:
    full = _listed_full(source, year)
    return {day: query for day, query in half_days_listed(_whole(source), year).items() if day not in full}


def _whole(source: Holidays) -> Query:
    return Query(source.territory, source.subdivision, source.categories)
