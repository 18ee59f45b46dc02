"""Tell on which local day something happened in a place, and when its last day is over, where the zone may be unknown.

A country with several zones has several midnights. Where nobody says which one is the person's, a period starts with the earliest of the
local dates and is over at the earliest of the midnights: rather a day too short than an hour too long.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from xborder_support.calendars import Term, deadline_after
from xborder_support.compliance.rulebook import jurisdictions_of, zones_of_place
from xborder_support.terms import time_zone as pinned_zone

__all__ = ["PlaceClock", "place_clock"]

_WEST, _EAST = "Etc/GMT+12", "Pacific/Kiritimati"
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PlaceClock:
    """Know the westernmost and the easternmost zone of a place; both are the same where one zone was named."""

    west: str
    east: str

    def latest_day(self, at: datetime) -> date:
        """Return the latest local date of an instant."""
        return _local_day(at, self.east)

    def earliest_day(self, at: datetime) -> date:
        """Return the earliest local date of an instant."""
        return _local_day(at, self.west)

    def latest_end(self, at: datetime, terms: Iterable[Term]) -> datetime:
        """Return when terms, one after the other, are over everywhere in the place."""
        day, ends_at = self.latest_day(at), at
        for term in terms:
            ends_at, day = _end(day, term, self.west)
        return ends_at

    def earliest_end(self, at: datetime, term: Term) -> datetime:
        """Return when a period that starts with an instant is over, where it is over first."""
        return _end(self.earliest_day(at), term, self.east)[0]


def place_clock(place: str, time_zone: str | None = None) -> PlaceClock:
    """Return the clock of a place: that of the zone, where one is named.

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``unknown-time-zone``.
    """
    if time_zone is not None:
        zone = pinned_zone(time_zone).key
        return PlaceClock(zone, zone)
    return _clock(jurisdictions_of(place)[0])


@lru_cache(maxsize=1024)
def _clock(place: str) -> PlaceClock:
    zones = sorted(zones_of_place(place), key=_offset)
    return PlaceClock(zones[0], zones[-1]) if zones else PlaceClock(_WEST, _EAST)


def _local_day(at: datetime, zone: str) -> date:
    """Return a local date. At the very ends of the calendar, where a zone has none, it is that of UTC."""
    try:
        return at.astimezone(pinned_zone(zone)).date()
    except OverflowError:
        return at.date()


def _offset(zone: str) -> timedelta:
    return _SOME_DAY.astimezone(pinned_zone(zone)).utcoffset() or timedelta(0)


@lru_cache(maxsize=4096)
def _end(day: date, term: Term, zone: str) -> tuple[datetime, date]:
    deadline = deadline_after(day, term, rules="plain", time_zone=zone)
    return deadline.ends_at, deadline.last_on
