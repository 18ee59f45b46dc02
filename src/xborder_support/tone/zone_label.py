"""Name the zone of a time for somebody whose own zone is not known."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.dates import get_timezone_location

from xborder_support.terms import language_tag, time_zone

__all__ = ["zone_label"]


@lru_cache(maxsize=256)
def zone_label(zone: str, *, locale: str) -> str:
    """Return the city that a zone is named after, in a language. It says more to people than "BRT" or "-03".

    Errors: ``UsageError`` ``unknown-time-zone`` or ``bad-language-tag``.

    Source: CLDR exemplar cities.

    Example:
        >>> from xborder_support.tone import zone_label
        >>> zone_label("America/Sao_Paulo", locale="ja"), zone_label("America/New_York", locale="es-419")
        ('サンパウロ', 'Nueva York')
    """
    known = Locale.parse(language_tag(locale), sep="-")
    return get_timezone_location(time_zone(zone), locale=known, return_city=True)
