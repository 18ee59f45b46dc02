"""Refuse teams and agents made in code whose numbers and words mean nothing. Configuration is checked where it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from xborder_support.errors import UsageError, did_you_mean

from .levels import LEVEL_DEFICIT, Mode
from .terms_of_work import ALL, ChannelUnits, DataAccess, Kind

if TYPE_CHECKING:
    from .members import Agent, Team

__all__ = ["checked_agent", "checked_team"]

_SKILL_LEVELS = range(1, 6)


def checked_team(team: Team) -> None:
    """Refuse a team whose terms mean nothing.

    Errors: ``UsageError`` ``bad-team``.
    """
    who = f"team {team.name!r}"
    _word(team.kind, get_args(Kind), who=who, what="kind")
    _word(team.data_access, get_args(DataAccess), who=who, what="data_access")
    _amounts(_units(team.channel_units), who=who, what="channel_units")
    _amounts({"reserve": team.reserve}, who=who, what="reserve")


def checked_agent(agent: Agent) -> None:
    """Refuse an agent whose terms mean nothing.

    Errors: ``UsageError`` ``bad-agent``.
    """
    who = f"agent {agent.id!r}"
    for level in agent.speaks.values():
        _word(level, tuple(LEVEL_DEFICIT), who=who, what="speaks")
    for modes in agent.modes.values():
        for mode in modes:
            _word(mode, get_args(Mode), who=who, what="modes")
    _word(agent.kind, get_args(Kind), who=who, what="kind")
    _word(agent.data_access, get_args(DataAccess), who=who, what="data_access")
    _amounts({"capacity": agent.capacity, "reserve": agent.reserve}, who=who, what="capacity and reserve")
    _amounts(_units(agent.channel_units), who=who, what="channel_units")
    _amounts(agent.channel_caps, who=who, what="channel_caps")
    if any(level not in _SKILL_LEVELS for level in agent.skill_levels.values()):
        raise UsageError(f"{who}: a level of a skill is 1 to 5", code="bad-agent", hint="give whole numbers from 1 to 5")


def _units(units: ChannelUnits) -> dict[str, int]:
    return {channel: amount for channel, amount in units.items() if amount != ALL}


def _word(word: str | None, known: tuple[str, ...], *, who: str, what: str) -> None:
    if word is not None and word not in known:
        raise UsageError(f"{who}: {what} cannot be {str(word)[:40]!r}", code=_code(who), hint=did_you_mean(str(word)[:40], known))


def _amounts(amounts: Mapping[str, int | None], *, who: str, what: str) -> None:
    if any(isinstance(amount, bool | str) or (amount is not None and amount < 0) for amount in amounts.values()):
        raise UsageError(f"{who}: {what} cannot be less than nothing", code=_code(who), hint="count in whole units from 0")


def _code(who: str) -> str:
    return f"bad-{who.partition(' ')[0]}"
