"""Say which names of a request the roster does not know, so that a typing error or a former colleague is seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xborder_support.routing.targets import OF_MARKET
from xborder_support.terms import Reason

if TYPE_CHECKING:
    from xborder_support.routing.people import Roster

    from .request import AssignmentRequest

__all__ = ["unknown_names"]

_LONGEST_NAME = 60  # of what a reason quotes


def unknown_names(request: AssignmentRequest, roster: Roster) -> Iterator[Reason]:
    """Yield a reason for a previous owner and for a team of the market who are not in the roster."""
    owner, team = request.previous_owner, request.market_team
    if owner is not None and owner not in roster.agents:
        yield Reason("owner-not-in-roster", {"owner": owner[:_LONGEST_NAME]})
    if team is not None and team not in roster.teams and any(target.team == OF_MARKET for target in request.targets):
        yield Reason("market-team-not-in-roster", {"team": team[:_LONGEST_NAME]})
