"""Tell when an answer may reach the customer: while somebody is there to give it, and while it disturbs nobody."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError

from .quiet_hours import end_of_quiet

if TYPE_CHECKING:
    from .days_off import DaysOff

__all__ = ["AgentsLike", "ContactHours", "Stretch", "StretchKind", "hours_of_agents"]

#: The hours of those who answer, or of several sites: whoever is there can answer. None means that somebody always is.
AgentsLike: TypeAlias = BusinessCalendar | Iterable[BusinessCalendar] | None

#: Nobody is there; others are answered first; this one's turn, or time on the target; the customer's quiet hours; their holiday; and what
#: rounding added.
StretchKind: TypeAlias = Literal["closed", "waiting", "work", "quiet", "holiday", "rounding"]

_TICK = timedelta(microseconds=1)
_YEAR = timedelta(days=366)


class Stretch(NamedTuple):
    """Hold one stretch of time in UTC, and what it is."""

    start: datetime
    end: datetime
    kind: StretchKind


def hours_of_agents(agents: AgentsLike) -> BusinessCalendar | None:
    """Return the time in which somebody is there.

    Errors: ``UsageError`` ``no-agents`` for no calendar at all, ``not-calendars``.
    """
    if agents is None or isinstance(agents, BusinessCalendar):
        return agents
    given = tuple(agents) if isinstance(agents, Iterable) and not isinstance(agents, str | bytes) else (agents,)
    if not all(isinstance(calendar, BusinessCalendar) for calendar in given):
        hint = "pass one BusinessCalendar, or several: agents=[tokyo, berlin]"
        raise UsageError("the hours of the agents are no calendars", code="not-calendars", hint=hint)
    if not given:
        hint = "pass the hours of those who answer; agents=None says that somebody is always there"
        raise UsageError("nobody answers: there is no calendar among the agents", code="no-agents", hint=hint)
    # Business days are those of the first calendar's zone, so the order of a set must not depend on the process.
    return _united(tuple(sorted(given, key=lambda calendar: calendar.digest)) if isinstance(agents, AbstractSet) else given)


@lru_cache(maxsize=128)
def _united(calendars: tuple[BusinessCalendar, ...]) -> BusinessCalendar:
    return reduce(or_, dict.fromkeys(calendars))


@dataclass(frozen=True, slots=True)
class ContactHours:
    """Search the time from ``now`` on in which an answer may come. What is None is in nobody's way."""

    now: datetime
    agents: BusinessCalendar | None
    quiet: BusinessCalendar | None
    days_off: DaysOff | None

    def first_from(self, at: datetime) -> tuple[datetime, tuple[Stretch, ...]]:
        """Return the first instant from one on at which an answer may come, and what delays it until then.

        Errors: ``UsageError`` ``no-common-time`` for none within a year of the first opening; ``always-quiet``, ``no-open-time``.
        """
        return (at, ()) if self._is_close(at) else self._opening_from(at)

    def opens_by(self, at: datetime) -> datetime:
        """Return the first instant from one on at which an answer may be written: a close is too late.

        Errors: as ``first_from``.
        """
        return self._opening_from(at)[0]

    def has_time_until(self, at: datetime) -> bool:
        """Return whether somebody is there for any time at all between now and a later instant."""
        return at > self.now and (self.agents is None or self.agents.next_open(self.now) < at)

    def _opening_from(self, at: datetime) -> tuple[datetime, tuple[Stretch, ...]]:
        delays = list[Stretch]()
        while (delay := self._delay(at)) is not None:
            # The first delay may be longer: a desk that opens on single dates only.
            if delays and at - delays[0].end > _YEAR:
                hint = "the agents are there only while the customer must not be disturbed: compare their hours with quiet"
                raise UsageError("the agents' hours and the customer's never meet", code="no-common-time", hint=hint)
            delays.append(delay)
            at = delay.end
        return at, tuple(delays)

    def closes_by(self, at: datetime, wish: datetime) -> datetime:
        """Return when those who are there at an instant leave, or the instant that is wished for where they stay so long."""
        if self.agents is None:
            return wish
        periods = self.agents.periods(at, wish)
        return periods[0].end if periods and periods[0].start == at else at

    def barred_by(self, at: datetime, wish: datetime) -> datetime | None:
        """Return the first instant after one and up to another at which the customer must not be disturbed."""
        quiet = self.quiet.periods(at, wish + _TICK) if self.quiet else ()
        first = [quiet[0].start] if quiet else []
        if self.days_off and (day := self.days_off.first_by(at, wish)):
            first.append(day)
        return min(first, default=None)

    def _is_close(self, at: datetime) -> bool:
        """Return whether a shift has just ended: whoever promises that instant answers before it. Now, nobody can any more."""
        if at == self.now or self.agents is None or self.agents.is_open(at) or not self.agents.is_open(at - _TICK):
            return False
        return not (self._is_barred(at) or self._is_barred(at - _TICK))

    def _is_barred(self, at: datetime) -> bool:
        return (self.quiet is not None and self.quiet.is_open(at)) or (self.days_off is not None and self.days_off.is_off(at))

    def _delay(self, at: datetime) -> Stretch | None:
        if self.agents is not None and not self.agents.is_open(at):
            return Stretch(at, self.agents.next_open(at), "closed")
        if self.quiet is not None and self.quiet.is_open(at):
            return Stretch(at, end_of_quiet(self.quiet, at), "quiet")
        if self.days_off is not None and (end := self.days_off.ends(at)) > at:
            return Stretch(at, end, "holiday")
        return None
