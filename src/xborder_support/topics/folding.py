"""Fold spellings of one word together, so that "Verspätung", "VERSPATUNG" and full-width letters are looked up alike."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["CONSIDERED", "Word", "fold", "marked", "words_of"]

#: Characters of a message that are read. Customers say what they want before that, and work stays bounded.
CONSIDERED = 4000

_REMEMBERED = 8192  # Letters. All that people write in one place, and a bound for hostile texts.

_DROPPED = (
    (0x0300, 0x036F),  # marks that no letter took up
    (0x064B, 0x065F),  # tashkeel
    (0x0670, 0x0670),
    (0x00AD, 0x00AD),  # soft hyphen
    (0x200B, 0x200F),  # joiners and marks of direction
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),
)

# "didn't" is written "didnt" as well, while "l'article" is two words.
_INNER_APOSTROPHE = re.compile(r"(?<=[^\W\d_]{2})'(?=[^\W\d_]{1,2}(?![^\W\d_]))")
# Vowel signs of Thai are marks, which \w leaves out. A percent sign is a word: "% off" is not "came off".
_WORD = re.compile("[\\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+|%")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")

_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")
_LEAST_AFTER_ARTICLE = 2


class _Folding(dict[int, str]):
    """Map characters to what is looked up for them, as they come up."""

    def __missing__(self, code: int) -> str:
        folded = _plain_letter(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = folded
        return folded


@cache
def _letters() -> dict[str, str]:
    """Return the letters that Unicode does not take apart."""
    text = resources.files(__package__).joinpath("data", "folding.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)["letters"]
    return found


def _plain_letter(letter: str) -> str:
    if (known := _letters().get(letter)) is not None:
        return known
    code = ord(letter)
    if any(first <= code <= last for first, last in _DROPPED):
        return ""
    if 0xC0 <= code <= 0x24F or 0x1E00 <= code <= 0x1EFF:
        return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return letter


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the first 4,000 characters as they are looked up: NFKC, case folded, Latin letters without accents, Arabic without vowels."""
    head = text[:CONSIDERED]
    if head.isascii():
        folded = head.lower().replace("_", " ").replace("`", "'")
    else:
        composed = unicodedata.normalize("NFKC", head.replace("\u00b4", "'"))[:CONSIDERED]
        folded = unicodedata.normalize("NFKC", composed.casefold()).translate(_FOLDING)
    return _INNER_APOSTROPHE.sub("", folded) if "'" in folded else folded


@dataclass(frozen=True, slots=True)
class Word:
    """Hold a folded word and where it stands in the folded text."""

    text: str
    start: int
    end: int


def words_of(folded: str) -> list[Word]:
    """Return the words of a folded text. Arabic words come without their article and what is joined to it."""
    is_arabic = not folded.isascii() and any("\u0600" <= letter <= "\u06ff" for letter in set(folded))
    found = [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(folded)]
    return [Word(_without_article(word.text), word.start, word.end) for word in found] if is_arabic else found


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _LEAST_AFTER_ARTICLE:
            return word[len(article) :]
    return word


def marked(text: str) -> list[Word]:
    """Return the words of a text with their accents, with the tone of each at its end. Places are those before folding."""
    composed = unicodedata.normalize("NFKC", text[:CONSIDERED])[:CONSIDERED].casefold().replace("_", " ")
    return [Word(_marked_key(match.group()), match.start(), match.end()) for match in _WORD.finditer(composed)]


def _marked_key(word: str) -> str:
    """Return a word with the tone at its end: it is written on either vowel, "hoà" or "hòa"."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    return "".join(sorted(letters, key=_TONES.__contains__))
