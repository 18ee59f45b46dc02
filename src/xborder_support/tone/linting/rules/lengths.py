"""Find what is too long: for its channel, in SMS segments, in a sentence or a Japanese line (TON040)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache

from xborder_support.channels import ChannelKind, TextLimit, known_channels, profile, sms
from xborder_support.terms import Severity
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage

__all__ = ["CHECKS", "find_long_lines", "find_long_sentences", "find_too_long"]

_LONGEST_UNIT = 4  # bytes of a character; of any other unit it has fewer
_UNITS = {"code_points": "characters", "utf16_units": "characters", "graphemes": "characters", "utf8_bytes": "bytes", "gsm7": "characters"}


def find_too_long(passage: Passage) -> Iterator[Hit]:
    """Yield where the channel cuts the text off, or the first segment of an SMS that is one too many."""
    limit = _limit(passage.channel)
    may_be_too_long = limit is not None and limit.count < _LONGEST_UNIT * len(passage.text)
    if limit is not None and may_be_too_long and (length := limit.length(passage.text)) > limit.count:
        shown = {"length": str(length), "limit": str(limit.count), "unit": _UNITS[limit.unit]}
        yield Hit(
            "TON040",
            _last_that_fits(passage.text, limit),
            len(passage.text),
            facts=shown,
            case="channel",
            severity=_severity(passage.channel),
        )
    elif _kind(passage.channel) == "sms":
        yield from _too_many_segments(passage.text)


def _too_many_segments(text: str) -> Iterator[Hit]:
    parts, most = sms.segments(text).parts, facts("lengths")["sms_segments"]
    if len(parts) > most:
        shown = {"count": str(len(parts)), "limit": str(most)}
        yield Hit("TON040", sum(map(len, parts[:most])), len(text), facts=shown, case="segments")


def _last_that_fits(text: str, limit: TextLimit) -> int:
    """Return the length of the longest beginning that fits; a text is at most so many characters as it has units of any kind."""
    shortest, longest = 0, min(len(text), limit.count)
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        if limit.length(text[:middle]) <= limit.count:
            shortest = middle
        else:
            longest = middle - 1
    return shortest


def find_long_sentences(passage: Passage) -> Iterator[Hit]:
    """Yield each sentence of more words than are easily read; in Japanese, of more characters."""
    if passage.language in facts("lengths")["unspaced"]["languages"] and passage.language != "ja":
        return
    most: int = facts("lengths")["ja_sentence_characters" if passage.language == "ja" else "sentence_words"]
    starts = [start for start, _ in passage.words]
    for start, end in passage.sentences:
        length = end - start if passage.language == "ja" else bisect_left(starts, end) - bisect_left(starts, start)
        if length > most:
            shown = {"length": str(length), "limit": str(most), "unit": "characters" if passage.language == "ja" else "words"}
            yield Hit("TON040", start, end, facts=shown, case="sentence")


def find_long_lines(passage: Passage) -> Iterator[Hit]:
    """Yield the first line of a Japanese mail that is longer than is usual: phones and old mail programs break it in the middle."""
    most: int = facts("lengths")["ja_line_characters"]
    long = next(((start, end) for start, end in passage.lines if end - start > most), None)
    if long is not None:
        shown = {"length": str(long[1] - long[0]), "limit": str(most)}
        yield Hit("TON040", *long, facts=shown, case="line", severity="info")


@cache
def _limit(channel: str) -> TextLimit | None:
    return profile(channel, on=date.max).text_limit if channel in known_channels() else None


def _severity(channel: str) -> Severity:
    return "info" if profile(channel, on=date.max).is_advice("text_limit") else "error"


@cache
def _kind(channel: str) -> ChannelKind | None:
    return profile(channel, on=date.max).kind if channel in known_channels() else None


CHECKS = (
    Check(find=find_too_long, rules=frozenset({"TON040"})),
    Check(find=find_long_sentences, rules=frozenset({"TON040"})),
    Check(find=find_long_lines, rules=frozenset({"TON040"}), languages=frozenset({"ja"}), channels=frozenset({"email"}), whole_only=True),
)
