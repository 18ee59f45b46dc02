"""Find what was left untranslated: letters of another script, and sentences of another language (TON060)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import name

import regex

from xborder_support.language import likely_script
from xborder_support.terms import Severity
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.folding import fold
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage, Range
from xborder_support.tone.linting.words import Found, Lexicon, outside

__all__ = ["CHECKS", "find_other_language", "find_other_script"]

_WRITTEN_WITH = {"Jpan": ("Hani", "Hira", "Kana"), "Kore": ("Hang", "Hani"), "Hans": ("Hani",), "Hant": ("Hani", "Bopo")}
_FEW_LETTERS = 4  # A brand name in its own script, or a Greek letter in a formula.
_SOME = 0.05  # of all letters: more of them is no name
_MANY = 0.2
_NOT_LATIN = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\U0003ffff]")  # every other letter, and some signs
_LETTER = regex.compile(r"\p{L}")
_LATIN_WORD = regex.compile(r"\p{Latin}[\p{Latin}\p{M}]*+(?:['\u2019]\p{Latin}++)?")

_FEWEST_WORDS = 3  # different function words of another language
_LEAST_SHARE = 0.25  # of the Latin words of a sentence


def find_other_script(passage: Passage) -> Iterator[Hit]:
    """Yield the longest run of letters that the language is not written with, where they are more than a name."""
    script = likely_script(passage.locale) or "Latn"
    if script == "Latn" and _NOT_LATIN.search(passage.text) is None:
        return
    found = (Found(*match.span(), True) for match in _other_letters(script).finditer(passage.text))
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
    skipped = _not_told_apart(passage.language)
    fewest = _fewest(passage.locale)
    if not _may_hold_another(passage, skipped, fewest):
        return
    words = list(outside(_function_words().find(passage.folded), passage.foreign))
    starts = [word.start for word in words]
    for sentence in passage.sentences:
        inside = words[bisect_left(starts, sentence[0]) : bisect_right(starts, sentence[1])]
        if len(inside) >= fewest and (found := _other_language(passage, sentence, inside, skipped)):
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
    if not _is_told(told[language], _fewest(passage.locale)) or counts[language] <= 2 * own:
        return None
    total = sum(1 for _ in _LATIN_WORD.finditer(passage.text, *sentence))
    return (language, next(iter(told[language]))) if counts[language] >= _LEAST_SHARE * total else None


def _may_hold_another(passage: Passage, skipped: frozenset[str], fewest: int) -> bool:
    """Tell whether there are words enough of any other language, wherever they stand."""
    counts = Counter(
        language for word in _languages_by_word().keys() & passage.folded.numbers.keys() for language in _languages_by_word()[word]
    )
    return any(count >= fewest and language not in skipped for language, count in counts.items())


def _is_told(words: Iterable[str], fewest: int) -> bool:
    """Tell whether function words are those of a clause: enough of them, or in a text of other letters two, one of which no title has."""
    listed = set(words)
    return len(listed) >= (_FEWEST_WORDS if listed.isdisjoint(facts("residue")["clauses"]) else fewest)


@cache
def _fewest(locale: str) -> int:
    """Return how many different words it takes: Latin letters in a text of another script are strange by themselves."""
    return _FEWEST_WORDS - (likely_script(locale) not in {None, "Latn"})


def _not_told_apart(language: str) -> frozenset[str]:
    table = facts("residue")
    mixed = {"en"} if language in table["mixes"] else set()
    return frozenset({language, *table["kin"].get(language, ()), *mixed})


@cache
def _function_words() -> Lexicon[dict[str, str]]:
    return Lexicon(_languages_by_word().items(), language="und")


@cache
def _languages_by_word() -> dict[str, dict[str, str]]:
    """Return the languages of each function word, as folded, with its spelling in each."""
    languages: dict[str, dict[str, str]] = {}
    for language, words in facts("residue")["words"].items():
        for word in words:
            languages.setdefault(fold(word).text, {})[language] = word
    return languages


def find_other_han(passage: Passage) -> Iterator[Hit]:
    """Yield the first character of a Chinese spelling that the language does not have: "发货" in Japanese, "發貨" in mainland China."""
    known, strange_in, most = _ENCODINGS[likely_script(passage.locale) or "Hans"]
    others = {letter for letter in set(passage.text) if _is_han(letter) and not _can_hold(known, letter) and _can_hold(strange_in, letter)}
    places = (Found(*match.span(), True) for match in re.finditer("[" + "".join(others) + "]+", passage.text)) if others else iter(())
    runs = list(outside(places, passage.foreign))
    if len({letter for run in runs for letter in passage.text[run.start : run.end]}) > most:
        yield Hit("TON060", runs[0].start, runs[0].end, None, {"script": "Chinese"}, "script", "warning")


def _is_han(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


@cache
def _can_hold(encodings: tuple[str, ...], letter: str) -> bool:
    return any(letter.encode(encoding, "ignore") for encoding in encodings)


# The character sets that were made for a spelling, those of the other spelling, and how many strange characters may be a person's name.
_ENCODINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...], int]] = {
    "Jpan": (("cp932", "shift_jis_2004"), ("gb2312", "big5"), 1),
    "Hans": (("gb2312",), ("big5",), 2),
    "Hant": (("big5hkscs",), ("gb2312",), 2),
}

CHECKS = (
    Check(find=find_other_script, rules=frozenset({"TON060"})),
    Check(find=find_other_han, rules=frozenset({"TON060"}), languages=frozenset({"ja", "zh"})),
    Check(find=find_other_language, rules=frozenset({"TON060"})),
)
