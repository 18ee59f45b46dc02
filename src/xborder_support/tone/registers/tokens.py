"""Cut a text into words and punctuation marks, once."""

from __future__ import annotations

import re
from itertools import accumulate
from unicodedata import normalize

from .masking import BLANK

__all__ = ["Tokens", "tokenise"]

# A word holds letters, digits and the combining signs that \w leaves out; an apostrophe at its end is that of an elision (t', l').
_COMBINING = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_TOKEN = re.compile(rf"([\w{_COMBINING}]+'?|{BLANK}+|\n|[^\w\s])")
_SIGNS = re.compile("[\u0300-\u036f]")
_LONGEST_WORD = 64  # letters; to put the signs of one heap in order takes the square of the time
_QUESTION_MARKS = "?\uff1f"
_ENDS = frozenset(".!…:\n|¿¡。।॥\uff01" + _QUESTION_MARKS)
_OPENERS = frozenset("-\u2013—•*·#\"'„“”«»\u201a\u2018([{")  # these stand before a first word, and leave open whether it is one


class Tokens:
    """Hold the words and marks of a text, lower-cased, with their places."""

    __slots__ = ("_asked", "_edges", "text", "words")

    def __init__(self, text: str, words: list[str], edges: list[int]) -> None:
        self.text = text
        self.words = words
        self._edges = edges  # where each word starts and ends, one after the other
        self._asked: list[bool] | None = None

    def start(self, index: int) -> int:
        """Return where a word starts."""
        return self._edges[2 * index]

    def end(self, index: int) -> int:
        """Return where a word ends."""
        return self._edges[2 * index + 1]

    def starts_sentence(self, index: int) -> bool:
        """Tell whether a sentence, or something that may be one, begins with this word."""
        before = index - 1
        while before >= 0 and self.words[before] in _OPENERS:
            before -= 1
        return before < 0 or (self.words[before] in _ENDS and not self._abbreviates(before))

    def _abbreviates(self, index: int) -> bool:
        """Tell whether a full stop belongs to a single letter, as in "M. Martin" or "z. B."."""
        return index > 0 and self.words[index] == "." and len(self.words[index - 1]) == 1 and self.words[index - 1].isalpha()

    def begins_upper(self, index: int) -> bool:
        """Tell whether the first letter of a word is a capital."""
        return self.text[self.start(index)].isupper()

    def is_capitalised(self, index: int) -> bool:
        """Tell whether a word begins with a capital and is not written in capitals throughout."""
        start, end = self.start(index), self.end(index)
        return self.text[start].isupper() and (end - start == 1 or not self.text[start:end].isupper())

    def is_capitalised_at(self, index: int) -> bool:
        """Tell whether there is a word at this index, and a capitalised one."""
        return index < len(self.words) and self.is_capitalised(index)

    def is_between_capitals(self, index: int) -> bool:
        """Tell whether the words on both sides are capitalised and the first begins no sentence, as in a name."""
        if index == 0 or self.starts_sentence(index - 1):
            return False
        return self.is_capitalised(index - 1) and self.is_capitalised_at(index + 1)

    def has_inner_capital(self, index: int) -> bool:
        """Tell whether a lower-case word goes on with a capital, as the Italian "aiutarLa" does."""
        start, end = self.start(index), self.end(index)
        return self.text[start].islower() and not self.text[start:end].islower()

    def is_asked(self, index: int) -> bool:
        """Tell whether the sentence of a word ends in a question mark."""
        if self._asked is None:
            self._asked = _questions(self.words)
        return self._asked[index]


def tokenise(text: str) -> Tokens:
    """Return the words and punctuation marks of a text."""
    lowered = _lowered(text)
    parts = _TOKEN.split(lowered)  # a gap, a word, a gap, a word, ... a gap
    words = parts[1::2]
    if _SIGNS.search(lowered):
        words = [normalize("NFC", word) if len(word) <= _LONGEST_WORD else word for word in words]
    return Tokens(text, words, list(accumulate(map(len, parts))))


def _questions(words: list[str]) -> list[bool]:
    """Tell for each word whether the next end of a sentence is a question mark, reading backwards once."""
    asked, is_question = [], False
    for word in reversed(words):
        if word in _ENDS:
            is_question = word in _QUESTION_MARKS
        asked.append(is_question)
    return asked[::-1]


def _lowered(text: str) -> str:
    """Lower-case a text without moving a character: İ would become two."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered.replace("\u2019", "'")
