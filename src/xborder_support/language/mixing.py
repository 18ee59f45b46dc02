"""Say whether a message is written in two languages at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from xborder_support.terms import LanguageTag

from .evidence import owners_of
from .lexicon import Profiles, near, profiles, word_set
from .scripts import EAST_ASIAN

__all__ = ["is_mixed", "without_brands"]

_TOGETHER = 2  # different words that are neither names nor borrowed
_LEAST_WORDS = 4
_LEAST_WORD_SHARE = 0.15  # of the second language
_LEAST_SHARE = 0.2  # of the letters, for the second script
_LEAST_CHARACTERS = 3  # East Asian ones


def is_mixed(words: Sequence[str], letters: Mapping[str, int], tag: LanguageTag | None) -> bool:
    """Say whether two languages make up the text, each with words of its own.

    A brand, a borrowed word and a courtesy in another language are no second language. Neighbours such as Spanish and Portuguese are not
    told apart inside of a message. ``tag`` is the best reading of its main script.
    """
    latin = profiles("Latn")
    if latin is None or not letters.get("Latn"):
        return False
    roman = [word for word in words if _is_latin(word)]
    if len(letters) > 1 and _second_script_share(letters) >= _LEAST_SHARE:
        return _is_written_in_two_scripts(latin, words, roman)
    return tag in latin.languages and len(roman) >= _LEAST_WORDS and _has_second_language(latin, roman, tag)


def without_brands(words: Sequence[str], letters: Mapping[str, int]) -> Mapping[str, int]:
    """Leave out the Latin letters beside another script where they make up no words but names, loanwords and courtesies."""
    if len(letters) < 2 or "Latn" not in letters:
        return letters
    latin, common = profiles("Latn"), _common_words()
    if latin is None or any(word in latin.words for word in words if len(word) > 1 and word not in common and _is_latin(word)):
        return letters
    return {script: count for script, count in letters.items() if script != "Latn"}


def _is_latin(word: str) -> bool:
    return word[0].isascii() or word[0] <= "\u02af" or "\u1e00" <= word[0] <= "\u1eff"


def _second_script_share(letters: Mapping[str, int]) -> float:
    weights = {script: count * (2 if script in EAST_ASIAN else 1) for script, count in letters.items()}
    return min(weights["Latn"], sum(weights.values()) - weights["Latn"]) / sum(weights.values())


def _is_written_in_two_scripts(latin: Profiles, words: Sequence[str], roman: Sequence[str]) -> bool:
    """Say whether Latin words make sense of their own beside a second script, and that script beside them."""
    others = [word for word in words if not _is_latin(word)]
    if len(set(others)) < _TOGETHER and max(map(len, others), default=0) < _LEAST_CHARACTERS:
        return False
    known = {word: owners_of(latin, word) for word in set(roman)}
    speaking = {tag for word, owners in known.items() if word not in _common_words() for tag in owners}
    return any(sum(tag in owners for owners in known.values()) >= _TOGETHER for tag in speaking)


def _has_second_language(latin: Profiles, words: Sequence[str], tag: LanguageTag) -> bool:
    """Say whether another language has words of the text that the first has not, and the other way round."""
    neighbours, common = near(tag), _common_words()
    listed = [shares for word in set(words) if len(word) > 1 and word not in common and (shares := latin.words.get(word))]
    foreign = [shares for shares in listed if not any(owner in neighbours for owner, _ in shares)]
    if len(foreign) < max(_TOGETHER, _LEAST_WORD_SHARE * len(words)):
        return False
    owned = [frozenset([owner for owner, _ in shares]) for shares in listed]
    seconds = {owner for shares in foreign for owner, _ in shares}
    return any(_is_second(owned, tag, other) for other in seconds)


def _is_second(owned: Sequence[AbstractSet[LanguageTag]], first: LanguageTag, second: LanguageTag) -> bool:
    alone = [owners for owners in owned if second in owners and first not in owners]
    sure = [owners for owners in alone if owners <= near(second)]
    of_first = [owners for owners in owned if first in owners and second not in owners]
    return len(alone) >= _TOGETHER and bool(sure) and len(of_first) >= _TOGETHER


@cache
def _common_words() -> frozenset[str]:
    return word_set("borrowed") | word_set("international")
