"""Read where the recipient may be, and ask a rulebook about all of these places at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from xborder_support.compliance.rulebook import Duty, Medium, Rule, Rulebook, jurisdictions_of
from xborder_support.terms import Purpose

__all__ = ["duties_in", "jurisdictions"]

_Kind = TypeVar("_Kind", bound=Duty)


def jurisdictions(rulebook: Rulebook, place: str | Iterable[str]) -> tuple[str, ...]:
    """Return the places as jurisdictions, in the order given, each once. Of a whole territory, each part with rules of its own is one.

    Errors: ``UsageError`` ``unknown-jurisdiction``.
    """
    named = tuple(place) if isinstance(place, Iterable) and not isinstance(place, str) else (place,)
    asked = (jurisdictions_of(each)[0] for each in named)
    return tuple(dict.fromkeys(part for each in asked for part in (each, *rulebook.parts_of(each))))


def duties_in(
    rulebook: Rulebook,
    kind: type[_Kind],
    places: Iterable[str],
    *,
    medium: Medium | None = None,
    purpose: Purpose | None = None,
) -> Iterator[tuple[Rule, _Kind]]:
    """Yield the duties of a kind that hold in any of the places, each once."""
    seen: set[tuple[str, int]] = set()
    for place in places:
        for rule, duty in rulebook.applying(kind, place=place, medium=medium, purpose=purpose):
            key = (rule.id, id(duty))
            if key not in seen:
                seen.add(key)
                yield rule, duty
