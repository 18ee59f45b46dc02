"""Find where the words of a mail end and its signature begins: a delimiter, "Sent from my iPhone", a legal notice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from .device_line import is_device_line
from .quote_words import DISCLAIMER_HEAD, quote_words

__all__ = ["signature_start"]

_DELIMITERS = frozenset({"--", "\u2014", "\u2013"})
_MAX_SIGNATURE_LINES = 12  # RFC 3676 recommends four; beyond a dozen it is the text that goes on.
_MAX_DEVICE_CHARS = 90
_MAX_DEVICE_LINES = 2
_NOTICE_LINES = 4
_HEADINGS = frozenset({"disclaimer", "legal notice", "confidentiality notice", "haftungsausschluss", "aviso legal", "免責事項"})


def signature_start(lines: Sequence[str]) -> int:
    """Return how many of the lines are words of the message. ``lines`` are stripped of white space and direction marks."""
    end = _without_notice(lines, len(lines))
    end = _without_delimited(lines, end)
    for _ in range(_MAX_DEVICE_LINES):
        end = _without_device(lines, end)
    return end


def _without_notice(lines: Sequence[str], end: int) -> int:
    words = quote_words()
    for index, line in enumerate(lines[:end]):
        if line[:DISCLAIMER_HEAD].lower() not in words.disclaimer_heads or not line.lower().startswith(words.disclaimers):
            continue
        notice = " ".join(lines[index : index + _NOTICE_LINES])[:2000].lower()
        if words.disclaimer.search(notice):
            return _before_heading(lines, index)
    return end


def _before_heading(lines: Sequence[str], index: int) -> int:
    previous = _last_filled(lines, index)
    if previous < 0:
        return index
    heading = lines[previous].lower().strip("*_-=: ")
    return previous if not heading or heading in _HEADINGS else index


def _without_delimited(lines: Sequence[str], end: int) -> int:
    filled = (index for index in range(end - 1, -1, -1) if lines[index])
    last = list(islice(filled, _MAX_SIGNATURE_LINES + 1))
    return min((index for index in last if lines[index] in _DELIMITERS), default=end)


def _without_device(lines: Sequence[str], end: int) -> int:
    last = _last_filled(lines, end)
    return last if last >= 0 and len(lines[last]) <= _MAX_DEVICE_CHARS and is_device_line(lines[last]) else end


def _last_filled(lines: Sequence[str], end: int) -> int:
    """Return the index of the last line before ``end`` that is not empty, or -1."""
    return next((index for index in range(end - 1, -1, -1) if lines[index]), -1)
