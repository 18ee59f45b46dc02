"""Answer what is left of a day's hours on a half-day: by the custom of the place, or by the shop's own hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, TypeGuard

from xborder_support.calendars.hours import Hours, HoursLike, print_hours, read_hours
from xborder_support.calendars.intervals import clip, union
from xborder_support.errors import UsageError

from .half_day_facts import HALF_DAY, half_day_facts, known_half_day_places
from .listing import Query, list_of, listing

__all__ = [
    "CUSTOMARY",
    "HalfDay",
    "HalfDayHours",
    "check_half_days",
    "half_day_of",
    "half_days_listed",
    "print_half_days",
    "read_half_days",
]

CUSTOMARY = "customary"

#: None leaves the usual hours, "customary" follows the place, and hours are the shop's own.
HalfDayHours: TypeAlias = str | tuple[Hours, ...] | None


@dataclass(frozen=True, slots=True)
class HalfDay:
    """Hold what may stay open on a half-day. Hours are seconds of wall time after the date's midnight, as everywhere.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import Holidays
        >>> eve = Holidays(territory="TR", half_days="customary").half_days_in(2026)[date(2026, 10, 28)]
        >>> eve.cut(((9 * 3600, 18 * 3600), (22 * 3600, 30 * 3600)))
        ((32400, 46800),)
    """

    on: date
    stays_open: tuple[Hours, ...]
    shorter_by_seconds: int = 0
    says: str = "the host"

    def cut(self, hours: Iterable[Hours]) -> tuple[Hours, ...]:
        """Return what is left of the hours that start on this date. The part of a shift after midnight belongs to its start."""
        usual = union(hours)
        left = [part for start, end in self.stays_open for part in clip(usual, start, end)]
        return _shortened(union(left), self.shorter_by_seconds)


def _shortened(hours: list[Hours], seconds: int) -> tuple[Hours, ...]:
    """Return the hours without their last so many seconds."""
    left = []
    for start, end in reversed(hours):
        taken = min(seconds, end - start)
        seconds -= taken
        if taken < end - start:
            left.append((start, end - taken))
    return tuple(reversed(left))


def read_half_days(half_days: HoursLike | Iterable[Hours] | None) -> HalfDayHours:
    """Return the setting as it is kept.

    Errors: ``UsageError`` ``bad-hours``, ``no-half-day-hours``.
    """
    if half_days is None or half_days == CUSTOMARY:
        return CUSTOMARY if half_days else None
    given = [half_days] if isinstance(half_days, str) or not isinstance(half_days, Iterable) else half_days
    # What was read before is read once more, so that a value can be made out of another.
    text = [print_hours(entry) if _is_hours(entry) else entry for entry in given]
    if not text:
        hint = f'write "09:00-13:00" or {CUSTOMARY!r}; to close half-days, name the category "half_day"'
        raise UsageError("half-days have no hours", code="no-half-day-hours", hint=hint)
    return tuple(union(read_hours(text)))  # type: ignore[arg-type]  # what is no text is refused there


def _is_hours(entry: object) -> TypeGuard[Hours]:
    return isinstance(entry, tuple) and len(entry) == 2 and all(isinstance(moment, int) for moment in entry)


def print_half_days(half_days: HalfDayHours) -> str | list[str] | None:
    """Return the setting as a desk file writes it."""
    return [print_hours(hours) for hours in half_days] if isinstance(half_days, tuple) else half_days


def check_half_days(query: Query, half_days: HalfDayHours) -> None:
    """Refuse a setting that could never cut anything.

    Errors: ``UsageError`` ``no-half-day-facts``, ``no-half-days``.
    """
    if half_days == CUSTOMARY and query.territory not in {place[:2] for place in known_half_day_places()}:
        raise _no_facts(query.territory)
    in_other_category = any(fact.category in query.categories for fact in half_day_facts(query.territory, query.subdivision))
    if half_days and HALF_DAY not in list_of(query.territory).supported_categories and not in_other_category:
        hint = "give the hours of the dates you mean as exceptions of the calendar"
        raise UsageError(f"the list of {query.territory} names no half-days in these categories", code="no-half-days", hint=hint)


def half_days_listed(query: Query, year: int) -> dict[date, Query]:
    """Return the half-days of a year, each with the list that names it: the category of half-days, and what is known as one elsewhere."""
    found: dict[date, Query] = {}
    for fact in half_day_facts(query.territory, query.subdivision):
        if fact.named and fact.category in query.categories:
            other = query._replace(categories=(fact.category,))
            found |= {day: other for day, names in listing(other, year, "en_US").names.items() if fact.named in names}
    if HALF_DAY in list_of(query.territory).supported_categories:
        own = query._replace(categories=(HALF_DAY,))
        found |= dict.fromkeys(listing(own, year, list_of(query.territory).default_language).names, own)
    return found


def half_day_of(day: date, listed: Query, half_days: str | tuple[Hours, ...]) -> HalfDay | None:
    """Return what stays open on a half-day of a list, or None where nothing closes.

    Errors: ``UsageError`` ``no-half-day-facts``.
    """
    if isinstance(half_days, tuple):
        return HalfDay(day, half_days)
    facts = half_day_facts(listed.territory, listed.subdivision)
    fact = next((fact for fact in facts if fact.category in listed.categories), None)
    if fact is None:
        raise _no_facts("-".join(filter(None, (listed.territory, listed.subdivision))))
    return HalfDay(day, fact.stays_open, fact.shorter_by_seconds, fact.source) if fact.cuts else None


def _no_facts(place: str) -> UsageError:
    hint = f'give own hours, such as half_days="09:00-13:00". Places with known times: {", ".join(known_half_day_places())}'
    return UsageError(f"no customary hours of half-days are known for {place}", code="no-half-day-facts", hint=hint)
