"""Cut a text into messages: joined, they are the text again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from xborder_support.channels.graphemes import clusters

from .breaks import Breaks
from .budget import Budget
from .unbreakable import unbreakable

__all__ = ["Cut", "Flaw", "cuts"]

#: What had to be broken at a cut: a word, address or number that is longer than a whole message, or even a single character.
Flaw: TypeAlias = Literal["token", "character"]

_LONGEST_LOOK_AHEAD = 64  # code points; a character that goes on for longer is nobody's, and is cut


@dataclass(frozen=True, slots=True)
class Cut:
    """Hold one message of a text, and what its end breaks."""

    text: str
    flaw: Flaw | None = None


def cuts(text: str, budget: Budget) -> Iterator[Cut]:
    """Yield the messages of a text, each within its budget. White space at a cut stays at the end of the message before it."""
    breaks = Breaks.of(text, unbreakable(text))
    start = 0
    while start < len(text):
        end = budget.reach(text, start)
        at, flaw = (end, None) if end == len(text) else _cut(breaks, budget, start, end)
        yield Cut(text[start:at], flaw)
        start = at


def _cut(breaks: Breaks, budget: Budget, start: int, end: int) -> tuple[int, Flaw | None]:
    found = breaks.best(start, end) or breaks.word(start, end) or _before_spaces(breaks, start, end)
    if found is not None:
        return found, None
    if (found := breaks.after_spaces(start, end)) is not None and _would_fit(breaks, budget, found):
        return found, None
    return _through_token(breaks, start, end)


def _before_spaces(breaks: Breaks, start: int, end: int) -> int | None:
    """Return the end of the window where a word ends there too, so that the next message begins with white space."""
    is_word_end = breaks.text[end].isspace() and not breaks.whole.holds(end) and not breaks.text[start:end].isspace()
    return end if is_word_end else None


def _would_fit(breaks: Breaks, budget: Budget, start: int) -> bool:
    """Tell whether the token that begins here is one message, if nothing stands before it."""
    reach = budget.reach(breaks.text, start)
    return reach == len(breaks.text) or breaks.token_end(start, reach + 1) <= reach


def _through_token(breaks: Breaks, start: int, end: int) -> tuple[int, Flaw]:
    around = breaks.whole.start_around(end)
    if around is not None:
        inside = around if around > start else breaks.anywhere(start, end)
        if inside is not None:
            return inside, "token"
    found = start
    for match in clusters().finditer(breaks.text, start, min(end + _LONGEST_LOOK_AHEAD, len(breaks.text))):
        if match.end() > end:
            break
        found = match.end()
    return (found, "token") if found > start else (end, "character")
