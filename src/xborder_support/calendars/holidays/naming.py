"""Answer what a holiday is called, and in which language.

The wanted language, else English, else the list's own: in this order and no other. What the list adds to a name to say that a day is a
substitute or an estimate is taken off, since a ``Holiday`` says both by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from xborder_support.calendars.arguments import language_of
from xborder_support.terms import LanguageTag, language_tag

from .listing import Marks, Query, list_of, listing, marks

__all__ = ["choose_language", "chosen_language", "names_on", "plain_name", "tag_of"]

# Traditional and simplified Chinese are two languages to a reader, though they share a code.
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_NORWEGIAN = frozenset({"nb", "nn"})  # the list spells its one written Norwegian "no"
_OPENING_BRACKET = re.compile("[(\N{FULLWIDTH LEFT PARENTHESIS}]")
_CLOSING_BRACKETS = (")", "\N{FULLWIDTH RIGHT PARENTHESIS}")


def names_on(query: Query, day: date, language: str | None) -> tuple[str, ...]:
    """Return the plain names of a date of a list, in a language as the list spells it."""
    names = listing(query, day.year, language).names.get(day, ())
    statutory = listing(query, day.year, language, observed=False).names.get(day, ())
    known = marks(query, day.year, language)
    return tuple(dict.fromkeys(plain_name(name, known, is_statutory=name in statutory) for name in names))


def plain_name(name: str, known: Marks, *, is_statutory: bool) -> str:
    """Return a name without the list's marks. From a statutory name only marks in brackets are taken: "%s Holiday" may be its own word."""
    for mark in (*known.substitute, known.estimate):
        before, _, after = mark.partition("%s")
        may_be_taken = after.endswith(_CLOSING_BRACKETS) or not is_statutory
        if (before or after) and may_be_taken and name.startswith(before) and name.endswith(after):
            return name.removeprefix(before).removesuffix(after).strip()
    return _without_exchange(name, known.exchange)


def _without_exchange(name: str, mark: str) -> str:
    """Return a name without the date that a day off was swapped with, as in ``Day off (substituted from 01/04/2026)``."""
    before, _, after = mark.partition("%s")
    is_exchange = before and name.startswith(before) and name.endswith(after)
    return _OPENING_BRACKET.split(before)[0].strip() if is_exchange else name


def choose_language(wanted: str, known: Collection[str], own: str | None) -> str | None:
    """Return one of the known languages as the list spells it (``pt_BR``), or its own, which is None for lists without translations."""
    parts = language_of(wanted).lower().split("-")
    ranked = [*_fitting(parts, known), *([own] if own and _kind(_parts(own)) == _kind(parts) else []), *_fitting(["en", "us"], known)]
    return ranked[0] if ranked else own


def chosen_language(territory: str, wanted: str) -> str | None:
    """Return the language in which a territory's list answers somebody who wants one."""
    known = list_of(territory)
    return choose_language(wanted, known.supported_languages, known.default_language)


def tag_of(chosen: str | None) -> LanguageTag:
    """Return the BCP 47 tag of a list's language. Lists without translations are written in English."""
    return language_tag(chosen) if chosen else LanguageTag("en")


def _fitting(parts: list[str], known: Collection[str]) -> list[str]:
    """Return the known languages that a reader of the wanted one reads, the one of the same territory first."""
    same = [spelling for spelling in sorted(known) if _kind(_parts(spelling)) == _kind(parts)]
    return sorted(same, key=lambda spelling: _parts(spelling) != parts)


def _kind(parts: list[str]) -> tuple[str, bool]:
    language = "no" if parts[0] in _NORWEGIAN else parts[0]
    return language, language == "zh" and not _TRADITIONAL.isdisjoint(parts[1:])


def _parts(spelling: str) -> list[str]:
    return spelling.lower().split("_")
