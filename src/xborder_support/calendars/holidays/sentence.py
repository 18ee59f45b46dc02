"""Answer "says who?" for a holiday, in one English sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from .listing import Query, list_version, own_listing
from .working_days import PUBLIC

if TYPE_CHECKING:
    from .holiday import Holiday
    from .source import Holidays

__all__ = ["sentence"]


def sentence(holiday: Holiday, query: Query) -> str:
    """Return which list names a holiday, for which place and categories, and what else decided its date and its hours."""
    days, place = _and(str(day) for day in holiday.listed_on), "-".join(filter(None, (query.territory, query.subdivision)))
    parts = [f"{list_version()} lists {days} among the {_categories(holiday, query)} holidays of {place}"]
    if holiday.substitute_for:
        parts.append(f"in place of {holiday.substitute_for}")
    if holiday.is_announced_by_host:
        parts.append(f"announced for {holiday.on} by the host")
    elif holiday.certainty != "fixed":
        parts.append("as an estimate" if holiday.certainty == "estimated" else "as it was announced")
    return ", ".join([*parts, *_hours(holiday)]) + _unannounced(holiday.source, holiday.on.year) + "."


def _categories(holiday: Holiday, query: Query) -> str:
    """Return the categories that name a holiday each by itself, or else all that together do."""
    alone = [name for name in query.categories if any(_names(query, name, day) for day in holiday.listed_on)]
    return _and(alone or query.categories)


def _names(query: Query, category: str, day: date) -> bool:
    return day in own_listing(query._replace(categories=(category,)), day.year).names


def _hours(holiday: Holiday) -> list[str]:
    if holiday.kind == "full":
        return []
    half_day = holiday.source.half_days_in(holiday.on.year).get(holiday.on)
    return [f"with hours by {half_day.says}" if half_day else "which leaves the usual hours"]


def _unannounced(source: Holidays, year: int) -> str:
    """Return that the list does not tell which rest days of a year are worked, where a place says so from year to year."""
    asks = source.working_days and PUBLIC in source.categories
    return f"; it does not know yet which rest days of {year} are worked" if asks and not source.working_days_known(year) else ""


def _and(words: Iterable[str]) -> str:
    return " and ".join(words)
