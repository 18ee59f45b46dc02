"""Answer how long a seller answers for defects, and whose word counts about when they arose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xborder_support.calendars import Term, deadline_after
from xborder_support.compliance.rulebook import Guarantee, Rule, Rulebook, expect, jurisdictions_of, read_day

__all__ = ["GuaranteePeriod", "guarantee"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuaranteePeriod:
    """State until when (local dates, the last day included) a buyer has which help.

    ``lasts_until``: the seller answers for defects; ``presumed_until``: a defect counts as there from the start, unless the seller proves
    otherwise; ``reject_until``: the buyer may refuse faulty goods at once. None where the rule names no such period.
    """

    rule: Rule
    lasts_until: date
    presumed_until: date | None = None
    reject_until: date | None = None

    def in_guarantee(self, on: date) -> bool:
        """Tell whether the seller still answers for defects on a day."""
        return on <= self.lasts_until

    def is_presumed(self, on: date) -> bool:
        """Tell whether a defect that shows on a day counts as there from the start."""
        return self.presumed_until is not None and on <= self.presumed_until

    def may_reject(self, on: date) -> bool:
        """Tell whether the buyer may still refuse faulty goods at once."""
        return self.reject_until is not None and on <= self.reject_until


def guarantee(place: str, delivered_on: date, *, rulebook: Rulebook, bought_on: date | None = None) -> GuaranteePeriod | None:
    """Return the legal guarantee on goods that a buyer in a place got on a day; None where no rule is known, which is not "none".

    ``is_law_known`` tells so beforehand. The law of ``bought_on`` counts, by default that of the delivery. The narrowest rule goes first:
    Spain's before that of the Union.

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``not-a-date``, ``rulebook-of-another-day`` for a book of another day than that.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook
        >>> from xborder_support.compliance.consumer import guarantee
        >>> period = guarantee("ES", date(2026, 3, 10), rulebook=Rulebook.load())
        >>> period.lasts_until, period.presumed_until
        (datetime.date(2029, 3, 10), datetime.date(2028, 3, 10))
    """
    expect(rulebook, Rulebook, "rulebook")
    day = read_day(delivered_on, "delivered_on")
    law_of = read_day(bought_on, "bought_on") if bought_on is not None else day
    found = next(iter(rulebook.as_of(law_of).applying(Guarantee, place=place)), None)
    if found is None:
        return None
    rule, duty = found
    lasts = duty.by_region.get(jurisdictions_of(place)[0], duty.lasts)
    return GuaranteePeriod(
        rule=rule,
        lasts_until=_later(day, lasts),
        presumed_until=_later(day, duty.presumed) if duty.presumed else None,
        reject_until=_later(day, duty.reject_within) if duty.reject_within else None,
    )


def _later(day: date, term: Term) -> date:
    """Return the last day of a period. In whole days, no zone moves it."""
    return deadline_after(day, term, rules="plain", time_zone="UTC").last_on
