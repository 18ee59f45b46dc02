"""Know the parts of territories that have several clocks: which there are, and the zones of each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import territory_time_zones

__all__ = ["PARTS_FILE", "read_part", "zones_by_part", "zones_of_place"]

PARTS_FILE = "subdivision_zones.toml"

_PART = re.compile(r"[A-Z0-9]{1,4}", re.ASCII)


def read_part(code: str, part: str) -> str:
    """Return a part of a territory in canonical spelling, such as ``US-FL``. Of a territory without a list, any part that can be one.

    A smaller part that addresses name gives the one that has rules: a Spanish province its autonomous community.

    Errors: ``UsageError`` ``unknown-subdivision``: under a misspelt part, the rules of the right one would be lost without a word.
    """
    known = zones_by_part().get(code)
    asked = _table().get(code, {}).get("within", {}).get(part.upper(), part.upper())
    if (asked in known) if known is not None else _PART.fullmatch(asked):
        return f"{code}-{asked}"
    hint = 'write ISO 3166-2, such as "US-FL"'
    if known is not None:
        hint = f'{did_you_mean(asked[:20], known)}; write a region of ISO 3166-2, or "{code}" where it is not known'
    raise UsageError(f"{code} has no part {part[:20]!r}", code="unknown-subdivision", hint=hint)


@cache
def zones_by_part() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the zones of each part of those territories that have several, by the territory's code and the part's."""
    return {country: {part: tuple(zones) for part, zones in row["zones"].items()} for country, row in _table().items()}


def zones_of_place(place: str) -> tuple[str, ...]:
    """Return the zones whose clocks a territory or a part of one keeps, the main one first; empty where none is listed.

    A part that is not listed has all zones of its territory. ``place`` is in canonical spelling, as ``jurisdictions_of`` returns it.

    Example:
        >>> from xborder_support.compliance.rulebook import zones_of_place
        >>> zones_of_place("US-CA"), zones_of_place("GB-SCT")
        (('America/Los_Angeles',), ('Europe/London',))
    """
    country, _, part = place.partition("-")
    return zones_by_part().get(country, {}).get(part) or territory_time_zones(country)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", PARTS_FILE).read_text(encoding="utf-8"))
