"""Answer which rules hold, where, on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Purpose, territory

from .reading import members_of_unions, packaged_rules
from .rule import Medium, Rule

__all__ = ["Rulebook", "jurisdictions_of"]

_Kind = TypeVar("_Kind")
_REMEMBERED = 4096  # Questions. There are some hundred places and two dozen kinds of duties.


class Rulebook:
    """Hold rules and find those that a question is about.

    ``day`` is the date that the book was narrowed to, or None for all dates at once.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook
        >>> rulebook = Rulebook.load()
        >>> rulebook.as_of(date(2026, 8, 10)).holds("FR-L223-1-OPTIN"), rulebook.as_of(date(2026, 8, 11)).holds("FR-L223-1-OPTIN")
        (False, True)
    """

    def __init__(self, rules: Iterable[Rule], *, day: date | None = None) -> None:
        self.rules = tuple(rules)
        self.day = day
        self._remembered: dict[tuple[type, str, str | None, str | None], tuple[tuple[Rule, Any], ...]] = {}

    @classmethod
    def load(cls) -> Rulebook:
        """Return the packaged rules of all dates."""
        return cls(packaged_rules())

    def as_of(self, day: date) -> Rulebook:
        """Return the rules that are in force on a local date.

        Errors: ``UsageError`` ``not-a-date`` for anything but a date; an instant lies on different days in different zones.
        """
        if not isinstance(day, date) or isinstance(day, datetime):
            hint = "pass a day, such as date(2026, 11, 21): an instant lies on different days in different zones"
            raise UsageError(f"as_of takes a date, not {type(day).__name__}", code="not-a-date", hint=hint)
        return Rulebook((rule for rule in self.rules if rule.holds(day)), day=day)

    def rule(self, rule_id: str) -> Rule:
        """Return a rule by its id.

        Errors: ``UsageError`` ``unknown-rule``.
        """
        if rule_id not in self._by_id:
            shown = str(rule_id)[:40]
            raise UsageError(f"no rule {shown!r} in this rulebook", code="unknown-rule", hint=did_you_mean(shown, self._by_id))
        return self._by_id[rule_id]

    def holds(self, rule_id: str) -> bool:
        """Tell whether this book has a rule."""
        return rule_id in self._by_id

    def applying(
        self, kind: type[_Kind], *, place: str, medium: Medium | None = None, purpose: Purpose | None = None
    ) -> tuple[tuple[Rule, _Kind], ...]:
        """Return the duties of a kind that hold in a place, each with its rule; those of the narrowest jurisdiction first.

        ``place`` is a territory, a part of one, or a platform (``PLATFORM:WHATSAPP``). Rules of the union that a territory belongs to and
        of the whole world hold there too.

        Errors: ``UsageError`` ``unknown-jurisdiction``.
        """
        key = (kind, place, medium, purpose)
        found = self._remembered.get(key)
        if found is None:
            found = tuple(self._found(kind, place, medium, purpose))
            if len(self._remembered) < _REMEMBERED:
                self._remembered[key] = found
        return found

    def _found(self, kind: type[_Kind], place: str, medium: Medium | None, purpose: Purpose | None) -> Iterable[tuple[Rule, _Kind]]:
        for jurisdiction in jurisdictions_of(place):
            for rule in self._by_jurisdiction.get(jurisdiction, ()):
                if rule.binds(medium=medium, purpose=purpose):
                    yield from ((rule, duty) for duty in rule.duties_of(kind))

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def _by_jurisdiction(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for jurisdiction in (rule.jurisdiction, *rule.also_in):
                found.setdefault(jurisdiction, []).append(rule)
        return found

    def __repr__(self) -> str:
        return f"Rulebook({len(self.rules)} rules{f' on {self.day}' if self.day else ''})"


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
    if place.startswith("PLATFORM:") or place in members_of_unions() or place == "GLOBAL":
        return (place,) if place == "GLOBAL" else (place, "GLOBAL")
    country, dash, _ = place.upper().partition("-")
    try:
        code = str(territory(country))
    except UsageError:
        raise _unknown(place) from None
    unions = [name for name, members in members_of_unions().items() if code in members]
    return (*((f"{code}{place.upper()[len(country) :]}",) if dash else ()), code, *unions, "GLOBAL")


def _unknown(place: object) -> UsageError:
    hint = 'pass a territory such as "DE", a part of one such as "US-FL" (ISO 3166-2), or a platform such as "PLATFORM:WHATSAPP"'
    return UsageError(f"unknown jurisdiction {str(place)[:40]!r}", code="unknown-jurisdiction", hint=hint)
