"""Find the entries of a lexicon in a message, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .folding import Word
from .lexicon import Entry, Lexicon, Node

__all__ = ["Match", "longest", "matches"]

_REACH_OF_NEGATION = 2  # Words: "not damaged" and "not really damaged".
# What "not" in front of one word takes back. Elsewhere it is the complaint itself: "no refund", "no tracking".
_DENIABLE = frozenset({None, "damaged", "defect", "late", "lost", "safety"})


@dataclass(frozen=True, slots=True)
class Match:
    """Hold an entry and where it was found, in characters of the folded text. A loose one holds a word that its entry has not."""

    start: int
    end: int
    entry: Entry
    is_loose: bool = False


def matches(lexicon: Lexicon, words: Sequence[Word]) -> Iterator[Match]:
    """Yield every entry that occurs, in any order."""
    return _by_words(lexicon, words) if lexicon.is_spaced else _by_runs(lexicon, words)


def longest(found: Iterable[Match]) -> list[Match]:
    """Drop what is a part of a longer match: a phrase swallows the words in it."""
    kept: list[Match] = []
    for match in sorted(_without_doubtful(found), key=_by_place):
        last = kept[-1] if kept else None
        is_same_place = last is not None and (match.start, match.end) == (last.start, last.end)
        if last is None or is_same_place or match.end > last.end:
            kept.append(match)
    return kept


def _without_doubtful(found: Iterable[Match]) -> Iterator[Match]:
    """Drop loose matches where a whole phrase stands: in "refund status please" it is not "refund please" that was said."""
    matches = list(found)
    told = {place for match in matches if not (match.is_loose or match.entry.is_single) for place in range(match.start, match.end)}
    return (match for match in matches if not match.is_loose or told.isdisjoint(range(match.start, match.end)))


def _by_place(match: Match) -> tuple[int, int, str, str]:
    return match.start, -match.end, match.entry.topic or "", match.entry.text


def _by_words(lexicon: Lexicon, words: Sequence[Word]) -> Iterator[Match]:
    keys = [lexicon.keys_at(word.text) for word in words]
    denied = _denied(lexicon, keys)
    first_words = lexicon.root.following
    for place, word in enumerate(words):
        if first_words.keys().isdisjoint(keys[place]):
            continue
        for last, entry, is_loose in _phrases_at(lexicon.root, keys, place):
            if place in denied and entry.is_single and entry.topic in _DENIABLE:
                continue
            yield Match(word.start, words[last].end, entry, is_loose)


def _denied(lexicon: Lexicon, keys: Sequence[Sequence[str]]) -> set[int]:
    """Return the places of the words that a negation stands before."""
    if not lexicon.negations:
        return set()
    places = [place for place, known in enumerate(keys) if not lexicon.negations.isdisjoint(known)]
    return {place + step for place in places for step in range(1, _REACH_OF_NEGATION + 1)}


def _phrases_at(root: Node, keys: Sequence[Sequence[str]], place: int) -> Iterator[tuple[int, Entry, bool]]:
    """Yield the entries that begin at a word, the place of their last word, and whether one word more stands in them."""
    open_ends = _steps(root, keys, place, is_loose=False)
    while open_ends:
        node, at, is_loose = open_ends.pop()
        for entry in node.entries:
            yield at, entry, is_loose
        if node.following:
            open_ends += _steps(node, keys, at + 1, is_loose=is_loose)
            if not is_loose:
                open_ends += _steps(node, keys, at + 2, is_loose=True)


def _steps(node: Node, keys: Sequence[Sequence[str]], at: int, *, is_loose: bool) -> list[tuple[Node, int, bool]]:
    if at >= len(keys):
        return []
    return [(following, at, is_loose) for key in keys[at] if (following := node.following.get(key))]


def _by_runs(lexicon: Lexicon, words: Sequence[Word]) -> Iterator[Match]:
    for word in words:
        text = word.text
        for place, letter in enumerate(text):
            for size in lexicon.run_sizes.get(letter, ()):
                for entry in lexicon.runs.get(text[place : place + size], ()):
                    yield Match(word.start + place, word.start + place + size, entry)
