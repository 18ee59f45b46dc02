"""Count through how many hands a conversation went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xborder_support.conversations import ConversationState, TicketEvent

__all__ = ["HandOvers", "hand_overs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOvers:
    """Hold how often somebody else went on with a conversation (``count``), and how many people and teams it stood at, one after another.

    To go back to somebody counts again. That somebody is ``assigned`` first is no hand-over.
    """

    count: int = 0
    agents: int = 0
    teams: int = 0


def hand_overs(events: Iterable[TicketEvent], *, before: ConversationState | None = None) -> HandOvers:
    """Return the hand-overs among events in their order. ``before`` is the state that they follow.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import TicketEvent
        >>> from xborder_support.sla import hand_overs
        >>> taken = [TicketEvent(at=datetime(2026, 2, 3, hour, tzinfo=UTC), kind="assigned", agent=agent)
        ...          for hour, agent in enumerate(["aiko", "ben", "aiko"])]
        >>> hand_overs(taken).count
        2
    """
    agent, team = (before.owner, before.team) if before else (None, None)
    count, agents, teams = 0, int(agent is not None), int(team is not None)
    for event in events:
        if event.kind not in _HAND_OVERS:
            continue
        is_taken = bool(agents or teams) or event.kind == "handed_over"
        is_new_agent = event.agent is not None and event.agent != agent
        is_new_team = event.team is not None and event.team != team
        is_unnamed = event.kind == "handed_over" and event.agent is None and event.team is None
        count += (is_taken and (is_new_agent or is_new_team)) or is_unnamed
        agents, teams = agents + is_new_agent, teams + is_new_team
        agent, team = event.agent or agent, event.team or team
    return HandOvers(count=count, agents=agents, teams=teams)


_HAND_OVERS = frozenset({"assigned", "handed_over"})
