"""Find what was left untranslated: letters of another script, and sentences of another language (TON060)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from unicodedata import name

import regex

from xborder_support.language import likely_script
from xborder_support.terms import Severity
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage, Range
from xborder_support.tone.linting.words import Found, Lexicon, outside

__all__ = ["CHECKS", "find_other_language", "find_other_script"]

_WRITTEN_WITH = {"Jpan": ("Hani", "Hira", "Kana"), "Kore": ("Hang", "Hani"), "Hans": ("Hani",), "Hant": ("Hani", "Bopo")}
_FEW_LETTERS = 4  # A brand name in its own script, or a Greek letter in a formula.
_SOME = 0.05  # of all letters: more of them is no name
_MANY = 0.2
_LETTER = regex.compile(r"\p{L}")
_LATIN_WORD = regex.compile(r"\p{Latin}[\p{Latin}\p{M}]*+(?:['\u2019]\p{Latin}++)?")

_FEWEST_WORDS = 3  # different function words of another language
_LEAST_SHARE = 0.25  # of the Latin words of a sentence


def find_other_script(passage: Passage) -> Iterator[Hit]:
    """Yield the longest run of letters that the language is not written with, where they are more than a name."""
    pattern = _other_letters(likely_script(passage.locale) or "Latn")
    found = (Found(*match.span(), True) for match in pattern.finditer(passage.text)) if not passage.text.isascii() else iter(())
    runs: dict[str, list[Found[bool]]] = {}
    for run in outside(found, passage.foreign):
        runs.setdefault(_script_of(passage.text[run.start]), []).append(run)
    script, most = max(runs.items(), key=lambda item: sum(map(_length, item[1])), default=("", []))
    strange = sum(map(_length, most))
    if strange < _FEW_LETTERS:
        return
    share = strange / len(_LETTER.findall(passage.text))
    if share > _SOME:
        longest = max(most, key=_length)
        severity: Severity | None = None if share > _MANY else "warning"
        yield Hit("TON060", longest.start, longest.end, None, {"script": script}, "script", severity)


def _length(run: Found[bool]) -> int:
    return run.end - run.start


@cache
def _other_letters(script: str) -> regex.Pattern[str]:
    own = "".join(rf"\p{{Script={name}}}" for name in _WRITTEN_WITH.get(script, (script,)))
    return regex.compile(rf"[\p{{L}}--[{own}\p{{Latin}}\p{{Common}}\p{{Inherited}}]]+", regex.VERSION1)


@cache
def _script_of(letter: str) -> str:
    return name(letter, "unknown").partition(" ")[0].capitalize()


def find_other_language(passage: Passage) -> Iterator[Hit]:
    """Yield each sentence whose function words are those of another language."""
    words = list(outside(_function_words().find(passage.folded), passage.foreign))
    starts = [word.start for word in words]
    skipped = _not_told_apart(passage.language)
    for sentence in passage.sentences if words else ():
        inside = words[bisect_left(starts, sentence[0]) : bisect_right(starts, sentence[1])]
        if len(inside) >= _FEWEST_WORDS and (found := _other_language(passage, sentence, inside, skipped)):
            language, written = found
            yield Hit("TON060", *sentence, None, {"word": written, "language": language}, "words")


def _other_language(
    passage: Passage, sentence: Range, words: list[Found[dict[str, str]]], skipped: frozenset[str]
) -> tuple[str, str] | None:
    counts: Counter[str] = Counter()
    told: dict[str, dict[str, None]] = {}
    for word in words:
        for language, text in word.meaning.items():
            counts[language] += 1
            told.setdefault(language, {})[text] = None
    own = counts[passage.language]
    others = [one for one in counts if one not in skipped]
    if not others:
        return None
    language = max(others, key=lambda one: (len(told[one]), one))
    if len(told[language]) < _FEWEST_WORDS or counts[language] <= 2 * own:
        return None
    total = sum(1 for _ in _LATIN_WORD.finditer(passage.text, *sentence))
    return (language, next(iter(told[language]))) if counts[language] >= _LEAST_SHARE * total else None


def _not_told_apart(language: str) -> frozenset[str]:
    table = facts("residue")
    mixed = {"en"} if language in table["mixes"] else set()
    return frozenset({language, *table["kin"].get(language, ()), *mixed})


@cache
def _function_words() -> Lexicon[dict[str, str]]:
    languages: dict[str, dict[str, str]] = {}
    for language, words in facts("residue")["words"].items():
        for word in words:
            languages.setdefault(word.casefold(), {})[language] = word
    return Lexicon(languages.items(), language="und")


CHECKS = (
    Check(find=find_other_script, rules=frozenset({"TON060"})),
    Check(find=find_other_language, rules=frozenset({"TON060"})),
)
