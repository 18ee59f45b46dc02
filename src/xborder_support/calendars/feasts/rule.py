"""Hold the rules of the packaged file: which feasts there are, who keeps them, and how their days are found."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal

from xborder_support.terms import LanguageTag, Territory

from .computus import Church
from .feast import Certainty

__all__ = ["FeastFact", "FeastRule", "feast_facts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeastRule:
    """Hold one way to find the first day of a feast, and where it is kept so. The file says what its keys mean."""

    territories: tuple[Territory, ...]
    kind: Literal["fixed", "weekday", "easter", "hijri", "listed"]
    subdivisions: tuple[str, ...] = ()
    first: str = ""
    if_sunday: int = 0
    weekday: int = 0
    church: Church = "west"
    month: int = 0
    day: int = 1
    list: str = ""
    categories: tuple[str, ...] = ("public",)
    name: str = ""
    listed_as: str = ""
    offset: int = 0
    days: int | None = None
    years: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    certainty: Certainty = "fixed"

    def is_kept_in(self, year: int) -> bool:
        """Return whether the custom exists in a year."""
        return _within(self.years, year)

    def is_known_in(self, year: int) -> bool:
        """Return whether the file claims to know the date in a year."""
        return _within(self.known, year)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeastFact:
    """Hold what is true of a feast in every year and place."""

    key: str
    source: str
    checked: date
    confidence: Literal["high", "medium", "low"]
    congratulate: bool
    note: str
    names: tuple[tuple[LanguageTag, str], ...]
    rules: tuple[FeastRule, ...]
    reviewed: tuple[LanguageTag, ...] = ()
    from_sunset: bool = False
    season: bool = False
    commercial: bool = False


@cache
def feast_facts() -> tuple[FeastFact, ...]:
    """Return the packaged feasts in the order of the file."""
    text = resources.files(__package__).joinpath("data/feasts.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return tuple(_fact(key, fields, table["checked"]) for key, fields in table["feasts"].items())


def _fact(key: str, fields: Mapping[str, Any], checked: date) -> FeastFact:
    names = tuple((LanguageTag(tag), name) for tag, name in fields["names"].items())
    rules = tuple(FeastRule(**{**_frozen(rule), **_by_kind(rule)}) for rule in fields["rules"])
    return FeastFact(**{**_frozen(fields), "names": names, "rules": rules}, key=key, checked=checked)


def _frozen(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def _by_kind(rule: Mapping[str, Any]) -> dict[str, Any]:
    """Return what follows from the kind: a lunar date is an estimate, and any other feast lasts a day unless it says otherwise."""
    return {"certainty": "estimated"} if rule["kind"] == "hijri" else {"days": rule.get("days", 1)}


def _within(years: tuple[int, ...], year: int) -> bool:
    return not years or years[0] <= year <= (years[1] if len(years) > 1 else year)
