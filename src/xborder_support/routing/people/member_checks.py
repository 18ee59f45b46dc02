"""Refuse teams and agents made in code whose numbers and words mean nothing. Configuration is checked where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from xborder_support.errors import UsageError
from xborder_support.routing.field_checks import Fields
from xborder_support.routing.targets import RESERVED_NAMES

from .levels import LEVEL_DEFICIT, Mode
from .terms_of_work import ALL, DataAccess, Kind, RateLimit

if TYPE_CHECKING:
    from .members import Agent, Team

__all__ = ["checked_agent", "checked_team"]

_BEST_SKILL = 5
_QUOTED = 60  # of what a message quotes


def checked_team(team: Team) -> None:
    """Refuse a team whose terms mean nothing.

    Errors: ``UsageError`` ``bad-team``, ``bad-language-tag``.
    """
    fields = Fields(f"team {str(team.name)[:_QUOTED]!r}", "bad-team")
    fields.name("name", team.name)
    if team.name in RESERVED_NAMES:
        raise UsageError(f"a team cannot be called {team.name!r}", code="bad-team", hint="rename the team")
    fields.text("lead", team.lead)
    if not hasattr(team.calendar, "is_open"):
        fields.refuse("calendar", "a BusinessCalendar", team.calendar)
    object.__setattr__(team, "languages", tuple(fields.tag("languages", tag) for tag in fields.names("languages", team.languages)))
    _terms(fields, team)
    fields.whole("reserve", team.reserve)


def checked_agent(agent: Agent) -> None:
    """Refuse an agent whose terms mean nothing.

    Errors: ``UsageError`` ``bad-agent``, ``bad-language-tag``.
    """
    fields = Fields(f"agent {str(agent.id)[:_QUOTED]!r}", "bad-agent")
    fields.name("id", agent.id)
    fields.name("team", agent.team)
    fields.text("deputy", agent.deputy)
    _languages(fields, agent)
    _terms(fields, agent)
    for field in ("capacity", "reserve"):
        if getattr(agent, field) is not None:
            fields.whole(field, getattr(agent, field))
    fields.counts("channel_caps", agent.channel_caps)
    for level in fields.mapping("skill_levels", agent.skill_levels).values():
        fields.whole("skill_levels", level, least=1, most=_BEST_SKILL)
    fields.mapping("ids", agent.ids)
    object.__setattr__(agent, "skills", frozenset(fields.names("skills", agent.skills)) | frozenset(agent.skill_levels))
    object.__setattr__(agent, "declares", frozenset(fields.names("declares", agent.declares)))


def _languages(fields: Fields, agent: Agent) -> None:
    for level in fields.mapping("speaks", agent.speaks).values():
        fields.word("speaks", level, tuple(LEVEL_DEFICIT))
    speaks = {fields.tag("speaks", tag): level for tag, level in agent.speaks.items()}
    modes = {}
    for tag, given in fields.mapping("modes", agent.modes).items():
        modes[fields.tag("modes", tag)] = frozenset(fields.names("modes", given))
        for mode in given:
            fields.word("modes", mode, get_args(Mode))
    object.__setattr__(agent, "speaks", speaks)
    object.__setattr__(agent, "modes", modes)


def _terms(fields: Fields, member: Team | Agent) -> None:
    """Check what teams and agents alike may say."""
    for field, known in (("kind", Kind), ("data_access", DataAccess)):
        if getattr(member, field) is not None:
            fields.word(field, getattr(member, field), get_args(known))
    units = fields.mapping("channel_units", member.channel_units)
    fields.counts("channel_units", {channel: amount for channel, amount in units.items() if amount != ALL})
    if member.rate_limit is not None and not isinstance(member.rate_limit, RateLimit):
        fields.refuse("rate_limit", "a RateLimit", member.rate_limit)
