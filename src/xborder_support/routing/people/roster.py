"""Hold who works for the shop: teams, agents, what they speak and when they are there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from xborder_support.configuration import Document
from xborder_support.errors import UsageError, did_you_mean

from .deputies import deputy_cycles
from .members import Agent, Team
from .posts import Posts
from .roster_reading import read_roster
from .roster_writing import roster_config

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["EscalationTarget", "Roster"]

_Member = TypeVar("_Member", Agent, Team)
_MARK = "roster/1"


@dataclass(frozen=True, slots=True)
class EscalationTarget:
    """Say whom an escalation reaches: an agent, a team, or a role that only the host can resolve (``operations``)."""

    kind: Literal["agent", "team", "role"]
    name: str


@dataclass(frozen=True, slots=True)
class Roster:
    """Hold teams by name and agents by id. Agents may be none: then teams get the conversations.

    What is in the mappings is read once: somebody who joins, leaves or learns makes another roster.

    Errors: ``UsageError`` for agents made in code: ``unknown-team``, ``unknown-agent`` for a deputy who is not there, ``deputy-cycle``.

    Example:
        >>> from xborder_support import BusinessCalendar, Roster
        >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
        >>> roster = Roster.from_config({
        ...     "teams": {"asia": {"calendar": "tokyo", "lead": "aiko"}},
        ...     "agents": {"aiko": {"name": "佐藤 愛子", "team": "asia", "speaks": {"ja": "native", "en": "B2"}}},
        ... }, calendars={"tokyo": tokyo})
        >>> roster.agents["aiko"].speaks["en"]
        'B2'
    """

    teams: Mapping[str, Team] = field(default_factory=dict)
    agents: Mapping[str, Agent] = field(default_factory=dict)
    _posts: Posts = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for agent in self.agents.values():
            _refuse_unknown(agent, "team", agent.team, self.teams)
            _refuse_unknown(agent, "deputy", agent.deputy, self.agents)
        for cycle in deputy_cycles({name: agent.deputy for name, agent in self.agents.items()}):
            hint = "let the last of them have none"
            raise UsageError(f"deputies lead back: {' -> '.join((*cycle, cycle[0]))}", code="deputy-cycle", hint=hint)
        object.__setattr__(self, "_posts", Posts(self.teams, self.agents))

    @classmethod
    def from_agents(cls, agents: Iterable[Agent], *, teams: Iterable[Team]) -> Roster:
        """Make a roster of people and teams that the host has read from its own database.

        Errors: ``UsageError`` ``duplicate-name`` for two with the same id or name, and those of ``Roster``.

        Example:
            >>> from xborder_support import BusinessCalendar, Roster
            >>> from xborder_support.routing import Agent, Team
            >>> lagos = BusinessCalendar(time_zone="Africa/Lagos", weekly={"mon-fri": ["08:00-17:00"]})
            >>> rows = [("ada", {"en": "native", "yo": "native"}), ("chi", {"en": "C1", "ig": "native"})]
            >>> africa = Team(name="africa", calendar_name="lagos", calendar=lagos)
            >>> sorted(Roster.from_agents([Agent(id=id, team="africa", speaks=tags) for id, tags in rows], teams=[africa]).agents)
            ['ada', 'chi']
        """
        return cls(_by_name((team.name, team) for team in teams), _by_name((agent.id, agent) for agent in agents))

    @classmethod
    def from_config(cls, config: Mapping[str, Any] | Document, *, calendars: Mapping[str, BusinessCalendar]) -> Roster:
        """Read the ``teams`` and ``agents`` tables of a configuration, such as a whole desk file. Other tables are left alone.

        Errors: ``ConfigurationError`` with the faults ``unknown-calendar``, ``unknown-team``, ``unknown-agent`` (a lead or a deputy who
        is not listed), ``deputy-cycle``, ``duplicate-id``, ``unknown-value`` (a level), ``bad-language-tag``, ``reserved-name``, and for
        the shape of a table ``unknown-key``, ``missing-key`` and others.
        """
        document = config if isinstance(config, Document) else Document(config)
        return cls(*read_roster(document, calendars))

    def to_config(self) -> dict[str, dict[str, Any]]:
        """Return the ``teams`` and ``agents`` tables that ``from_config`` reads; calendars stand in them by their names.

        They hold the names of people. Of an agent who has both, the names by language are kept and the plain one is not.

        Example:
            >>> from xborder_support import Roster
            >>> Roster().to_config()
            {'teams': {}, 'agents': {}}
        """
        return roster_config(self.teams, self.agents)

    def to_json(self) -> str:
        """Return what ``to_config`` returns as JSON, the same text for equal rosters."""
        return json.dumps({"schema": _MARK, **self.to_config()}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str | bytes, *, calendars: Mapping[str, BusinessCalendar]) -> Roster:
        """Read what ``to_json`` wrote.

        Errors: ``UsageError`` ``bad-stored-value`` where the text is something else, ``ConfigurationError`` as in ``from_config``.
        """
        try:
            written = json.loads(text)
            is_roster = written.pop("schema") == _MARK
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            is_roster = False
        if not is_roster:
            raise UsageError("this is no stored Roster", code="bad-stored-value", hint="pass the text that Roster.to_json() returned")
        return cls.from_config(written, calendars=calendars)

    def agent_of(self, help_desk: str, number: str) -> Agent | None:
        """Return who has an id in a help desk, or None.

        Example:
            >>> from xborder_support import Roster
            >>> Roster().agent_of("zendesk", "9123") is None
            True
        """
        return next((agent for _, agent in sorted(self.agents.items()) if agent.ids.get(help_desk) == number), None)

    @property
    def skills(self) -> frozenset[str]:
        """Return every skill that somebody has."""
        return frozenset(skill for agent in self.agents.values() for skill in agent.skills)

    def calendar_of(self, agent: str) -> BusinessCalendar:
        """Return the hours of an agent: their own, or else those of the team. The agent must be on the roster.

        Example:
            >>> from xborder_support import BusinessCalendar, Roster
            >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
            >>> tables = {"teams": {"asia": {"calendar": "tokyo"}}, "agents": {"aiko": {"team": "asia"}}}
            >>> Roster.from_config(tables, calendars={"tokyo": tokyo}).calendar_of("aiko").time_zone.key
            'Asia/Tokyo'
        """
        member = self.agents[agent]
        return member.calendar or self.teams[member.team].calendar

    def escalation_target(self, to: str, *, team: str | None) -> EscalationTarget:
        """Return whom a step of a ladder reaches: ``lead`` is the lead of the team, any other name an agent, a team, or else a role.

        Example:
            >>> from xborder_support import Roster
            >>> Roster().escalation_target("operations", team=None)
            EscalationTarget(kind='role', name='operations')
        """
        lead = self.teams[team].lead if to == "lead" and team is not None and team in self.teams else None
        name = lead or to
        if name in self.agents or lead:
            return EscalationTarget("agent", name)
        return EscalationTarget("team" if name in self.teams else "role", name)


def _refuse_unknown(agent: Agent, what: str, name: str | None, known: Mapping[str, object]) -> None:
    if name is not None and name not in known:
        code = "unknown-team" if what == "team" else "unknown-agent"
        raise UsageError(f"{what} {name!r} of agent {agent.id!r} is not there", code=code, hint=did_you_mean(name, known))


def _by_name(named: Iterable[tuple[str, _Member]]) -> dict[str, _Member]:
    members: dict[str, _Member] = {}
    for name, member in named:
        if members.setdefault(name, member) is not member:
            raise UsageError(f"two are called {name!r}", code="duplicate-name", hint="give each their own")
    return members
