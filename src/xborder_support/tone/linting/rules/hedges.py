"""Find words that leave the customer unsure, where facts are expected first: TON010 to TON012.

A vague time is none where a number or a day follows in its sentence: "soon, by 4 February at the latest".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias, get_args

from xborder_support.terms import Severity
from xborder_support.tone.courtesy import speaks
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.words import Found, Lexicon, outside

from .told_times import is_told_between, told_times

__all__ = ["CHECKS", "Hedge", "hedge_lexicon"]

HedgeKind: TypeAlias = Literal["uncertainty", "approximation", "time"]

_RULES: Mapping[HedgeKind, str] = {"uncertainty": "TON010", "approximation": "TON011", "time": "TON012"}
_ALL: frozenset[HedgeKind] = frozenset(get_args(HedgeKind))
_NONE: frozenset[HedgeKind] = frozenset()
_KINDS: Mapping[str, HedgeKind] = {
    "uncertainty": "uncertainty",
    "approximation": "approximation",
    "vague_time": "time",
}  # as markets name them
_NEAR = 4  # Characters between an approximation and its number: a space, a bracket, a sign of a currency.
_FAR = 0x110000


@dataclass(frozen=True, slots=True)
class Hedge:
    """Hold a hedge as it is listed, its kind, whether it means something else as often, and whether it is only pointed at."""

    word: str
    kind: HedgeKind
    is_polysemous: bool
    is_advice: bool


@cache
def hedge_lexicon(language: str) -> Lexicon[Hedge]:
    """Return the hedges of a language of ``data/hedges.toml``."""
    row: Mapping[str, Any] = facts("hedges")["languages"][language]
    return Lexicon(_phrases(row), language=language, harmless=row.get("harmless", ()))


def _phrases(row: Mapping[str, Any]) -> Iterator[tuple[str, Hedge]]:
    is_doubtful = row["confidence"] == "low"
    polysemous = frozenset(row.get("polysemous", ()))
    for kind in _RULES:
        for word in row.get(kind, ()):
            yield word, Hedge(word.partition("|")[0], kind, word in polysemous, is_doubtful or word in polysemous)


def find_hedges(passage: Passage, kinds: frozenset[HedgeKind] = _ALL) -> Iterator[Hit]:
    """Yield each hedge of some kinds that the writer of the text used, not a customer who is quoted."""
    everything = outside(hedge_lexicon(_listed(passage.language)).find(passage.folded), passage.foreign)
    found = [place for place in everything if place.meaning.kind in kinds]
    times = told_times(passage) if any(place.meaning.kind == "time" for place in found) else []
    for place in found:
        if _counts(passage, place, times):
            hedge = place.meaning
            severity: Severity | None = "info" if hedge.is_advice else None
            yield Hit(_RULES[hedge.kind], place.start, place.end, facts={"word": hedge.word}, severity=severity)


def find_unwanted_hedges(passage: Passage) -> Iterator[Hit]:
    """Yield the hedges of a text that are not wanted: the host says so, else the market, else the territory decides."""
    if kinds := _unwanted(passage):
        yield from find_hedges(passage, kinds)


def _unwanted(passage: Passage) -> frozenset[HedgeKind]:
    """Return which hedges are out of place. A market says so for its own languages, and for others where we look for them at all."""
    if passage.hedges is not None:
        return _ALL if passage.hedges else _NONE
    market, is_usual = passage.market, passage.territory in _territories(passage.language)
    if market is None or "hedges" in market.unknown_fields:
        return _ALL if is_usual else _NONE
    return frozenset(_KINDS[hedge] for hedge in market.hedges) if is_usual or speaks(market, passage.locale) else _NONE


def _counts(passage: Passage, place: Found[Hedge], times: list[int]) -> bool:
    if place.meaning.kind == "time":
        return not is_told_between(times, place.end, _end_of_sentence(passage, place.start))
    if place.meaning.kind == "approximation" and place.meaning.is_polysemous:
        return _is_near_number(passage, place)
    return True


def _end_of_sentence(passage: Passage, index: int) -> int:
    number = bisect_right(passage.sentences, (index, _FAR)) - 1
    return passage.sentences[number][1] if number >= 0 else len(passage.text)


def _is_near_number(passage: Passage, place: Found[Hedge]) -> bool:
    around = passage.text[max(0, place.start - _NEAR) : place.start] + passage.text[place.end : place.end + _NEAR]
    return any(character.isdigit() for character in around) or passage.is_inserted(place.end, place.end + 2)


def _listed(language: str) -> str:
    return "nb" if language == "no" else language


@cache
def _territories(language: str) -> frozenset[str]:
    """Return where customers look for facts first; of languages that are written in Europe, the countries of the EEA."""
    table = facts("hedges")["territories"]
    return frozenset(table.get(language, table["eea"]))


CHECKS = (Check(find=find_unwanted_hedges, rules=frozenset(_RULES.values()), languages=frozenset(facts("hedges")["languages"]) | {"no"}),)
