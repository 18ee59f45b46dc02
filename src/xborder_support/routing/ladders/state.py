"""Tell which steps of a ladder have taken effect, and when to look again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from xborder_support.conversations import TicketEvent
from xborder_support.errors import UsageError
from xborder_support.terms import utc

from .ladder import Ladder
from .step import LadderStep, Relaxation
from .wait import Wait, current_wait

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["DueStep", "LadderState", "due", "due_since"]

_ID_DIGITS = 20

#: Tells at which instant a share of the target is used, as ``sla.Cycle.at_share`` does.
AtShare: TypeAlias = Callable[[float], datetime]
#: Tells the hours of whoever a step reaches, None where they are not known.
HoursOf: TypeAlias = "Callable[[LadderStep], BusinessCalendar | None]"
#: Tells whether nobody is scheduled who could take a step, at the instant at which its time is up.
IsEmpty: TypeAlias = Callable[[LadderStep, datetime], bool]


@dataclass(frozen=True, slots=True)
class DueStep:
    """Say when a step takes effect. ``reached_at`` is when its time was up, ``due_at`` when whoever it reaches is there (aware UTC).

    ``id`` is the same whenever the same step of the same wait is asked for.
    """

    step: LadderStep
    id: str
    reached_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderState:
    """Say where a conversation stands on a ladder.

    ``due`` are all steps that have taken effect, ``upcoming`` the next one, ``next_check_at`` (aware UTC) when to ask again, None where
    nothing comes any more. ``relaxation`` is what the due steps let go of, taken together. Without a ``wait`` nothing is due.
    """

    wait: Wait | None = None
    due: tuple[DueStep, ...] = ()
    upcoming: DueStep | None = None
    relaxation: Relaxation = field(default_factory=Relaxation)

    @property
    def next_check_at(self) -> datetime | None:
        """Return when the next step takes effect (aware UTC), None where none does."""
        return self.upcoming.due_at if self.upcoming else None


def due(
    ladder: Ladder,
    events: Iterable[TicketEvent],
    now: datetime,
    *,
    at_share: AtShare | None = None,
    hours_of: HoursOf | None = None,
    is_empty: IsEmpty | None = None,
) -> LadderState:
    """Return where a conversation stands on a ladder, from its events. Asked again, the same steps have the same ids.

    ``at_share`` is needed where a step stands at a share of a target. With ``hours_of`` nobody hears at midnight: a step waits for the
    hours of whoever it reaches, unless it is for any hour, or the target would be missed by then. Without, every step takes effect when
    its time is up. ``is_empty`` tells of a step with ``skip_if_empty`` whether nobody is scheduled when its time is up: asked for the same
    instant, it has to say the same, whatever the hour is by then.

    Errors: ``UsageError`` ``naive-datetime``, ``no-target`` for a share without ``at_share``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, TicketEvent
        >>> from xborder_support.routing import Ladder, due
        >>> tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
        >>> ladder = Ladder.from_config([{"after": "30m elapsed", "to": "asia"}])
        >>> asked = TicketEvent(at=datetime(2026, 2, 3, 12, tzinfo=UTC), kind="customer_message")
        >>> state = due(ladder, [asked], datetime(2026, 2, 3, 13, tzinfo=UTC), hours_of=lambda step: tokyo)
        >>> state.due, state.upcoming.reached_at.isoformat(), state.next_check_at.isoformat()
        ((), '2026-02-03T12:30:00+00:00', '2026-02-04T00:00:00+00:00')
    """
    wait = current_wait(events, starts=ladder.starts_on, stops=ladder.stops_on, restarts=ladder.restarts_on)
    return due_since(ladder, wait, now, at_share=at_share, hours_of=hours_of, is_empty=is_empty)


def due_since(
    ladder: Ladder,
    wait: Wait | None,
    now: datetime,
    *,
    at_share: AtShare | None = None,
    hours_of: HoursOf | None = None,
    is_empty: IsEmpty | None = None,
) -> LadderState:
    """Return the same as ``due`` for a wait that is known, such as a running clock of ``sla``.

    Errors: as ``due``.
    """
    instant = utc(now, "now")
    if wait is None:
        return LadderState()
    steps = list(_timed(ladder, wait, _Clock(at_share, hours_of, is_empty)))
    taken = tuple(step for step in steps if step.due_at <= instant)
    relaxation = Relaxation()
    for step in taken:
        relaxation |= step.step.relaxation
    upcoming = min((step for step in steps if step.due_at > instant), key=lambda step: step.due_at, default=None)
    return LadderState(wait=wait, due=taken, upcoming=upcoming, relaxation=relaxation)


@dataclass(frozen=True, slots=True)
class _Clock:
    at_share: AtShare | None
    hours_of: HoursOf | None
    is_empty: IsEmpty | None

    def time_of(self, step: LadderStep, start: datetime) -> datetime:
        if step.share is None:
            return step.waited_until(start)
        if self.at_share is None:
            hint = "pass at_share=cycle.at_share, or use steps with a wait"
            raise UsageError(f"a step at {step.when} of the target needs to know the target", code="no-target", hint=hint)
        return utc(self.at_share(step.share), "at_share()")

    def is_skipped(self, step: LadderStep, reached_at: datetime) -> bool:
        return step.skip_if_empty and self.is_empty is not None and self.is_empty(step, reached_at)

    def told_at(self, step: LadderStep, reached_at: datetime) -> datetime:
        """Return when whoever is reached is there; at once where the target would be missed by then and can still be met."""
        hours = None if step.any_hour or self.hours_of is None else self.hours_of(step)
        # At the very close they are just leaving, and open time that runs out there has not run out at night.
        if hours is None or hours.is_open(reached_at) or hours.is_open(reached_at - datetime.resolution):
            return reached_at
        try:
            opening = hours.next_open(reached_at)
        except UsageError:
            return reached_at  # hours that never come again: better an alarm at midnight than none
        missed_at = self.at_share(1.0) if self.at_share else None
        return reached_at if missed_at is not None and reached_at < missed_at < opening else opening


def _timed(ladder: Ladder, wait: Wait, clock: _Clock) -> Iterator[DueStep]:
    """Yield the steps with their times, none before an earlier one. Where one is skipped, the next one takes its time."""
    start, reached = wait.started_at, wait.started_at
    rung: Ladder | None = ladder
    while rung is not None:
        taken_over: datetime | None = None
        for position, step in enumerate(rung.steps, 1):
            reached = max(reached, taken_over or clock.time_of(step, start))
            if clock.is_skipped(step, reached):
                taken_over = reached
                continue
            taken_over = None
            yield DueStep(step, _step_id(rung.name, position, wait), reached, clock.told_at(step, reached))
        start, rung = reached, rung.then


def _step_id(ladder: str, position: int, wait: Wait) -> str:
    content = "\0".join((ladder, str(position), wait.started_by))
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]
