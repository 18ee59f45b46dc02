"""Find keywords in sentences of their own, and tell whether only greetings, courtesy and a name stand around them.

People write a keyword as they write a mail: "Hi Anna, STOP. Thanks, Bob".
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from .folding import clauses_of, fold, lines_of, sentences_of, units_of
from .lexicon import Lexicon
from .vocabulary import Entry

__all__ = ["Framed", "framed", "is_known_everywhere", "segments"]

# Between ideographic commas are parts of few characters, "青は、もういらない、赤を", which say too little alone.
_COMMAS_OF_SPACED = frozenset(",\u060c\u1363")
_LONGEST_NAME = 3  # Words.
_MIXED_IN = "en"  # People mix English words into every language.
_LONGEST_CALL = 3  # Words: "please STOP ALL".
_LONGEST_ROW = 6  # Clauses of a sentence that is nothing but a frame and keywords.


@dataclass(slots=True)
class Framed:
    """Hold the entries of each keyword that stands alone; ``is_all`` where nothing else was said.

    ``wishes`` are those of whole phrases between the commas of a sentence that says more. Where one ``is_joined`` to a name without so much
    as a comma, "Stop Bob", the name may as well be a thing: only where keywords are the custom is it surely a signature.
    """

    keywords: list[list[Entry]] = field(default_factory=list)
    wishes: list[list[Entry]] = field(default_factory=list)
    is_all: bool = True
    is_joined: bool = False
    is_greeted: bool = False
    _is_signed: bool = False

    def sign(self) -> None:
        """Take a bare name for the signature. There is one, and what stands before any keyword is none."""
        self.is_all = self.is_all and bool(self.keywords) and not self._is_signed
        self._is_signed = True


def framed(lexicon: Lexicon, text: str) -> Framed:
    """Return the keywords of a text that stand alone in their sentences."""
    found = Framed()
    for line in lines_of(text):
        _take_line(lexicon, line, found)
    return found


def segments(lexicon: Lexicon, letters: str) -> list[list[Entry]] | None:
    """Return the entries of each keyword, with an empty list for courtesy; None where a word is neither."""
    units = units_of(letters)
    found: list[list[Entry]] = []
    start = 0
    while start < len(units):
        piece = next(lexicon.known_at(units, start), None)
        if piece is None:
            return None
        found.append(lexicon.entries(piece))
        start += len(piece)
    return found


def _take_line(lexicon: Lexicon, line: str, found: Framed) -> None:
    sentences = [(sentence, segments(lexicon, _folded(lexicon, sentence))) for sentence in sentences_of(line)]
    has_keyword = any(any(candidates or ()) for _, candidates in sentences) or any(map(any, _clauses(lexicon, line)))
    is_open = any(candidates is None for _, candidates in sentences)
    if has_keyword or not is_open or not _take_frame(lexicon, line, found):
        _take_sentences(lexicon, sentences, found, may_be_signed=not _asks(line))


def _clauses(lexicon: Lexicon, line: str) -> list[list[list[Entry]]]:
    """Return the entries of each part of a line between commas, where all its words are keywords and courtesy."""
    if _COMMAS_OF_SPACED.isdisjoint(line):
        return []
    clauses = (clause for sentence in sentences_of(line) for clause in clauses_of(sentence))
    return [candidates for clause in clauses if (candidates := segments(lexicon, _folded(lexicon, clause))) is not None]


def _take_frame(lexicon: Lexicon, line: str, found: Framed) -> bool:
    """Take a line that is courtesy with a name, or a name. It is read as a whole, as names have points in them: "Dear Mr. Smith"."""
    if _asks(line):
        return False
    if _is_courtesy_with_name(lexicon, line):
        found.is_greeted = True
        return True
    if _is_name(lexicon, _words(line)):
        found.sign()
        return True
    return False


def _take_sentences(lexicon: Lexicon, sentences: list[tuple[str, list[list[Entry]] | None]], found: Framed, *, may_be_signed: bool) -> None:
    is_after_courtesy = False
    for sentence, candidates in sentences:
        if candidates is not None:
            found.keywords.extend(filter(None, candidates))
            is_after_courtesy = is_after_courtesy or [] in candidates
            found.is_greeted = found.is_greeted or is_after_courtesy
        elif may_be_signed and (_take_clauses(lexicon, sentence, found) or _is_courtesy_with_name(lexicon, sentence)):
            continue
        elif may_be_signed and is_after_courtesy and _is_name(lexicon, _words(sentence)):
            found.sign()
        elif not may_be_signed or not (_take_joined(lexicon, sentence, found) or _take_called(lexicon, sentence, found)):
            found.is_all = False
            found.wishes.extend(filter(None, (entry for clause in _clauses(lexicon, sentence) for entry in clause)))


def _take_joined(lexicon: Lexicon, sentence: str, found: Framed) -> bool:
    """Take a sentence that is a keyword with a name: "Hello Stop Bob". In other languages than English, the name may be half of a word."""
    before = None if "&" in sentence else _before_name(lexicon, sentence)  # "Stop & Shop"
    keywords = list(filter(None, before or ()))
    if not keywords or not all(map(is_known_everywhere, keywords)):
        return False
    found.is_joined = True
    found.is_greeted = found.is_greeted or len(keywords) < len(before or ())
    found.is_all = found.is_all and found.is_greeted
    found.keywords.extend(keywords)
    return True


def _take_called(lexicon: Lexicon, sentence: str, found: Framed) -> bool:
    """Take a sentence that calls a keyword at somebody: "Hi Anna STOP". Only capitals part it from the name: not "Hello Bus Stop"."""
    words = _words(sentence)
    for size in range(1, min(_LONGEST_CALL, len(words) - 2) + 1):
        quiet = " ".join(word for word in words[-size:] if not _is_loud(word))
        keywords = list(filter(None, segments(lexicon, _folded(lexicon, " ".join(words[-size:]))) or ()))
        if not keywords or not all(map(is_known_everywhere, keywords)) or any(segments(lexicon, _folded(lexicon, quiet)) or ()):
            continue
        if (name := _name_after_courtesy(lexicon, words[:-size])) and not lexicon.is_denied(units_of(_folded(lexicon, name))):
            found.is_joined = found.is_greeted = True
            found.keywords.extend(keywords)
            return True
    return False


def _take_clauses(lexicon: Lexicon, sentence: str, found: Framed) -> bool:
    """Take a sentence whose clauses are a greeting, a name, keywords, thanks: "Hi Anna, STOP, thanks, Bob"; "Hi, STOP, Bob"."""
    clauses = clauses_of(sentence)
    if len(clauses) > _LONGEST_ROW:
        return False
    keywords: list[list[Entry]] = []
    is_greeted, is_addressed, may_be_named = found.is_greeted, False, False
    for clause in clauses:
        candidates = segments(lexicon, _folded(lexicon, clause))
        if candidates is not None:
            keywords.extend(filter(None, candidates))
            is_greeted = is_greeted or [] in candidates
        elif _is_courtesy_with_name(lexicon, clause):
            is_greeted = True
        elif may_be_named and _is_name(lexicon, _words(clause)):
            is_addressed = is_addressed or not is_greeted
        else:
            return False
        may_be_named = bool(candidates)
    found.is_greeted = is_greeted
    found.keywords.extend(keywords)
    found.is_all = found.is_all and not is_addressed
    return True


def _asks(line: str) -> bool:
    return any(mark in line for mark in "?\uff1f\u061f")  # "Bob?" is no signature.


def _folded(lexicon: Lexicon, text: str) -> str:
    return fold(text, keep_accents=lexicon.keeps_accents)


def _is_courtesy_with_name(lexicon: Lexicon, text: str) -> bool:
    before = _before_name(lexicon, text)
    return before is not None and not any(before)


def _before_name(lexicon: Lexicon, text: str) -> list[list[Entry]] | None:
    """Return the entries of the words before the name that ends a text; None where no name does, or other words stand before it."""
    words = _words(text)
    for size in range(1, min(_LONGEST_NAME, len(words) - 1) + 1):
        candidates = segments(lexicon, _folded(lexicon, " ".join(words[:-size])))
        if candidates is not None and _is_name(lexicon, words[-size:]):
            return candidates
    return None


def _name_after_courtesy(lexicon: Lexicon, words: list[str]) -> str | None:
    """Return the name that ends a row of words, where courtesy is all that stands before it."""
    for size in range(1, min(_LONGEST_NAME, len(words) - 1) + 1):
        before = segments(lexicon, _folded(lexicon, " ".join(words[:-size])))
        if before is not None and not any(before) and _is_name(lexicon, words[-size:]):
            return " ".join(words[-size:])
    return None


def _words(text: str) -> list[str]:
    stripped = (_bare(word) for word in text.split())
    return [word for word in stripped if word]


def _bare(word: str) -> str:
    return word.strip(".,;:!…-\u2013\u2014~*_()\"\u201c\u201d'>|")


def _is_name(lexicon: Lexicon, words: list[str]) -> bool:
    """Tell whether words look like a name: few, capitalised, and no "Stop" among them.

    Scripts without capitals leave it open, so a person reads on.
    """
    if len(words) > _LONGEST_NAME or not all(map(_is_capitalised, words)):
        return False
    units = units_of(_folded(lexicon, " ".join(words)))
    return not any(is_known_everywhere(lexicon.entries(piece)) for start in range(len(units)) for piece in lexicon.known_at(units, start))


def is_known_everywhere(entries: list[Entry]) -> bool:
    """Tell whether these are of a keyword that everybody knows, and nobody is called by: those of other languages are."""
    return any(entry.role == "stop" and entry.language == _MIXED_IN for entry in entries)


def _is_capitalised(word: str) -> bool:
    if _is_loud(word):  # "STOP\nREFUND": where all is in capitals, they tell nothing.
        return False
    return word[0].isupper() and all(letter in "'\u2019-." or unicodedata.category(letter)[0] in "LM" for letter in word)


def _is_loud(word: str) -> bool:
    return len(word) > 1 and word.isupper()
