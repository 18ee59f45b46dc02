"""Find the lines of postal addresses that lead to a door: street, house, flat and box, and the postal code beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .datum import Found
from .signs import any_of, words_of
from .streets import labelled_line, street, town_lines
from .surroundings import Surroundings, first_after
from .words import Word

__all__ = ["address_parts"]

_BOX = re.compile(r"[.:]?[ ]{0,2}(?:no\.?|nr\.?|#)?[ ]?[0-9]{1,7}(?:[ ]?-[ ]?[0-9]{5})?(?![0-9])", re.IGNORECASE)
_UNIT = re.compile(r"[.:]?[ ]{0,2}#?[0-9]{1,5}[A-Za-z]?(?![A-Za-z0-9])")
_EAST_ASIAN = re.compile(
    r"(?<=[都道府県市区區町村郡省])(?:(?![都道府県市区區町村郡省])[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]){1,12}?[0-9]{1,5}(?:号|號|丁目|番地?|-[0-9]{1,4})(?:[0-9\-号號番地丁目楼樓室弄]{0,12})"
    r"|(?:(?![市区區县縣省])[\u4e00-\u9fff]){1,6}(?:路|街|道|巷|弄)(?:[一二三四五六七八九十]段)?[0-9]{1,5}(?:[弄巷][0-9]{1,4})?[号號](?:[\u4e00-\u9fff]{0,8}[0-9A-Za-z]{1,5}(?:[号號][楼樓]|[栋棟座楼樓层層室房]|单元|單元)){0,4}(?:[0-9\-楼樓层層室之]{0,10})"
    r"|(?<=[시군구] )[\uac00-\ud7af0-9]{1,12}(?:로|길) ?[0-9]{1,4}(?:-[0-9]{1,4})?(?![0-9])"
    r"(?:,? ?(?:[\uac00-\ud7afA-Za-z]{0,12} ?)[0-9]{1,5}[동층호]){0,3}"
)
_CODE = re.compile(
    r"(?<![\w*.\-])(?:[A-Z]{1,2}[0-9][A-Z0-9]?[ ]?[0-9][A-Z]{2}|[A-Z][0-9][A-Z][ ]?[0-9][A-Z][0-9]|[0-9]{4}[ ]?[A-Z]{2}"
    r"|[A-Z][A-Z0-9]-[0-9]{3,4}-[0-9]{4}|[0-9]{5}-[0-9]{3,4}|[0-9]{4}-[0-9]{3}|[0-9]{3}[ -][0-9]{2,4}|[0-9]{2}-[0-9]{3}"
    r"|[0-9]{4,7}|[A-Z]{1,2}-?[0-9]{4,6})(?![\w*\-]|[.,/][0-9])"
)
_NUMBERED = r"(?:[ ]?(?:no\.?|nr\.?|#))?[ \-]{0,2}[0-9]{1,5}(?:[/\-][0-9A-Za-z]{1,4}|[A-Za-z])?(?!\w)"
_PLOT = re.compile(rf"(?<!\w){any_of('plot')}{_NUMBERED},?[ ]{{1,2}}{any_of('plot_road')}{_NUMBERED}", re.IGNORECASE)
_LABEL = re.compile(rf"(?<!\w){any_of('address')}(?!\w)", re.IGNORECASE)
_CODE_REACH = 64
_WORD_REACH = 16


def address_parts(text: str, surroundings: Surroundings) -> Iterator[Found]:
    """Yield the parts of addresses that are hidden: what leads to a door, and postal codes beside it or beside a word for one."""
    parts = list(_named_parts(text, surroundings))
    yield from parts
    small = text.lower()
    for label in _LABEL.finditer(text) if any(word in small for word in words_of("address")) else ():
        line = labelled_line(text, label.end())
        if line and not any(part.start < line[1] and part.end > line[0] for part in parts):
            yield Found("address", "probable", *line, "street")
            yield from _code_beside(text, line, surroundings)


def _named_parts(text: str, surroundings: Surroundings) -> Iterator[Found]:
    """Yield the parts of addresses that their own words tell, or a postal code and a town."""
    end_of_last, flat = 0, None
    for word in surroundings.places:
        is_unit = word.role == "unit"
        part = _unit(text, word, end_of_last) if is_unit else _part(text, word, surroundings)
        flat = _flat(text, word) if is_unit and part is None else flat
        if part is None or part[0] < end_of_last:
            continue
        if flat and not is_unit and not text[flat[1] : part[0]].strip(" ,\n"):
            yield Found("address", "probable", *flat, "street")
        yield Found("address", "probable", *part, "postcode" if word.role == "postcode" else "street")
        end_of_last = part[1]
        if word.role != "postcode":
            yield from _code_beside(text, part, surroundings)
    for span in town_lines(text):
        code = first_after(_CODE, text, span[1], _WORD_REACH)
        if code and not surroundings.roles(*code.span(), 0):
            yield Found("address", "probable", *span, "street")
            yield Found("address", "probable", *code.span(), "postcode")
    yield from _plots(text, surroundings)
    for match in () if text.isascii() else _EAST_ASIAN.finditer(text):
        yield Found("address", "probable", *match.span(), "street")


def _plots(text: str, surroundings: Surroundings) -> Iterator[Found]:
    """Yield "House 12, Road 5", and the postal code beside it."""
    for match in _PLOT.finditer(text):
        yield Found("address", "probable", *match.span(), "street")
        yield from _code_beside(text, match.span(), surroundings)


def _part(text: str, word: Word, surroundings: Surroundings) -> tuple[int, int] | None:
    if word.role == "postcode":
        code = first_after(_CODE, text, word.end, _WORD_REACH)
        return code.span() if code else None
    if word.role == "box":
        box = _BOX.match(text, word.end)
        return (word.start, box.end()) if box else None
    return street(text, word, surroundings)


def _unit(text: str, word: Word, end_of_street: int) -> tuple[int, int] | None:
    """Return a flat that follows a street at once."""
    is_beside = end_of_street > 0 and not text[end_of_street : word.start].strip(" ,\n")
    return _flat(text, word) if is_beside else None


def _flat(text: str, word: Word) -> tuple[int, int] | None:
    number = _UNIT.match(text, word.end)
    return (word.start, number.end()) if number else None


def _code_beside(text: str, part: tuple[int, int], surroundings: Surroundings) -> Iterator[Found]:
    match = first_after(_CODE, text, part[1], _CODE_REACH)
    if match and not surroundings.roles(*match.span(), part[1]):
        yield Found("address", "probable", *match.span(), "postcode")
