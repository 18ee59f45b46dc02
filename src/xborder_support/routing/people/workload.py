"""Hold how busy everybody is, as the host counts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, Self, TypeAlias

from xborder_support.errors import UsageError
from xborder_support.terms import Storable, utc

if TYPE_CHECKING:
    from .request import AssignmentRequest

__all__ = ["Absence", "Workload"]

_FOREVER = datetime.min.replace(tzinfo=UTC)

#: Why somebody takes nothing although the calendar says that they are on shift.
Absence: TypeAlias = Literal["offline", "on_break"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload(Storable):
    """Say how many conversations each agent holds, and since when each has had nothing new (aware), by agent id.

    Who is not in ``open_items`` holds none; who is not in ``idle_since`` counts as idle the longest. Count what waits for an answer of
    ours, and what was offered and not yet refused. ``by_channel`` splits the count by channel, where channels take different units.
    ``away`` holds who is ``offline`` or ``on_break`` in their hours, ``assigned_at`` when agents with a rate limit were last given
    something (aware). ``waiting_languages`` and ``waiting_skills`` count the conversations that wait for each.

    Errors: ``UsageError`` ``naive-datetime``, ``bad-workload`` for a negative number.

    Example:
        >>> from xborder_support.routing import Workload
        >>> workload = Workload(open_items={"aiko": 2}, away={"mei": "on_break"})
        >>> Workload.from_json(workload.to_json()) == workload
        True
    """

    open_items: Mapping[str, int] = field(default_factory=dict)
    idle_since: Mapping[str, datetime] = field(default_factory=dict)
    by_channel: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    away: Mapping[str, Absence] = field(default_factory=dict)
    assigned_at: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)
    waiting_languages: Mapping[str, int] = field(default_factory=dict)
    waiting_skills: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(count < 0 for counts in (self.open_items, *self.by_channel.values()) for count in counts.values()):
            raise UsageError("an agent cannot hold fewer than no conversations", code="bad-workload", hint="count from 0")
        if any(count < 0 for counts in (self.waiting_languages, self.waiting_skills) for count in counts.values()):
            raise UsageError("fewer than no conversations cannot wait", code="bad-workload", hint="count from 0")
        object.__setattr__(self, "idle_since", {agent: utc(at, "idle_since") for agent, at in self.idle_since.items()})
        assigned = {agent: tuple(utc(at, "assigned_at") for at in times) for agent, times in self.assigned_at.items()}
        object.__setattr__(self, "assigned_at", assigned)

    def idle_from(self, agent: str) -> datetime:
        """Return since when an agent has been idle (aware UTC)."""
        return self.idle_since.get(agent, _FOREVER)

    def with_queue(self, waiting: Iterable[AssignmentRequest]) -> Self:
        """Return the same with the languages and skills counted for which conversations wait.

        Example:
            >>> from xborder_support.routing import AssignmentRequest, Workload
            >>> Workload().with_queue([AssignmentRequest(targets=(), language="th")]).waiting_languages
            {'th': 1}
        """
        languages: dict[str, int] = {}
        skills: dict[str, int] = {}
        for request in waiting:
            for count, needs in ((languages, request.language_needs), (skills, request.skill_needs)):
                for need in needs:
                    count[need] = count.get(need, 0) + 1
        return replace(self, waiting_languages=dict(sorted(languages.items())), waiting_skills=dict(sorted(skills.items())))
