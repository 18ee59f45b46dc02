"""Say which hours a library is told, in a form that belongs to none of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["DAYS", "OFFICE", "OFFICE_WITHOUT_LUNCH", "CannotExpressError", "Schedule"]

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

#: Start and end on the wall clock, as ("22:00", "06:00").
Stretches = Sequence[Sequence[str]]


class CannotExpressError(Exception):
    """Say that a library has no words for a schedule or for a question. That is no wrong answer."""


@dataclass(frozen=True)
class Schedule:
    """Hold hours by weekday, what replaces or interrupts them on single dates (ISO), and whose public holidays close the desk."""

    zone: str
    weekly: Mapping[str, Stretches]
    exceptions: Mapping[str, Stretches] = field(default_factory=dict)
    breaks: Mapping[str, Stretches] = field(default_factory=dict)
    territory: str | None = None

    def same_every_day(self) -> Stretches:
        """Return the hours of every day that has any, for libraries that know one set of hours only."""
        kinds = {tuple(tuple(stretch) for stretch in hours) for hours in self.weekly.values()}
        if len(kinds) > 1:
            raise CannotExpressError
        return kinds.pop()

    def closed_dates(self) -> tuple[str, ...]:
        """Return the dates that are closed, for libraries that cannot say more about a single date."""
        if self.breaks or any(self.exceptions.values()):
            raise CannotExpressError
        return tuple(self.exceptions)

    def days_off(self) -> list[int]:
        """Return the weekdays without hours, Monday being 0."""
        return [number for number, day in enumerate(DAYS) if not self.weekly.get(day)]


OFFICE = Schedule("Europe/Berlin", {day: [["09:00", "12:00"], ["13:00", "18:00"]] for day in DAYS[:5]}, territory="DE")
OFFICE_WITHOUT_LUNCH = Schedule("Europe/Berlin", {day: [["09:00", "17:00"]] for day in DAYS[:5]}, territory="DE")
