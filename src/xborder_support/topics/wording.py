"""Hold the words of a message, and decide with or without accents they are looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .folding import Word, fold, marked, words_of
from .lexicon import KEEPS_MARKS, Lexicon, lexicon

__all__ = ["Wording", "wording_of"]

_SHARE_MARKED = 3  # One word in three: whoever writes accents at all writes more of them than that.


@dataclass(slots=True)
class Wording:
    """Hold a message as it is looked up. Words with their marks are made when a language first asks for them."""

    text: str
    folded: str
    words: Sequence[Word]
    _marked: Sequence[Word] | None = field(default=None, repr=False)

    def read_in(self, language: str) -> tuple[Lexicon, Sequence[Word]]:
        """Return a lexicon and the words to look up in it: with marks where the language lives by them and the message has them."""
        if language in KEEPS_MARKS and not self.text.isascii() and (words := self._with_marks()):
            return lexicon(language, is_marked=True), words
        return lexicon(language), self.words

    def _with_marks(self) -> Sequence[Word]:
        if self._marked is None:
            found = marked(self.text)
            # Where the letters that were dropped moved the words, places would not fit those of another lexicon.
            self._marked = found if len(found) == len(self.words) and _has_marks(found) else ()
            self._marked = [Word(own.text, word.start, word.end) for own, word in zip(self._marked, self.words, strict=False)]
        return self._marked


def _has_marks(words: Sequence[Word]) -> bool:
    return sum(not word.text.isascii() for word in words) * _SHARE_MARKED >= len(words) > 0


def wording_of(text: str) -> Wording:
    """Return the words of the first 4,000 characters."""
    folded = fold(text)
    return Wording(text, folded, words_of(folded))
