"""Name where a rule sends a conversation: a team, an agent, whoever has a skill, or several of these at once."""

from __future__ import annotations

from dataclasses import dataclass

from xborder_support.errors import UsageError

__all__ = ["OF_MARKET", "OPEN_NOW", "RESERVED_NAMES", "RouteTarget"]

#: The team that serves the customer's market.
OF_MARKET = "of_market"
#: Anybody on shift, of whatever team; where nobody is, whoever of all teams is there first.
OPEN_NOW = "open_now"
#: What no team and no agent can be called, since rules and ladders mean something else by it.
RESERVED_NAMES = frozenset({OF_MARKET, OPEN_NOW, "lead"})

_LEVELS = range(1, 6)
_NAMES = ("team", "agent", "skill")


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteTarget:
    """Narrow down who may be chosen. What is given must all be true of the agent.

    ``team`` is a team's name, ``of_market`` (the team of the customer's market) or ``open_now`` (any team, as long as
    somebody is on shift). ``sites`` follow the sun among the teams that they name: it is ``open_now`` for these alone. ``level`` is the
    least level of the ``skill``, 1 to 5.

    Errors: ``UsageError`` ``empty-target`` where nothing is named, ``bad-skill-level`` for a level outside 1 to 5 or without a skill,
    ``bad-target`` for a name that is no text, and for sites beside a team.

    Example:
        >>> from xborder_support.routing import RouteTarget
        >>> str(RouteTarget(team="asia", skill="customs")), str(RouteTarget(sites=("manila", "krakow")))
        ('team asia, skill customs', 'sites manila or krakow')
    """

    team: str | None = None
    agent: str | None = None
    skill: str | None = None
    level: int | None = None
    sites: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        self._check_names()
        if self.sites:
            object.__setattr__(self, "sites", tuple(dict.fromkeys(self.sites)))
            object.__setattr__(self, "team", OPEN_NOW)
        if not (self.team or self.agent or self.skill):
            raise UsageError(
                "a target names nobody", code="empty-target", hint='write { team = "asia" }, { agent = "aiko" } or { skill = "customs" }'
            )
        if self.level is not None and (isinstance(self.level, bool) or self.level not in _LEVELS or not self.skill):
            raise UsageError(
                "a level is 1 to 5, and belongs to a skill", code="bad-skill-level", hint='write { skill = "customs", level = 4 }'
            )

    def __str__(self) -> str:
        team = None if self.sites else self.team
        skill = self.skill if self.level is None else f"{self.skill} from level {self.level}"
        named = (("sites", " or ".join(self.sites or ())), ("team", team), ("agent", self.agent), ("skill", skill))
        return ", ".join([f"{name} {value}" for name, value in named if value])

    @property
    def follows_the_sun(self) -> bool:
        """Tell whether the hour decides which team is meant."""
        return self.team == OPEN_NOW

    def _check_names(self) -> None:
        for field in _NAMES:
            name = getattr(self, field)
            if name is not None and not isinstance(name, str):
                raise UsageError(f"{field} of a target is not text but {type(name).__name__}", code="bad-target", hint="pass a name")
        if self.sites is None:
            return
        if isinstance(self.sites, str) or not all(isinstance(site, str) and site for site in self.sites):
            raise UsageError("sites of a target are names of teams", code="bad-target", hint='write sites=("manila", "krakow")')
        if self.team not in {None, OPEN_NOW}:
            raise UsageError("sites and a team exclude each other", code="bad-target", hint="name the team among the sites")
