"""Write a person's name in any order, length and formality, by the rules of CLDR."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xborder_support.errors import UsageError
from xborder_support.terms import PersonName

from .locales import NameSetting, setting_of
from .options import NameFormality, NameLength, NameOrder, NameUsage, check_options
from .parts import NameParts, check_name
from .patterns import Pattern
from .scripts import script_of

__all__ = ["format_name", "written"]

_SPACES = re.compile(" +")


def format_name(
    name: PersonName,
    locale: str,
    *,
    usage: NameUsage = "addressing",
    formality: NameFormality = "formal",
    length: NameLength = "medium",
    order: NameOrder | None = None,
) -> str:
    """Return a name as texts of a locale write it, by CLDR Person Names (UTS #35, part 8).

    The order follows from ``name.locale``, or from the script of the name; ``order`` overrules it. A name in a script that the locale is
    not written in is formatted by the rules of its own language. Nothing is added: no honorific, no guess.

    Errors: ``UsageError`` ``nameless`` without a given name and a surname, ``bad-language-tag``, ``unknown-name-option``,
    ``wrong-argument``.

    Example:
        >>> from xborder_support.terms import PersonName
        >>> jane = PersonName(given="Jane", given2="Ann", surname="Doe", title="Dr", locale="en")
        >>> format_name(jane, "en"), format_name(jane, "en", usage="referring"), format_name(jane, "en", usage="monogram")
        ('Dr Doe', 'Jane A. Doe', 'D')
        >>> format_name(jane, "en", usage="referring", order="sorting", length="long")
        'Doe, Jane Ann'
    """
    check_name(name)
    check_options(usage=usage, formality=formality, length=length, **({} if order is None else {"order": order}))
    parts = NameParts.of(name)
    if not (parts.given or parts.surname):
        raise UsageError(
            "the name has nothing to write", code="nameless", hint="give a given name or a surname, or write a text without a name"
        )
    setting = setting_of(locale, name.locale, script_of(parts.surname, parts.given))
    return written(parts, setting, setting.rules.patterns(order or setting.order, usage, length, formality))


def written(parts: NameParts, setting: NameSetting, patterns: Sequence[Pattern]) -> str:
    """Return the parts in the pattern that has most use for them."""
    pattern = patterns[0] if len(patterns) == 1 else min(patterns, key=lambda each: _fitness(each, parts))
    fitted = parts.fitted(pattern)
    text = pattern.filled([fitted.written(field, setting.rules, setting.language) for field in pattern.fields])
    return _SPACES.sub(setting.space, text.strip())


def _fitness(pattern: Pattern, parts: NameParts) -> tuple[int, int, str]:
    """Return what sorts the best pattern first: most fields with a value, fewest without, then the alphabet."""
    known = sum(1 for field in pattern.fields if parts.plain(field))
    return -known, len(pattern.fields) - known, pattern.text
