"""Tell from a few words that a message cannot speak of being contacted, as hardly any message does.

Whatever can be found in a message has words in it that other messages seldom have. Looking for those is cheap; reading is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from .folding import CLAUSE_END, SENTENCE_END, Units, fold, is_stretched, units_of
from .vocabulary import Vocabulary, vocabularies
from .wording import Slot, Wording

__all__ = ["Clues", "clues"]

#: What must stand in the message together: for each place the phrases that may, with a space before and after each unit, and beginnings.
Phrases: TypeAlias = tuple[tuple[str, ...], ...]

_Index: TypeAlias = defaultdict[str, list[Phrases]]


@dataclass(frozen=True, slots=True)
class Clues:
    """Hold the words without which nothing is found, folded without accents.

    ``keywords`` has a word of each whole message, ``alone`` of those that count in a sentence of their own, and ``wordings`` one of each
    wording, with all that stands with it. ``known`` are all words of whole messages and of courtesy. ``beginnings`` are those of words,
    for wordings with such in each place.
    """

    known: frozenset[str]
    keywords: Mapping[str, tuple[Phrases, ...]]
    alone: Mapping[str, tuple[Phrases, ...]]
    wordings: Mapping[str, tuple[Phrases, ...]]
    beginnings: tuple[str, ...]

    def are_in(self, letters: str) -> bool:
        """Tell whether a text is worth reading. False is certain: nothing would be found in it."""
        words = " ".join(letters.split())
        if is_stretched(words):  # The words themselves are uncertain.
            return True
        units = units_of(words)
        seen = frozenset(units)
        if _are_among(self.keywords, units, seen) and self._may_be_keywords(letters, units):
            return True
        return _are_among(self.wordings, units, seen) or any(beginning in words for beginning in self.beginnings)

    def _may_be_keywords(self, letters: str, units: Units) -> bool:
        """Tell whether the message, one of its sentences or one of their clauses is made of words of keywords and courtesy alone."""
        return self._are(self.keywords, units) or any(self._stand_alone(sentence) for sentence in letters.split(SENTENCE_END))

    def _stand_alone(self, sentence: str) -> bool:
        if self._are(self.alone, units_of(sentence)):
            return True
        if CLAUSE_END not in sentence:
            return False
        clauses = map(units_of, sentence.split(CLAUSE_END))
        return any(self._are(self.alone, clause) for clause in clauses)

    def _are(self, keywords: Mapping[str, tuple[Phrases, ...]], units: Units) -> bool:
        return self.known.issuperset(units) and _are_among(keywords, units, frozenset(units))


def _are_among(clues: Mapping[str, tuple[Phrases, ...]], units: Units, seen: frozenset[str]) -> bool:
    telling = clues.keys() & seen
    if not telling:
        return False
    spaced = f" {' '.join(units)} "
    return any(_are_met(phrases, spaced) for unit in telling for phrases in clues[unit])


def _are_met(places: Phrases, spaced: str) -> bool:
    for phrases in places:
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
    alone = {phrase for vocabulary in vocabularies() for phrase in _plain(vocabulary, _counting_alone(vocabulary))}
    courtesy = next(vocabulary.courtesy for vocabulary in vocabularies() if not vocabulary.keeps_accents)  # That of all languages.
    wordings = _Index(list)
    beginnings: list[str] = []
    for vocabulary, wording in _wordings():
        places = tuple(sorted((_texts(vocabulary, slot) for slot in wording.slots), key=len))  # The shortest to look through first.
        of_whole_words = [_phrases(vocabulary, slot) for slot in wording.slots if not slot.prefixes]
        for word in _rarest(of_whole_words) if of_whole_words else ():
            wordings[word].append(places)
        beginnings.extend(() if of_whole_words else map(fold, wording.slots[0].prefixes))
        for word in () if of_whole_words else _rarest([_phrases(vocabulary, wording.slots[0])]):
            wordings[word].append(places)
    known = frozenset(unit for phrase in whole | courtesy for unit in phrase)
    return Clues(known, _by_telling_word(whole), _by_telling_word(alone), _frozen(wordings), tuple(beginnings))


def _counting_alone(vocabulary: Vocabulary) -> Iterator[Units]:
    """Yield the keywords that can end contact from a sentence of their own; "help" and "start" there are ordinary words."""
    for phrase, entries in vocabulary.whole.items():
        if any(entry.role not in {"start", "help"} for entry in entries):
            yield phrase


def _by_telling_word(phrases: Iterable[Units]) -> Mapping[str, tuple[Phrases, ...]]:
    index = _Index(list)
    for phrase in phrases:
        index[_most_telling(phrase)].append(_spaced([{phrase}]))
    return _frozen(index)


def _frozen(index: _Index) -> Mapping[str, tuple[Phrases, ...]]:
    return {word: tuple(found) for word, found in index.items()}


def _spaced(places: Iterable[AbstractSet[Units]]) -> Phrases:
    return tuple(tuple(f" {' '.join(phrase)} " for phrase in phrases) for phrases in places)


def _wordings() -> Iterator[tuple[Vocabulary, Wording]]:
    for vocabulary in vocabularies():
        for wording in {id(wording): wording for wordings in vocabulary.wordings.values() for wording in wordings}.values():
            yield vocabulary, wording


def _texts(vocabulary: Vocabulary, slot: Slot) -> tuple[str, ...]:
    """Return what stands for a place: whole words with a space on both sides, beginnings with one before them."""
    whole = tuple(f" {' '.join(phrase)} " for phrase in _phrases(vocabulary, slot))
    return whole + tuple(f" {fold(prefix)}" for prefix in slot.prefixes)


def _phrases(vocabulary: Vocabulary, slot: Slot) -> AbstractSet[Units]:
    return {phrase for phrases in slot.phrases.values() for phrase in _plain(vocabulary, phrases)}


def _rarest(slots: Iterable[AbstractSet[Units]]) -> AbstractSet[str]:
    """Return a telling word for each phrase of the slot whose words are the longest."""
    words = ({_most_telling(phrase) for phrase in phrases} for phrases in slots)
    return max(words, key=lambda words: min(map(len, words), default=0))


def _most_telling(phrase: Units) -> str:
    """Return the longest word, which other messages hold least often; of single characters, Han rather than kana."""
    return max(phrase, key=lambda unit: (len(unit), unit))


def _plain(vocabulary: Vocabulary, phrases: Iterable[Units]) -> Iterable[Units]:
    return [units_of(fold(" ".join(phrase))) for phrase in phrases] if vocabulary.keeps_accents else phrases
