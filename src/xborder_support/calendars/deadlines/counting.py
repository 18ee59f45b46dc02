"""Count a period from an event to its end, as a law counts it.

The steps are the same for all laws: leave out the day of the event, count, move off a rest day, make sure of enough working days. What
each does stands in ``PeriodRules``; why it did so is kept as a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from xborder_support.calendars.holidays import Holidays
from xborder_support.terms import Reason
from xborder_support.terms import time_zone as pinned_zone

from .deadline import Deadline
from .hour_counting import counted_hours, same_time_on
from .local_days import day_later, end_of_day, event_day, last_day_before, local_time, start_of_day
from .rules import PeriodRules, period_rules
from .steps import date_reached
from .term import Term, read_term
from .working_days import WorkingDays, read_working_days

__all__ = ["deadline_after", "deadline_before"]

_WEEKEND = (6, 7)
_TWO_DAYS = 2


def deadline_after(
    event: datetime | date,
    term: Term | str,
    *,
    rules: str | PeriodRules,
    time_zone: str,
    holidays: Holidays | Iterable[Holidays] | None = None,
    rest_days: Iterable[int] = _WEEKEND,
) -> Deadline:
    """Return when a period that starts with an event is over, by the rules of a law.

    ``event`` is an aware datetime, or its local date where the term is no count of hours. Working days are those that are neither
    holidays of the lists nor ``rest_days`` (ISO numbers, 7 for Sunday): a law's working day is not a desk's open day. Where working days
    matter, ``holidays`` must be given: ``[]`` says that there are none.

    Errors: ``UsageError`` ``bad-term``, ``unknown-period-rules``, ``unknown-time-zone``, ``not-holidays``, ``no-holidays-given``,
    ``bad-rest-days``, ``naive-datetime``, ``not-a-datetime``, ``calendar-out-of-range``, ``holidays-out-of-range``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.calendars import Holidays, deadline_after
        >>> asked_at = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
        >>> answer = deadline_after(
        ...     asked_at, "1 month", rules="eu-1182-71", time_zone="Europe/Berlin", holidays=[Holidays(territory="DE")]
        ... )
        >>> print(answer.explain())
        The day of the event, Tuesday 2026-03-03, does not count (Art. 3(1), Council Regulation (EEC, Euratom) No 1182/71).
        1 month leads to the same date, Friday 2026-04-03 (Art. 3(2)(c), Council Regulation (EEC, Euratom) No 1182/71).
        No working day: Friday 2026-04-03 (Good Friday), Saturday 2026-04-04, Sunday 2026-04-05, Monday 2026-04-06 (Easter Monday). ...
        So it could last be met on Tuesday 2026-04-07, until 2026-04-08T00:00:00+02:00 (Europe/Berlin).
    """
    law = period_rules(rules)
    days = read_working_days(holidays, rest_days, make_up_days=law.make_up_days)
    return _Period(event, read_term(term), law, pinned_zone(time_zone).key, days, step=1).deadline()


def deadline_before(
    event: datetime | date,
    term: Term | str,
    *,
    rules: str | PeriodRules,
    time_zone: str,
    holidays: Holidays | Iterable[Holidays] | None = None,
    rest_days: Iterable[int] = _WEEKEND,
) -> Deadline:
    """Return until when something can be done that must be done a period before an event, by the rules of a law.

    Errors: as ``deadline_after``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import Holidays, deadline_before
        >>> meeting_on = date(2026, 3, 20)
        >>> belgium, united_states = [Holidays(territory="BE")], [Holidays(territory="US")]
        >>> deadline_before(meeting_on, "10 days", rules="eu-1182-71", time_zone="Europe/Brussels", holidays=belgium).last_on
        datetime.date(2026, 3, 9)
        >>> deadline_before(meeting_on, "10 days", rules="us-frcp-6", time_zone="America/New_York", holidays=united_states).last_on
        datetime.date(2026, 3, 10)
    """
    law = period_rules(rules)
    days = read_working_days(holidays, rest_days, make_up_days=law.make_up_days)
    return _Period(event, read_term(term), law, pinned_zone(time_zone).key, days, step=-1).deadline()


@dataclass(frozen=True, slots=True)
class _Period:
    """Hold one question: ``step`` is 1 where the period follows the event, and -1 where it precedes it."""

    event: datetime | date
    term: Term
    rules: PeriodRules
    zone: str
    days: WorkingDays
    step: int

    def deadline(self) -> Deadline:
        """Return the end of the period."""
        return self._ending_in_hours() if self.term.unit == "hours" else self._ending_in_days()

    def _ending_in_days(self) -> Deadline:
        day = event_day(self.event, self.zone)
        reasons = [self._reason("event-day-excluded", day=f"{day}")]
        last = self._stretched(day, self._moved(self._counted(day, reasons), reasons), reasons)
        if self.step > 0 or self.rules.backwards_to == "end_of_day":
            return self._deadline(end_of_day(last, time_zone=self.zone), last, reasons)
        reasons.append(self._reason("whole-period-between", before=f"{last}"))
        return self._deadline(start_of_day(last, self.zone), day_later(last, -1), reasons)

    def _ending_in_hours(self) -> Deadline:
        starts_at, ends_at = counted_hours(self.event, self.term, self.rules.hours_from, self.zone, self.step)
        reasons = (
            [self._reason("event-hour-excluded", start=local_time(starts_at, self.zone).isoformat())]
            if self.rules.hours_from == "next_hour"
            else []
        )
        reasons.append(self._reason("hours-counted", term=f"{self.term}", until=local_time(ends_at, self.zone).isoformat()))
        first, counted = event_day(starts_at, self.zone), last_day_before(ends_at, self.zone)
        last = self._moved(counted, reasons) if self.rules.rolls_hours else counted
        if self.rules.least_in_hours:
            last = self._stretched(first, last, reasons)
        ends_at = same_time_on(ends_at, (last - counted).days, self.zone)
        return self._deadline(ends_at, last_day_before(ends_at, self.zone), reasons)

    def _counted(self, day: date, reasons: list[Reason]) -> date:
        if self.term.unit == "business_days":
            last = self.days.nth(day, self.step * self.term.count)
        else:
            last = date_reached(day, self.term, self.step)
        code = _COUNTED[self.term.unit]
        if code == "same-date" and last.day != day.day:
            code = "last-day-of-month"
        reasons.append(self._reason(code, term=f"{self.term}", to=f"{last}", number=f"{day.day}"))
        return last

    def _moved(self, last: date, reasons: list[Reason]) -> date:
        """Return the last day, off a rest day where the law says so."""
        roll = self.rules.roll if self.step > 0 else self.rules.roll_backwards
        if roll == "none":
            if self.step < 0 and self.rules.roll != "none" and not self.days.is_working(last):
                reasons.append(self._reason("kept-on-rest-day", day=f"{last}", because=self.days.cause(last)))
            return last
        moved = self.days.nearest(last, 1 if roll == "forward" else -1)
        if moved != last:
            reasons.append(self._reason(f"moved-{roll}", skipped=self._skipped(last, moved), to=f"{moved}"))
        return moved

    def _stretched(self, first: date, last: date, reasons: list[Reason]) -> date:
        """Return the last day, or a farther one where the period would hold too few working days."""
        least = self.rules.least_working_days
        if not least or not self._has_two_days():
            return last
        needed = self.days.nth(first, self.step * least)
        if (needed - last).days * self.step <= 0:
            return last
        reasons.append(self._reason("least-working-days", least=f"{least}", to=f"{needed}"))
        return needed

    def _has_two_days(self) -> bool:
        counts = {"hours": _TWO_DAYS * 24, "calendar_days": _TWO_DAYS, "business_days": _TWO_DAYS}
        return self.term.count >= counts.get(self.term.unit, 1)

    def _skipped(self, last: date, moved: date) -> str:
        step = 1 if moved > last else -1
        days = [day_later(last, step * passed) for passed in range(abs((moved - last).days))]
        return ", ".join(self.days.described(day) for day in days)

    def _reason(self, code: str, **facts: str) -> Reason:
        article = self.rules.articles.get(code)
        return Reason(code, {**facts, "article": article, "law": self.rules.title} if article else facts)

    def _deadline(self, ends_at: datetime, last_on: date, reasons: list[Reason]) -> Deadline:
        return Deadline(ends_at=ends_at, last_on=last_on, time_zone=self.zone, reasons=tuple(reasons))


_COUNTED = {
    "calendar_days": "days-counted",
    "business_days": "business-days-counted",
    "weeks": "same-weekday",
    "months": "same-date",
    "years": "same-date",
}
