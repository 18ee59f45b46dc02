"""Name where a rule sends a conversation: a team, an agent, whoever has a skill, or several of these at once."""

from __future__ import annotations

from dataclasses import dataclass

from xborder_support.errors import UsageError

__all__ = ["OF_MARKET", "OPEN_NOW", "RouteTarget"]

#: The team that serves the customer's market.
OF_MARKET = "of_market"
#: Anybody on shift, of whatever team; where nobody is, whoever of all teams is there first.
OPEN_NOW = "open_now"

_LEVELS = range(1, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteTarget:
    """Narrow down who may be chosen. What is given must all be true of the agent.

    ``team`` is a team's name, ``of_market`` (the team of the customer's market) or ``open_now`` (any team, as long as
    somebody is on shift). ``level`` is the least level of the ``skill``, 1 to 5.

    Errors: ``UsageError`` ``empty-target`` where nothing is named, ``bad-skill-level`` for a level outside 1 to 5 or without a skill.

    Example:
        >>> from xborder_support.routing import RouteTarget
        >>> str(RouteTarget(team="asia", skill="customs"))
        'team asia, skill customs'
    """

    team: str | None = None
    agent: str | None = None
    skill: str | None = None
    level: int | None = None

    def __post_init__(self) -> None:
        if not (self.team or self.agent or self.skill):
            raise UsageError(
                "a target names nobody", code="empty-target", hint='write { team = "asia" }, { agent = "aiko" } or { skill = "customs" }'
            )
        if self.level is not None and (self.level not in _LEVELS or not self.skill):
            raise UsageError(
                "a level is 1 to 5, and belongs to a skill", code="bad-skill-level", hint='write { skill = "customs", level = 4 }'
            )

    def __str__(self) -> str:
        skill = self.skill if self.level is None else f"{self.skill} from level {self.level}"
        named = (("team", self.team), ("agent", self.agent), ("skill", skill))
        return ", ".join([f"{name} {value}" for name, value in named if value])
