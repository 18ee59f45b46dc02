"""Say by when a customer can honestly be told to expect an answer.

It is the due time of the target, or the time at which their turn in the line is over, whichever is later. Where nobody is there at that
instant, or the customer must not be disturbed, it is the first moment after that at which an answer may come. It is then rounded up as
the market likes, but not past the close of the shift that it falls into. A close itself counts as open, since whoever promises it
answers before it. At least some time is left to answer in: a promise is never of this very instant, nor of the opening that follows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from xborder_support.calendars import due_at
from xborder_support.errors import UsageError
from xborder_support.terms import Finding, Reason, Target, time_zone, utc

from .contact_hours import AgentsLike, ContactHours, hours_of_agents
from .days_off import days_off
from .load import Load
from .quiet_hours import QuietLike, quiet_hours
from .reasons import findings_of, for_delays, for_length, for_load, for_target, for_window
from .rounding import rounding_of
from .segments import Course, PromiseSegment

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar, Holidays
    from xborder_support.markets import PromiseStyle

__all__ = ["Promise", "promise"]

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Hold the time that a customer can be told. A person answers by then, at the latest.

    ``at`` is aware UTC and ``local`` the same instant in the customer's zone. ``computed_at`` is the exact time before rounding.
    ``is_late`` says that the target had passed already, so that it was counted anew from ``now``. ``within`` is the promise in whole hours
    from ``now``, where it was asked for and can be told so, else None.

    ``reasons`` hold what moved it: ``target-passed``, ``load-beyond-target``, ``nobody-there-when-due``, ``quiet-when-due``,
    ``holiday-when-due``. ``findings`` hold what somebody should look at before it is made, with what can be done: the warnings
    ``load-beyond-target`` and ``window-shuts-first``, and the error ``promise-over-a-day``, which stands until somebody signs it off.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, Target
        >>> from xborder_support.sla import promise
        >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]})
        >>> asked = datetime(2026, 2, 6, 16, 7, tzinfo=UTC)  # Friday, 17:07 in Berlin
        >>> made = promise(Target.parse("2h business"), start=asked, now=asked, agents=berlin, customer_zone="Asia/Kolkata")
        >>> made.computed_at.isoformat(), made.local.isoformat()
        ('2026-02-09T09:07:00+00:00', '2026-02-09T14:45:00+05:30')
        >>> [(segment.kind, str(segment.duration)) for segment in made.segments]
        [('work', '0:53:00'), ('closed', '2 days, 15:00:00'), ('work', '1:07:00'), ('rounding', '0:08:00')]
    """

    at: datetime
    local: datetime
    computed_at: datetime
    target: Target
    is_late: bool
    reasons: tuple[Reason, ...] = ()
    findings: tuple[Finding, ...] = ()
    within: timedelta | None = None
    course: Course = field(repr=False, compare=False)

    @property
    def segments(self) -> tuple[PromiseSegment, ...]:
        """Return the stretches from ``now`` to ``at`` in order and without gaps, and what each of them is."""
        return self.course.segments()

    @property
    def message(self) -> str:
        """Return the key of the text that tells the customer, in the catalogue of ``tone``."""
        return "expected_reply" if self.within is None else "expected_reply_within"

    @property
    def values(self) -> dict[str, Any]:
        """Return the values of that text. A time with seconds is told as the next full minute, since texts show no seconds.

        Texts show it in the customer's zone (``time_zone``). Add ``tz_label`` where that zone is not certain.
        """
        if self.within is not None:
            return {"within": self.within}
        return {"due_at": self.at + timedelta(0, -self.at.second, -self.at.microsecond) % _MINUTE}


def promise(  # noqa: PLR0913  (each argument is another side of it, by name)
    target: Target,
    *,
    start: datetime,
    now: datetime,
    agents: AgentsLike,
    customer_zone: str | tzinfo,
    rounding: int | None = None,
    style: PromiseStyle = "by_time",
    load: Load | None = None,
    quiet: QuietLike | None = None,
    customer_holidays: Holidays | BusinessCalendar | None = None,
    urgent: bool = False,
    window_expires_at: datetime | None = None,
    signed_off: bool = False,
) -> Promise:
    """Return by when somebody will have answered a message that came at ``start``.

    The promise is never earlier than computed, never in the past, never in closed time, in quiet hours or on a holiday of the customer's.

    - ``agents`` are the hours of those who answer, or of several sites; without, somebody is always there.
    - ``load`` is the line before this message; it passes in open time of the agents, from ``now`` on.
    - ``quiet`` are hours in which the customer must not be disturbed: a calendar that is open then, or hours on the customer's clock, such
      as ``"21:00-08:00"`` for every day or ``{"mon-fri": "21:00-08:00", "sat-sun": "20:00-10:00"}``.
    - ``customer_holidays`` are holidays on the customer's dates, or a calendar of their side, whose holidays and closed dates count. An
      ``urgent`` answer may come on them.
    - ``rounding`` is in minutes, 15 unless given. ``style="within"`` tells whole hours from now instead, where an answer may come
      until they end, and they are no more than 24.
    - ``window_expires_at`` is when the channel stops to take free answers; ``signed_off`` says that somebody agreed to more than 24 hours.

    Errors: ``UsageError`` ``no-calendar`` for business time or days without ``agents``, ``no-agents``, ``not-calendars``, ``no-open-time``,
    ``no-common-time``, ``always-quiet``, ``bad-hours``, ``unknown-day``, ``empty-calendar``, ``not-holidays``, ``holidays-out-of-range``,
    ``bad-load``, ``bad-rounding``, ``unknown-promise-style``, ``unknown-time-zone``, ``naive-datetime``, ``not-a-datetime``,
    ``not-a-target``, ``datetime-out-of-range``, ``calendar-out-of-range``.
    """
    at, zone = utc(now, "now"), time_zone(customer_zone)
    expires = None if window_expires_at is None else utc(window_expires_at, "window_expires_at")
    told, staff = rounding_of(zone, rounding, style), hours_of_agents(agents)
    hours = ContactHours(at, staff, quiet_hours(quiet, zone), None if urgent else days_off(customer_holidays, zone))
    with _within_the_calendar():
        way = _way(target, utc(start, "start"), at, load, staff)
        rounded = told.applied(way.computed, hours)
        local = rounded.at.astimezone(zone)
    beyond = tuple(for_load(load, way.counted, way.answered))
    against = (*beyond, *for_window(expires, rounded.at, hours), *for_length(at, rounded.at, signed_off=signed_off))
    course = Course(at, way.turn, way.computed, rounded.exact, rounded.at, rounded.delays, staff, zone.key)
    reasons = (*for_target(way.due, way.counted), *beyond, *for_delays(rounded.delays))
    return _promise(target, local, way.due < at, course, rounded.within, reasons=reasons, findings=findings_of(against))


def _promise(  # noqa: PLR0913  (what a promise is made of)
    target: Target,
    local: datetime,
    is_late: bool,  # noqa: FBT001  (as above)
    course: Course,
    within: timedelta | None,
    *,
    reasons: tuple[Reason, ...],
    findings: tuple[Finding, ...],
) -> Promise:
    return Promise(
        at=course.at,
        local=local,
        computed_at=course.exact,
        target=target,
        is_late=is_late,
        reasons=reasons,
        findings=findings,
        within=within,
        course=course,
    )


@contextmanager
def _within_the_calendar() -> Iterator[None]:
    try:
        yield
    except OverflowError:
        hint = "check start and now, and the unit of the target and of the load"
        raise UsageError("the promise lies outside the years 1 to 9999", code="datetime-out-of-range", hint=hint) from None


class _Way(NamedTuple):
    """Hold when the target is due, when it is after it was counted anew, when the line has passed, and when this one is answered."""

    due: datetime
    counted: datetime
    turn: datetime
    answered: datetime

    @property
    def computed(self) -> datetime:
        return max(self.counted, self.answered)


def _way(target: Target, asked: datetime, now: datetime, load: Load | None, agents: BusinessCalendar | None) -> _Way:
    if not isinstance(target, Target):
        hint = 'pass Target.parse("2h business")'
        raise UsageError(f"the target is not a Target but {type(target).__name__}", code="not-a-target", hint=hint)
    due = due_at(target, asked, agents)
    return _Way(due, due if due >= now else due_at(target, now, agents), *_turn(load, now, agents))


def _turn(load: Load | None, now: datetime, agents: BusinessCalendar | None) -> tuple[datetime, datetime]:
    if load is None:
        return now, now
    if not isinstance(load, Load):
        hint = "pass Load(waiting=12, minutes_each=6, agents=2)"
        raise UsageError(f"the load is not a Load but {type(load).__name__}", code="bad-load", hint=hint)
    if agents is None:
        return now + load.in_line, now + load.until_answered
    return agents.add(now, load.in_line), agents.add(now, load.until_answered)
