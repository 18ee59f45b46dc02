"""Find slang of another country in a text: "órale" is a Mexican's word, and strange in Buenos Aires."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from unicodedata import normalize

from xborder_support.terms import Territory, language_tag, territory

from .arguments import check_text
from .tables import table

__all__ = ["Slang", "foreign_slang", "slang_in", "slang_of"]


@dataclass(frozen=True, slots=True)
class Slang:
    """Hold a phrase, where people say it, and what everybody understands instead (empty: leave it out).

    ``is_plain``: right at home in any text, and slang only elsewhere, as "Grüezi" is.
    """

    phrase: str
    territories: tuple[Territory, ...]
    neutral: str
    is_plain: bool = False


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
    code = territory(territory_code)
    return ((start, end, slang) for start, end, slang in slang_in(text, language=language) if code not in slang.territories)


def slang_in(text: str, *, language: str) -> Iterator[tuple[int, int, Slang]]:
    """Yield where a text has slang of any country, as ``foreign_slang`` does.

    Errors: ``UsageError`` ``bad-language-tag``, ``wrong-argument``.
    """
    check_text(text, "a text")
    base = language_tag(language).partition("-")[0]
    pattern, phrases = _pattern(base), _phrases(base)
    for found in pattern.finditer(text) if pattern else ():
        yield found.start(), found.end(), phrases[_key(found[0])]


@cache
def _phrases(language: str) -> Mapping[str, Slang]:
    rows = table("slang")["phrases"].get(language, ())
    return {_key(row["phrase"]): _slang(row) for row in rows}


def _slang(row: Mapping[str, Any]) -> Slang:
    return Slang(row["phrase"], tuple(map(Territory, row["territories"])), row["neutral"], is_plain=row.get("plain", False))


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
