"""Read the places whose law counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xborder_support.compliance.rulebook import jurisdictions_of
from xborder_support.errors import UsageError

__all__ = ["read_places"]

_WORLD = "GLOBAL"
_HINT = 'name the countries whose law counts, such as places=("DE",) or places=("US-CA", "FR")'


def read_places(given: Any) -> tuple[str, ...]:
    """Return the canonical keys of places, each once.

    Errors: ``UsageError`` ``no-place``, ``unknown-jurisdiction``.
    """
    if isinstance(given, str) and given.strip():
        hint = f'put it in a tuple, with a comma also for one: places=("{_place(given.strip())}",)'
        raise UsageError("places are several, and one text is not", code="no-place", hint=hint)
    if isinstance(given, str) or not isinstance(given, Iterable) or not (places := tuple(given)):
        raise UsageError("there must be at least one place", code="no-place", hint=_HINT)
    return tuple(dict.fromkeys(_place(place) for place in places))


def _place(given: Any) -> str:
    """Return the canonical key of a territory, or of a part of one: a union has no holidays, and a platform no clock."""
    place, *wider = jurisdictions_of(given)
    if not wider or (wider == [_WORLD] and not _is_territory(place)):
        hint = 'name the country, such as "DE": its law, its holidays and its zone count'
        raise UsageError(f"{place[:40]!r} is no territory", code="unknown-jurisdiction", hint=hint)
    return place


def _is_territory(place: str) -> bool:
    return place != "EU" and ":" not in place
