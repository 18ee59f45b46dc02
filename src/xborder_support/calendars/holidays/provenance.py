"""Answer how each date came into a list: by a fixed rule, by a moon calendar, or moved there from another date.

The package forgets this once a year is filled. So the year is filled once more by a class that listens at the doors through which
dates come in. Which dates are listed never depends on it; a test holds that both fillings agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from xborder_support.errors import UsageError

from .listing import Query, list_of, list_version

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LunarDate", "Provenance", "exchange_years", "heard", "provenance"]

Door: TypeAlias = Literal["decree", "islamic", "moon"]

_ISLAMIC_DOOR = "_add_islamic_calendar_holiday_set"

# A named entry of a table is (month, day, name). An exchange is (month, day, from month, from day) and perhaps the year of the second.
_NAMED = 3
_SAME_YEAR = 4


@dataclass(frozen=True, slots=True)
class LunarDate:
    """Say what the list knows of a date by a moon calendar: whether it is the Hijri one, and whether the list calls it an estimate."""

    is_islamic: bool
    is_estimate: bool


@dataclass(slots=True)
class Provenance:
    """Hold what was heard while a year was filled."""

    fixed: set[date] = field(default_factory=set)
    decreed: set[date] = field(default_factory=set)
    lunar: dict[date, set[LunarDate]] = field(default_factory=dict)
    origins: dict[date, set[date]] = field(default_factory=dict)
    swapped: Mapping[date, date] = field(default_factory=dict)
    _doors: list[Door] = field(default_factory=list)

    @contextmanager
    def entering(self, door: Door) -> Iterator[None]:
        """Hear what follows as coming in by a door, until it is shut."""
        self._doors.append(door)
        yield
        self._doors.pop()

    def hear_date(self, day: date) -> None:
        """Note a date that was added. What a moon calendar adds is noted by ``hear_moon``."""
        if "decree" in self._doors:
            self.decreed.add(day)
        elif "moon" not in self._doors:
            self.fixed.add(day)

    def hear_moon(self, day: date, *, is_estimate: bool, is_shown: bool) -> None:
        """Note what the moon calendar said of a date. Only for the Hijri one does it matter where the list does not show it."""
        is_islamic = "islamic" in self._doors
        self.lunar.setdefault(day, set()).add(LunarDate(is_islamic, is_estimate and (is_shown or is_islamic)))

    def hear_move(self, day: date, origin: date) -> None:
        """Note that a day off stands for another date."""
        self.origins.setdefault(day, set()).add(origin)


@lru_cache(maxsize=512)
def provenance(query: Query, year: int) -> Provenance:
    """Return how the dates of a year came into a list.

    Errors: ``UsageError`` ``unknown-holidays-version`` where the package has no such doors any more.
    """
    return heard(query, year)[1]


def heard(query: Query, year: int) -> tuple[Mapping[date, str], Provenance]:
    """Return a year of a list as the listening class fills it, and what was heard."""
    kind = list_of(query.territory)
    settings = {"years": year, "subdiv": query.subdivision, "categories": query.categories, "language": kind.default_language}
    found = _listening(kind)(**settings, expand=False, observed=True)
    found.heard.swapped = _swapped(found, year)
    return found, found.heard


@cache
def _listening(kind: type) -> Any:
    """Return a class that fills like ``kind`` and listens."""
    from holidays.groups.islamic import IslamicHolidays  # noqa: PLC0415  (the package is slow to import)

    if not hasattr(IslamicHolidays, _ISLAMIC_DOOR):
        message = f"{list_version()} works out Islamic dates in a way that is not known here"
        raise UsageError(message, code="unknown-holidays-version", hint='install "holidays==0.109"')
    return type(f"Listening{kind.__name__}", (_Listener, kind), {})


def _swapped(found: Any, year: int) -> dict[date, date]:
    """Return the days off that a weekend day pays for (or another day off), by the list's own table of exchanges."""
    tables = (getattr(found, f"special_{category}_holidays", {}) for category in found.categories)
    entries = [entry for table in tables for entry in _entries(table.get(year, ())) if len(entry) > _NAMED]
    return {date(year, to[0], to[1]): date(to[4] if len(to) > _SAME_YEAR else year, to[2], to[3]) for to in entries}


def exchange_years(kind: Any) -> set[int]:
    """Return the years for which a list's table names exchanges of working days."""
    table = getattr(kind(language=kind.default_language), "special_public_holidays", {})
    return {year for year, entries in table.items() if any(len(entry) > _NAMED for entry in _entries(entries))}


def _entries(entries: Any) -> Iterable[Any]:
    """Return the entries of a table's year, which may be one entry alone."""
    return entries if not entries or isinstance(entries[0], tuple) else (entries,)


class _Listener:
    """Pass every call on to the package's class, and note what came of it."""

    def __init__(self, **settings: Any) -> None:
        self.heard = Provenance()
        super().__init__(**settings)

    def _add_holiday(self, name: str, *day: Any) -> date | None:
        added: date | None = super()._add_holiday(name, *day)  # type: ignore[misc]  # the package's class follows in the order
        if added:
            self.heard.hear_date(added)
        return added

    def _add_special_holidays(self, *arguments: Any, **settings: Any) -> None:
        with self.heard.entering("decree"):
            super()._add_special_holidays(*arguments, **settings)  # type: ignore[misc]  # as above

    def _add_islamic_calendar_holiday_set(self, *arguments: Any, **settings: Any) -> set[date]:
        with self.heard.entering("islamic"):
            added: set[date] = super()._add_islamic_calendar_holiday_set(*arguments, **settings)  # type: ignore[misc]  # as above
        return added

    def _add_eastern_calendar_holiday(self, name: str, dt_estimated: tuple[date | None, bool], **settings: Any) -> date | None:
        with self.heard.entering("moon"):
            added: date | None = super()._add_eastern_calendar_holiday(name, dt_estimated, **settings)  # type: ignore[misc]  # as above
        day, is_estimate = dt_estimated
        if day:
            moved = day + timedelta(days=settings.get("days_delta", 0))
            self.heard.hear_moon(moved, is_estimate=is_estimate, is_shown=settings.get("show_estimated", True))
        return added

    def _add_observed(self, dt: Any = None, *arguments: Any, **settings: Any) -> Any:
        outcome = super()._add_observed(dt, *arguments, **settings)  # type: ignore[misc]  # as above
        if outcome and outcome[0] and isinstance(dt, date):
            self.heard.hear_move(outcome[1], dt)
        return outcome
