"""Tell why a seat is excluded, and which team the targets mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from xborder_support.routing.targets import OF_MARKET, OPEN_NOW, RouteTarget

from .request import AssignmentRequest
from .roster import Roster
from .seats import Seat, is_in_pool, opening

if TYPE_CHECKING:
    from .members import Team

__all__ = ["exclusions", "team_of_targets"]

_MARKET_TEAM = RouteTarget(team=OF_MARKET)


def exclusions(seats: Iterable[Seat], request: AssignmentRequest, *, needs_language: bool) -> dict[str, str]:
    """Return, by agent id, the first reason why somebody cannot take the conversation now. Who could is left out.

    The codes are ``not_in_pool``, ``skill_missing:<skill>``, ``language_too_far``, ``no_capacity`` and ``outside_hours``.
    """
    return {seat.post.agent.id: code for seat in seats if (code := _exclusion(seat, request, needs_language=needs_language))}


def _exclusion(seat: Seat, request: AssignmentRequest, *, needs_language: bool) -> str | None:
    if seat.place is None:
        return _not_meant(seat, request)
    if seat.missing_skill is not None:
        return f"skill_missing:{seat.missing_skill}"
    if needs_language and seat.fluency is None:
        return "language_too_far"
    if seat.is_full:
        return "no_capacity"
    return None if seat.is_on_shift else "outside_hours"


def _not_meant(seat: Seat, request: AssignmentRequest) -> str:
    """Say why no target means an agent: where one would but for a skill, it is that skill."""
    lacking = (target.skill for target in request.targets if is_in_pool(seat.post, target, request))
    skill = next(lacking, None)
    return "not_in_pool" if skill is None else f"skill_missing:{skill}"


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
