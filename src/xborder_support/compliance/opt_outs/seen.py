"""Hold the units of a text in the forms in which words are looked up in it."""

from __future__ import annotations

from typing import NamedTuple

from .folding import Units, units_of

__all__ = ["PREFIX_UNITS", "Seen", "beginning_key", "seen_in", "spaced"]

PREFIX_UNITS = 3  # Letters of a beginning that serve as its key.


class Seen(NamedTuple):
    """Hold the words of a text with single spaces between them, and its units in their order and with a space around each.

    ``keys`` are the units and the keys of their beginnings, under which words are looked up.
    """

    words: str
    units: Units
    spaced: str
    keys: frozenset[str]


def seen_in(letters: str) -> Seen:
    """Return what is seen in letters that need no settling."""
    pieces = letters.split()
    words = " ".join(pieces)
    units = tuple(pieces) if words.isascii() else units_of(words)
    return Seen(words, units, spaced(units), frozenset([*units, *[unit[:PREFIX_UNITS] + "*" for unit in units]]))


def beginning_key(unit: str) -> str:
    """Return the key for all words that begin like this one. It has a mark that stands in no unit."""
    return unit[:PREFIX_UNITS] + "*"


def spaced(phrase: Units) -> str:
    """Return units with a space before and after each, so that a phrase is found in others as one text in another."""
    return f" {' '.join(phrase)} "
