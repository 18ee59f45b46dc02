"""Load the tables behind the distance between languages: those of langcodes, patched to CLDR 48 by our own list of differences.

What is likely for a language (its script, its region) comes from Babel, whose table knows four times as many. Only the tables of
langcodes are read. Its functions keep every tag that they ever saw, which a stranger's tags must not decide.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

__all__ = ["DistanceTables", "RegionGroup", "Subtags", "distance_tables", "subtags"]

_Pairs: TypeAlias = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Subtags:
    """Hold what renews and completes the parts of a tag, with keys in lower case but in ``likely``, which is keyed by ``und_TW``."""

    renewed: Mapping[str, str]
    renewed_regions: Mapping[str, str]
    macro_languages: Mapping[str, str]
    likely: Mapping[str, str]
    usual_scripts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """Hold the regions that write one language alike, and the form that all others know best, if there is one."""

    members: frozenset[str]
    hub: str | None
    to_hub: int


@dataclass(frozen=True, slots=True)
class DistanceTables:
    """Hold the distances of CLDR 48. ``scripts`` is keyed by ``sr_Latn``, ``groups`` by a language or by ``zh-Hant``."""

    languages: _Pairs
    scripts: _Pairs
    groups: Mapping[str, RegionGroup]
    other_language: int
    other_script: int
    other_region: int
    alike: int
    across: int
    paradigm_locales: tuple[str, ...]


@cache
def subtags() -> Subtags:
    """Return the tables that complete a tag."""
    from babel.core import get_global  # noqa: PLC0415  (30 ms together, and many hosts never match a language)
    from langcodes import data_dicts  # noqa: PLC0415  (same)

    return Subtags(
        data_dicts.LANGUAGE_REPLACEMENTS,
        data_dicts.TERRITORY_REPLACEMENTS,
        data_dicts.NORMALIZED_MACROLANGUAGES | _patch()["languages"]["renewed"],
        get_global("likely_subtags"),
        data_dicts.DEFAULT_SCRIPTS,
    )


@cache
def distance_tables() -> DistanceTables:
    """Return the distances of CLDR 48."""
    from langcodes import data_dicts  # noqa: PLC0415  (same)

    listed: _Pairs = data_dicts.LANGUAGE_DISTANCES
    patch = _patch()
    return DistanceTables(
        languages=_patched({key: row for key, row in listed.items() if "_" not in key and key != "*"}, patch["languages"]),
        scripts={key: row for key, row in listed.items() if "_" in key and "*" not in key},
        groups=_groups(patch["regions"]["groups"]),
        other_language=listed["*"]["*"],
        other_script=listed["*_*"]["*_*"],
        other_region=patch["regions"]["other"],
        alike=patch["regions"]["alike"],
        across=patch["regions"]["across"],
        paradigm_locales=tuple(patch["paradigm_locales"]),
    )


@cache
def _patch() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", "distance.toml").read_text(encoding="utf-8"))


def _patched(listed: _Pairs, patch: Mapping[str, Any]) -> _Pairs:
    removed, added = patch["removed"], patch["added"]
    kept = {desired: {to: far for to, far in row.items() if to not in removed.get(desired, ())} for desired, row in listed.items()}
    return kept | {desired: kept.get(desired, {}) | row for desired, row in added.items()}


def _groups(written: Mapping[str, Mapping[str, Any]]) -> dict[str, RegionGroup]:
    return {name: _group(written[row.get("same_as", name)]) for name, row in written.items()}


def _group(row: Mapping[str, Any]) -> RegionGroup:
    hub = row.get("hub", {})
    return RegionGroup(frozenset(row["members"]), hub.get("region"), hub.get("distance", 0))
