"""Answer whose time it is, in the reader's language: "Tokyo Time", "Central European Summer Time"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from xborder_support.terms import zone_aliases, zone_city

from .words import corrections

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["city_time", "variant_time"]

_NO_NAME = "\u2205\u2205\u2205"  # CLDR: this locale does not inherit the name


@lru_cache(maxsize=512)
def city_time(zone: str, locale: Locale) -> str:
    """Return the time of the city that a zone is named after, as the locale says it.

    Source: CLDR region format and exemplar cities.
    """
    if (city := zone_city(zone, locale)) is not None:
        return _region_format(str(locale)).replace("%s", city)
    return _named(zone, locale, "standard") or zone.rpartition("/")[2]


@lru_cache(maxsize=512)
def variant_time(zone: str, locale: Locale, variant: Literal["standard", "daylight"], offset_seconds: int) -> str:
    """Return the name of a zone's standard or daylight time; where the locale has none, the city's time with its offset."""
    return _named(zone, locale, variant) or f"{city_time(zone, locale)}, {_offset(locale, offset_seconds)}"


def _named(zone: str, locale: Locale, variant: str) -> str | None:
    from babel.core import get_global  # noqa: PLC0415

    metazones = get_global("meta_zones")
    own = [locale.time_zones.get(name, {}) for name in zone_aliases(zone)]
    shared = [locale.meta_zones.get(metazones.get(name), {}) for name in zone_aliases(zone)]
    names = (data.get("long", {}).get(variant) for data in own + shared)
    return next((str(name) for name in names if name and name != _NO_NAME), None)


def _region_format(locale: str) -> str:
    """Return the locale's own way to say "the time of". Babel 2.18 reads some locales' form for the summer in its place."""
    from babel.core import Locale, get_global  # noqa: PLC0415

    pattern = str(Locale.parse(locale).zone_formats["region"])
    if pattern not in corrections()["summer_formats"]:
        return pattern
    parent = get_global("parent_exceptions").get(locale, locale.rpartition("_")[0])
    return "%s" if parent in {"", "root"} else _region_format(parent)


def _offset(locale: Locale, seconds: int) -> str:
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return str(locale.zone_formats["gmt"]).replace("%s", f"{'-' if seconds < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else ""))
