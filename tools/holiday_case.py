"""Hold one day on which two lists differ, with what both say around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from holiday_lists import ONE_DAY, Day, Place, Theirs


@dataclass(frozen=True)
class Difference:
    """Hold one day of which the lists give unequal shares. ``side`` is who gives more: ``ours`` or ``theirs``."""

    place: Place
    on: date
    side: str
    code: str


@dataclass(frozen=True)
class Case:
    """Hold what is known about one day, before it has a code."""

    place: Place
    on: date
    ours: Mapping[date, Day]
    theirs: Theirs
    whole: Theirs  # what their file of the whole territory says, which is the same file for a territory
    parts: tuple[Theirs, ...]  # what their files of the parts say

    @property
    def mine(self) -> Day | None:
        """Return what our list says of the day."""
        return self.ours.get(self.on)

    @property
    def other(self) -> Day:
        """Return what the other list says of the day, which may be nothing."""
        return self.theirs.public.get(self.on, Day())

    @property
    def is_ours(self) -> bool:
        """Return whether our list gives more of the day."""
        return share_of_day(self.ours, self.on) > share_of_day(self.theirs.public, self.on)

    def around(self, days: int) -> list[date]:
        """Return the days beside, the nearest first."""
        return [self.on + side * step * ONE_DAY for step in range(1, days + 1) for side in (-1, 1)]


def share_of_day(listed: Mapping[date, Day], day: date) -> int:
    """Return how much of a day a list gives: 0 for nothing, 1 for a part, 2 for the whole."""
    return 0 if day not in listed else 1 if listed[day].part_of_day else 2
