"""Hold the days of a sale from which the periods of the buyer count."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from xborder_support.compliance.rulebook import read_day
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Storable

__all__ = ["SaleEvents", "start_of"]

#: Which events start a period, by the word of the rules; of several, the latest. Days that a period leaves out need no word of their own:
#: "the day after receipt" is how periods count anyway.
_STARTS: dict[str, tuple[str, ...]] = {
    "receipt": ("delivered_on",),
    "delivery": ("delivered_on",),
    "delivery_of_last_item": ("delivered_on",),
    "day_after_receipt": ("delivered_on",),
    "day_after_delivery": ("delivered_on",),
    "later_of_delivery_contract": ("delivered_on", "contract_on"),
    "later_of_receipt_document": ("delivered_on", "document_on"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleEvents(Storable):
    """State the days of one sale, as local dates where the buyer is; None is not yet, or not known.

    ``delivered_on`` is when the buyer had the goods, of several the last; ``document_on`` when the buyer had the terms in writing,
    ``informed_on`` when the seller told of the right to withdraw after all, ``known_on`` when the buyer learnt of the fault.

    Errors: ``UsageError`` ``not-a-date``.
    """

    contract_on: date | None = None
    delivered_on: date | None = None
    document_on: date | None = None
    informed_on: date | None = None
    known_on: date | None = None

    def __post_init__(self) -> None:
        for each in fields(self):
            if getattr(self, each.name) is not None:
                read_day(getattr(self, each.name), f"SaleEvents.{each.name}")

    @property
    def rules_of(self) -> date | None:
        """Return the day whose law counts: that of the contract, or else the first that is known."""
        known = [day for day in (self.delivered_on, self.document_on) if day is not None]
        return self.contract_on or min(known, default=None)


def start_of(events: SaleEvents, start: str) -> date | None:
    """Return the day of the event from which a period counts, None while one of its events is missing.

    What is not bought yet cannot be given back: goods that come before the contract, as on approval, start it with the contract.

    Errors: ``UsageError`` ``unknown-start``, of a rule that the host wrote.
    """
    if start not in _STARTS:
        shown = start[:40]
        raise UsageError(
            f"a right to withdraw starts with nothing called {shown!r}", code="unknown-start", hint=did_you_mean(shown, _STARTS)
        )
    days = [getattr(events, name) for name in _STARTS[start]]
    return None if None in days else max(day for day in (*days, events.contract_on) if day is not None)
