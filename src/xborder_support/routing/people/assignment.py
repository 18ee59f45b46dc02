"""Choose one owner for a conversation, and say why this person and nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from xborder_support.terms import Reason, utc

from .pools import exclusions, team_of_targets
from .request import AssignmentRequest, Workload
from .roster import Roster
from .seats import Seat, opening, seats

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Assignment", "assign"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Name the owner of a conversation.

    ``agent`` is None where nobody fits; then ``team`` keeps it, if there is one. ``available_now`` tells whether the owner is on shift, and
    ``opens_at`` (aware UTC) when not, from when. ``calendar`` holds the owner's hours. ``excluded`` says by agent id why somebody could not
    take it now: ``not_in_pool``, ``skill_missing:<skill>``, ``language_too_far``, ``no_capacity`` or ``outside_hours``. Who could is not in
    it.
    """

    agent: str | None
    team: str | None
    available_now: bool
    opens_at: datetime | None
    calendar_name: str | None
    calendar: BusinessCalendar | None = field(repr=False)
    needs_translation: bool
    reasons: tuple[Reason, ...]
    excluded: Mapping[str, str]


def assign(request: AssignmentRequest, roster: Roster, *, workload: Workload | None = None, now: datetime) -> Assignment:
    """Return the owner for a conversation.

    The previous owner keeps it while on shift, below capacity, and able to serve language and skills. Otherwise the targets are tried in
    their order for somebody on shift who speaks the language; then in their order for whoever of a target comes on shift first; then the
    same without the language, which needs a translation. Among several, the best level wins, then the smallest used share of the capacity,
    then the longest idle, then the id. Who is full is never chosen, and who lists no language speaks none.

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
    return _Search(request, roster, workload or Workload(), utc(now, "now")).result()


@dataclass(frozen=True, slots=True)
class _Choice:
    seat: Seat
    reason: Reason
    opens_at: datetime | None = None
    needs_translation: bool = False


class _Search:
    def __init__(self, request: AssignmentRequest, roster: Roster, workload: Workload, now: datetime) -> None:
        self._request = request
        self._roster = roster
        self._now = now
        self._language = request.known_language
        self._seats = seats(request, roster, workload, now)
        self._able = [seat for seat in self._seats if seat.missing_skill is None and not seat.is_full]

    def result(self) -> Assignment:
        choice = self._previous_owner() or self._first_choice()
        return self._nobody() if choice is None else self._assignment(choice)

    def _previous_owner(self) -> _Choice | None:
        owner = self._request.previous_owner
        for seat in self._able if owner is not None else ():
            if seat.post.agent.id == owner and seat.is_on_shift and (seat.fluency or self._language is None):
                return _Choice(seat, Reason("previous-owner", {"agent": owner}))
        return None

    def _first_choice(self) -> _Choice | None:
        meant = [seat for seat in self._able if seat.place is not None]
        if self._language is None:
            return self._soonest(meant)
        speakers = [seat for seat in meant if seat.fluency]
        return self._soonest(speakers) or self._soonest([seat for seat in meant if not seat.fluency], needs_translation=True)

    def _soonest(self, candidates: list[Seat], *, needs_translation: bool = False) -> _Choice | None:
        """Choose whoever is on shift, or else whose shift begins first; the order of the targets comes before both.

        While nobody is there, the previous owner keeps the conversation: handing it over would help no customer.
        """
        present = [seat for seat in candidates if seat.is_on_shift]
        if present:
            seat = min(present, key=lambda seat: (seat.place, seat.rank))
            return _Choice(seat, Reason("on-shift", self._facts(seat)), needs_translation=needs_translation)
        openings = {post.hours: opening(post.calendar, self._now) for post in {seat.post.hours: seat.post for seat in candidates}.values()}
        options = [(at, seat) for seat in candidates if (at := openings[seat.post.hours]) is not None]
        if not options:
            return None
        at, seat = min(options, key=lambda option: (not self._is_owner(option[1]), option[1].place, option[0], option[1].rank))
        code = "owner-returns" if self._is_owner(seat) else "opens-first"
        reason = Reason(code, {**self._facts(seat), "opens_at": at.isoformat()})
        return _Choice(seat, reason, opens_at=at, needs_translation=needs_translation)

    def _is_owner(self, seat: Seat) -> bool:
        return seat.post.agent.id == self._request.previous_owner

    def _facts(self, seat: Seat) -> dict[str, str]:
        target = self._request.targets[seat.place or 0]
        return {"agent": seat.post.agent.id, "target": str(target), "calendar": seat.post.calendar_name}

    def _assignment(self, choice: _Choice) -> Assignment:
        post = choice.seat.post
        needs_language = self._language is not None and not choice.needs_translation
        others = (seat for seat in self._seats if seat is not choice.seat)
        return Assignment(
            agent=post.agent.id,
            team=post.team.name,
            available_now=choice.opens_at is None,
            opens_at=choice.opens_at,
            calendar_name=post.calendar_name,
            calendar=post.calendar,
            needs_translation=choice.needs_translation,
            reasons=(choice.reason, self._language_reason(choice)),
            excluded=exclusions(others, self._request, needs_language=needs_language),
        )

    def _language_reason(self, choice: _Choice) -> Reason:
        if self._language is None:
            return Reason("language-unknown")
        if choice.seat.fluency is None:
            return Reason("needs-translation", {"language": self._language})
        return Reason("speaks-language", {"language": self._language, "level": choice.seat.fluency[2]})

    def _nobody(self) -> Assignment:
        team = team_of_targets(self._request, self._roster, self._now)
        is_open = team is not None and team.calendar.is_open(self._now)
        excluded = exclusions(self._seats, self._request, needs_language=False)
        return Assignment(
            agent=None,
            team=team.name if team else None,
            available_now=is_open,
            opens_at=opening(team.calendar, self._now) if team and not is_open else None,
            calendar_name=team.calendar_name if team else None,
            calendar=team.calendar if team else None,
            needs_translation=False,
            reasons=(_why_nobody(self._request, excluded),),
            excluded=excluded,
        )


def _why_nobody(request: AssignmentRequest, excluded: Mapping[str, str]) -> Reason:
    if not request.targets:
        return Reason("no-targets")
    targets = "; ".join(str(target) for target in request.targets)
    codes = set(excluded.values())
    for code, reason in _NOBODY:
        if code in codes:
            return Reason(reason, {"targets": targets})
    is_unqualified = any(code.startswith("skill_missing") for code in codes)
    return Reason("nobody-qualified" if is_unqualified else "nobody-in-pool", {"targets": targets})


# The nearest miss explains most: somebody who is full would have fitted but for that.
_NOBODY = (("no_capacity", "nobody-free"), ("outside_hours", "nobody-opens"))
