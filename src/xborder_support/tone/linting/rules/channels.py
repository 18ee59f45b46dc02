"""Find what a kind of message lacks: an opt-out and a name in advertising by SMS (TON050), a time in an automatic answer (TON051)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.words import Lexicon

from .told_times import told_times

__all__ = ["CHECKS", "find_missing_time", "find_unfit_marketing"]


def find_unfit_marketing(passage: Passage) -> Iterator[Hit]:
    """Yield what an advertising SMS in the United States lacks."""
    if passage.purpose != "marketing":
        return
    end = len(passage.text)
    if not _says_how_to_stop(passage):
        yield Hit("TON050", end, end, "Reply STOP to opt out." if passage.language == "en" else None, case="opt_out")
    if passage.brand and not Lexicon([(passage.brand, True)], language="und", is_joined=True).find(passage.folded):
        yield Hit("TON050", 0, 0, f"{passage.brand}: ", case="brand")


def _says_how_to_stop(passage: Passage) -> bool:
    keywords = facts("promises")["marketing_sms"]["keywords"]
    return any(passage.text[start:end] in keywords for start, end in passage.words) or bool(_opt_outs().find(passage.folded))


@cache
def _opt_outs() -> Lexicon[bool]:
    return Lexicon(((phrase, True) for phrase in facts("promises")["marketing_sms"]["phrases"]), language="und", is_joined=True)


def find_missing_time(passage: Passage) -> Iterator[Hit]:
    """Yield the end of an automatic answer that names no time: no number, no day, no span of time in words."""
    if passage.is_automatic and passage.purpose == "service" and not told_times(passage) and not _has_span_in_words(passage):
        yield Hit("TON051", len(passage.text), len(passage.text))


def _has_span_in_words(passage: Passage) -> bool:
    return bool(_spans(passage.language).find(passage.folded))


@cache
def _spans(language: str) -> Lexicon[bool]:
    """Return "one day", "two hours" and the like; the words of a language without spaces, and those of Arabic and Hebrew, say it alone."""
    table = facts("promises")
    units, counts = table["time_units"].get(language, ()), table["counts"].get(language)
    joint = "" if language in {"ja", "th", "zh"} else " "
    phrases = (
        units
        if counts is None
        else [f"{count}{joint}{adjective}{unit}" for count in counts for adjective in _between(language) for unit in units]
    )
    return Lexicon(((phrase, True) for phrase in phrases), language=language)


def _between(language: str) -> tuple[str, ...]:
    return ("", "business ", "working ", "full ") if language == "en" else ("",)


CHECKS = (
    Check(
        find=find_unfit_marketing,
        rules=frozenset({"TON050"}),
        territories=frozenset(facts("promises")["marketing_sms"]["territories"]),
        channels=frozenset({"sms"}),
    ),
    Check(find=find_missing_time, rules=frozenset({"TON051"}), whole_only=True),
)
