"""Answer on which days of the week a territory rests, and which limits its law sets to working hours in Ramadan.

The facts stand in ``data/working_week.toml``, each with its source. They help to set up a calendar; they are not legal advice, and no
calendar applies them by itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeAlias

from xborder_support.errors import UsageError
from xborder_support.markets import Fact
from xborder_support.terms import Territory

from .arguments import place_of
from .closed_dates import read_date
from .holidays import Holidays

__all__ = ["PublicSectorWeek", "RamadanHours", "RestDays", "public_sector_week", "ramadan_hours", "rest_days"]

_Table: TypeAlias = Literal["rest_days", "ramadan_hours", "public_sector"]
_WORLD = "world"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestDays:
    """Hold the days of the week that a territory rests on, as ISO numbers (1 is Monday), and the fact that says so."""

    territory: Territory
    subdivision: str | None
    days: frozenset[int]
    fact: Fact

    def includes(self, day: date) -> bool:
        """Tell whether a date is one of them. The answer is good for the time in which the fact holds."""
        return read_date(day).isoweekday() in self.days

    def says_who(self) -> str:
        """Return the source, when it was looked up, and how sure it is."""
        return _says_who(self.fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class RamadanHours:
    """Hold what the law says of working hours in Ramadan. A limit that is None is one that we know nothing of.

    ``applies`` tells to whose hours: those of all staff, of Muslims, or of Muslims who fast. ``cut_percent`` is a share of the usual hours.
    """

    territory: Territory
    subdivision: str | None
    applies: Literal["all", "muslims", "fasting_muslims"]
    minus_hours_per_day: int | None = None
    max_hours_per_day: int | None = None
    max_hours_per_week: int | None = None
    cut_percent: int | None = None
    fact: Fact = field(hash=False)

    def says_who(self) -> str:
        """Return the law, when it was looked up, and how sure it is."""
        return _says_who(self.fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSectorWeek:
    """Hold the week of public offices where it differs from that of shops: rest days, and when a short day ends, by ISO weekday."""

    territory: Territory
    subdivision: str | None
    rest_days: frozenset[int]
    ends: Mapping[int, time] = field(hash=False)
    fact: Fact = field(hash=False)

    def says_who(self) -> str:
        """Return the source, when it was looked up, and how sure it is."""
        return _says_who(self.fact)


def rest_days(code: str, *, on: date, subdivision: str | None = None) -> RestDays:
    """Return the days of the week that a territory rests on, as they are on a date.

    ``subdivision`` is the second part of an ISO 3166-2 code, such as ``"11"`` for Terengganu. A territory without a line of its own rests
    on Saturday and Sunday, as CLDR says of it.

    Errors: ``UsageError`` ``unknown-territory``, ``unknown-subdivision``, ``bad-date``.

    Source: CLDR weekData and ``holidays`` 0.109, compared; ``data/working_week.toml``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import rest_days
        >>> sorted(rest_days("AE", on=date(2021, 6, 1)).days), sorted(rest_days("AE", on=date(2026, 6, 1)).days)
        ([5, 6], [6, 7])
    """
    place, part, day = place_of(code), _part(code, subdivision), read_date(on)
    fact = _find("rest_days", place, part, day) or _facts("rest_days")[_WORLD][0]
    return RestDays(territory=place, subdivision=part, days=frozenset(fact.value), fact=fact)


def ramadan_hours(code: str, *, on: date | None = None, subdivision: str | None = None) -> RamadanHours | None:
    """Return what the law of a territory says of working hours in Ramadan, or None where we know of nothing.

    Without ``on`` it is the latest that we know. ``subdivision`` may also name a free zone with a law of its own: DIFC and ADGM in the
    United Arab Emirates, QFC in Qatar. These are facts to plan staff hours by, not legal advice.

    Errors: ``UsageError`` ``unknown-territory``, ``unknown-subdivision``, ``bad-date``.

    Source: the statutes named in ``data/working_week.toml``.

    Example:
        >>> from xborder_support.calendars import ramadan_hours
        >>> limits = ramadan_hours("SA")
        >>> limits.applies, limits.max_hours_per_day, limits.max_hours_per_week, limits.fact.source
        ('muslims', 6, 36, 'Labor Law art. 98 (laboreducation.hrsd.gov.sa)')
    """
    place, part = place_of(code), _part(code, subdivision)
    fact = _find("ramadan_hours", place, part, date.max if on is None else read_date(on))
    return RamadanHours(territory=place, subdivision=part, fact=fact, **fact.value) if fact else None


def public_sector_week(code: str, *, on: date, subdivision: str | None = None) -> PublicSectorWeek | None:
    """Return the week of public offices, such as customs, where we know that it differs from that of shops, or None.

    Errors: ``UsageError`` ``unknown-territory``, ``unknown-subdivision``, ``bad-date``.

    Source: ``data/working_week.toml``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import public_sector_week
        >>> public_sector_week("AE", on=date(2026, 6, 1)).ends[5]
        datetime.time(12, 0)
    """
    place, part = place_of(code), _part(code, subdivision)
    fact = _find("public_sector", place, part, read_date(on))
    if fact is None:
        return None
    ends = {int(day): time.fromisoformat(clock) for day, clock in fact.value.get("ends", {}).items()}
    return PublicSectorWeek(territory=place, subdivision=part, rest_days=frozenset(fact.value["rest_days"]), ends=ends, fact=fact)


def _part(code: str, subdivision: str | None) -> str | None:
    """Return a part of a territory as it is written in our facts, or else in its list of holidays."""
    if subdivision is None:
        return None
    own = _own_parts(place_of(code))
    if subdivision in own:
        return subdivision
    try:
        return Holidays(territory=code, subdivision=subdivision).subdivision
    except UsageError as error:
        if not own:
            raise
        hint = f"{error.hint}; the working week has parts of its own for {', '.join(sorted(own))}"
        raise UsageError(error.message, code=error.code, hint=hint) from None


def _find(table: _Table, place: str, part: str | None, day: date) -> Fact | None:
    """Return the fact of a part of a territory on a day, else that of the whole territory."""
    return (_pick(table, f"{place}-{part}", day) if part else None) or _pick(table, place, day)


def _pick(table: _Table, key: str, day: date) -> Fact | None:
    return next((fact for fact in reversed(_facts(table).get(key, ())) if fact.holds(day)), None)


@cache
def _facts(table: _Table) -> Mapping[str, tuple[Fact, ...]]:
    return {key: tuple(Fact(**entry) for entry in entries) for key, entries in _document()[table].items()}


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", "working_week.toml").read_text(encoding="utf-8"))


def _own_parts(place: str) -> set[str]:
    """Return the parts of a territory that our facts name."""
    tables: tuple[_Table, ...] = ("rest_days", "ramadan_hours", "public_sector")
    return {key.partition("-")[2] for table in tables for key in _facts(table) if key.startswith(f"{place}-")}


def _says_who(fact: Fact) -> str:
    note = f" {fact.note}" if fact.note else ""
    return f"{fact.source}; checked on {fact.checked}, confidence {fact.confidence}.{note}"
