"""Fold a text so that case, accents, width, punctuation and emoji no longer matter, and cut it into units.

A unit is a word, or one character in scripts that write no spaces (and Korean, where spaces are a matter of taste).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TypeAlias

__all__ = [
    "CLAUSE_END",
    "SENTENCE_END",
    "Units",
    "clauses_of",
    "fold",
    "fold_all",
    "is_stretched",
    "letters_of",
    "lines_of",
    "sentences_of",
    "settle",
    "units_of",
    "without_last_sentence",
    "without_numbering",
    "without_points",
]

Units: TypeAlias = tuple[str, ...]

# Thai, Lao, Myanmar, Khmer, kana, Han, Hangul
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
_UNIT = re.compile(f"[{_UNSPACED}]|[^{_UNSPACED}\\s]+")
_REPEATED = re.compile(r"([a-z])\1{2,}")  # "stooop"
_HINT_OF_REPEATED = re.compile(r"(.)\1\1")  # Holds of every such word, and is found much faster.
_SPELLED = re.compile(r"(?<!\S)[a-z](?: [a-z]){2,}(?!\S)")  # "s.t.o.p"
_HINT_OF_SPELLED = re.compile(r" [a-z] [a-z](?!\S)")  # Part of every such word, and found much faster.

SENTENCE_END = "\n"
CLAUSE_END = "\t"  # For a comma: white space, like the end of a sentence, so that words are parted the same way.
_SENTENCE_ENDS = re.compile(
    r"[.!?;\n\r…"
    r"\u3002\uff01\uff0e\uff1b\uff1f\uff61"  # Ideographic and wide
    r"\u061b\u061f\u06d4"  # Arabic; the last is the full stop of Urdu
    r"\u0964\u0965"  # Danda
    r"\u037e\u0589\u104b\u1362\u1364\u1367\u1368\u17d4\u17d5]"  # Greek, Armenian, Burmese, Ethiopic, Khmer
)
_COMMAS = ",\u055d\u060c\u104a\u1363\u1365\u3001\uff0c\uff64"  # Latin, Armenian, Arabic, Burmese, Ethiopic, ideographic and wide
_CLAUSE_ENDS = re.compile(f"[{_COMMAS}]")

_POINTED = re.compile(
    r"(?:(?<=[\s(\"])|^)[A-Za-z](?:\.[A-Za-z]){2,}(?=[\s.,!?;:)\"-]|$)"
)  # "S.T.O.P sending", where the points end no sentence.

_NUMBERING = re.compile(r"\.(?<=\b[Nn][OoRr]\.)(?=\s?#?[0-9])")  # "Order no. 123"

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
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc`\u00b4\u2032]")  # "don't" is one word, however it is typed
_REMEMBERED = 8192  # Characters. All that people write in one place, and a bound for hostile texts.


def fold(text: str, *, keep_accents: bool = False) -> str:
    """Return the words of a text in their plainest form, parted by single spaces. Folding twice changes nothing.

    Example:
        >>> from xborder_support.compliance.opt_outs.folding import fold
        >>> fold("  STOP!!! 🙏 "), fold("ARRÊT"), fold("d'accord"), fold("s.t.o.p")
        ('stop', 'arret', 'daccord', 'stop')
    """
    return settle(letters_of(text, keep_accents=keep_accents))


def fold_all(phrases: Iterable[str], *, keep_accents: bool = False) -> dict[str, Units]:
    """Return the units of many phrases by the phrase. They are folded as the lines of one text, which is quicker than one by one."""
    unique = list(dict.fromkeys(phrases))
    letters = letters_of(SENTENCE_END.join(unique), keep_accents=keep_accents)
    lines = letters.split(SENTENCE_END)
    if len(lines) != len(unique):  # One has the end of a sentence inside.
        lines = [letters_of(phrase, keep_accents=keep_accents) for phrase in unique]
    if is_stretched(letters):
        lines = [settle(line) for line in lines]
    return dict(zip(unique, map(units_of, lines), strict=True))


def letters_of(text: str, *, keep_accents: bool = False) -> str:
    """Return letters and digits in their plainest form, ``SENTENCE_END`` and ``CLAUSE_END`` for what ends them, and spaces for all else."""
    if text.isascii():
        return text.translate(_ASCII)
    marked = _APOSTROPHES.sub("'", _SENTENCE_ENDS.sub(SENTENCE_END, text))
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", marked).casefold())
    return unicodedata.normalize("NFC", composed.translate(_WITH_ACCENTS if keep_accents else _WITHOUT_ACCENTS))


def settle(letters: str) -> str:
    """Return the words among letters, with words that were stretched or spelled out put right."""
    words = " ".join(letters.split())
    return _unstretched(words) if is_stretched(words) else words


def is_stretched(words: str) -> bool:
    """Tell whether words were stretched, as "stooop", or spelled out, as "s t o p"."""
    if _HINT_OF_SPELLED.search(words) and _SPELLED.search(words):
        return True
    return _HINT_OF_REPEATED.search(words) is not None and _REPEATED.search(words) is not None


def without_points(text: str) -> str:
    """Return a text with words whose letters are parted by points put together, so that the points end no sentence."""
    return _POINTED.sub(lambda match: match[0].replace(".", ""), text)


def without_numbering(text: str) -> str:
    """Return a text without the point of "no." and "nr." before a number, which ends no sentence."""
    return _NUMBERING.sub("", text)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as they stand."""
    return text.replace("\r", "\n").split("\n")


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text as they stand, without the marks that end them."""
    return _SENTENCE_ENDS.split(text)


def without_last_sentence(text: str) -> str:
    """Return a text up to its last end of a sentence, for texts that were cut somewhere."""
    ends = [match.start() for match in _SENTENCE_ENDS.finditer(text)]
    return text[: ends[-1]] if ends else ""


def clauses_of(sentence: str) -> list[str]:
    """Return the parts of a sentence between commas as they stand."""
    return _CLAUSE_ENDS.split(sentence)


def units_of(folded: str) -> Units:
    """Cut a folded text into units."""
    return tuple(folded.split() if folded.isascii() else _UNIT.findall(folded))


def _unstretched(words: str) -> str:
    once = _REPEATED.sub(r"\1", words)
    return _REPEATED.sub(r"\1", _SPELLED.sub(lambda match: match[0].replace(" ", ""), once))


def _of_ascii(letter: str) -> str | None:
    if letter in "'`":
        return None
    if letter.isalnum():
        return letter.lower()
    return CLAUSE_END if letter == "," else SENTENCE_END if _SENTENCE_ENDS.match(letter) else " "


_ASCII = {code: _of_ascii(chr(code)) for code in range(128)}


class _Letters(dict[int, str]):
    """Map composed characters to their plainest form, as they come up."""

    def __init__(self, *, keep_accents: bool) -> None:
        super().__init__({ord(SENTENCE_END): SENTENCE_END, **dict.fromkeys(map(ord, _COMMAS), CLAUSE_END)})
        self._keeps_accents = keep_accents

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFD", chr(code))
        plain = unicodedata.normalize("NFC", "".join([_fold_one(letter, keep_accents=self._keeps_accents) for letter in apart]))
        if len(self) < _REMEMBERED:
            self[code] = plain
        return plain


_WITH_ACCENTS = _Letters(keep_accents=True)
_WITHOUT_ACCENTS = _Letters(keep_accents=False)


def _fold_one(letter: str, *, keep_accents: bool) -> str:
    if not keep_accents and letter in _REPLACED:
        return _REPLACED[letter]
    category = unicodedata.category(letter)
    if category[0] == "M":
        return "" if _is_dropped(letter, keep_accents=keep_accents) else letter
    if letter == "'" or (category in {"Cf", "Lm"} and letter not in "ーๆ"):
        return ""
    return letter if category[0] in "LN" else " "


def _is_dropped(mark: str, *, keep_accents: bool) -> bool:
    first, last = _ACCENTS
    if first <= mark <= last:
        return not keep_accents
    return any(first <= mark <= last for first, last in _NEVER_KEPT)
