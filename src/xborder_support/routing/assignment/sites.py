"""Tell which team keeps a conversation that no agent gets; where the sun decides, which of the open sites, or which opens first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from xborder_support.routing.people import NO_BAND, Roster, Tongue, Wish, tongue_of
from xborder_support.routing.targets import OF_MARKET, RouteTarget
from xborder_support.terms import Reason

from .request import AssignmentRequest
from .seats import opening

if TYPE_CHECKING:
    from xborder_support.routing.people import Team

__all__ = ["Site", "site_of_targets"]

_MARKET_TEAM = RouteTarget(team=OF_MARKET)

# How a site serves a language, best first.
_DIRECTLY, _BY_CHAIN, _UNKNOWN, _NOT = range(4)


class Site(NamedTuple):
    """Hold a team together with when it opens (None where it is open, or never opens again) and how it serves the language.

    ``tongue`` is None where that is not known, and a code where the team does not serve it.
    """

    team: Team
    is_open: bool
    opens_at: datetime | None
    tongue: Tongue | str | None
    reasons: tuple[Reason, ...] = ()

    @property
    def service(self) -> int:
        """Return how the language is served: 0 directly, 1 by a chain, 2 where nobody knows, 3 not at all."""
        if isinstance(self.tongue, Tongue):
            return _BY_CHAIN if self.tongue.is_by_chain else _DIRECTLY
        return _NOT if self.tongue else _UNKNOWN


def site_of_targets(request: AssignmentRequest, roster: Roster, now: datetime) -> Site | None:
    """Return who keeps a conversation for which nobody was found: the first team that a target means, or else the market's."""
    sites = (_site_of(target, request, roster, now) for target in (*request.targets, _MARKET_TEAM))
    return next((site for site in sites if site), None)


def _site_of(target: RouteTarget, request: AssignmentRequest, roster: Roster, now: datetime) -> Site | None:
    if target.follows_the_sun:
        names = roster.teams if target.sites is None else target.sites
        teams = (roster.teams[name] for name in names if name in roster.teams)
        return _follow_the_sun([_site(team, request, roster, now) for team in teams], request)
    if target.agent is not None and target.agent in roster.agents:
        return _site(roster.teams[roster.agents[target.agent].team], request, roster, now)
    name = request.market_team if target.team == OF_MARKET else target.team
    team = roster.teams.get(name) if name else None
    return _site(team, request, roster, now) if team else None


def _site(team: Team, request: AssignmentRequest, roster: Roster, now: datetime) -> Site:
    is_open = team.calendar.is_open(now)
    opens_at = None if is_open else opening(team.calendar, now)
    return Site(team, is_open, opens_at, _tongue(team, request.wish, roster))


def _tongue(team: Team, wish: Wish | None, roster: Roster) -> Tongue | str | None:
    """Return how a team serves a language: by what it stands for, or else as its listed people speak."""
    if wish is None:
        return None
    if team.languages:
        return tongue_of(dict.fromkeys(team.languages, "native"), {}, wish)
    posts = roster._posts  # noqa: SLF001  (no host needs them)
    spoken = [tongue for post, tongue in zip(posts.all, posts.tongues(wish), strict=True) if post.team.name == team.name]
    return min((each for each in spoken if isinstance(each, Tongue)), default=spoken[0] if spoken else None)


def _follow_the_sun(sites: Iterable[Site], request: AssignmentRequest) -> Site | None:
    """Return the open site that is nearest to the language; where none is open, the first to open of those that serve it best."""
    candidates = [site for site in sites if site.is_open or site.opens_at]
    site = min(candidates, key=_order, default=None)
    return site and site._replace(reasons=tuple(_reasons(site, request)))


def _order(site: Site) -> tuple[object, ...]:
    tongue = site.tongue
    nearness = (tongue.band, tongue.distance, tongue.inexact) if isinstance(tongue, Tongue) else (NO_BAND, 0, 0)
    if site.opens_at is None:
        return (0, site.service, nearness, site.team.name)
    return (1, site.service, site.opens_at, nearness, site.team.name)


def _reasons(site: Site, request: AssignmentRequest) -> Iterator[Reason]:
    team, calendar, language = site.team.name, site.team.calendar_name, request.known_language
    if site.opens_at is None:
        yield Reason("site-open", {"team": team, "calendar": calendar})
    else:
        yield Reason("site-opens-first", {"team": team, "calendar": calendar, "opens_at": site.opens_at.isoformat()})
    if language is None:
        yield Reason("language-unknown")
    elif isinstance(site.tongue, Tongue):
        yield Reason("site-serves-language", {"team": team, "language": language, "spoken": site.tongue.tag})
    elif site.tongue is None:
        yield Reason("site-languages-unknown", {"team": team, "language": language})
    else:
        yield Reason("needs-translation", {"language": language})
