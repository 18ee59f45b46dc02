"""Say what a calendar is made of, whichever way it was made: told by hours, or combined out of other calendars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from .cause import Labelled
    from .closure import Closure
    from .compilation import CompiledYear
    from .hours import Hours
    from .weekdays import Week

__all__ = ["Definition", "PublishedHours"]


class PublishedHours(NamedTuple):
    """Hold what a page publishes: the week, the hours of single dates, and the weeks of seasons with their first and last date."""

    week: Week
    exceptions: Mapping[date, tuple[Hours, ...]]
    seasons: Sequence[tuple[date, date, Week]]


class Definition(Protocol):
    """Compile years for the time line, tell the causes, and tell the hours."""

    @property
    def zone(self) -> str:
        """Return the zone whose dates are meant."""

    @property
    def zones(self) -> tuple[str, ...]:
        """Return the zones of all calendars that take part, each once."""

    @property
    def first_year(self) -> int:
        """Return the first year that the calendar can answer for."""

    @property
    def last_year(self) -> int:
        """Return the last year that the calendar can answer for."""

    @property
    def open_years(self) -> tuple[int, int]:
        """Return the first and the last year that may hold open time, so that a search knows where to stop."""

    def check_year(self, year: int) -> None:
        """Refuse a year that the calendar cannot answer for."""

    def compiled(self, year: int) -> CompiledYear:
        """Return the open periods of a local year on the UTC time line."""

    def labelled(self, start: int, end: int) -> list[Labelled]:
        """Return who or what decided each moment of ``[start, end)``, in UTC seconds, without gaps."""

    def closure(self, second: int, *, next_open_at: datetime | None) -> Closure:
        """Return why it is closed at a UTC second."""

    def weekly(self, on: date | None) -> tuple[Week, list[tuple[str, Week]]]:
        """Return the hours of the week that holds a date; without one, the usual hours and those of the named seasons."""

    def dated_hours(self, first_on: date | None, last_on: date | None) -> PublishedHours:
        """Return the hours to publish: of the week, and of what differs between two dates."""

    def to_config(self) -> dict[str, Any]:
        """Return the definition as a desk file writes it."""
