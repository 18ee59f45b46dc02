"""Read the places whose law counts, and open the rulebook on the day that counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from xborder_support.compliance.rulebook import Rulebook, jurisdictions_of
from xborder_support.errors import UsageError

__all__ = ["read_places", "rules_of_day"]

_WORLD = "GLOBAL"
_HINT = 'name the countries whose law counts, such as places=("DE",) or places=("US-CA", "FR")'


def read_places(given: Any) -> tuple[str, ...]:
    """Return the canonical keys of places, each once.

    Errors: ``UsageError`` ``no-place``, ``unknown-jurisdiction``.
    """
    if isinstance(given, str) or not isinstance(given, Iterable) or not (places := tuple(given)):
        raise UsageError("there must be at least one place", code="no-place", hint=_HINT)
    return tuple(dict.fromkeys(_place(place) for place in places))


def rules_of_day(rulebook: Rulebook, day: date) -> Rulebook:
    """Return the rules that hold on a day. A book of another day would miss those that did, and hold others that did not.

    Errors: ``UsageError`` ``rulebook-of-another-day``.
    """
    if rulebook.day is None:
        return rulebook.as_of(day)
    if rulebook.day != day:
        hint = "pass Rulebook.load(): the rules of the right day are picked from it"
        raise UsageError(f"the rulebook is that of {rulebook.day}, not of {day}", code="rulebook-of-another-day", hint=hint)
    return rulebook


def _place(given: Any) -> str:
    """Return the canonical key of a territory, or of a part of one: a union has no holidays, and a platform no clock."""
    place, *wider = jurisdictions_of(given)
    if not wider or (wider == [_WORLD] and not _is_territory(place)):
        hint = 'name the country, such as "DE": its law, its holidays and its zone count'
        raise UsageError(f"{place[:40]!r} is no territory", code="unknown-jurisdiction", hint=hint)
    return place


def _is_territory(place: str) -> bool:
    return place != "EU" and ":" not in place
