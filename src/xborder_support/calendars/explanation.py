"""Explain a duration: every stretch between two instants, whether it counted, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from xborder_support.errors import UsageError

from .cause import Cause, Labelled
from .hours import DAY_SECONDS
from .instants import SECOND, instant_at
from .zone_clock import ZoneClock, zone_clock

if TYPE_CHECKING:
    from .horizon import Horizon

__all__ = ["Explanation", "Segment", "explain"]

_LONGEST = 3_660 * DAY_SECONDS * SECOND


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Hold one stretch of time in UTC, whether it counted, and why. A change of the clock lasts no time and counts nothing.

    There are several causes where several calendars were combined.
    """

    start: datetime
    end: datetime
    is_counted: bool
    causes: tuple[Cause, ...]

    @property
    def duration(self) -> timedelta:
        """Return the elapsed time."""
        return self.end - self.start

    @property
    def cause(self) -> Cause:
        """Return the first cause."""
        return self.causes[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Hold the stretches between two instants, in order and without gaps, and what they sum up to.

    ``counted`` is what ``business_duration`` answers: the sum of the counted segments, negative where the later instant came first.
    ``time_zone`` is the calendar's, in which people read it; ``beside`` is another one that they want to see too, such as the customer's.
    """

    segments: tuple[Segment, ...]
    counted: timedelta
    time_zone: str
    beside: str | None = None

    def text(self, locale: str = "en", *, time_zone: str | None = None) -> str:
        """Return the explanation for people, a line for each stretch, in the words and date formats of a locale (BCP 47).

        Times are those of the calendar's zone, or of another, and after a bar those of ``beside``. Words that a language has not been given
        yet are English. Units of time are the symbols h, min and s in every language.

        Errors: ``UsageError`` ``bad-language-tag``, ``unknown-locale``, ``unknown-time-zone``.
        """
        from .explanation_text import print_explanation  # noqa: PLC0415  (babel, for those who print)

        return print_explanation(self, locale, time_zone or self.time_zone, self.beside)


def explain(horizon: Horizon, a: int, b: int) -> Explanation:
    """Return what happened between two instants in UTC microseconds."""
    start, end = min(a, b), max(a, b)
    if end - start > _LONGEST:
        raise UsageError("an explanation covers ten years at most", code="range-too-long", hint="explain a part of it")
    horizon.spanning(start, end)  # refuses what the calendar does not know
    definition = horizon.definition
    labels = definition.labelled(start // SECOND, -(-end // SECOND)) if start < end else []
    changes = [change for zone in definition.zones for change in _clock_changes(zone, start, end)]
    segments = tuple(_segments(labels, sorted(changes, key=lambda change: change[0]), start, end))
    counted = sum((segment.duration for segment in segments if segment.is_counted), timedelta())
    return Explanation(segments=segments, counted=counted if a <= b else -counted, time_zone=definition.zone)


def _segments(labels: list[Labelled], changes: list[tuple[int, Cause]], start: int, end: int) -> Iterator[Segment]:
    """Yield the labels cut to the range, and cut where a clock changes."""
    for label in labels:
        begin, until = max(label.start * SECOND, start), min(label.end * SECOND, end)
        inside = [change for change in changes if begin <= change[0] < until]
        for (a, before), (b, _) in pairwise([(begin, None), *inside, (until, None)]):
            if before:
                yield Segment(start=instant_at(a), end=instant_at(a), is_counted=False, causes=(before,))
            if a < b:
                yield Segment(start=instant_at(a), end=instant_at(b), is_counted=label.is_open, causes=label.causes)


def _clock_changes(zone: str, start: int, end: int) -> Iterator[tuple[int, Cause]]:
    """Yield the moments within ``[start, end)`` at which the clocks of a zone are set, each once."""
    for year in range(instant_at(start).year, instant_at(end).year + 1):
        clock = zone_clock(zone, year)
        for position, moment in enumerate(clock.begins[1:], start=1):
            if start <= moment * SECOND < end and instant_at(moment * SECOND).year == year:
                yield moment * SECOND, Cause(kind="clock_change", time_zone=zone, shift_seconds=_shift(clock, position))


def _shift(clock: ZoneClock, position: int) -> int:
    return clock.offsets[position] - clock.offsets[position - 1]
