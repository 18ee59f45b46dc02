"""Find the entries of a lexicon in a message, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .folding import Word
from .lexicon import Entry, Lexicon, Node

__all__ = ["Match", "longest", "matches"]

_LONGEST_PHRASE = 8  # Words. An entry of six may hold an apostrophe or a hyphen.
_REACH_OF_NEGATION = 2  # Words: "not damaged", "not at all damaged" is too far.
# What "not" in front of one word takes back. Elsewhere it is the complaint itself: "no refund", "no tracking".
_DENIABLE = frozenset({None, "damaged", "defect", "late", "lost", "safety"})


@dataclass(frozen=True, slots=True)
class Match:
    """Hold an entry and where it was found, in characters of the folded text."""

    start: int
    end: int
    entry: Entry


def matches(lexicon: Lexicon, words: Sequence[Word]) -> Iterator[Match]:
    """Yield every entry that occurs, in any order."""
    return _by_words(lexicon, words) if lexicon.is_spaced else _by_runs(lexicon, words)


def longest(found: Iterable[Match]) -> list[Match]:
    """Drop what is a part of a longer match: a phrase swallows the words in it."""
    kept: list[Match] = []
    for match in sorted(found, key=_by_place):
        last = kept[-1] if kept else None
        is_same_place = last is not None and (match.start, match.end) == (last.start, last.end)
        if last is None or is_same_place or match.end > last.end:
            kept.append(match)
    return kept


def _by_place(match: Match) -> tuple[int, int, str, str]:
    return match.start, -match.end, match.entry.topic or "", match.entry.text


def _by_words(lexicon: Lexicon, words: Sequence[Word]) -> Iterator[Match]:
    keys = [lexicon.keys_of(word.text) for word in words]
    denied = _denied(lexicon, keys)
    for place, word in enumerate(words):
        for last, entry in _phrases_at(lexicon.root, keys, place):
            if place in denied and entry.is_single and entry.topic in _DENIABLE:
                continue
            yield Match(word.start, words[last].end, entry)


def _denied(lexicon: Lexicon, keys: Sequence[Sequence[str]]) -> set[int]:
    """Return the places of the words that a negation stands before."""
    if not lexicon.negations:
        return set()
    places = [place for place, known in enumerate(keys) if not lexicon.negations.isdisjoint(known)]
    return {place + step for place in places for step in range(1, _REACH_OF_NEGATION + 1)}


def _phrases_at(root: Node, keys: Sequence[Sequence[str]], place: int) -> Iterator[tuple[int, Entry]]:
    """Yield the entries that begin at a word, with the place of their last word."""
    nodes = [root]
    for at in range(place, min(place + _LONGEST_PHRASE, len(keys))):
        nodes = [following for node in nodes for key in keys[at] if (following := node.following.get(key))]
        if not nodes:
            return
        for node in nodes:
            for entry in node.entries:
                yield at, entry


def _by_runs(lexicon: Lexicon, words: Sequence[Word]) -> Iterator[Match]:
    for word in words:
        text = word.text
        for place, letter in enumerate(text):
            for size in lexicon.run_sizes.get(letter, ()):
                for entry in lexicon.runs.get(text[place : place + size], ()):
                    yield Match(word.start + place, word.start + place + size, entry)
