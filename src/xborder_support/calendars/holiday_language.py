"""Choose the language of a holiday's name among those that its list is written in.

The wanted language, else English, else the list's own: in this order and no other.
"""

from __future__ import annotations

from collections.abc import Collection

from xborder_support.terms import LanguageTag, language_tag

__all__ = ["choose_language", "tag_of"]

# Traditional and simplified Chinese are two languages to a reader, though they share a code.
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def choose_language(wanted: str, known: Collection[str], own: str | None) -> str | None:
    """Return one of the known languages as the list spells it (``pt_BR``), or its own, which is None for lists without translations."""
    parts = language_tag(wanted).lower().split("-")
    ranked = [*_fitting(parts, known), *([own] if own and _kind(_parts(own)) == _kind(parts) else []), *_fitting(["en", "us"], known)]
    return ranked[0] if ranked else own


def tag_of(chosen: str | None) -> LanguageTag:
    """Return the BCP 47 tag of a list's language. Lists without translations are written in English."""
    return language_tag(chosen) if chosen else LanguageTag("en")


def _fitting(parts: list[str], known: Collection[str]) -> list[str]:
    """Return the known languages that a reader of the wanted one reads, the one of the same territory first."""
    same = [spelling for spelling in sorted(known) if _kind(_parts(spelling)) == _kind(parts)]
    return sorted(same, key=lambda spelling: _parts(spelling) != parts)


def _kind(parts: list[str]) -> tuple[str, bool]:
    return parts[0], parts[0] == "zh" and not _TRADITIONAL.isdisjoint(parts[1:])


def _parts(spelling: str) -> list[str]:
    return spelling.lower().split("_")
