"""Answer which jurisdictions make the rules of a place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from xborder_support.errors import UsageError
from xborder_support.terms import territory

__all__ = ["MEMBERS_FILE", "jurisdictions_of", "members_of_unions"]

MEMBERS_FILE = "jurisdictions.toml"

_PLATFORM = "PLATFORM:"


def jurisdictions_of(place: str) -> tuple[str, ...]:
    """Return the jurisdictions whose rules hold in a place, the narrowest first.

    Errors: ``UsageError`` ``unknown-jurisdiction``.

    Example:
        >>> from xborder_support.compliance import jurisdictions_of
        >>> jurisdictions_of("US-FL"), jurisdictions_of("DE")
        (('US-FL', 'US', 'GLOBAL'), ('DE', 'EU', 'GLOBAL'))
    """
    if not isinstance(place, str) or not place:
        raise _unknown(place)
    if place == "GLOBAL":
        return (place,)
    if (place.startswith(_PLATFORM) and place != _PLATFORM) or place in members_of_unions():
        return (place, "GLOBAL")
    return _of_territory(place)


def _of_territory(place: str) -> tuple[str, ...]:
    country, dash, part = place.upper().partition("-")
    try:
        code = str(territory(country))
    except UsageError:
        raise _unknown(place) from None
    if dash and not part.isalnum():
        raise _unknown(place)
    unions = [name for name, members in members_of_unions().items() if code in members]
    return (*((f"{code}-{part}",) if dash else ()), code, *unions, "GLOBAL")


@cache
def members_of_unions() -> Mapping[str, frozenset[str]]:
    """Return the member territories of each union that makes rules, such as ``EU``."""
    text = (resources.files(__package__) / "data" / MEMBERS_FILE).read_text(encoding="utf-8")
    return MappingProxyType({name: frozenset(row["members"]) for name, row in tomllib.loads(text).items()})


def _unknown(place: object) -> UsageError:
    hint = 'pass a territory such as "DE", a part of one such as "US-FL" (ISO 3166-2), or a platform such as "PLATFORM:WHATSAPP"'
    return UsageError(f"unknown jurisdiction {str(place)[:40]!r}", code="unknown-jurisdiction", hint=hint)
