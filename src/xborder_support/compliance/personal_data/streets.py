"""Find the name of a street and the number of its house, in the orders in which people write them.

No model reads the text: a word for a street in some language, names that begin with a capital, and a number. Names in small letters count
beside the words that are hardly ever anything else, such as "street" or "rue".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .signs import any_of
from .surroundings import Surroundings
from .words import Word

__all__ = ["labelled_line", "street", "town_lines"]

_Span = tuple[int, int]

_REACH = 72
_COUNT_REACH = 20
_HOUSE = r"[0-9]{1,5}(?:[ ]?[A-Za-z](?![A-Za-z]))?(?![A-Za-z])(?:[-/][0-9]{1,4}[A-Za-z]?)?(?![0-9*%€$£]|\.[0-9*])"
_HOUSE_WORD = rf"(?:{any_of('house')}[.:]{{0,2}}[ ]?|[#№][ ]?)?"
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0970-\u0dff\u0e31-\u0e4e"  # Which belong to letters, and are none.
_NAME = rf"[^\W\d_][\w.'\u2019{_MARKS}-]{{0,30}}"
_BEFORE = re.compile(
    rf"(?<![\w*.])[0-9]{{1,5}}[A-Za-z]?(?:[-/][0-9]{{1,4}})?,?[ ]((?:(?:{_NAME}|[0-9]{{1,3}}(?:st|nd|rd|th))[ ]){{1,4}})\Z"
)
_COUNT_BEFORE = re.compile(r"(?<![\w*.,/-])[0-9]{1,5}(?:[-/][0-9]{1,4})?(?:[ ]?(?:bis|ter|quater|[A-Za-z]))?,?[ ]\Z", re.IGNORECASE)
_NAMES_AFTER = re.compile(rf"\.?((?:[ ]{_NAME}){{1,6}})")
_AFTER_NAME_FIRST = re.compile(rf"\.?,?[ ]{{1,2}}{_HOUSE_WORD}{_HOUSE}", re.IGNORECASE)
_NAMES_BEFORE = re.compile(rf"(?:{_NAME}[ ]){{1,3}}\Z")
_AFTER_WORD_FIRST = re.compile(
    rf"(?:\.?[ /]{{1,2}}|(?<=[\u0e00-\u0e7f]))((?:{_NAME}[ ]){{0,5}}{_NAME}),?[ ]{{1,2}}{_HOUSE_WORD}{_HOUSE}", re.IGNORECASE
)
_CUE = re.compile(rf"(?:\A|[\n:]|\b{any_of('address_cue')}[ ])[ ]?\Z", re.IGNORECASE)
_COMMA_CUE = re.compile(r"[,;(][ ]?\Z")
_CLAUSE_END = re.compile(r"\.?[ ]?(?:[,;)\n]|\Z|[.!?](?:\s|\Z))")
_MEASURE = re.compile(rf"\b{any_of('measure')}\b", re.IGNORECASE)
_TOWN_LINE = re.compile(rf"(?<!\w)((?:{_NAME}[ ]){{1,5}}[0-9]{{1,4}}[a-z]?),?[ \n]{{1,2}}(?=(?:[A-Z]{{1,2}}-)?[0-9]{{5}}[ ]{_NAME})")
_FLAT = r"(?:(?:[ ]|,?[ ]{1,2}(?:[^\W\d_]{1,8}\.?[ ]|#))[0-9]{1,3}[A-Za-z]?(?![\w*\-/.]|[ ][0-9]))?"
_LABELLED_LINE = re.compile(
    rf"[ ]{{0,2}}(?:(?:is|est|ist|es|é|è|jest|je|on|är|er|μου|mea|moja)\b)?[ ]?[:\-]?[ \n]{{0,2}}"
    rf"((?P<names>(?:{_NAME}[ ,]{{1,2}}){{0,4}}{_NAME}),?[ ]{{1,2}}{_HOUSE_WORD}{_HOUSE}{_FLAT})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_LONGEST_PARTICLE = 3
_MOST_SMALL_NAMES = 2


def street(text: str, word: Word, surroundings: Surroundings) -> _Span | None:
    """Return where the street of a word stands with its house, if the word is part of one."""
    is_sure = surroundings.is_sure(word)
    if word.role == "street_first":
        counted = _count_first(text, word, is_sure=is_sure) if surroundings.is_numbered(word) else None
        return counted or _word_first(text, word, is_sure=is_sure)
    return _number_first(text, word, is_sure=is_sure) or _house_last(text, word, is_sure=is_sure)


def _number_first(text: str, word: Word, *, is_sure: bool) -> _Span | None:
    """Return "12 Main Street"; in small letters only where something leads to it."""
    begin = max(0, word.start - _REACH)
    before = _BEFORE.search(text[begin : word.start])
    if before is None:
        return None
    start = begin + before.start()
    if text[word.start].isupper() and _are_names(before[1]):
        return start, word.end
    is_small = is_sure and not _MEASURE.search(before[1]) and len(before[1].split()) <= _MOST_SMALL_NAMES
    return (start, word.end) if is_small and _is_led_to(text, start, word.end) else None


def _is_led_to(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _COUNT_REACH) : start]
    if _CUE.search(before):
        return True
    return _COMMA_CUE.search(before) is not None and _CLAUSE_END.match(text, end) is not None


def _house_last(text: str, word: Word, *, is_sure: bool) -> _Span | None:
    """Return "Lange Straße 5" or "Hauptstraße 5"."""
    after = _AFTER_NAME_FIRST.match(text, word.end, word.end + _REACH)
    if after is None:
        return None
    if word.role == "street_name":
        return (word.start, after.end()) if is_sure or not text[word.start].islower() else None
    begin = max(0, word.start - _REACH)
    names = _NAMES_BEFORE.search(text[begin : word.start])
    if names is None:
        return None
    last = names[0].split()[-1]
    if _are_names(last):
        return begin + _first_name(names), after.end()
    return (begin + names.end() - len(last) - 1, after.end()) if is_sure and len(last) > _LONGEST_PARTICLE else None


def _first_name(names: re.Match[str]) -> int:
    """Return where the last unbroken run of capitalised words begins."""
    start = names.end()
    for word in reversed(list(re.finditer(r"\S+", names[0]))):
        if not _is_name(word[0]):
            break
        start = names.start() + word.start()
    return start


def _count_first(text: str, word: Word, *, is_sure: bool) -> _Span | None:
    """Return "24 rue des Lilas", up to the last of its names."""
    begin = max(0, word.start - _COUNT_REACH)
    count = _COUNT_BEFORE.search(text[begin : word.start])
    names = _NAMES_AFTER.match(text, word.end, word.end + _REACH)
    end = _end_of_names(names, is_sure=is_sure) if count and names else None
    return (begin + count.start(), end) if count and end else None


def _end_of_names(names: re.Match[str], *, is_sure: bool) -> int | None:
    """Return where the capitalised names behind a word end, or else the first one in small letters."""
    end = None
    for part in re.finditer(r"\S+", names[1]):
        if _is_name(part[0]):
            end = names.start(1) + part.end()
        elif len(part[0]) > _LONGEST_PARTICLE:
            return end or (names.start(1) + part.end() if is_sure else None)
    return end


def _word_first(text: str, word: Word, *, is_sure: bool) -> _Span | None:
    """Return "Calle Mayor 5" or "ул. Ленина 5"."""
    after = _AFTER_WORD_FIRST.match(text, word.end, word.end + _REACH)
    if after is None:
        return None
    small = [part for part in after[1].split() if len(part) > _LONGEST_PARTICLE]
    is_plain = is_sure and 0 < len(small) <= _MOST_SMALL_NAMES and _CLAUSE_END.match(text, after.end()) and not _YEAR.search(after[0])
    return (word.start, after.end()) if _are_names(after[1]) or is_plain else None


def _are_names(words: str) -> bool:
    parts = words.split()
    return any(_is_name(part) for part in parts) and all(_is_name(part) or len(part) <= _LONGEST_PARTICLE for part in parts)


def _is_name(word: str) -> bool:
    first = re.split("['\u2019]", word)[-1][:1] or word[0]
    return first.isupper() or first.lower() == first.upper()


def labelled_line(text: str, start: int) -> _Span | None:
    """Return the names and the house, with its flat, that follow a word for an address at once."""
    line = _LABELLED_LINE.match(text, start, start + _REACH + _COUNT_REACH)
    return line.span(1) if line and _are_names(line["names"]) else None


def town_lines(text: str) -> Iterator[_Span]:
    """Yield the streets that only a postal code and a town behind them tell: "Am Alten Markt 3, 50667 Köln"."""
    for match in _TOWN_LINE.finditer(text):
        start = _first_name_or_particle(match)
        if start is not None:
            yield start, match.end(1)


def _first_name_or_particle(match: re.Match[str]) -> int | None:
    """Return where the last run of capitalised words, with small ones of three letters among them, begins."""
    start = None
    for word in reversed(list(re.finditer(r"[^\W\d]\S*", match[1]))):
        if not word[0][0].isupper() and len(word[0]) > _LONGEST_PARTICLE:
            break
        start = match.start(1) + word.start() if word[0][0].isupper() else start
    return start
