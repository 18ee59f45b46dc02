"""Read the phrases that the rules about whole replies look for, a lexicon for each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from .facts import facts
from .passage import Passage
from .words import Found, Lexicon, outside

__all__ = ["found_in", "languages_with"]

_LEXICONS = 256


def languages_with(name: str, *meanings: str) -> frozenset[str]:
    """Return the languages that have phrases for every one of some meanings."""
    return frozenset.intersection(*(frozenset(_by_language(name, meaning)) for meaning in meanings))


def found_in(passage: Passage, name: str, meanings: tuple[str, ...]) -> list[Found[str]]:
    """Return the phrases of some meanings that stand in the shop's own words, in the order of the text."""
    return list(outside(_lexicon(name, meanings, passage.language).find(passage.folded), passage.quoted))


def _by_language(name: str, meaning: str) -> Mapping[str, Iterable[str]]:
    entry: Any = facts(name)[meaning]
    return {language: phrases for language, phrases in entry.get("words", entry).items() if isinstance(phrases, list)}


@lru_cache(maxsize=_LEXICONS)
def _lexicon(name: str, meanings: tuple[str, ...], language: str) -> Lexicon[str]:
    phrases = [(phrase, meaning) for meaning in meanings for phrase in _by_language(name, meaning).get(language, ())]
    harmless = [phrase for meaning in meanings for phrase in facts(name)[meaning].get("harmless", {}).get(language, ())]
    return Lexicon(phrases, language=language, harmless=harmless, is_joined=True)
