"""Fold a text so that case, accents, width, punctuation and emoji no longer matter, and cut it into units.

A unit is a word, or one character in scripts that write no spaces (and Korean, where spaces are a matter of taste).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

__all__ = ["Units", "fold", "units_of"]

Units: TypeAlias = tuple[str, ...]

# Thai, Lao, Myanmar, Khmer, kana, Han, Hangul
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
_UNIT = re.compile(f"[{_UNSPACED}]|[^{_UNSPACED}\\s]+")
_REPEATED = re.compile(r"([a-z])\1{2,}")  # "stooop"
_SPELLED = re.compile(r"(?<!\S)[a-z](?: [a-z]){2,}(?!\S)")  # "s.t.o.p"

_ACCENTS = ("\u0300", "\u036f")
_NEVER_KEPT = (  # Points that readers of the language leave out themselves, and marks that only choose a glyph.
    ("\u0483", "\u0489"),
    ("\u0591", "\u05c7"),
    ("\u0610", "\u061a"),
    ("\u064b", "\u065f"),
    ("\u0670", "\u0670"),
    ("\u06d6", "\u06ed"),
    ("\u180b", "\u180f"),
    ("\u1ab0", "\u1aff"),
    ("\u1dc0", "\u1dff"),
    ("\u20d0", "\u20ff"),
    ("\ufe00", "\ufe0f"),
)
_REPLACED = {
    "\u0131": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "\u0647", "ـ": "",
}  # fmt: skip
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc`\u00b4\u2032\uff07"), "'")  # "don't" is one word, however it is typed


def fold(text: str, *, keep_accents: bool = False) -> str:
    """Return the words of a text in their plainest form, parted by single spaces. Folding twice changes nothing.

    Example:
        >>> from xborder_support.compliance.folding import fold
        >>> fold("  STOP!!! 🙏 "), fold("ARRÊT"), fold("d'accord"), fold("s.t.o.p")
        ('stop', 'arret', 'daccord', 'stop')
    """
    letters = _plain_ascii(text) if text.isascii() else _plain(text, keep_accents=keep_accents)
    words = _REPEATED.sub(r"\1", " ".join(letters.split()))
    return _REPEATED.sub(r"\1", _SPELLED.sub(lambda match: match[0].replace(" ", ""), words))


def units_of(folded: str) -> Units:
    """Cut a folded text into units."""
    return tuple(_UNIT.findall(folded))


_ASCII = {code: (chr(code).lower() if chr(code).isalnum() else "" if chr(code) in "'`" else " ") for code in range(128)}


def _plain_ascii(text: str) -> str:
    return text.translate(_ASCII)


def _plain(text: str, *, keep_accents: bool) -> str:
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).casefold())
    apart = unicodedata.normalize("NFD", composed)
    return unicodedata.normalize("NFC", "".join([_fold_one(letter, keep_accents) for letter in apart]))


@lru_cache(maxsize=8192)
def _fold_one(letter: str, keep_accents: bool) -> str:  # noqa: FBT001  (called for each letter, and keywords cost)
    if not keep_accents and letter in _REPLACED:
        return _REPLACED[letter]
    category = unicodedata.category(letter)
    if category[0] == "M":
        return "" if _is_dropped(letter, keep_accents) else letter
    if letter == "'" or (category in {"Cf", "Lm"} and letter not in "ーๆ"):
        return ""
    return letter if category[0] in "LN" else " "


def _is_dropped(mark: str, keep_accents: bool) -> bool:  # noqa: FBT001  (as above)
    first, last = _ACCENTS
    if first <= mark <= last:
        return not keep_accents
    return any(first <= mark <= last for first, last in _NEVER_KEPT)
