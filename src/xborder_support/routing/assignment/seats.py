"""Look at each agent as a candidate for one conversation: what they can serve, how busy they are, whether they are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from xborder_support.errors import UsageError
from xborder_support.routing.people import Post, Tongue

from .fits import DEPUTY, OTHERS, OWNER, Fit, is_in_pool, lack, skill_fault
from .room import Load, Room, room

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar
    from xborder_support.routing.people import Roster

    from .request import AssignmentRequest
    from .workload import Workload

__all__ = ["Floor", "Seat", "opening"]

_BEST_SKILL = 5
_NOT_LOOKED_UP = Room(share=0, held=0, given=0, idle_seconds=0, fault=None)


class Seat(NamedTuple):
    """Hold a fit together with the room there is. ``lack`` is the code of why the agent does not fit, whether there and free or not."""

    fit: Fit
    room: Room
    lack: str | None


class _Ask(NamedTuple):
    """Hold what is the same for everybody who is looked at for a conversation.

    ``places`` fills up with the target that means a team, where targets mean teams alone; it is None where they mean people or skills.
    """

    request: AssignmentRequest
    skills: tuple[tuple[str, int | None], ...]
    stand_in: str | None
    places: dict[str, int | None] | None
    refused: frozenset[str]


class Floor:
    """Hold who of a roster is there at a moment, and look at them for one conversation after the other."""

    __slots__ = ("_away", "_open", "now", "posts")

    def __init__(self, roster: Roster, workload: Workload, now: datetime) -> None:
        self.posts = roster._posts  # noqa: SLF001  (no host needs them)
        self.now = now
        self._open = tuple(calendar.is_open(now) for calendar in self.posts.calendars)
        self._away = workload.away

    def seats(self, request: AssignmentRequest, load: Load) -> list[Seat]:
        """Return a seat for each agent, in the order of their ids. How busy somebody is who does not fit is not looked up."""
        codes = [(fit, lack(fit, request)) for fit in self.fits(request)]
        return [Seat(fit, _NOT_LOOKED_UP if code else room(fit.post, request, load, self.now), code) for fit, code in codes]

    def seats_of_any_language(self, seats: Sequence[Seat], request: AssignmentRequest, load: Load) -> list[Seat]:
        """Return the same seats, where whoever only does not serve the language is looked up too."""
        return [seat if seat.fit.serves_language else seat._replace(room=room(seat.fit.post, request, load, self.now)) for seat in seats]

    def seat(self, agent: str, request: AssignmentRequest, load: Load) -> Seat:
        """Return the seat of one agent."""
        place = self.posts.places[agent]
        post = self.posts.all[place]
        tongue = self.posts.tongues(request.wish)[place] if request.wish else None
        fit = self._fit(post, tongue, self._ask(request))
        return Seat(fit, room(post, request, load, self.now), lack(fit, request))

    def fits(self, request: AssignmentRequest) -> Iterator[Fit]:
        """Yield how each agent fits, in the order of their ids."""
        wish, ask = request.wish, self._ask(request)
        tongues: Sequence[Tongue | str | None] = self.posts.tongues(wish) if wish else (None,) * len(self.posts.all)
        return (self._fit(post, tongue, ask) for post, tongue in zip(self.posts.all, tongues, strict=True))

    def absence(self, post: Post) -> str | None:
        """Return why an agent is not there, or None where they are."""
        return self._away.get(post.agent.id) if self._open[post.hours] else "outside_hours"

    def _fit(self, post: Post, tongue: Tongue | str | None, ask: _Ask) -> Fit:
        # Said in one breath and not in five calls, since each assignment comes through here for every agent.
        agent, request = post.agent.id, ask.request
        place = _place(post, request) if ask.places is None else _place_of_team(post, ask.places, request)
        fault, deficit = _skills(post, ask, place) if ask.skills or ask.places is None else (None, 0)
        sticky = OWNER if agent == request.previous_owner else DEPUTY if agent == ask.stand_in else OTHERS
        refusal = _refusal(agent, request) if agent in ask.refused else None
        absence = self._away.get(agent) if self._open[post.hours] else "outside_hours"
        return Fit(post, place, sticky, tongue, fault, deficit, refusal, absence)

    def _ask(self, request: AssignmentRequest) -> _Ask:
        skills = tuple((skill, request.skill_levels.get(skill)) for skill in request.needed_skills)
        is_about_teams = all(target.agent is None and target.skill is None for target in request.targets)
        places: dict[str, int | None] | None = {} if is_about_teams else None
        return _Ask(request, skills, self._stand_in(request), places, request.conflicts | request.declined_by)

    def _stand_in(self, request: AssignmentRequest) -> str | None:
        """Return the first deputy who is there, where the previous owner is not."""
        places, owner = self.posts.places, request.previous_owner
        while owner in places and self.absence(post := self.posts.all[places[owner]]):
            owner = post.agent.deputy
        return None if owner == request.previous_owner else owner


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


def _place_of_team(post: Post, places: dict[str, int | None], request: AssignmentRequest) -> int | None:
    team = post.team.name
    if team not in places:
        places[team] = _place(post, request)
    return places[team]


def _refusal(agent: str, request: AssignmentRequest) -> str:
    return "conflict_policy" if agent in request.conflicts else "already_declined"


def _skills(post: Post, ask: _Ask, place: int | None) -> tuple[str | None, int]:
    """Return the code of the first skill that fails, and how many levels the skills asked for lie below the best."""
    deficit = 0
    for skill, least in ask.skills:
        fault = skill_fault(post, skill, least)
        if fault:
            return fault, deficit
        deficit += _BEST_SKILL - post.agent.skill_level(skill)
    meant = None if place is None else ask.request.targets[place].skill
    return None, deficit + (_BEST_SKILL - post.agent.skill_level(meant) if meant else 0)
