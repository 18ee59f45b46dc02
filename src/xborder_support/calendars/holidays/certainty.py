"""Answer how certain a date is: fixed by a rule, estimated until the moon is sighted, or announced.

A date that a fixed rule gives, alone or beside a moving one, is fixed. A date of the Hijri calendar is announced only where the list holds
it as confirmed for that country and year and it was not still to come when the list was published: a date worked out years ahead stays an
estimate, whether or not the list marks it as one. A date of another moon calendar is an estimate where the list calls it so. A substitute
is as certain as the date that it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

from .listing import Query, list_facts, list_of
from .naming import names_on
from .provenance import LunarDate, Provenance, provenance
from .substitutes import substitutes

__all__ = ["Certainty", "certainty_of", "list_published_on"]

#: A rule gives the date; it is worked out and may move by a day or two; or those who decide it have named it.
Certainty: TypeAlias = Literal["fixed", "estimated", "announced"]

_RANKED: tuple[Certainty, ...] = ("fixed", "announced", "estimated")
_DECREE_REACHES_DAYS = 7  # A decree makes a feast longer, or moves it within its week.


def certainty_of(query: Query, days: Iterable[date]) -> Certainty:
    """Return the certainty of listed dates that share one day off: the most certain reason counts."""
    return _best(_certainty(query, day) for day in days)


def _certainty(query: Query, day: date) -> Certainty:
    swapped = day in provenance(query, day.year).swapped
    source = day if swapped else substitutes(query, day.year).get(day, day)
    if source in provenance(query, source.year).fixed:
        return "fixed"
    return _best(_by_moon(said, day) for said in _moon(query, source))


def _moon(query: Query, day: date) -> set[LunarDate]:
    """Return what moon calendars said of a date, or of the dates from which it was moved, or of those that a decree adds it to."""
    story = provenance(query, day.year)
    return story.lunar.get(day) or _said(story, story.origins.get(day, ())) or _decreed(query, day, story)


def _decreed(query: Query, day: date, story: Provenance) -> set[LunarDate]:
    """Return that a decree named a date, where a date of the Hijri calendar close to it has the same name."""
    near = [other for other in story.lunar if abs(other - day).days <= _DECREE_REACHES_DAYS]
    own = list_of(query.territory).default_language
    names = set(names_on(query, day, own))
    alike = [other for other in near if not names.isdisjoint(names_on(query, other, own))]
    return {LunarDate(said.is_islamic, is_estimate=False) for said in _said(story, alike) if said.is_islamic}


def _said(story: Provenance, days: Iterable[date]) -> set[LunarDate]:
    return {said for day in days for said in story.lunar.get(day, ())}


def _by_moon(said: LunarDate, day: date) -> Certainty:
    if said.is_islamic:
        return "estimated" if said.is_estimate or day > list_published_on() else "announced"
    return "estimated" if said.is_estimate else "fixed"


def _best(found: Iterable[Certainty]) -> Certainty:
    return min(found, key=_RANKED.index, default="fixed")


def list_published_on() -> date:
    """Return the day on which the newest version of the list that is known here was published."""
    days: list[date] = [release["published"] for release in list_facts()["releases"]]
    return max(days)
