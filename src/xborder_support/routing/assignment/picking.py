"""Choose what somebody who has become free takes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from xborder_support.routing.people import Roster

from .eligibility import exclusion, expect, floor_for, known_agent
from .request import AssignmentRequest
from .waiting_order import STARVATION_BOUND, WaitingPlace, checked_bound, waiting_place
from .workload import Workload

if TYPE_CHECKING:
    from xborder_support.routing.people import Agent

__all__ = ["Pick", "next_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """Say what an agent takes next.

    ``request`` is None where nothing in the queue is for them. ``position`` is its place in the queue as handed in, ``order`` what put it
    first. ``excluded`` says by position why they may not take one, in the codes of ``eligible``.
    """

    agent: str
    request: AssignmentRequest | None
    position: int | None
    order: WaitingPlace | None
    excluded: Mapping[int, str]


def next_for(
    agent: str | Agent,
    queue: Iterable[AssignmentRequest],
    roster: Roster,
    *,
    workload: Workload | None = None,
    now: datetime,
    starvation_bound: timedelta = STARVATION_BOUND,
) -> Pick:
    """Return which of the waiting conversations an agent takes next, out of those that ``eligible`` lets them take.

    What has waited for ``starvation_bound`` comes first, the oldest before all, whatever its priority; then the highest priority, the least
    time left, the oldest.

    Errors: ``UsageError`` ``naive-datetime``, ``unknown-agent``, ``bad-bound``.

    Example:
        >>> from datetime import UTC, datetime, timedelta
        >>> from xborder_support import BusinessCalendar, Roster
        >>> from xborder_support.routing import AssignmentRequest, RouteTarget, next_for
        >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
        >>> roster = Roster.from_config({
        ...     "teams": {"asia": {"calendar": "tokyo"}},
        ...     "agents": {"ken": {"team": "asia", "speaks": {"en": "C1"}}},
        ... }, calendars={"tokyo": tokyo})
        >>> now, asia = datetime(2026, 2, 3, 1, tzinfo=UTC), (RouteTarget(team="asia"),)
        >>> vip = AssignmentRequest(id="vip", targets=asia, language="en", priority="urgent", waiting_since=now)
        >>> old = AssignmentRequest(id="old", targets=asia, language="en", waiting_since=now - timedelta(hours=25))
        >>> next_for("ken", [vip, old], roster, now=now).request.id
        'old'
    """
    load = workload or Workload()
    floor = floor_for(roster, load, now)
    name = known_agent(agent, roster)
    bound, waiting = checked_bound(starvation_bound), tuple(queue)
    for request in waiting:
        expect("request", request, AssignmentRequest)
    codes = [exclusion(floor.seat(name, request, load), request) for request in waiting]
    allowed = [(waiting_place(waiting[at], floor.now, bound), at) for at, code in enumerate(codes) if code is None]
    order, position = min(allowed, default=(None, None))
    return Pick(
        agent=name,
        request=None if position is None else waiting[position],
        position=position,
        order=order,
        excluded={at: code for at, code in enumerate(codes) if code},
    )
