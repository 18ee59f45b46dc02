"""Account for the time from now to a promise: every stretch, and what it is spent on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from xborder_support.calendars import Period
from xborder_support.terms import time_zone

from .contact_hours import Stretch, StretchKind

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Course", "PromiseSegment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseSegment:
    """Hold one stretch between now and a promise in UTC, and what it is.

    ``kind`` is ``closed`` (none of the agents is there), ``waiting`` (others are answered first), ``work`` (open time that the target
    leaves, or this one's turn), ``quiet`` and ``holiday`` (the answer is held back for the customer), or ``rounding``. Open time in
    which the answer is still being worked on is ``waiting`` or ``work``, whatever hour it is for the customer. The zones are those of
    the customer and of the agents; the latter is None where somebody is always there.
    """

    start: datetime
    end: datetime
    kind: StretchKind
    customer_zone: str
    agents_zone: str | None

    @property
    def duration(self) -> timedelta:
        """Return the elapsed time."""
        return self.end - self.start

    @property
    def for_customer(self) -> tuple[datetime, datetime]:
        """Return start and end on the customer's clock."""
        return self._on_clock_of(self.customer_zone)

    @property
    def for_agents(self) -> tuple[datetime, datetime]:
        """Return start and end on the agents' clock, which is UTC where no calendar of theirs was given."""
        return self._on_clock_of(self.agents_zone or "UTC")

    def text(self) -> str:
        """Return the stretch in one line, in UTC and on both clocks.

        Example:
            >>> from datetime import UTC, datetime
            >>> from xborder_support.sla import PromiseSegment
            >>> night = datetime(2026, 2, 9, 17, tzinfo=UTC), datetime(2026, 2, 10, 8, tzinfo=UTC)
            >>> PromiseSegment(
            ...     start=night[0], end=night[1], kind="closed", customer_zone="Asia/Tokyo", agents_zone="Europe/Berlin"
            ... ).text()
            'closed: 2026-02-09 17:00 to 2026-02-10 08:00 UTC, 2026-02-09 18:00 to 2026-02-10 09:00 Europe/Berlin, 2026-02-10 02:00 to ...'
        """
        zones = dict.fromkeys(zone for zone in (self.agents_zone, self.customer_zone) if zone)
        return f"{self.kind}: {Period(self.start, self.end).text(*zones)}"

    def _on_clock_of(self, zone: str) -> tuple[datetime, datetime]:
        clock = time_zone(zone)
        return self.start.astimezone(clock), self.end.astimezone(clock)


@dataclass(frozen=True, slots=True)
class Course:
    """Keep what the way to a promise was computed from, so that it is written out only when somebody asks.

    Until ``computed``, the hours of the agents count, of which the first ones up to ``turn`` pass in line. From there to ``exact`` the
    ``delays`` hold the answer up.
    """

    now: datetime
    turn: datetime
    computed: datetime
    exact: datetime
    at: datetime
    delays: tuple[Stretch, ...]
    agents: BusinessCalendar | None
    customer_zone: str

    def segments(self) -> tuple[PromiseSegment, ...]:
        """Return the stretches in order and without gaps."""
        rounding = Stretch(self.exact, self.at, "rounding")
        agents_zone = self.agents.time_zone.key if self.agents else None
        return tuple(
            PromiseSegment(start=start, end=end, kind=kind, customer_zone=self.customer_zone, agents_zone=agents_zone)
            for start, end, kind in _joined([*self._until_computed(), *self.delays, rounding])
        )

    def _until_computed(self) -> Iterator[Stretch]:
        """Yield the time until the answer is due: closed, in line, or at work."""
        end = self.now
        for opening, close in self._open_periods():
            yield Stretch(end, opening, "closed")
            taken_up = min(max(self.turn, opening), close)
            yield Stretch(opening, taken_up, "waiting")
            yield Stretch(taken_up, close, "work")
            end = close
        yield Stretch(end, self.computed, "closed")

    def _open_periods(self) -> Iterable[tuple[datetime, datetime]]:
        if self.agents is None:
            return [(self.now, self.computed)]
        return self.agents.periods(self.now, self.computed)


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches that last, with neighbours of one kind as one."""
    lasting = (stretch for stretch in stretches if stretch.start < stretch.end)
    for kind, group in groupby(lasting, key=attrgetter("kind")):
        neighbours = list(group)
        yield Stretch(neighbours[0].start, neighbours[-1].end, kind)
