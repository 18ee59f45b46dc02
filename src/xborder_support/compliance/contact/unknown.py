"""Answer whether enough is known to ask the rules at all. What no rule is known about is not thereby allowed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, TypeAlias

from xborder_support.compliance.rulebook import Medium, Rulebook, jurisdictions_of

from .bindings import Bindings
from .moment import ASKED_FOR, Moment
from .objection import Objection, own_objection

__all__ = ["unknown_objections"]

#: Whether rules on advertising are known of a place: of this medium, of others alone, or of none.
_Known: TypeAlias = Literal["medium", "others", "none"]

_ADVERTISING = frozenset({"marketing", "survey"})


def unknown_objections(moment: Moment) -> Iterator[Objection]:
    """Yield what is missing before rules can be asked."""
    yield from _of_another_day(moment)
    purpose = moment.matter.purpose
    if not moment.context.places:
        yield _place_unknown(moment)
    if purpose not in _ADVERTISING:
        return
    if purpose == "marketing":
        for place in moment.context.places:
            yield from _no_rule_known(moment, place)
    parts = _parts_counted(moment.bindings)
    if parts:
        yield own_objection(
            "part-unknown",
            severity="info",
            message=f"Parts of {parts[0][:2]} have rules of their own, and the person may be in any: all of them were counted",
            outcome="note",
            suggestion=f'pass the part, such as places=("{parts[0]}",)',
            parts=", ".join(parts),
        )


def _of_another_day(moment: Moment) -> Iterator[Objection]:
    """Yield that a book which was narrowed to a day says nothing of the date that it may be there. A safety recall does not wait for it."""
    day, days = moment.rulebook.day, moment.days()
    if day is None or days == (day, day) or moment.context.is_safety_recall:
        return
    shown = " or ".join(dict.fromkeys(map(str, days)))
    yield own_objection(
        "rulebook-of-another-day",
        severity="warning",
        message=f"The rulebook was narrowed to {day}, and the date there is {shown}: rules of that date are not known",
        outcome="ask",
        suggestion="pass the book of all dates, such as Rulebook.load()",
        rulebook_day=str(day),
        days=shown,
    )


def _place_unknown(moment: Moment) -> Objection:
    """Return that no place is known. Advertising waits for one; an answer does not, since few places have rules for answers."""
    is_advertising = moment.matter.purpose in _ADVERTISING
    zones = ", and no time zone either" if is_advertising and not moment.context.time_zones else ""
    return own_objection(
        "place-unknown",
        severity="warning" if is_advertising else "info",
        message=f"It is not known where the person is{zones}: no rule of a place could be asked",
        outcome="ask" if is_advertising else "note",
        suggestion="pass ContactContext(places=…), all that are possible",
    )


def _no_rule_known(moment: Moment, place: str) -> Iterator[Objection]:
    known = _known_rules(moment.rulebook, place, moment.matter.medium, moment.days()[1])
    has_said_yes = not ASKED_FOR.isdisjoint(moment.kinds())
    if known == "medium" or (known == "others" and has_said_yes):
        return
    about = "advertising" if known == "none" else f"advertising by {moment.matter.medium}"
    yield own_objection(
        "no-rule-known",
        severity="warning",
        message=f"No rule on {about} is known of {place}, which does not mean that there is none",
        outcome="ask",
        suggestion="let somebody who knows the law there decide" + ("" if known == "none" else ", or get an express consent first"),
        place=place,
        medium=moment.matter.medium,
    )


@lru_cache(maxsize=2048)
def _parts_counted(bindings: Bindings) -> tuple[str, ...]:
    """Return the parts whose hours or caps were counted because the person may be there."""
    counted = {bound.at.place for bound in bindings.windows} | {bound.at.place for bound in bindings.caps}
    return tuple(sorted(at.place for at in bindings.whereabouts if at.is_guessed and at.place in counted))


@lru_cache(maxsize=8192)
def _known_rules(rulebook: Rulebook, place: str, medium: Medium, day: date) -> _Known:
    homes = {home for home in jurisdictions_of(place) if home != "GLOBAL"}
    found = [
        rule
        for rule in rulebook.rules
        if "marketing" in rule.purposes and not homes.isdisjoint({rule.jurisdiction, *rule.also_in}) and rule.holds(day)
    ]
    if any(rule.binds(medium=medium) and rule.confidence != "low" for rule in found):
        return "medium"
    return "others" if found else "none"
