"""Shorten a part of a name to its first letters, and write it in capitals as its language does."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["capitals", "first_capital", "first_letter", "initials"]

_DOTTED_I = frozenset({"az", "tr"})  # where the capital of i keeps its dot
_ACCENTS = dict.fromkeys((0x0300, 0x0301, 0x0342, 0x0313, 0x0314))  # what Greek capitals go without; the diaeresis stays


def first_letter(text: str) -> str:
    """Return the first character as readers see it, with all its marks."""
    if text[:2].isascii():
        return text[:1]
    found = _cluster().match(text)
    return found[0] if found else ""


def initials(text: str, *, initial: str, sequence: str, keeps_hyphens: bool) -> str:
    """Return the first letter of each word, by the patterns that a locale has for one (``{0}.``) and for two (``{0} {1}``).

    Example:
        >>> initials("Marie-Agnès Zoé", initial="{0}.", sequence="{0} {1}", keeps_hyphens=False)
        'M. A. Z.'
        >>> initials("Marie-Agnès Zoé", initial="{0}.", sequence="{0} {1}", keeps_hyphens=True)
        'M.-A. Z.'
    """
    between = sequence.removeprefix("{0}").removesuffix("{1}")
    written: list[str] = []
    for found in _words().finditer(text):
        hyphen, word = found["hyphen"], found["word"]
        written.append((hyphen if keeps_hyphens and hyphen else between) if written else "")
        written.append(initial.replace("{0}", first_letter(word)))
    return "".join(written) or first_letter(text)


def capitals(text: str, language: str) -> str:
    """Return a text in capitals: İ for the Turkish i, no accents in Greek."""
    if language in _DOTTED_I:
        text = text.replace("i", "İ")
    return _without_accents(text).upper()


def first_capital(text: str, language: str) -> str:
    """Return a text with a capital at its start, which in Dutch are two letters in "IJsbrand"."""
    if language == "nl" and text[:2].lower() == "ij":
        return text[:2].upper() + text[2:]
    first = first_letter(text)
    raised = capitals(first, language) if language in _DOTTED_I else first.title()
    return raised + text[len(first) :]


def _without_accents(text: str) -> str:
    """Return a text without the accents on Greek letters, whatever the language of the name: capitals there never have them."""
    if text.isascii():
        return text
    return "".join(
        normalize("NFC", normalize("NFD", each).translate(_ACCENTS)) if _is_greek(each) else each for each in normalize("NFC", text)
    )


def _is_greek(character: str) -> bool:
    return "\u0370" <= character <= "\u03ff" or "\u1f00" <= character <= "\u1fff"


@cache
def _cluster() -> Pattern[str]:
    import regex  # noqa: PLC0415  (20 ms, which plain letters do not need)

    return regex.compile(r"\X")


@cache
def _words() -> Pattern[str]:
    """Return a pattern of one word, with the hyphen before it.

    Words end as in UAX #29: what WB6 and WB7 let stand between letters, such as an apostrophe, does not end one, and each ideograph is a
    word of its own. It leaves the rest to dictionaries, which we have none of. So three kinds of ideographs never begin a word here: one
    that repeats the sign before it (婷婷), the sign for that (佐々), and 尔, which transcribes an l or r at the end of a syllable (贝尔).
    Scripts without spaces between words, such as Thai, keep theirs whole.
    """
    import regex  # noqa: PLC0415  (as above)

    ideograph = r"(?P<sign>[\p{Han}\p{Hiragana}]\p{M}*+)(?:(?P=sign)|[尔爾々])*+"
    letters = r"[[\p{L}\p{N}]--[\p{Han}\p{Hiragana}]][\p{M}\p{L}\p{N}\p{Cf}--[\p{Han}\p{Hiragana}]]*+"
    between = r"[\p{WB=MidLetter}\p{WB=MidNumLet}']|(?<=\p{Hebrew})\"(?=\p{Hebrew})"
    return regex.compile(rf"(?V1)(?:(?<=\w)(?P<hyphen>\p{{Pd}}))?(?P<word>{ideograph}|{letters}(?:(?:{between}){letters})*+)")
