"""Say which checks there are, and which of them a text of a kind goes through."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from xborder_support.tone.linting.rules import (
    channels,
    directions,
    emoji,
    hedges,
    lengths,
    names,
    order,
    placeholders,
    registers,
    replies,
    residue,
    slang,
    steps,
    surface,
    terms,
    translation,
    typography,
)

from .check import Check
from .hit import Hit
from .passage import Passage

__all__ = ["CHECKS", "hits_of"]

CHECKS: tuple[Check, ...] = tuple(
    chain.from_iterable(
        module.CHECKS
        for module in (
            registers,
            names,
            replies,
            order,
            hedges,
            terms,
            slang,
            emoji,
            surface,
            lengths,
            steps,
            channels,
            placeholders,
            translation,
            residue,
            typography,
            directions,
        )
    )
)

_KINDS = 4096  # a language, a territory, a channel, and whether it is whole


def hits_of(passage: Passage) -> list[Hit]:
    """Return what all checks that apply find, in the order of the text."""
    checks = _checks_for(passage.language, passage.territory, passage.channel, passage.is_whole)
    found = [hit for check in checks for hit in check.find(passage)]
    found.sort(key=lambda hit: (hit.start, hit.end, hit.rule))
    return found


@lru_cache(maxsize=_KINDS)
def _checks_for(language: str, territory: str | None, channel: str, is_whole: bool) -> tuple[Check, ...]:  # noqa: FBT001  (a cache takes it by place)
    return tuple(check for check in CHECKS if check.applies(language=language, territory=territory, channel=channel, is_whole=is_whole))
