"""Answer how much of a target is used at an instant, and when so much of it is used, in the measure of its clock.

Business time and business days use up the open time of a calendar, the other clocks use up wall time. In that measure the time before the
due time is the amount of the target, whatever the clock. Pauses use up nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from xborder_support.calendars.calendar import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.terms import Target

from .pauses import Pauses

__all__ = ["TargetAmount", "target_amount", "wall_later"]

_NOTHING = timedelta(0)


def wall_later(t: datetime, duration: timedelta) -> datetime:
    """Return the instant so much wall time later.

    Errors: ``UsageError`` ``datetime-out-of-range``.
    """
    try:
        return t + duration
    except OverflowError:
        hint = "check the start and the unit of the target"
        raise UsageError("the target is due after the year 9999", code="datetime-out-of-range", hint=hint) from None


def _wall_between(a: datetime, b: datetime) -> timedelta:
    return b - a


@dataclass(frozen=True, slots=True)
class TargetAmount:
    """Hold what a target amounts to from its start, and by which measure.

    ``between`` measures from one instant to another, ``later`` finds the earliest instant so much later. ``due`` is the due time without
    pauses.
    """

    begin: datetime
    due: datetime
    whole: timedelta
    pauses: Pauses
    between: Callable[[datetime, datetime], timedelta]
    later: Callable[[datetime, timedelta], datetime]

    @property
    def paused_due(self) -> datetime:
        """Return the due time, put off by each pause that begins before it."""
        at = self.when_used(self.whole)
        # A weekend may end while the desk is closed: nothing more can be used then, and the hour that was named stands.
        return self.due if at < self.due and self.between(at, self.due) == _NOTHING else at

    def when_used(self, amount: timedelta) -> datetime:
        """Return the earliest instant at which so much is used."""
        at = self.later(self.begin, amount)
        for start, end in self.pauses:
            first = max(start, self.begin)
            if first >= at:
                break
            at = self.later(at, self._cost(first, end))
        return at

    def used(self, at: datetime) -> timedelta:
        """Return how much is used at an instant; nothing before the start."""
        if at <= self.begin:
            return _NOTHING
        paused = sum((self._cost(max(start, self.begin), min(end, at)) for start, end in self.pauses), _NOTHING)
        return self.between(self.begin, at) - paused

    def _cost(self, start: datetime, end: datetime) -> timedelta:
        return self.between(start, end) if start < end else _NOTHING


def target_amount(target: Target, begin: datetime, due: datetime, calendar: BusinessCalendar | None, pauses: Pauses) -> TargetAmount:
    """Return the amount of a target that starts at one instant and is due, without pauses, at another.

    Where a weekend ends before the desk opens, the target holds no open time that could be used: then wall time is, and no pause counts.
    """
    if target.counts_open_time and calendar is not None:
        whole = calendar.business_duration(begin, due)
        if whole:
            return TargetAmount(begin, due, whole, pauses, calendar.business_duration, calendar.add)
        pauses = ()
    return TargetAmount(begin, due, due - begin, pauses, _wall_between, wall_later)
