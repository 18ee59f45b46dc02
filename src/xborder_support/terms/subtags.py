"""Read a language tag into its subtags, renew the retired ones and put them together again.

The tables are those of langcodes. Its functions are not called: they keep every tag that they ever saw, and a stranger's headers must not
decide how much memory that is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

__all__ = ["canonical_tag"]

#: RFC 5646, 2.1, but for two things that langcodes takes as well: a language of four letters, and digits after its first letter.
_SHAPE = re.compile(
    r"(?P<language>[a-z][a-z0-9]{1,3})(?P<extended>(?:-[a-z]{3}){0,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)(?P<extensions>(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*)"
    r"(?P<private>(?:-x(?:-[a-z0-9]{1,8})+)?)"
)
_PRIVATE = re.compile(r"x(?:-[a-z0-9]{1,8})+")


@dataclass(frozen=True, slots=True)
class _Tables:
    """Hold what renews subtags, with keys in lower case, and the script that goes without saying, by language."""

    renewed: Mapping[str, str]
    renewed_regions: Mapping[str, str]
    usual_scripts: Mapping[str, str]


@cache
def _tables() -> _Tables:
    from langcodes import data_dicts  # noqa: PLC0415  (20 ms, and some hosts never name a language)

    return _Tables(data_dicts.LANGUAGE_REPLACEMENTS, data_dicts.TERRITORY_REPLACEMENTS, data_dicts.DEFAULT_SCRIPTS)


def canonical_tag(text: str) -> str | None:
    """Return the tag in canonical form, or None where it has not the shape of one.

    A renewed tag is looked up once more: "sgn-UK" is "sgn-GB", and that is "bfi".
    """
    if not text.isascii():
        return None
    tag = _renewed(text.lower().replace("_", "-"))
    return None if tag is None else _tables().renewed.get(tag.lower(), tag)


def _renewed(lowered: str) -> str | None:
    if _PRIVATE.fullmatch(lowered):
        return lowered
    parts = _parts(_tables().renewed.get(lowered, lowered).lower())
    return None if parts is None else _joined(parts)


@dataclass(slots=True)
class _Parts:
    """Hold subtags while they are read. The texts of several subtags begin with the hyphen that joins them."""

    language: str
    extended: list[str]
    script: str = ""
    region: str = ""
    variants: str = ""
    extensions: str = ""
    private: str = ""


def _parts(lowered: str) -> _Parts | None:
    shape = _SHAPE.fullmatch(lowered)
    if shape is None:
        return None
    parts = _Parts(shape["language"], [])
    _renew(parts, parts.language)
    for extended in shape["extended"].split("-")[1:]:
        if not _renew(parts, f"{parts.language}-{extended}"):
            parts.extended.append(extended)
    _add(parts, shape)
    return parts


def _renew(parts: _Parts, retired: str) -> bool:
    """Put what a retired language stands for in its place, and tell whether it is one. "sh" brings a script, "prs" a region."""
    tag = _tables().renewed.get(retired)
    renewed = None if tag is None else _parts(tag.lower())
    if renewed is None:
        return False
    parts.language = renewed.language
    parts.script, parts.region = renewed.script or parts.script, renewed.region or parts.region
    parts.private = renewed.private or parts.private
    return True


def _add(parts: _Parts, shape: re.Match[str]) -> None:
    """Add what is written after the language. It counts more than what a retired language brought."""
    if shape["script"]:
        parts.script = shape["script"].title()
    if region := shape["region"]:
        parts.region = _tables().renewed_regions.get(region, region.upper())
    parts.variants, parts.extensions = shape["variants"], shape["extensions"]
    parts.private = shape["private"] or parts.private


def _joined(parts: _Parts) -> str:
    script = "" if _tables().usual_scripts.get(parts.language) == parts.script else parts.script
    variants = sorted(parts.variants.split("-")[1:])
    written = [parts.language, *sorted(parts.extended), script, parts.region, *variants]
    return "-".join(part for part in written if part) + parts.extensions + parts.private
