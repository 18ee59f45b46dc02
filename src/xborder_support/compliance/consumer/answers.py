"""Answer by when a shop must acknowledge and answer a complaint."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from xborder_support.calendars import Deadline, Holidays
from xborder_support.compliance.rulebook import DeadlineDuty, DeadlineSubject, Rule, Rulebook, expect, read_bound_by
from xborder_support.terms import Severity, utc

from .binding import weight
from .counting import Counting

__all__ = ["ANSWERS", "AnswerClock", "complaint_clocks"]

#: What the periods of the rules that answer a complaint are about.
ANSWERS: frozenset[DeadlineSubject] = frozenset({"acknowledgement", "complaint", "complaint_progress", "undue_charge"})
_ABOUT_GOODS = "complaint"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerClock:
    """State by when a complaint gets which answer. Without a ``deadline`` the law names no figure; ``is_at_once`` says: at once.

    ``severity`` is that of the rule, and ``advisory`` where it binds only what the shop is not known to be.
    """

    rule: Rule
    about: DeadlineSubject
    severity: Severity
    deadline: Deadline | None = None
    is_at_once: bool = False

    @property
    def due_at(self) -> datetime | None:
        """Return the instant (aware UTC) from which it is late."""
        return self.deadline.ends_at if self.deadline else None


def complaint_clocks(  # noqa: PLR0913  (each is a circumstance that decides which clock runs)
    place: str,
    received_at: datetime,
    *,
    rulebook: Rulebook,
    bound_by: Collection[str] = (),
    complaint_is: Collection[str] = (),
    time_zone: str | None = None,
    holidays: Iterable[Holidays] | None = None,
) -> tuple[AnswerClock, ...]:
    """Return the clocks of a buyer's complaint that came at an instant, what is due first in front; () where ``is_law_known`` says why.

    The law of the local day counts. Where the zones of a place had two dates at that instant, the rules of both do.

    ``bound_by`` names what the shop is of that which laws are limited to (``large_firms``, ``marketplaces``,
    ``federally_regulated_services``); the clock of a law for others is advice. ``complaint_is`` names what makes this one special, such as
    ``undue_charge`` or ``privacy_complaint``.

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``needs-a-territory``, ``naive-datetime``, ``wrong-argument``,
    ``rulebook-of-another-day`` where the book was narrowed to another day than that of the complaint, and those of ``deadline_after``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance import Rulebook
        >>> from xborder_support.compliance.consumer import complaint_clocks
        >>> for clock in complaint_clocks("IN", datetime(2026, 11, 2, 9, tzinfo=UTC), rulebook=Rulebook.load()):
        ...     print(clock.rule.id, clock.about, clock.due_at.isoformat())
        IN-ECOM-48H acknowledgement 2026-11-04T09:00:00+00:00
        IN-ECOM-48H complaint 2026-12-02T18:30:00+00:00
    """
    expect(rulebook, Rulebook, "rulebook")
    counting = Counting.of(place, time_zone, holidays)
    received = utc(received_at, "received_at")
    book = rulebook.as_of_any(*counting.days(received))
    special, bound = frozenset(complaint_is), read_bound_by(bound_by, rulebook)
    clocks = [
        AnswerClock(
            rule=rule,
            about=duty.about,
            severity=weight(rule, bound),
            deadline=_ending(counting, received, duty),
            is_at_once=duty.at_once,
        )
        for rule, duty in book.applying(DeadlineDuty, place=counting.place)
        if _is_meant(duty, special)
    ]
    return tuple(sorted(clocks, key=_order))


def _is_meant(duty: DeadlineDuty, special: frozenset[str]) -> bool:
    if duty.about not in ANSWERS or (duty.about == "undue_charge" and "undue_charge" not in special):
        return False
    return not duty.only_for or bool({_ABOUT_GOODS, *special} & set(duty.only_for))


def _ending(counting: Counting, received: datetime, duty: DeadlineDuty) -> Deadline | None:
    return counting.for_seller(received, duty.within, duty.rules, duty.calendar) if duty.within else None


def _order(clock: AnswerClock) -> tuple[bool, bool, float, str, str]:
    due = clock.due_at
    return not clock.is_at_once, due is None, due.timestamp() if due else 0.0, clock.rule.id, clock.about
