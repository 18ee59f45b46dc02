"""Say why nobody can take a conversation now, and which way it goes instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from .fits import lack
from .request import AssignmentRequest
from .seats import Seat

__all__ = ["Lane", "Nobody", "lane_without_agent", "waiting_lane", "why_nobody"]

#: Why nobody can take a conversation now: nobody has what it takes, nobody who has is there, or whoever is there has no room.
Nobody: TypeAlias = Literal["none_qualified", "off_shift", "saturated"]

#: Which way a conversation goes: to an agent; to an agent with a translation that an own person reviews; it waits for one; a bot takes in
#: the details meanwhile; or a team without listed agents keeps it.
Lane: TypeAlias = Literal["agent", "translate_and_review", "wait", "bot_intake", "team"]


def why_nobody(seats: Iterable[Seat], request: AssignmentRequest, *, needs_language: bool = True) -> Nobody:
    """Return the nearest miss: somebody there who has no room, somebody not there, or nobody at all."""
    qualified = [seat for seat in seats if not lack(seat.fit, request, needs_language=needs_language)]
    if any(seat.room.fault and not seat.fit.absence for seat in qualified):
        return "saturated"
    return "off_shift" if qualified else "none_qualified"


def lane_without_agent(request: AssignmentRequest, nobody: Nobody, *, has_team: bool) -> Lane:
    """Return the way of a conversation that no agent gets."""
    if nobody == "none_qualified" and has_team:
        return "team"
    return waiting_lane(request)


def waiting_lane(request: AssignmentRequest) -> Lane:
    """Return the way of a conversation that has to wait for somebody."""
    return "bot_intake" if request.bot_intake else "wait"
