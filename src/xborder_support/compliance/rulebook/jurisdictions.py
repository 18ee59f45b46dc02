"""Answer which jurisdictions make the rules of a place."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from xborder_support.channels import known_channels
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import territory

from .parts import read_part

__all__ = [
    "MEMBERS_FILE",
    "chain_of",
    "jurisdictions_of",
    "known_platforms",
    "members_of_unions",
    "named_parts",
    "part_named",
    "unknown_platform",
]

MEMBERS_FILE = "jurisdictions.toml"

_PLATFORM = "PLATFORM:"
_HINT = 'pass a territory such as "DE", a part of one such as "US-FL" (ISO 3166-2), or a platform such as "PLATFORM:WHATSAPP"'


def jurisdictions_of(place: str) -> tuple[str, ...]:
    """Return the jurisdictions whose rules hold in a place, the narrowest first. A platform is a channel, or one that rules are shipped of.

    Errors: ``UsageError`` ``unknown-jurisdiction``.

    Example:
        >>> from xborder_support.compliance import jurisdictions_of
        >>> jurisdictions_of("US-FL"), jurisdictions_of("DE")
        (('US-FL', 'US', 'GLOBAL'), ('DE', 'EU', 'GLOBAL'))
    """
    found = chain_of(place)
    if place.startswith(_PLATFORM) and place not in known_platforms():
        raise unknown_platform(place)
    return found


def chain_of(place: str) -> tuple[str, ...]:
    """Return the same of any platform, since a host may have rules of its own for one that nobody else knows.

    Errors: ``UsageError`` ``unknown-jurisdiction``.
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
    unions = [name for name, members in members_of_unions().items() if code in members]
    return (*((_part(place, code, part),) if dash else ()), code, *unions, "GLOBAL")


def _part(place: str, code: str, part: str) -> str:
    if not part.isalnum():
        raise _unknown(place)
    try:
        return read_part(code, part)
    except UsageError as error:
        raise UsageError(f"unknown jurisdiction {place[:40]!r}", code="unknown-jurisdiction", hint=error.hint) from None


@cache
def members_of_unions() -> Mapping[str, frozenset[str]]:
    """Return the member territories of each union that makes rules, such as ``EU``."""
    return MappingProxyType({name: frozenset(row["members"]) for name, row in _read()["unions"].items()})


@cache
def known_platforms() -> frozenset[str]:
    """Return the platforms that the library knows, as jurisdictions: every channel, and those that rules are shipped of beside these."""
    return frozenset(_PLATFORM + name for name in (*map(str.upper, known_channels()), *_read()["platforms"]["names"]))


def unknown_platform(place: str) -> UsageError:
    """Return the error about a platform that nobody knows."""
    hint = did_you_mean(place[:40], known_platforms())
    return UsageError(f"unknown jurisdiction {place[:40]!r}", code="unknown-jurisdiction", hint=hint)


@cache
def named_parts() -> Mapping[str, str]:
    """Return the codes of the parts of which a rule speaks, by their names in small unaccented letters."""
    return MappingProxyType({_folded(name): code for code, names in _read()["parts"]["names"].items() for name in names})


def part_named(name: str) -> str | None:
    """Return the code of a part of which a rule speaks, by its name: ``US-FL`` for Florida; None where none has it.

    Example:
        >>> from xborder_support.compliance.rulebook import part_named
        >>> part_named("Québec"), part_named("Florid")
        ('CA-QC', None)
    """
    return named_parts().get(_folded(name))


def _read() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "data" / MEMBERS_FILE).read_text(encoding="utf-8"))


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _unknown(place: object) -> UsageError:
    shown = str(place)[:40]
    code = part_named(shown)
    meant = f'did you mean "{code}"? ' if code else ""
    return UsageError(f"unknown jurisdiction {shown!r}", code="unknown-jurisdiction", hint=f"{meant}{_HINT}")
