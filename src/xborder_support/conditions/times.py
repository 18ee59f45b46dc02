# ruff: noqa: D102  (the methods are explained where ``Leaf`` declares them)
"""Ask whether somebody is there at an instant, and whether a wait has lasted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from xborder_support.terms import Target, utc

from .leaf import Leaf, Truth, listed

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["NOW", "CalendarState", "InCalendar", "Waited"]

#: The field that reads the instant of the question itself.
NOW = "now"

CalendarState: TypeAlias = Literal["open", "closed"]


@dataclass(frozen=True, slots=True)
class InCalendar(Leaf):
    """Hold where one of these calendars is open at the field's instant, or where none is."""

    names: tuple[str, ...]
    calendars: tuple[BusinessCalendar, ...]
    state: CalendarState

    def answer(self, context: Mapping[str, object], now: datetime | None) -> Truth:
        return self.holds(_instant(self.field, context, now))

    def holds(self, value: object) -> Truth:
        moment = _aware(value)
        return None if moment is None else any(calendar.is_open(moment) for calendar in self.calendars) is (self.state == "open")

    def arguments(self) -> dict[str, Any]:
        return {"op": "in_calendar", "values": list(self.names), "state": self.state}

    def describe(self) -> str:
        where = "in" if self.state == "open" else "outside"
        return f"{self.field} is {where} the open hours of {listed(self.names)}"


@dataclass(frozen=True, slots=True)
class Waited(Leaf):
    """Hold where so much time has passed since the field's instant, on the clock of the target."""

    target: Target
    calendar: str | None
    hours: BusinessCalendar | None

    def answer(self, context: Mapping[str, object], now: datetime | None) -> Truth:
        since, until = _aware(_instant(self.field, context, now)), _aware(now)
        if since is None or until is None:
            return None
        return until >= since and self._is_over(since, until)

    def holds(self, value: object) -> Truth:  # noqa: ARG002  (without an instant to compare with)
        return None

    def _is_over(self, since: datetime, until: datetime) -> bool:
        from xborder_support.calendars import due_at  # noqa: PLC0415  (calendars load only where a rule asks)

        return due_at(self.target, since, self.hours) <= until

    def arguments(self) -> dict[str, Any]:
        where = {} if self.calendar is None else {"calendar": self.calendar}
        return {"op": "waited", "value": str(self.target), **where}

    def describe(self) -> str:
        where = "" if self.calendar is None else f" of {listed([self.calendar])}"
        return f"{self.field} is at least {self.target}{where} ago"


def _instant(field: str, context: Mapping[str, object], now: datetime | None) -> object:
    return now if field == NOW else context.get(field)


def _aware(value: object) -> datetime | None:
    """Return an instant in UTC. A naive one raises as others do that no calendar knows, and so counts as missing."""
    return utc(value, "instant") if isinstance(value, datetime) else None
