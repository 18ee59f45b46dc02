"""Tell why somebody may not take a conversation: one answer for those who are given one and for those who pick one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.routing.people import Roster
from xborder_support.terms import utc

from .fits import lack
from .request import AssignmentRequest
from .seats import Floor, Seat
from .workload import Workload

if TYPE_CHECKING:
    from xborder_support.routing.people import Agent

__all__ = ["eligible", "exclusion", "expect", "floor_for", "known_agent"]


def eligible(
    request: AssignmentRequest, agent: str | Agent, roster: Roster, *, workload: Workload | None = None, now: datetime
) -> str | None:
    """Return the code of why an agent may not take a conversation now, or None where they may.

    The first that holds of ``not_in_pool``, ``conflict_policy``, ``already_declined``, ``skill_missing:<skill>``, ``skill_low:<skill>``
    (also for a language), ``language_too_far``, ``no_capacity``, ``no_capacity:<channel>``, ``reserved``, ``rate_limited``,
    ``outside_hours``, ``offline`` and ``on_break``. ``assign``, ``assign_batch`` and ``next_for`` ask the same. A skill or a language
    that is not listed is not there.

    Errors: ``UsageError`` ``naive-datetime``, ``unknown-agent``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, Roster
        >>> from xborder_support.routing import AssignmentRequest, RouteTarget, eligible
        >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
        >>> roster = Roster.from_config({
        ...     "teams": {"asia": {"calendar": "tokyo"}},
        ...     "agents": {"ken": {"team": "asia", "speaks": {"en": "C1"}}},
        ... }, calendars={"tokyo": tokyo})
        >>> request = AssignmentRequest(targets=(RouteTarget(team="asia"),), language="ja")
        >>> eligible(request, "ken", roster, now=datetime(2026, 2, 3, 1, tzinfo=UTC))
        'language_too_far'
    """
    expect("request", request, AssignmentRequest)
    load = workload or Workload()
    return exclusion(floor_for(roster, load, now).seat(known_agent(agent, roster), request, load), request)


def floor_for(roster: Roster, workload: Workload, now: datetime) -> Floor:
    """Return who is there at an aware moment.

    Errors: ``UsageError`` ``naive-datetime``, ``wrong-argument``.
    """
    expect("roster", roster, Roster)
    expect("workload", workload, Workload)
    return Floor(roster, workload, utc(now, "now"))


def expect(name: str, value: object, kind: type) -> None:
    """Refuse an argument that is of another kind.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if not isinstance(value, kind):
        message = f"{name}: a {kind.__name__} was expected, not {type(value).__name__}"
        raise UsageError(message, code="wrong-argument", hint=f"pass a {kind.__name__}")


def known_agent(agent: str | Agent, roster: Roster) -> str:
    """Return the id of an agent of the roster.

    Errors: ``UsageError`` ``unknown-agent``.
    """
    name = agent if isinstance(agent, str) else agent.id
    if name not in roster.agents:
        raise UsageError(f"no agent is called {name[:60]!r}", code="unknown-agent", hint=did_you_mean(name[:60], roster.agents))
    return name


def exclusion(seat: Seat, request: AssignmentRequest, *, needs_language: bool = True) -> str | None:
    """Return the first code of why a conversation cannot be taken now."""
    is_the_same = needs_language or seat.fit.serves_language
    lacking = seat.lack if is_the_same else lack(seat.fit, request, needs_language=False)
    return lacking or seat.room.fault or seat.fit.absence
