"""Fold a text for comparison and remember where each character stood, so that a finding can point at it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Folded", "compact", "folded", "is_apart", "is_letter", "without_spaces"]

_HANGUL = ("\uac00", "\ud7a3")


@dataclass(frozen=True, slots=True)
class Folded:
    """Hold a folded text; ``starts[i]`` and ``ends[i]`` are where its character ``i`` stood."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of the folded text, not an empty one, stood."""
        return self.starts[start], self.ends[end - 1]

    def occurrences(self, phrase: str) -> Iterator[tuple[int, int]]:
        """Yield where a folded phrase stands as words of its own. "stem*" stands for every word that begins so."""
        wanted, is_stem = (phrase[:-1], True) if phrase.endswith("*") else (phrase, False)
        start = self.text.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            if is_apart(self.text, start):  # asked first: a word of a hostile text is long, and its end would be looked for again and again
                end = self._word_end(end) if is_stem else end
                if is_apart(self.text, end):
                    yield start, end
            start = self.text.find(wanted, start + 1)

    def _word_end(self, position: int) -> int:
        while not is_apart(self.text, position):
            position += 1
        return position


def folded(text: str) -> Folded:
    """Return a text without case, accents, width and invisible characters, with single spaces. A line break stays one."""
    return _mapped(text, _spaced)


def compact(text: str) -> Folded:
    """Return letters, digits and marks alone, without any white space, as two spellings of one address or number agree."""
    return _mapped(text, without_spaces)


def is_apart(text: str, position: int) -> bool:
    """Tell whether no word goes on over a position of a text. Between scripts, and in those without spaces, none does."""
    if position <= 0 or position >= len(text):
        return True
    left, right = text[position - 1], text[position]
    if not (_is_of_word(left) and _is_of_word(right)):
        return True
    scripts = {_script(left), _script(right)} - {""}
    return len(scripts) > 1


def is_letter(character: str) -> bool:
    """Tell whether a character is a letter or a digit of any script."""
    return unicodedata.category(character)[0] in "LN"


def without_spaces(character: str) -> str:
    """Return the plain form of a character, nothing for white space."""
    return "" if character.isspace() else _plain(character)


def _spaced(character: str) -> str:
    if character in "\n\r":
        return "\n"
    return " " if character.isspace() else _plain(character)


def _mapped(text: str, plain: Callable[[str], str]) -> Folded:
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for position, original in enumerate(text):
        for character in plain(original):
            if character in " \n" and characters and characters[-1] in " \n":
                characters[-1] = min(characters[-1], character)  # a line break among spaces is what remains
                continue
            characters.append(character)
            starts.append(position)
            ends.append(position + 1)
    return Folded("".join(characters), tuple(starts), tuple(ends))


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    if _HANGUL[0] <= character <= _HANGUL[1]:
        return character
    apart = unicodedata.normalize("NFKD", character).casefold()
    return "".join(each for each in unicodedata.normalize("NFKD", apart) if unicodedata.category(each) not in {"Mn", "Cf", "Cc"})


@lru_cache(maxsize=8192)
def _script(character: str) -> str:
    """Return the first word of a letter's name, which is its script; digits and marks go with any letter before them."""
    return unicodedata.name(character, "").partition(" ")[0] if unicodedata.category(character)[0] == "L" else ""


def _is_of_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM" and not _is_unspaced(character)


def _is_unspaced(character: str) -> bool:
    code = ord(character)
    return 0x0E00 <= code <= 0x0EFF or 0x1000 <= code <= 0x109F or 0x1780 <= code <= 0x17FF or 0x3040 <= code <= 0xD7AF or code >= 0x20000
