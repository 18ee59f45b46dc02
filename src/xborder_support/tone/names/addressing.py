"""Write a person's name as one addresses that person: which parts, in which order, with what between them.

The honorific belongs to the message, not to the name: Japanese texts write ``様`` behind it. A title is used as declared.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeAlias
from unicodedata import name as character_name

from xborder_support.terms import PersonName
from xborder_support.tone.cleaning import clean

__all__ = ["PARTS", "NameForm", "address", "is_named", "part"]

#: ``"full"`` is title, given name and surname in the order of the name's own language, ``"formal"`` title and surname; the others are one
#: part. Where a part is not known, the form falls back on what there is.
NameForm: TypeAlias = Literal["full", "formal", "given", "surname", "given_vocative", "surname_vocative"]

#: The forms that are one part of a name, which a text can ask for before it writes them.
PARTS = ("given", "surname", "given_vocative", "surname_vocative")


def part(person: PersonName, form: str) -> str:
    """Return one of ``PARTS`` as it is written, empty where it is not known."""
    return _part(getattr(person, form))


def is_named(person: PersonName) -> bool:
    """Tell whether there is anything to address a person by."""
    return bool(_part(person.given) or _part(person.surname))


def address(person: PersonName, *, locale: str, form: NameForm = "full") -> str:
    """Return a name in the form that a salutation needs. ``locale`` is that of the text; the name's own counts first.

    Example:
        >>> from xborder_support.terms import PersonName
        >>> address(PersonName(given="花子", surname="佐藤"), locale="ja", form="full")
        '佐藤花子'
        >>> address(PersonName(given="Anna", surname="Schmidt"), locale="ja", form="full")
        'Anna Schmidt'
    """
    given, surname = _part(person.given), _part(person.surname)
    if form in PARTS:
        return part(person, form) or (surname or given if form.startswith("surname") else given or surname)
    if form == "formal":
        return " ".join(each for each in (_part(person.title), surname or given) if each)
    if _is_surname_first(person, given, surname, locale):
        joiner = "" if _script(given) in _table()["unspaced"] and _script(surname) in _table()["unspaced"] else " "
        return joiner.join(part for part in (surname, given) if part)
    return " ".join(part for part in (_part(person.title), given, surname) if part)


def _is_surname_first(person: PersonName, given: str, surname: str, locale: str) -> bool:
    """Go by the name's own language, or else by that of the text, if the name is written in a script of that language."""
    if person.locale:
        return _language(person.locale) in _table()["surname_first"]
    language = _language(locale)
    return language in _table()["surname_first"] and (language in _LATIN or "Latin" not in {_script(given), _script(surname)})


_LATIN = frozenset({"hu", "vi"})  # the surname-first languages that write in Latin letters themselves
_SCRIPTS = {"CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang"}


def _script(text: str) -> str:
    """Return the script of the first character, as far as the order and spacing of names depend on it."""
    return _SCRIPTS.get(character_name(text[:1], "").partition(" ")[0], "Latin") if text else ""


def _language(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _part(text: str | None) -> str:
    return clean(text).strip() if text else ""


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", "names.toml").read_text(encoding="utf-8"))
