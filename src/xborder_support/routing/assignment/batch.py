"""Assign a whole backlog at once: after an outage, or when a shift begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from xborder_support.routing.people import Roster

from .assignment import Assignment
from .choosing import Search
from .eligibility import expect, floor_for
from .matching import Matching, Shape, shape_of
from .occupancy import Occupancy
from .request import AssignmentRequest
from .scarcity import Scarcity
from .seats import Floor
from .waiting_order import STARVATION_BOUND, checked_bound, waiting_place
from .workload import Workload

__all__ = ["BatchResult", "assign_batch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """Hold an assignment for each conversation, in the order in which they were handed in, and the workload that comes of it.

    Scores and exclusions say what was so when the batch began, for the conversations that an agent serves in full; for the others, what
    was left after those.
    """

    assignments: tuple[Assignment, ...]
    workload: Workload

    @property
    def served(self) -> int:
        """Return how many conversations an agent serves in full, now and in the customer's language."""
        return sum(assignment.lane == "agent" for assignment in self.assignments)


def assign_batch(
    requests: Iterable[AssignmentRequest],
    roster: Roster,
    *,
    workload: Workload | None = None,
    now: datetime,
    starvation_bound: timedelta = STARVATION_BOUND,
) -> BatchResult:
    """Assign many conversations, so that as many as possible are served in full and the most pressing ones first.

    They are taken in the order of ``next_for``, each to the best by ``Score``, where the batch itself counts as the queue. One that finds
    everybody full moves earlier ones on to others who fit, and takes nobody's owner away. What is left goes the way ``assign`` says. With
    one unit for each conversation the count served is the greatest that there is; with units that differ by channel it may fall a little
    short.

    Errors: ``UsageError`` ``naive-datetime``, ``bad-bound`` for a starvation bound that is not above 0.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, Roster
        >>> from xborder_support.routing import AssignmentRequest, RouteTarget, assign_batch
        >>> bangkok = BusinessCalendar(time_zone="Asia/Bangkok", weekly={"mon-fri": ["09:00-18:00"]})
        >>> roster = Roster.from_config({
        ...     "teams": {"asia": {"calendar": "bangkok"}},
        ...     "agents": {
        ...         "anong": {"team": "asia", "speaks": {"th": "native", "en": "C2"}, "capacity": 1},
        ...         "ken": {"team": "asia", "speaks": {"en": "B2"}, "capacity": 1},
        ...     },
        ... }, calendars={"bangkok": bangkok})
        >>> asia = (RouteTarget(team="asia"),)
        >>> backlog = [AssignmentRequest(targets=asia, language="en"), AssignmentRequest(targets=asia, language="th")]
        >>> [each.agent for each in assign_batch(backlog, roster, now=datetime(2026, 2, 3, 3, tzinfo=UTC)).assignments]
        ['ken', 'anong']
    """
    load, waiting = workload or Workload(), tuple(requests)
    for request in waiting:
        expect("request", request, AssignmentRequest)
    return _Batch(waiting, roster, load, floor_for(roster, load, now)).result(checked_bound(starvation_bound))


class _Batch:
    def __init__(self, requests: tuple[AssignmentRequest, ...], roster: Roster, workload: Workload, floor: Floor) -> None:
        self._requests = requests
        self._roster = roster
        self._workload = workload
        self._floor = floor
        self._occupancy = Occupancy(workload, floor.now)
        self._searches: dict[Shape, Search] = {}
        self._start = self._scarcity()

    def result(self, bound: timedelta) -> BatchResult:
        numbers = sorted(range(len(self._requests)), key=lambda number: waiting_place(self._requests[number], self._floor.now, bound))
        matching = Matching(self._floor, dict(enumerate(self._requests)), self._occupancy, self._scarcity())
        for number in numbers:
            matching.place(number)
        made = {number: self._given(number, agent) for number, agent in matching.owners.items()}
        left = self._scarcity()
        made |= {number: self._left_over(number, left) for number in numbers if number not in made}
        assignments = tuple(made[number] for number in range(len(self._requests)))
        return BatchResult(assignments=assignments, workload=self._occupancy.workload())

    def _scarcity(self) -> Scarcity:
        queue = self._workload.with_queue(self._requests)
        languages = _sum(self._workload.waiting_languages, queue.waiting_languages)
        skills = _sum(self._workload.waiting_skills, queue.waiting_skills)
        return Scarcity(self._floor, self._occupancy, languages=languages, skills=skills)

    def _given(self, number: int, agent: str) -> Assignment:
        request = self._requests[number]
        shape = shape_of(request)
        if shape not in self._searches:
            self._searches[shape] = Search(request, self._roster, self._floor, self._workload, self._start)
        return replace(self._searches[shape].given(agent), request_id=request.id)

    def _left_over(self, number: int, scarcity: Scarcity) -> Assignment:
        request = self._requests[number]
        assignment = Search(request, self._roster, self._floor, self._occupancy, scarcity).result()
        if assignment.agent is not None:
            self._occupancy.take(assignment.agent, request)
        return assignment


def _sum(left: Mapping[str, int], right: Mapping[str, int]) -> dict[str, int]:
    return {name: left.get(name, 0) + right.get(name, 0) for name in sorted({*left, *right})}
