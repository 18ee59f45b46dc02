"""Say which catalogue serves a locale that has none of its own: never another language, never another script."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from babel.core import get_global

__all__ = ["closest_catalogue", "is_same_locale"]


@lru_cache(maxsize=1024)
def closest_catalogue(tag: str, available: frozenset[str]) -> str | None:
    """Return the nearest of the available locales on the way up from a canonical tag, or None.

    Example:
        >>> closest_catalogue("de-AT", frozenset({"de", "en-GB"})), closest_catalogue("en-AU", frozenset({"de", "en-GB"}))
        ('de', 'en-GB')
        >>> closest_catalogue("zh-TW", frozenset({"zh"})) is None
        True
    """
    for candidate in _ancestry(tag):
        for found in (candidate, _stand_ins().get(candidate) or _in_other_words(candidate, available)):
            if found in available:
                return found
    return None


def _in_other_words(tag: str, available: frozenset[str]) -> str | None:
    """Return an available locale that means the same as a tag: zh-TW where zh-Hant is asked for."""
    return min((each for each in available if is_same_locale(tag, each)), default=None)


def is_same_locale(asked: str, served: str) -> bool:
    """Tell whether two tags mean the same readers, as de and de-DE do. Extensions, such as the order of sorting, do not count.

    Example:
        >>> is_same_locale("de-DE", "de"), is_same_locale("de-AT", "de"), is_same_locale("en", "en-US")
        (True, False, True)
    """
    return _full(asked) == _full(served)


def _full(tag: str) -> tuple[str, str, str, tuple[str, ...]]:
    """Return language, script and region with what CLDR finds likely in the place of what is not said, and the variants."""
    language, *rest = _without_extensions(tag).split("-")
    regions = [part for part in rest if part.isupper() or (part.isdecimal() and len(part) == 3)]
    scripts = [part for part in rest if len(part) == 4 and part.istitle()]
    variants = tuple(part for part in rest if part not in regions and part not in scripts)
    return language, _script(tag), regions[0] if regions else _likely_region(language, scripts), variants


def _likely_region(language: str, scripts: list[str]) -> str:
    likely: Mapping[str, str] = get_global("likely_subtags")
    keys = ("_".join([language, *scripts]), language)
    return next((likely[key].rpartition("_")[2] for key in keys if key in likely), "")


def _without_extensions(tag: str) -> str:
    return re.split(r"-[0-9a-z]-", tag, maxsplit=1, flags=re.IGNORECASE)[0]


def _ancestry(tag: str) -> Iterator[str]:
    """Yield a tag and its CLDR parents, as long as they are of its language and script."""
    language, script = tag.partition("-")[0], _script(tag)
    while tag and tag.partition("-")[0] == language and _script(tag) == script:
        yield tag
        tag = "" if tag in _stops() else _parent(_with_script(tag, script))


def _with_script(tag: str, script: str) -> str:
    """Return a tag with its script, where another one is the usual one of its language: the way up from zh-HK leads over zh-Hant."""
    language, *rest = tag.split("-")
    return tag if script in rest or script == _script(language) else "-".join([language, script, *rest])


def _parent(tag: str) -> str:
    exceptions: Mapping[str, str] = get_global("parent_exceptions")
    if parent := exceptions.get(tag.replace("-", "_")):
        return parent.replace("_", "-")
    shorter = tag.rpartition("-")[0]
    return shorter.rpartition("-")[0] if shorter[-2:-1] == "-" else shorter  # no tag ends in the mark of an extension


def _script(tag: str) -> str:
    """Return the script that a tag names, or that CLDR finds likely for its language and region."""
    language, *rest = _without_extensions(tag).split("-")
    named = [part for part in rest if len(part) == 4 and part.isalpha()]
    regions = [part for part in rest if len(part) in {2, 3} and part.isupper()]
    likely: Mapping[str, str] = get_global("likely_subtags")
    full = next((likely[key] for key in (f"{language}_{''.join(regions[:1])}", language) if key in likely), "")
    return named[0] if named else "".join(full.split("_")[1:2])


@cache
def _stand_ins() -> Mapping[str, str]:
    return {row["asked"]: row["catalogue"] for row in _table()["stand_ins"]}


@cache
def _stops() -> frozenset[str]:
    return frozenset(row["asked"] for row in _table()["stops"])


def _table() -> Mapping[str, list[Mapping[str, str]]]:
    table: Mapping[str, list[Mapping[str, str]]] = tomllib.loads(
        resources.files(__package__).joinpath("data", "locales.toml").read_text(encoding="utf-8"),
    )
    return table
