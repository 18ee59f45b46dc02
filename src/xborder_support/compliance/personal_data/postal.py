"""Find the lines of postal addresses that lead to a door: street, house, flat and box, and the postal code beside them.

No model reads the text: a word for a street in some language, names that begin with a capital, and a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .datum import Found
from .signs import any_of
from .surroundings import Surroundings
from .words import Word

__all__ = ["address_parts"]

_REACH = 72
_HOUSE = r"[0-9]{1,5}[ ]?[A-Za-z]?(?![A-Za-z])(?:[-/][0-9]{1,4}[A-Za-z]?)?(?![0-9*.%€$£])"
_HOUSE_WORD = rf"(?:{any_of('house')}[.:]{{0,2}}[ ]?|[#№][ ]?)?"
_NAME = r"[^\W\d_][\w.'\u2019-]{0,30}"
_BEFORE = re.compile(rf"(?<![\w*.])[0-9]{{1,5}}[A-Za-z]?(?:[-/][0-9]{{1,4}})?,?[ ]((?:{_NAME}[ ]){{1,4}})\Z")
_AFTER_NAME_FIRST = re.compile(rf"\.?,?[ ]{{1,2}}{_HOUSE_WORD}{_HOUSE}", re.IGNORECASE)
_NAMES_BEFORE = re.compile(rf"(?:{_NAME}[ ]){{1,3}}\Z")
_AFTER_WORD_FIRST = re.compile(rf"\.?[ /]{{1,2}}((?:{_NAME}[ ]){{0,5}}{_NAME}),?[ ]{{1,2}}{_HOUSE_WORD}{_HOUSE}", re.IGNORECASE)
_BOX = re.compile(r"[.:]?[ ]{0,2}(?:no\.?|nr\.?|#)?[ ]?[0-9]{1,7}(?![0-9])", re.IGNORECASE)
_UNIT = re.compile(r"[.:]?[ ]{0,2}#?[0-9]{1,5}[A-Za-z]?(?![A-Za-z0-9])")
_EAST_ASIAN = re.compile(
    r"(?<=[都道府県市区區町村郡省])(?:(?![都道府県市区區町村郡省])[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]){1,12}?[0-9]{1,5}(?:号|號|丁目|番地?|-[0-9]{1,4})(?:[0-9\-号號番地丁目楼樓室弄]{0,12})"
    r"|(?:(?![市区區县縣省])[\u4e00-\u9fff]){1,6}(?:路|街|大道|巷|弄)(?:[一二三四五六七八九十]段)?[0-9]{1,5}(?:[弄巷][0-9]{1,4})?[号號](?:[0-9\-楼樓层層室之]{0,10})"
    r"|(?<=[시군구] )[\uac00-\ud7af0-9]{1,12}(?:로|길) ?[0-9]{1,4}(?:-[0-9]{1,4})?(?![0-9])"
)
_CODE = re.compile(
    r"(?<![\w*.\-])(?:[A-Z]{1,2}[0-9][A-Z0-9]?[ ]?[0-9][A-Z]{2}|[A-Z][0-9][A-Z][ ]?[0-9][A-Z][0-9]|[0-9]{4}[ ]?[A-Z]{2}"
    r"|[0-9]{5}-[0-9]{3,4}|[0-9]{3}[ -][0-9]{2,4}|[0-9]{2}-[0-9]{3}|[0-9]{4,7}|[A-Z]{1,2}-?[0-9]{4,6})(?![\w*\-]|[.,/][0-9])"
)
_CODE_REACH = 64
_WORD_REACH = 16


def address_parts(text: str, surroundings: Surroundings) -> Iterator[Found]:
    """Yield the parts of addresses that are hidden: what leads to a door, and postal codes beside it or beside a word for one."""
    end_of_last = 0
    for word in surroundings.places:
        part = _unit(text, word, end_of_last) if word.role == "unit" else _part(text, word)
        if part is None or part[0] < end_of_last:
            continue
        yield Found("address", "probable", *part, "postcode" if word.role == "postcode" else "street")
        end_of_last = part[1]
        if word.role != "postcode":
            yield from _code_beside(text, part, surroundings)
    for match in _EAST_ASIAN.finditer(text):
        yield Found("address", "probable", *match.span(), "street")


def _part(text: str, word: Word) -> tuple[int, int] | None:
    if word.role == "street_first":
        return _word_first(text, word)
    if word.role in {"street", "street_name"}:
        return _name_first(text, word)
    if word.role == "postcode":
        code = _CODE.search(text, word.end, word.end + _WORD_REACH)
        return code.span() if code else None
    box = _BOX.match(text, word.end)
    return (word.start, box.end()) if box else None


def _unit(text: str, word: Word, end_of_street: int) -> tuple[int, int] | None:
    """Return a flat that follows a street at once."""
    number = _UNIT.match(text, word.end)
    is_beside = end_of_street > 0 and not text[end_of_street : word.start].strip(" ,\n")
    return (word.start, number.end()) if number and is_beside else None


def _name_first(text: str, word: Word) -> tuple[int, int] | None:
    """Return a street whose word stands behind its name: "12 Main Street", "Lange Straße 5", "Hauptstraße 5"."""
    begin = max(0, word.start - _REACH)
    before = _BEFORE.search(text[begin : word.start])
    if before and _are_names(before[1]) and text[word.start].isupper():
        return begin + before.start(), word.end
    after = _AFTER_NAME_FIRST.match(text, word.end, word.end + _REACH)
    if after is None:
        return None
    if word.role == "street_name":
        return (word.start, after.end()) if not text[word.start].islower() else None
    names = _NAMES_BEFORE.search(text[begin : word.start])
    return (begin + _first_name(names), after.end()) if names and _are_names(names[0].split()[-1]) else None


def _first_name(names: re.Match[str]) -> int:
    """Return where the last unbroken run of capitalised words begins."""
    start = names.end()
    for word in reversed(list(re.finditer(r"\S+", names[0]))):
        if not _is_name(word[0]):
            break
        start = names.start() + word.start()
    return start


def _word_first(text: str, word: Word) -> tuple[int, int] | None:
    """Return a street whose word stands before its name: "Rue de la Paix 12", "ул. Ленина 5"."""
    after = _AFTER_WORD_FIRST.match(text, word.end, word.end + _REACH)
    return (word.start, after.end()) if after and _are_names(after[1]) else None


def _are_names(words: str) -> bool:
    parts = words.split()
    return any(_is_name(part) for part in parts) and all(_is_name(part) or len(part) <= 3 for part in parts)


def _is_name(word: str) -> bool:
    return word[0].isupper() or word[0].lower() == word[0].upper()


def _code_beside(text: str, part: tuple[int, int], surroundings: Surroundings) -> Iterator[Found]:
    match = _CODE.search(text, part[1], part[1] + _CODE_REACH)
    if match and not surroundings.roles(*match.span(), part[1]):
        yield Found("address", "probable", *match.span(), "postcode")
