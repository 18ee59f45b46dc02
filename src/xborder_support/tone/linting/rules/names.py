"""Find the customer's name without the honorific that its language owes it (TON005).

Only places that are known to be the name are judged: the spans of inserted values, and the parts of a name that the caller gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from xborder_support.terms import PersonName
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage, Range
from xborder_support.tone.names import part

__all__ = ["CHECKS"]

_NAME = "name"


class _Honorific(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]
    shown: str
    registers: tuple[str, ...]


def honorifics(passage: Passage) -> Iterator[Hit]:
    """Find each place where the name stands bare (TON005)."""
    wanted = _wanted(passage)
    if wanted is None or (passage.register is not None and passage.register not in wanted.registers):
        return
    for start, end in _names(passage):
        if not wanted.after.match(passage.text, end) and not wanted.before.search(passage.text, max(0, start - 20), start):
            yield Hit("TON005", start, end, facts={"honorific": wanted.shown})


def _wanted(passage: Passage) -> _Honorific | None:
    """Return what stands with a name: the language's, and in a market's first language its own as well, or nothing where it has none."""
    market = passage.market
    if market is None or "honorific" in market.unknown_fields or passage.language != market.locales[0].partition("-")[0]:
        return _honorifics()[passage.language]
    return None if market.honorific is None else _with_own(passage.language, market.honorific)


@lru_cache(maxsize=64)
def _with_own(language: str, own: str) -> _Honorific:
    entry = facts("honorifics")[language]
    forms = own.split("/")
    if set(forms) <= set(entry["shown"]):
        return _honorifics()[language]
    return _honorific({**entry, "before": [*entry["before"], *forms], "after": [*entry["after"], *forms], "shown": forms})


def _names(passage: Passage) -> Iterable[Range]:
    """Return where the customer's name stands."""
    spans = list(passage.values(_NAME))
    if spans or passage.name is None:
        return spans
    return list(_written(passage.name, passage))


def _written(name: PersonName, passage: Passage) -> Iterator[Range]:
    """Yield where a name that was typed stands: whole in either order, or one part of it alone."""
    given, surname = part(name, "given"), part(name, "surname")
    orders = ((given, surname), (surname, given)) if given and surname else ()
    wholes = [f"{first}{space}{last}" for first, last in orders for space in (" ", "", "\u3000")]
    forms = [form for form in (*wholes, given, surname) if _is_telling(form)]
    if not forms:
        return
    for match in re.finditer("|".join(map(re.escape, sorted(forms, key=len, reverse=True))), passage.text):
        if _stands_alone(passage.text, *match.span()):
            yield match.span()


def _is_telling(form: str) -> bool:
    """Tell whether a part of a name is long enough not to be met by chance: 林 is a wood too, and Al is in Algeria."""
    return len(form) > 1 if not form.isascii() else len(form) > 2


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name in an alphabet is a word of its own."""
    if not _is_alphabetic(text[start]):
        return True
    return not _is_alphabetic(text[start - 1 : start]) and not _is_alphabetic(text[end : end + 1])


def _is_alphabetic(character: str) -> bool:
    """Tell whether a letter is Latin, Greek or Cyrillic, whose words stand apart."""
    return character.isalpha() and character < "\u0530"


@cache
def _honorifics() -> Mapping[str, _Honorific]:
    return {language: _honorific(entry) for language, entry in facts("honorifics").items() if isinstance(entry, dict)}


def _honorific(entry: Mapping[str, list[str]]) -> _Honorific:
    before = re.compile(f"(?:{_either(entry['before'])})[\\s\u2068]*$" if entry["before"] else r"\b\B")
    after = re.compile(f"[\\s\u2069]*(?:{_either(entry['after'])})" if entry["after"] else r"\b\B")
    return _Honorific(before, after, "/".join(entry["shown"]), tuple(entry["registers"]))


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


CHECKS = (Check(find=honorifics, rules=frozenset({"TON005"}), languages=frozenset({"ja", "ko", "th", "tr"})),)
