"""Rank who can visit a customer: an engineer who comes to the house, or the outlet that the customer goes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from xborder_support.errors import UsageError
from xborder_support.routing.field_checks import Fields
from xborder_support.routing.people import AUTOMATIC_LIMIT, Level, Post, Roster, Tongue, Wish, tongue_of
from xborder_support.terms import utc

from .fits import skill_fault
from .request_checks import check_visit

__all__ = ["Visit", "VisitRequest", "Visits", "rank_visits"]

_BEST_SKILL = 5
_DISTANCES = Fields("visit", "bad-distance")


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRequest:
    """Say what a visit needs.

    ``language`` and ``skills`` are as in ``AssignmentRequest``; ``min_level`` is the least level of the language.

    ``preference`` holds what the customer asked for, in the words that the shop uses for it, such as ``{"woman"}``. It is matched with
    what agents declared of themselves and with nothing else: never guess it, and never derive it from a name.

    Errors: ``UsageError`` ``bad-request`` for a level that there is not and for values of a wrong type.
    """

    language: str | None = None
    min_level: Level | None = None
    skills: Mapping[str, int] = field(default_factory=dict)
    preference: frozenset[str] = field(default=frozenset(), repr=False)

    def __post_init__(self) -> None:
        check_visit(self)


class Visit(NamedTuple):
    """Hold one visit that can be offered, in the order of what decides: slot, skill, language, distance, id."""

    starts_at: datetime
    skill_deficit: int
    language_deficit: int
    distance_metres: int
    agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """Hold the visits that can be offered, the best one first, and the codes of why others cannot.

    Where ``ranked`` is empty, nobody is available: say so, and offer no other visit without asking. A preference that nobody declared to
    meet is ``conflict_policy``; who has no slot is ``outside_hours``.
    """

    ranked: tuple[Visit, ...]
    excluded: Mapping[str, str]

    @property
    def none_available(self) -> bool:
        """Tell whether nobody can come."""
        return not self.ranked


def rank_visits(
    request: VisitRequest, roster: Roster, *, slots: Mapping[str, Sequence[datetime]], distances_metres: Mapping[str, int]
) -> Visits:
    """Rank the free slots of a roster's people for a visit: the earliest slot first, then skills, language, and the shortest way.

    ``slots`` maps agents' ids to when a visit could begin (aware), ``distances_metres`` to how far the customer is. Both come from the
    host; who has no slots there is no engineer or not free, and who has no distance comes behind those who have one.

    Errors: ``UsageError`` ``naive-datetime``, ``bad-distance`` for a negative one and for one that is no whole number.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, Roster
        >>> from xborder_support.routing import VisitRequest, rank_visits
        >>> riyadh = BusinessCalendar(time_zone="Asia/Riyadh", weekly={"sun-thu": ["09:00-17:00"]})
        >>> roster = Roster.from_config({
        ...     "teams": {"field": {"calendar": "riyadh"}},
        ...     "agents": {
        ...         "e1": {"team": "field", "speaks": {"ar": "native"}, "skills": {"cooling": 4}},
        ...         "e2": {"team": "field", "speaks": {"ar": "B2", "en": "C1"}, "skills": {"cooling": 3}, "declares": ["woman"]},
        ...     },
        ... }, calendars={"riyadh": riyadh})
        >>> nine = datetime(2026, 2, 3, 6, tzinfo=UTC)
        >>> visits = rank_visits(
        ...     VisitRequest(language="ar", skills={"cooling": 2}, preference=frozenset({"woman"})),
        ...     roster, slots={"e1": [nine], "e2": [nine]}, distances_metres={"e1": 900, "e2": 12_000},
        ... )
        >>> [visit.agent for visit in visits.ranked], dict(visits.excluded)
        (['e2'], {'e1': 'conflict_policy'})
    """
    _DISTANCES.counts("distances_metres", distances_metres)
    for agent, starts in slots.items():
        if not isinstance(starts, Sequence):
            message = f"slots of {agent[:60]!r}: a sequence of datetimes was expected, not {type(starts).__name__}"
            raise UsageError(message, code="wrong-argument", hint="pass a list, also for one slot")
    farthest = max(distances_metres.values(), default=0) + 1
    ranked: list[Visit] = []
    excluded: dict[str, str] = {}
    for post in roster._posts.all:  # noqa: SLF001  (no host needs them)
        agent = post.agent.id
        tongue = _tongue(post, request)
        code = _exclusion(post, request, tongue, slots)
        if code:
            excluded[agent] = code
        else:
            ranked += _visits(post, request, tongue, slots[agent], distances_metres.get(agent, farthest))
    return Visits(ranked=tuple(sorted(ranked)), excluded=excluded)


def _tongue(post: Post, request: VisitRequest) -> Tongue | str | None:
    if request.language in {None, "", "und"}:
        return None
    wish = Wish(str(request.language), "spoken", request.min_level, AUTOMATIC_LIMIT)
    return tongue_of(post.agent.speaks, post.agent.modes, wish)


def _exclusion(post: Post, request: VisitRequest, tongue: Tongue | str | None, slots: Mapping[str, Sequence[datetime]]) -> str | None:
    if not request.preference <= post.agent.declares:
        return "conflict_policy"
    for skill, least in request.skills.items():
        if fault := skill_fault(post, skill, least):
            return fault
    if isinstance(tongue, str):
        return tongue
    return None if slots.get(post.agent.id) else "outside_hours"


def _visits(post: Post, request: VisitRequest, tongue: Tongue | str | None, slots: Sequence[datetime], distance: int) -> Iterator[Visit]:
    skills = sum(_BEST_SKILL - post.agent.skill_level(skill) for skill in request.skills)
    language = tongue.deficit if isinstance(tongue, Tongue) else 0
    return (Visit(utc(at, "slots"), skills, language, distance, post.agent.id) for at in slots)
