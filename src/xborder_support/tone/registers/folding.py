"""Write a text in one spelling, and find the way back to the places of the text as it was written.

Devanagari is typed with or without nuktas, joiners and doubled signs; Hangul and kana come composed or in parts; Turkish has two letters i.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias
from unicodedata import normalize

from .votes import Findings

__all__ = ["FOLDINGS", "Folding", "fold_by"]

_Finder: TypeAlias = Callable[[str], Findings]


class Folding(NamedTuple):
    """Say what is spelt anew, and how."""

    pattern: re.Pattern[str]
    respell: Callable[[re.Match[str]], str]


_NUKTA_LETTERS = dict(
    zip("\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f", "\u0915\u0916\u0917\u091c\u0921\u0922\u092b\u092f", strict=True)
)
_DEVANAGARI = re.compile("[\u0958-\u095f]|[\u0901\u0902][\u0901\u0902\u093c\u200c\u200d]*|[\u093c\u200c\u200d]+")
_TURKISH_I = re.compile("[I\u0130]")  # their small letters are without and with a dot, unlike everywhere else
# Few signs at a time: to put thousands of them in order takes the square of the time.
_IN_PARTS = re.compile("[^\u0300-\u036f\u1160-\u11ff\u3099\u309a][\u0300-\u036f\u1160-\u11ff\u3099\u309a]{1,4}")


def _devanagari(match: re.Match[str]) -> str:
    signs = match.group()
    return _NUKTA_LETTERS.get(signs, "\u0902" if signs[0] in "\u0901\u0902" else "")


def _composed(match: re.Match[str]) -> str:
    letter = normalize("NFC", match.group())
    return letter if len(letter) == 1 else match.group()  # a heap of signs that makes no one letter stays as it is


FOLDINGS: Mapping[str, Folding] = MappingProxyType(
    {
        "devanagari": Folding(_DEVANAGARI, _devanagari),
        "turkish": Folding(_TURKISH_I, lambda match: "\u0131" if match.group() == "I" else "i"),
        "composed": Folding(_IN_PARTS, _composed),
    }
)


def fold_by(folding: Folding, finder: _Finder) -> _Finder:
    """Return a finder that reads a text in one spelling and gives places in the text as it was written."""

    def find(text: str) -> Findings:
        return _find_folded(text, folding, finder) if folding.pattern.search(text) else finder(text)

    return find


def _find_folded(text: str, folding: Folding, finder: _Finder) -> Findings:
    parts: list[str] = []
    starts, shifts = [0], [0]  # from this place of the folded text on, so many characters have gone
    read, length = 0, 0
    for match in folding.pattern.finditer(text):
        spelt = folding.respell(match)
        parts += [text[read : match.start()], spelt]
        length += match.start() - read + len(spelt)
        read = match.end()
        starts.append(length)
        shifts.append(read - length)
    found = finder("".join([*parts, text[read:]]))

    def place(at: int) -> int:
        return at + shifts[bisect_right(starts, at) - 1]

    votes = tuple(vote._replace(start=place(vote.start), end=place(vote.end)) for vote in found.votes)
    return found._replace(votes=votes)
