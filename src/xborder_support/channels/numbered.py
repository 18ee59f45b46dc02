"""Write things to choose from as numbered lines, and say which line an answer names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

__all__ = ["bare", "named_line", "numbered_line"]

_FRAMES = " \t\n.,:;!?)(]['\"#*\u20e3\ufe0f"
_LINE = re.compile(r"(\d{1,4})[.)]?\s+(.*)", re.DOTALL)
_LONGEST_ANSWER = 200  # code points; who writes more did not choose
_MORE_WORDS = " - "  # what parts a title from its description


def numbered_line(number: int, words: str) -> str:
    """Return one line of what can be chosen."""
    return f"{number}. {words}"


def bare(answer: str) -> str:
    """Return an answer without the signs around it, in one form of its digits and letters."""
    return unicodedata.normalize("NFKC", answer).strip(_FRAMES).casefold()


def named_line(answer: str, titles: Sequence[str]) -> int | None:
    """Return the index of the line that an answer names, or None.

    An answer is the number (``2``, ``2.``, ``(2)``, in the digits of any script), the title where no other is the same, or the whole line,
    with or without the stop behind its number.

    Example:
        >>> from xborder_support.channels.numbered import named_line
        >>> [named_line(answer, ["Track", "Return"]) for answer in ("2.", "track", "2. Return", "2 Return", "2 Track")]
        [1, 0, 1, 1, None]
    """
    if len(answer) > _LONGEST_ANSWER:
        return None
    words = bare(answer)
    if (index := _index(words, len(titles))) is not None:
        return index
    plain = [bare(title) for title in titles]
    if words and plain.count(words) == 1:
        return plain.index(words)
    line = _LINE.fullmatch(words)
    index = _index(line[1], len(titles)) if line else None
    if line is None or index is None:
        return None
    return index if line[2] == plain[index] or line[2].startswith(f"{plain[index]}{_MORE_WORDS}") else None


def _index(digits: str, count: int) -> int | None:
    number = int(digits) if digits.isdecimal() and len(digits) <= len(str(count)) else 0
    return number - 1 if 0 < number <= count else None
