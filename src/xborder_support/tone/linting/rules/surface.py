"""Find what shouts: capitals (TON031) and exclamation marks (TON032, TON033)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

import regex

from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage, Range
from xborder_support.tone.linting.words import Found, outside

from .apologies import apologies_in

__all__ = ["CHECKS", "find_capitals", "find_exclamations"]

# A word of capitals that is no code: no digit, hyphen, slash, dot or address stands at it.
_CAPITALS = regex.compile(r"(?<![\p{L}\p{M}\p{N}@/_.#&+-])\p{Lu}{2,}+(?:['\u2019]\p{Lu}{1,3}+)?(?![\p{L}\p{M}\p{N}@/_#&+]|-\w|\.\w)")
_SHORTEST_ALONE = 5  # letters of a single word; shorter ones are abbreviations
_SHORTEST_RUN = 8  # letters of several words together
_SHORTEST_IN_RUN = 4  # of at least one of them: "PDF, USB und EU" is no shouting
_VOWELS = regex.compile(r"[AEIOUYÄÖÜÅØÆ\p{Script=Cyrl}\p{Script=Grek}\u00c0-\u00de]")
_GLUE = regex.compile(r"[ \t\u00a0]{1,3}+")
# Single words in capitals mark emphasis there, and nobody minds.
_EMPHATIC = frozenset({"de"})

_MARKS = regex.compile("[!\uff01]+")
_GREETING_WORDS = 6
_FAR = 0x110000


def find_capitals(passage: Passage) -> Iterator[Hit]:
    """Yield each run of words in capitals, and as advice each long single one."""
    known = _known() | {word.upper() for word in (passage.brand or "").split()}
    words = (Found(*match.span(), True) for match in _CAPITALS.finditer(passage.text))
    loud = [(found.start, found.end) for found in outside(words, passage.foreign) if passage.text[found.start : found.end] not in known]
    for run in _runs(passage.text, loud):
        letters = [end - start for start, end in run]
        if len(run) > 1 and sum(letters) >= _SHORTEST_RUN and max(letters) >= _SHORTEST_IN_RUN:
            yield Hit("TON031", run[0][0], run[-1][1], _lowered(passage.text[run[0][0] : run[-1][1]]), severity="warning")
        elif len(run) == 1 and _is_shouted_alone(passage, run[0]):
            yield Hit("TON031", *run[0], _lowered(passage.text[slice(*run[0])]), severity="info")


def _runs(text: str, words: list[Range]) -> Iterator[list[Range]]:
    run: list[Range] = []
    for word in words:
        if run and _GLUE.fullmatch(text, run[-1][1], word[0]) is None:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_shouted_alone(passage: Passage, word: Range) -> bool:
    text = passage.text[slice(*word)]
    return passage.language not in _EMPHATIC and len(text) >= _SHORTEST_ALONE and _VOWELS.search(text) is not None


def _lowered(text: str) -> str:
    return text[:1] + text[1:].lower()


@cache
def _known() -> frozenset[str]:
    return frozenset(facts("capitals")["known"])


def find_exclamations(passage: Passage) -> Iterator[Hit]:
    """Yield "!!", the second "!" of a text, and each one in an apology. The one after the salutation is custom and does not count."""
    found = (Found(*match.span(), True) for match in _MARKS.finditer(passage.text))
    marks = [(mark.start, mark.end) for mark in outside(found, passage.foreign)]
    sorry = {_sentence(passage, start) for start, _ in apologies_in(passage)} if marks else set()
    counted = [mark for mark in marks if not _is_after_salutation(passage, mark)]
    total = sum(end - start for start, end in counted)
    is_told = False
    for number, (start, end) in enumerate(marks):
        if _sentence(passage, start) in sorry:
            yield Hit("TON033", start, end, "." if passage.text[start] == "!" else "。")
        elif end - start > 1:
            yield Hit("TON032", start, end, passage.text[start], {"count": str(end - start)})
        elif not is_told and len(counted) > 1 and (start, end) == counted[1] and number:
            is_told = True
            yield Hit("TON032", start, end, facts={"count": str(total)})


def _sentence(passage: Passage, index: int) -> int:
    return bisect_right(passage.sentences, (index, _FAR)) - 1


def _is_after_salutation(passage: Passage, mark: Range) -> bool:
    if mark[1] - mark[0] > 1 or _sentence(passage, mark[0]) != 0:
        return False
    return bisect_right(passage.words, (mark[0], _FAR)) <= _GREETING_WORDS


CHECKS = (
    Check(find=find_capitals, rules=frozenset({"TON031"})),
    Check(find=find_exclamations, rules=frozenset({"TON032", "TON033"})),
)
