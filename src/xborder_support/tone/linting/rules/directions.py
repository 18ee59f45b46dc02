"""Find what garbles a text of two directions: stray marks, and numbers or codes whose parts would change places (TON090)."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage

from .bidi_levels import levels

__all__ = ["CHECKS", "RIGHT_TO_LEFT", "find_reordered", "find_stray_marks"]

#: The languages that are written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

# Embeddings and overrides, which Unicode asks to replace by isolates, and a byte order mark within the text.
_STRAY = regex.compile("[\u202a-\u202e\ufeff]+")
# What has to be read from left to right in one piece: a number with its signs, a code, an address; a telephone number with its spaces.
_CODE = regex.compile(
    r"\+?\(?\d{1,5}\)?(?:[ -]\(?\d{2,5}\)?){2,6}(?![\d-])"
    r"|\+?[A-Za-z0-9](?:[A-Za-z0-9/_.:@#+&=?%~-]{0,200}[A-Za-z0-9+#])?"
)
_CLOSING_ISOLATE = "\u2069"
_ISOLATE = regex.compile("[\u2066-\u2069]")


def find_stray_marks(passage: Passage) -> Iterator[Hit]:
    """Yield each direction mark, or run of them, that turns around what follows it."""
    for match in _STRAY.finditer(passage.text):
        yield Hit("TON090", *match.span(), "", {"character": f"U+{ord(match[0][0]):04X}"}, case="control")


def find_unpaired(passage: Passage) -> Iterator[Hit]:
    """Yield each isolate that lost its partner: what follows it is shown in its direction to the end of the line."""
    opened: list[int] = []
    lonely: list[int] = []
    for match in () if passage.text.isascii() else _ISOLATE.finditer(passage.text):
        if match[0] != _CLOSING_ISOLATE:
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            lonely.append(match.start())
    for index in sorted(lonely + opened):
        yield Hit("TON090", index, index + 1, "", {"character": f"U+{ord(passage.text[index]):04X}"}, case="unpaired")


def find_reordered(passage: Passage) -> Iterator[Hit]:
    """Yield each number or code of a right-to-left text whose parts a screen would show in another order."""
    for start, end in passage.lines:
        line = passage.text[start:end]
        codes = [match.span() for match in _CODE.finditer(line) if not (match[0].isalpha() or match[0].isdigit())]
        if not codes:
            continue
        found = levels(line)
        for first, last in codes:
            if len(set(found[first:last])) > 1 or (found[first] % 2 and last - first > 1):
                code = line[first:last]
                yield Hit("TON090", start + first, start + last, f"\u2066{code}\u2069", case="isolation")


CHECKS = (
    Check(find=find_stray_marks, rules=frozenset({"TON090"})),
    Check(find=find_unpaired, rules=frozenset({"TON090"})),
    Check(find=find_reordered, rules=frozenset({"TON090"}), languages=RIGHT_TO_LEFT),
)
