"""Find keywords in sentences of their own, and tell whether only greetings, courtesy and a name stand around them.

People write a keyword as they write a mail: "Hi Anna, STOP. Thanks, Bob".
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from .folding import clauses_of, fold, lines_of, sentences_of, units_of
from .vocabulary import Entry, Vocabulary

__all__ = ["Framed", "framed", "segments"]

_LONGEST_WHOLE = 40  # Units of a sentence that is nothing but keywords and courtesy.
_LONGEST_NAME = 3  # Words.
_LONGEST_ROW = 6  # Clauses of a sentence that is nothing but a frame and keywords.


@dataclass(slots=True)
class Framed:
    """Hold the entries of each keyword that stands alone; ``is_all`` where nothing else was said.

    ``wishes`` are those of whole phrases between the commas of a sentence that says more.
    """

    keywords: list[list[Entry]] = field(default_factory=list)
    wishes: list[list[Entry]] = field(default_factory=list)
    is_all: bool = True
    _is_signed: bool = False

    def sign(self) -> None:
        """Take a bare name for the signature. There is one, and what stands before any keyword is none."""
        self.is_all = self.is_all and bool(self.keywords) and not self._is_signed
        self._is_signed = True


def framed(vocabulary: Vocabulary, text: str) -> Framed:
    """Return the keywords of a text that stand alone in their sentences."""
    found = Framed()
    for line in lines_of(text):
        _take_line(vocabulary, line, found)
    return found


def segments(vocabulary: Vocabulary, letters: str) -> list[list[Entry]] | None:
    """Return the entries of each keyword, with an empty list for courtesy; None where a word is neither."""
    units = units_of(letters)
    if len(units) > _LONGEST_WHOLE:
        return None
    found: list[list[Entry]] = []
    start = 0
    while start < len(units):
        piece = next(vocabulary.known_at(units, start), None)
        if piece is None:
            return None
        found.append(vocabulary.whole.get(piece, []))
        start += len(piece)
    return found


def _take_line(vocabulary: Vocabulary, line: str, found: Framed) -> None:
    sentences = [(sentence, segments(vocabulary, _folded(vocabulary, sentence))) for sentence in sentences_of(line)]
    has_keyword = any(any(candidates or ()) for _, candidates in sentences) or any(map(any, _clauses(vocabulary, line)))
    is_open = any(candidates is None for _, candidates in sentences)
    if has_keyword or not is_open or not _take_frame(vocabulary, line, found):
        _take_sentences(vocabulary, sentences, found, may_be_signed=not _asks(line))


def _clauses(vocabulary: Vocabulary, line: str) -> list[list[list[Entry]]]:
    """Return the entries of each part of a line between commas, where all its words are keywords and courtesy."""
    if "," not in line:
        return []
    clauses = (clause for sentence in sentences_of(line) for clause in clauses_of(sentence))
    return [candidates for clause in clauses if (candidates := segments(vocabulary, _folded(vocabulary, clause))) is not None]


def _take_frame(vocabulary: Vocabulary, line: str, found: Framed) -> bool:
    """Take a line that is courtesy with a name, or a name. It is read as a whole, as names have points in them: "Dear Mr. Smith"."""
    if _asks(line):
        return False
    if _is_courtesy_with_name(vocabulary, line):
        return True
    if _is_name(_words(line)):
        found.sign()
        return True
    return False


def _take_sentences(
    vocabulary: Vocabulary, sentences: list[tuple[str, list[list[Entry]] | None]], found: Framed, *, may_be_signed: bool
) -> None:
    is_after_courtesy = False
    for sentence, candidates in sentences:
        if candidates is not None:
            found.keywords.extend(filter(None, candidates))
            is_after_courtesy = is_after_courtesy or [] in candidates
        elif may_be_signed and is_after_courtesy and _is_name(_words(sentence)):
            found.sign()
        elif not may_be_signed or not (_take_clauses(vocabulary, sentence, found) or _is_courtesy_with_name(vocabulary, sentence)):
            found.is_all = False
            found.wishes.extend(filter(None, (entry for clause in _clauses(vocabulary, sentence) for entry in clause)))


def _take_clauses(vocabulary: Vocabulary, sentence: str, found: Framed) -> bool:
    """Take a sentence whose clauses are a greeting, a name, keywords, thanks: "Hi Anna, STOP, thanks, Bob"."""
    clauses = clauses_of(sentence)
    if not 1 < len(clauses) <= _LONGEST_ROW:
        return False
    keywords: list[list[Entry]] = []
    is_after_courtesy = False
    for clause in clauses:
        candidates = segments(vocabulary, _folded(vocabulary, clause))
        if candidates is not None:
            keywords.extend(filter(None, candidates))
        elif not _is_courtesy_with_name(vocabulary, clause) and not (is_after_courtesy and _is_name(_words(clause))):
            return False
        is_after_courtesy = candidates is not None and [] in candidates
    found.keywords.extend(keywords)
    return True


def _asks(line: str) -> bool:
    return any(mark in line for mark in "?\uff1f\u061f")  # "Bob?" is no signature.


def _folded(vocabulary: Vocabulary, text: str) -> str:
    return fold(text, keep_accents=vocabulary.keeps_accents)


def _is_courtesy_with_name(vocabulary: Vocabulary, text: str) -> bool:
    words = _words(text)
    for size in range(1, min(_LONGEST_NAME, len(words) - 1) + 1):
        candidates = segments(vocabulary, _folded(vocabulary, " ".join(words[:-size])))
        if candidates is not None and not any(candidates) and _is_name(words[-size:]):
            return True
    return False


def _words(text: str) -> list[str]:
    stripped = (_bare(word) for word in text.split())
    return [word for word in stripped if word]


def _bare(word: str) -> str:
    return word.strip(".,;:!…-\u2013\u2014~*_()\"\u201c\u201d'>|")


def _is_name(words: list[str]) -> bool:
    """Tell whether words look like a name: few, and capitalised. Scripts without capitals leave it open, so a person reads on."""
    return 0 < len(words) <= _LONGEST_NAME and all(_is_capitalised(word) for word in words)


def _is_capitalised(word: str) -> bool:
    is_loud = len(word) > 1 and word.isupper()  # "STOP\nREFUND": where all is in capitals, they tell nothing.
    return word[0].isupper() and not is_loud and all(letter in "'\u2019-." or unicodedata.category(letter)[0] in "LM" for letter in word)
