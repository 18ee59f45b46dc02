"""Answer where a text names a time: a number, a day, or an inserted date or duration."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import regex

from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.words import Found, Lexicon, outside

__all__ = ["TIME_VALUES", "day_words", "is_told_between", "told_times"]

#: The variables of messages whose values are times.
TIME_VALUES = frozenset({"within", "due_at", "opens_at", "deadline", "dates", "hours_text"})

# An order number or any other code says nothing of time; of numbers, only short ones do.
_NUMBER = regex.compile(r"[A-Za-z#№]+-?\d[A-Za-z0-9-]*+|\d{5,}+|(?P<number>\d{1,4})")


def told_times(passage: Passage) -> list[int]:
    """Return where each time begins, in the order of the text."""
    values = [(span.start, span.end) for span in passage.spans if span.name not in TIME_VALUES]
    numbers = (Found(*match.span(), True) for match in _NUMBER.finditer(passage.text) if match["number"])
    inserted = [span.start for span in passage.spans if span.name in TIME_VALUES and span.end > span.start]
    days = day_words(passage.language).find(passage.folded)
    return sorted([found.start for found in (*outside(numbers, sorted(values)), *days)] + inserted)


def is_told_between(times: list[int], start: int, end: int) -> bool:
    """Tell whether one of the times begins in a half-open range."""
    place = bisect_left(times, start)
    return place < len(times) and times[place] < end


@cache
def day_words(language: str) -> Lexicon[bool]:
    """Return the words of a language that name a day: weekdays, "today", "tomorrow"."""
    row = facts("hedges")["languages"].get(language, {})
    return Lexicon(((word, True) for word in (*row.get("dates", ()), *_weekdays(language))), language=language)


def _weekdays(language: str) -> Iterator[str]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (slow to load, and only a text with a finding needs it)

    try:
        days = Locale(language).days
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        yield from days[context]["wide"].values()
