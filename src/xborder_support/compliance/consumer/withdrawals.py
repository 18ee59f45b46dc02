"""Answer until when a buyer may withdraw."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from xborder_support.calendars import Deadline, Holidays, Term
from xborder_support.compliance.rulebook import Rulebook, Withdrawal, expect
from xborder_support.errors import UsageError
from xborder_support.terms import Reason

from .counting import Counting
from .rights import WithdrawalRight, withdrawal_right
from .sale import SaleEvents, start_of

__all__ = ["WithdrawalPeriod", "withdrawal_deadline"]

_FROM_KNOWING = "mismatch_known"
_UNINFORMED = "uninformed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalPeriod:
    """State until when a buyer may withdraw. Without a ``deadline``, ``right`` says whether there is none or it does not run yet.

    ``term`` is the period that ends last, ``case`` the one that gives it (None: the usual one), ``started_on`` the day of the event that
    started it. ``reasons`` say what could not be counted.
    """

    right: WithdrawalRight
    deadline: Deadline | None = None
    term: Term | None = None
    case: str | None = None
    started_on: date | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def last_on(self) -> date | None:
        """Return the local date on which the buyer can last withdraw."""
        return self.deadline.last_on if self.deadline else None

    def is_open(self, at: datetime) -> bool | None:
        """Return whether the buyer may still withdraw at an instant; None where nobody can tell.

        A right whose period did not start is open. Errors: ``UsageError`` ``naive-datetime``.
        """
        if self.right.standing in {"unknown", "conditional"} or (self.right.standing == "statutory" and self.right.is_advice):
            return None
        if self.right.standing != "statutory":
            return False
        return self.deadline is None or not self.deadline.is_over(at)


def withdrawal_deadline(  # noqa: PLR0913  (each is a circumstance that moves the end)
    events: SaleEvents,
    place: str,
    *,
    rulebook: Rulebook,
    cases: Collection[str] = (),
    product_kinds: Collection[str] = (),
    time_zone: str | None = None,
    holidays: Iterable[Holidays] | None = None,
) -> WithdrawalPeriod:
    """Return until when a buyer in a place may withdraw, by the law of the day of the contract.

    Where several periods fit, the one that ends last counts. A seller who informs late (``uninformed`` and ``SaleEvents.informed_on``) ends
    an added period one usual period later. Holidays and zones are those of the place, unless given.

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``needs-a-territory``, ``unknown-case``,
    ``unknown-product-kind``, ``no-day-of-sale``, ``wrong-argument``,
    ``rulebook-of-another-day`` where the book was narrowed to another day than that of the contract, and those of ``deadline_after``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook
        >>> from xborder_support.compliance.consumer import SaleEvents, withdrawal_deadline
        >>> sale = SaleEvents(contract_on=date(2026, 3, 18), delivered_on=date(2026, 3, 20))
        >>> withdrawal_deadline(sale, "DE", rulebook=Rulebook.load()).last_on  # Good Friday is the fourteenth day
        datetime.date(2026, 4, 7)
    """
    expect(events, SaleEvents, "events")
    expect(rulebook, Rulebook, "rulebook")
    day = events.rules_of
    if day is None:
        hint = "pass SaleEvents(contract_on=...), which also says whose law counts"
        raise UsageError("nothing of this sale has a day", code="no-day-of-sale", hint=hint)
    counting = Counting.of(place, time_zone, holidays)
    right = withdrawal_right(counting.place, rulebook=rulebook, on=day, cases=cases, product_kinds=product_kinds)
    if right.duty is None or right.standing in {"excepted", "store_policy"}:
        return WithdrawalPeriod(right=right)
    return _Periods(events, frozenset(cases), counting, right.duty).latest(right)


@dataclass(frozen=True, slots=True)
class _Periods:
    """Count every period that fits a sale."""

    events: SaleEvents
    cases: frozenset[str]
    counting: Counting
    duty: Withdrawal

    def latest(self, right: WithdrawalRight) -> WithdrawalPeriod:
        """Return the period that ends last, or none while one of them did not start."""
        found = list(self._counted())
        ended = [(deadline.ends_at, case or "", term, deadline) for case, term, deadline in found if deadline is not None]
        if len(ended) < len(found):
            waiting = next(case for case, _, deadline in found if deadline is None)
            start = "known_on" if waiting == _FROM_KNOWING else self.duty.start
            return WithdrawalPeriod(right=right, reasons=(Reason("not-started", {"start": start}),))
        _, case, term, deadline = max(ended, key=lambda each: each[:2])
        return WithdrawalPeriod(right=right, deadline=deadline, term=term, case=case or None, started_on=self._start(case))

    def _counted(self) -> Iterator[tuple[str | None, Term, Deadline | None]]:
        """Yield each period that fits, by the case that gives it; without a deadline while it did not start."""
        base = None
        if self.duty.within is not None:
            base = self._ending(None, self.duty.within)
            yield None, self.duty.within, base
        for case in sorted(self.cases & self.duty.otherwise.keys()):
            yield case, self.duty.otherwise[case], self._ending(case, self.duty.otherwise[case])
        for case in sorted(self.cases & self.duty.added.keys()):
            yield case, self.duty.added[case], self._added(case, base)

    def _ending(self, case: str | None, term: Term) -> Deadline | None:
        start = self._start(case)
        return self.counting.for_buyer(start, term, self.duty.rules) if start else None

    def _start(self, case: str | None) -> date | None:
        return self.events.known_on if case == _FROM_KNOWING else start_of(self.events, self.duty.start)

    def _added(self, case: str, base: Deadline | None) -> Deadline | None:
        """Return the end of a period that comes on top, cut short where the seller informed within it."""
        if base is None or self.duty.within is None:
            return None
        longest = self.counting.for_buyer(base.last_on, self.duty.added[case], self.duty.rules)
        informed_on = self.events.informed_on if case == _UNINFORMED else None
        if informed_on is None or informed_on > longest.last_on:
            return longest
        return self.counting.for_buyer(informed_on, self.duty.within, self.duty.rules)
