"""Answer until when a consent counts, by the rules of a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import get_args

from xborder_support.calendars import Term
from xborder_support.compliance.rulebook import ConsentDuty, ConsentKind, Medium, OptOutWords, Rule, Rulebook
from xborder_support.terms import Purpose

from .clock import PlaceClock, place_clock
from .words import ConsentPurpose, ImpliedBasis

__all__ = ["ASKED_FOR", "INFERRED", "NEVER", "PlaceRules", "book_on", "place_rules"]

#: Kinds that nobody said yes to: they follow from a purchase or an enquiry, end with it, and never undo a refusal.
INFERRED: frozenset[ConsentKind] = frozenset({"soft_opt_in", "implied", "customer_exception"})

#: Kinds that a person was asked for, so that asking again renews them.
ASKED_FOR: frozenset[ConsentKind] = frozenset({"express_written", "express", "opt_in", "registry", "night_ads"})

#: What stands for no end, so that instants can be compared.
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """Know what the rules of a place say about a consent to a purpose on a medium.

    ``limits`` maps what a consent rests on to its terms and the rules that set them; ``everything`` are the media on which a refusal given
    to one sender ends the messages of all.
    """

    clock: PlaceClock | None = None
    limits: Mapping[str, tuple[tuple[str, Term], ...]] = field(default_factory=dict, hash=False)
    everything: frozenset[Medium] = frozenset()

    @property
    def is_known(self) -> bool:
        """Tell whether a place was named."""
        return self.clock is not None

    def end(self, kind: ConsentKind, basis: ImpliedBasis | None, since: datetime) -> tuple[datetime, str | None]:
        """Return when a consent of a kind is over, and the rule that says so. ``NEVER`` and None where none does."""
        ends = [(self._end(since, term), rule) for key in _keys(kind, basis) for rule, term in self.limits.get(key, ())]
        return min(ends) if ends else (NEVER, None)

    def _end(self, since: datetime, term: Term) -> datetime:
        return self.clock.earliest_end(since, term) if self.clock else NEVER


def place_rules(
    place: str | None, rulebook: Rulebook | None, *, purpose: ConsentPurpose, medium: Medium, at: datetime, time_zone: str | None = None
) -> PlaceRules:
    """Return what holds in a place at an instant. Without a place, no rule says anything.

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``unknown-time-zone``.
    """
    if place is None:
        return PlaceRules()
    return _rules_in(book_on(rulebook, place, at, time_zone=time_zone), place, purpose, medium, time_zone)


@lru_cache(maxsize=1024)
def _rules_in(book: Rulebook, place: str, purpose: ConsentPurpose, medium: Medium, time_zone: str | None) -> PlaceRules:
    clock = place_clock(place, time_zone)
    asked: Purpose | None = None if purpose == "storing" else purpose
    found = book.applying(ConsentDuty, place=place, medium=medium, purpose=asked)
    words = book.applying(OptOutWords, place=place, medium=medium, purpose=asked)
    everything = [_media(rule) for rule, duty in words if duty.scope == "all_unrelated_messages" and rule.severity != "advisory"]
    return PlaceRules(clock, _limits(found), frozenset().union(*everything))


def book_on(rulebook: Rulebook | None, place: str, at: datetime, *, time_zone: str | None = None) -> Rulebook:
    """Return the rules on the local day of an instant; a book that was narrowed to a day already stays as it is.

    Where the zones of a place have two dates, the rules of both are there: what ends first, and what is kept longest, counts anyway.
    """
    book, clock = rulebook or _packaged(), place_clock(place, time_zone)
    return book if book.day is not None else _narrowed(book, clock.earliest_day(at), clock.latest_day(at))


def _limits(found: tuple[tuple[Rule, ConsentDuty], ...]) -> dict[str, tuple[tuple[str, Term], ...]]:
    limits: dict[str, list[tuple[str, Term]]] = {}
    for rule, duty in found:
        if rule.severity == "advisory":
            continue
        for kind in INFERRED.intersection(duty.accepts):
            for basis, term in (("purchase", duty.purchase), ("enquiry", duty.enquiry)):
                if term is not None:
                    limits.setdefault(f"{kind}/{basis}", []).append((rule.id, term))
        if duty.reconfirm_every is not None:
            limits.setdefault("asked", []).append((rule.id, duty.reconfirm_every))
    return {key: tuple(terms) for key, terms in limits.items()}


def _keys(kind: ConsentKind, basis: ImpliedBasis | None) -> tuple[str, ...]:
    """Return under which keys the terms of a kind stand. Where the basis is not known, the shorter of both counts."""
    if kind in INFERRED:
        return tuple(f"{kind}/{each}" for each in ([basis] if basis else ["purchase", "enquiry"]))
    return ("asked",) if kind in ASKED_FOR else ()


def _media(rule: Rule) -> frozenset[Medium]:
    return frozenset(rule.media or get_args(Medium))


@lru_cache(maxsize=1)
def _packaged() -> Rulebook:
    return Rulebook.load()


@lru_cache(maxsize=64)
def _narrowed(book: Rulebook, *days: date) -> Rulebook:
    return book.as_of_any(*days)
