"""Find slang of another country in a text: "órale" is a Mexican's word, and strange in Buenos Aires."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from xborder_support.terms import Territory, language_tag, territory

from .arguments import check_text
from .tables import table

__all__ = ["Slang", "foreign_slang", "slang_of"]


@dataclass(frozen=True, slots=True)
class Slang:
    """Hold a phrase, where people say it, and what everybody understands instead (empty: leave it out)."""

    phrase: str
    territories: tuple[Territory, ...]
    neutral: str


def slang_of(language: str) -> tuple[Slang, ...]:
    """Return the known slang of a language, of all its countries.

    Errors: ``UsageError`` ``bad-language-tag``.

    Source: ``data/slang.toml``.

    Example:
        >>> [slang.phrase for slang in slang_of("es-MX") if slang.territories == ("CO",)]
        ['bacano', 'parce', 'qué pena con usted']
    """
    return tuple(_phrases(language_tag(language).partition("-")[0]).values())


def foreign_slang(text: str, *, language: str, territory_code: str) -> Iterator[tuple[int, int, Slang]]:
    """Yield where a text has slang that is not said in a territory: start, end (code points) and the phrase, in the order of the text.

    Errors: ``UsageError`` ``bad-language-tag``, ``unknown-territory``, ``wrong-argument``.

    Example:
        >>> [(start, end, slang.neutral) for start, end, slang in foreign_slang("¡Órale! Ya va.", language="es", territory_code="AR")]
        [(1, 6, 'de acuerdo')]
        >>> list(foreign_slang("¡Órale! Ya va.", language="es", territory_code="MX"))
        []
    """
    check_text(text, "a text")
    base, code = language_tag(language).partition("-")[0], territory(territory_code)
    pattern, phrases = _pattern(base), _phrases(base)
    for found in pattern.finditer(text) if pattern else ():
        slang = phrases[_key(found[0])]
        if code not in slang.territories:
            yield found.start(), found.end(), slang


@cache
def _phrases(language: str) -> Mapping[str, Slang]:
    rows = table("slang")["phrases"].get(language, ())
    return {_key(row["phrase"]): Slang(row["phrase"], tuple(map(Territory, row["territories"])), row["neutral"]) for row in rows}


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Return one pattern for all phrases, the longest first. Chinese has no spaces, so a phrase of it needs no edges."""
    phrases = sorted((slang.phrase for slang in _phrases(language).values()), key=len, reverse=True)
    if not phrases:
        return None
    written = "|".join(re.escape(phrase).replace("'", "['\u2019]") for phrase in phrases)
    return re.compile(written if language == "zh" else rf"(?<!\w)(?:{written})(?:(?<!\w)|(?!\w))", re.IGNORECASE)


def _key(phrase: str) -> str:
    return normalize("NFC", phrase.replace("\u2019", "'").casefold())
