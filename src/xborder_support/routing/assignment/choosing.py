"""Choose one owner for a conversation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from xborder_support.routing.people import Roster, Tongue
from xborder_support.terms import Reason

from .assignment import Assignment
from .eligibility import expect, floor_for
from .fits import OTHERS, lack
from .outcome import Choice, exclusions, owned, unowned
from .request import AssignmentRequest
from .room import Load
from .scarcity import Scarcity
from .score import Score, score_of
from .seats import Floor, Seat, opening
from .workload import Workload

__all__ = ["Search", "assign"]


def assign(request: AssignmentRequest, roster: Roster, *, workload: Workload | None = None, now: datetime) -> Assignment:
    """Return the owner for a conversation.

    The previous owner keeps it while on shift, below capacity, and able to serve language and skills; while they are not there, their
    deputy does. Otherwise the targets are tried in their order for somebody on shift who speaks the language; then in their order for
    whoever of a target comes on shift first; then the same without the language, which needs a translation. Among several, ``Score`` says
    who wins. Who is full is never chosen, and who lists no language speaks none.

    Errors: ``UsageError`` ``naive-datetime``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, Roster
        >>> from xborder_support.routing import AssignmentRequest, RouteTarget, assign
        >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
        >>> roster = Roster.from_config({
        ...     "teams": {"asia": {"calendar": "tokyo"}},
        ...     "agents": {"aiko": {"team": "asia", "speaks": {"ja": "native"}}, "ken": {"team": "asia", "speaks": {"en": "C1"}}},
        ... }, calendars={"tokyo": tokyo})
        >>> request = AssignmentRequest(targets=(RouteTarget(team="asia"),), language="ja")
        >>> chosen = assign(request, roster, now=datetime(2026, 2, 3, 12, 40, tzinfo=UTC))
        >>> chosen.agent, chosen.available_now, chosen.opens_at.isoformat()
        ('aiko', False, '2026-02-04T00:00:00+00:00')
        >>> chosen.excluded["ken"]
        'language_too_far'
    """
    expect("request", request, AssignmentRequest)
    load = workload or Workload()
    floor = floor_for(roster, load, now)
    scarcity = Scarcity(floor, load, languages=load.waiting_languages, skills=load.waiting_skills)
    return Search(request, roster, floor, load, scarcity).result()


class Search:
    """Search one conversation's owner among everybody of a floor."""

    def __init__(self, request: AssignmentRequest, roster: Roster, floor: Floor, load: Load, scarcity: Scarcity) -> None:
        self._request = request
        self._roster = roster
        self._floor = floor
        self._scarcity = scarcity
        self._load = load
        self._seats = floor.seats(request, load)
        self._excluded: dict[str, str] | None = None

    def result(self) -> Assignment:
        """Return the owner, or who keeps the conversation without one."""
        choice = self._present(self._lack) or self._later(self._lack)
        if choice is None and self._request.known_language is not None:
            self._seats = self._floor.seats_of_any_language(self._seats, self._request, self._load)
            choice = self._present(self._lack_but_language) or self._later(self._lack_but_language)
        if choice is None:
            return unowned(self._seats, self._request, self._roster, self._floor.now)
        excluded = exclusions(self._seats, self._request, needs_language=not choice.is_translated)
        return owned(choice, self._seats, self._request, self._roster, excluded=excluded)

    def given(self, agent: str) -> Assignment:
        """Return the assignment to somebody who was chosen elsewhere among those who may take the conversation now."""
        seat = self._seats[self._floor.posts.places[agent]]
        choice = self._chosen(seat, self._score(seat))
        if self._excluded is None:
            self._excluded = exclusions(self._seats, self._request, needs_language=True)
        return owned(choice, self._seats, self._request, self._roster, excluded=self._excluded)

    def _lack(self, seat: Seat) -> str | None:
        return seat.lack or seat.room.fault

    def _lack_but_language(self, seat: Seat) -> str | None:
        if seat.fit.serves_language:
            return "language_served"  # they were asked before
        return lack(seat.fit, self._request, needs_language=False) or seat.room.fault

    def _present(self, lacking: Callable[[Seat], str | None]) -> Choice | None:
        seats = {self._score(seat): seat for seat in self._seats if not seat.fit.absence and not lacking(seat)}
        if not seats:
            return None
        ranked = tuple(sorted(seats))  # no two are alike, since the id is in them
        return self._chosen(seats[ranked[0]], ranked[0])._replace(ranked=ranked)

    def _chosen(self, seat: Seat, score: Score) -> Choice:
        is_translated = not seat.fit.serves_language
        if seat.fit.sticky == OTHERS or is_translated:
            return Choice(seat, score, Reason("on-shift", self._facts(seat)), is_translated=is_translated)
        agent = seat.fit.post.agent.id
        if agent == self._request.previous_owner:
            return Choice(seat, score, Reason("previous-owner", {"agent": agent}))
        return Choice(seat, score, Reason("deputy-of-owner", {"agent": agent, "owner": str(self._request.previous_owner)}))

    def _later(self, lacking: Callable[[Seat], str | None]) -> Choice | None:
        """Choose whose shift begins first; before that come the order of the targets, and the language itself before one of its chain.

        While nobody is there, the previous owner keeps the conversation: handing it over would help no customer.
        """
        away = [seat for seat in self._seats if seat.fit.absence == "outside_hours" and seat.fit.place is not None and not lacking(seat)]
        posts = {seat.fit.post.hours: seat.fit.post for seat in away}
        openings = {hours: opening(post.calendar, self._floor.now) for hours, post in posts.items()}
        options = [(at, self._score(seat), seat) for seat in away if (at := openings[seat.fit.post.hours]) is not None]
        if not options:
            return None
        at, score, seat = min(options, key=self._when)
        code = "owner-returns" if self._is_owner(seat) else "opens-first"
        reason = Reason(code, {**self._facts(seat), "opens_at": at.isoformat()})
        return Choice(seat, score, reason, opens_at=at, is_translated=not seat.fit.serves_language)

    def _when(self, option: tuple[datetime, Score, Seat]) -> tuple[bool, int | None, bool, datetime, Score]:
        at, score, seat = option
        is_by_chain = isinstance(seat.fit.tongue, Tongue) and seat.fit.tongue.is_by_chain
        return (not self._is_owner(seat), seat.fit.place, is_by_chain, at, score)

    def _score(self, seat: Seat) -> Score:
        return score_of(seat, self._request, self._scarcity)

    def _is_owner(self, seat: Seat) -> bool:
        return seat.fit.post.agent.id == self._request.previous_owner

    def _facts(self, seat: Seat) -> dict[str, str]:
        target = self._request.targets[seat.fit.place or 0]
        return {"agent": seat.fit.post.agent.id, "target": str(target), "calendar": seat.fit.post.calendar_name}
