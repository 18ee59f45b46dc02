"""Weigh words and letters of a text for the languages that share its script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xborder_support.terms import LanguageTag

from .lexicon import Profiles, Shares

__all__ = ["Evidence", "weigh"]

_LETTER_WEIGHT = 0.6
_PART_WEIGHT = 0.5  # "l" and "article" in "l'article"

# What is left of a language's evidence after each letter that it does not have. Latin letters wander with names and brands.
_FOREIGN_LETTER = {"Latn": 0.8, "Cyrl": 0.4, "Arab": 0.5}
_FOREIGN_LETTERS_COUNTED = 4
_FEW = 2  # languages that share a letter, for it to make a word known

# Who mostly writes these scripts, in the order of readers on the web. The others show themselves by letters and words.
_READERS: Mapping[str, Mapping[LanguageTag, float]] = {
    "Arab": {LanguageTag("ar"): 0.4, LanguageTag("fa"): 0.25, LanguageTag("ur"): 0.2},
    "Beng": {LanguageTag("bn"): 0.4},
    "Cyrl": {LanguageTag("ru"): 0.4, LanguageTag("uk"): 0.25, LanguageTag("bg"): 0.1, LanguageTag("sr"): 0.1},
    "Deva": {LanguageTag("hi"): 0.4},
    "Ethi": {LanguageTag("am"): 0.4},
}

# For the languages of the market and of the conversation: enough to turn a near tie, and nothing more.
_LIKELY_FACTOR = 1.4
_RARE_FACTOR = 0.7
_FIRST_AT_HOME = 0.4
_SECOND_AT_HOME = 0.25


@dataclass(frozen=True, slots=True)
class Evidence:
    """Say how much speaks for each language, about 1 for each word that it has alone, and how many words it knows."""

    scores: Mapping[LanguageTag, float]
    words: Mapping[LanguageTag, int]


def weigh(script: str, found: Profiles, words: Sequence[str], likely: Sequence[str]) -> Evidence:
    """Weigh the words of a text, which are in one script for the most part."""
    home = [LanguageTag(tag) for tag in likely if tag in found.languages]
    scores: dict[LanguageTag, float] = defaultdict(float, _head_start(script, home))
    known: dict[LanguageTag, int] = defaultdict(int)
    table = found.words
    for word in words:
        for tag, weight in table.get(word) or _parts(table, word):
            scores[tag] += weight
            known[tag] += 1
    unusual = [word for word in words if not word.isascii()]
    if unusual:
        _weigh_letters(found, unusual, scores, known, foreign_factor=_FOREIGN_LETTER.get(script, 1.0))
    for tag in found.rare.difference(home).intersection(scores):
        scores[tag] *= _RARE_FACTOR
    for tag in set(home).intersection(scores):
        scores[tag] *= _LIKELY_FACTOR
    return Evidence(scores, known)


def _head_start(script: str, home: Sequence[LanguageTag]) -> Mapping[LanguageTag, float]:
    """Return what speaks for each language before a word is read: in Latin letters nothing, as too many languages use them."""
    if script == "Latn" or not home:
        return _READERS.get(script, {})
    return dict.fromkeys(home, _SECOND_AT_HOME) | {home[0]: _FIRST_AT_HOME}


def _parts(table: Mapping[str, Shares], word: str) -> Shares:
    """Look up the halves of a word such as French "l'article" or Italian "dell'ordine"."""
    if "'" not in word:
        return ()
    return tuple((tag, share * _PART_WEIGHT) for part in word.split("'") for tag, share in table.get(part, ()))


def _weigh_letters(
    found: Profiles, words: Sequence[str], scores: dict[LanguageTag, float], known: dict[LanguageTag, int], *, foreign_factor: float
) -> None:
    """Let telling letters speak for the languages that have them, once a word, and against those that do not."""
    owners: set[Shares] = set()
    for word in words:
        telling = [found.letters[letter] for letter in set(word) if letter in found.letters]
        owners.update(telling)
        for shares in telling:
            for tag, share in shares:
                scores[tag] += share * _LETTER_WEIGHT
        if word not in found.words:
            for tag in {tag for shares in telling if len(shares) <= _FEW for tag, _ in shares}:
                known[tag] += 1
    holders = [{tag for tag, _ in shares} for shares in owners]
    for tag in scores:
        foreign = sum(tag not in who for who in holders)
        scores[tag] *= foreign_factor ** min(foreign, _FOREIGN_LETTERS_COUNTED)
