"""Answer when a period of a case ends: extended once where the person was told in time, stopped while an answer is awaited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from xborder_support.calendars import Deadline, Holidays, Term, end_of_day
from xborder_support.compliance.rulebook import DeadlineDuty, Rule
from xborder_support.terms import Reason

from .case import PrivacyCase
from .clock import CaseClock
from .counting import Pause, Period, merged
from .places import working_calendar
from .start import Start

__all__ = ["Timing"]

_NOT_EXTENDED = frozenset({"acknowledgement", "breach", "breach_first_report", "breach_people", "opt_out", "opt_out_result"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Hold where the periods of a case are counted, and by which days.

    ``days`` are the local dates of receipt, that of the main zone first.
    """

    case: PrivacyCase
    place: str
    days: tuple[date, ...]
    zones: tuple[str, ...]
    holidays: Mapping[str, Iterable[Holidays]] = field(repr=False)

    @property
    def day(self) -> date:
        """Return the local date of receipt in the main zone."""
        return self.days[0]

    def day_of(self, rule: Rule) -> date:
        """Return the local date of receipt on which a rule is in force."""
        return next(filter(rule.holds, self.days), self.day)

    def timed(self, clock: CaseClock, duty: DeadlineDuty, within: Term, start: Start) -> CaseClock:
        """Return a clock with its end: in the zone of the place where it comes first."""
        ends = [self._end(duty, within, start.at, zone) for zone in self.zones]
        end = min(ends, key=lambda one: one.deadline.ends_at)
        is_strictest = any(one.deadline.ends_at != end.deadline.ends_at for one in ends)
        where = (Reason("earliest-zone", {"zone": end.deadline.time_zone}),) if is_strictest else ()
        return replace(
            clock,
            deadline=end.deadline,
            is_extended=end.is_extended,
            is_paused=end.is_paused,
            can_be_extended_until=end.extendable_until,
            reasons=(*clock.reasons, *start.reasons, *where, *self._extension(duty, end), *self._pauses(duty, end)),
        )

    def _end(self, duty: DeadlineDuty, within: Term, start: datetime, zone: str) -> _End:
        calendar = working_calendar(duty.calendar or self.place, on=self.day, holidays=self.holidays)
        period = Period(start=start, rules=duty.rules, zone=zone, calendar=calendar)
        pauses = [pause for pause in merged(self.case.questions) if pause[0] >= start] if duty.pauses else []
        first, counted = period.paused(within, None, pauses)
        told_at = self.case.extended_at
        if not _extensible(duty):
            return _End(start=start, deadline=first, first=first, pauses=counted)
        if told_at is None or not start <= told_at < first.ends_at:
            until = first.ends_at if told_at is None else None
            return _End(start=start, deadline=first, first=first, pauses=counted, extendable_until=until)
        if duty.extension is None:
            return _End(start=start, deadline=self._told(first), first=first, pauses=counted, is_extended=True)
        whole, counted = period.paused(within, duty.extension, pauses)
        return _End(start=start, deadline=whole, first=first, pauses=counted, is_extended=True)

    def _told(self, first: Deadline) -> Deadline:
        """Return the end that the person was told, where that is later; without one, the first end stays."""
        until = self.case.extended_until
        if until is None or until <= first.last_on:
            return first
        return replace(first, ends_at=end_of_day(until, time_zone=first.time_zone), last_on=until)

    def _extension(self, duty: DeadlineDuty, end: _End) -> tuple[Reason, ...]:
        told_at = self.case.extended_at
        if told_at is None or told_at < end.start or duty.about in _NOT_EXTENDED:
            return ()
        if not _extensible(duty):
            return (Reason("no-extension"),)
        if end.is_extended and duty.extension is None:
            return (Reason("told-until", {"told_at": told_at.isoformat(), "until": f"{end.deadline.last_on}"}),)
        if end.is_extended:
            return (Reason("extended", {"told_at": told_at.isoformat(), "extension": f"{duty.extension}"}),)
        return (Reason("extension-not-in-time", {"told_at": told_at.isoformat(), "ended_at": end.first.ends_at.isoformat()}),)

    def _pauses(self, duty: DeadlineDuty, end: _End) -> tuple[Reason, ...]:
        if not duty.pauses:
            return (Reason("runs-on"),) if self.case.questions else ()
        return tuple(_stopped(pause) for pause in end.pauses)


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    start: datetime
    deadline: Deadline
    first: Deadline
    pauses: tuple[Pause, ...]
    is_extended: bool = False
    extendable_until: datetime | None = None

    @property
    def is_paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1][1] is None


def _extensible(duty: DeadlineDuty) -> bool:
    return duty.extension is not None or duty.told_if_longer


def _stopped(pause: Pause) -> Reason:
    asked, answered = pause
    if answered is None:
        return Reason("standing-still", {"from": asked.isoformat()})
    return Reason("paused", {"from": asked.isoformat(), "to": answered.isoformat()})
