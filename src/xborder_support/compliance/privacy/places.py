"""Answer whose days count for a period: the zones of a place, its holidays and its days of rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xborder_support.calendars import Holidays, rest_days
from xborder_support.compliance.rulebook import zones_of_place
from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

__all__ = ["WorkingCalendar", "working_calendar", "zones_of"]

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Hold whose holidays and days of rest count."""

    name: str
    holidays: tuple[Holidays, ...]
    rest_days: frozenset[int]

    def working_days(self, after: date, until: date) -> int:
        """Count the working days after a date up to another, that one included."""
        days = (after + _A_DAY * passed for passed in range(1, (until - after).days + 1))
        return sum(day.isoweekday() not in self.rest_days and not self._is_holiday(day) for day in days)

    def _is_holiday(self, day: date) -> bool:
        return any(day in source.dates(day.year) for source in self.holidays)


def zones_of(place: str, chosen: str | None, at: datetime) -> tuple[str, ...]:
    """Return the zones in which the days of a case are counted: one for each time of day that the clocks of a place show at an instant.

    Errors: ``UsageError`` ``no-time-zone``.
    """
    if chosen is not None:
        return (chosen,)
    zones = zones_of_place(place)
    if not zones:
        raise UsageError(f"no time zone is listed for {place}", code="no-time-zone", hint="pass PrivacyCase(time_zone=...), an IANA name")
    distinct = {at.astimezone(time_zone(zone)).utcoffset(): zone for zone in reversed(zones)}
    return tuple(sorted(distinct.values(), key=lambda zone: (zone != zones[0], zone)))


def working_calendar(name: str, *, on: date, holidays: Mapping[str, Iterable[Holidays]] | None = None) -> WorkingCalendar:
    """Return the working days that a calendar's name stands for: ``US-CA``, ``HK``, or ``US-federal`` for those of the whole country.

    ``holidays`` are the host's own lists by the same names; they go first.
    """
    code, _, part = name.partition("-")
    own = (holidays or {}).get(name)
    subdivision = _known_part(code, part) if part and part != "federal" else None
    listed = (Holidays(territory=code, subdivision=subdivision),) if own is None else tuple(own)
    return WorkingCalendar(name=name, holidays=listed, rest_days=rest_days(code, on=on, subdivision=subdivision).days)


def _known_part(code: str, part: str) -> str | None:
    """Return a part of a territory, or None where the list of holidays knows none of that name, such as a free zone."""
    try:
        return Holidays(territory=code, subdivision=part).subdivision
    except UsageError:
        return None
