"""Decide whose rules a name is written by, and which part of it comes first.

Source: UTS #35, part 8, Formatting Process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from babel.core import get_global

from xborder_support.terms import language_tag

from .options import NameOrder
from .rules import ROOT, NameRules, has_rules, rules_of
from .scripts import UNKNOWN, are_alike, is_part_of

__all__ = ["NameSetting", "likely", "setting_of"]

_CACHED = 2048
_WITHOUT_SPACES = frozenset({"ja", "yue", "zh"})  # languages that count as one where spaces are replaced


class Locale(NamedTuple):
    """Hold a locale in its three parts, each of which may be empty."""

    language: str
    script: str
    region: str

    @property
    def tag(self) -> str:
        """Return the parts that there are, as a tag."""
        return "-".join(part for part in self if part)


class NameSetting(NamedTuple):
    """Hold what is decided about a name from its script and its languages, before any part of it is looked at."""

    rules: NameRules
    language: str
    order: NameOrder
    space: str


@lru_cache(maxsize=_CACHED)
def setting_of(locale: str, name_locale: str | None, script: str) -> NameSetting:
    """Return the setting for names of one locale and script in texts of another. ``name_locale`` is None where it is not known.

    Errors: ``UsageError`` ``bad-language-tag`` for either locale.
    """
    text_locale = likely(locale)
    own = _of_script(script, text_locale) if name_locale is None else likely(name_locale)
    by = locale if script == UNKNOWN or are_alike(script, text_locale.script) else _written_by(name_locale, own, script)
    rules = _rules(by)
    space = rules.native_space if _is_native(likely(by).language, own.language) else rules.foreign_space
    return NameSetting(rules, own.language, _order(rules, own), space)


@lru_cache(maxsize=_CACHED)
def likely(tag: str) -> Locale:
    """Return a locale with the script and the region that are most likely for it.

    Errors: ``UsageError`` ``bad-language-tag``.

    Example:
        >>> likely("zh-TW").tag, likely("und-Latn").tag
        ('zh-Hant-TW', 'en-Latn-US')
    """
    language, script, region = _parts(tag)
    table: Mapping[str, str] = get_global("likely_subtags")
    combinations = ((language, script, region), (language, script), (language, region), (language,), (ROOT, script))
    found = next((table[key] for parts in combinations if (key := "_".join(part for part in parts if part)) in table), "")
    other = Locale(*found.split("_")) if found else Locale(language, "", "")
    return Locale(other.language if language == ROOT else language, script or other.script, region or other.region)


def _parts(tag: str) -> Locale:
    language, *rest = [*takewhile(_is_no_singleton, language_tag(tag).split("-"))] or [ROOT]
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    region = next((part for part in rest if len(part) == (2 if part.isalpha() else 3)), "")
    return Locale(language, script, region)


def _is_no_singleton(part: str) -> bool:
    """Tell whether a part stands before the extensions, which say nothing about names."""
    return len(part) > 1


def _of_script(script: str, text_locale: Locale) -> Locale:
    """Return the locale of a name that has none: the likely one for its script, or that of the text where it has no script either."""
    return text_locale if script == UNKNOWN else likely(f"{ROOT}-{script}")


def _written_by(name_locale: str | None, own: Locale, script: str) -> str:
    """Return the locale whose rules take the place of the text's, where a name is in a script that the text is not written in."""
    written = own._replace(script=script)
    for tag in (name_locale or own.tag, written.tag, f"{own.language}-{script}"):
        if are_alike(script, likely(tag).script) and any(has_rules(each) for each in _ancestry(tag)):
            return tag
    return likely(f"{ROOT}-{script}-{own.region}" if own.region else f"{ROOT}-{script}").tag


def _rules(tag: str) -> NameRules:
    """Return the rules of a locale or of the nearest of its parents."""
    return next(rules for each in (*_ancestry(tag), ROOT) if (rules := rules_of(each)))


def _ancestry(tag: str) -> Iterator[str]:
    """Yield the spellings of a locale and of its parents in the same script, as CLDR might have them."""
    whole = likely(tag)
    yield "-".join(part for part in _parts(tag) if part)
    for each in (whole, whole._replace(script=""), whole._replace(region=""), whole._replace(script="", region="")):
        if is_part_of(whole.script, likely(each.tag).script):
            yield each.tag
            yield from _named_parents(each.tag)


def _named_parents(tag: str) -> Iterator[str]:
    """Yield the parents that CLDR names where they are not just a shorter tag: es-419 of es-MX."""
    exceptions: Mapping[str, str] = get_global("parent_exceptions")
    parent = exceptions.get(tag.replace("-", "_"), "root")
    if parent != "root":
        yield parent.replace("_", "-")


def _order(rules: NameRules, own: Locale) -> NameOrder:
    """Look a name's locale up in the lists of the rules, from all its parts to "und" alone, which is always in one of them."""
    tag = next(tag for tag in _order_tags(own) if tag in rules.given_first or tag in rules.surname_first)
    return "given_first" if tag in rules.given_first else "surname_first"


def _order_tags(own: Locale) -> Iterator[str]:
    for each in (own, own._replace(region=""), own._replace(script=""), own._replace(script="", region="")):
        yield each.tag
        yield each._replace(language=ROOT).tag


def _is_native(language: str, other: str) -> bool:
    return language == other or {language, other} <= _WITHOUT_SPACES
