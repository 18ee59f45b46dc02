"""Find the words of a message and the scripts that they are written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from .arabizi import as_written_arabic
from .lexicon import profiles

__all__ = ["EAST_ASIAN", "KANA", "letters_by_script", "readable", "words_of"]

#: The scripts in which one character holds about as much as two or three letters of an alphabet.
EAST_ASIAN = frozenset({"Hani", "Hira", "Kana", "Hang"})
KANA = frozenset({"Hira", "Kana"})

_CONSIDERED = 1000  # Characters. Nobody changes the language after that, and work stays bounded.

# Whatever is no part of a word: spaces, digits, punctuation but the apostrophe, symbols, emoji with their joiners.
_SEPARATORS = (
    r"\s\d_!-&(-/:-@\[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c0-\u02ff\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e3f\u0e4f"
    r"\u200b-\u200f\u2010-\u2bff\u3000-\u3004\u3007-\u3020\u3030\u303d\u30fb\ufe00-\ufe0f\ufeff\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40"
    r"\uff5b-\uff65\ufffd\ud800-\udfff\U0001f000-\U0001faff\U000e0000-\U000e01ef"
)
_WORD = re.compile(f"[^{_SEPARATORS}]+")
# Bounded repetitions: each start looks at so many characters at most, so a hostile text costs no more than a long one.
_LINKS = re.compile(r"(?:https?://|www\.)[!-~]{1,1000}|[!-~]{1,64}@[!-~]{1,255}", re.IGNORECASE)

_DIGIT = re.compile("[0-9]")
_CODED = re.compile("[-0-9_/]")
_LOOSE_MARKS = re.compile("[\u0300-\u036f]+")
_REMEMBERED = 8192  # Letters. All that people write in one place, and a bound for hostile texts.
_RANGES = (
    ("Latn", 0x41, 0x7A),
    ("Latn", 0xC0, 0x24F),
    ("Latn", 0x250, 0x2AF),
    ("Latn", 0x1E00, 0x1EFF),
    ("Grek", 0x370, 0x3FF),
    ("Grek", 0x1F00, 0x1FFF),
    ("Cyrl", 0x400, 0x52F),
    ("Armn", 0x530, 0x58F),
    ("Hebr", 0x590, 0x5FF),
    ("Arab", 0x600, 0x6FF),
    ("Arab", 0x750, 0x77F),
    ("Arab", 0x8A0, 0x8FF),
    ("Deva", 0x900, 0x97F),
    ("Beng", 0x980, 0x9FF),
    ("Guru", 0xA00, 0xA7F),
    ("Gujr", 0xA80, 0xAFF),
    ("Orya", 0xB00, 0xB7F),
    ("Taml", 0xB80, 0xBFF),
    ("Telu", 0xC00, 0xC7F),
    ("Knda", 0xC80, 0xCFF),
    ("Mlym", 0xD00, 0xD7F),
    ("Sinh", 0xD80, 0xDFF),
    ("Thai", 0xE00, 0xE7F),
    ("Laoo", 0xE80, 0xEFF),
    ("Tibt", 0xF00, 0xFFF),
    ("Mymr", 0x1000, 0x109F),
    ("Geor", 0x10A0, 0x10FF),
    ("Hang", 0x1100, 0x11FF),
    ("Ethi", 0x1200, 0x139F),
    ("Khmr", 0x1780, 0x17FF),
    ("Hira", 0x3040, 0x309F),
    ("Kana", 0x30A0, 0x30FF),
    ("Hang", 0x3130, 0x318F),
    ("Kana", 0x31F0, 0x31FF),
    ("Hani", 0x3400, 0x4DBF),
    ("Hani", 0x4E00, 0x9FFF),
    ("Hang", 0xAC00, 0xD7AF),
    ("Hani", 0xF900, 0xFAFF),
    ("Hani", 0x20000, 0x3134F),
)


def readable(text: str) -> str:
    """Return the first 1,000 characters without links, addresses, numbers, order numbers and marks on letters that have none."""
    head = text[:_CONSIDERED]
    if not head.isascii():
        head = unicodedata.normalize("NFKC", head)[:_CONSIDERED].replace("\u2019", "'")
        head = _LOOSE_MARKS.sub("", head)
    if "@" in head or "www." in head.lower() or "://" in head:
        head = _LINKS.sub(" ", head)
    return " ".join(filter(None, map(_without_codes, head.split()))) if _CODED.search(head) else head


def words_of(text: str) -> list[str]:
    """Return the words of a readable text in lower case, without emoji.

    In scripts without spaces a "word" is a run of characters up to the next space or punctuation.
    """
    head = text.lower()
    runs = _WORD.findall(head)
    return [word for run in runs if (word := run.strip("'"))] if "'" in head else runs


def letters_by_script(words: list[str]) -> Mapping[str, int]:
    """Count the letters by ISO 15924 script."""
    unusual = "".join([word for word in words if not word.isascii()])
    latin = sum(map(len, words)) - len(unusual)
    if not unusual:
        return {"Latn": latin} if latin else {}
    counts = _count(unusual)
    if latin:
        counts["Latn"] = counts.get("Latn", 0) + latin
    return counts


def _count(letters: str) -> dict[str, int]:
    pages = set(letters.encode("utf-16-le", "surrogatepass")[1::2])  # Blocks of 256; looking at each letter takes five times as long.
    if len(pages) == 1 and (only := _script_of_page().get(pages.pop())):
        return {only: len(letters)}
    scripts = list(map(_SCRIPTS.__getitem__, letters))
    return {script: scripts.count(script) for script in set(scripts) if script}


def _without_codes(piece: str) -> str | None:
    """Drop an order number, price or code, such as ``DE-20931A`` or ``NKE-AIR-RED``, which says nothing of the language around it."""
    if not piece.isascii() or not _CODED.search(piece):
        return piece
    if _DIGIT.search(piece):
        found = profiles("Latn")
        return as_written_arabic(piece, found.words if found else ())
    return None if piece.isupper() else piece


class _Scripts(dict[str, str]):
    """Map letters to their scripts, as they come up; to an empty string where they are in none of the ranges."""

    def __missing__(self, letter: str) -> str:
        script = _script_of_block().get(ord(letter) >> 4, "")
        if len(self) < _REMEMBERED:
            self[letter] = script
        return script


_SCRIPTS = _Scripts()


@cache
def _script_of_block() -> dict[int, str]:
    """Map blocks of 16 code points to their script. Ranges of scripts begin and end at such blocks, as far as letters go."""
    return {block: script for script, first, last in _RANGES for block in range(first >> 4, (last >> 4) + 1)}


@cache
def _script_of_page() -> dict[int, str]:
    """Map those blocks of 256 code points to their script that are of one script alone, such as the Arabic one."""
    scripts = _script_of_block()
    pages = {page: {scripts.get(page << 4 | block) for block in range(16)} for page in range(256)}
    return {page: only for page, found in pages.items() if len(found) == 1 and (only := next(iter(found)))}
