"""Load the words, letters and territories that tell languages apart."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

from xborder_support.terms import LanguageTag, territory

from .arabizi import digits_to_letters

__all__ = ["Profiles", "Shares", "home_languages", "near", "profiles", "word_set"]

#: Languages, and how much one item says for each.
Shares: TypeAlias = tuple[tuple[LanguageTag, float], ...]

_SHORT_WORD_WEIGHT = 0.5  # "a", "i", "de": words of one or two letters are in many languages that we do not list.
_WITHOUT_ACCENTS_FROM = 4  # Shorter words lose their meaning with their accents: Spanish "él" is not "el".


@dataclass(frozen=True, slots=True)
class Profiles:
    """Hold, for one script, what each word and each telling letter says for which language, about 1 for what one language has alone.

    ``telling`` are all letters that tell, ``holders`` the languages that have each. ``endings`` speak for words that are in no list.
    """

    languages: frozenset[LanguageTag]
    rare: frozenset[LanguageTag]
    words: Mapping[str, Shares]
    endings: Mapping[str, Shares]
    letters: Mapping[str, Shares]
    telling: frozenset[str]
    holders: Mapping[str, frozenset[LanguageTag]]


def profiles(script: str) -> Profiles | None:
    """Return the profiles of the languages that share an ISO 15924 script, or None where the script alone tells the language."""
    return _all_profiles().get(script)


@cache
def home_languages(market: str) -> tuple[LanguageTag, ...]:
    """Return the languages that are written in a territory, the largest first; empty where we know none.

    Errors: ``UsageError`` ``unknown-territory``.
    """
    return tuple(LanguageTag(tag) for tag in _read("territories.toml")["territories"].get(territory(market), ()))


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the words of a list that is of no language: ``international``, ``borrowed``, ``widely``."""
    return frozenset(_read("words.toml")[name].split())


@cache
def near(tag: LanguageTag) -> frozenset[LanguageTag]:
    """Return the languages too close to one to be told from it inside of a message, with itself."""
    groups = [group.split() for group in _read("words.toml")["near"]]
    return frozenset({tag, *(LanguageTag(other) for group in groups if tag in group for other in group)})


@cache
def _all_profiles() -> dict[str, Profiles]:
    by_script: dict[str, dict[LanguageTag, Mapping[str, Any]]] = defaultdict(dict)
    for tag, row in _read("words.toml")["languages"].items():
        by_script[row["script"]][LanguageTag(tag)] = row
    return {script: _profiles_of(rows) for script, rows in by_script.items()}


def _profiles_of(rows: Mapping[LanguageTag, Mapping[str, Any]]) -> Profiles:
    words = {tag: _spellings(digits_to_letters(row["words"]).split()) for tag, row in rows.items()}
    endings = _shares({tag: _spellings(row.get("endings", "").split()) for tag, row in rows.items()})
    letters = _shares({tag: frozenset(digits_to_letters(row.get("letters", ""))) for tag, row in rows.items()})
    holders = {letter: frozenset(tag for tag, _ in shares) for letter, shares in letters.items()}
    rare = frozenset(tag for tag, row in rows.items() if row.get("rare"))
    weighted = {word: _weakened(shares) if len(word) <= 2 else shares for word, shares in _shares(words).items()}
    return Profiles(frozenset(rows), rare, weighted, endings, letters, frozenset(letters), holders)


def _weakened(shares: Shares) -> Shares:
    return tuple((tag, share * _SHORT_WORD_WEIGHT) for tag, share in shares)


def _spellings(words: Iterable[str]) -> frozenset[str]:
    known = set(words)
    return frozenset(known | {_plain(word) for word in known if len(word) >= _WITHOUT_ACCENTS_FROM and not word.isascii()})


def _plain(word: str) -> str:
    """Drop accents from Latin letters only: in other scripts a mark is often a letter of its own."""
    if not word[0].isascii() and "LATIN" not in unicodedata.name(word[0], ""):
        return word
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))


def _shares(owners: Mapping[LanguageTag, frozenset[str]]) -> dict[str, Shares]:
    found: dict[str, list[LanguageTag]] = defaultdict(list)
    for tag, items in owners.items():
        for item in items:
            found[item].append(tag)
    groups = {item: tuple(tags) for item, tags in found.items()}
    shares = {tags: tuple((tag, 1 / len(tags)) for tag in tags) for tags in set(groups.values())}
    return {item: shares[tags] for item, tags in groups.items()}


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8"))
