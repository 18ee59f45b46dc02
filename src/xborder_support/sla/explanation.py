"""Explain a cycle: every stretch of it, whether it counted, and why. What counted sums up to the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from xborder_support.calendars import Cause, CauseKind, Explanation, Segment
from xborder_support.terms import time_zone

from .cycles import Cycle
from .pauses import Pause

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["explained"]

_OPEN_TIME = frozenset({"business", "business_days"})
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
    if calendar is not None and cycle.target is not None and cycle.target.clock in _OPEN_TIME:
        return calendar.explain(cycle.started_at, until).segments
    if until == cycle.started_at:
        return ()
    return (Segment(start=cycle.started_at, end=until, is_counted=True, causes=(Cause(kind="running", time_zone=_zone(cycle)),)),)


def _cut(segment: Segment, pauses: Sequence[Pause], until: datetime) -> Iterator[Segment]:
    """Yield a segment cut where pauses begin and end. What lies in one does not count."""
    inside = [pause for pause in pauses if pause.start < segment.end and (pause.end is None or pause.end > segment.start)]
    if segment.start == segment.end or not inside:
        yield segment
        return
    edges = {edge for pause in inside for edge in (pause.start, pause.end or until) if segment.start < edge < segment.end}
    for start, end in pairwise(sorted({segment.start, segment.end, *edges})):
        pause = next((pause for pause in inside if pause.start <= start and (pause.end is None or end <= pause.end)), None)
        causes = segment.causes if pause is None else (_stopped(pause, segment), *segment.causes)
        yield Segment(start=start, end=end, is_counted=segment.is_counted and pause is None, causes=causes)


def _stopped(pause: Pause, segment: Segment) -> Cause:
    return Cause(kind=_STOPPED_BY.get(pause.status, "stopped"), time_zone=segment.cause.time_zone)


def _zone(cycle: Cycle) -> str:
    return "UTC" if cycle.calendar is None else str(cycle.calendar.time_zone.key)
