"""Look at each agent as a candidate for one conversation: what they can serve, how busy they are, whether they are there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from xborder_support.errors import UsageError

from .levels import Fluency, best_fluency
from .people import Agent, Team
from .request import AssignmentRequest, Workload
from .roster import Roster

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Seat", "opening", "seats"]

_LOAD_UNITS = 10_000


@dataclass(frozen=True, slots=True)
class Seat:
    """Hold what counts when agents are compared.

    ``fluency`` is None where the agent does not speak the language, ``missing_skill`` the first skill asked for that the agent lacks.
    ``load`` is the used share of the capacity in 1/10,000, and the number of open conversations where there is no capacity.
    """

    agent: Agent
    team: Team
    calendar_name: str
    calendar: BusinessCalendar = field(repr=False)
    fluency: Fluency | None
    missing_skill: str | None
    is_full: bool
    load: tuple[int, int]
    idle_from: datetime
    is_on_shift: bool

    @property
    def rank(self) -> tuple[int, bool, tuple[int, int], datetime, str]:
        """Return the order of choice, lowest first: level of the language, exact tag, load, longest idle, id."""
        level, is_exact = self.fluency[:2] if self.fluency else (0, False)
        return (-level, not is_exact, self.load, self.idle_from, self.agent.id)


def seats(request: AssignmentRequest, roster: Roster, workload: Workload, now: datetime) -> list[Seat]:
    """Return a seat for each agent of the roster, in the order of their ids. Each calendar is asked once."""
    open_now: dict[str, bool] = {}
    return [_seat(roster.agents[agent], request, roster, workload=workload, now=now, open_now=open_now) for agent in sorted(roster.agents)]


def opening(calendar: BusinessCalendar, now: datetime) -> datetime | None:
    """Return when a calendar is next open, or None where it never is again."""
    try:
        return calendar.next_open(now)
    except UsageError:
        return None


def _seat(
    agent: Agent, request: AssignmentRequest, roster: Roster, *, workload: Workload, now: datetime, open_now: dict[str, bool]
) -> Seat:
    team = roster.teams[agent.team]
    calendar = agent.calendar or team.calendar
    calendar_name = agent.calendar_name or team.calendar_name
    if calendar_name not in open_now:
        open_now[calendar_name] = calendar.is_open(now)
    held = workload.open_items.get(agent.id, 0)
    language = request.known_language
    return Seat(
        agent=agent,
        team=team,
        calendar_name=calendar_name,
        calendar=calendar,
        fluency=best_fluency(agent.speaks, language) if language else None,
        missing_skill=next((skill for skill in request.skills if skill not in agent.skills), None),
        is_full=agent.capacity is not None and held >= agent.capacity,
        load=(held * _LOAD_UNITS // agent.capacity, 0) if agent.capacity else (0, held),
        idle_from=workload.idle_from(agent.id),
        is_on_shift=open_now[calendar_name],
    )
