"""Tell which seats a target means, and why the others are excluded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from .request import AssignmentRequest
from .roster import Roster
from .seats import Seat, opening
from .targets import OF_MARKET, OPEN_NOW, RouteTarget

if TYPE_CHECKING:
    from .people import Team

__all__ = ["exclusions", "is_named", "team_of_targets"]


def is_named(seat: Seat, target: RouteTarget, request: AssignmentRequest) -> bool:
    """Tell whether a target means an agent, whatever the hours."""
    return _is_in_pool(seat, target, request) and (target.skill is None or target.skill in seat.agent.skills)


def exclusions(seats: Iterable[Seat], request: AssignmentRequest, *, needs_language: bool) -> Mapping[str, str]:
    """Return, by agent id, the first reason why somebody cannot take the conversation now. Who could is left out.

    The codes are ``not_in_pool``, ``skill_missing:<skill>``, ``language_too_far``, ``no_capacity`` and ``outside_hours``.
    """
    codes = ((seat.agent.id, _exclusion(seat, request, needs_language=needs_language)) for seat in seats)
    return {agent: code for agent, code in codes if code}


def _exclusion(seat: Seat, request: AssignmentRequest, *, needs_language: bool) -> str | None:
    pools = [target for target in request.targets if _is_in_pool(seat, target, request)]
    lacking = [target.skill for target in pools if target.skill and target.skill not in seat.agent.skills]
    checks = (
        (not pools, "not_in_pool"),
        (len(lacking) == len(pools), f"skill_missing:{lacking[0] if lacking else ''}"),
        (seat.missing_skill is not None, f"skill_missing:{seat.missing_skill}"),
        (needs_language and seat.fluency is None, "language_too_far"),
        (seat.is_full, "no_capacity"),
        (not seat.is_on_shift, "outside_hours"),
    )
    return next((code for applies, code in checks if applies), None)


def _is_in_pool(seat: Seat, target: RouteTarget, request: AssignmentRequest) -> bool:
    if target.agent is not None and target.agent != seat.agent.id:
        return False
    if target.team in {None, OPEN_NOW}:
        return True
    return seat.team.name == (request.market_team if target.team == OF_MARKET else target.team)


def team_of_targets(request: AssignmentRequest, roster: Roster, now: datetime) -> Team | None:
    """Return the team that keeps a conversation for which nobody was found: the first that a target means, or else the market's."""
    teams = [_team_of(target, request, roster, now) for target in (*request.targets, RouteTarget(team=OF_MARKET))]
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
