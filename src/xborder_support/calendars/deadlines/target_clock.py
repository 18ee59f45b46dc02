"""Tell when a target is due on its clock, when a share of it is used, and how much is used and left at an instant."""

from __future__ import annotations

from datetime import datetime, timedelta

from xborder_support.calendars.calendar import BusinessCalendar
from xborder_support.calendars.landing import Landing, adding
from xborder_support.errors import UsageError
from xborder_support.terms import Target, utc

from .pauses import PausesLike, read_pauses
from .target_amount import TargetAmount, target_amount
from .target_due import due_unpaused, length_later

__all__ = ["due_at", "remaining", "share_at", "used_share"]

_MAX_SHARE = 10


def due_at(
    target: Target, start: datetime, calendar: BusinessCalendar | None, *, pauses: PausesLike = (), landing: Landing = "close"
) -> datetime:
    """Return when a target that starts counting at an instant is due (aware UTC).

    Business time ends on the close where it runs out there; with ``landing="next_open"``, business time and business days end on the
    opening after it. Calendar days and months end with the local day so many later, in the calendar's zone. A cut-off counts the business
    days of the calendar. Elapsed time needs no calendar.

    ``pauses`` are pairs of a start and an end, in order, that do not overlap. Each that begins before the due time puts it off by what the
    pause costs: by its open time where the target counts business time or business days, else by its wall time.

    What starts at the weekend before the target's ``weekend_until`` is due then: on one of the two local dates before that day, where the
    calendar opens on neither it nor a date between. Holidays carry nothing over.

    Errors: ``UsageError`` ``no-calendar``, ``naive-datetime``, ``not-a-datetime``, ``bad-pauses``, ``unknown-landing``,
    ``datetime-out-of-range``, and those of the calendar: ``no-open-time`` where it never opens again, ``calendar-out-of-range``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, Target
        >>> from xborder_support.calendars import due_at
        >>> due_at(Target.parse("24h elapsed"), datetime(2026, 2, 6, 17, tzinfo=UTC), None).isoformat()
        '2026-02-07T17:00:00+00:00'
        >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"})
        >>> waiting = [(datetime(2026, 2, 6, 16, tzinfo=UTC), datetime(2026, 2, 9, 9, tzinfo=UTC))]  # Friday 17:00 to Monday 10:00
        >>> due_at(Target.parse("2h business"), datetime(2026, 2, 6, 15, tzinfo=UTC), berlin, pauses=waiting).isoformat()
        '2026-02-09T10:00:00+00:00'
    """
    begin = utc(start, "start")
    if pauses and target.clock == "business" and target.weekend_until is None and calendar is not None and landing == "close":
        return calendar.add(begin, target.duration, without=read_pauses(pauses))
    due = due_unpaused(target, begin, calendar)
    if pauses:
        due = target_amount(target, begin, due, calendar, read_pauses(pauses)).paused_due
    return due if landing == "close" else _landed(target, due, calendar, landing)


def share_at(target: Target, start: datetime, calendar: BusinessCalendar | None, *, share: float, pauses: PausesLike = ()) -> datetime:
    """Return when a share of a target is used: 0.5 is half of it, 1.0 the due time, 1.5 half of it again after that.

    The share is of open time where the target counts business time or business days, and otherwise of wall time. It never decreases as
    the share grows. A share of 0 is the start.

    Errors: ``UsageError`` ``bad-share`` outside 0 to 10, and those of ``due_at``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import Target
        >>> from xborder_support.calendars import share_at
        >>> share_at(Target.parse("24h elapsed"), datetime(2026, 2, 6, 17, tzinfo=UTC), None, share=0.5).isoformat()
        '2026-02-07T05:00:00+00:00'
    """
    if not 0 <= share <= _MAX_SHARE:
        raise UsageError(
            f"a share of {share} is out of range", code="bad-share", hint=f"pass a number from 0 to {_MAX_SHARE}, 0.5 for half"
        )
    begin = utc(start, "start")
    if target.seconds and target.weekend_until is None and not pauses:  # nearly all of them, so they go the shortest way
        return length_later(target, begin, calendar, target.duration * share)
    amount = _amount(target, begin, calendar, pauses)
    return amount.paused_due if share == 1 else amount.when_used(amount.whole * share)


def used_share(target: Target, start: datetime, calendar: BusinessCalendar | None, *, at: datetime, pauses: PausesLike = ()) -> float:
    """Return which share of a target is used at an instant: 0 at the start and before, 1 when it is due, more after that.

    It is the inverse of ``share_at``, by the same measure, and never decreases. While a pause is running, pass it as ended at ``at``.

    Errors: as ``due_at``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, Target
        >>> from xborder_support.calendars import used_share
        >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"})
        >>> friday, monday = datetime(2026, 2, 6, 16, tzinfo=UTC), datetime(2026, 2, 9, 9, tzinfo=UTC)
        >>> used_share(Target.parse("4h business"), friday, berlin, at=monday)
        0.5
    """
    amount = _amount(target, start, calendar, pauses)
    return amount.used(utc(at, "at")) / amount.whole


def remaining(target: Target, start: datetime, calendar: BusinessCalendar | None, *, at: datetime, pauses: PausesLike = ()) -> timedelta:
    """Return how much of a target is left at an instant: open time for business time and business days, wall time for the others.

    It is negative once that much more was used, and the whole target at the start and before. While a pause is running, pass it as ended
    at ``at``.

    Errors: as ``due_at``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, Target
        >>> from xborder_support.calendars import remaining
        >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"})
        >>> friday, monday = datetime(2026, 2, 6, 16, tzinfo=UTC), datetime(2026, 2, 9, 8, 30, tzinfo=UTC)
        >>> print(remaining(Target.parse("4h business"), friday, berlin, at=monday))
        2:30:00
    """
    amount = _amount(target, start, calendar, pauses)
    return amount.whole - amount.used(utc(at, "at"))


def _amount(target: Target, start: datetime, calendar: BusinessCalendar | None, pauses: PausesLike) -> TargetAmount:
    begin = utc(start, "start")
    return target_amount(target, begin, due_unpaused(target, begin, calendar), calendar, read_pauses(pauses))


def _landed(target: Target, due: datetime, calendar: BusinessCalendar | None, landing: str) -> datetime:
    adding(landing)  # which says what is wrong with it
    return calendar.next_open(due) if target.counts_open_time and calendar is not None else due
