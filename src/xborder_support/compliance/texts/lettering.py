"""Find names, addresses and numbers in a text by their letters and digits, whatever stands between these."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .folding import compact, is_apart

__all__ = ["Lettering"]

_PAGE = re.compile(r"[^\W_]\.[^\W\d_]")
#: How an address goes on, or began before: "kaze.example.org", "not-kaze.example", "no.help@kaze.example".
_GOES_ON = re.compile(r"[-.@][^\W_]")
_BEFORE_PAGE = re.compile(r"[^\W_][-+_]$")
_BEFORE_MAIL = re.compile(r"[^\W_][-+_.]$")
_LONGEST_MARKS = 8  # Marks and invisible characters behind a letter that are passed over to see what follows.


@dataclass(frozen=True, slots=True)
class Lettering:
    """Hold a text and its letters and digits alone; letter ``i`` stood from ``starts[i]`` to ``ends[i]``."""

    text: str
    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lettering:
        """Return the letters of a text."""
        plain = compact(text)
        kept = [index for index, character in enumerate(plain.text) if character.isalnum()]
        letters = "".join(plain.text[index] for index in kept)
        return cls(text, letters, tuple(plain.starts[index] for index in kept), tuple(plain.ends[index] for index in kept))

    def find(self, words: str) -> tuple[int, int] | None:
        """Return where some words first stand by themselves: not within a longer word, a longer number or another address."""
        wanted = Lettering.of(words).letters
        before = _BEFORE_MAIL if "@" in words else _BEFORE_PAGE if _PAGE.search(words) else None
        start = self.letters.find(wanted) if wanted else -1
        while start >= 0:
            span = self.starts[start], self.ends[start + len(wanted) - 1]
            if self._is_by_itself(*span, before):
                return span
            start = self.letters.find(wanted, start + 1)
        return None

    def _is_by_itself(self, start: int, end: int, before: re.Pattern[str] | None) -> bool:
        last = self._without_marks(end)
        beside = self.text[end - 1] + self.text[last : last + 1]  # the last letter and what follows its marks
        if not is_apart(self.text, start) or not is_apart(beside, 1):
            return False
        return before is None or not (before.search(self.text[max(0, start - 2) : start]) or _GOES_ON.match(self.text[last : last + 2]))

    def _without_marks(self, position: int) -> int:
        limit = min(len(self.text), position + _LONGEST_MARKS)
        while position < limit and unicodedata.category(self.text[position]) in {"Mn", "Cf"}:
            position += 1
        return position
