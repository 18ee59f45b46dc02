"""Read any tag into language, script and region, completed by what is likely. Customers' tags come from headers and may be anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from xborder_support.terms import LanguageTag

from .distance_tables import subtags

__all__ = ["MAX_TAG_LENGTH", "UNDETERMINED", "ReadTag", "likely_script", "read_tag"]

MAX_TAG_LENGTH = 35  # RFC 5646, 4.4.1: the length that implementations must support for tags without private use.
UNDETERMINED = LanguageTag("und")
_CACHED = 4096
_UNKNOWN_SCRIPT, _UNKNOWN_REGION = "Zzzz", "ZZ"
#: RFC 5646, 2.1. An extended language such as the "yue" of "zh-yue" stands for the language before it.
_SHAPE = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<extended>[a-z]{3}))?(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
)
_PRIVATE = re.compile(r"[ix](?:-[a-z0-9]{1,8})+")


@dataclass(frozen=True, slots=True)
class ReadTag:
    """Hold a tag in canonical form without extensions, and its three parts with the likely ones filled in.

    ``has_region`` tells whether the region was written, or is only likely.
    """

    tag: LanguageTag
    language: str
    script: str
    region: str
    has_region: bool

    @property
    def parts(self) -> tuple[str, str, str]:
        """Return language, script and region."""
        return self.language, self.script, self.region


def read_tag(text: str) -> ReadTag | None:
    """Return the parts of a tag in any case, with hyphens or underscores; None for what is no tag or over 35 characters."""
    return _read(text) if isinstance(text, str) and len(text) <= MAX_TAG_LENGTH else None


def likely_script(tag: str) -> str | None:
    """Return the script that a tag names, or the one that its language is most likely written in there, as an ISO 15924 code.

    A language that CLDR does not know counts as Latin. None stands for what is no tag, for ``"und"`` alone and for private tags.

    Source: CLDR's likely subtags, by Babel.

    Example:
        >>> from xborder_support.language import likely_script
        >>> likely_script("zh_TW"), likely_script("sr"), likely_script("sr-Latn"), likely_script("und")
        ('Hant', 'Cyrl', 'Latn', None)
    """
    read = read_tag(tag)
    return None if read is None or read.script == _UNKNOWN_SCRIPT else read.script


@dataclass(frozen=True, slots=True)
class _Written:
    language: str
    script: str
    region: str
    variants: str


@lru_cache(maxsize=_CACHED)
def _read(text: str) -> ReadTag | None:
    lowered = text.lower().replace("_", "-")
    renewed = subtags().renewed.get(lowered, lowered).lower()
    if _PRIVATE.fullmatch(renewed):
        return ReadTag(LanguageTag(renewed), renewed, _UNKNOWN_SCRIPT, _UNKNOWN_REGION, has_region=False)
    written = _written(renewed)
    return None if written is None else _completed(written)


def _written(lowered: str) -> _Written | None:
    """Return the parts that are written, each one renewed where it is retired: "iw" is "he", "sh" is "sr-Latn", "UK" is "GB"."""
    shape = _SHAPE.fullmatch(lowered)
    if shape is None:
        return None
    language = shape["extended"] or shape["language"]
    renewed, *more = subtags().renewed.get(language, language).split("-")
    script = shape["script"] or "".join(part for part in more if len(part) == 4)
    region = shape["region"] or "".join(part for part in more if len(part) != 4)
    return _Written(renewed, script.title(), subtags().renewed_regions.get(region.lower(), region.upper()), shape["variants"])


def _completed(written: _Written) -> ReadTag:
    language = subtags().macro_languages.get(written.language, written.language)
    tag = _canonical(written)
    if (language, written.script, written.region) == ("und", "", ""):
        return ReadTag(tag, language, _UNKNOWN_SCRIPT, _UNKNOWN_REGION, has_region=False)
    likely_language, likely_script, likely_region = _likely(language, written.script, written.region)
    known = likely_language if language == "und" else language
    return ReadTag(tag, known, written.script or likely_script, written.region or likely_region, has_region=bool(written.region))


def _canonical(written: _Written) -> LanguageTag:
    """Return the tag with its usual script left out, so that "ja-Jpan" is "ja"."""
    script = "" if subtags().usual_scripts.get(written.language) == written.script else written.script
    return LanguageTag("-".join(part for part in (written.language, script, written.region) if part) + written.variants)


def _likely(language: str, script: str, region: str) -> list[str]:
    """Return what is likely for what is written, from the most telling combination that the table lists."""
    combinations = ((language, script, region), (language, region), (language, script), (language,), ("und", script), ("und",))
    table = subtags().likely
    return next(found for parts in combinations if (found := table.get("_".join(part for part in parts if part)))).split("_")
