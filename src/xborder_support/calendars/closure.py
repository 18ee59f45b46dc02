"""Answer why a calendar is closed at an instant, in a form that a notice to customers can be made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Literal, TypeAlias

from xborder_support.terms import LanguageTag

from .compilation import owned_by
from .holiday_source import Holiday
from .schedule import Schedule

__all__ = ["Closure", "ClosureKind", "closure_on"]

#: Closed by a public holiday, by a date the shop closed itself, by the weekly hours, or by a break in the hours.
ClosureKind: TypeAlias = Literal["holiday", "closed_date", "outside_hours", "break"]

_DAY = timedelta(days=1)
_LONGEST_STRETCH_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Say why a calendar is closed, for which local dates, and when it opens again.

    ``first_on`` and ``last_on`` are the first and the last of consecutive dates closed in the same way; both are the date itself outside
    hours and in a break. ``next_open_at`` is UTC, and None where the calendar never opens again as far as it knows.
    """

    kind: ClosureKind
    first_on: date
    last_on: date
    next_open_at: datetime | None
    holiday: Holiday | None = None
    reason: str | None = None

    @property
    def territory(self) -> str | None:
        """Return the territory whose holiday it is, or None."""
        return self.holiday.source.territory if self.holiday else None

    def name(self, language: str = "en") -> str | None:
        """Return the holiday's name in a language (else English, else the local one), or the shop's own reason, or None."""
        return self.holiday.name(language) if self.holiday else self.reason

    def name_language(self, language: str = "en") -> LanguageTag:
        """Return the language that ``name`` answers in: "und" for the shop's own reason, which is given as it was written."""
        return self.holiday.name_language(language) if self.holiday else LanguageTag("und")


def closure_on(schedule: Schedule, *, second: int, day: date, next_open_at: datetime | None) -> Closure:
    """Return the closure at a closed UTC second, whose local date is ``day``."""
    if _in_break(schedule, second, day):
        return Closure(kind="break", first_on=day, last_on=day, next_open_at=next_open_at)
    if _is_closed_date(schedule, day):
        first, last = _stretch(day, lambda other: _is_closed_date(schedule, other))
        reason = schedule.closed.get(day.toordinal())
        return Closure(kind="closed_date", first_on=first, last_on=last, next_open_at=next_open_at, reason=reason)
    if holiday := _effective_holiday(schedule, day):
        first, last = _stretch(day, lambda other: _effective_holiday(schedule, other) is not None)
        return Closure(kind="holiday", first_on=first, last_on=last, next_open_at=next_open_at, holiday=holiday)
    return Closure(kind="outside_hours", first_on=day, last_on=day, next_open_at=next_open_at)


def _in_break(schedule: Schedule, second: int, day: date) -> bool:
    """Return whether hours would be open at a second, were it not for a break. Both may have begun the day before."""
    if not schedule.breaks:
        return False
    parts = [owned_by(schedule, owner) for owner in (day - _DAY, day)]
    hours, breaks = ([interval for part in parts for interval in part[side]] for side in (0, 1))
    return all(any(start <= second < end for start, end in intervals) for intervals in (hours, breaks))


def _is_closed_date(schedule: Schedule, day: date) -> bool:
    ordinal = day.toordinal()
    return not schedule.exceptions[ordinal] if ordinal in schedule.exceptions else ordinal in schedule.closed


def _effective_holiday(schedule: Schedule, day: date) -> Holiday | None:
    """Return the holiday that closes a date, if nothing of higher rank speaks of that date."""
    overruled = day.toordinal() in schedule.exceptions or day.toordinal() in schedule.closed
    known = schedule.first_year <= day.year <= schedule.last_year
    return schedule.holiday(day) if known and not overruled else None


def _stretch(day: date, is_alike: Callable[[date], bool]) -> tuple[date, date]:
    """Return the first and the last of the consecutive dates around one that are alike."""

    def reach(step: timedelta) -> date:
        return next(day + (n - 1) * step for n in count(1) if n > _LONGEST_STRETCH_DAYS or not is_alike(day + n * step))

    return reach(-_DAY), reach(_DAY)
