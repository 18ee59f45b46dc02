"""Count the periods of buyers and sellers in the days of a place: its zones, its holidays, its days of rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from xborder_support.calendars import Deadline, Holidays, Term, deadline_after, rest_days
from xborder_support.compliance.rulebook import jurisdictions_of, zones_of_place
from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

__all__ = ["Counting"]

_HINT = 'name the country or a part of it, such as "DE" or "CA-QC": its law, its holidays and its zone count'


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """Know whose days count. Where a place has several zones, a buyer's period ends in the latest and a seller's in the earliest."""

    place: str
    zones: tuple[str, ...]
    holidays: tuple[Holidays, ...] | None

    @classmethod
    def of(cls, place: str, zone: str | None, holidays: Iterable[Holidays] | None) -> Counting:
        """Return how a place counts. A zone or holidays that are given go before those of the place.

        Errors: ``UsageError`` ``unknown-jurisdiction``, ``needs-a-territory``, ``unknown-time-zone``.
        """
        known = jurisdictions_of(place)[0]
        code = known.partition("-")[0]
        if len(code) != 2 or code == "EU":
            raise UsageError(f"{known[:40]!r} is no territory", code="needs-a-territory", hint=_HINT)
        zones = (time_zone(zone).key,) if zone else zones_of_place(known)
        if not zones:
            raise UsageError(f"no time zone is listed for {known}", code="needs-a-time-zone", hint="pass time_zone=, an IANA name")
        return cls(place=known, zones=zones, holidays=None if holidays is None else tuple(holidays))

    def for_buyer(self, event: date | datetime, term: Term, rules: str) -> Deadline:
        """Return the end of what a buyer has time for."""
        return max(self._deadlines(event, term, rules, None), key=_end)

    def for_seller(self, event: date | datetime, term: Term, rules: str, calendar: str | None = None) -> Deadline:
        """Return the end of what a seller has time for."""
        return min(self._deadlines(event, term, rules, calendar), key=_end)

    def days(self, instant: datetime) -> tuple[date, ...]:
        """Return every local date that it may be, the earliest first."""
        return tuple(sorted({_day(instant, zone) for zone in self.zones}))

    def earliest_day(self, event: date | datetime) -> date:
        """Return the local date of an event, the earliest where there are several."""
        return self.days(event)[0] if isinstance(event, datetime) else event

    def _deadlines(self, event: date | datetime, term: Term, rules: str, calendar: str | None) -> list[Deadline]:
        code, _, part = (calendar or self.place).partition("-")
        known_part = _known_part(code, part)
        listed = (Holidays(territory=code, subdivision=known_part),) if self.holidays is None else self.holidays
        days = rest_days(code, on=self.earliest_day(event), subdivision=known_part).days
        return [deadline_after(event, term, rules=rules, time_zone=zone, holidays=listed, rest_days=days) for zone in self.zones]


def _end(deadline: Deadline) -> datetime:
    return deadline.ends_at


def _day(instant: datetime, zone: str) -> date:
    return instant.astimezone(time_zone(zone)).date()


def _known_part(code: str, part: str) -> str | None:
    """Return a part of a territory, or None for all of it, and where the list of holidays knows no such part."""
    try:
        return Holidays(territory=code, subdivision=part).subdivision if part else None
    except UsageError:
        return None
