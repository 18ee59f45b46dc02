"""Find the entries of a lexicon in a message, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .entries import Entry, Node
from .folding import Word
from .lexicon import Known, Lexicon
from .running import runs

__all__ = ["Match", "longest", "matches"]

_REACH_OF_NEGATION = 2  # Words: "not damaged" and "not really damaged".
# What "not" in front of one word takes back. Elsewhere it is the complaint itself: "no refund", "no tracking".
_DENIABLE = frozenset({None, "damaged", "defect", "late", "lost", "safety"})
# What "not" behind one word takes back, as in "brennt nicht" and "ne chauffe plus".
_DENIABLE_AFTER = frozenset({"damaged", "safety"})
# What it takes back behind a phrase, as in "टूटा हुआ नहीं है". A phrase of safety stands: a false alarm costs less than a fire unread.
_DENIABLE_PHRASES = frozenset({"damaged"})


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
    known = [lexicon.look_up(word.text) for word in words]
    keys = [one.keys for one in known]
    before, after = _denied(words, known)
    found = [(place, *row) for place, one in enumerate(known) if one.begins for row in _phrases_at(lexicon.root, keys, place)]
    undone = {at for place, last, entry, _ in found if last in after and _is_deniable_phrase(entry) for at in range(place, last + 1)}
    after |= undone
    for place, last, entry, is_loose in found:
        if entry.is_single and not entry.is_part and _is_denied(entry, is_before=place in before, is_after=place in after):
            continue
        if last in after and _is_deniable_phrase(entry):
            continue
        yield Match(words[place].start, words[last].end, entry, is_loose)


def _is_deniable_phrase(entry: Entry) -> bool:
    return not entry.is_single and entry.topic in _DENIABLE_PHRASES


def _is_denied(entry: Entry, *, is_before: bool, is_after: bool) -> bool:
    return (is_before and entry.topic in _DENIABLE) or (is_after and entry.topic in _DENIABLE_AFTER)


def _denied(words: Sequence[Word], known: Sequence[Known]) -> tuple[set[int], set[int]]:
    """Return the places of the words that a negation stands before, and those that one stands behind. None reaches over a comma."""
    before: set[int] = set()
    after: set[int] = set()
    for place, word in enumerate(known):
        if word.negates:
            before.update(_joined(words, range(place + 1, min(place + 1 + _REACH_OF_NEGATION, len(words)))))
        if word.denies and place and tuple(_joined(words, range(place, place + 1))):
            after.add(place - 1)
    return before, after


def _joined(words: Sequence[Word], places: range) -> Iterator[int]:
    """Yield places up to one that more than a single character parts from the word before: a blank or a hyphen."""
    for place in places:
        if words[place].start - words[place - 1].end > 1:
            return
        yield place


def _phrases_at(root: Node, keys: Sequence[Sequence[str]], place: int) -> Iterator[tuple[int, Entry, bool]]:
    """Yield the entries that begin at a word, the place of their last word, and whether one word more stands in them."""
    last = len(keys) - 1
    open_ends = [(root.following[key], place, False) for key in keys[place] if key in root.following]
    while open_ends:
        node, at, is_loose = open_ends.pop()
        for entry in node.entries:
            yield at, entry, is_loose
        following = node.following
        if following and at < last:
            open_ends += [(following[key], at + 1, is_loose) for key in keys[at + 1] if key in following]
            if not is_loose and at + 1 < last:
                open_ends += [(following[key], at + 2, True) for key in keys[at + 2] if key in following]
