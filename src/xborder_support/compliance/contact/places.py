"""Answer where the person may be, and which clocks may be theirs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from xborder_support.compliance.rulebook import Rulebook
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import territory, territory_time_zones

__all__ = ["Whereabouts", "parts_of", "read_place", "whereabouts"]

_PART = re.compile(r"[A-Z0-9]{1,4}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Hold one possibility: a place, and the zones whose clocks may be the person's there.

    ``place`` is empty for anywhere in the world. ``is_guessed`` marks a part of a territory of which only the whole is known.
    """

    place: str
    zones: tuple[str, ...]
    is_guessed: bool = False

    @property
    def territory(self) -> str:
        """Return the territory that the place is or belongs to."""
        return self.place[:2]


def read_place(text: str) -> str:
    """Return a territory or a part of one in canonical spelling.

    Errors: ``UsageError`` ``unknown-territory``, ``unknown-subdivision``.
    """
    country, dash, part = text.strip().partition("-")
    code = str(territory(country))
    if not dash:
        return code
    known = _zones_by_part().get(code)
    if (part.upper() in known) if known is not None else _PART.fullmatch(part.upper()):
        return f"{code}-{part.upper()}"
    hint = did_you_mean(part[:20].upper(), known) if known is not None else 'write ISO 3166-2, such as "US-FL"'
    raise UsageError(f"{code} has no part {part[:20]!r}", code="unknown-subdivision", hint=hint)


def parts_of(territory_code: str) -> tuple[str, ...]:
    """Return the parts of a territory that has several clocks, such as ``AU-NSW``; none of another."""
    return tuple(f"{territory_code}-{part}" for part in _zones_by_part().get(territory_code, ()))


@lru_cache(maxsize=1024)
def whereabouts(rulebook: Rulebook, places: tuple[str, ...], zones: tuple[str, ...]) -> tuple[Whereabouts, ...]:
    """Return every possibility. Where only the territory is known, each part of it with rules of its own is one."""
    found = [] if places else [Whereabouts(place="", zones=zones)]
    for place in places:
        found.append(Whereabouts(place=place, zones=zones or _zones_of(place)))
        parts = rulebook.parts_of(place)
        found += [Whereabouts(place=part, zones=zones or _zones_of(part), is_guessed=True) for part in parts]
    return tuple(dict.fromkeys(found))


def _zones_of(place: str) -> tuple[str, ...]:
    country, _, part = place.partition("-")
    return _zones_by_part().get(country, {}).get(part) or territory_time_zones(country)


@cache
def _zones_by_part() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    text = resources.files(__package__).joinpath("data", "subdivision_zones.toml").read_text(encoding="utf-8")
    return {country: {part: tuple(zones) for part, zones in row["zones"].items()} for country, row in tomllib.loads(text).items()}
