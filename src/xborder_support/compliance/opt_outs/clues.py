"""Tell from a few words that a message cannot speak of being contacted, as hardly any message does.

Whatever can be found in a message has words in it that other messages seldom have. Looking for those is cheap; reading is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from .folding import CLAUSE_END, SENTENCE_END, Units, fold, is_stretched, units_of
from .vocabulary import Vocabulary, vocabularies
from .wording import PREFIX_UNITS, Slot, Wording

__all__ = ["Clues", "clues"]


@dataclass(slots=True)
class Place:
    """Hold what may stand in one place of a wording, without accents.

    ``telling`` has a word of each phrase. ``spaced`` are the phrases, with a space before and after each unit, and beginnings of words
    with a space before them; they are made once they are needed.
    """

    phrases: AbstractSet[Units]
    beginnings: tuple[str, ...]
    telling: frozenset[str] = field(init=False)
    _spaced: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        self.telling = frozenset(map(_most_telling, self.phrases))

    @property
    def rarity(self) -> int:
        """Return the length of its shortest telling word: long words are rare."""
        return min(map(len, self.telling), default=0)

    def may_be_in(self, seen: frozenset[str]) -> bool:
        """Tell whether it may stand among these units. False is certain."""
        return bool(self.beginnings) or not self.telling.isdisjoint(seen)

    def end_in(self, spaced: str, start: int) -> int:
        """Return where the first that stands in a spaced text from ``start`` on ends, or -1."""
        if self._spaced is None:
            self._spaced = (*(f" {' '.join(phrase)} " for phrase in self.phrases), *(f" {beginning}" for beginning in self.beginnings))
        ends = [place + len(phrase) - 1 for phrase in self._spaced if (place := spaced.find(phrase, start)) >= 0]
        return min(ends, default=-1)


#: What must stand in the message, in this order.
Places: TypeAlias = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Clues:
    """Hold the words without which nothing is found, folded without accents.

    ``keywords`` has a word of each whole message, ``alone`` of those that count in a sentence of their own, and ``wordings`` one of each
    wording, with all that stands with it. ``known`` are all words of whole messages and of courtesy. ``beginnings`` has the first letters
    of words, for wordings that have beginnings in each place.
    """

    known: frozenset[str]
    keywords: Mapping[str, tuple[str, ...]]
    alone: Mapping[str, tuple[str, ...]]
    wordings: Mapping[str, tuple[Places, ...]]
    beginnings: Mapping[str, tuple[Places, ...]]

    def are_in(self, letters: str) -> bool:
        """Tell whether a text is worth reading. False is certain: nothing would be found in it."""
        words = " ".join(letters.split())
        if is_stretched(words):  # The words themselves are uncertain.
            return True
        units = units_of(words)
        seen = frozenset(units)
        if _has_phrase(self.keywords, units, seen) and self._may_be_keywords(letters, units):
            return True
        heads = frozenset(unit[:PREFIX_UNITS] for unit in seen)
        return _has_places(self.wordings, units, seen, seen) or _has_places(self.beginnings, units, heads, seen)

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

    def _are(self, keywords: Mapping[str, tuple[str, ...]], units: Units) -> bool:
        return self.known.issuperset(units) and _has_phrase(keywords, units, frozenset(units))


def _has_phrase(clues: Mapping[str, tuple[str, ...]], units: Units, seen: frozenset[str]) -> bool:
    telling = clues.keys() & seen
    if not telling:
        return False
    spaced = f" {' '.join(units)} "
    return any(phrase in spaced for unit in telling for phrase in clues[unit])


def _has_places(clues: Mapping[str, tuple[Places, ...]], units: Units, keys: frozenset[str], seen: frozenset[str]) -> bool:
    telling = clues.keys() & keys
    if not telling:
        return False
    spaced = f" {' '.join(units)} "
    return any(_are_met(places, seen, spaced) for key in telling for places in clues[key])


def _are_met(places: Places, seen: frozenset[str], spaced: str) -> bool:
    for place in places:
        if not place.may_be_in(seen):
            return False
    end = 0
    for place in places:
        end = place.end_in(spaced, end)
        if end < 0:
            return False
    return True


@cache
def clues() -> Clues:
    """Return the clues to all entries of the data, whether they keep accents or not."""
    plain, accented, _ = vocabularies()  # Without its accents, the second holds the third.
    both = (plain, accented)
    whole = {phrase for vocabulary in both for phrase in _plain(vocabulary, vocabulary.whole)}
    alone = {phrase for vocabulary in both for phrase in _plain(vocabulary, _counting_alone(vocabulary))}
    wordings, beginnings = _clues_to_wordings(both)
    known = frozenset(unit for phrase in whole | plain.courtesy for unit in phrase)  # That courtesy is the one of all languages.
    return Clues(known, _by_telling_word(whole), _by_telling_word(alone), wordings, beginnings)


def _clues_to_wordings(both: Iterable[Vocabulary]) -> tuple[Mapping[str, tuple[Places, ...]], Mapping[str, tuple[Places, ...]]]:
    """Return the places of each wording by a telling word, or by the first letters of one where it has beginnings in each place."""
    words, heads = defaultdict[str, list[Places]](list), defaultdict[str, list[Places]](list)
    for vocabulary in both:
        made: dict[int, Place] = {}
        for wording in _wordings(vocabulary):
            places = tuple(_place(vocabulary, slot, made) for slot in wording.slots)
            of_whole_words = [place for place in places if not place.beginnings]
            rarest = max(of_whole_words, key=lambda place: place.rarity) if of_whole_words else places[0]
            for word in rarest.telling:
                words[word].append(places)
            for head in {beginning[:PREFIX_UNITS] for beginning in rarest.beginnings}:
                heads[head].append(places)
    return {word: tuple(found) for word, found in words.items()}, {head: tuple(found) for head, found in heads.items()}


def _counting_alone(vocabulary: Vocabulary) -> Iterator[Units]:
    """Yield the keywords that can end contact from a sentence of their own; "help" and "start" there are ordinary words."""
    for phrase, entries in vocabulary.whole.items():
        if any(entry.role not in {"start", "help"} for entry in entries):
            yield phrase


def _by_telling_word(phrases: Iterable[Units]) -> Mapping[str, tuple[str, ...]]:
    index = defaultdict[str, list[str]](list)
    for phrase in phrases:
        index[_most_telling(phrase)].append(f" {' '.join(phrase)} ")
    return {word: tuple(found) for word, found in index.items()}


def _wordings(vocabulary: Vocabulary) -> Iterable[Wording]:
    return {id(wording): wording for wordings in vocabulary.wordings.values() for wording in wordings}.values()


def _place(vocabulary: Vocabulary, slot: Slot, made: dict[int, Place]) -> Place:
    """Return the place for a slot. Many wordings share a slot, and so its place."""
    if id(slot) not in made:
        phrases = {phrase for phrases in slot.phrases.values() for phrase in _plain(vocabulary, phrases)}
        made[id(slot)] = Place(phrases, tuple(map(fold, slot.prefixes)))
    return made[id(slot)]


def _most_telling(phrase: Units) -> str:
    """Return the longest word, which other messages hold least often; of single characters, Han rather than kana."""
    return phrase[0] if len(phrase) == 1 else max(phrase, key=lambda unit: (len(unit), unit))


def _plain(vocabulary: Vocabulary, phrases: Iterable[Units]) -> Iterable[Units]:
    return [units_of(fold(" ".join(phrase))) for phrase in phrases] if vocabulary.keeps_accents else phrases
