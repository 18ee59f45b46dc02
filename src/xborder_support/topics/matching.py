"""Find the entries of a lexicon in a message, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .entries import Entry, Node
from .folding import Word
from .lexicon import Lexicon
from .running import runs

__all__ = ["Match", "longest", "matches"]

_REACH_OF_NEGATION = 2  # Words: "not damaged" and "not really damaged".
# What "not" in front of one word takes back. Elsewhere it is the complaint itself: "no refund", "no tracking".
_DENIABLE = frozenset({None, "damaged", "defect", "late", "lost", "safety"})
# What "not" behind one word takes back, as in "brennt nicht" and "ne chauffe plus".
_DENIABLE_AFTER = frozenset({"damaged", "safety"})


@dataclass(frozen=True, slots=True)
class Match:
    """Hold an entry and where it was found, in characters of the folded text. A loose one holds a word that its entry has not."""

    start: int
    end: int
    entry: Entry
    is_loose: bool = False


def matches(lexicon: Lexicon, words: Sequence[Word]) -> Iterator[Match]:
    """Yield every entry that occurs, in any order."""
    if lexicon.is_spaced:
        return _by_words(lexicon, words)
    return (Match(start, end, entry) for start, end, entry in runs(lexicon, words))


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
    before, after = _denied(lexicon, words, keys)
    first_words = lexicon.root.following
    for place, word in enumerate(words):
        if first_words.keys().isdisjoint(keys[place]):
            continue
        for last, entry, is_loose in _phrases_at(lexicon.root, keys, place):
            if entry.is_single and not entry.is_part and _is_denied(entry, is_before=place in before, is_after=place in after):
                continue
            yield Match(word.start, words[last].end, entry, is_loose)


def _is_denied(entry: Entry, *, is_before: bool, is_after: bool) -> bool:
    return (is_before and entry.topic in _DENIABLE) or (is_after and entry.topic in _DENIABLE_AFTER)


def _denied(lexicon: Lexicon, words: Sequence[Word], keys: Sequence[Sequence[str]]) -> tuple[set[int], set[int]]:
    """Return the places of the words that a negation stands before, and those that one stands behind. None reaches over a comma."""
    before: set[int] = set()
    after: set[int] = set()
    reach = 0
    for place, (known, is_joined) in enumerate(zip(keys, _joined(words), strict=True)):
        if not is_joined:
            reach = 0
        elif not lexicon.denials.isdisjoint(known):
            after.add(place - 1)
        if reach:
            before.add(place)
            reach -= 1
        if not lexicon.negations.isdisjoint(known):
            reach = _REACH_OF_NEGATION
    return before, after


def _joined(words: Sequence[Word]) -> Iterator[bool]:
    """Say of each word whether at most one character parts it from the word before: a blank or a hyphen."""
    if words:
        yield False
    for former, word in pairwise(words):
        yield word.start - former.end <= 1


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
