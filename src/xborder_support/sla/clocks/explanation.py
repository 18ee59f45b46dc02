"""Explain a cycle: every stretch of it, whether it counted, and why. What counted sums up to the answer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from xborder_support.calendars import Cause, CauseKind, Explanation, Segment
from xborder_support.terms import time_zone

from .cycles import Cycle
from .pauses import Pause

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["explained"]

_START = attrgetter("start")
_STOPPED_BY: dict[str, CauseKind] = {"pending": "pending", "on_hold": "on_hold", "solved": "solved"}


def explained(cycle: Cycle, *, customer_zone: str | None = None) -> Explanation:
    """Return what happened from the start of a cycle to its end; of one that runs, to the time that it is due, or else until now.

    Open time is counted where the target counts that or business days, and wall time otherwise.
    """
    until = cycle.until if cycle.ended_at or cycle.due_at is None else max(cycle.due_at, cycle.until)
    segments = [part for segment in _segments(cycle, until) for part in _cut(segment, cycle.pauses, until)]
    return Explanation(
        segments=tuple(segments),
        counted=sum((segment.duration for segment in segments if segment.is_counted), timedelta()),
        time_zone=_zone(cycle),
        beside=None if customer_zone is None else time_zone(customer_zone).key,
    )


def _segments(cycle: Cycle, until: datetime) -> Sequence[Segment]:
    calendar: BusinessCalendar | None = cycle.calendar
    if calendar is not None and cycle.target is not None and cycle.target.counts_open_time:
        return calendar.explain(cycle.started_at, until).segments
    if until == cycle.started_at:
        return ()
    return (Segment(start=cycle.started_at, end=until, is_counted=True, causes=(Cause(kind="running", time_zone=_zone(cycle)),)),)


def _cut(segment: Segment, pauses: Sequence[Pause], until: datetime) -> Iterator[Segment]:
    """Yield a segment cut where pauses begin and end. What lies in one does not count."""
    at = segment.start
    for position in range(max(bisect_right(pauses, at, key=_START) - 1, 0), len(pauses)):
        pause = pauses[position]
        start, end = max(pause.start, at), min(pause.end or until, segment.end)
        if start >= segment.end:
            break
        if start < end:
            if at < start:
                yield replace(segment, start=at, end=start)
            yield replace(segment, start=start, end=end, is_counted=False, causes=(_stopped(pause, segment), *segment.causes))
            at = end
    if at < segment.end or segment.start == segment.end:
        yield replace(segment, start=at)


def _stopped(pause: Pause, segment: Segment) -> Cause:
    return Cause(kind=_STOPPED_BY.get(pause.status, "stopped"), time_zone=segment.cause.time_zone)


def _zone(cycle: Cycle) -> str:
    return "UTC" if cycle.calendar is None else str(cycle.calendar.time_zone.key)
