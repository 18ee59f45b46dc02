"""Find the error codes that a customer read from a device or a screen."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources

from .folding import CONSIDERED, fold, words_of

__all__ = ["find_error_codes"]

_MOST = 5
_AROUND = 48  # Characters looked at on either side.
_CLOSE = 10  # Characters within which a word of a script without spaces has to stand.
_WORDS_BEFORE = 3
_REFERENCE_WORDS = 2
_FOLDED = frozenset({"words", "code_words", "references"})  # The others are looked for as they are written.

_DIGIT = re.compile("[0-9]")
_HEXADECIMAL = re.compile(r"(?<![A-Za-z0-9])0[xX][0-9a-fA-F]{2,8}(?![A-Za-z0-9])")
_JOINED = re.compile(r"(?<![A-Za-z0-9#/@._-])(?:ERR|Err|err|ERROR|Error|error)[-_]?(\d{1,5})(?![A-Za-z0-9/@_-]|[.,]\d)")
_CODE = re.compile(r"(?<![A-Za-z0-9#/@._-])([A-Za-z]{1,3})[-_ ]?(\d{1,4})(?![A-Za-z0-9/@_-]|[.,:]\d)")
_NUMBER = re.compile(r"(?<![A-Za-z0-9#/@._-])(\d{2,5})(?![A-Za-z0-9/@_%€$£-]|[.,:]\d)")
_BEFORE_ERROR = re.compile(r"(?:[EFHLPUefhlpu]|ER|er)[-_ ]?\d{1,4}")  # "F21 error"; in "S24 error" it is the name of the device
_DISPLAY = re.compile(r"[Ee]-?\d{1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_POSTCODE = re.compile(r"\s+\d[A-Za-z]{2}(?![A-Za-z0-9])")  # London E12 5AB


def find_error_codes(text: str) -> tuple[str, ...]:
    """Return the error codes in a message, in capitals and without separators, at most five, in order.

    ``E12`` counts wherever it stands alone, as displays show it. Any other letters with digits need a word such as "error" next to
    them, so that order numbers, flats and paper sizes are none.

    Example:
        >>> from xborder_support.topics import find_error_codes
        >>> find_error_codes("The display says E-12, then error 0x80070057"), find_error_codes("Order A4711, flat E12, on A4 paper")
        (('E12', '0x80070057'), ())
    """
    head = unicodedata.normalize("NFKC", text[:CONSIDERED])[:CONSIDERED]
    if not _DIGIT.search(head):
        return ()
    found = sorted({*_hexadecimal(head), *_joined(head), *_codes(head), *_numbers(head)})
    return tuple(dict.fromkeys(code for _, code in found))[:_MOST]


def _hexadecimal(text: str) -> Iterator[tuple[int, str]]:
    for match in _HEXADECIMAL.finditer(text):
        yield match.start(), "0x" + match.group()[2:].upper()


def _joined(text: str) -> Iterator[tuple[int, str]]:
    for match in _JOINED.finditer(text):
        yield match.start(), f"ERR{match.group(1)}"


def _codes(text: str) -> Iterator[tuple[int, str]]:
    for match in _CODE.finditer(text):
        code = (match.group(1) + match.group(2)).upper()
        if code not in _set("never") and _is_error_code(text, match, code):
            yield match.start(), code


def _is_error_code(text: str, match: re.Match[str], code: str) -> bool:
    before, after = _words_before(text, match.start()), _words_after(text, match.end())
    if fold(match.group(1)) in _set("words") | _set("code_words") | _set("references"):
        return False  # "err 5" is read by its number, "no 12" and "apt 12" are none
    if _is_error_next(text, match, before, after):
        return True
    is_alone = _DISPLAY.fullmatch(match.group()) is not None and code not in _set("not_alone")
    return is_alone and not _is_reference(before) and not _POSTCODE.match(text[match.end() : match.end() + _CLOSE])


def _is_error_next(text: str, match: re.Match[str], before: list[str], after: list[str]) -> bool:
    """Tell whether an error word stands right behind, or before with nothing but "code" or "no." between."""
    if after and after[0] in _set("words") and _BEFORE_ERROR.fullmatch(match.group()):
        return not _is_reference(before)
    for place in range(1, min(_WORDS_BEFORE, len(before)) + 1):
        if before[-place] in _set("words"):
            return True
        if before[-place] not in _set("code_words"):
            break
    return _is_run_close(text, match)


def _is_run_close(text: str, match: re.Match[str]) -> bool:
    close = text[max(0, match.start() - _CLOSE) : match.end() + _CLOSE]
    return not close.isascii() and any(run in close for run in _set("runs"))


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    """Yield bare numbers, which need both words: "error code 105", or three digits right behind "error"."""
    for match in _NUMBER.finditer(text):
        before = _words_before(text, match.start())
        if _is_numbered_error(before, match.group(1)):
            yield match.start(), match.group(1)


def _is_numbered_error(before: list[str], number: str) -> bool:
    if not before:
        return False
    if before[-1] in _set("words"):
        return before[-1].endswith("code") or (len(number) >= 3 and not _YEAR.fullmatch(number))
    return before[-1] in _set("code_words") and bool(_set("words") & set(before[-_WORDS_BEFORE:-1]))


def _is_reference(before: list[str]) -> bool:
    return not _set("references").isdisjoint(before[-_REFERENCE_WORDS:])


def _words_before(text: str, place: int) -> list[str]:
    return [word.text for word in words_of(fold(text[max(0, place - _AROUND) : place]))][-_WORDS_BEFORE:]


def _words_after(text: str, place: int) -> list[str]:
    return [word.text for word in words_of(fold(text[place : place + _AROUND]))][:1]


@cache
def _set(name: str) -> frozenset[str]:
    file = resources.files(__package__).joinpath("data", "error_words.toml")
    written: list[str] = tomllib.loads(file.read_text(encoding="utf-8"))[name]
    return frozenset(fold(word) for word in written) if name in _FOLDED else frozenset(written)
