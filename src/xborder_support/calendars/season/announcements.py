"""Let the dates that an authority announced replace those that were computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from xborder_support.calendars.closed_dates import ClosedDates
from xborder_support.errors import UsageError

__all__ = ["AnnouncedLike", "Occurrence", "Stretch", "announce", "read_announced"]

# Sightings differ from the tables by a day, rarely by two. What differs more is a slip of the pen.
_FARTHEST_DAYS = 3

#: The ordinals of the first and the last day.
Stretch: TypeAlias = tuple[int, int]

#: What a caller writes for dates that were announced: one range or several.
AnnouncedLike: TypeAlias = str | ClosedDates | Iterable[str | date | ClosedDates]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Hold one stretch of days that recurs each Hijri year; first and last are ordinals, both included."""

    hijri_year: int
    first: int
    last: int
    certainty: Literal["estimated", "announced"] = "estimated"

    def is_off_by(self, stretch: Stretch) -> int:
        """Return by how many days a stretch begins or ends elsewhere, whichever is more."""
        return max(abs(stretch[0] - self.first), abs(stretch[1] - self.last))


def read_announced(announced: AnnouncedLike) -> tuple[Stretch, ...]:
    """Return announced dates as ordinals, sorted.

    Errors: ``UsageError`` ``bad-date``, ``bad-date-range``.
    """
    entries = [announced] if isinstance(announced, str | ClosedDates) else announced
    if not isinstance(entries, Iterable):
        hint = 'write announced = ["2027-02-09..2027-03-09"]'
        raise UsageError(f"announced dates are a list, not {type(announced).__name__}", code="bad-date-range", hint=hint)
    ranges = [entry if isinstance(entry, ClosedDates) else ClosedDates.parse(entry) for entry in entries]
    return tuple(sorted({(entry.first_on.toordinal(), entry.last_on.toordinal()) for entry in ranges}))


def announce(estimated: Sequence[Occurrence], announced: Iterable[Stretch]) -> list[Occurrence]:
    """Return the occurrences in order, each that was announced with its announced dates.

    Errors: ``UsageError`` ``announcement-fits-none`` where the nearest computed dates begin or end more than three days away,
    ``announced-twice``.
    """
    found = {occurrence.hijri_year: occurrence for occurrence in estimated}
    for stretch in announced:
        nearest = min(estimated, key=lambda occurrence: occurrence.is_off_by(stretch))
        if nearest.is_off_by(stretch) > _FARTHEST_DAYS:
            raise _misfit(stretch, nearest)
        if found[nearest.hijri_year].certainty == "announced":
            message = f"the dates for {nearest.hijri_year} AH are announced twice: {_printed(stretch)} is the second"
            raise UsageError(message, code="announced-twice", hint="keep the announcement that holds where your staff or customers are")
        found[nearest.hijri_year] = replace(nearest, first=stretch[0], last=stretch[1], certainty="announced")
    return list(found.values())


def _misfit(stretch: Stretch, nearest: Occurrence) -> UsageError:
    computed = _printed((nearest.first, nearest.last))
    message = f"the announced dates {_printed(stretch)} fit no computed ones; the nearest are {computed}, in {nearest.hijri_year} AH"
    hint = "check the year, and give both the first and the last day; use Season.between for dates of your own choice"
    return UsageError(message, code="announcement-fits-none", hint=hint)


def _printed(stretch: Stretch) -> str:
    first, last = (date.fromordinal(ordinal) for ordinal in stretch)
    return str(ClosedDates(first, last))
