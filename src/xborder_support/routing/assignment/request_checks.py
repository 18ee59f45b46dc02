"""Refuse requests made in code that mean nothing, and read what hosts spell in several ways."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, get_args

from xborder_support.errors import UsageError
from xborder_support.routing.field_checks import Fields
from xborder_support.routing.people import Level
from xborder_support.routing.targets import RouteTarget
from xborder_support.terms import Priority, language_tag

if TYPE_CHECKING:
    from .request import AssignmentRequest
    from .visits import VisitRequest

__all__ = ["PRIORITIES", "check_request", "check_visit"]

#: The priorities by rank, lowest first.
PRIORITIES: tuple[str, ...] = get_args(Priority)

_FIELDS = Fields("request", "bad-request")
_TEXTS = ("market_team", "language", "previous_owner", "id", "channel")
_LEVELS = get_args(Level)
_BEST_SKILL = 5


def check_request(request: AssignmentRequest) -> None:
    """Refuse what means nothing; turn lists into what can be compared, and tags into their canonical spelling.

    Errors: ``UsageError`` ``bad-request``, ``bad-language-tag``.
    """
    for field in _TEXTS:
        _FIELDS.text(field, getattr(request, field))
    _FIELDS.word("priority", request.priority, PRIORITIES)
    if request.min_level is not None:
        _FIELDS.word("min_level", request.min_level, _LEVELS)
    _FIELDS.whole("max_language_distance", request.max_language_distance)
    object.__setattr__(request, "targets", _targets(request.targets))
    if request.language:
        object.__setattr__(request, "language", _language(request.language))
    if request.chains:
        object.__setattr__(request, "chains", _chains(request))
    _skills_and_people(request)


def check_visit(request: VisitRequest) -> None:
    """Refuse a request for a visit that means nothing.

    Errors: ``UsageError`` ``bad-request``.
    """
    _FIELDS.text("language", request.language)
    if request.min_level is not None:
        _FIELDS.word("min_level", request.min_level, _LEVELS)
    for level in _FIELDS.mapping("skills", request.skills).values():
        _FIELDS.whole("skills", level, least=1, most=_BEST_SKILL)
    object.__setattr__(request, "preference", frozenset(_FIELDS.names("preference", request.preference)))
    if request.language:
        object.__setattr__(request, "language", _language(request.language))


def _targets(targets: object) -> tuple[RouteTarget, ...]:
    if not isinstance(targets, Iterable) or isinstance(targets, str):
        _FIELDS.refuse("targets", "a tuple of RouteTarget", targets)
    read = tuple(targets)
    for target in read:
        if not isinstance(target, RouteTarget):
            _FIELDS.refuse("targets", "a tuple of RouteTarget", target)
    return read


def _language(language: str) -> str:
    try:
        return language_tag(language)
    except UsageError:
        return "und"


def _chains(request: AssignmentRequest) -> dict[str, tuple[str, ...]]:
    chains = _FIELDS.mapping("chains", request.chains)
    return {
        _FIELDS.tag("chains", tag): tuple(_FIELDS.tag("chains", other) for other in _FIELDS.names("chains", others))
        for tag, others in chains.items()
    }


def _skills_and_people(request: AssignmentRequest) -> None:
    if request.skills != ():
        object.__setattr__(request, "skills", _FIELDS.names("skills", request.skills))
    for level in _FIELDS.mapping("skill_levels", request.skill_levels).values():
        _FIELDS.whole("skill_levels", level, least=1, most=_BEST_SKILL)
    for field in ("declined_by", "conflicts"):
        people = getattr(request, field)
        if people.__class__ is not frozenset or people:
            object.__setattr__(request, field, frozenset(_FIELDS.names(field, people)))
