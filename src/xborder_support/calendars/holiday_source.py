"""Answer which dates are holidays of a place, and whose list says so.

The dates come from the ``holidays`` package. Categories and subdivision are always named, since "public" means different things in
different countries; the process's own locale never matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import LanguageTag, territory

from .holiday_language import choose_language, tag_of

if TYPE_CHECKING:
    from holidays import HolidayBase

__all__ = ["Holiday", "Holidays"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """Name a list of holidays: a territory, a part of it where that matters, and the categories that close.

    Errors: ``UsageError`` ``unknown-territory``, ``unknown-subdivision``, ``unknown-holiday-category``; the last two list what is known.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import Holidays
        >>> day = Holidays(territory="DE", subdivision="BY").on(date(2026, 1, 6))
        >>> day.name("de"), day.name("en")
        ('Heilige Drei Könige', 'Epiphany')
    """

    territory: str
    subdivision: str | None = None
    categories: tuple[str, ...] = ("public",)

    def __post_init__(self) -> None:
        categories = [self.categories] if isinstance(self.categories, str) else self.categories
        object.__setattr__(self, "territory", territory(self.territory))
        object.__setattr__(self, "categories", tuple(sorted(set(categories))))
        _check(self)

    @property
    def first_year(self) -> int:
        """Return the first year whose holidays are known."""
        return int(_list_of(self.territory).start_year)

    @property
    def last_year(self) -> int:
        """Return the last year whose holidays are known."""
        return int(_list_of(self.territory).end_year)

    def in_year(self, year: int) -> tuple[Holiday, ...]:
        """Return the holidays of a year in order, one for each date.

        Errors: ``UsageError`` ``holidays-out-of-range``.
        """
        return tuple(Holiday(on=day, source=self) for day in sorted(self.dates(year)))

    def on(self, day: date) -> Holiday | None:
        """Return the holiday of a local date, or None."""
        return Holiday(on=day, source=self) if day in self.dates(day.year) else None

    def dates(self, year: int) -> frozenset[date]:
        """Return the dates of a year that are holidays.

        Errors: ``UsageError`` ``holidays-out-of-range`` beyond the years of the list, which would else look free of holidays.
        """
        if not self.first_year <= year <= self.last_year:
            hint = "list the closed dates of other years yourself"
            known = f"the holidays of {self.territory} are known from {self.first_year} to {self.last_year}, not in {year}"
            raise UsageError(known, code="holidays-out-of-range", hint=hint)
        return frozenset(_names(self, year, _list_of(self.territory).default_language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """Hold one date of a list. Its names are looked up when they are asked for."""

    on: date
    source: Holidays

    def name(self, language: str = "en") -> str:
        """Return the name in a language (BCP 47), else in English, else as the place itself writes it; ``name_language`` says which.

        Several holidays on one date are joined by a slash.
        """
        return " / ".join(_names(self.source, self.on.year, self._chosen(language))[self.on])

    def name_language(self, language: str = "en") -> LanguageTag:
        """Return the language that ``name`` answers in when it is asked for this one."""
        return tag_of(self._chosen(language))

    def _chosen(self, language: str) -> str | None:
        known = _list_of(self.source.territory)
        return choose_language(language, known.supported_languages, known.default_language)


def _check(source: Holidays) -> None:
    known = _list_of(source.territory)
    if source.subdivision is not None and source.subdivision not in known.subdivisions:
        hint = did_you_mean(str(source.subdivision)[:40], known.subdivisions)
        message = f"{source.territory} has no subdivision {str(source.subdivision)[:40]!r}"
        raise UsageError(message, code="unknown-subdivision", hint=hint)
    for category in source.categories:
        if category not in known.supported_categories:
            hint = did_you_mean(str(category)[:40], known.supported_categories)
            message = f"{source.territory} has no holiday category {str(category)[:40]!r}"
            raise UsageError(message, code="unknown-holiday-category", hint=hint)
    if not source.categories:
        raise UsageError("no holiday category is named", code="unknown-holiday-category", hint=did_you_mean("", known.supported_categories))


@lru_cache(maxsize=2048)
def _names(source: Holidays, year: int, language: str | None) -> Mapping[date, tuple[str, ...]]:
    """Return the names by date. ``expand`` is off, so that looking a date up never changes the list."""
    kind = _list_of(source.territory)
    found = kind(years=year, subdiv=source.subdivision, categories=source.categories, language=language, expand=False, observed=True)
    return MappingProxyType({day: tuple(found.get_list(day)) for day in found})


@cache
def _list_of(code: str) -> type[HolidayBase]:
    """Return the package's class for a territory. The package is imported here, when holidays are first asked for."""
    import holidays  # noqa: PLC0415  (a quarter of a second, for calendars that name holidays only)

    entity: type[HolidayBase] = getattr(holidays, code).get_entity()
    return entity
