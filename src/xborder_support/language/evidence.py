"""Weigh words and letters of a text for the languages that share its script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xborder_support.terms import LanguageTag

from .lexicon import Profiles

__all__ = ["Evidence", "weigh"]

_LETTER_WEIGHT = 0.6
_SHORT_WORD_WEIGHT = 0.5  # "a", "i", "de": in too many languages that we do not list.

# What is left of a language's evidence after each letter that it does not have. Latin letters wander with names and brands.
_FOREIGN_LETTER = {"Latn": 0.8, "Cyrl": 0.4, "Arab": 0.5}
_FOREIGN_LETTERS_COUNTED = 4
_FEW = 2  # languages that share a letter, for it to make a word known

# Who mostly writes these scripts, in the order of readers on the web. The others show themselves by letters and words.
_READERS = {
    "Arab": {"ar": 0.4, "fa": 0.25, "ur": 0.2},
    "Beng": {"bn": 0.4},
    "Cyrl": {"ru": 0.4, "uk": 0.25, "bg": 0.1, "sr": 0.1},
    "Deva": {"hi": 0.4},
    "Ethi": {"am": 0.4},
}

# For the languages of the market and of the conversation: enough to turn a near tie, and nothing more.
_LIKELY_FACTOR = 1.4
_RARE_FACTOR = 0.7
_LIKELY_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """Say how much speaks for each language, about 1 for each word that it has alone, and how many words it knows."""

    scores: Mapping[LanguageTag, float]
    words: Mapping[LanguageTag, int]


def weigh(script: str, found: Profiles, words: Sequence[str], likely: Sequence[str]) -> Evidence:
    """Weigh the words of a text, which are in one script for the most part."""
    scores: dict[LanguageTag, float] = defaultdict(float, _READERS.get(script, {}))  # type: ignore[arg-type]
    known: dict[LanguageTag, int] = defaultdict(int)
    for word in words:
        for tag, weight in _word_shares(found, word):
            scores[tag] += weight
            known[tag] += 1
    _weigh_letters(script, found, words, scores, known)
    home = found.languages.intersection(likely)
    for tag in found.rare.difference(home).intersection(scores):
        scores[tag] *= _RARE_FACTOR
    for tag in home:
        scores[tag] = scores[tag] * _LIKELY_FACTOR + (0.0 if script == "Latn" else _LIKELY_WEIGHT)
    return Evidence(scores, known)


def _word_shares(found: Profiles, word: str) -> Iterator[tuple[LanguageTag, float]]:
    shares = found.words.get(word)
    if shares is not None:
        weight = 1.0 if len(word) > 2 else _SHORT_WORD_WEIGHT
        yield from ((tag, share * weight) for tag, share in shares)
    elif "'" in word:  # French "l'article", Italian "dell'ordine"
        for part in word.split("'"):
            yield from ((tag, share * _SHORT_WORD_WEIGHT) for tag, share in found.words.get(part, ()))


def _weigh_letters(script: str, found: Profiles, words: Sequence[str], scores: dict[LanguageTag, float], known: dict[LanguageTag, int]) -> None:
    """Let telling letters speak for the languages that have them, once a word, and against those that do not."""
    owners: set[tuple[tuple[LanguageTag, float], ...]] = set()
    for word in words:
        telling = () if word.isascii() else [found.letters[letter] for letter in set(word) if letter in found.letters]
        owners.update(telling)
        for tag, share in (pair for shares in telling for pair in shares):
            scores[tag] += share * _LETTER_WEIGHT
        for tag in {tag for shares in telling if len(shares) <= _FEW for tag, _ in shares} if word not in found.words else ():
            known[tag] += 1
    for tag in scores:
        foreign = sum(all(tag != owner for owner, _ in shares) for shares in owners)
        scores[tag] *= _FOREIGN_LETTER.get(script, 1.0) ** min(foreign, _FOREIGN_LETTERS_COUNTED)
