"""Load the words of opting out and compile them into tables that are looked up, never searched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any, Literal, NamedTuple, TypeAlias

from xborder_support.errors import ConfigurationError, Fault

from .folding import Units, fold, fold_all, units_of
from .seen import PREFIX_UNITS, Seen, beginning_key, spaced
from .tables import FILE, spread
from .wording import LOOK_AHEAD, LOOK_BACK, Slot, Turns, Wording, most_telling

__all__ = ["Entry", "Role", "Topics", "Vocabulary"]

Role: TypeAlias = Literal["stop", "stop_sms", "stop_here", "phrases", "ask", "start", "help"]
_ROLES: tuple[Role, ...] = ("stop", "stop_sms", "stop_here", "phrases", "ask", "start", "help")

_TURNS = ("blockers", "softeners", "footers", "negators", "neutral")
# What keeps a wording from being found: right before it, right behind it, anywhere in its sentence, and before its end.
_REFUSING = ("except_before", "except_next", "unless", "unless_before")

_OF_MESSAGES, _OF_CEASING = ("message",), ("off", "unsub")  # Groups, where a language has them.
_OF_CONTACT, _OF_TRADE = ("message", "list"), ("goods", "order")

_NOT_ALONE: frozenset[Role] = frozenset({"start", "help"})  # Ordinary words in a sentence of their own.

_TELLING_WITHOUT_ACCENTS = 3  # Units. Vietnamese "dung" may be stop or right, and is a name; with two more words it is clear.


class Entry(NamedTuple):
    """Hold one whole-message keyword or phrase, as it stands in the data and in its units."""

    role: Role
    language: str
    phrase: str
    units: Units
    marketing: Slot
    territories: frozenset[str]

    @property
    def code(self) -> str:
        """Return its name in our own data, such as ``en.stop:unsubscribe``."""
        return f"{self.language}.{self.role}:{'-'.join(self.phrase.split())}"

    @property
    def is_marketing(self) -> bool:
        """Tell whether it speaks of advertising."""
        return self.marketing.is_in(self.units)

    @property
    def length(self) -> int:
        """Return its length in units."""
        return len(self.units)


class Topics(NamedTuple):
    """Hold the words of messages, lists and advertising in a language, and those of orders, parcels and payments."""

    contact: Slot
    trade: Slot


class Telling(NamedTuple):
    """Hold a word that a wish turns on, and whether it names messages, so that its endings change nothing."""

    word: str
    is_noun: bool


@dataclass(slots=True, eq=False)
class Vocabulary:
    """Hold the languages of a script that fold accents the same way.

    ``longest`` is the length of the longest whole phrase or courtesy that begins with a unit, in units. ``known`` has all words of whole
    phrases and courtesy, and ``keywords`` those phrases by their most telling words, with spaces around each unit and whether they count in
    a sentence of their own, both without accents. ``telling`` has the slots of wordings by the most telling words of their phrases, which
    are with them, and by the keys of beginnings of words, with an empty text, which is in every message.
    ``spelled`` are all words of the languages, and ``telling_words`` those that are put right where a slip made others of them.

    With ``drops_accents`` the languages are those whose accents count, for texts that were typed without any.
    """

    keeps_accents: bool
    drops_accents: bool = False
    whole: dict[Units, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    courtesy: AbstractSet[Units] = frozenset()
    wordings: list[Wording] = field(default_factory=list)
    turns: dict[str, Turns] = field(default_factory=dict)
    topics: dict[str, Topics] = field(default_factory=dict)
    spelled: set[str] = field(default_factory=set)
    telling_words: dict[Telling, None] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    keywords: dict[str, list[tuple[str, bool]]] = field(default_factory=lambda: defaultdict(list))
    telling: dict[str, list[tuple[str, Slot]]] = field(default_factory=lambda: defaultdict(list))
    _folded: dict[str, Units] = field(default_factory=dict)
    _slots: dict[tuple[str, ...], Slot] = field(default_factory=dict)

    def add(self, language: str, row: Mapping[str, Any]) -> None:
        """Take over the table of one language."""
        self._folded = fold_all(_phrases_of(row), keep_accents=self.keeps_accents)
        self.spelled.update(unit for units in self._folded.values() for unit in units)
        self._slots = {}
        groups = row.get("groups", {})
        marketing = self._slot(row.get("marketing", ()), groups)
        self._add_whole(language, row, marketing)
        blockers, softeners, footers, negators, neutral = (self._slot(row.get(key, ()), groups) for key in _TURNS)
        look_back, look_ahead = row.get("look_back", LOOK_BACK), row.get("look_ahead", LOOK_AHEAD)
        turns = Turns(blockers, softeners, footers, negators, neutral, look_back, look_ahead)
        self.turns[language] = turns
        self.topics[language] = self._topics(row, groups)
        self._take_telling(row, groups)
        for wording in self._wordings(language, row, marketing, turns):
            self.wordings.append(wording)
            self._look_for(wording)

    def allow(self, courtesy: Iterable[Units]) -> None:
        """Take over words that change nothing around a keyword, and finish. People mix languages, so there are those of all."""
        self.courtesy = frozenset(filter(None, courtesy))
        for phrase in (*self.whole, *self.courtesy):
            self.longest[phrase[0]] = max(self.longest.get(phrase[0], 0), len(phrase))
        courtesies = self._without_accents(self.courtesy)
        for phrase, entries in zip(self._without_accents(self.whole), self.whole.values(), strict=True):
            counts_alone = any(entry.role not in _NOT_ALONE for entry in entries)
            self.keywords[most_telling(phrase)].append((spaced(phrase), counts_alone))
            self.known.update(phrase)
        self.known.update(unit for phrase in courtesies for unit in phrase)
        self._folded, self._slots = {}, {}

    def wordings_in(self, seen: Seen) -> list[Wording]:
        """Return the wordings that may be made of what is seen, in the order of the data."""
        slots = {slot for key in self.telling.keys() & seen.keys for phrase, slot in self.telling[key] if phrase in seen.spaced}
        found = [wording for slot in slots for wording in slot.wordings if wording.may_be_in(seen)]
        return sorted(found, key=lambda wording: wording.order) if len(found) > 1 else found

    def _without_accents(self, phrases: Iterable[Units]) -> Iterable[Units]:
        return [units_of(fold(" ".join(phrase))) for phrase in phrases] if self.keeps_accents else phrases

    def _look_for(self, wording: Wording) -> None:
        """Have a wording found by the words of the slot that other messages hold least often."""
        slot = wording.rarest
        if not slot.wordings:
            for phrase in slot.exact:
                self.telling[most_telling(phrase)].append((spaced(phrase), slot))
            for key in set(map(beginning_key, slot.prefixes)):
                self.telling[key].append(("", slot))
        slot.wordings.append(wording)

    def _add_whole(self, language: str, row: Mapping[str, Any], marketing: Slot) -> None:
        territories = frozenset(row.get("territories", ()))
        for role in _ROLES:
            for phrase in row.get(role, ()):
                units = self._folded[phrase]
                if self.drops_accents and len(units) < _TELLING_WITHOUT_ACCENTS and not phrase.isascii():
                    continue
                self.whole[units].append(Entry(role, language, phrase, units, marketing, territories))

    def _wordings(self, language: str, row: Mapping[str, Any], marketing: Slot, turns: Turns) -> Iterator[Wording]:
        groups = row.get("groups", {})
        for number, rule in enumerate(row.get("wording", ()), 1):
            slots = tuple(self._slot(words, groups) for words in rule["words"])
            before, after, anywhere, until = (self._slot(rule.get(key, ()), groups) for key in _REFUSING)
            for ordered in permutations(slots) if rule.get("any_order") else (slots,):
                yield Wording(
                    code=f"{language}.wording:{number}",
                    language=language,
                    order=len(self.wordings),
                    slots=ordered,
                    gap=rule.get("gap", row.get("gap", 4)),
                    is_question=rule.get("ask", False),
                    ends=rule.get("ends", False),
                    one_clause=rule.get("one_clause", False),
                    marketing=marketing,
                    turns=turns,
                    refused_before=before,
                    refused_next=after,
                    refused_anywhere=anywhere,
                    refused_until=until,
                )

    def _take_telling(self, row: Mapping[str, Any], groups: Mapping[str, Sequence[str]]) -> None:
        nouns = spread([f"@{name}" for name in _OF_MESSAGES if name in groups], groups)
        verbs = [*row.get("stop", ()), *spread([f"@{name}" for name in _OF_CEASING if name in groups], groups)]
        for words, is_noun in ((nouns, True), (verbs, False)):
            self.telling_words.update((Telling(unit, is_noun), None) for word in words for unit in self._folded[word])

    def _topics(self, row: Mapping[str, Any], groups: Mapping[str, Sequence[str]]) -> Topics:
        contact, trade = ([f"@{name}" for name in names if name in groups] for names in (_OF_CONTACT, _OF_TRADE))
        return Topics(self._slot([*contact, *row.get("marketing", ())], groups), self._slot([*trade, *row.get("trade", ())], groups))

    def _slot(self, words: Iterable[str], groups: Mapping[str, Sequence[str]]) -> Slot:
        """Return the slot for these words and groups. Many places of a language hold the same ones, and share it."""
        key = tuple(words)
        if key not in self._slots:
            held = spread(key, groups)
            exact = [self._folded[word] for word in held if word[-1] != "*"]
            self._slots[key] = Slot(exact, tuple(self._beginning(word) for word in held if word[-1] == "*"))
        return self._slots[key]

    def _beginning(self, word: str) -> str:
        units = self._folded[word]
        if len(units) == 1 and len(units[0]) >= PREFIX_UNITS:
            return units[0]
        hint = f"a beginning is compared with one word and found by its first {PREFIX_UNITS} letters; list the whole phrases instead"
        raise ConfigurationError([Fault("unreachable-beginning", f"{word!r} can never match", file=FILE, hint=hint)])


def _phrases_of(value: object) -> list[str]:
    """Return all phrases of a table, however deep they lie."""
    if isinstance(value, Mapping):
        return [phrase for held in value.values() for phrase in _phrases_of(held)]
    if not isinstance(value, list | tuple):
        return []
    if value and isinstance(value[0], str):
        return list(value)
    return [phrase for held in value for phrase in _phrases_of(held)]
