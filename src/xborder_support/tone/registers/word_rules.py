"""Find the words that show a register: one look-up a word, and the rest of a rule only where a word has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeAlias

from .language_data import LanguageData, WordRule, read_language
from .tokens import Tokens, tokenise
from .votes import Findings, Vote

__all__ = ["WordFinder", "word_finder"]

_Phrase: TypeAlias = tuple[tuple[str, ...], WordRule]
_CACHED = 64


@lru_cache(maxsize=_CACHED)
def word_finder(language: str, territory: str) -> WordFinder:
    """Return the compiled rules of a language for a territory, which may be empty."""
    return WordFinder(read_language(language), territory)


class WordFinder:
    """Find votes in a text by the rules of one language and territory."""

    def __init__(self, data: LanguageData, territory: str) -> None:
        self._transparent = data.transparent
        self._phrases: dict[str, list[_Phrase]] = {}
        self._endings: dict[str, list[_Phrase]] = {}
        for rule in data.rules:
            if _is_spoken_in(rule, territory):
                self._enter(rule)
        self._lengths = tuple(sorted({len(ending) for ending in self._endings}, reverse=True))

    def _enter(self, rule: WordRule) -> None:
        for entry in rule.words:
            first, *others = entry.split(" ")
            self._phrases.setdefault(first, []).append((tuple(others), rule))
        for ending in rule.endings:
            self._endings.setdefault(ending, []).append(((), rule))

    def __call__(self, text: str) -> Findings:
        tokens = tokenise(text)
        votes: list[Vote] = []
        done = 0
        for index, candidates in self._candidates(tokens):
            if index >= done and (fitting := self._fitting(tokens, index, candidates)):
                others, rule = fitting
                done = index + 1 + len(others)
                if rule.register:
                    votes.append(Vote(tokens.spans[index][0], tokens.spans[done - 1][1], rule.register, rule.strength))
        return Findings(tuple(votes))

    def _candidates(self, tokens: Tokens) -> Iterator[tuple[int, list[_Phrase]]]:
        for index, word in enumerate(tokens.words):
            if found := self._phrases.get(word):
                yield index, found
            elif word[-1] == "'" and (found := self._phrases.get(word[:-1])):
                yield index, found
            elif self._lengths and (found := self._by_ending(word)):
                yield index, found

    def _by_ending(self, word: str) -> list[_Phrase] | None:
        for length in self._lengths:
            if len(word) > length and (found := self._endings.get(word[-length:])):
                return found
        return None

    def _fitting(self, tokens: Tokens, index: int, candidates: list[_Phrase]) -> _Phrase | None:
        for others, rule in candidates:
            end = index + 1 + len(others)
            if others and tuple(tokens.words[index + 1 : end]) != others:
                continue
            if _is_written_so(rule, tokens, index) and self._stands_so(rule, tokens, index, end):
                return others, rule
        return None

    def _stands_so(self, rule: WordRule, tokens: Tokens, index: int, end: int) -> bool:
        if rule.after is not None or rule.not_after is not None:
            words = self._words_before(tokens, index, through=rule.through)
            if not _holds(words, rule.after, rule.not_after):
                return False
        if rule.before is not None or rule.not_before is not None:
            words = self._words_behind(tokens, end, through=rule.through)
            return _holds(words, rule.before, rule.not_before)
        return True

    def _words_before(self, tokens: Tokens, index: int, *, through: bool) -> set[str]:
        while through and index and tokens.words[index - 1] in self._transparent:
            index -= 1
        words = _kinds(tokens.words[index - 1]) if index else set()
        return words | {"^"} if tokens.starts_sentence(index) else words

    def _words_behind(self, tokens: Tokens, end: int, *, through: bool) -> set[str]:
        while through and end < len(tokens.words) and tokens.words[end] in self._transparent:
            end += 1
        return _kinds(tokens.words[end]) if end < len(tokens.words) else {"$"}


def _kinds(word: str) -> set[str]:
    """Return all that a context may call a word: itself, its last two letters, and whether it is a number."""
    return {word, "#"} if word[0].isdigit() else {word, f"*{word[-2:]}"}


def _holds(words: set[str], wanted: frozenset[str] | None, unwanted: frozenset[str] | None) -> bool:
    return (wanted is None or not words.isdisjoint(wanted)) and (unwanted is None or words.isdisjoint(unwanted))


def _is_spoken_in(rule: WordRule, territory: str) -> bool:
    return (rule.regions is None or territory in rule.regions) and (rule.not_regions is None or territory not in rule.not_regions)


def _is_written_so(rule: WordRule, tokens: Tokens, index: int) -> bool:
    checks: tuple[tuple[object, Callable[[], bool]], ...] = (
        (rule.case == "capital", lambda: tokens.is_capitalised(index)),
        (rule.case == "inner", lambda: tokens.has_inner_capital(index)),
        (rule.case == "lower", lambda: tokens.text[tokens.spans[index][0]].islower()),
        (rule.place == "inside", lambda: not tokens.starts_sentence(index)),
        (rule.place == "start", lambda: tokens.starts_sentence(index)),
        (rule.asked is not None, lambda: tokens.is_asked(index) is rule.asked),
        (rule.not_in_name, lambda: not tokens.is_between_capitals(index)),
    )
    return all(check() for is_asked, check in checks if is_asked)
