"""Weigh words and letters of a text for the languages that share its script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from xborder_support.terms import LanguageTag

from .lexicon import Profiles, Shares, word_set

__all__ = ["Evidence", "owners_of", "tells_by_words", "weigh"]

_LETTER_WEIGHT = 0.6
_ENDING_WEIGHT = 0.5
_SHORTEST_ENDING, _LONGEST_ENDING = 3, 7  # letters
_STEM = 2  # letters in front of an ending
_PART_WEIGHT = 0.5  # "l" and "article" in "l'article"

# What is left of a language's evidence after each letter that it does not have. Latin letters wander with names and brands.
_FOREIGN_LETTERS_COUNTED = 4
_FOREIGN_LETTERS = {
    script: tuple(factor**count for count in range(_FOREIGN_LETTERS_COUNTED + 1))
    for script, factor in {"Latn": 0.8, "Cyrl": 0.4, "Arab": 0.5}.items()
}
_TOGETHER = 2  # different words
_SENTENCE = 4  # words
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
_ENGLISH = LanguageTag("en")
_BORROWED_FACTOR = 0.4
_SENTENCE_AROUND = 0.7
_FIRST_AT_HOME = 0.4
_SECOND_AT_HOME = 0.25


@dataclass(frozen=True, slots=True)
class Evidence:
    """Say how much speaks for each language, about 1 for each word that it has alone, and how many words it knows.

    Of words that are known by a letter alone, only Latin ones are counted.
    """

    scores: Mapping[LanguageTag, float]
    words: Mapping[LanguageTag, int]


def weigh(script: str, found: Profiles, words: Sequence[str], likely: Sequence[str]) -> Evidence:
    """Weigh the words of a text, which are in one script for the most part."""
    home = [LanguageTag(name) for tag in likely for name in (tag, f"{tag}-Latn") if name in found.languages]
    scores: dict[LanguageTag, float] = defaultdict(float, _head_start(script, home))
    known: dict[LanguageTag, int] = defaultdict(int)
    table = found.words
    for word in words:
        for tag, weight in table.get(word) or (_parts(table, word) if "'" in word else _ending(found, word)):
            scores[tag] += weight
            known[tag] += 1
    if unusual := [word for word in words if not word.isascii()]:
        _weigh_letters(script, found, unusual, scores, known)
    if script == "Latn" and _ENGLISH in scores:
        _discount_borrowed(table, words, scores)
    for tag in found.rare & scores.keys():
        if tag not in home:
            scores[tag] *= _RARE_FACTOR
    for tag in scores.keys() & home:
        scores[tag] *= _LIKELY_FACTOR
    return Evidence(scores, known)


def _discount_borrowed(table: Mapping[str, Shares], words: Sequence[str], scores: dict[LanguageTag, float]) -> None:
    """Let English words that every shop's customers use count less, where another language has made the sentence around them."""
    if max((score for tag, score in scores.items() if tag != _ENGLISH), default=0.0) < _SENTENCE_AROUND:
        return
    borrowed = word_set("borrowed")
    if not any(tag == _ENGLISH for word in words if word not in borrowed for tag, _ in table.get(word, ())):
        scores[_ENGLISH] *= _BORROWED_FACTOR


def tells_by_words(found: Profiles, words: Sequence[str], tag: LanguageTag) -> bool:
    """Say whether a language knows two different words of the text, or letters of them that few languages have.

    In a sentence, words that end as words of the language do count too.
    """
    is_sentence = len(words) >= _SENTENCE
    known = 0
    for word in dict.fromkeys(words):
        known += _is_known(found, word, tag, by_ending=is_sentence)
        if known == _TOGETHER:
            return True
    return False


def owners_of(found: Profiles, word: str) -> frozenset[LanguageTag]:
    """Return the languages whose lists hold a word."""
    return frozenset([tag for tag, _ in found.words.get(word, ())])


def _is_known(found: Profiles, word: str, tag: LanguageTag, *, by_ending: bool) -> bool:
    if shares := found.words.get(word) or (_parts(found.words, word) if "'" in word else ()):
        return any(owner == tag for owner, _ in shares)
    if by_ending and any(owner == tag for owner, _ in _ending(found, word)):
        return True
    few = () if word.isascii() else [letter for letter in found.telling.intersection(word) if len(found.holders[letter]) <= _FEW]
    return any(tag in found.holders[letter] for letter in few)


def _head_start(script: str, home: Sequence[LanguageTag]) -> Mapping[LanguageTag, float]:
    """Return what speaks for each language before a word is read: in Latin letters nothing, as too many languages use them."""
    if script == "Latn" or not home:
        return _READERS.get(script, {})
    return dict.fromkeys(home, _SECOND_AT_HOME) | {home[0]: _FIRST_AT_HOME}


def _parts(table: Mapping[str, Shares], word: str) -> Shares:
    """Look up the halves of a word such as French "l'article" or Italian "dell'ordine"."""
    return tuple((tag, share * _PART_WEIGHT) for part in word.split("'") for tag, share in table.get(part, ()))


def _ending(found: Profiles, word: str) -> Shares:
    """Look up the longest ending of a word that is in no list."""
    if not found.endings:
        return ()
    for start in range(max(_STEM, len(word) - _LONGEST_ENDING), len(word) - _SHORTEST_ENDING + 1):
        if shares := found.endings.get(word[start:]):
            return tuple([(tag, share * _ENDING_WEIGHT) for tag, share in shares])
    return ()


def _weigh_letters(
    script: str, found: Profiles, words: Sequence[str], scores: dict[LanguageTag, float], known: dict[LanguageTag, int]
) -> None:
    present = found.telling.intersection("".join(words))
    if not present:
        return
    _speak_for_holders(found, words, sorted(present), scores)
    if script in _FOREIGN_LETTERS:
        _speak_against_others(found, present, scores, _FOREIGN_LETTERS[script])
    if script == "Latn":
        _count_words_by_letters(found, words, present, known)


def _speak_for_holders(found: Profiles, words: Sequence[str], present: Sequence[str], scores: dict[LanguageTag, float]) -> None:
    """Let telling letters speak for the languages that have them, once a word."""
    telling = [(letter, found.letters[letter]) for letter in present]
    for word in words:
        for letter, shares in telling:
            if letter in word:
                for tag, share in shares:
                    scores[tag] += share * _LETTER_WEIGHT


def _speak_against_others(found: Profiles, present: AbstractSet[str], scores: dict[LanguageTag, float], factors: Sequence[float]) -> None:
    """Let telling letters speak against the languages that do not have them."""
    holders = {found.holders[letter] for letter in present}
    for tag in scores:
        foreign = 0
        for who in holders:
            if tag not in who:
                foreign += 1
        scores[tag] *= factors[min(foreign, _FOREIGN_LETTERS_COUNTED)]


def _count_words_by_letters(found: Profiles, words: Sequence[str], present: AbstractSet[str], known: dict[LanguageTag, int]) -> None:
    """Count a word that is in no list as known to the few languages that have one of its letters."""
    few = [letter for letter in present if len(found.holders[letter]) <= _FEW]
    for word in words if few else ():
        if word not in found.words:
            for tag in {tag for letter in few if letter in word for tag in found.holders[letter]}:
                known[tag] += 1
