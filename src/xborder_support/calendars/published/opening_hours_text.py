"""Read the short form of opening hours: ``Mo-Fr 09:00-17:00``, ``Mo,Tu 09:00-12:00,13:00-17:00``, ``Mo-Su``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .schema_org_values import read_clock, read_day

__all__ = ["TextEntry", "read_text"]

LONGEST_TEXT = 2_000

_DAY = r"(?:[A-Z][a-z]{1,8}|PH)"
_SPAN = rf"{_DAY}(?: ?[-\u2013] ?{_DAY})?"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_TIMES = rf"{_TIME} ?[-\u2013] ?{_TIME}"
_ENTRY = re.compile(
    rf"(?P<days>{_SPAN}(?: ?, ?{_SPAN})*|24/7)(?: ?:? (?P<times>{_TIMES}(?: ?, ?{_TIMES})*|off|closed|[Cc]losed))?[ ;,]*",
    re.ASCII,
)


class TextEntry(NamedTuple):
    """Hold the days of one entry and its times as ``(opens, closes)``; no times at all is a closed day."""

    days: tuple[int, ...]
    times: tuple[tuple[str, str], ...]


def read_text(text: str) -> list[TextEntry] | None:
    """Return the entries of one text, or None where any part of it cannot be read."""
    entries: list[TextEntry] = []
    position, text = 0, " ".join(text.split())  # single spaces, so that no pattern tries a run of them in every way
    while position < len(text):
        match = _ENTRY.match(text, position)
        if not match or (days := _days(match["days"])) is None:
            return None
        entries.append(TextEntry(days, _times(match["times"])))
        position = match.end()
    return entries if all(read_clock(clock) for entry in entries for pair in entry.times for clock in pair) else None


def _days(text: str) -> tuple[int, ...] | None:
    if text == "24/7":
        return tuple(range(7))
    days = [list(_span(*re.split(r" ?[-\u2013] ?", span))) for span in re.split(r" ?, ?", text)]
    return tuple(day for span in days for day in span) if all(days) else None


def _span(first: str, last: str = "") -> Iterator[int]:
    """Yield the days of a span, nothing where one of its ends is no day."""
    start, end = read_day(first), read_day(last or first)
    if start is None or end is None or (last and 7 in {start, end}):
        return
    yield from ((start + step) % 7 for step in range((end - start) % 7 + 1)) if start < 7 else (start,)


def _times(text: str | None) -> tuple[tuple[str, str], ...]:
    """Return the pairs of times. A day alone is open all day, as schema.org has it."""
    if text is None:
        return (("00:00", "24:00"),)
    if text.lower() in {"off", "closed"}:
        return ()
    pairs = (re.split(r" ?[-\u2013] ?", part) for part in re.split(r" ?, ?", text))
    return tuple((opens, closes) for opens, closes in pairs)
