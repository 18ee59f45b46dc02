"""Count one period of a case in one zone: from its start, with the days on which the clock stood still, to its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeAlias

from xborder_support.calendars import Deadline, Term, deadline_after
from xborder_support.terms import Reason, time_zone

from .places import WorkingCalendar

__all__ = ["Pause", "Period", "Standstill", "merged"]

#: From when to when a clock stands still; None while an answer is awaited.
Pause: TypeAlias = tuple[datetime, datetime | None]

_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill:
    """State how long a clock stood still: hours of elapsed time, calendar days, and working days."""

    hours: timedelta = timedelta(0)
    days: int = 0
    working_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Hold how a period is counted, without its length."""

    start: datetime
    rules: str
    zone: str
    calendar: WorkingCalendar

    def ending(self, term: Term, extension: Term | None = None, still: Standstill | None = None) -> Deadline:
        """Return when a term is over, after an extension and what the clock stood still."""
        whole, rest = _joined(term, extension)
        return self._ended(whole, rest, still or Standstill())

    def paused(self, term: Term, extension: Term | None, pauses: Iterable[Pause]) -> tuple[Deadline, tuple[Pause, ...]]:
        """Return when a term is over where the clock stands still, and the pauses that count: those that began before its end."""
        counted: tuple[Pause, ...] = ()
        deadline = self.ending(term, extension)
        for pause in pauses:
            if pause[0] >= deadline.ends_at:
                break
            counted = (*counted, pause)
            deadline = self.ending(term, extension, self._still(counted))
        return deadline, counted

    def _still(self, pauses: Iterable[Pause]) -> Standstill:
        hours, days, working = timedelta(0), 0, 0
        for asked, answered in pauses:
            if answered is None:
                continue
            first, last = (instant.astimezone(time_zone(self.zone)).date() for instant in (asked, answered))
            hours, days = hours + (answered - asked), days + (last - first).days
            working += self.calendar.working_days(first, last)
        return Standstill(hours=hours, days=days, working_days=working)

    def _ended(self, term: Term, rest: Term | None, still: Standstill) -> Deadline:
        if term.unit == "hours" and rest is None:
            return _later(self._after(self.start, term, self.rules), still.hours, self.zone)
        if term.unit == "business_days" and rest is None:
            return self._after(self.start, replace(term, count=term.count + still.working_days), self.rules)
        steps = [term, *([rest] if rest else []), *([Term(still.days, "calendar_days")] if still.days else [])]
        return self._in_steps(steps)

    def _in_steps(self, steps: list[Term]) -> Deadline:
        """Return the end of terms that follow each other. Only the last of them moves off a rest day."""
        *first, last = steps
        event, reasons = self.start, tuple[Reason, ...]()
        for step in first:
            reached = self._after(event, step, "plain")
            event, reasons = reached.ends_at - _MOMENT, (*reasons, *reached.reasons)
        ended = self._after(event, last, self.rules)
        return replace(ended, reasons=(*reasons, *ended.reasons))

    def _after(self, event: datetime, term: Term, rules: str) -> Deadline:
        calendar = self.calendar
        return deadline_after(event, term, rules=rules, time_zone=self.zone, holidays=calendar.holidays, rest_days=calendar.rest_days)


def merged(questions: Iterable[Pause]) -> tuple[Pause, ...]:
    """Return pauses that follow each other, from questions that may have been open at the same time; one without an end is the last."""
    found: list[Pause] = []
    for asked, answered in questions:
        before = found[-1] if found else None
        if before is None or (before[1] is not None and before[1] < asked):
            found.append((asked, answered))
        elif before[1] is not None:
            found[-1] = (before[0], None if answered is None else max(before[1], answered))
    return tuple(found)


def _joined(term: Term, extension: Term | None) -> tuple[Term, Term | None]:
    """Return a term with its extension: in the same unit they are one term, as "one month, and two further months" are three."""
    if extension is not None and extension.unit == term.unit:
        return replace(term, count=term.count + extension.count), None
    return term, extension


def _later(deadline: Deadline, by: timedelta, zone: str) -> Deadline:
    ends_at = deadline.ends_at + by
    return replace(deadline, ends_at=ends_at, last_on=(ends_at - _MOMENT).astimezone(time_zone(zone)).date())
