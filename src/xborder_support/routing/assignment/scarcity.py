"""Measure how much the queue needs an agent for something else: the only one who speaks Thai is kept free for Thai."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from xborder_support.routing.people import AUTOMATIC_LIMIT, Tongue, Wish, distance

from .room import Load, units_held

if TYPE_CHECKING:
    from xborder_support.routing.people import Post

    from .request import AssignmentRequest
    from .seats import Floor

__all__ = ["SHORT", "Need", "Scarcity"]

#: What is needed: a language or a skill, and its name.
Need: TypeAlias = tuple[str, str]

#: From here on more conversations wait for something than there are free units of those who have it (1/1,000).
SHORT = 1_000

_UNLIMITED = 10_000


class Scarcity:
    """Weigh demand against supply, over the languages and skills that conversations wait for.

    Demand counts the conversations of the queue, supply the free units of whoever is there and has it. Both are counted on while a batch
    is given out.
    """

    __slots__ = ("_asked", "_demand", "_has", "_own", "_supply")

    def __init__(self, floor: Floor, load: Load, *, languages: Mapping[str, int], skills: Mapping[str, int]) -> None:
        counts = (("language", languages), ("skill", skills))
        self._demand = {(kind, name): count for kind, each in counts for name, count in sorted(each.items()) if count}
        self._has: dict[str, tuple[Need, ...]] = {}
        self._own: dict[tuple[object, ...], frozenset[Need]] = {}
        self._asked: tuple[AssignmentRequest | None, frozenset[Need]] = (None, frozenset())
        self._supply = dict.fromkeys(self._demand, 0)
        if self._demand:
            self._count(floor, load)

    def _count(self, floor: Floor, load: Load) -> None:
        speakers = {need: floor.posts.tongues(Wish(need[1])) for need in self._demand if need[0] == "language"}
        for place, post in enumerate(floor.posts.all):
            needs = tuple(need for need in self._demand if _has(post, need, speakers[need][place] if need in speakers else None))
            self._has[post.agent.id] = needs
            free = 0 if floor.absence(post) else _free(post, load)
            for need in needs:
                self._supply[need] += free

    def of(self, agent: str, request: AssignmentRequest) -> int:
        """Return the greatest share of demand to supply, in 1/1,000, of what an agent has besides what the conversation needs."""
        needs = self._has.get(agent, ())
        if not needs:
            return 0
        own = self._needs_of(request)
        return max((self._demand[need] * SHORT // max(self._supply[need], 1) for need in needs if need not in own), default=0)

    def take(self, agent: str, request: AssignmentRequest) -> None:
        """Count on: an agent has taken a conversation of the queue."""
        self.drop(request)
        for need in self._has.get(agent, ()):
            self._supply[need] -= 1

    def drop(self, request: AssignmentRequest) -> None:
        """Count on: a conversation has left the queue."""
        for need in self._needs_of(request):
            self._demand[need] = max(self._demand[need] - 1, 0)

    def _needs_of(self, request: AssignmentRequest) -> frozenset[Need]:
        if not self._demand:
            return frozenset()
        if request is not self._asked[0]:  # the same is asked of everybody in turn
            key = (request.known_language, request.skill_needs)
            if key not in self._own:
                self._own[key] = frozenset(need for need in self._demand if _asks(request, need))
            self._asked = (request, self._own[key])
        return self._asked[1]


def _has(post: Post, need: Need, tongue: Tongue | str | None) -> bool:
    return isinstance(tongue, Tongue) if need[0] == "language" else need[1] in post.agent.skills


def _asks(request: AssignmentRequest, need: Need) -> bool:
    kind, name = need
    if kind == "skill":
        return name in request.skill_needs
    return request.known_language is not None and distance(request.known_language, name) <= AUTOMATIC_LIMIT


def _free(post: Post, load: Load) -> int:
    capacity = post.agent.capacity
    return _UNLIMITED if capacity is None else max(capacity - units_held(post, load), 0)
