"""Put those who may take a conversation in order, by whole numbers that can be read and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .scarcity import SHORT, Scarcity
from .seats import Seat

if TYPE_CHECKING:
    from .request import AssignmentRequest

__all__ = ["Score", "score_of"]


class Score(NamedTuple):
    """Hold why one agent comes before another: the first number that differs decides, and the smaller one wins.

    ``sticky``: 0 previous owner, 1 their deputy, 2 others · ``target``: the place of the target in the rule · ``band``: how far the
    language lies (0 the same, 1 another region, 2 a close relative, 3 what a wider limit let in, from 4 on the chain) · ``short``: 1
    where the queue waits for another language or skill of theirs more than there are free units · ``level``: levels below a native
    speaker · ``inexact``: 0 for the very tag · ``skill``: levels below the best, added up · ``share``: used capacity in 1/10,000 ·
    ``held``: used units of who has no capacity · ``scarcity``: demand to supply of their other languages and skills in 1/1,000 ·
    ``given``: conversations given in the stretch over which work is to be even · ``idle_seconds``: negative, so that the longest idle
    wins · ``agent``: the id, where all else is equal.

    Example:
        >>> from xborder_support.routing import Score
        >>> Score._fields[:4]
        ('sticky', 'target', 'band', 'short')
    """

    sticky: int
    target: int
    band: int
    short: int
    level: int
    inexact: int
    skill: int
    share: int
    held: int
    scarcity: int
    given: int
    idle_seconds: int
    agent: str


def score_of(seat: Seat, request: AssignmentRequest, scarcity: Scarcity) -> Score:
    """Return the score of a seat."""
    fit, (share, held, given, idle, _), _ = seat
    agent = fit.post.agent.id
    place = len(request.targets) if fit.place is None else fit.place
    band, level, inexact = fit.speech
    needed = scarcity.of(agent, request)
    short = int(needed >= SHORT)
    return Score(fit.sticky, place, band, short, level, inexact, fit.skill_deficit, share, held, needed, given, -idle, agent)
