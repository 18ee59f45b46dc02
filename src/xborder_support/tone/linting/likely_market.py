"""Say for which territory a locale is most likely written."""

from __future__ import annotations

from functools import lru_cache

from babel.core import get_global

__all__ = ["territory_of"]

_LETTERS = 2  # a region of three digits, such as 419, is no territory


@lru_cache(maxsize=512)
def territory_of(tag: str) -> str | None:
    """Return the territory that a canonical tag names, or that CLDR finds likely; None where there is none.

    Example:
        >>> territory_of("de-AT"), territory_of("ja"), territory_of("es-419")
        ('AT', 'JP', None)
    """
    language, *rest = tag.split("-")
    regions = [part for part in rest if (len(part) == _LETTERS and part.isupper()) or part.isdecimal()]
    if not regions:
        regions = str(get_global("likely_subtags").get(language, "")).split("_")[2:]
    return regions[0] if regions and len(regions[0]) == _LETTERS else None
