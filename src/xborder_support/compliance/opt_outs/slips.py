"""Put right a slip of the fingers in the long words that a wish to be left alone turns on: "newslettr", "mesages", "abbestelen".

A word is only put right where it is in no list of any language of its script. Words are found by what is left of them without one letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from .folding import fold
from .lexicon import Lexicons
from .tables import own_words, scripts_in
from .vocabulary import Telling, Vocabulary

__all__ = ["mended", "without_one"]

SHORTEST = 7  # Letters: of shorter words, too many are one letter apart.
_LONGEST = 20
_LONG_WORD = re.compile(rf"(?<!\w)[^\W\d_]{{{SHORTEST - 1},{_LONGEST + 1}}}(?!\w)")
_LONG_NOUN = 9  # Letters: so few words are one away from it that but the last one has to stay.
_WRITTEN_SHORT = (("ARABIC",), ("HEBREW",))  # Scripts without vowels: there, most letters make another word.
_REMEMBERED = 8192  # Words: most messages are made of the same ones.
_MOST = 3  # Slips of a message that are put right.


def mended(text: str, words: Lexicons) -> str | None:
    """Return a text with telling words in the place of those that are one slip away from them; None where there are none."""
    parts = words.plain.parts
    found = {word: meant for word in _LONG_WORD.findall(text) if (meant := _meant(word, parts))}
    if not 0 < len(found) <= _MOST:
        return None
    return _LONG_WORD.sub(lambda match: found.get(match[0], match[0]), text)


def without_one(word: str) -> Iterator[str]:
    """Yield what is left of a word without one of its letters, for each letter but the first."""
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))


@lru_cache(maxsize=_REMEMBERED)
def _meant(word: str, parts: tuple[Vocabulary, ...]) -> str | None:
    """Return the telling word that a word is one slip away from; None for what is a word of its own."""
    folded = fold(word)
    if folded in own_words() or any(folded in part.spelled for part in parts) or scripts_in(folded) in _WRITTEN_SHORT:
        return None
    keys = (folded, *without_one(folded))
    near = (telling for part in parts for key in keys for telling in _index(part).get(key, ()))
    return next((telling.word for telling in near if _is_one_slip(folded, telling)), None)


@cache
def _index(part: Vocabulary) -> dict[str, list[Telling]]:
    """Return the telling words by themselves and by what is left of them without one letter."""
    found: dict[str, list[Telling]] = {}
    for telling in part.telling_words:
        if len(telling.word) >= SHORTEST:
            for key in {telling.word, *without_one(telling.word)}:
                found.setdefault(key, []).append(telling)
    return found


def _is_one_slip(word: str, telling: Telling) -> bool:
    """Tell whether one letter is too many, missing or another, or two have changed places.

    Endings stay: they say who, when and how many. So do the first letters of verbs: "anmelden" is no "abmelden".
    """
    meant = telling.word
    beginning, ending = (1, 1 if len(meant) >= _LONG_NOUN else 2) if telling.is_noun else (3, 2)
    if word[:beginning] != meant[:beginning] or word[-ending:] != meant[-ending:]:
        return False
    if len(word) != len(meant):
        return True  # They share what is left without one letter of the longer.
    apart = [place for place, (one, other) in enumerate(zip(word, meant, strict=True)) if one != other]
    first, last = apart[0], apart[-1]
    return first == last or (last == first + 1 and word[first] + word[last] == meant[last] + meant[first])
