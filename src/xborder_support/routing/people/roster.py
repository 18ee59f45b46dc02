"""Hold who works for the shop: teams, agents, what they speak and when they are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from xborder_support.configuration import Document
from xborder_support.errors import UsageError, did_you_mean

from .members import Agent, Team
from .posts import Posts
from .roster_reading import read_roster

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["EscalationTarget", "Roster"]


@dataclass(frozen=True, slots=True)
class EscalationTarget:
    """Say whom an escalation reaches: an agent, a team, or a role that only the host can resolve (``operations``)."""

    kind: Literal["agent", "team", "role"]
    name: str


@dataclass(frozen=True, slots=True)
class Roster:
    """Hold teams by name and agents by id. Agents may be none: then teams get the conversations.

    What is in the mappings is read once: somebody who joins, leaves or learns makes another roster.

    Errors: ``UsageError`` ``unknown-team`` for an agent made in code whose team is not there.

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
            if agent.team not in self.teams:
                hint = did_you_mean(agent.team, self.teams)
                raise UsageError(f"agent {agent.id!r} is in team {agent.team!r}, which there is not", code="unknown-team", hint=hint)
        object.__setattr__(self, "_posts", Posts(self.teams, self.agents))

    @classmethod
    def from_config(cls, config: Mapping[str, Any] | Document, *, calendars: Mapping[str, BusinessCalendar]) -> Roster:
        """Read the ``teams`` and ``agents`` tables of a configuration, such as a whole desk file. Other tables are left alone.

        Errors: ``ConfigurationError`` with the faults ``unknown-calendar``, ``unknown-team``, ``unknown-agent`` (a lead who is not listed),
        ``unknown-value`` (a level), ``bad-language-tag``, ``reserved-name``, and for the shape of a table ``unknown-key``,
        ``missing-key`` and others.
        """
        document = config if isinstance(config, Document) else Document(config)
        return cls(*read_roster(document, calendars))

    @property
    def skills(self) -> frozenset[str]:
        """Return every skill that somebody has."""
        return frozenset(skill for agent in self.agents.values() for skill in agent.skills)

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
