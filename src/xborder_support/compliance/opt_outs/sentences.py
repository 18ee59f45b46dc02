"""Look for a wish to be left alone inside the sentences of a message."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from .folding import CLAUSE_END, SENTENCE_END, Units, is_stretched, sentences_of, settle, units_of
from .lexicon import Lexicon, Lexicons
from .seen import seen_in
from .tongue import Tongue
from .verdicts import NOTHING, OptOut
from .wording import Found, Wording

__all__ = ["wish_in"]


class _Match(NamedTuple):
    """Hold a wording and where it was found, in a clause that begins at ``clause``."""

    wording: Wording
    place: Found
    clause: int


def wish_in(
    lexicon: Lexicon, letters: str, text: str, words: Lexicons, expected: str | None, *, among: list[Wording] | None = None
) -> OptOut:
    """Look for a wish inside the sentences; a clear one counts more than one that a person has to read.

    ``letters`` are those of the text as the lexicon folds them, ``expected`` is the language of the customer. ``among`` are the wordings of
    the whole text, where they are known: no others are in its sentences.
    """
    question = NOTHING
    for number, sentence in enumerate(letters.split(SENTENCE_END)):
        if not sentence or sentence.isspace():
            continue
        seen = seen_in(settle(sentence))
        wordings = lexicon.wordings_in(seen) if among is None else [wording for wording in among if wording.may_be_in(seen)]
        if not wordings or not (matches := _matches(lexicon, wordings, seen.units, _clause_starts(sentence))):
            continue
        tongue = Tongue(sentences_of(text)[number], expected)
        found = _meanings(matches, seen.units, tongue, words)
        if stops := [each for each in found if each.verdict == "stop"]:
            return min(stops, key=lambda each: tongue.distance(each.language or ""))
        question = found[-1] if found else question
    return question


def _clause_starts(sentence: str) -> list[int]:
    """Return where the clauses of a sentence begin, in units. A word in pieces, as "s, t, o, p", makes them uncertain: there is one."""
    if CLAUSE_END not in sentence or is_stretched(" ".join(sentence.split())):
        return [0]
    return [0, *accumulate(len(units_of(clause)) for clause in sentence.split(CLAUSE_END))]


def _matches(lexicon: Lexicon, wordings: Iterable[Wording], units: Units, clauses: list[int]) -> list[_Match]:
    """Return what was found of these wordings, in the order of the sentence."""
    found = []
    places: dict[str, list[int]] = {}
    for place, unit in enumerate(units):
        places.setdefault(unit, []).append(place)
    bounds = [*clauses, len(units)]
    for wording in wordings:
        for start in wording.starts(places):
            behind = bisect_right(clauses, start)
            clause, clause_end = bounds[behind - 1], bounds[behind]
            match = wording.match(units, start, clause, lexicon.is_courtesy)
            if match and (match[1] <= clause_end or not wording.one_clause):
                found.append(_Match(wording, match, clause))
    return sorted(found, key=lambda match: match.place[0])


def _meanings(matches: Iterable[_Match], units: Units, tongue: Tongue, words: Lexicons) -> list[OptOut]:
    found = []
    for wording, place, clause in matches:
        if tongue.may_be(wording.language):
            others = filter(None, map(words.turns_of, tongue.others_than(wording.language)))
            verdict, scope = wording.meaning(units, place, clause, others)
            found.append(OptOut(verdict, 2 if verdict == "stop" else None, wording.code, scope, wording.language))
    return found
