"""Find the line that a mail program puts above the history: "On Tue, 3 Feb 2026 at 14:12, Anna <anna@example.com> wrote:".

The line may be wrapped over up to four. Every pattern is tried on a bounded piece of text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .quote_words import quote_words

__all__ = ["attribution_start"]

_ENDS = " :："  # noqa: RUF001  (the wide colon again)
_MAX_LINES = 4
_MAX_CHARS = 500
_MAX_LOOSE_CHARS = 250
_TIME = re.compile(r"\d{1,2}\s?[:.h時时시]\s?\d{2}")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{4}\s?[年년]")
# A date first, maybe with one or two short words before it, such as the day of the week.
_DATE_FIRST = re.compile(r"(?:[^\W\d]{1,14}[.,\u05f3']{0,2} ){0,2}\d{1,4}[.,/年년 -]")
_ADDRESS = re.compile(r"[<(\[][^<>()\[\]\s]{1,200}@[^<>()\[\]\s]{1,200}[>)\]]")
_ADDRESS_LAST = re.compile(r"[>)\]]\s?[:：]$")  # noqa: RUF001  (the wide colon again)


def attribution_start(lines: Sequence[str], end: int, *, is_quote_next: bool) -> int | None:
    """Return the first line of an attribution that ends at a line, which closes with a colon, or None where that line ends none.

    ``lines`` are stripped of white space and of direction marks; ``is_quote_next`` says that ``>`` lines follow, which makes weaker signs
    enough.
    """
    joined = ""
    for start in range(end, max(end - _MAX_LINES, -1), -1):
        line = lines[start]
        if not line or (line[0] == ">" and start < end) or len(line) + len(joined) > _MAX_CHARS:
            break
        joined = f"{line.lower()} {joined}".rstrip()
        if _begins_like_one(joined) and _reads_like_one(joined, is_quote_next=is_quote_next):
            return start
    return _loose_start(lines, end, is_quote_next=is_quote_next)


def _begins_like_one(line: str) -> bool:
    return line.startswith(quote_words().openings) or _DATE_FIRST.match(line) is not None


def _reads_like_one(line: str, *, is_quote_next: bool) -> bool:
    if _has_verb(line):  # people write a date and a verb too: "On 3 Feb 2026 your colleague wrote:"; programs say the time of day
        return "@" in line or is_quote_next or _has_date_and_time(line)
    # Several languages have no verb: "2022年1月1日(土) 9:00 Name <a@example.com>:"
    has_moment = _TIME.search(line) is not None or _YEAR.search(line) is not None
    return has_moment and "@" in line and _ADDRESS_LAST.search(line) is not None


def _has_date_and_time(line: str) -> bool:
    time = _TIME.search(line)
    return time is not None and _DIGIT.search(line[: time.start()] + line[time.end() :]) is not None


def _loose_start(lines: Sequence[str], end: int, *, is_quote_next: bool) -> int | None:
    """Read a line that begins with the writer: "Anna <anna@example.com> schrieb am …:", or "Anna wrote:" above a quote."""
    start = end - 1 if end and lines[end].startswith(("<", "[")) and lines[end - 1] and lines[end - 1][0] != ">" else end
    line = " ".join(lines[start : end + 1]).lower()
    if len(line) > _MAX_LOOSE_CHARS or not _has_verb(line):
        return None
    return start if is_quote_next or _ADDRESS.search(line) else None


def _has_verb(line: str) -> bool:
    words = quote_words()
    return not words.verbs.isdisjoint(line.rstrip(_ENDS).split()) or any(phrase in line for phrase in words.verb_phrases)
