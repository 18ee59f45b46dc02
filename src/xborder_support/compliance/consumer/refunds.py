"""Answer by when a seller gives the money back, and by when a buyer sends the goods back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date

from xborder_support.calendars import Deadline, Holidays, end_of_day
from xborder_support.compliance.rulebook import DeadlineDuty, Rule, Rulebook, expect, read_day
from xborder_support.terms import Storable

from .counting import Counting

__all__ = ["ReturnEvents", "ReturnPeriod", "refund_deadline", "return_deadline"]

_DAYS: dict[str, tuple[str, ...]] = {
    "withdrawal_notice": ("notice_on",),
    "goods_back": ("goods_back_on",),
    "goods_back_or_proof": ("goods_back_on", "proof_on"),
    "cancellation": ("cancelled_on",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnEvents(Storable):
    """State the days of a withdrawal, as local dates; None is not yet, or not known.

    ``notice_on`` is when the buyer withdrew, ``goods_back_on`` when the seller had the goods again, ``proof_on`` when the buyer showed
    that they were sent, ``cancelled_on`` when an order that came late was cancelled.

    Errors: ``UsageError`` ``not-a-date``.
    """

    notice_on: date | None = None
    goods_back_on: date | None = None
    proof_on: date | None = None
    cancelled_on: date | None = None

    def __post_init__(self) -> None:
        for each in fields(self):
            if getattr(self, each.name) is not None:
                read_day(getattr(self, each.name), f"ReturnEvents.{each.name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPeriod:
    """State by when the money or the goods are due. Without a ``deadline`` the period did not start, or the law names no figure.

    ``is_at_once``: the law says at once. ``may_wait_for`` is what the seller may await first; ``is_waiting`` tells that nothing of it
    has happened, so that the money may be held although the ``deadline`` is known.
    """

    rule: Rule
    duty: DeadlineDuty = field(repr=False)  # it stands in the rule
    deadline: Deadline | None = None
    is_at_once: bool = False
    may_wait_for: tuple[str, ...] = ()
    is_waiting: bool = False


def refund_deadline(
    events: ReturnEvents,
    place: str,
    *,
    rulebook: Rulebook,
    on: date,
    time_zone: str | None = None,
    holidays: Iterable[Holidays] | None = None,
) -> ReturnPeriod | None:
    """Return by when a buyer in a place has the money back, by the law of a day; None where no rule is known.

    Where the seller may wait for the goods, the money is due no later than the period or the day on which they or the proof came.

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``needs-a-territory``, ``not-a-date``, ``rulebook-of-another-day``, and those of
    ``deadline_after``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook
        >>> from xborder_support.compliance.consumer import ReturnEvents, refund_deadline
        >>> told = ReturnEvents(notice_on=date(2026, 11, 2))
        >>> period = refund_deadline(told, "DE", rulebook=Rulebook.load(), on=date(2026, 11, 2))
        >>> period.deadline.last_on, period.is_waiting
        (datetime.date(2026, 11, 16), True)
    """
    return _period(events, place, "refund", rulebook=rulebook, on=on, counting=Counting.of(place, time_zone, holidays))


def return_deadline(
    events: ReturnEvents,
    place: str,
    *,
    rulebook: Rulebook,
    on: date,
    time_zone: str | None = None,
    holidays: Iterable[Holidays] | None = None,
) -> ReturnPeriod | None:
    """Return by when a buyer in a place sends the goods back, by the law of a day; None where no rule is known.

    Errors: as ``refund_deadline``.
    """
    return _period(events, place, "return", rulebook=rulebook, on=on, counting=Counting.of(place, time_zone, holidays))


def _period(events: ReturnEvents, place: str, about: str, *, rulebook: Rulebook, on: date, counting: Counting) -> ReturnPeriod | None:
    expect(events, ReturnEvents, "events")
    expect(rulebook, Rulebook, "rulebook")
    book = rulebook.as_of(read_day(on, "on"))
    found = ((rule, duty) for rule, duty in book.applying(DeadlineDuty, place=place) if duty.about == about)
    rule, duty = min(found, key=lambda pair: not _starts(pair[1], events), default=(None, None))
    if rule is None or duty is None:
        return None
    start = min(_starts(duty, events), default=None)
    count = counting.for_buyer if about == "return" else counting.for_seller
    deadline = count(start, duty.within, duty.rules, *((duty.calendar,) if about == "refund" else ())) if start and duty.within else None
    happened = [day for day in (events.goods_back_on, events.proof_on) if day]
    return ReturnPeriod(
        rule=rule,
        duty=duty,
        deadline=_awaited(deadline, happened) if duty.may_wait_for else deadline,
        is_at_once=duty.at_once,
        may_wait_for=duty.may_wait_for,
        is_waiting=bool(duty.may_wait_for) and not happened,
    )


def _starts(duty: DeadlineDuty, events: ReturnEvents) -> list[date]:
    return [day for name in _DAYS.get(duty.start, ()) if (day := getattr(events, name)) is not None]


def _awaited(deadline: Deadline | None, happened: list[date]) -> Deadline | None:
    """Return the deadline, or the day on which what was awaited came, where that is later."""
    if deadline is None or not happened or min(happened) <= deadline.last_on:
        return deadline
    day = min(happened)
    ends_at = end_of_day(day, time_zone=deadline.time_zone)
    return Deadline(ends_at=ends_at, last_on=day, time_zone=deadline.time_zone, reasons=deadline.reasons)
