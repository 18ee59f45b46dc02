"""Name the zone of a time for somebody whose own zone is not known."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError

from xborder_support.errors import UsageError
from xborder_support.terms import language_tag, time_zone, zone_city

__all__ = ["zone_label"]

_FIXED = re.compile(r"(?:Etc/)?GMT([+-])0?(\d{1,2})")  # POSIX: the sign says what to add to reach UTC


@lru_cache(maxsize=256)
def zone_label(zone: str, *, locale: str) -> str:
    """Return the city that a zone is named after, in a language. It says more to people than "BRT" or "-03".

    A zone of no place is named by its distance from UTC.

    Errors: ``UsageError`` ``unknown-time-zone``, ``bad-language-tag``, ``unknown-locale``.

    Source: CLDR exemplar cities.

    Example:
        >>> from xborder_support.tone import zone_label
        >>> zone_label("America/Sao_Paulo", locale="ja"), zone_label("America/New_York", locale="es-419")
        ('サンパウロ', 'Nueva York')
        >>> zone_label("Etc/GMT+3", locale="de")
        'UTC-3'
    """
    name = time_zone(zone).key
    return zone_city(name, _locale(language_tag(locale))) or _distance(name)


def _locale(tag: str) -> Locale:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        message = f"CLDR does not know the locale {tag!r}"
        raise UsageError(message, code="unknown-locale", hint="use a tag such as 'fr' or 'es-419'") from None


def _distance(name: str) -> str:
    fixed = _FIXED.fullmatch(name)
    if fixed and int(fixed[2]):
        return f"UTC{'-' if fixed[1] == '+' else '+'}{int(fixed[2])}"
    return "UTC"
