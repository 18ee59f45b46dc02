"""Find slang: TON022. "Órale" is a Mexican's word, and strange in Buenos Aires; "guay" is a Spaniard's, and no word of a shop there."""

from __future__ import annotations

from collections.abc import Iterator

from xborder_support.tone.courtesy import customs_in, slang_in
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.words import Found, outside

__all__ = ["CHECKS", "find_slang"]


def find_slang(passage: Passage) -> Iterator[Hit]:
    """Yield each phrase that is not said in the customer's country, and where the market has no slang, each that is said there.

    Where the country is not known, nothing is foreign; where no market is described, its own slang passes.
    """
    if passage.territory is None:
        return
    for place in outside((Found(*each) for each in slang_in(passage.text, language=passage.locale)), passage.quoted):
        slang = place.meaning
        is_own = passage.territory in slang.territories
        if is_own and (slang.is_plain or _allows_own(passage)):
            continue
        shown = {"word": slang.phrase.rstrip(",!?\uff0c"), "countries": ", ".join(slang.territories)}
        yield Hit("TON022", place.start, place.end, slang.neutral or None, shown, "own" if is_own else "")


def _allows_own(passage: Passage) -> bool:
    return passage.market is None or customs_in(passage.market, passage.locale).allows_slang


CHECKS = (Check(find=find_slang, rules=frozenset({"TON022"})),)
