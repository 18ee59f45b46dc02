"""Answer which languages the people of a territory speak, and which tags are one language to somebody who writes.

What the data of a market say counts; CLDR answers for any other territory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xborder_support.terms import LanguageTag, Territory, language_tag

from .derived import ONE_NAME, cldr_table, spoken_languages
from .files import packaged_chains
from .layering import layered_facts
from .reading import MarketLanguage, read_value

__all__ = ["Shares", "shares_in", "shares_of", "written_language"]

#: Languages with the share of the people who speak them, 0..1.
Shares = Mapping[LanguageTag, float]

_SCRIPT_LETTERS = 4


def written_language(tag: str) -> LanguageTag:
    """Return a language without its territory, and with its script where that is not the usual one: "pt-BR" is "pt", "zh-TW" "zh-Hant".

    Errors: ``UsageError`` ``bad-language-tag``, ``wrong-argument``.

    Example:
        >>> from xborder_support.markets.spoken import written_language
        >>> written_language("zh-TW"), written_language("zh-Hans-SG")
        ('zh-Hant', 'zh')
    """
    canonical = language_tag(tag)
    language, *others = canonical.split("-")
    if len(language) == 1:  # private use: nothing is known of its parts
        return canonical
    language = ONE_NAME.get(language, language)
    usual = _script(language)
    named = (part for part in others if len(part) == _SCRIPT_LETTERS and part.isalpha())
    script = next(named, None) or next(filter(None, (_script(f"{language}_{part}") for part in others)), usual)
    return LanguageTag(language if script == usual else f"{language}-{script}")


def shares_of(languages: Iterable[MarketLanguage]) -> Shares:
    """Return the languages of a market whose share is known."""
    shares: dict[LanguageTag, float] = {}
    for language in languages:
        if language.share is not None:
            tag = written_language(language.tag)
            shares[tag] = max(shares.get(tag, 0.0), language.share)
    return shares


def shares_in(code: Territory) -> Shares:
    """Return the languages of a territory as the packaged market has them, else as CLDR does; empty where neither knows any."""
    return _packaged(code) or shares_of(MarketLanguage(tag, share) for tag, (share, _) in spoken_languages(code).items())


def _packaged(code: Territory) -> Shares:
    chain = packaged_chains().get(code)
    if chain is None:
        return {}
    history = layered_facts((*reversed(chain), code), {}).get("languages")
    return shares_of(read_value("languages", history[-1])) if history else {}


def _script(subtags: str) -> str | None:
    likely = cldr_table("likely_subtags").get(subtags)
    return likely.split("_")[1] if likely else None
