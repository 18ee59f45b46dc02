"""Write a person's name as one addresses that person: which parts, in which order, with what between them.

The honorific belongs to the message, not to the name: Japanese texts write ``様`` behind it. A title is used as declared.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from xborder_support.errors import UsageError
from xborder_support.terms import PersonName

from .formatting import written
from .locales import NameSetting, likely, setting_of
from .options import NameForm, NameOrder, check_options
from .parts import NameParts, check_name, tidy
from .rules import NameRules
from .scripts import UNKNOWN, are_alike, script_of

__all__ = ["PARTS", "address", "is_named", "part"]

#: The forms that are one part of a name, which a text can ask for before it writes them.
PARTS = ("given", "surname", "given_vocative", "surname_vocative")


def part(person: PersonName, form: str) -> str:
    """Return one of ``PARTS`` as it is written, empty where it is not known. A name that friends use is a given name, too."""
    if found := tidy(getattr(person, form)):
        return found
    if form == "surname":
        return " ".join(each for each in (tidy(person.surname_prefix), tidy(person.surname_core)) if each)
    return tidy(person.given_informal) if form == "given" else ""


def is_named(person: PersonName) -> bool:
    """Tell whether there is anything to address a person by.

    Errors: ``UsageError`` ``wrong-argument`` for what is no ``PersonName``.
    """
    check_name(person)
    return bool(part(person, "given") or part(person, "surname"))


def address(person: PersonName, *, locale: str, form: NameForm = "full") -> str:
    """Return a name in the form that a salutation needs. ``locale`` is that of the text; the name's own counts first.

    A name without a locale of its own counts as one of the text's language, if it is written in a script of that language. A locale of
    the name that is no language tag counts as none.

    Errors: ``UsageError`` ``bad-language-tag`` for the locale of the text, ``unknown-name-option`` for a form, ``wrong-argument``.

    Example:
        >>> from xborder_support.terms import PersonName
        >>> address(PersonName(given="花子", surname="佐藤"), locale="ja", form="full")
        '佐藤花子'
        >>> address(PersonName(given="Anna", surname="Schmidt"), locale="ja", form="full")
        'Anna Schmidt'
        >>> address(PersonName(title="Frau", given="Anna", surname="Schmidt"), locale="de", form="formal")
        'Frau Schmidt'
    """
    check_name(person)
    check_options(form=form)
    if form in PARTS:
        return _part_or_other(person, form)
    given, surname, title = part(person, "given"), part(person, "surname"), tidy(person.title)
    if not (given or surname):
        return title
    setting = _setting(person, locale, script_of(surname, given))
    name = _whole(given, surname, setting) if form == "full" else _formal(person, setting)
    return _titled(title, name, setting) if title else name


def _part_or_other(person: PersonName, form: str) -> str:
    if found := part(person, form):
        return found
    first, second = ("surname", "given") if form.startswith("surname") else ("given", "surname")
    return part(person, first) or part(person, second)


def _setting(person: PersonName, locale: str, script: str) -> NameSetting:
    """Return the setting of CLDR, but for the order: in whatever language one is addressed, one's name keeps its own."""
    own = person.locale if person.locale and _is_tag(person.locale) else None
    if own is None and (script == UNKNOWN or are_alike(script, likely(locale).script)):
        own = locale
    own = own or f"und-{script}"
    return setting_of(locale, own, script)._replace(order=setting_of(own, own, script).order)


def _is_tag(text: str) -> bool:
    try:
        likely(text)
    except UsageError:
        return False
    return True


def _whole(given: str, surname: str, setting: NameSetting) -> str:
    first, second = (surname, given) if setting.order == "surname_first" else (given, surname)
    return (f"{first} {second}" if first and second else first or second).replace(" ", setting.space)


def _formal(person: PersonName, setting: NameSetting) -> str:
    parts = NameParts.of(replace(person, title=None) if person.title else person)
    return written(parts, setting, setting.rules.patterns(setting.order, "addressing", "medium", "formal"))


def _titled(title: str, name: str, setting: NameSetting) -> str:
    """Put a title where CLDR's formal pattern has it. What stands between the parts of a name (``・``) never stands before a title."""
    place = _title_place(setting.rules, setting.order)
    between = place.between if setting.space == " " else ""
    return f"{name}{between}{title}" if place.is_last else f"{title}{place.between}{name}"


class _TitlePlace(NamedTuple):
    is_last: bool
    between: str


@lru_cache(maxsize=512)
def _title_place(rules: NameRules, order: NameOrder) -> _TitlePlace:
    pattern = rules.patterns(order, "addressing", "medium", "formal")[0]
    is_last = pattern.fields[-1].part == "title"
    return _TitlePlace(is_last, pattern.literals[-2] if is_last else " ")
