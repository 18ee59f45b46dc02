"""Look at each agent as a candidate for one conversation: what they can serve, how busy they are, whether they are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from xborder_support.errors import UsageError
from xborder_support.routing.targets import OF_MARKET, OPEN_NOW, RouteTarget

from .levels import NO_BAND, Tongue
from .posts import Post
from .room import Load, Room, room

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

    from .request import AssignmentRequest
    from .roster import Roster
    from .workload import Workload

__all__ = ["OTHERS", "Fit", "Floor", "Seat", "is_in_pool", "opening", "skill_fault"]

_OWNER, _DEPUTY, OTHERS = range(3)
_BEST_SKILL = 5


class Fit(NamedTuple):
    """Hold what does not depend on how busy an agent is.

    ``place`` is the position of the first target that means the agent, None where none does. ``sticky`` is 0 for the previous owner, 1 for
    the deputy of an owner who is not there, 2 for others. ``tongue`` is None where the language is undetermined, and the code of why not
    where the agent does not serve it. ``skill_fault`` is the code of the first skill that fails, ``refusal`` that of a policy or a refusal,
    ``absence`` is ``outside_hours``, ``offline`` or ``on_break``.
    """

    # A tuple, since each assignment makes one for every agent, and a frozen dataclass takes four times as long to make.

    post: Post
    place: int | None
    sticky: int
    tongue: Tongue | str | None
    skill_fault: str | None
    skill_deficit: int
    refusal: str | None
    absence: str | None

    @property
    def speech(self) -> tuple[int, int, int]:
        """Return band, deficit and inexactness of the language; the same for everybody who serves it through a translation."""
        return self.tongue[:3] if isinstance(self.tongue, Tongue) else (NO_BAND if self.tongue else 0, 0, 0)

    @property
    def serves_language(self) -> bool:
        """Tell whether the language is served, or undetermined."""
        return not isinstance(self.tongue, str)


class Seat(NamedTuple):
    """Hold a fit together with the room there is."""

    fit: Fit
    room: Room


class Floor:
    """Hold who of a roster is there at a moment, and look at them for one conversation after the other."""

    __slots__ = ("_away", "_open", "now", "posts")

    def __init__(self, roster: Roster, workload: Workload, now: datetime) -> None:
        self.posts = roster._posts  # noqa: SLF001  (no host needs them)
        self.now = now
        self._open = tuple(calendar.is_open(now) for calendar in self.posts.calendars)
        self._away = workload.away

    def seats(self, request: AssignmentRequest, load: Load) -> list[Seat]:
        """Return a seat for each agent, in the order of their ids."""
        return [Seat(fit, room(fit.post, request, load, self.now)) for fit in self.fits(request)]

    def seat(self, agent: str, request: AssignmentRequest, load: Load) -> Seat:
        """Return the seat of one agent."""
        place = self.posts.places[agent]
        post = self.posts.all[place]
        tongue = self.posts.tongues(request.wish)[place] if request.wish else None
        return Seat(self._fit(post, tongue, request, self._stand_in(request)), room(post, request, load, self.now))

    def fits(self, request: AssignmentRequest) -> Iterator[Fit]:
        """Yield how each agent fits, in the order of their ids."""
        wish, stand_in = request.wish, self._stand_in(request)
        tongues: Sequence[Tongue | str | None] = self.posts.tongues(wish) if wish else (None,) * len(self.posts.all)
        return (self._fit(post, tongue, request, stand_in) for post, tongue in zip(self.posts.all, tongues, strict=True))

    def absence(self, post: Post) -> str | None:
        """Return why an agent is not there, or None where they are."""
        return self._away.get(post.agent.id) if self._open[post.hours] else "outside_hours"

    def _fit(self, post: Post, tongue: Tongue | str | None, request: AssignmentRequest, stand_in: str | None) -> Fit:
        place = _place(post, request)
        fault, deficit = _skills(post, request, place)
        return Fit(post, place, _sticky(post, request, stand_in), tongue, fault, deficit, _refusal(post, request), self.absence(post))

    def _stand_in(self, request: AssignmentRequest) -> str | None:
        """Return the first deputy who is there, where the previous owner is not."""
        places, owner = self.posts.places, request.previous_owner
        while owner in places and self.absence(post := self.posts.all[places[owner]]):
            owner = post.agent.deputy
        return None if owner == request.previous_owner else owner


def is_in_pool(post: Post, target: RouteTarget, request: AssignmentRequest) -> bool:
    """Tell whether a target means an agent, whatever the hours and the skills."""
    if target.agent is not None and target.agent != post.agent.id:
        return False
    team = target.team
    if team is None or team == OPEN_NOW:
        return True
    return post.team.name == (request.market_team if team == OF_MARKET else team)


def opening(calendar: BusinessCalendar, now: datetime) -> datetime | None:
    """Return when a calendar is next open, or None where it never is again."""
    try:
        return calendar.next_open(now)
    except UsageError:
        return None


def _place(post: Post, request: AssignmentRequest) -> int | None:
    for position, target in enumerate(request.targets):
        if is_in_pool(post, target, request) and (target.skill is None or not skill_fault(post, target.skill, target.level)):
            return position
    return None


def _sticky(post: Post, request: AssignmentRequest, stand_in: str | None) -> int:
    if post.agent.id == request.previous_owner:
        return _OWNER
    return _DEPUTY if stand_in is not None and post.agent.id == stand_in else OTHERS


def _refusal(post: Post, request: AssignmentRequest) -> str | None:
    if post.agent.id in request.conflicts:
        return "conflict_policy"
    return "already_declined" if post.agent.id in request.declined_by else None


def _skills(post: Post, request: AssignmentRequest, place: int | None) -> tuple[str | None, int]:
    """Return the code of the first skill that fails, and how many levels the skills asked for lie below the best."""
    deficit = 0
    for skill in request.needed_skills:
        fault = skill_fault(post, skill, request.skill_levels.get(skill))
        if fault:
            return fault, deficit
        deficit += _BEST_SKILL - post.agent.skill_level(skill)
    meant = None if place is None else request.targets[place].skill
    return None, deficit + (_BEST_SKILL - post.agent.skill_level(meant) if meant else 0)


def skill_fault(post: Post, skill: str, least: int | None) -> str | None:
    """Return the code of why an agent's skill is not enough. Who does not list a skill does not have it."""
    level = post.agent.skill_level(skill)
    if not level:
        return f"skill_missing:{skill}"
    return f"skill_low:{skill}" if least is not None and level < least else None
