"""Answer which words a text may hold: those of the languages that are written in its scripts, read from the data once they are needed.

What was read before changes nothing: words in another script cannot stand in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from .folding import Units, fold_all
from .seen import Seen
from .tables import language_tables, scripts_in
from .vocabulary import Entry, Vocabulary
from .wording import Turns, Wording

__all__ = ["Lexicon", "Lexicons", "lexicons", "vocabularies"]

_SETS_OF_SCRIPTS = 64


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold the vocabularies of several scripts that fold accents the same way."""

    keeps_accents: bool
    parts: tuple[Vocabulary, ...]

    def entries(self, phrase: Units) -> list[Entry]:
        """Return the entries of a whole phrase."""
        return [entry for part in self.parts for entry in part.whole.get(phrase, ())]

    def is_courtesy(self, phrase: Units) -> bool:
        """Tell whether these words change nothing around a keyword."""
        return any(phrase in part.courtesy for part in self.parts)

    def known_at(self, units: Units, start: int) -> Iterator[Units]:
        """Yield the whole phrases and courtesies that begin here, the longest first."""
        longest = max([part.longest.get(units[start], 0) for part in self.parts])
        for size in range(min(longest, len(units) - start), 0, -1):
            piece = units[start : start + size]
            if any(piece in part.whole or piece in part.courtesy for part in self.parts):
                yield piece

    def wordings_in(self, seen: Seen) -> list[Wording]:
        """Return the wordings that may be made of what is seen, in the order of the data. Those of a part of a text are among its own."""
        return [wording for part in self.parts if part.wordings for wording in part.wordings_in(seen)]

    def is_denied(self, units: Units) -> bool:
        """Tell whether words that turn a wish into its opposite are among these, in any of the languages: "Don't STOP"."""
        turns = (turns for part in self.parts for turns in part.turns.values())
        return any(each.negators.is_in(units) or each.blockers.is_in(units) for each in turns)

    def turns(self, language: str) -> Turns | None:
        """Return what turns a wish of a language into a question; None for a language without words here."""
        return next((part.turns[language] for part in self.parts if language in part.turns), None)

    def is_about_contact(self, language: str, others: Sequence[Units]) -> bool:
        """Tell whether other sentences of a message speak of messages or a list, and none of an order or of a condition."""
        topics, turns = next((part.topics[language], part.turns[language]) for part in self.parts if language in part.topics)
        if not topics.trade.exact or not any(map(topics.contact.is_in, others)):
            return False
        return not any(topics.trade.is_in(units) or turns.softeners.is_in(turns.neutral.taken_out(units)) for units in others)


@dataclass(slots=True)
class Lexicons:
    """Hold the languages whose accents may be left out, the others, and the others typed without any.

    ``parts`` are the vocabularies of the first two: all languages, each of them once.
    """

    plain: Lexicon
    accented: Lexicon
    bare: Lexicon
    parts: tuple[Vocabulary, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.parts = (*self.plain.parts, *self.accented.parts)

    def turns_of(self, language: str) -> Turns | None:
        """Return what turns a wish of a language into a question, for texts without accents."""
        return self.plain.turns(language) or self.bare.turns(language)


def lexicons(letters: str) -> Lexicons | None:
    """Return the words that a text may hold; None where there are none in its scripts."""
    scripts = scripts_in(letters)
    return _lexicons(scripts) if scripts else None


@lru_cache(maxsize=_SETS_OF_SCRIPTS)
def _lexicons(scripts: tuple[str, ...]) -> Lexicons:
    plain, accented, bare = zip(*map(vocabularies, scripts), strict=True)
    return Lexicons(Lexicon(False, plain), Lexicon(True, accented), Lexicon(False, bare))


@cache
def vocabularies(script: str) -> tuple[Vocabulary, Vocabulary, Vocabulary]:
    """Return the vocabularies of a script: of languages whose accents may be left out, of others, and of others typed without any."""
    plain, accented, bare = (
        Vocabulary(keeps_accents=False),
        Vocabulary(keeps_accents=True),
        Vocabulary(keeps_accents=False, drops_accents=True),
    )
    tables = language_tables(script)
    for language, row in tables.items():
        for vocabulary in (accented, bare) if row.get("accents") else (plain,):
            vocabulary.add(language, row)
    _allow_courtesy(tables, plain, accented, bare)
    return plain, accented, bare


def _allow_courtesy(tables: Mapping[str, Mapping[str, Any]], *vocabularies: Vocabulary) -> None:
    courtesy = [phrase for row in tables.values() for phrase in row.get("courtesy", ())]
    for vocabulary in vocabularies:
        vocabulary.allow(fold_all(courtesy, keep_accents=vocabulary.keeps_accents).values())
