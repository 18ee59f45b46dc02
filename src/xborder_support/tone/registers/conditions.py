"""Turn what a rule asks of the place of a word into checks, so that a rule pays only for what it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from .language_tables import WordRule
from .tokens import Tokens

__all__ = ["Check", "checks_of"]

_LOOKED_THROUGH = 8  # words; more are never between a verb and what it depends on

#: Tells whether the words from the first index up to the second stand as a rule asks.
Check: TypeAlias = Callable[[Tokens, int, int], bool]

_CASES: dict[str, Check] = {
    "capital": lambda tokens, index, _: tokens.is_capitalised(index),
    "lower": lambda tokens, index, _: not tokens.begins_upper(index),
    "inner": lambda tokens, index, _: tokens.has_inner_capital(index),
    "common": lambda tokens, index, _: not tokens.begins_upper(index) or tokens.starts_sentence(index),
}
_PLACES: dict[str, Check] = {
    "start": lambda tokens, index, _: tokens.starts_sentence(index),
    "inside": lambda tokens, index, _: not tokens.starts_sentence(index),
}


def checks_of(rule: WordRule) -> tuple[Check, ...]:
    """Return the checks of a rule, cheap ones first."""
    return (*_writing(rule), *_context(rule))


def _writing(rule: WordRule) -> Iterator[Check]:
    if rule.case:
        yield _CASES[rule.case]
    if rule.place:
        yield _PLACES[rule.place]
    if rule.asked is not None:
        yield lambda tokens, index, _: tokens.is_asked(index) is rule.asked
    if rule.not_in_name:
        yield lambda tokens, index, _: not tokens.is_between_capitals(index)
    if rule.not_before_capital:
        yield lambda tokens, _, end: not tokens.is_capitalised_at(end)


def _context(rule: WordRule) -> Iterator[Check]:
    if rule.after is not None:
        yield _before_is(rule.after, rule.through, wanted=True)
    if rule.not_after is not None:
        yield _before_is(rule.not_after, rule.through, wanted=False)
    if rule.before is not None:
        yield _behind_is(rule.before, rule.through, wanted=True)
    if rule.not_before is not None:
        yield _behind_is(rule.not_before, rule.through, wanted=False)


def _before_is(names: frozenset[str], through: frozenset[str], *, wanted: bool) -> Check:
    is_named, counts_start = _naming(names), "^" in names

    def check(tokens: Tokens, index: int, _: int) -> bool:
        first = index - _LOOKED_THROUGH
        while index and index > first and tokens.words[index - 1] in through:
            index -= 1
        return ((index > 0 and is_named(tokens.words[index - 1])) or (counts_start and tokens.starts_sentence(index))) is wanted

    return check


def _behind_is(names: frozenset[str], through: frozenset[str], *, wanted: bool) -> Check:
    is_named, counts_end = _naming(names), "$" in names

    def check(tokens: Tokens, _: int, end: int) -> bool:
        words, last = tokens.words, end + _LOOKED_THROUGH
        while end < len(words) and end < last and words[end] in through:
            end += 1
        return (is_named(words[end]) if end < len(words) else counts_end) is wanted

    return check


def _naming(names: frozenset[str]) -> Callable[[str], bool]:
    """Return what tells whether a context names a word: by itself, by its last two letters, or as a number."""
    endings = frozenset(name[1:] for name in names if name[0] == "*")
    counts_numbers = "#" in names
    return lambda word: word in names or word[-2:] in endings or (counts_numbers and word[0].isdigit())
