"""Tell whether an agent is one who can serve a conversation, whether there and free or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xborder_support.routing.people import NO_BAND, Post, Tongue
from xborder_support.routing.targets import OF_MARKET, RouteTarget

if TYPE_CHECKING:
    from .request import AssignmentRequest

__all__ = ["DEPUTY", "OTHERS", "OWNER", "Fit", "is_in_pool", "lack", "skill_fault"]

#: Whether a conversation is an agent's own already.
OWNER, DEPUTY, OTHERS = range(3)


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


def lack(fit: Fit, request: AssignmentRequest, *, needs_language: bool = True) -> str | None:
    """Return why an agent is not the one who can serve a conversation, whether there and free or not."""
    # The previous owner and the deputy keep a conversation from outside the pool, as long as they serve its language.
    if fit.place is None and (fit.sticky == OTHERS or not fit.serves_language):
        return _not_meant(fit, request)
    unserved = fit.tongue if needs_language and isinstance(fit.tongue, str) else None
    return fit.refusal or fit.skill_fault or unserved


def _not_meant(fit: Fit, request: AssignmentRequest) -> str:
    """Say why no target means an agent: where one would but for a skill, it is that skill."""
    for target in request.targets:
        if target.skill is not None and is_in_pool(fit.post, target, request):
            return skill_fault(fit.post, target.skill, target.level) or "not_in_pool"
    return "not_in_pool"


def is_in_pool(post: Post, target: RouteTarget, request: AssignmentRequest) -> bool:
    """Tell whether a target means an agent, whatever the hours and the skills."""
    if target.agent is not None and target.agent != post.agent.id:
        return False
    team = target.team
    if target.follows_the_sun:
        return target.sites is None or post.team.name in target.sites
    if team is None:
        return True
    return post.team.name == (request.market_team if team == OF_MARKET else team)


def skill_fault(post: Post, skill: str, least: int | None) -> str | None:
    """Return the code of why an agent's skill is not enough. Who does not list a skill does not have it."""
    level = post.agent.skill_level(skill)
    if not level:
        return f"skill_missing:{skill}"
    return f"skill_low:{skill}" if least is not None and level < least else None
