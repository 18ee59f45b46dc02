"""Find what breaks the form of address: two of them in one text, the wrong one for the market, plain endings, doubled honorifics.

TON001 to TON004. Where both forms of a language are polite, as in Japanese and Korean, only the plain endings are at fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.words import Lexicon, outside
from xborder_support.tone.registers import LANGUAGES, DetectedRegister, RegisterMark, detect_register

__all__ = ["CHECKS"]


def address(passage: Passage) -> Iterator[Hit]:
    """Find casual words in a formal text and the other way around (TON001), or a text in the wrong register as a whole (TON002)."""
    detected = _detected(passage)
    rule, strays = ("TON001", _strays(detected, passage)) if detected.is_mixed else ("TON002", _against(detected, passage))
    yield from (Hit(rule, mark.start, mark.end, case=mark.register) for mark in strays)


def plain_forms(passage: Passage) -> Iterator[Hit]:
    """Find Japanese and Korean sentences that end as among friends (TON003)."""
    for mark in _detected(passage).marks:
        if mark.is_sure and mark.register == "casual":
            yield Hit("TON003", mark.start, mark.end)


def keigo(passage: Passage) -> Iterator[Hit]:
    """Find doubled honorifics, and words that are not said to customers (TON004)."""
    for match in _doubled().finditer(passage.text):
        if not passage.is_foreign(*match.span()):
            better = _keigo()["doubled"].get(match[0])
            yield Hit("TON004", *match.span(), better, case="double")
    for found in outside(_unfit().find(passage.folded), passage.foreign):
        yield Hit("TON004", found.start, found.end, _keigo()["unfit"][found.meaning] or None, {"word": found.meaning}, "unfit")


def _detected(passage: Passage) -> DetectedRegister:
    return detect_register(passage.text, passage.locale, ignore=passage.inserted)


def _strays(detected: DetectedRegister, passage: Passage) -> tuple[RegisterMark, ...]:
    """Return the marks of a mixed text that are not of the wanted register; where either is right, those of the lesser one."""
    fitting = _fitting(passage)
    if len(fitting) != 1:
        return detected.stray
    return tuple(mark for mark in detected.marks if mark.is_sure and mark.register not in fitting)


def _against(detected: DetectedRegister, passage: Passage) -> tuple[RegisterMark, ...]:
    """Return the marks of a text whose register is not the wanted one; none where the language takes either."""
    fitting = _fitting(passage)
    if not fitting or detected.register is None or detected.register in fitting:
        return ()
    marks = tuple(mark for mark in detected.marks if mark.register == detected.register)
    sure = tuple(mark for mark in marks if mark.is_sure)
    return sure or (marks[:1] if len(marks) > 1 else ())  # a single word that leans may mean something else


def _fitting(passage: Passage) -> frozenset[str]:
    """Return the registers that are right in a text; none where nobody said."""
    if passage.register is None:
        return frozenset()
    return frozenset({passage.register, *facts("address")["also_fit"].get(passage.language, ())})


def _keigo() -> Mapping[str, Any]:
    table: Mapping[str, Any] = facts("address")["keigo"]
    return table


@cache
def _doubled() -> re.Pattern[str]:
    listed = sorted(_keigo()["doubled"], key=len, reverse=True)
    # What is named outright comes first, so that it has its own suggestion.
    return re.compile("|".join([*map(re.escape, listed), *_keigo()["patterns"]]))


@cache
def _unfit() -> Lexicon[str]:
    return Lexicon([(word, word) for word in _keigo()["unfit"]], language="ja", harmless=_keigo()["harmless"])


_PLAIN = frozenset({"ja", "ko"})

CHECKS = (
    Check(find=address, rules=frozenset({"TON001", "TON002"}), languages=frozenset(LANGUAGES) - _PLAIN),
    Check(find=plain_forms, rules=frozenset({"TON003"}), languages=_PLAIN & frozenset(LANGUAGES)),
    Check(find=keigo, rules=frozenset({"TON004"}), languages=frozenset({"ja"})),
)
