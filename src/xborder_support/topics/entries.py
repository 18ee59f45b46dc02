"""Say what an entry of a lexicon is: a word, a phrase, a stem, or parts that stand near each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .vocabulary import TOPICS, Topic

__all__ = ["INQUIRY", "STRONG", "Combination", "Entry", "Node", "combinations_of", "is_class", "part_entries"]

#: Evidence is counted in thirds: a strong entry is three, a weak one is one.
STRONG = 3
#: The class of words by which a customer asks about a product, rather than tell what it did.
INQUIRY = "<inquiry>"


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry of a lexicon in its own spelling. ``topic`` is None for angry wording, and for a part of a combination."""

    text: str
    topic: Topic | None
    weight: int
    is_single: bool = True
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Combination:
    """Hold parts that say a topic together, in their order. A part is written as an entry is, or names a class: ``<day>``."""

    parts: tuple[str, ...]
    needs: frozenset[str]
    entry: Entry


@dataclass(slots=True)
class Node:
    """Hold what may follow the words read so far, and the entries that end here. A stem follows as its letters and a ``*``."""

    following: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


def is_class(part: str) -> bool:
    """Say whether a part names a class of the lexicon."""
    return part.startswith("<")


def combinations_of(topics: Mapping[str, Any]) -> Iterator[Combination]:
    """Yield the combinations of all topics of a document."""
    for topic in TOPICS:
        for parts in topics.get(topic, {}).get("together", ()):
            yield Combination(tuple(parts), frozenset(parts), Entry(" … ".join(parts), topic, STRONG, is_single=False))


def part_entries(parts: Iterable[str]) -> Iterator[tuple[str, Entry]]:
    """Yield each part once, with the entry that stands for it."""
    for part in dict.fromkeys(parts):
        yield part, Entry(part, None, 0, is_part=True)
