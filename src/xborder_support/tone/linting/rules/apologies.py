"""Answer where a text says sorry."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.passage import Passage, Range
from xborder_support.tone.linting.words import Lexicon, outside

__all__ = ["apologies_in"]


def apologies_in(passage: Passage) -> Iterator[Range]:
    """Yield where each word of apology stands that the writer of the text used. A language without a list never apologises."""
    for found in outside(_apologies(passage.language).find(passage.folded), passage.foreign):
        yield found.start, found.end


@cache
def _apologies(language: str) -> Lexicon[bool]:
    words = facts("apologies")["languages"].get("nb" if language == "no" else language, ())
    return Lexicon(((word, True) for word in words), language=language)
