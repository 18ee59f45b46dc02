"""Answer where the person may be, and which clocks may be theirs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from xborder_support.compliance.rulebook import Rulebook, part_named, read_part, zones_by_part, zones_of_place
from xborder_support.errors import UsageError
from xborder_support.terms import territory

__all__ = ["Whereabouts", "parts_of", "read_place", "whereabouts"]


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
    try:
        code = str(territory(country))
    except UsageError as error:
        if (meant := part_named(text.strip())) is None:
            raise
        hint = f'did you mean "{meant}"? That is a part of a territory (ISO 3166-2)'
        raise UsageError(error.message, code=error.code, hint=hint) from None
    return read_part(code, part) if dash else code


def parts_of(territory_code: str) -> tuple[str, ...]:
    """Return the parts of a territory that has several clocks, such as ``AU-NSW``; none of another."""
    return tuple(f"{territory_code}-{part}" for part in zones_by_part().get(territory_code, ()))


@lru_cache(maxsize=1024)
def whereabouts(rulebook: Rulebook, places: tuple[str, ...], zones: tuple[str, ...]) -> tuple[Whereabouts, ...]:
    """Return every possibility. Where only the territory is known, each part of it with rules of its own is one."""
    found = [] if places else [Whereabouts(place="", zones=zones)]
    for place in places:
        found.append(Whereabouts(place=place, zones=zones or zones_of_place(place)))
        parts = rulebook.parts_of(place)
        found += [Whereabouts(place=part, zones=zones or zones_of_place(part), is_guessed=True) for part in parts]
    return tuple(dict.fromkeys(found))
