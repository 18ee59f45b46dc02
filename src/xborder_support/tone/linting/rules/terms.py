"""Find words that are not written to customers of a market: TON020 banned, TON021 taboo.

Where faith is touched, a finding says who has to read the text (``facts["review"]``). Whether a word offends is never decided by a
machine alone: the lists are a net, and say of themselves whether a native speaker has read them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from xborder_support.terms import Purpose, Severity
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.taboos import Themes, holds, themes_of
from xborder_support.tone.linting.words import Lexicon, outside

__all__ = ["CHECKS", "Term", "find_terms", "term_lexicon"]

_LEXICONS = 512  # one for each language and territory that is asked for
_PEOPLE = frozenset({"profanity", "rudeness"})  # themes whose words are surnames as well
_NAMES = ("name", "agent_name")
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_WITH_ENGLISH = frozenset(
    {"ar", "fa", "he", "hi", "ja", "ko", "ru", "th", "uk", "ur", "zh"}
)  # texts of these hold English words among their own


@dataclass(frozen=True, slots=True)
class Term:
    """Hold a listed word with its rule, theme and severity; ``elsewhere`` is the severity for a purpose that is not in ``purposes``."""

    word: str
    rule: str
    theme: str
    severity: Severity | None
    elsewhere: Severity | Literal["none"] | None
    purposes: frozenset[Purpose]
    topics: frozenset[str]
    instead: str | None
    facts: Mapping[str, str] = field(hash=False)


@lru_cache(maxsize=_LEXICONS)
def term_lexicon(language: str, territory: str | None, themes: Themes = None) -> Lexicon[Term]:
    """Return the words that are not written in a language to customers of a territory.

    ``themes`` are those of its market, beyond what holds everywhere. Without them, the lists that name the territory hold.
    """
    rows = [row for row in facts("terms")["terms"] if holds(row, territory, themes)]
    languages = (language, "en") if language in _WITH_ENGLISH else (language,)
    phrases = [phrase for row in rows for each in languages for phrase in _phrases(row, each)]
    harmless = [phrase for row in rows for each in languages for phrase in row.get("harmless", {}).get(each, ())]
    return Lexicon(phrases, language=language, harmless=harmless, is_joined=True)


def find_terms(passage: Passage) -> Iterator[Hit]:
    """Yield each listed word, those of inserted values too; a customer who is quoted may say what he likes."""
    found = term_lexicon(passage.language, passage.territory, themes_of(passage.market)).find(passage.folded)
    for place in outside(found, passage.quoted):
        term = place.meaning
        if term.topics and passage.topic not in term.topics:
            continue
        if term.theme in _PEOPLE and _is_a_name(passage, place.start, place.end):
            continue
        severity = term.severity if not term.purposes or passage.purpose in term.purposes else term.elsewhere
        if severity != "none":
            yield Hit(term.rule, place.start, place.end, term.instead, term.facts, severity=severity)


def _is_a_name(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a word is somebody's name: it is known for one, or it begins with a capital in the middle of a sentence.

    Where all nouns do, as in German, that tells nothing; nor does a word of capitals alone.
    """
    text = passage.text
    if any(start < last and first < end for name in _NAMES for first, last in passage.values(name)):
        return True
    parts = {each.casefold() for each in (passage.name.given, passage.name.surname) if each} if passage.name else set()
    if text[start:end].casefold() in parts:
        return True
    if passage.language in _NOUNS_IN_CAPITALS or not text[start:end].istitle():
        return False
    number = bisect_right(passage.sentences, (start, len(text))) - 1
    return number >= 0 and any(character.isalpha() for character in text[passage.sentences[number][0] : start])


def _phrases(row: Mapping[str, Any], language: str) -> Iterator[tuple[str, Term]]:
    shown = {"theme": row["theme"], "confidence": row["confidence"]} | ({"review": row["review"]} if "review" in row else {})
    instead = row.get("instead", {})
    for text in row["words"].get(language, ()):
        word = text.partition("|")[0]
        yield (
            text,
            Term(
                word=word,
                rule=row["rule"],
                theme=row["theme"],
                severity=row.get("severity"),
                elsewhere=row.get("elsewhere"),
                purposes=frozenset(row.get("purposes", ())),
                topics=frozenset(row.get("topics", ())),
                instead=instead.get(word),
                facts=shown | {"term": word},
            ),
        )


CHECKS = (Check(find=find_terms, rules=frozenset({"TON020", "TON021"})),)
