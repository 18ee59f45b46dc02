"""Answer whether a message of one word is a keyword in letters that only look like its own, or a sign that bids to stop.

Such letters come from fonts for fun, from keyboards of two scripts, and from people who mean to slip past a filter.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from .folding import letters_of, settle
from .tables import stop_signs, twins

__all__ = ["LONGEST_DISGUISE", "Unmasked", "sign_in", "unmasked"]

LONGEST_DISGUISE = 30  # Characters of a message that may be one word.
_LONGEST_LETTER = 2  # Characters of one, where the letters of a word stand apart.
_SHORTEST = 3  # Letters of a word that is taken for another.
_SHORTEST_WITH_DIGITS = 4  # "3nd" may be a size.

_DIGITS = str.maketrans("013457$@€", "oieastsae")
_REVERSED = re.compile("\u202e([^\u202c\u202e]*)\u202c?")  # Shown from right to left, whatever its letters are.
_AROUND_SIGNS = re.compile("[\\s.!?,\ufe0e\ufe0f\u200d\u2640\u2642🙏\U0001f3fb-\U0001f3ff]")
_SCRIPTS_WITH_TWINS = ("CYRILLIC", "GREEK", "ARMENIAN")


class Unmasked(NamedTuple):
    """Hold the word that a message looks like.

    It is ``certain`` where the message is no word of any language as it stands. What has digits in it may be a code, and what is of one
    script a word of its own, so that only English, which everybody knows, is meant by them.
    """

    word: str
    is_certain: bool
    is_of_any_language: bool


def unmasked(text: str) -> Unmasked | None:
    """Return the Latin word that a message of one word looks like; None where it is what it seems, or more than a word."""
    pieces = text.split()
    if (len(pieces) > 1 and max(map(len, pieces)) > _LONGEST_LETTER) or (text.isascii() and text.translate(_DIGITS) == text):
        return None
    shown = _REVERSED.sub(lambda match: match[1][::-1], text)
    alike = unicodedata.normalize("NFKC", shown).translate(twins())
    word, spelled = settle(letters_of(alike)), settle(letters_of(alike.translate(_DIGITS)))
    shortest = _SHORTEST if word == spelled else _SHORTEST_WITH_DIGITS
    if len(spelled) < shortest or not spelled.isalpha() or not spelled.isascii() or spelled == settle(letters_of(text)):
        return None
    is_certain = not _is_of_one_script(text)
    return Unmasked(spelled, is_certain, is_certain and word == spelled)


def sign_in(text: str) -> str | None:
    """Return the name of the sign that a message is made of; None where it holds anything else."""
    if stop_signs().isdisjoint(text):
        return None
    signs = set(_AROUND_SIGNS.sub("", text))
    return unicodedata.name(min(signs)).lower().replace(" ", "-") if signs <= stop_signs() else None


def _is_of_one_script(text: str) -> bool:
    """Tell whether a word is wholly of a script with letters like those of Latin: it may be a word of its own."""
    names = [unicodedata.name(letter, "") for letter in text if letter.isalnum()]
    return any(names and all(name.startswith(script) for name in names) for script in _SCRIPTS_WITH_TWINS)
