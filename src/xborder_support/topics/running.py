"""Find entries in a script that does not part its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .entries import Entry
from .folding import Word
from .lexicon import Lexicon

__all__ = ["runs"]

_DIGIT = re.compile("[0-9]")
# What a negation right next to a run takes back.
_DENIABLE = frozenset({"damaged", "safety"})


def runs(lexicon: Lexicon, words: Sequence[Word]) -> Iterator[tuple[int, int, Entry]]:
    """Yield every entry that occurs, and where it begins and ends."""
    before, after = tuple(sorted(lexicon.negations)), tuple(sorted(lexicon.denials))
    for word in words:
        text = _DIGIT.sub("#", word.text)
        for place, letter in enumerate(text):
            for size in lexicon.run_sizes.get(letter, ()):
                for entry in lexicon.runs.get(text[place : place + size], ()):
                    is_denied = entry.topic in _DENIABLE and (text.endswith(before, 0, place) or text.startswith(after, place + size))
                    if not is_denied:
                        yield word.start + place, word.start + place + size, entry
