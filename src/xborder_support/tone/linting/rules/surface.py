"""Find what shouts: capitals (TON031) and exclamation marks (TON032, TON033)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

import regex

from xborder_support.terms import Severity
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage, Range
from xborder_support.tone.linting.phrases import found_in
from xborder_support.tone.linting.words import Found, outside

from .apologies import apologies_in

__all__ = ["CHECKS", "find_capitals", "find_exclamations"]

# A word of capitals that is no code: no digit, hyphen, slash, dot or address stands at it.
_CAPITALS = regex.compile(r"(?<![\p{L}\p{M}\p{N}@/_.#&+-])\p{Lu}{2,}+(?:['\u2019]\p{Lu}{1,3}+)?(?![\p{L}\p{M}\p{N}@/_#&+]|-\w|\.\w)")
_FEWEST_SHOUTED = 3  # words, none of which is known to be common
_SHORTEST_RUN = 8  # letters of several words together
_SHORTEST_IN_RUN = 4  # of at least one of them: "PDF, USB und EU" is no shouting
_SHORTEST_COMMON = 3
_GLUE = regex.compile(r"[ \t\u00a0]{1,3}+")
# Single words in capitals mark emphasis there, and nobody minds.
_EMPHATIC = frozenset({"de"})

_MARKS = regex.compile("[!\uff01]+")
_GREETING_WORDS = 6
_SHORT = 40  # characters of a sentence that does nothing but greet
_FAR = 0x110000


def find_capitals(passage: Passage) -> Iterator[Hit]:
    """Yield each run of words in capitals; of a single one, and of two, only if it is no name: common words are listed."""
    known = _known() | {word.upper() for word in (passage.brand or "").split()}
    words = (Found(*match.span(), True) for match in _CAPITALS.finditer(passage.text))
    loud = [(found.start, found.end) for found in outside(words, passage.foreign) if passage.text[found.start : found.end] not in known]
    for run in _runs(passage.text, loud):
        severity = _severity(passage, run)
        if severity is not None:
            yield Hit("TON031", run[0][0], run[-1][1], _lowered(passage.text[run[0][0] : run[-1][1]]), severity=severity)


def _runs(text: str, words: list[Range]) -> Iterator[list[Range]]:
    run: list[Range] = []
    for word in words:
        if run and _GLUE.fullmatch(text, run[-1][1], word[0]) is None:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _severity(passage: Passage, run: list[Range]) -> Severity | None:
    """Return how loud a run is; None where it may be abbreviations, or the name of a brand, which mostly has a word or two."""
    letters = [end - start for start, end in run]
    is_common = any(passage.text[start:end].casefold() in _common(passage.language) for start, end in run)
    if len(run) == 1:
        return "info" if is_common and passage.language not in _EMPHATIC else None
    if sum(letters) < _SHORTEST_RUN or max(letters) < _SHORTEST_IN_RUN:
        return None
    return "warning" if is_common or len(run) >= _FEWEST_SHOUTED else "info"


def _lowered(text: str) -> str:
    return text[:1] + text[1:].lower()


@cache
def _known() -> frozenset[str]:
    return frozenset(facts("capitals")["known"])


@cache
def _common(language: str) -> frozenset[str]:
    """Return words of a language that are no names, and long enough to be no abbreviations."""
    listed = (*facts("residue")["words"].get(language, ()), *facts("capitals")["stressed"].get(language, ()))
    return frozenset(word.casefold() for word in listed if len(word) >= _SHORTEST_COMMON)


def find_exclamations(passage: Passage) -> Iterator[Hit]:
    """Yield "!!", the second "!" of a text, and each one in an apology.

    The one after the salutation is custom and does not count, nor does that of a greeting or a closing wish of its own.
    """
    found = (Found(*match.span(), True) for match in _MARKS.finditer(passage.text))
    marks = [(mark.start, mark.end) for mark in outside(found, passage.foreign)]
    sorry = {_sentence(passage, start) for start, _ in apologies_in(passage)} if marks else set()
    greetings = _greetings(passage) if len(marks) > 1 else frozenset()
    counted = [mark for mark in marks if not _is_custom(passage, mark, greetings)]
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


def _greetings(passage: Passage) -> frozenset[int]:
    """Return which sentences are short, and greet or take leave."""
    found = {_sentence(passage, phrase.start) for phrase in found_in(passage, "replies", ("opening", "closing"))}
    return frozenset(number for number in found if number >= 0 and _length(passage.sentences[number]) <= _SHORT)


def _length(span: Range) -> int:
    return span[1] - span[0]


def _is_custom(passage: Passage, mark: Range, greetings: frozenset[int]) -> bool:
    """Tell whether a single mark ends the salutation, or a short sentence that greets or takes leave."""
    number = _sentence(passage, mark[0])
    if _length(mark) > 1:
        return False
    return number in greetings or (number == 0 and bisect_right(passage.words, (mark[0], _FAR)) <= _GREETING_WORDS)


CHECKS = (
    Check(find=find_capitals, rules=frozenset({"TON031"})),
    Check(find=find_exclamations, rules=frozenset({"TON032", "TON033"})),
)
