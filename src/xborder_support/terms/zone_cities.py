"""Name the city that a time zone is called after, in a reader's language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["zone_aliases", "zone_city"]

_NO_NAME = "\u2205\u2205\u2205"  # CLDR: this locale does not inherit the name


@lru_cache(maxsize=1024)
def zone_aliases(zone: str) -> tuple[str, ...]:
    """Return a zone and its other names. CLDR keeps the oldest name, such as Asia/Calcutta, where IANA has moved on.

    Example:
        >>> from xborder_support.terms import zone_aliases
        >>> zone_aliases("Asia/Kolkata")
        ('Asia/Kolkata', 'Asia/Kolkata', 'Asia/Calcutta')
    """
    from babel.core import get_global  # noqa: PLC0415  (only those who print a zone need it)

    aliases = get_global("zone_aliases")
    current = aliases.get(zone, zone)
    return zone, current, *sorted(old for old, new in aliases.items() if new == current)


@lru_cache(maxsize=1024)
def zone_city(zone: str, locale: Locale) -> str | None:
    """Return the city that a zone is named after, as a locale of Babel writes it; None for a zone of no place, such as ``"UTC"``.

    Babel's own answer has hyphenation marks, and whole paths where CLDR knows the zone by another name.

    Source: CLDR exemplar cities.

    Example:
        >>> from babel import Locale
        >>> from xborder_support.terms import zone_city
        >>> zone_city("Europe/Vienna", Locale("de")), zone_city("America/Argentina/Buenos_Aires", Locale("es"))
        ('Wien', 'Buenos Aires')
    """
    for name in zone_aliases(zone):
        data: dict[str, Any] = locale.time_zones.get(name, {})
        if data.get("city", _NO_NAME) != _NO_NAME:
            return str(data["city"]).replace("\N{SOFT HYPHEN}", "")
    own, current, *older = zone_aliases(zone)
    places = (name for name in (current, own, *older) if "/" in name and not name.startswith("Etc/"))
    return next((name.rpartition("/")[2].replace("_", " ") for name in places), None)
