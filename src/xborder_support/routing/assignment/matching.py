"""Give out many conversations so that as many as possible find somebody, the most pressing ones first.

First each conversation in turn takes the best of those who have room. Where none has, somebody may have room if an earlier conversation
moves on to another person who fits it, and that one's to a third: the shortest such chain is looked for, and nothing that has an owner
loses it. With units of one size this finds as many owners as there can be (the augmenting paths of bipartite matching).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .fits import Fit, lack
from .occupancy import Occupancy
from .room import room
from .scarcity import Scarcity
from .score import score_of
from .seats import Floor, Seat

if TYPE_CHECKING:
    from .request import AssignmentRequest

__all__ = ["Matching", "Shape", "shape_of"]

#: What makes two conversations alike to everybody who could take them.
Shape: TypeAlias = tuple[object, ...]


def shape_of(request: AssignmentRequest) -> Shape:
    """Return what makes conversations alike: all but who they are, and how long they wait."""
    return (
        request.targets,
        request.market_team,
        request.wish,
        request.needed_skills,
        tuple(sorted(request.skill_levels.items())),
        request.previous_owner,
        request.channel,
        request.is_privileged,
        request.declined_by,
        request.conflicts,
        request.bot_intake,
    )


class _Step(NamedTuple):
    """Hold one link of a chain: an agent takes a conversation, which leaves room for that of the link before."""

    agent: str
    incoming: int
    before: _Step | None


class Matching:
    """Give out conversations, by their numbers, one after the other."""

    def __init__(self, floor: Floor, requests: Mapping[int, AssignmentRequest], occupancy: Occupancy, scarcity: Scarcity) -> None:
        self._floor = floor
        self._requests = requests
        self._occupancy = occupancy
        self._scarcity = scarcity
        self._shapes = {number: shape_of(request) for number, request in requests.items()}
        self._fits: dict[Shape, dict[str, Fit]] = {}
        self._held: dict[str, list[int]] = {}
        self._hopeless: set[Shape] = set()
        self.owners: dict[int, str] = {}

    def place(self, number: int) -> None:
        """Find an owner for a conversation, moving others on where it must be."""
        request, shape = self._requests[number], self._shapes[number]
        if shape in self._hopeless:
            return
        seats = [seat for fit in self._candidates(number).values() if not (seat := self._seat(fit, number)).room.fault]
        if seats:
            best = min(score_of(seat, request, self._scarcity) for seat in seats)
            self._take(best.agent, number)
            self._scarcity.take(best.agent, request)
        elif step := self._chain(number):
            self._move(step)
            self._scarcity.take(step.agent, request)
        else:
            self._hopeless.add(shape)  # room once lost does not come back, so others like it need not ask again
            self._scarcity.drop(request)

    def _candidates(self, number: int) -> dict[str, Fit]:
        shape, request = self._shapes[number], self._requests[number]
        if shape not in self._fits:
            fits = self._floor.fits(request)
            self._fits[shape] = {fit.post.agent.id: fit for fit in fits if not fit.absence and not lack(fit, request)}
        return self._fits[shape]

    def _seat(self, fit: Fit, number: int) -> Seat:
        return Seat(fit, room(fit.post, self._requests[number], self._occupancy, self._floor.now), None)

    def _has_room(self, agent: str, number: int) -> bool:
        return not self._seat(self._candidates(number)[agent], number).room.fault

    def _take(self, agent: str, number: int) -> None:
        self._occupancy.take(agent, self._requests[number])
        self._held.setdefault(agent, []).append(number)
        self.owners[number] = agent

    def _give_back(self, agent: str, number: int) -> None:
        self._occupancy.give_back(agent, self._requests[number])
        self._held[agent].remove(number)
        del self.owners[number]

    def _chain(self, number: int) -> _Step | None:
        """Return the last link of the shortest chain that ends with somebody who has room, or None."""
        seen = set(self._candidates(number))
        links = deque(_Step(agent, number, None) for agent in self._candidates(number))
        while links:
            link = links.popleft()
            for outgoing in self._replaceable(link):
                for agent in self._candidates(outgoing):
                    if agent in seen:
                        continue
                    seen.add(agent)
                    step = _Step(agent, outgoing, link)
                    if self._has_room(agent, outgoing):
                        return step
                    links.append(step)
        return None

    def _replaceable(self, link: _Step) -> Iterator[int]:
        """Yield what the agent of a link could give up to have room for what comes in, one of each shape."""
        shapes: set[Shape] = set()
        for held in tuple(self._held.get(link.agent, ())):
            if self._shapes[held] in shapes:
                continue
            shapes.add(self._shapes[held])
            self._occupancy.give_back(link.agent, self._requests[held])
            has_room = self._has_room(link.agent, link.incoming)
            self._occupancy.take(link.agent, self._requests[held])
            if has_room:
                yield held

    def _move(self, step: _Step) -> None:
        """Carry out a chain from its end, so that everybody has room when it is their turn."""
        link: _Step | None = step
        while link is not None:
            if link.incoming in self.owners:
                self._give_back(self.owners[link.incoming], link.incoming)
            self._take(link.agent, link.incoming)
            link = link.before
