"""Make one calendar out of several: all there, any there, or one without the others. Years are combined when they are asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from xborder_support.errors import UsageError

from .cause import Cause, Labelled
from .closed_dates import range_of, read_date
from .closure import Closure
from .compilation import BusinessDay, CompiledYear
from .definition import PublishedHours
from .hours import DAY_SECONDS, Hours
from .intervals import Interval, clip, intersect, subtract, union
from .labels import local_ordinal
from .zone_clock import wall_midnight, zone_clock

if TYPE_CHECKING:
    from .definition import Definition
    from .horizon import Horizon
    from .weekdays import Week

__all__ = ["Combination", "Operation"]

#: Open where both are, where any is, or where the first is and the second is not. The words are the desk file's.
Operation: TypeAlias = Literal["all_of", "any_of", "without"]

_DEEPEST = 16
_COMBINED: Mapping[Operation, Callable[[Sequence[Interval], Sequence[Interval]], list[Interval]]] = {
    "all_of": intersect,
    "any_of": lambda one, other: union([*one, *other]),
    "without": subtract,
}


@dataclass(frozen=True, slots=True)
class Combination:
    """Combine calendars. The dates of the combination are those of the first one's zone.

    A business day is a local date with any open time. It begins with the first open instant of that date and ends with the last one, also
    where the desk stays open over midnight: of a desk that never closes, every day is a business day.
    """

    operation: Operation
    horizons: tuple[Horizon, ...]

    def __post_init__(self) -> None:
        if self.depth > _DEEPEST:
            hint = "combine them flat, such as a | b | c, or one of each sign after the other"
            raise UsageError(f"combinations stand more than {_DEEPEST} deep in each other", code="too-many-combinations", hint=hint)

    @classmethod
    def of(cls, operation: Operation, one: Horizon, other: Horizon) -> Combination:
        """Return the combination of two. A chain of one sign is one combination of many, whichever two were joined first."""
        others = _chained(other, operation) if operation != "without" else (other,)
        return cls(operation, (*_chained(one, operation), *others))

    @property
    def depth(self) -> int:
        """Return how many combinations stand in each other."""
        return 1 + max(getattr(part, "depth", 0) for part in self._parts())

    @property
    def zone(self) -> str:
        """Return the zone of the first calendar."""
        return self.horizons[0].definition.zone

    @property
    def zones(self) -> tuple[str, ...]:
        """Return the zones of all calendars that take part, each once."""
        return tuple(dict.fromkeys(zone for part in self._parts() for zone in part.zones))

    @property
    def first_year(self) -> int:
        """Return the first year that all calendars can answer for."""
        return max(part.first_year for part in self._parts())

    @property
    def last_year(self) -> int:
        """Return the last year that all calendars can answer for."""
        return min(part.last_year for part in self._parts())

    @property
    def open_years(self) -> tuple[int, int]:
        """Return the first and the last year that may hold open time, so that a search knows where to stop."""
        firsts, lasts = zip(*(part.open_years for part in self._parts()), strict=True)
        if self.operation == "all_of":
            return max(firsts), min(lasts)
        first, last = (min(firsts), max(lasts)) if self.operation == "any_of" else (firsts[0], lasts[0])
        return max(first, self.first_year), min(last, self.last_year)

    def check_year(self, year: int) -> None:
        """Refuse a year that one of the calendars cannot answer for."""
        for part in self._parts():
            part.check_year(year)

    def compiled(self, year: int) -> CompiledYear:
        """Return the open periods of a local year, as far as all calendars know it."""
        clock = zone_clock(self.zone, year)
        first, following = date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()
        start, end = clock.midnight(first), clock.midnight(following)
        for part in self._parts():
            start, end = max(start, _midnight(part.zone, part.first_year)), min(end, _midnight(part.zone, part.last_year + 1))
        periods = self._open_seconds(start, end)
        midnights = [clock.midnight(day) for day in range(first, following + 1)]
        return CompiledYear(year, start, end, tuple(periods), tuple(_business_days(first, midnights, periods)))

    def labelled(self, start: int, end: int) -> list[Labelled]:
        """Return what decided each moment of ``[start, end)``, in UTC seconds."""
        parts = [part.labelled(start, end) for part in self._parts()]
        edges = sorted({edge for labels in parts for label in labels for edge in label[:2]})
        beside = zip(*(_spread(labels, edges) for labels in parts), strict=True)
        return [Labelled(a, b, *self._judge(labels)) for (a, b), labels in zip(pairwise(edges), beside, strict=True)]

    def closure(self, second: int, *, next_open_at: datetime | None) -> Closure:
        """Return why it is closed at a UTC second, told by the first calendar that is closed then."""
        for part in self._parts():
            if not part.labelled(second, second + 1)[0].is_open:
                return part.closure(second, next_open_at=next_open_at)
        day = date.fromordinal(local_ordinal(self.zone, second))
        cause = self.labelled(second, second + 1)[0].causes[0]
        return Closure(kind="outside_hours", first_on=day, last_on=day, next_open_at=next_open_at, cause=cause)

    def weekly(self, on: date | None) -> tuple[Week, list[tuple[str, Week]]]:
        """Return the open time of the week that holds a date, from its Monday on. What runs over midnight is cut there."""
        if on is None:
            hint = "pass on=, or describe each of the calendars that it was made of"
            raise UsageError("a combined calendar has no week of its own", code="missing-date", hint=hint)
        day = read_date(on).toordinal()
        self._check_dates(day, day)
        monday = (day - 1) // 7 * 7 + 1  # the proleptic calendar began on a Monday
        self._check_dates(monday, monday + 6)
        return tuple(self._hours_of(day) for day in range(monday, monday + 7)), []

    def dated_hours(self, first_on: date | None, last_on: date | None) -> PublishedHours:
        """Return the open time of each date between two, since a combination has no week of its own."""
        first, last = range_of(first_on, last_on)
        self._check_dates(first, last)
        dated = {date.fromordinal(day): self._hours_of(day) for day in range(first, last + 1)}
        return PublishedHours(((),) * 7, dated, ())

    def _hours_of(self, day: int) -> tuple[Hours, ...]:
        """Return the open time of a date in wall seconds since its midnight."""
        midnight, zone = wall_midnight(day), self.zone
        start, end = (zone_clock(zone, date.fromordinal(edge).year).midnight(edge) for edge in (day, day + 1))
        shown = zone_clock(zone, date.fromordinal(day).year).reached
        walls = [(shown(a) - midnight, DAY_SECONDS if b == end else shown(b) - midnight) for a, b in self._open_seconds(start, end)]
        return tuple(union(walls))  # what opens and closes within an hour that comes twice has no wall time of its own

    def to_config(self) -> dict[str, Any]:
        """Return the definition as a desk file writes it."""
        return {self.operation: [part.to_config() for part in self._parts()]}

    def _check_dates(self, first: int, last: int) -> None:
        for day in (first, last):
            self.check_year(date.fromordinal(day).year)

    def _parts(self) -> tuple[Definition, ...]:
        return tuple(horizon.definition for horizon in self.horizons)

    def _open_seconds(self, start: int, end: int) -> list[Interval]:
        return reduce(_COMBINED[self.operation], (horizon.open_seconds(start, end) for horizon in self.horizons))

    def _judge(self, labels: Sequence[Labelled]) -> tuple[bool, tuple[Cause, ...]]:
        """Return whether the labels together mean open, and the causes of that: of all that are open, or of all that are closed."""
        if self.operation == "without":
            takers = [horizon.definition.zone for horizon, label in zip(self.horizons[1:], labels[1:], strict=True) if label.is_open]
            if takers and labels[0].is_open:
                return False, tuple(Cause(kind="taken_away", time_zone=zone) for zone in dict.fromkeys(takers))
            return labels[0].is_open, labels[0].causes
        is_open = (all if self.operation == "all_of" else any)(label.is_open for label in labels)
        return is_open, tuple(dict.fromkeys(cause for label in labels if label.is_open == is_open for cause in label.causes))


def _chained(horizon: Horizon, operation: Operation) -> tuple[Horizon, ...]:
    definition = horizon.definition
    return definition.horizons if isinstance(definition, Combination) and definition.operation == operation else (horizon,)


def _midnight(zone: str, year: int) -> int:
    return zone_clock(zone, year).midnight(date(year, 1, 1).toordinal())


def _business_days(first: int, midnights: list[int], periods: list[Interval]) -> Iterator[BusinessDay]:
    ends = [end for _, end in periods]
    for ordinal, (begin, until) in enumerate(pairwise(midnights), start=first):
        near = periods[bisect_right(ends, begin) : bisect_left(ends, until) + 1]
        if own := clip(near, begin, until):
            yield ordinal, own[0][0], own[-1][1]


def _spread(labels: list[Labelled], edges: list[int]) -> Iterator[Labelled]:
    """Yield for each stretch between two edges the label that holds it."""
    position = 0
    for start, _ in pairwise(edges):
        while labels[position].end <= start:
            position += 1
        yield labels[position]
