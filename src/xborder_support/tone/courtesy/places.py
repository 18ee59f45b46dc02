"""Say where a customer is addressed: in which territory, locale and register, also where we ship no market."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from xborder_support.errors import UsageError
from xborder_support.markets import Market, get_market, list_markets
from xborder_support.terms import Channel, LanguageTag, Register, Territory, language_tag, territory, territory_time_zones, time_zone
from xborder_support.tone.catalogs import Catalog

from .customs import Customs, customs_of, likely

__all__ = ["Place", "customs_in", "packaged_catalog", "place_of", "register_of", "speaks", "zone_of_place"]

_WRITTEN_FORMS = {"nn": "nb", "no": "nb"}  # Norwegian is one language, however it is written


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where somebody is addressed. ``market`` is None where we ship none."""

    territory: Territory
    locale: LanguageTag
    market: Market | None


@cache
def packaged_catalog() -> Catalog:
    """Return the texts that come with the package."""
    return Catalog.load()


def place_of(market: Market | str, *, locale: str | None, on: date, catalog: Catalog | None = None) -> Place:
    """Return the place that a market, or the code of any territory, stands for.

    Without a ``locale`` it is the first of the market's that the catalogue has texts for, else the language that CLDR finds likely there.

    Errors: ``UsageError`` ``unknown-territory``, ``bad-language-tag``, ``wrong-argument``.

    Example:
        >>> from datetime import date, tzinfo
        >>> place_of("PK", locale=None, on=date(2026, 2, 3)).locale
        'ur-PK'
    """
    code = market.territory if isinstance(market, Market) else territory(market)
    known = market if isinstance(market, Market) else get_market(code, on=on) if code in list_markets() else None
    if locale is not None:
        return Place(code, language_tag(locale), known)
    written = [tag for tag in known.locales if catalog is None or catalog.resolve(tag)] or known.locales if known else [likely_locale(code)]
    return Place(code, LanguageTag(written[0]), known)


def likely_locale(code: str) -> LanguageTag:
    """Return the language that CLDR finds likely in a territory, with its script where that is not the usual one; else English."""
    language, script, *_ = likely(f"und-{code}") or ("en", "Latn")
    usual = likely(language)[1:2]
    return language_tag(f"{language}-{code}" if usual == [script] else f"{language}-{script}-{code}")


def register_of(place: Place, register: Register | None, *, channel: Channel, catalog: Catalog) -> Register:
    """Return the wanted register, else what the market wants in its own languages, else what is usual in the locale.

    What nobody asked for gives way where the locale has no texts in it: Swedish is only ever casual.
    """
    if register is not None:
        return register
    usual: Register = customs_of(place.locale).register
    if place.market and speaks(place.market, place.locale):
        usual = place.market.register_for(channel)
    written = catalog.registers(place.locale)
    return usual if usual in written or not written else written[0]


def zone_of_place(place: Place, zone: str | tzinfo | None) -> ZoneInfo | None:
    """Return the customer's zone: the one that is known, or the only one of the place; else None, since none is guessed.

    Errors: ``UsageError`` ``unknown-time-zone``.
    """
    if zone is not None:
        return time_zone(zone)
    zones = place.market.time_zones if place.market else territory_time_zones(place.territory)
    return time_zone(zones[0]) if len(zones) == 1 else None


def place_named(name: Market | str) -> tuple[LanguageTag, Market | None]:
    """Return the locale of a market, of a territory ("KR", in capitals) or of a language tag ("ko"), with the market where one is given.

    Errors: ``UsageError`` ``unknown-territory``, ``bad-language-tag``.
    """
    if isinstance(name, Market):
        return name.locales[0], name
    if not isinstance(name, str):
        raise UsageError(f"a market: {type(name).__name__} is none", code="wrong-argument", hint='pass a Market, "KR" or "ko"')
    return (likely_locale(territory(name)) if len(name) == 2 and name.isupper() else language_tag(name)), None


def speaks(market: Market, locale: str) -> bool:
    """Tell whether a locale is in one of the market's languages. Its manners hold in these; in any other one, those of the language do."""
    return _language(locale) in {_language(tag) for tag in market.locales}


def customs_in(market: Market | None, locale: str) -> Customs:
    """Return what is usual in a locale, as the market has it.

    A market says of its first language what is usual there. Where it says otherwise than that language does, it means all of its own.

    Errors: ``UsageError`` ``bad-language-tag``.

    Example:
        >>> from datetime import date
        >>> switzerland = get_market("CH", on=date(2026, 2, 3))
        >>> [customs_in(switzerland, tag).greets_by_day_part for tag in ("de-CH", "fr-CH")]
        [False, True]
    """
    usual = customs_of(locale)
    if market is None or not speaks(market, locale):
        return usual
    main = market.locales[0]
    is_main, first = _language(locale) == _language(main), customs_of(main)
    said: dict[str, Any] = {"greets_by_day_part": market.greets_by_day_part, "allows_slang": market.slang}
    return replace(usual, **{name: value for name, value in said.items() if is_main or value != getattr(first, name)})


def _language(tag: str) -> str:
    language = tag.partition("-")[0]
    return _WRITTEN_FORMS.get(language, language)
