"""Answer on which dates holidays fall once a host has told what was announced: moved, confirmed where they were, or called off."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TypeAlias

from xborder_support.calendars.closed_dates import read_date
from xborder_support.errors import UsageError

__all__ = ["Announced", "AnnouncedLike", "check_announced", "placed", "print_announced", "read_announced"]

#: The date that the list gives and the date as announced (None: it is no holiday this time), sorted.
Announced: TypeAlias = tuple[tuple[date, date | None], ...]

#: What a caller writes: the same as a mapping, of dates or of their ISO form.
AnnouncedLike: TypeAlias = Mapping[str, str | date | None] | Mapping[date, str | date | None] | Announced | None

_NEAREST = 3
# A sighting moves a date by a day or two, a decree within its week or into the next one. More is a slip of the pen.
_FARTHEST_DAYS = 10
_PAIR = 2


def read_announced(announced: AnnouncedLike) -> Announced:
    """Return the pairs in order, from a mapping of dates or their ISO form, or from what was read before.

    Errors: ``UsageError`` ``bad-date``, ``date-twice``, ``bad-announced``, ``announcement-too-far``.
    """
    given: object = tuple(announced.items()) if isinstance(announced, Mapping) else announced or ()
    if not isinstance(given, tuple) or not all(isinstance(pair, tuple) and len(pair) == _PAIR for pair in given):
        hint = 'write {"2027-03-09": "2027-03-10"}, the date that the list gives first'
        raise UsageError("announced dates are a mapping from date to date", code="bad-announced", hint=hint)
    pairs: dict[date, date | None] = {}
    for text, on in given:
        listed = read_date(text)
        if listed in pairs:
            raise UsageError(f"the date {listed} stands twice", code="date-twice", hint="give each listed date once")
        pairs[listed] = None if on is None else _near(listed, read_date(on))
    return tuple(sorted(pairs.items(), key=lambda pair: pair[0]))


def _near(listed: date, on: date) -> date:
    days = abs(on - listed).days
    if days > _FARTHEST_DAYS:
        hint = (
            f"check the year: an announcement moves a date by up to {_FARTHEST_DAYS} days. If it is meant, call {listed} off by None, "
            f"in a desk file by false, and close {on} by closed dates"
        )
        raise UsageError(f"{listed} is announced for {on}, {days} days away", code="announcement-too-far", hint=hint)
    return on


def print_announced(announced: Announced) -> dict[str, str | bool]:
    """Return the pairs as a desk file writes them, which has no word for nothing: False says that it is no holiday."""
    return {str(listed): str(on) if on else False for listed, on in announced}


def check_announced(announced: Announced, listed: Callable[[int], Collection[date]], name: Callable[[date], str]) -> None:
    """Refuse a date that the list does not give, and name the nearest ones that it gives.

    Errors: ``UsageError`` ``not-a-holiday``.
    """
    for day, _ in announced:
        known = listed(day.year)
        if day not in known:
            nearest = sorted(known, key=lambda other: (abs(other - day), other))[:_NEAREST]
            hint = ", ".join(f"{other} {name(other)}" for other in sorted(nearest))
            raise UsageError(
                f"{day} is no holiday of the list",
                code="not-a-holiday",
                hint=f"the nearest are {hint}" if hint else f"it names none in {day.year}",
            )


def placed(announced: Announced, year: int, listed: Callable[[int], Collection[date]]) -> dict[date, tuple[date, ...]]:
    """Return the holidays of a year where they fall, each with the dates of the list that it comes from."""
    told = dict(announced)
    found = {day: (day,) for day in listed(year) if day not in told}
    for day, on in announced:
        if on and on.year == year and day in listed(day.year):
            found[on] = (*found.get(on, ()), day)
    return {day: tuple(sorted(days)) for day, days in sorted(found.items())}
