"""Split the text of a mail into the words that are new and what is repeated below or between them.

The scan goes line by line, each line is looked at a fixed number of times, and every pattern is bounded: no mail makes it slow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .attribution import attribution_start
from .quote_words import quote_words
from .signature import signature_start

__all__ = ["split_history"]

# Invisible marks that right-to-left programs insert, and spaces that are no plain space.
_MARKS = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
_MARKS |= dict.fromkeys((0xA0, 0x202F, 0x3000), " ")
_MARK = re.compile("[\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff\u00a0\u3000]")
_RULE = "-_=*\u2014\u2013~ "
_RULE_STARTS = frozenset(_RULE.strip())
_QUOTE_SIGNS = _RULE_STARTS | {">"}
_WRAPPED_ENDS = frozenset({">:", "> :", ">："})  # noqa: RUF001  (an announcement broken before the bracket of its address)
_BLOCK_LINES = 9
_LABEL_CHARS = 24
_SEPARATOR_CHARS = 120
_TIME = re.compile(r"\d{1,2}[:.]\d{2}")


def split_history(text: str) -> tuple[str, str | None]:
    """Return the visible words of a mail and what was split off: quoted history, its announcements, signature. None where nothing was.

    Where nothing visible would be left, as in a mail that is only passed on, the whole text is visible.

    Example:
        >>> from xborder_support.channels.mail.quotes import split_history
        >>> split_history("Yes, please." + chr(10) * 2 + "On 3 Feb 2026 at 14:12, Shop <a@example.com> wrote:" + chr(10) + "> Shall we?")[0]
        'Yes, please.'
    """
    lines = text.split("\n")
    plain = [line.strip() for line in (text.translate(_MARKS).split("\n") if _MARK.search(text) else lines)]
    hidden, end = _history(plain)
    visible = [index for index in range(end) if index not in hidden]
    words_end = signature_start([plain[index] for index in visible])
    kept = visible[:words_end]
    words = "\n".join(lines[index] for index in kept).strip()
    if not words:
        return text.strip(), None
    shown = set(kept)
    rest = "\n".join(line for index, line in enumerate(lines) if index not in shown).strip()
    return words, rest or None


def _history(lines: Sequence[str]) -> tuple[set[int], int]:
    """Return the lines that are quoted in between, and the index from which on everything is history."""
    hidden: set[int] = set()
    for index, line in enumerate(lines):
        if not line or not (line[0] in _QUOTE_SIGNS or ":" in line or "：" in line):  # noqa: RUF001  (the wide colon)
            continue
        if line[0] == ">" and line not in _WRAPPED_ENDS:
            hidden.add(index)
        elif _is_separator(line) or _is_header_block(lines, index):
            return hidden, _before_rule(lines, index)
        elif line[-1] in ":：":  # noqa: RUF001  (the wide colon of Chinese and Japanese)
            quote = _quote_below(lines, index)
            start = attribution_start(lines, index, is_quote_next=quote is not None)
            if start is None:
                continue
            if quote is None:
                return hidden, start
            hidden.update(range(start, quote))
    return hidden, len(lines)


def _quote_below(lines: Sequence[str], index: int) -> int | None:
    """Return the index of the next filled line if that is quoted, else None."""
    below = next((at for at in range(index + 1, min(index + _BLOCK_LINES, len(lines))) if lines[at]), None)
    return below if below is not None and lines[below][0] == ">" else None


def _is_separator(line: str) -> bool:
    """Recognise "-----Original Message-----" and "Begin forwarded message:" in all languages."""
    if len(line) > _SEPARATOR_CHARS:
        return False
    if line[0] in _RULE_STARTS:
        core = line.strip(_RULE).rstrip(":").strip().lower()
        return bool(core) and line[:2] == line[0] * 2 and (core in quote_words().original or core in quote_words().forwarded)
    return line[-1] == ":" and line[:-1].strip().lower() in quote_words().forwarded


def _is_header_block(lines: Sequence[str], index: int) -> bool:
    """Recognise Outlook's way: From, Sent, To and Subject on lines of their own."""
    words = quote_words()
    if _label(lines[index]) not in words.senders:
        return False
    block = lines[index : index + _BLOCK_LINES]
    labels = {label: line for line in block if (label := _label(line))}
    dates = [line for label, line in labels.items() if label in words.dates]
    has_subject = any(label in words.subjects for label in labels)
    return len(labels) >= 3 and (has_subject or ("@" in "".join(block) and any(_TIME.search(line[:200]) for line in dates)))


def _label(line: str) -> str:
    """Return the header label that a line starts with, in lower case, or an empty text."""
    head = line[:_LABEL_CHARS].replace("：", ":")  # noqa: RUF001  (the wide colon again)
    name, colon, _ = head.partition(":")
    label = name.strip("*_ ").lower() if colon else ""
    return label if label in quote_words().labels else ""


def _before_rule(lines: Sequence[str], index: int) -> int:
    """Return the index of the ruled line above the history, if there is one."""
    above = index - 1
    while above > 0 and not lines[above]:
        above -= 1
    return above if above >= 0 and lines[above] and not lines[above].strip(_RULE) else index
