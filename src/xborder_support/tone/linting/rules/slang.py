"""Find slang of another country: TON022. "Órale" is a Mexican's word, and strange in Buenos Aires."""

from __future__ import annotations

from collections.abc import Iterator

from xborder_support.tone.courtesy import foreign_slang
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.words import Found, outside

__all__ = ["CHECKS", "find_foreign_slang"]


def find_foreign_slang(passage: Passage) -> Iterator[Hit]:
    """Yield each phrase that is not said in the customer's country. Where that is not known, nothing is foreign."""
    if passage.territory is None:
        return
    found = foreign_slang(passage.text, language=passage.locale, territory_code=passage.territory)
    for place in outside((Found(*each) for each in found), passage.quoted):
        slang = place.meaning
        shown = {"word": slang.phrase.rstrip(",!?\uff0c"), "countries": ", ".join(slang.territories)}
        yield Hit("TON022", place.start, place.end, slang.neutral or None, shown)


CHECKS = (Check(find=find_foreign_slang, rules=frozenset({"TON022"})),)
