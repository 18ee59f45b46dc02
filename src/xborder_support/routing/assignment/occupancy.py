"""Count on how busy everybody is while conversations are given out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from .workload import Workload

if TYPE_CHECKING:
    from .request import AssignmentRequest

__all__ = ["Occupancy"]


class Occupancy:
    """Hold a workload that changes. It is made, filled and left behind inside one batch."""

    __slots__ = ("_idle_since", "_now", "_start", "assigned_at", "by_channel", "given", "open_items")

    def __init__(self, workload: Workload, now: datetime) -> None:
        self._start, self._now = workload, now
        self.open_items = dict(workload.open_items)
        self.by_channel = {agent: dict(counts) for agent, counts in workload.by_channel.items()}
        self.assigned_at = dict(workload.assigned_at)
        self.given = dict(workload.given)
        self._idle_since = dict(workload.idle_since)

    def idle_from(self, agent: str) -> datetime:
        """Return since when an agent has been idle (aware UTC)."""
        return self._idle_since.get(agent) or self._start.idle_from(agent)

    def take(self, agent: str, request: AssignmentRequest) -> None:
        """Give a conversation to an agent."""
        self._add(agent, request, 1)
        self.assigned_at[agent] = (*self.assigned_at.get(agent, ()), self._now)
        self._idle_since[agent] = self._now

    def give_back(self, agent: str, request: AssignmentRequest) -> None:
        """Take from an agent a conversation that they were given here."""
        self._add(agent, request, -1)
        self.assigned_at[agent] = self.assigned_at[agent][:-1]

    def workload(self) -> Workload:
        """Return the workload as it is now."""
        return Workload(
            open_items=dict(sorted(self.open_items.items())),
            idle_since=dict(sorted(self._idle_since.items())),
            by_channel={agent: dict(sorted(counts.items())) for agent, counts in sorted(self.by_channel.items())},
            away=self._start.away,
            assigned_at=dict(sorted(self.assigned_at.items())),
            waiting_languages=self._start.waiting_languages,
            waiting_skills=self._start.waiting_skills,
            given=dict(sorted(self.given.items())),
        )

    def _add(self, agent: str, request: AssignmentRequest, count: int) -> None:
        self.open_items[agent] = self.open_items.get(agent, 0) + count
        self.given[agent] = self.given.get(agent, 0) + count
        if request.channel is not None:
            counts = self.by_channel.setdefault(agent, {})
            counts[request.channel] = counts.get(request.channel, 0) + count
