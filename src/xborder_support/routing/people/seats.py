"""Look at each agent as a candidate for one conversation: what they can serve, how busy they are, whether they are there."""

from __future__ import annotations

from datetime import datetime
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from xborder_support.errors import UsageError
from xborder_support.routing.targets import OF_MARKET, OPEN_NOW, RouteTarget

from .levels import Fluency
from .posts import Post
from .request import AssignmentRequest, Workload
from .roster import Roster

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Seat", "is_in_pool", "opening", "seats"]

_LOAD_UNITS = 10_000


class Seat(NamedTuple):
    """Hold what counts when agents are compared.

    ``place`` is the position of the first target that means the agent, None where none does. ``fluency`` is None where the agent does not
    speak the language, ``missing_skill`` the first skill asked for that the agent lacks. ``held`` counts the open conversations.
    """

    # A tuple, since each assignment makes one for every agent, and a frozen dataclass takes four times as long to make.

    post: Post
    place: int | None
    fluency: Fluency | None
    missing_skill: str | None
    held: int
    idle_from: datetime
    is_on_shift: bool

    @property
    def is_full(self) -> bool:
        """Tell whether the agent holds as many conversations as they can."""
        capacity = self.post.agent.capacity
        return capacity is not None and self.held >= capacity

    @property
    def load(self) -> tuple[int, int]:
        """Return the used share of the capacity in 1/10,000, and the number of open conversations where there is no capacity."""
        capacity = self.post.agent.capacity
        return (self.held * _LOAD_UNITS // capacity, 0) if capacity else (0, self.held)

    @property
    def rank(self) -> tuple[int, bool, tuple[int, int], datetime, str]:
        """Return the order of choice, lowest first: level of the language, exact tag, load, longest idle, id."""
        level, is_exact = self.fluency[:2] if self.fluency else (0, False)
        return (-level, not is_exact, self.load, self.idle_from, self.post.agent.id)


def seats(request: AssignmentRequest, roster: Roster, workload: Workload, now: datetime) -> list[Seat]:
    """Return a seat for each agent of the roster, in the order of their ids. Each calendar is asked once."""
    posts, language = roster._posts, request.known_language  # noqa: SLF001  (no host needs them)
    open_now = [calendar.is_open(now) for calendar in posts.calendars]
    fluencies = posts.fluencies(language) if language else repeat(None)
    return [
        Seat(
            post,
            _place(post, request),
            fluency,
            _missing_skill(post, request),
            workload.open_items.get(post.agent.id, 0),
            workload.idle_from(post.agent.id),
            open_now[post.hours],
        )
        for post, fluency in zip(posts.all, fluencies, strict=False)  # without a language there is no end of None
    ]


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
        if is_in_pool(post, target, request) and (target.skill is None or target.skill in post.agent.skills):
            return position
    return None


def _missing_skill(post: Post, request: AssignmentRequest) -> str | None:
    for skill in request.skills:
        if skill not in post.agent.skills:
            return skill
    return None
