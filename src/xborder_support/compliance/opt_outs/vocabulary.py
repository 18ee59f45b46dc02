"""Load the words of opting out and compile them into tables that are looked up, never searched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import permutations
from typing import Any, Literal, TypeAlias

from xborder_support.errors import ConfigurationError, Fault

from .folding import Units, fold_all
from .tables import FILE, language_tables, spread
from .wording import LOOK_AHEAD, LOOK_BACK, PREFIX_UNITS, Slot, Turns, Wording

__all__ = ["Entry", "Role", "Vocabulary", "turns_of", "vocabularies"]

Role: TypeAlias = Literal["stop", "stop_sms", "stop_here", "phrases", "ask", "start", "help"]
_ROLES: tuple[Role, ...] = ("stop", "stop_sms", "stop_here", "phrases", "ask", "start", "help")

_TELLING_WITHOUT_ACCENTS = 3  # Units. Vietnamese "dung" may be stop or right, and is a name; with two more words it is clear.


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one whole-message keyword or phrase. ``code`` names it in our own data, such as ``en.stop:unsubscribe``."""

    role: Role
    language: str
    code: str
    is_marketing: bool
    territories: frozenset[str]
    length: int  # units


@dataclass(slots=True)
class Vocabulary:
    """Hold all languages that fold accents the same way. ``longest`` is the length of the longest whole phrase, in units.

    With ``drops_accents`` the languages are those whose accents count, for texts that were typed without any.
    """

    keeps_accents: bool
    drops_accents: bool = False
    whole: dict[Units, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    courtesy: set[Units] = field(default_factory=set)
    wordings: dict[str, list[Wording]] = field(default_factory=lambda: defaultdict(list))
    turns: dict[str, Turns] = field(default_factory=dict)
    longest: int = 1
    _folded: dict[str, Units] = field(default_factory=dict)
    _slots: dict[tuple[str, ...], Slot] = field(default_factory=dict)

    def add(self, language: str, row: Mapping[str, Any]) -> None:
        """Take over the table of one language."""
        self._folded = fold_all(_phrases_of(row), keep_accents=self.keeps_accents)
        self._slots = {}
        groups = row.get("groups", {})
        marketing = self._slot(row.get("marketing", ()), groups)
        self._add_whole(language, row, marketing)
        blockers, softeners, footers, negators = (
            self._slot(row.get(key, ()), groups) for key in ("blockers", "softeners", "footers", "negators")
        )
        look_back, look_ahead = row.get("look_back", LOOK_BACK), row.get("look_ahead", LOOK_AHEAD)
        turns = Turns(blockers, softeners, footers, negators, look_back, look_ahead)
        self.turns[language] = turns
        for wording in self._wordings(language, row, marketing, turns):
            for first in wording.slots[0].first_units:
                self.wordings[first].append(wording)

    def allow(self, courtesy: Iterable[Units]) -> None:
        """Take over words that change nothing around a keyword. People mix languages, so each vocabulary knows those of all."""
        self.courtesy.update(courtesy)
        self.longest = max(map(len, (*self.whole, *self.courtesy)))

    def known_at(self, units: Units, start: int) -> Iterator[Units]:
        """Yield the whole phrases and courtesies that begin here, the longest first."""
        for size in range(min(self.longest, len(units) - start), 0, -1):
            piece = units[start : start + size]
            if piece in self.whole or piece in self.courtesy:
                yield piece

    def _add_whole(self, language: str, row: Mapping[str, Any], marketing: Slot) -> None:
        territories = frozenset(row.get("territories", ()))
        for role in _ROLES:
            for phrase in row.get(role, ()):
                units = self._units(phrase)
                if self.drops_accents and len(units) < _TELLING_WITHOUT_ACCENTS and not phrase.isascii():
                    continue
                code = f"{language}.{role}:{'-'.join(phrase.split())}"
                self.whole[units].append(Entry(role, language, code, marketing.is_in(units), territories, len(units)))

    def _wordings(self, language: str, row: Mapping[str, Any], marketing: Slot, turns: Turns) -> Iterator[Wording]:
        groups = row.get("groups", {})
        for number, rule in enumerate(row.get("wording", ()), 1):
            slots = tuple(self._slot(words, groups) for words in rule["words"])
            before, after, anywhere = (self._slot(rule.get(key, ()), groups) for key in ("except_before", "except_next", "unless"))
            for ordered in permutations(slots) if rule.get("any_order") else (slots,):
                yield Wording(
                    code=f"{language}.wording:{number}",
                    language=language,
                    slots=ordered,
                    gap=rule.get("gap", row.get("gap", 4)),
                    is_question=rule.get("ask", False),
                    marketing=marketing,
                    turns=turns,
                    refused_before=before,
                    refused_next=after,
                    refused_anywhere=anywhere,
                    only_before=self.courtesy if rule.get("ends") else None,
                )

    def _slot(self, words: Iterable[str], groups: Mapping[str, Sequence[str]]) -> Slot:
        """Return the slot for these words and groups. Many places of a language hold the same ones, and share it."""
        key = tuple(words)
        if key not in self._slots:
            held = spread(key, groups)
            exact = [self._units(word) for word in held if not word.endswith("*")]
            self._slots[key] = Slot.of(exact, [self._beginning(word) for word in held if word.endswith("*")])
        return self._slots[key]

    def _beginning(self, word: str) -> str:
        units = self._units(word)
        if len(units) == 1 and len(units[0]) >= PREFIX_UNITS:
            return units[0]
        hint = f"a beginning is compared with one word and found by its first {PREFIX_UNITS} letters; list the whole phrases instead"
        raise ConfigurationError([Fault("unreachable-beginning", f"{word!r} can never match", file=FILE, hint=hint)])

    def _units(self, phrase: str) -> Units:
        return self._folded[phrase]


def _phrases_of(value: object) -> Iterator[str]:
    """Yield all phrases of a table, however deep they lie."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _phrases_of(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _phrases_of(held)


@cache
def vocabularies() -> tuple[Vocabulary, Vocabulary, Vocabulary]:
    """Return the vocabularies of languages whose accents may be left out, of the others, and of the others typed without any."""
    plain, accented, bare = (
        Vocabulary(keeps_accents=False),
        Vocabulary(keeps_accents=True),
        Vocabulary(keeps_accents=False, drops_accents=True),
    )
    tables = language_tables()
    for language, row in tables.items():
        for vocabulary in (accented, bare) if row.get("accents") else (plain,):
            vocabulary.add(language, row)
    courtesy = [phrase for row in tables.values() for phrase in row.get("courtesy", ())]
    without_accents = frozenset(fold_all(courtesy).values())
    plain.allow(without_accents)
    accented.allow(frozenset(fold_all(courtesy, keep_accents=True).values()))
    bare.allow(without_accents)
    return plain, accented, bare


@cache
def turns_of(language: str) -> Turns | None:
    """Return what turns a wish of a language into a question, for texts without accents; None for a language without words here."""
    plain, _, bare = vocabularies()
    return plain.turns.get(language) or bare.turns.get(language)
