"""Load the words of opting out and compile them into tables that are looked up, never searched."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeAlias

from xborder_support.errors import ConfigurationError, Fault

from .folding import Units, fold, units_of
from .wording import PREFIX_UNITS, Slot, Wording

__all__ = ["Entry", "Role", "Vocabulary", "keyword_channels", "spread", "vocabularies"]

Role: TypeAlias = Literal["stop", "stop_sms", "stop_here", "phrases", "ask", "start", "help"]
_ROLES: tuple[Role, ...] = ("stop", "stop_sms", "stop_here", "phrases", "ask", "start", "help")


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
    """Hold all languages that fold accents the same way. ``longest`` is the length of the longest whole phrase, in units."""

    keeps_accents: bool
    whole: dict[Units, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    courtesy: set[Units] = field(default_factory=set)
    wordings: dict[str, list[Wording]] = field(default_factory=lambda: defaultdict(list))
    longest: int = 1

    def add(self, language: str, row: Mapping[str, Any]) -> None:
        """Take over the table of one language."""
        marketing = self._slot(row.get("marketing", ()))
        territories = frozenset(row.get("territories", ()))
        for role in _ROLES:
            for phrase in row.get(role, ()):
                units = self._units(phrase)
                code = f"{language}.{role}:{'-'.join(phrase.split())}"
                self.whole[units].append(Entry(role, language, code, marketing.is_in(units), territories, len(units)))
        for wording in self._wordings(language, row, marketing):
            for first in wording.slots[0].first_units:
                self.wordings[first].append(wording)

    def allow(self, courtesy: Iterable[str]) -> None:
        """Take over words that change nothing around a keyword. People mix languages, so each vocabulary knows those of all."""
        self.courtesy.update(self._units(phrase) for phrase in courtesy)
        self.longest = max(map(len, (*self.whole, *self.courtesy)))

    def known_at(self, units: Units, start: int) -> Iterator[Units]:
        """Yield the whole phrases and courtesies that begin here, the longest first."""
        for size in range(min(self.longest, len(units) - start), 0, -1):
            piece = units[start : start + size]
            if piece in self.whole or piece in self.courtesy:
                yield piece

    def _wordings(self, language: str, row: Mapping[str, Any], marketing: Slot) -> Iterator[Wording]:
        groups = row.get("groups", {})
        blockers, softeners, footers = (self._slot(row.get(key, ())) for key in ("blockers", "softeners", "footers"))
        for number, rule in enumerate(row.get("wording", ()), 1):
            yield Wording(
                code=f"{language}.wording:{number}",
                language=language,
                slots=tuple(self._slot(spread(words, groups)) for words in rule["words"]),
                gap=rule.get("gap", row.get("gap", 4)),
                is_question=rule.get("ask", False),
                marketing=marketing,
                blockers=blockers,
                softeners=softeners,
                refused_next=self._slot(spread(rule.get("except_next", ()), groups)),
                refused_anywhere=self._slot(spread(rule.get("unless", ()), groups)),
                footers=footers,
                only_before=self.courtesy if rule.get("ends") else None,
            )

    def _slot(self, words: Iterable[str]) -> Slot:
        exact = [self._units(word) for word in words if not word.endswith("*")]
        return Slot.of(exact, [self._beginning(word) for word in words if word.endswith("*")])

    def _beginning(self, word: str) -> str:
        units = self._units(word)
        if len(units) == 1 and len(units[0]) >= PREFIX_UNITS:
            return units[0]
        hint = f"a beginning is compared with one word and found by its first {PREFIX_UNITS} letters; list the whole phrases instead"
        raise ConfigurationError([Fault("unreachable-beginning", f"{word!r} can never match", file="opt_outs/data/languages", hint=hint)])

    def _units(self, phrase: str) -> Units:
        return units_of(fold(phrase, keep_accents=self.keeps_accents))


def spread(words: Iterable[str], groups: Mapping[str, Sequence[str]]) -> list[str]:
    """Return words with each ``@name`` replaced by the words of that group."""
    return [word for name in words for word in (_group(name, groups) if name.startswith("@") else (name,))]


def _group(name: str, groups: Mapping[str, Sequence[str]]) -> Sequence[str]:
    found = groups.get(name[1:])
    if found is None:
        hint = f"name one of the groups of the language: {', '.join(sorted(groups)) or 'it has none'}"
        raise ConfigurationError([Fault("unknown-group", f"{name!r} is no group of words", file="opt_outs/data/languages", hint=hint)])
    return found


@cache
def vocabularies() -> tuple[Vocabulary, Vocabulary]:
    """Return the vocabulary of languages whose accents may be left out, and that of the others."""
    plain, accented = Vocabulary(keeps_accents=False), Vocabulary(keeps_accents=True)
    languages = _languages()
    for language, row in languages.items():
        (accented if row.get("accents") else plain).add(language, row)
    for vocabulary in (plain, accented):
        vocabulary.allow(word for row in languages.values() for word in row.get("courtesy", ()))
    return plain, accented


@cache
def keyword_channels() -> frozenset[str]:
    """Return the channels on which single keywords are the custom."""
    return frozenset(_table(_data() / "keywords.toml")["keyword_channels"])


def _languages() -> dict[str, dict[str, Any]]:
    """Return the table of each language by its tag, which is the name of its file."""
    files = sorted((_data() / "languages").iterdir(), key=lambda file: file.name)
    return {file.name.removesuffix(".toml"): _table(file) for file in files if file.name.endswith(".toml")}


def _table(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _data() -> Traversable:
    return resources.files(__package__) / "data"
