"""Hold one run of a clock: from the event that started it to the one that stopped it, what it counted, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeAlias

from pydantic import Field

from xborder_support.calendars import due_at, remaining, share_at, used_share
from xborder_support.errors import UsageError
from xborder_support.terms import Metric, Target

from .pauses import Pause

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["THRESHOLDS", "Cycle", "SlaState", "Threshold"]

#: ``active``: running, not yet due. ``active_with_misses``: running, and its due time has passed (of a metric: or a former cycle missed).
#: ``paused``: running, not yet due, and standing still. ``met``: stopped at the due time or before. ``missed``: stopped after it.
#: ``cancelled``: nothing is owed any more, and nothing was late. ``no_target``: no policy promises anything. ``idle``: nothing has
#: started the clock.
SlaState: TypeAlias = Literal["active", "active_with_misses", "paused", "met", "missed", "cancelled", "no_target", "idle"]

#: The shares of a target at which people want to hear of it. After the last one, each further half is one.
THRESHOLDS = (0.5, 0.8, 1.0)
_STEP_AFTER = 0.5
_LAST_SHARE = 10.0


class Threshold(NamedTuple):
    """Say when a share of a target will be used (aware UTC)."""

    share: float
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """Hold one run of a clock. Instants are aware UTC.

    ``clock`` is ``shop``, a marketplace's name or a jurisdiction. ``number`` counts the runs of one metric and clock from 1, and
    ``started_by`` is the id of the event that started it. ``fulfilled_at`` is the answer or solution, ``ended_at`` also a cancellation;
    None while it runs. ``cancelled_by`` is the kind of event, or the class of conversations, that took it off the clock. ``pauses`` are
    the times that do not count. ``due_at`` is None without a target, and while a running clock is paused: then nobody knows when it goes
    on. ``as_of`` is the instant up to which it was counted. ``policy_version`` and ``calendar_digest`` name the versions
    that judged; no calendar is needed for elapsed time.
    """

    metric: Metric
    clock: str
    number: int
    started_at: datetime
    started_by: str
    state: SlaState
    as_of: datetime
    due_at: datetime | None = None
    fulfilled_at: datetime | None = None
    ended_at: datetime | None = None
    cancelled_by: str | None = None
    pauses: tuple[Pause, ...] = ()
    policy: str | None = None
    policy_version: str | None = None
    target: Target | None = None
    calendar_name: str | None = None
    calendar_digest: str | None = None
    calendar: Annotated[Any, Field(exclude=True)] = field(default=None, repr=False, compare=False)

    @property
    def instance_id(self) -> str:
        """Return what tells this run from all others of the conversation, however often it is evaluated."""
        return f"{self.metric}/{self.clock}/{self.started_by}"

    @property
    def is_running(self) -> bool:
        """Tell whether the clock still runs."""
        return self.ended_at is None

    @property
    def is_paused(self) -> bool:
        """Tell whether the clock runs and stands still."""
        return self.ended_at is None and bool(self.pauses) and self.pauses[-1].end is None

    @property
    def until(self) -> datetime:
        """Return the instant up to which the cycle counts: its end, or the instant of the question."""
        return self.ended_at or max(self.as_of, self.started_at)

    @property
    def elapsed(self) -> timedelta:
        """Return the wall time that was counted, without the pauses."""
        return self.until - self.started_at - sum((end - start for start, end in self._stops), timedelta())

    @property
    def business(self) -> timedelta | None:
        """Return the open time that was counted, without the pauses; None where no calendar is known."""
        calendar: BusinessCalendar | None = self.calendar
        if calendar is None:
            return None
        return calendar.business_duration(self.started_at, self.until, without=self._stops)

    @property
    def due_at_next_open(self) -> datetime | None:
        """Return the due time where time that runs out at a close is due at the next opening: the other way to read the same target."""
        if self.target is None or self.due_at is None:
            return None
        return due_at(self.target, self.started_at, self._counted_on, pauses=self._closed_stops, landing="next_open")

    @property
    def remaining(self) -> timedelta | None:
        """Return what is left of the target on its own clock, negative once it is overdue; None without a target."""
        if self.target is None:
            return None
        return remaining(self.target, self.started_at, self._counted_on, at=self.until, pauses=self._stops)

    @property
    def remaining_elapsed(self) -> timedelta | None:
        """Return the wall time until the due time, negative after it; None where there is none."""
        return None if self.due_at is None else self.due_at - self.until

    @property
    def remaining_business(self) -> timedelta | None:
        """Return the open time until the due time, negative after it; None where there is none, or no calendar."""
        if self.due_at is None or self.calendar is None:
            return None
        until_due: timedelta = self.calendar.business_duration(self.until, self.due_at)
        return until_due

    @property
    def used_share(self) -> float | None:
        """Return the share of the target that is used: 1.0 when due, more after; None without a target."""
        if self.target is None:
            return None
        return used_share(self.target, self.started_at, self._counted_on, at=self.until, pauses=self._stops)

    def at_share(self, share: float) -> datetime:
        """Return when a share of the target is used: 0.5 is half of it, 1.0 the due time, up to 10.

        The share is of business time where the target counts that. A pause that still lasts is taken to end now.

        Errors: ``UsageError`` ``no-target``, ``bad-share``.
        """
        if self.target is None:
            raise UsageError("no policy sets a target for this cycle", code="no-target", hint="look at due_at first: it is None then")
        return share_at(self.target, self.started_at, self._counted_on, share=share, pauses=self._stops)

    def next_threshold(self, shares: Sequence[float] = THRESHOLDS, *, hours: BusinessCalendar | None = None) -> Threshold | None:
        """Return the next share of the target that will be used, and when; None where nothing runs or nobody knows.

        After the last of ``shares`` each further half of the target is one. With ``hours`` an alarm is put off until somebody is there.
        """
        if self.target is None or self.ended_at is not None or self.is_paused:
            return None
        for share in (*shares, *_later_shares(shares)):
            at = self.at_share(share)
            if at > self.as_of:
                return Threshold(share, at if hours is None else hours.next_open(at))
        return None

    @property
    def _counted_on(self) -> BusinessCalendar | None:
        if self.calendar is None and self.calendar_name is not None:
            hint = "evaluate the events again: a stored report keeps verdicts, not calendars"
            raise UsageError("the cycle was stored, and its calendar was not", code="no-calendar", hint=hint)
        calendar: BusinessCalendar | None = self.calendar
        return calendar

    @property
    def _closed_stops(self) -> tuple[tuple[datetime, datetime], ...]:
        return tuple((pause.start, pause.end) for pause in self.pauses if pause.end is not None)

    @property
    def _stops(self) -> tuple[tuple[datetime, datetime], ...]:
        return tuple((pause.start, pause.end or self.until) for pause in self.pauses)


def _later_shares(shares: Sequence[float]) -> Sequence[float]:
    last = max(shares, default=0.0)
    count = int((_LAST_SHARE - last) / _STEP_AFTER)
    return [last + _STEP_AFTER * step for step in range(1, count + 1)]
