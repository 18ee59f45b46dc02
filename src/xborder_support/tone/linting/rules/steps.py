"""Find instructions of more than two steps in one run of text, where customers look for a list: TON041."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

import regex

from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage, Range
from xborder_support.tone.linting.words import Lexicon, outside

from .order import is_habit_of_place

__all__ = ["CHECKS", "find_unlisted_steps"]

_PARAGRAPH = regex.compile(r"[^\n]++(?:\n(?!\n)[^\n]++)*+")
_ITEM = regex.compile(r"^[ \t]*(?:[-*•‣\u2013·]|\(?\d{1,2}[.):]|[a-h]\))[ \t]", regex.MULTILINE)
# Numbers inside a line that count up: "1) open the box 2) take a picture 3) send it".
_INLINE_FIRST = "1"
_INLINE = regex.compile(r"(?<![\p{L}\p{N}.,:])\(?([1-9])[.)](?=\s)")


def find_unlisted_steps(passage: Passage) -> Iterator[Hit]:
    """Yield each paragraph without a list that holds more steps than one keeps in mind."""
    most: int = facts("steps")["most"]
    words = [found.start for found in outside(_steps(passage.language).find(passage.folded), passage.quoted)]
    place = 0
    for start, end in _paragraphs(passage.text):
        first = place
        while place < len(words) and words[place] < end:
            place += 1
        steps = max(place - first, _counted(passage.text, start, end))
        if steps > most and not _is_list(passage.text, start, end):
            yield Hit("TON041", start, end, facts={"steps": str(steps)})


def find_missed_lists(passage: Passage) -> Iterator[Hit]:
    """Yield the unlisted steps of a text whose readers look for a list."""
    if is_habit_of_place(passage, "bullets", facts("steps")["territories"]):
        yield from find_unlisted_steps(passage)


def _is_list(text: str, start: int, end: int) -> bool:
    return sum(1 for _ in islice(_ITEM.finditer(text, start, end), 2)) > 1


def _paragraphs(text: str) -> Iterator[Range]:
    for match in _PARAGRAPH.finditer(text):
        yield match.span()


def _counted(text: str, start: int, end: int) -> int:
    """Return how far numbers count up from one."""
    if _INLINE_FIRST not in text[start:end]:
        return 0
    steps = 0
    for match in _INLINE.finditer(text, start, end):
        if int(match[1]) == steps + 1:
            steps += 1
    return steps


@cache
def _steps(language: str) -> Lexicon[bool]:
    words = facts("steps")["languages"]["nb" if language == "no" else language]
    return Lexicon(((word, True) for word in words), language=language)


CHECKS = (
    Check(
        find=find_missed_lists,
        rules=frozenset({"TON041"}),
        languages=frozenset(facts("steps")["languages"]) | {"no"},
    ),
)
