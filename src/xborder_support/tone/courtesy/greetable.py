"""Say by which parts of a name somebody can be greeted: what a form left in a field by mistake is no name."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import cache
from itertools import dropwhile
from unicodedata import category

from xborder_support.errors import UsageError
from xborder_support.terms import Gender, PersonName
from xborder_support.tone.cleaning import clean
from xborder_support.tone.names import is_named

from .customs import Customs
from .tables import table

__all__ = ["addressed", "greetable"]

_PARTS = tuple(each.name for each in fields(PersonName) if each.name != "locale")
_LONGEST = 100

# No name has these: what does is an address, a path, or a placeholder that nobody filled in.
_NEVER = frozenset("{}[]<>|\\/@^=_%$#~`\u2022")

# They join letters of Persian and of Indian scripts; everything else that cannot be seen goes.
_JOINERS = "\u200c\u200d"
_UNSPOKEN = frozenset({"Cf", "Cn", "Co", "So"})  # what cannot be seen, and what cannot be said: an emoji is no name
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
_EDGES = ' \t,;:!?\u00a1\u00bf\u060c\u061b\u061f\u3001\u3002\uff0c\uff01\uff1f*"'

# Whoever writes four digits into a name gives a number to call. An entity is what a web form left of an apostrophe. A colon stands within
# a Swedish name (S:son), and nowhere else.
_STRANGE = re.compile(r"(?:\D*\d){4}|&#?\w+;|:(?!\w)")
_MARKS = 8  # on one letter; no script piles up more
_DECLARED = ("female", "male")


def greetable(name: PersonName | None) -> PersonName | None:
    """Return a name without the parts that nobody can be greeted by, or None where nothing is left.

    Errors: ``UsageError`` ``wrong-argument`` for what is no ``PersonName``.

    Example:
        >>> from xborder_support.terms import PersonName
        >>> greetable(PersonName(given="{{first_name}}", surname="."))
        >>> greetable(PersonName(given=" Ana  Maria,", surname="-")).given
        'Ana Maria'
    """
    if name is None:
        return None
    if not isinstance(name, PersonName):
        message = f"a name: {type(name).__name__} is none"
        raise UsageError(message, code="wrong-argument", hint="pass PersonName(given=…), or None")
    kept = replace(name, **{part: _readable(getattr(name, part)) for part in _PARTS})
    return kept if is_named(kept) else None


def addressed(name: PersonName | None, gender: Gender, customs: Customs) -> tuple[PersonName | None, Gender]:
    """Return name and gender as the text takes them, so that no honorific is written twice, and nobody is called by a bare surname.

    A declared "Mr" gives way to the honorific of the text. A title such as "Dr" stands beside it or takes its place, as is usual.
    """
    kept = greetable(name)
    if kept is None:
        return None, gender
    has_honorific = gender in _DECLARED or customs.always_honorific
    if not has_honorific and not kept.given and not kept.title:
        return None, gender
    if has_honorific and kept.title:
        kept = replace(kept, title=_without_honorific(kept.title))
    takes_its_place = gender in _DECLARED and kept.title and not customs.title_beside_honorific
    return kept, "unknown" if takes_its_place else gender


def _without_honorific(title: str) -> str | None:
    words = frozenset(table("honorifics")["words"])
    return " ".join(word for word in title.split() if word.casefold().strip(".") not in words) or None


def _readable(text: object) -> str | None:
    if not isinstance(text, str) or len(text) > _LONGEST * 4:
        return None
    kept = _seen(text)
    if len(kept) > _LONGEST or not _NEVER.isdisjoint(kept) or _STRANGE.search(kept) or _link().search(kept) or _is_piled(kept):
        return None
    if kept in table("honorifics")["program_words"] or kept.casefold() in table("honorifics")["no_names"]:
        return None
    return kept if any(char.isalpha() for char in kept) else None


def _seen(text: str) -> str:
    """Return what readers see of a text, from the first letter on: a mark or a joiner has nothing to stand on before it."""
    shown = (char for char in clean(text) if char in _JOINERS or (char not in _BLANK_LETTERS and category(char) not in _UNSPOKEN))
    return " ".join("".join(dropwhile(lambda char: char in _JOINERS or category(char)[0] in "MZ", shown)).split()).strip(_EDGES)


def _is_piled(text: str) -> bool:
    pile = 0
    for char in "" if text.isascii() else text:
        pile = pile + 1 if category(char)[0] == "M" else 0
        if pile > _MARKS:
            return True
    return False


@cache
def _link() -> re.Pattern[str]:
    """Return what finds an address that mail programs would make a link of. A dot alone is none: it stands in J.R.R. Tolkien."""
    endings = "|".join(table("honorifics")["link_endings"])
    return re.compile(rf"\bwww\.|\w\.(?:{endings})\b", re.IGNORECASE)
