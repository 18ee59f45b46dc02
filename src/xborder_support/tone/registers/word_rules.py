"""Find the words that show a register: one look-up a word, and the conditions of a rule only where it is about that word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .conditions import Check, checks_of
from .language_tables import LanguageData, WordRule, read_language
from .tokens import Tokens, tokenise
from .votes import Findings, Vote

__all__ = ["WordFinder", "word_finder"]

_CACHED = 64
_KEY = 2  # letters at the end of a word, by which its endings are looked up


class _Entry(NamedTuple):
    """Hold one form of a rule: the words behind the first one, or the ending that the first one must have."""

    others: tuple[str, ...]
    ending: str
    rule: WordRule
    checks: tuple[Check, ...]


@lru_cache(maxsize=_CACHED)
def word_finder(language: str, territory: str) -> WordFinder:
    """Return the compiled rules of a language for a territory, which may be empty."""
    return WordFinder(read_language(language), territory)


class WordFinder:
    """Find votes in a text by the rules of one language and territory."""

    def __init__(self, data: LanguageData, territory: str) -> None:
        self._by_word: dict[str, list[_Entry]] = {}
        self._by_ending: dict[str, list[_Entry]] = {}
        for rule in data.rules:
            if _is_spoken_in(rule, territory):
                self._enter(rule, checks_of(rule))

    def _enter(self, rule: WordRule, checks: tuple[Check, ...]) -> None:
        for form in rule.words:
            first, *others = form.split(" ")
            self._by_word.setdefault(first, []).append(_Entry(tuple(others), "", rule, checks))
        for ending in rule.endings:
            self._by_ending.setdefault(ending[-_KEY:], []).append(_Entry((), ending, rule, checks))

    def __call__(self, text: str) -> Findings:
        """Return a vote for each word, or phrase, that shows a register."""
        tokens = tokenise(text)
        votes: list[Vote] = []
        done = 0
        for index, entries in self._candidates(tokens.words):
            entry = _first_fitting(tokens, index, entries) if index >= done else None
            if entry:
                done = index + 1 + len(entry.others)
                if register := entry.rule.register:
                    votes.append(Vote(tokens.start(index), tokens.end(done - 1), register, entry.rule.strength))
        return Findings(tuple(votes))

    def _candidates(self, words: list[str]) -> Iterator[tuple[int, list[_Entry]]]:
        by_word, by_ending = self._by_word, self._by_ending
        for index, word in enumerate(words):
            found = by_word.get(word) or by_ending.get(word[-_KEY:])
            if found is None and word[-1] == "'":
                found = by_word.get(word[:-1])
            if found is not None:
                yield index, found


def _first_fitting(tokens: Tokens, index: int, entries: list[_Entry]) -> _Entry | None:
    words = tokens.words
    following = words[index + 1 : index + 2]
    for entry in entries:
        others, ending, _, checks = entry
        end = index + 1 + len(others)
        if others and (others[0] not in following or tuple(words[index + 1 : end]) != others):
            continue
        if ending and not _ends_in(words[index], ending):
            continue
        for check in checks:  # not all(...), whose generator costs more than most checks
            if not check(tokens, index, end):
                break
        else:
            return entry
    return None


def _ends_in(word: str, ending: str) -> bool:
    return len(word) > len(ending) and word.endswith(ending)


def _is_spoken_in(rule: WordRule, territory: str) -> bool:
    return (rule.regions is None or territory in rule.regions) and (rule.not_regions is None or territory not in rule.not_regions)
