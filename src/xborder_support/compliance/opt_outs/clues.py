"""Tell from a few words that no keyword stands alone in a message, as none does in hardly any.

A keyword has words in it that other messages seldom have. Looking for those is cheap; reading is not.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile

from .folding import CLAUSE_END, SENTENCE_END, Units, is_stretched, units_of
from .frames import is_known_everywhere, segments
from .lexicon import Lexicons
from .seen import Seen, seen_in, spaced

__all__ = ["may_hold_keywords"]

_LONGEST_NAME = 6  # Units: three words of two parts each, "Anna-Maria".


def may_hold_keywords(letters: str, seen: Seen, lexicons: Lexicons) -> bool:
    """Tell whether a message, one of its sentences or one of their clauses may be made of keywords and courtesy alone. False is certain.

    ``letters`` are those of the message without accents, and ``seen`` is what is seen in them. What is no keyword of the message is none of
    its sentences.
    """
    if is_stretched(seen.words):  # The words themselves are uncertain.
        return True
    keywords = _keywords(lexicons, seen)
    if not keywords:
        return False
    if _are_keywords(lexicons, seen.units, keywords):
        return True
    if not (alone := [phrase for phrase, counts_alone in keywords.items() if counts_alone]):
        return False
    may_be_signed = any(is_known_everywhere(lexicons.plain.entries(tuple(phrase.split()))) for phrase in keywords)
    return any(_stands_alone(lexicons, sentence, alone, may_be_signed=may_be_signed) for sentence in letters.split(SENTENCE_END))


def _keywords(lexicons: Lexicons, seen: Seen) -> dict[str, bool]:
    """Return the keywords that are seen, with spaces around each unit, and whether they count in a sentence of their own."""
    found: dict[str, bool] = {}
    for part in lexicons.parts:
        for word in part.keywords.keys() & seen.keys:
            for phrase, counts_alone in part.keywords[word]:
                if phrase in seen.spaced:
                    found[phrase] = counts_alone or found.get(phrase, False)
    return found


def _stands_alone(lexicons: Lexicons, sentence: str, keywords: list[str], *, may_be_signed: bool) -> bool:
    seen = seen_in(sentence)
    held = [phrase for phrase in keywords if phrase in seen.spaced]
    if not held:
        return False
    if _are_keywords(lexicons, seen.units, held):
        return True
    if may_be_signed and any(_are_keywords(lexicons, units, held) for units in _beside_name(lexicons, seen.units)):
        return True
    return CLAUSE_END in sentence and any(_are_keywords(lexicons, units_of(clause), held) for clause in sentence.split(CLAUSE_END))


def _beside_name(lexicons: Lexicons, units: Units) -> tuple[Units, Units]:
    """Return the known words before and behind what may be a name, and nothing where more than a name is between them."""
    before = tuple(takewhile(lambda unit: _is_known(lexicons, unit), units))
    behind = tuple(takewhile(lambda unit: _is_known(lexicons, unit), units[: len(before) - 1 : -1] if before else ()))[::-1]
    return (before, behind) if len(units) - len(before) - len(behind) <= _LONGEST_NAME else ((), ())


def _are_keywords(lexicons: Lexicons, units: Units, keywords: Collection[str]) -> bool:
    """Tell whether units are known words, with one of the keywords among them."""
    if not all(_is_known(lexicons, unit) for unit in units):
        return False
    text = spaced(units)
    held = [phrase for phrase in keywords if phrase in text]
    if any(len(phrase.strip()) > 1 for phrase in held):
        return True
    return bool(held) and segments(lexicons.plain, " ".join(units)) is not None  # One character stands in many words.


def _is_known(lexicons: Lexicons, unit: str) -> bool:
    return any(unit in part.known for part in lexicons.parts)
