"""Rank how well somebody speaks a language, and how near that language is to the customer's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias, get_args

from xborder_support.conditions import covers_language
from xborder_support.language import language_distance

__all__ = ["AUTOMATIC_LIMIT", "LEVEL_DEFICIT", "NO_BAND", "Level", "Mode", "Tongue", "Wish", "distance", "tongue_of"]

#: The levels of the Common European Framework of Reference, and native speakers above them. Best first.
Level: TypeAlias = Literal["native", "C2", "C1", "B2", "B1", "A2", "A1"]

#: How a language is used: somebody may write well what they hardly speak.
Mode: TypeAlias = Literal["written", "spoken"]

#: How many steps a level lies below a native speaker.
LEVEL_DEFICIT: Mapping[str, int] = {level: steps for steps, level in enumerate(get_args(Level))}

#: The distance up to which one language stands for another without anybody having said so.
AUTOMATIC_LIMIT = 10

_BANDS = (1, 5, AUTOMATIC_LIMIT)  # the same language; another region; a close relative; what lies beyond was allowed expressly
_FIRST_OF_CHAIN = len(_BANDS) + 1
#: The band of somebody who serves the language only through a translation.
NO_BAND = 99


class Wish(NamedTuple):
    """Say which language is asked for: how far another may lie from it, and which others may stand in, best first."""

    language: str
    mode: Mode | None = None
    min_level: Level | None = None
    limit: int = AUTOMATIC_LIMIT
    chain: tuple[str, ...] = ()


class Tongue(NamedTuple):
    """Hold how somebody serves a language, to be compared: the smaller, the better.

    ``band`` is 0 for the language itself, 1 for another region, 2 for a close relative, 3 for what a wider limit let in, and from 4 on the
    places of a chain. ``deficit`` counts the levels below a native speaker; ``inexact`` is 0 where the tag is the very one asked for.
    """

    band: int
    deficit: int
    inexact: int
    tag: str
    distance: int

    @property
    def is_by_chain(self) -> bool:
        """Tell whether a language of the chain stands in for the one asked for."""
        return self.band >= _FIRST_OF_CHAIN


def tongue_of(speaks: Mapping[str, Level], modes: Mapping[str, frozenset[Mode]], wish: Wish) -> Tongue | str:
    """Return how a person serves a language best, or else the code of why not: ``language_too_far`` or ``skill_low:<language>``."""
    usable = [tag for tag in speaks if wish.mode is None or wish.mode in modes.get(tag, (wish.mode,))]
    tongues = [tongue for tag in usable if (tongue := _tongue(tag, speaks[tag], wish))]
    if not tongues:
        return "language_too_far"
    best = min((tongue for tongue in tongues if wish.min_level is None or tongue.deficit <= LEVEL_DEFICIT[wish.min_level]), default=None)
    return best or f"skill_low:{wish.language}"


def _tongue(tag: str, level: Level, wish: Wish) -> Tongue | None:
    far = distance(wish.language, tag)
    if far <= wish.limit:
        return Tongue(sum(far > bound for bound in _BANDS), LEVEL_DEFICIT[level], int(tag != wish.language), tag, far)
    for place, other in enumerate(wish.chain):
        if distance(other, tag) <= AUTOMATIC_LIMIT:
            return Tongue(_FIRST_OF_CHAIN + place, LEVEL_DEFICIT[level], int(tag != other), tag, far)
    return None


def distance(wanted: str, spoken: str) -> int:
    """Return how far a spoken language lies from the one that is wanted. A wider tag is all of its narrower ones: it lies at 0."""
    return 0 if covers_language(spoken, wanted) else language_distance(wanted, spoken)
