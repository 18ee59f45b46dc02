"""Read what shows the register of one language: ``data/<language>.toml``.

A file says where its forms come from, then lists rules. For each word of a text, the first rule that fits it counts, and no other::

    source = "own"                       # also: checked, confidence, grammar = ["what was read about the grammar"]
    finder = "words"                     # or "sentence_ends": then `sentence_ends.py` reads the rest of the file
    folding = "turkish"                  # how a text is spelt before it is read: see `folding.py`; as written if left out
    threshold = 1                        # what marks must weigh more for one register (sure 6, likely 2, weak 1); 1 if left out
    transparent = ["no", "lo"]           # what `through = true` means

    [lists]
    determiners = ["los", "las"]         # a list is used as "@determiners"; it may use those above it

    [[paradigms]]                        # conjugation: stems x endings make lists; see `paradigms.py`
    stems = ["habl", "compr", "cont cuent"]
    endings = { tu = ["as", "aste"], usted_imperative = ["e"] }

    [[rules]]
    register = "casual"                  # "formal", "casual", or "none": an exception, which shows nothing
    strength = "sure"                    # "sure", "likely" or "weak"
    words = ["tú", "@tu", "ya sabes"]    # lower case; several words are a phrase, of which all is marked
    endings = ["ábamos"]                 # or the last letters of a word that no rule of this language names whole
    # All that follows is optional, and all of it must hold:
    case = "capital"                     # or "lower": of the first letter; "inner": aiutarLa. WORDS IN CAPITALS are none.
                                         # "common": a capital only where a sentence may start, so that names do not count
    place = "inside"                     # or "start": of a sentence. Start means: may be the first word
    after = ["^", "ya", "¿", "@subjects"]  # one of these stands before it: words, punctuation; "^" is the start of a sentence,
                                         # "#" a number, "*en" any word that ends in these two letters
    not_after = ["los"]
    before = ["-"]                       # one of these stands behind it; "$" is the end of the text
    not_before = ["que"]
    through = ["se", "no"]               # words that `after` and `before` look through; true: those that are `transparent`
    asked = true                         # only in a sentence that ends in a question mark; or false: only elsewhere
    not_in_name = true                   # not between two capitalised words: Cirque du Soleil
    not_before_capital = true            # not before a capitalised word: La Spezia
    regions = ["AR"]                     # only for these territories; `not_regions` for all but these

Words are matched whole. Apostrophes are straight, and an elided word keeps its own: ``t'``. A hyphen is a word of its own: ``dis - moi``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeAlias

from xborder_support.terms import Register

from .paradigms import conjugate
from .votes import Strength

__all__ = ["Case", "LanguageData", "Place", "WordRule", "languages_on_file", "read_language", "read_table"]

Case: TypeAlias = Literal["capital", "lower", "inner", "common"]
Place: TypeAlias = Literal["inside", "start"]

_FOLDER = resources.files(__package__).joinpath("data")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRule:
    """Say which words show which register, and where."""

    register: Register | None
    strength: Strength = "sure"
    words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    case: Case | None = None
    place: Place | None = None
    after: frozenset[str] | None = None
    not_after: frozenset[str] | None = None
    before: frozenset[str] | None = None
    not_before: frozenset[str] | None = None
    through: frozenset[str] = frozenset()
    asked: bool | None = None
    not_in_name: bool = False
    not_before_capital: bool = False
    regions: frozenset[str] | None = None
    not_regions: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class LanguageData:
    """Hold the rules of one language in the order of its file."""

    rules: tuple[WordRule, ...]
    threshold: int


@cache
def languages_on_file() -> tuple[str, ...]:
    """Return the languages that have a file, in order."""
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in _FOLDER.iterdir() if entry.name.endswith(".toml")))


@cache
def read_table(language: str) -> Mapping[str, Any]:
    """Return the file of a language as it stands."""
    return tomllib.loads(_FOLDER.joinpath(f"{language}.toml").read_text(encoding="utf-8"))


@cache
def read_language(language: str) -> LanguageData:
    """Return the rules of a language, its lists and its conjugation written out."""
    table = read_table(language)
    lists = conjugate(table.get("paradigms", ()))
    for name, entries in table.get("lists", {}).items():
        lists[name] = _expanded(entries, lists)
    lists["transparent"] = tuple(table.get("transparent", ()))
    return LanguageData(tuple(_rule(row, lists) for row in table.get("rules", ())), table.get("threshold", 1))


_SETS = ("after", "not_after", "before", "not_before")
_SEQUENCES = ("words", "endings")
_REGIONS = ("regions", "not_regions")


def _rule(row: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]]) -> WordRule:
    values = dict(row)
    for name in _SEQUENCES:
        values[name] = _expanded(row.get(name, ()), lists)
    values |= {name: frozenset(_expanded(row[name], lists)) for name in _SETS if name in row}
    values |= {name: frozenset(row[name]) for name in _REGIONS if name in row}
    values["through"] = frozenset(_expanded(_through(row), lists))
    return WordRule(**values | {"register": None if row["register"] == "none" else row["register"]})


def _through(row: Mapping[str, Any]) -> Iterable[str]:
    named: Iterable[str] | bool = row.get("through", False)
    return (("@transparent",) if named else ()) if isinstance(named, bool) else named


def _expanded(entries: Iterable[str], lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Put the words of a list where it is named."""
    found: dict[str, None] = {}
    for entry in entries:
        found.update(dict.fromkeys(lists[entry[1:]] if entry[:1] == "@" else (entry,)))
    return tuple(found)
