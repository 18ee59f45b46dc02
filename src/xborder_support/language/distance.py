"""Say how far a language that is offered is from the one a customer reads."""

from __future__ import annotations

from .distance_tables import DistanceTables, RegionGroup, distance_tables
from .subtag_reading import ReadTag, read_tag

__all__ = ["FARTHEST", "distance_between", "language_distance"]

FARTHEST = 134  # Another language, another script, another region.


def language_distance(desired: str, supported: str) -> int:
    """Return how far ``supported`` is for somebody who reads ``desired``: 0 for the same, up to 10 for what is read without effort.

    80 and more is another language; the most is 134, which is also the distance of anything that is no tag. It is no symmetric
    measure: Swiss Germans read German, not the other way round.

    Source: CLDR 48, by langcodes and our list of what changed since.

    Example:
        >>> from xborder_support.language import language_distance
        >>> language_distance("pt_BR", "pt-PT"), language_distance("zh-TW", "zh-Hans"), language_distance("uk", "ru")
        (5, 54, 84)
    """
    asked, offered = read_tag(desired), read_tag(supported)
    return FARTHEST if asked is None or offered is None else distance_between(asked, offered)


def distance_between(desired: ReadTag, supported: ReadTag) -> int:
    """Return the distance of two tags that are read already."""
    if desired.parts == supported.parts:
        return 0
    tables = distance_tables()
    return _of_languages(desired, supported, tables) + _of_scripts(desired, supported, tables) + _of_regions(desired, supported, tables)


def _of_languages(desired: ReadTag, supported: ReadTag, tables: DistanceTables) -> int:
    if desired.language == supported.language:
        return 0
    return tables.languages.get(desired.language, {}).get(supported.language, tables.other_language)


def _of_scripts(desired: ReadTag, supported: ReadTag, tables: DistanceTables) -> int:
    """Scripts are near only together with their languages: who reads Serbian in one script reads it in the other."""
    if desired.script == supported.script:
        return 0
    row = tables.scripts.get(f"{desired.language}_{desired.script}", {})
    return row.get(f"{supported.language}_{supported.script}", tables.other_script)


def _of_regions(desired: ReadTag, supported: ReadTag, tables: DistanceTables) -> int:
    if desired.region == supported.region:
        return 0
    group = _shared_group(desired, supported, tables)
    if group is None:
        return tables.other_region
    inside = (desired.region in group.members, supported.region in group.members)
    if not any(inside) and group.hub in {desired.region, supported.region}:
        return group.to_hub
    return tables.alike if inside[0] == inside[1] else tables.across


def _shared_group(desired: ReadTag, supported: ReadTag, tables: DistanceTables) -> RegionGroup | None:
    if desired.language != supported.language:
        return None
    of_script = f"{desired.language}-{desired.script}" if desired.script == supported.script else ""
    return tables.groups.get(desired.language) or tables.groups.get(of_script)
