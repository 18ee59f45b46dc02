"""Write down who owns a conversation and on what terms, or who keeps it while nobody does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from xborder_support.routing.people import AUTOMATIC_LIMIT, Roster, Tongue
from xborder_support.terms import Reason

from .assignment import Assignment
from .eligibility import exclusion
from .outlook import Lane, Nobody, lane_without_agent, waiting_lane, why_nobody
from .request import AssignmentRequest
from .score import Score
from .seats import Seat
from .sites import site_of_targets
from .unknown_names import unknown_names

__all__ = ["Choice", "exclusions", "owned", "unowned"]


class Choice(NamedTuple):
    """Hold who was chosen and why; ``opens_at`` is None where they are there."""

    seat: Seat
    score: Score
    reason: Reason
    opens_at: datetime | None = None
    is_translated: bool = False
    ranked: tuple[Score, ...] = ()


def owned(choice: Choice, seats: Sequence[Seat], request: AssignmentRequest, roster: Roster, *, excluded: Mapping[str, str]) -> Assignment:
    """Return the assignment to an agent, who does not stand among those excluded."""
    post, tongue = choice.seat.fit.post, choice.seat.fit.tongue
    lane = _lane(choice, request)
    return Assignment(
        agent=post.agent.id,
        team=post.team.name,
        available_now=choice.opens_at is None,
        opens_at=choice.opens_at,
        calendar_name=post.calendar_name,
        calendar=post.calendar,
        needs_translation=choice.is_translated or _is_another_language(tongue, request),
        reasons=(choice.reason, _language_reason(choice, request), *unknown_names(request, roster)),
        excluded={name: code for name, code in excluded.items() if name != post.agent.id},
        lane=lane,
        nobody=None if lane == "agent" else why_nobody(seats, request),
        score=choice.score,
        spoken=tongue.tag if isinstance(tongue, Tongue) else None,
        needs_disclosure=_is_disclosed(tongue),
        kind=post.kind,
        data_access=post.sees,
        request_id=request.id,
        ranked=choice.ranked,
    )


def unowned(seats: Sequence[Seat], request: AssignmentRequest, roster: Roster, now: datetime) -> Assignment:
    """Return the assignment to the team that keeps a conversation for which nobody was found, if there is one."""
    site = site_of_targets(request, roster, now)
    team, tongue = (site.team, site.tongue) if site else (None, None)
    excluded = exclusions(seats, request, needs_language=False)
    nobody = why_nobody(seats, request, needs_language=False)
    return Assignment(
        agent=None,
        team=team.name if team else None,
        available_now=site is not None and site.is_open,
        opens_at=site.opens_at if site else None,
        calendar_name=team.calendar_name if team else None,
        calendar=team.calendar if team else None,
        needs_translation=isinstance(tongue, str) or _is_another_language(tongue, request),
        reasons=(_why_nobody(request, excluded, nobody), *(site.reasons if site else ()), *unknown_names(request, roster)),
        excluded=excluded,
        lane=lane_without_agent(request, nobody, has_team=team is not None),
        nobody=nobody,
        spoken=tongue.tag if isinstance(tongue, Tongue) else None,
        needs_disclosure=_is_disclosed(tongue),
        kind=team.kind if team else None,
        data_access=team.sees if team else None,
        request_id=request.id,
    )


def exclusions(seats: Iterable[Seat], request: AssignmentRequest, *, needs_language: bool) -> dict[str, str]:
    """Return the codes by agent id, in the order of the ids. Who could take the conversation is left out."""
    return {seat.fit.post.agent.id: code for seat in seats if (code := exclusion(seat, request, needs_language=needs_language))}


def _lane(choice: Choice, request: AssignmentRequest) -> Lane:
    if choice.is_translated:
        return "translate_and_review"
    return "agent" if choice.opens_at is None else waiting_lane(request)


def _is_another_language(tongue: Tongue | str | None, request: AssignmentRequest) -> bool:
    """Tell whether a tongue is of another language than the customer's, and not so near that one reads the other."""
    if not isinstance(tongue, Tongue) or tongue.distance <= AUTOMATIC_LIMIT:
        return False
    return tongue.tag.partition("-")[0] != (request.known_language or "").partition("-")[0]


def _is_disclosed(tongue: Tongue | str | None) -> bool:
    return isinstance(tongue, Tongue) and tongue.distance > AUTOMATIC_LIMIT


def _language_reason(choice: Choice, request: AssignmentRequest) -> Reason:
    language = request.known_language
    if language is None:
        return Reason("language-unknown")
    fit = choice.seat.fit
    if not isinstance(fit.tongue, Tongue):
        return Reason("needs-translation", {"language": language})
    level = fit.post.agent.speaks[fit.tongue.tag]
    if fit.tongue.distance > AUTOMATIC_LIMIT:
        return Reason("speaks-fallback", {"language": language, "spoken": fit.tongue.tag, "level": level})
    return Reason("speaks-language", {"language": language, "level": level})


def _why_nobody(request: AssignmentRequest, excluded: Mapping[str, str], nobody: Nobody) -> Reason:
    if not request.targets:
        return Reason("no-targets")
    targets = "; ".join(str(target) for target in request.targets)
    codes = set(excluded.values())
    return Reason(_nobody_code(codes, nobody), {"targets": targets})


def _nobody_code(codes: set[str], nobody: Nobody) -> str:
    if nobody == "saturated":
        return "nobody-free"
    if nobody == "off_shift":
        return "nobody-opens" if codes.isdisjoint({"offline", "on_break"}) else "nobody-present"
    is_unqualified = any(code.startswith(("skill_missing", "skill_low")) for code in codes)
    if is_unqualified:
        return "nobody-qualified"
    return "nobody-in-pool" if codes.isdisjoint({"already_declined", "conflict_policy"}) else "nobody-refused"
