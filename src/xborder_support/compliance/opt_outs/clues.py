"""Tell from a few words that no keyword stands alone in a message, as none does in hardly any.

A keyword has words in it that other messages seldom have. Looking for those is cheap; reading is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from .folding import CLAUSE_END, SENTENCE_END, Units, is_stretched, units_of
from .frames import is_known_everywhere, segments
from .lexicon import Lexicons
from .vocabulary import Vocabulary

__all__ = ["may_hold_keywords"]

_LONGEST_NAME = 6  # Units: three words of two parts each, "Anna-Maria".


def may_hold_keywords(letters: str, lexicons: Lexicons) -> bool:
    """Tell whether a message, one of its sentences or one of their clauses may be made of keywords and courtesy alone. False is certain.

    ``letters`` are those of the message without accents.
    """
    words = " ".join(letters.split())
    if is_stretched(words):  # The words themselves are uncertain.
        return True
    units = units_of(words)
    phrases = {tuple(phrase.split()) for phrase, _ in _phrases(lexicons, units)}
    if not phrases:
        return False
    if _are_keywords(lexicons, units):
        return True
    may_be_signed = any(is_known_everywhere(lexicons.plain.entries(phrase)) for phrase in phrases)
    return any(_stands_alone(lexicons, sentence, may_be_signed=may_be_signed) for sentence in letters.split(SENTENCE_END))


def _stands_alone(lexicons: Lexicons, sentence: str, *, may_be_signed: bool) -> bool:
    units = units_of(sentence)
    if _are_keywords(lexicons, units, alone=True):
        return True
    if may_be_signed and _are_keywords(lexicons, _before_name(lexicons, units), alone=True):
        return True
    return CLAUSE_END in sentence and any(_are_keywords(lexicons, units_of(clause), alone=True) for clause in sentence.split(CLAUSE_END))


def _before_name(lexicons: Lexicons, units: Units) -> Units:
    """Return the known words before what may be a name, and nothing where more than a name follows them."""
    parts = _parts(lexicons)
    known = tuple(takewhile(lambda unit: any(unit in part.known for part in parts), units))
    return known if len(units) - len(known) <= _LONGEST_NAME else ()


def _are_keywords(lexicons: Lexicons, units: Units, *, alone: bool = False) -> bool:
    parts = _parts(lexicons)
    if not all(any(unit in part.known for part in parts) for unit in units):
        return False
    phrases = [phrase for phrase, counts_alone in _phrases(lexicons, units) if counts_alone or not alone]
    if any(len(phrase.strip()) > 1 for phrase in phrases):
        return True
    return bool(phrases) and segments(lexicons.plain, " ".join(units)) is not None  # One character stands in many words.


def _phrases(lexicons: Lexicons, units: Units) -> Iterator[tuple[str, bool]]:
    """Yield the keywords that are among these units, and whether they count in a sentence of their own."""
    seen = frozenset(units)
    spaced = f" {' '.join(units)} "
    found = (held for part in _parts(lexicons) for word in part.keywords.keys() & seen for held in part.keywords[word])
    return (held for held in found if held[0] in spaced)


def _parts(lexicons: Lexicons) -> tuple[Vocabulary, ...]:
    return (*lexicons.plain.parts, *lexicons.accented.parts)
