"""Answer what the tables of CLDR, IANA, the ``holidays`` package and libphonenumber say of any territory, shipped or not.

The packages are imported where they are asked: who only reads packaged markets needs none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TypeAlias

from xborder_support.errors import UsageError
from xborder_support.terms import LanguageTag, Territory, language_tag, territory_time_zones

from .fact import Confidence, Fact

if TYPE_CHECKING:
    from babel import Locale

__all__ = [
    "GUESSED",
    "ONE_NAME",
    "cldr_table",
    "currencies_in_use",
    "derived_facts",
    "known_language_tag",
    "known_languages",
    "spoken_languages",
    "written_amount",
]

#: What the note of a fact begins with that no table says as it stands.
GUESSED = "guessed"

#: CLDR has two names for written Norwegian, and counts its speakers under both.
ONE_NAME = {"no": "nb"}

#: A name, its value, the source, the confidence, and a note or "".
_Found: TypeAlias = tuple[str, Any, str, Confidence, str]

_LEAST_SHARE = 0.05  # of the people, for a language to be listed
_SUNDAY = 7
_LONGEST_PREFIX = 5  # digits


def derived_facts(code: Territory, checked: date) -> dict[str, Fact]:
    """Return the facts that tables know of a territory; what no table knows is absent."""
    return {name: Fact(value, source, trust, checked, note=note or None) for name, value, source, trust, note in _found(code)}


def spoken_languages(code: str) -> dict[LanguageTag, tuple[float, bool]]:
    """Return the languages of a territory with their share of the people (0..1) and whether they are official, the widest first."""
    entries: Mapping[str, Mapping[str, Any]] = cldr_table("territory_languages").get(code, {})
    found: dict[LanguageTag, tuple[float, bool]] = {}
    for name, entry in entries.items():
        tag = language_tag(ONE_NAME.get(name, name).replace("_", "-"))
        share, official = found.get(tag, (0.0, False))  # two names of CLDR may be one tag
        found[tag] = max(share, min(entry["population_percent"] / 100, 1.0)), official or _is_official(entry)
    found.pop(LanguageTag("und"), None)  # what CLDR writes where nobody lives
    return dict(sorted(found.items(), key=lambda item: (-item[1][0], item[0])))


@cache
def known_languages() -> frozenset[str]:
    """Return the languages that CLDR knows, by their first subtag."""
    tables = (*cldr_table("likely_subtags"), *(name for spoken in cldr_table("territory_languages").values() for name in spoken))
    return frozenset(name.partition("_")[0] for name in tables)


def known_language_tag(text: str) -> LanguageTag:
    """Return the canonical tag of a language that CLDR knows, or one of private use.

    Errors: ``UsageError`` ``bad-language-tag``, ``wrong-argument``; ``unknown-language`` such as for the code of a territory.

    Example:
        >>> from xborder_support.markets import known_language_tag
        >>> known_language_tag("pt_br"), known_language_tag("x-house")
        ('pt-BR', 'x-house')
    """
    tag = language_tag(text)
    language = tag.partition("-")[0]
    if len(language) > 1 and language not in known_languages():  # a tag of private use has no language
        raise UsageError(f"no language has the tag {language!r}", code="unknown-language", hint=_meant_language(language))
    return tag


def _meant_language(language: str) -> str:
    """Return what somebody may have meant who wrote the code of a territory: "jp" for Japanese."""
    spoken = next(iter(spoken_languages(language.upper())), None)
    return f'did you mean "{spoken}"? {language.upper()} is a territory' if spoken else "use a code of ISO 639, such as 'ja' or 'pt'"


@cache
def currencies_in_use() -> frozenset[str]:
    """Return the currencies that are legal tender somewhere today, by ISO 4217."""
    entries = (entry for of_territory in cldr_table("territory_currencies").values() for entry in of_territory)
    return frozenset(name for name, _, until, is_tender in entries if until is None and is_tender)


def cldr_table(name: str) -> Mapping[str, Any]:
    """Return a table of CLDR that is no locale's, by the name that Babel gives it."""
    from babel.core import get_global  # noqa: PLC0415

    table: Mapping[str, Any] = get_global(name)  # type: ignore[arg-type]  # Babel lists the names in a type of its own
    return table


def written_amount(currency: str, locale: str, numbering_system: str = "latn") -> str:
    """Return how 1234.5 of a currency is written in a locale.

    Errors: ``UsageError`` ``bad-language-tag`` where CLDR does not know the locale.

    Example:
        >>> written_amount("EUR", "de-DE").replace(chr(160), " ")
        '1.234,50 €'
    """
    found = _known_locale(locale, locale.partition("-")[0])
    if found is None:
        raise UsageError(f"CLDR has no locale {locale[:20]!r}", code="bad-language-tag", hint="pass a locale such as de-AT")
    return _written(currency, found, numbering_system)


def _written(currency: str, locale: Locale, digits: str) -> str:
    from babel.numbers import format_currency  # noqa: PLC0415

    return format_currency(1234.5, currency, locale=locale, numbering_system=digits)


def _found(code: Territory) -> Iterator[_Found]:
    from babel.core import get_cldr_version  # noqa: PLC0415

    cldr = f"CLDR {get_cldr_version()}"
    languages = spoken_languages(code)
    shares = {tag: round(share, 2) for tag, (share, _) in languages.items() if share >= _LEAST_SHARE}
    yield from _locales(languages, cldr)
    if shares:
        yield "languages", shares, f"{cldr} territory languages", "high", ""
    if zones := territory_time_zones(code):
        yield "time_zones", zones, "IANA zone.tab", "high", ""
    yield from _week(code, cldr)
    yield from _holidays(code)
    yield from _money(code, cldr)
    yield from _numbers(code, languages, cldr)
    yield from _phone(code)


def _locales(languages: Mapping[LanguageTag, tuple[float, bool]], cldr: str) -> Iterator[_Found]:
    official = [tag for tag, (_, is_official) in languages.items() if is_official]
    if official:
        yield "locales", official, f"{cldr} territory languages: the official ones", "medium", ""
    elif languages:
        note = f"{GUESSED}: none is official, most people speak this one"
        yield "locales", [next(iter(languages))], f"{cldr} territory languages", "low", note


def _week(code: Territory, cldr: str) -> Iterator[_Found]:
    own = _known_locale(f"und-{code}")
    locale = own or _english("001")
    trust: Confidence = "high" if own else "medium"
    source = f"{cldr} week data" if own else f"{cldr} week data: that of the world, as for every territory not listed"
    first, last = locale.weekend_start + 1, locale.weekend_end + 1
    yield "week_start", locale.first_week_day + 1, source, trust, ""
    yield "rest_days", [(first + step - 1) % _SUNDAY + 1 for step in range((last - first) % _SUNDAY + 1)], source, trust, ""


def _holidays(code: Territory) -> Iterator[_Found]:
    import holidays  # noqa: PLC0415  (half a megabyte of rules that only a draft reads here)

    if hasattr(holidays, code):
        yield "holidays", {"territory": code, "categories": ["public"]}, f"holidays {version('holidays')}", "medium", ""


def _money(code: Territory, cldr: str) -> Iterator[_Found]:
    if tender := _tender(code):
        yield "currency", tender[0], "ISO 4217", "high" if len(tender) == 1 else "medium", ""
        yield "other_currencies", tender[1:], f"{cldr} currencies of the territory", "medium", ""


def _tender(code: Territory) -> list[str]:
    """Return the currencies that are legal tender, the territory's own first: Bhutan takes rupees too, and CLDR has those first."""
    entries = cldr_table("territory_currencies").get(code, ())
    tender = [name for name, _, until, is_tender in entries if until is None and is_tender]
    return sorted(tender, key=lambda name: not name.startswith(code))


def _numbers(code: Territory, languages: Mapping[LanguageTag, tuple[float, bool]], cldr: str) -> Iterator[_Found]:
    wanted = next((tag for tag, (_, is_official) in languages.items() if is_official), None) or next(iter(languages), None)
    own = _known_locale(f"{wanted}-{code}", wanted) if wanted else None
    locale = own or _english(code)
    trust: Confidence = "high" if own else "low"
    note = "" if own else f"{GUESSED}: CLDR does not write numbers in {wanted or 'any language of it'}, so as in English"
    named, digits = str(locale).replace("_", "-"), locale.default_numbering_system
    yield "numbering_system", digits, f"{cldr} default numbering system of {named}", trust, note
    if tender := _tender(code):
        yield "amount", _written(tender[0], locale, digits), f"{cldr} number patterns of {named}", trust, note


def _phone(code: Territory) -> Iterator[_Found]:
    if prefix := _toll_free(code):
        source, note = f"libphonenumber {version('phonenumbers')}: the prefix of its example", f"{GUESSED}: what customers call for"
        yield "phone", {"use": "urgent", "toll_free": [prefix]}, source, "low", note


def _toll_free(code: Territory) -> str | None:
    from phonenumbers import PhoneNumberFormat, PhoneNumberType, example_number_for_type, format_number  # noqa: PLC0415  (large tables)

    number = example_number_for_type(code, PhoneNumberType.TOLL_FREE)
    if number is None:
        return None
    groups = re.findall(r"\d+", format_number(number, PhoneNumberFormat.NATIONAL))
    # "8 800 …", "1-800-…" and "06 80 …" write the digits that lead out of the town before the prefix on their own.
    prefix = "".join(groups[:2]) if groups[0] in _BEFORE_THE_PREFIX else groups[0]
    return prefix if len(prefix) <= _LONGEST_PREFIX else None


_BEFORE_THE_PREFIX = frozenset({"0", "1", "8", "01", "05", "06", "08"})


def _english(region: str) -> Locale:
    from babel import Locale  # noqa: PLC0415

    return _known_locale(f"en-{region}") or Locale("en")


def _known_locale(*tags: str) -> Locale | None:
    """Return the locale of the first tag that CLDR has: "ru-KZ", else "ru"."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    for tag in tags:
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _is_official(entry: Mapping[str, Any]) -> bool:
    return entry["official_status"] in {"official", "de_facto_official"}
