"""Answer why a calendar is closed at an instant, in a form that a notice to customers can be made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from xborder_support.terms import LanguageTag

from .cause import Cause
from .holidays import Holiday
from .labels import label, local_ordinal

if TYPE_CHECKING:
    from .schedule import Schedule

__all__ = ["Closure", "ClosureKind", "closure_at"]

#: Closed by a holiday (all day or half of it), by a date the shop closed itself, outside the hours, by a break in them, or for a prayer.
ClosureKind: TypeAlias = Literal["holiday", "closed_date", "outside_hours", "break", "prayer"]

_LONGEST_STRETCH_DAYS = 366
_KINDS: Mapping[str, ClosureKind] = {
    "holiday": "holiday",
    "half_day": "holiday",
    "closed_date": "closed_date",
    "exception": "closed_date",
    "break": "break",
    "prayer": "prayer",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Say why a calendar is closed, for which local dates, and when it opens again.

    ``first_on`` and ``last_on`` are the first and the last of consecutive dates closed in the same way; both are the date itself outside
    hours, in a break and for a prayer. ``next_open_at`` is UTC, and None where the calendar never opens again as far as it knows.
    """

    kind: ClosureKind
    first_on: date
    last_on: date
    next_open_at: datetime | None
    cause: Cause

    @property
    def holiday(self) -> Holiday | None:
        """Return the holiday that closes the desk, or None."""
        return self.cause.holiday

    @property
    def reason(self) -> str | None:
        """Return the shop's own reason for a closed date or a break, or None."""
        return self.cause.reason if self.kind in {"closed_date", "break"} else None

    @property
    def territory(self) -> str | None:
        """Return the territory whose holiday it is, or None."""
        return self.holiday.source.territory if self.holiday else None

    def name(self, language: str = "en") -> str | None:
        """Return the name of the holiday or the prayer in a language (else English, else the local one), or the shop's reason, or None."""
        return self.cause.name(language) if self.holiday or self.kind == "prayer" else self.reason

    def name_language(self, language: str = "en") -> LanguageTag:
        """Return the language that ``name`` answers in: "und" for the shop's own reason, which is given as it was written."""
        return self.cause.name_language(language)

    def says_who(self) -> str:
        """Return who says so, as a sentence: the list of holidays in its version, the feed, or the calendar's own definition."""
        return self.cause.says_who()


def closure_at(schedule: Schedule, second: int, *, next_open_at: datetime | None) -> Closure:
    """Return the closure at a closed UTC second."""
    cause = label(schedule, second, second + 1)[0].causes[0]
    day = local_ordinal(schedule.zone, second)
    outside = cause.kind == "exception" and schedule.days(day, day)[0].hours
    kind = "outside_hours" if outside else _KINDS.get(cause.kind, "outside_hours")
    first, last = _stretch(schedule, day) if kind in {"holiday", "closed_date"} else (day, day)
    first_on, last_on = date.fromordinal(first), date.fromordinal(last)
    return Closure(kind=kind, first_on=first_on, last_on=last_on, next_open_at=next_open_at, cause=cause)


def _stretch(schedule: Schedule, day: int) -> tuple[int, int]:
    """Return the first and the last of the consecutive dates around one that are closed in the same way."""

    def is_alike(other: int) -> bool:
        told = schedule.days(other, other)[0]
        return not told.hours and _KINDS.get(told.ground) == _KINDS.get(ground)

    ground = schedule.days(day, day)[0].ground
    first = last = day
    while is_alike(first - 1) and day - first < _LONGEST_STRETCH_DAYS:
        first -= 1
    while is_alike(last + 1) and last - day < _LONGEST_STRETCH_DAYS:
        last += 1
    return first, last
