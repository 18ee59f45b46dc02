"""Say what a calendar is made of, whichever way it was made: told by hours, or combined out of other calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from .cause import Labelled
    from .closure import Closure
    from .compilation import CompiledYear

__all__ = ["Definition"]


class Definition(Protocol):
    """Compile years for the time line, and tell the causes. ``zone`` is the one whose dates are meant, ``zones`` are all that take part."""

    @property
    def zone(self) -> str: ...

    @property
    def zones(self) -> tuple[str, ...]: ...

    @property
    def first_year(self) -> int: ...

    @property
    def last_year(self) -> int: ...

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

    def to_config(self) -> dict[str, Any]:
        """Return the definition as a desk file writes it."""
