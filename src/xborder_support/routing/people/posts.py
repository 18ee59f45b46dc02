"""Tell who works where and in which hours: what is the same for every conversation, worked out once for a roster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .levels import Fluency, Level, best_fluency
from .members import Agent, Team

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Fluencies", "Post", "Posts"]

#: How well each agent speaks a language, in the order of the posts; None for who does not.
Fluencies: TypeAlias = tuple[Fluency | None, ...]

_KEPT_LANGUAGES = 128  # More than a shop meets; a customer who makes up tags only drives out what is cheap to work out again.


class Post(NamedTuple):
    """Hold an agent with the hours that count: their own, or else the team's. ``hours`` is the place of the calendar among all."""

    agent: Agent
    team: Team
    calendar_name: str
    calendar: BusinessCalendar
    hours: int


class Posts:
    """Hold the posts of a roster in the order of the agents' ids, and each calendar once."""

    __slots__ = ("_agents", "_teams", "all", "calendars", "fluencies")

    def __init__(self, teams: Mapping[str, Team], agents: Mapping[str, Agent]) -> None:
        self._teams, self._agents = teams, agents
        places: dict[BusinessCalendar, int] = {}
        self.all = tuple(_post(agents[agent], teams, places) for agent in sorted(agents))
        self.calendars = tuple(places)
        speaks = tuple(post.agent.speaks for post in self.all)
        self.fluencies: Callable[[str], Fluencies] = lru_cache(maxsize=_KEPT_LANGUAGES)(partial(_fluencies, speaks))

    def __reduce__(self) -> tuple[type[Posts], tuple[Mapping[str, Team], Mapping[str, Agent]]]:
        return Posts, (self._teams, self._agents)  # a cache cannot be pickled, and a copy fills its own


def _post(agent: Agent, teams: Mapping[str, Team], places: dict[BusinessCalendar, int]) -> Post:
    team = teams[agent.team]
    calendar = agent.calendar or team.calendar
    return Post(agent, team, agent.calendar_name or team.calendar_name, calendar, places.setdefault(calendar, len(places)))


def _fluencies(speaks: tuple[Mapping[str, Level], ...], language: str) -> Fluencies:
    return tuple(best_fluency(each, language) for each in speaks)
