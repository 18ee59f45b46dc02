"""Answer how far a reader's clock is from the shop's, and whether that holds all year."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from xborder_support.calendars.hours import DAY_SECONDS
from xborder_support.calendars.zone_clock import ZoneClock, wall_midnight, zone_clock
from xborder_support.errors import UsageError

__all__ = ["Difference", "difference_on", "differences"]

_LASTING_YEAR = 2037  # The rules that zone data states for good; what changes sooner needs a date anyway.


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold the seconds by which the reader's clock is ahead, and at which of the reader's two times that is so (None: always).

    ``reader_offset`` is then the reader's distance from UTC in seconds.
    """

    seconds: int
    variant: Literal["standard", "daylight"] | None = None
    reader_offset: int = 0


def difference_on(shop: str, reader: str, on: date) -> Difference:
    """Return the difference at noon of the shop's date, by when the clocks of that day have changed."""
    clock = zone_clock(shop, on.year)
    noon = clock.utc(wall_midnight(on.toordinal()) + DAY_SECONDS // 2)
    return Difference(_offset(zone_clock(reader, on.year), noon) - _offset(clock, noon))


def differences(shop: str, reader: str) -> tuple[Difference, ...]:
    """Return the one difference of the whole year, or that of the reader's standard and that of the reader's daylight time.

    Errors: ``UsageError`` ``missing-date`` where the reader's clock alone does not tell the difference.
    """
    ours, theirs = zone_clock(shop, _LASTING_YEAR), zone_clock(reader, _LASTING_YEAR)
    seen = _seen(ours, theirs, [*ours.begins, *theirs.begins])
    if len({difference for _, difference in seen}) == 1:
        return (Difference(seen[0][1]),)
    if len(seen) == 2 and len({offset for offset, _ in seen}) == 2:
        (winter, standard), (summer, daylight) = seen
        return Difference(standard, "standard", winter), Difference(daylight, "daylight", summer)
    message = f"the difference between {shop} and {reader} changes with the date"
    raise UsageError(message, code="missing-date", hint="pass on=, the date for which the hours are printed")


def _seen(ours: ZoneClock, theirs: ZoneClock, moments: Iterable[int]) -> list[tuple[int, int]]:
    """Return every pair of the reader's offset and the difference, the smaller offset first."""
    return sorted({(offset := _offset(theirs, moment), offset - _offset(ours, moment)) for moment in moments})


def _offset(clock: ZoneClock, moment: int) -> int:
    return clock.offsets[max(bisect_right(clock.begins, moment) - 1, 0)]
