"""Tell from a few words that a message cannot speak of being contacted, as hardly any message does.

Whatever can be found in a message has words in it that other messages seldom have. Looking for those is cheap; reading is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from .folding import Units, fold, is_stretched, units_of
from .vocabulary import Vocabulary, vocabularies
from .wording import Slot, Wording

__all__ = ["Clues", "clues"]

#: The slots of a wording: phrases, of which one must stand in the message, with a space before and after each unit.
Phrases: TypeAlias = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Clues:
    """Hold the words without which nothing is found, folded without accents.

    ``keywords`` has a word of each whole message, ``known`` has all of theirs and of courtesy. ``wordings`` has a word of each wording,
    with all that it needs beside it. ``beginnings`` are those of words, for wordings that name no whole ones.
    """

    known: frozenset[str]
    keywords: frozenset[str]
    wordings: Mapping[str, tuple[Phrases, ...]]
    beginnings: tuple[str, ...]

    def are_in(self, letters: str) -> bool:
        """Tell whether a text is worth reading. False is certain: nothing would be found in it."""
        words = " ".join(letters.split())
        if is_stretched(words):  # The words themselves are uncertain.
            return True
        units = units_of(words)
        return self._are_all_of_it(units) or self._are_among(units) or any(beginning in words for beginning in self.beginnings)

    def _are_all_of_it(self, units: Units) -> bool:
        return self.known.issuperset(units) and not self.keywords.isdisjoint(units)

    def _are_among(self, units: Units) -> bool:
        telling = self.wordings.keys() & frozenset(units)
        if not telling:
            return False
        spaced = f" {' '.join(units)} "
        return any(_are_met(slots, spaced) for unit in telling for slots in self.wordings[unit])


def _are_met(slots: Phrases, spaced: str) -> bool:
    for phrases in slots:
        for phrase in phrases:
            if phrase in spaced:
                break
        else:
            return False
    return True


@cache
def clues() -> Clues:
    """Return the clues to all entries of the data, whether they keep accents or not."""
    whole = {phrase for vocabulary in vocabularies() for phrase in _plain(vocabulary, vocabulary.whole)}
    courtesy = {phrase for vocabulary in vocabularies() for phrase in _plain(vocabulary, vocabulary.courtesy)}
    wordings: dict[str, list[Phrases]] = defaultdict(list)
    beginnings: list[str] = []
    for vocabulary, wording in _wordings():
        slots = [_phrases(vocabulary, slot) for slot in wording.slots if not slot.prefixes]
        if not slots:
            beginnings.extend(wording.slots[0].prefixes)
            continue
        for word in _rarest(slots):
            wordings[word].append(tuple(tuple(f" {' '.join(phrase)} " for phrase in phrases) for phrases in slots))
    return Clues(
        known=frozenset(unit for phrase in whole | courtesy for unit in phrase),
        keywords=frozenset(map(_most_telling, whole)),
        wordings={word: tuple(needs) for word, needs in wordings.items()},
        beginnings=tuple(beginnings),
    )


def _wordings() -> Iterator[tuple[Vocabulary, Wording]]:
    for vocabulary in vocabularies():
        for wording in {id(wording): wording for wordings in vocabulary.wordings.values() for wording in wordings}.values():
            yield vocabulary, wording


def _phrases(vocabulary: Vocabulary, slot: Slot) -> Set[Units]:
    return {phrase for phrases in slot.phrases.values() for phrase in _plain(vocabulary, phrases)}


def _rarest(slots: Iterable[Set[Units]]) -> Set[str]:
    """Return a telling word for each phrase of the slot whose words are the longest."""
    return max(({_most_telling(phrase) for phrase in phrases} for phrases in slots), key=lambda words: min(map(len, words)))


def _most_telling(phrase: Units) -> str:
    """Return the longest word, which other messages hold least often; of single characters, Han rather than kana."""
    return max(phrase, key=lambda unit: (len(unit), unit))


def _plain(vocabulary: Vocabulary, phrases: Iterable[Units]) -> Iterable[Units]:
    return [units_of(fold(" ".join(phrase))) for phrase in phrases] if vocabulary.keeps_accents else phrases
