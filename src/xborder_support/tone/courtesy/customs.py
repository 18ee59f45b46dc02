"""Say what is usual in a locale: register, greeting by the time of day, emoji, slang, how titles stand beside an honorific."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal

from babel.core import get_global

from xborder_support.language import likely_script
from xborder_support.terms import Channel, LanguageTag, Register, language_tag

from .tables import table

__all__ = ["Customs", "customs_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    """Hold what is usual in a locale.

    ``greets_by_day_part``: "Good morning" is also written, where a message is read at once. ``emoji_chat`` and ``emoji_mail`` are how
    many emoji one message bears, ``emoji_on`` has the channels that differ. ``allows_slang``: a shop's casual chat may use that of its own
    country. ``title_beside_honorific``: "Frau Dr. Weber", not "Dr Smith". ``always_honorific``: the neutral salutation has one as well.
    ``closer`` is the emoji that friendly shops close with. ``locale`` is the entry that was found.
    """

    locale: LanguageTag
    register: Register
    greets_by_day_part: bool
    emoji_chat: int
    emoji_mail: int
    emoji_on: tuple[tuple[Channel, int], ...]
    allows_slang: bool
    title_beside_honorific: bool
    always_honorific: bool
    closer: str
    source: str
    confidence: Literal["high", "medium", "low"]
    checked: date


@lru_cache(maxsize=512)
def customs_of(locale: str) -> Customs:
    """Return what is usual in a locale, else in its parent locale or language, else what offends nowhere.

    Errors: ``UsageError`` ``bad-language-tag``.

    Source: ``data/locales.toml``.

    Example:
        >>> customs_of("de-LU").register, customs_of("zh-TW").locale
        ('formal', 'zh-Hant')
    """
    known = table("locales")["locales"]
    return _customs(next(tag for tag in wider(language_tag(locale)) if tag in known))


def wider(tag: str) -> Iterator[str]:
    """Yield a canonical tag, its CLDR parents, its language with the likely script, its language, and last ``und``."""
    language, script = tag.partition("-")[0], likely_script(tag)
    exceptions: Mapping[str, str] = get_global("parent_exceptions")
    while "-" in tag:
        yield tag
        tag = exceptions.get(tag.replace("-", "_"), tag.rpartition("-")[0].replace("-", "_")).replace("_", "-")
        if tag == language or "-" not in tag:
            break
    yield f"{language}-{script}"
    yield language
    yield "und"


def likely(tag: str) -> list[str]:
    """Return language, script and territory that CLDR finds likely, empty where it does not know the tag."""
    found: str | None = get_global("likely_subtags").get(tag.replace("-", "_"))
    return found.split("_") if found else []


@cache
def _customs(tag: str) -> Customs:
    document = table("locales")
    entry: dict[str, Any] = document["defaults"] | document["locales"][tag]
    values = {each.name: entry[each.name] for each in fields(Customs) if each.name in entry}
    values |= {"emoji_on": tuple(entry["emoji_on"].items()), "locale": LanguageTag(tag), "checked": document["checked"]}
    return Customs(**values)
