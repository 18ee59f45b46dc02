"""Answer what CLDR knows of a reader's locale: its words for days, the order of the week, its digits."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from xborder_support.errors import UsageError
from xborder_support.terms import language_tag, native_digits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

__all__ = ["digits_of", "first_day_of", "listed", "locale_of", "ranged_days"]

_EXTENSION = re.compile(r"-[a-wyz]-.*", re.IGNORECASE)
_DIGITS_WISH = re.compile(r"-u-(?:[a-z0-9]+-)*?nu-([a-z0-9]{3,8})", re.IGNORECASE)


def locale_of(tag: str) -> Locale:
    """Return what CLDR knows of a locale. A tag without a territory gets the one where most readers of the language live.

    Errors: ``UsageError`` ``bad-language-tag``, ``unknown-locale``.
    """
    if not isinstance(tag, str):
        raise UsageError(f"a locale is text, not {type(tag).__name__}", code="bad-language-tag", hint="use a tag such as 'fr' or 'es-419'")
    return _known_locale(tag)


@lru_cache(maxsize=128)
def _known_locale(tag: str) -> Locale:
    from babel import Locale  # noqa: PLC0415  (only those who print hours need it)
    from babel.core import UnknownLocaleError, get_global  # noqa: PLC0415

    name = _EXTENSION.sub("", language_tag(tag))
    try:
        if name != "und":
            known = Locale.parse(name, sep="-")
            likely = get_global("likely_subtags").get(str(known), "")
            return known if known.territory else _with_territory(known, likely.rpartition("_")[2])
    except (UnknownLocaleError, ValueError):
        pass
    raise UsageError(f"CLDR does not know the locale {tag[:40]!r}", code="unknown-locale", hint="use a tag such as 'fr' or 'es-419'")


def _with_territory(locale: Locale, territory: str) -> Locale:
    from babel import Locale  # noqa: PLC0415
    from babel.core import UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale(locale.language, territory=territory or None, script=locale.script)
    except UnknownLocaleError:
        return locale


def first_day_of(locale: Locale) -> int:
    """Return the first day of the locale's week, 0 for Monday."""
    return int(locale.first_week_day)


def digits_of(tag: str, locale: Locale, numbering_system: str | None) -> Mapping[int, int]:
    """Return the digits to write with: those asked for, else those of the tag's ``-u-nu-``, else the locale's own.

    Errors: ``UsageError`` ``unsupported-numbering-system``.
    """
    wish = _DIGITS_WISH.search(tag.replace("_", "-"))
    if numbering_system is not None and not isinstance(numbering_system, str):
        message = f"a numbering system is a CLDR name, not {type(numbering_system).__name__}"
        raise UsageError(message, code="unsupported-numbering-system", hint="pass 'latn', or None for the locale's own digits")
    system = numbering_system or (wish[1].lower() if wish else str(locale.default_numbering_system))
    return native_digits(system)


def listed(items: list[str], locale: Locale) -> str:
    """Join texts as the locale separates the first ones of a list: with a comma of its own, and no "and"."""
    text, pattern = items[0], str(locale.list_patterns["standard"]["start"])
    for item in items[1:]:
        text = pattern.replace("{0}", text).replace("{1}", item)
    return text


def ranged_days(first: int, last: int, locale: Locale) -> str:
    """Write a day, or the first and the last of several, without spaces around a dash.

    Babel 2.18 keeps resolved aliases in data that its locales share, so its stand-alone names may come back in another language.
    The names within a date are no alias.
    """
    names: Mapping[int, str] = locale.days["format"]["abbreviated"]
    if first == last:
        return names[first]
    before, dash, after = str(locale.interval_formats[None]).replace("{0}", "\0").replace("{1}", "\0").split("\0")
    return before + names[first] + (dash if any(map(str.isalpha, dash)) else dash.strip()) + names[last] + after
