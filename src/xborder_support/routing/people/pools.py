"""Tell which team the targets mean."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xborder_support.routing.targets import OF_MARKET, OPEN_NOW, RouteTarget

from .request import AssignmentRequest
from .roster import Roster
from .seats import opening

if TYPE_CHECKING:
    from .members import Team

__all__ = ["team_of_targets"]

_MARKET_TEAM = RouteTarget(team=OF_MARKET)


def team_of_targets(request: AssignmentRequest, roster: Roster, now: datetime) -> Team | None:
    """Return the team that keeps a conversation for which nobody was found: the first that a target means, or else the market's."""
    teams = (_team_of(target, request, roster, now) for target in (*request.targets, _MARKET_TEAM))
    return next((team for team in teams if team), None)


def _team_of(target: RouteTarget, request: AssignmentRequest, roster: Roster, now: datetime) -> Team | None:
    if target.team == OPEN_NOW:
        openings = ((opening(team.calendar, now), team.name) for team in roster.teams.values())
        first = min(((at, name) for at, name in openings if at), default=None)
        return roster.teams[first[1]] if first else None
    if target.agent is not None and target.agent in roster.agents:
        return roster.teams[roster.agents[target.agent].team]
    name = request.market_team if target.team == OF_MARKET else target.team
    return roster.teams.get(name) if name else None
