"""Write teams and agents as configuration, so that a roster made in code can be kept and read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any

from .members import Agent, Team
from .terms_of_work import RateLimit

__all__ = ["roster_config"]


def roster_config(teams: Mapping[str, Team], agents: Mapping[str, Agent]) -> dict[str, dict[str, Any]]:
    """Return the tables ``teams`` and ``agents``, in the order of the names, without what is as by default.

    Of somebody who has both, the names by language are kept: configuration has no place for a plain one beside them.
    """
    return {
        "teams": {name: _team(team) for name, team in sorted(teams.items())},
        "agents": {name: _agent(agent) for name, agent in sorted(agents.items())},
    }


def _team(team: Team) -> dict[str, Any]:
    return {"calendar": team.calendar_name, **_given(team, left_out={"name", "calendar", "calendar_name"})}


def _agent(agent: Agent) -> dict[str, Any]:
    table = _given(agent, left_out={"id", "calendar", "calendar_name", "names", "modes", "skill_levels", "skills", "speaks"})
    written = {
        "calendar": agent.calendar_name,
        "name": dict(agent.names) or table.pop("name", None),
        "speaks": {tag: _spoken(agent, tag) for tag in sorted(agent.speaks)},
        "skills": {skill: agent.skill_level(skill) for skill in sorted(agent.skills)} if agent.skill_levels else sorted(agent.skills),
    }
    return {**table, **{key: value for key, value in written.items() if value}}


def _spoken(agent: Agent, tag: str) -> Any:
    level = agent.speaks[tag]
    return {"level": level, "mode": sorted(agent.modes[tag])} if tag in agent.modes else level


def _given(member: Team | Agent, *, left_out: set[str]) -> dict[str, Any]:
    values = {each.name: getattr(member, each.name) for each in fields(member) if each.name not in left_out}
    defaults = {each.name: _default(each) for each in fields(member)}
    return {name: _plain(value) for name, value in values.items() if value != defaults[name]}


def _default(each: Field[Any]) -> Any:
    return each.default_factory() if each.default_factory is not MISSING else each.default


def _plain(value: Any) -> Any:
    if isinstance(value, RateLimit):
        return {"items": value.items, "minutes": value.minutes}
    if isinstance(value, Mapping):
        return dict(sorted(value.items()))
    return sorted(value) if isinstance(value, frozenset) else list(value) if isinstance(value, tuple) else value
