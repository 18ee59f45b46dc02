"""Tell who works where, in which hours and on what terms: what is the same for every conversation, worked out once for a roster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .levels import Level, Mode, Tongue, Wish, tongue_of
from .members import Agent, Team
from .terms_of_work import ChannelUnits, DataAccess, Kind, RateLimit, usual_access

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Post", "Posts", "Tongues"]

#: How each agent serves a language, in the order of the posts, or the code of why not.
Tongues: TypeAlias = tuple[Tongue | str, ...]

_KEPT_WISHES = 128  # More than a shop meets; a customer who makes up tags only drives out what is cheap to work out again.


class Post(NamedTuple):
    """Hold an agent with the terms that count: their own, or else the team's.

    ``hours`` is the place of the calendar among all; ``is_plain`` tells that only the capacity limits the agent, one unit a conversation.
    """

    agent: Agent
    team: Team
    calendar_name: str
    calendar: BusinessCalendar
    hours: int
    channel_units: ChannelUnits
    reserve: int
    rate_limit: RateLimit | None
    is_plain: bool

    @property
    def kind(self) -> Kind:
        """Return whether the agent is of the shop, of an agency or of a dealer."""
        return self.agent.kind or self.team.kind

    @property
    def sees(self) -> DataAccess:
        """Return what the agent may see of a customer."""
        return self.agent.data_access or self.team.data_access or usual_access(self.kind)


class Posts:
    """Hold the posts of a roster in the order of the agents' ids, and each calendar once."""

    __slots__ = ("_agents", "_teams", "all", "calendars", "places", "tongues")

    def __init__(self, teams: Mapping[str, Team], agents: Mapping[str, Agent]) -> None:
        self._teams, self._agents = teams, agents
        hours: dict[BusinessCalendar, int] = {}
        self.all = tuple(_post(agents[agent], teams, hours) for agent in sorted(agents))
        self.calendars = tuple(hours)
        self.places = {post.agent.id: place for place, post in enumerate(self.all)}
        speakers = tuple((post.agent.speaks, post.agent.modes) for post in self.all)
        self.tongues: Callable[[Wish], Tongues] = lru_cache(maxsize=_KEPT_WISHES)(partial(_tongues, speakers))

    def __reduce__(self) -> tuple[type[Posts], tuple[Mapping[str, Team], Mapping[str, Agent]]]:
        return Posts, (self._teams, self._agents)  # a cache cannot be pickled, and a copy fills its own


def _post(agent: Agent, teams: Mapping[str, Team], hours: dict[BusinessCalendar, int]) -> Post:
    team = teams[agent.team]
    calendar = agent.calendar or team.calendar
    units, limit = agent.channel_units or team.channel_units, agent.rate_limit or team.rate_limit
    reserve = team.reserve if agent.reserve is None else agent.reserve
    return Post(
        agent,
        team,
        agent.calendar_name or team.calendar_name,
        calendar,
        hours.setdefault(calendar, len(hours)),
        units,
        reserve,
        limit,
        not (units or reserve or limit or agent.channel_caps),
    )


def _tongues(speakers: tuple[tuple[Mapping[str, Level], Mapping[str, frozenset[Mode]]], ...], wish: Wish) -> Tongues:
    return tuple(tongue_of(speaks, modes, wish) for speaks, modes in speakers)
