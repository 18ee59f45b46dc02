"""Hold how busy everybody is, as the host counts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, Self, TypeAlias, get_args

from xborder_support.routing.field_checks import Fields
from xborder_support.terms import Storable, utc

if TYPE_CHECKING:
    from .request import AssignmentRequest

__all__ = ["Absence", "Workload"]

_FOREVER = datetime.min.replace(tzinfo=UTC)

#: Why somebody takes nothing although the calendar says that they are on shift.
Absence: TypeAlias = Literal["offline", "on_break"]

_ABSENCES = get_args(Absence)
_FIELDS = Fields("workload", "bad-workload")
_COUNTS = ("open_items", "waiting_languages", "waiting_skills", "given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload(Storable):
    """Say how many conversations each agent holds, and since when each has had nothing new (aware), by agent id.

    Who is not in ``open_items`` holds none; who is not in ``idle_since`` counts as idle the longest. Count what waits for an answer of
    ours, and what was offered and not yet refused. ``by_channel`` splits the count by channel, where channels take different units.
    ``away`` holds who is ``offline`` or ``on_break`` in their hours, ``assigned_at`` when agents with a rate limit were last given
    something (aware). ``waiting_languages`` and ``waiting_skills`` count the conversations that wait for each.

    ``given`` counts what each agent was given in the stretch over which work is to be even, such as a shift: among those who are equally
    busy, who was given the fewest comes first. Without it, who has been idle the longest does, which evens out less where people are busy.

    Errors: ``UsageError`` ``naive-datetime``, ``bad-workload`` for a negative number, an absence that there is not and other wrong values.

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
    given: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in _COUNTS:
            _FIELDS.counts(name, getattr(self, name))
        for counts in _FIELDS.mapping("by_channel", self.by_channel).values():
            _FIELDS.counts("by_channel", counts)
        for absence in _FIELDS.mapping("away", self.away).values():
            _FIELDS.word("away", absence, _ABSENCES)
        idle = _FIELDS.mapping("idle_since", self.idle_since)
        object.__setattr__(self, "idle_since", {agent: utc(at, "idle_since") for agent, at in idle.items()})
        assigned = _FIELDS.mapping("assigned_at", self.assigned_at)
        object.__setattr__(self, "assigned_at", {agent: _times(times) for agent, times in assigned.items()})

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


def _times(times: object) -> tuple[datetime, ...]:
    if not isinstance(times, Iterable):
        _FIELDS.refuse("assigned_at", "a collection of datetimes by agent", times)
    return tuple(utc(at, "assigned_at") for at in times)
